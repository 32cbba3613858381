"""What is worked out for a word is kept, within bounds."""

from __future__ import annotations

from store.text import remembered
from store.text.language import weigh


def test_each_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def work_out(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = remembered.Remembered(work_out)
    assert [kept[word] for word in ("un", "deux", "un")] == [2, 4, 2]
    assert asked == ["un", "deux"]


def test_no_text_fills_the_memory() -> None:
    kept = remembered.Remembered(len)
    long = "x" * (remembered.LONGEST + 1)
    assert kept[long] == len(long)
    assert long not in kept
    for number in range(remembered.MOST + 10):
        assert kept[f"w{number}"] == len(f"w{number}")
    assert len(kept) <= remembered.MOST


def test_words_that_are_kept_tell_the_same_again() -> None:
    text = "L’éditeur d’Éole n’a pas levé 3 M€ : « c’est-à-dire », dit-il, aujourd’hui. It's Müller’s."
    first = weigh(text)
    assert weigh(text) == first
    halves = text.split(" « ")
    assert weigh(" « ".join(reversed(halves))) == first
