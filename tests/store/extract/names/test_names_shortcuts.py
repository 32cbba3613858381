"""What is told at a glance is what the rules tell when they are asked in full."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from store.extract.names import candidates, context
from store.extract.names.chains import Chain
from store.extract.names.letters import Names
from store.extract.names.lexicon import lexicon
from store.extract.names.tokens import Line, Word

NAMES = Names(lexicon())
FOLDER = Path(__file__).resolve().parents[4] / "seeds"
SEEDS = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
WORDS = (
    *"Le The OpenAI Nvidia Mars Paris Orange GPT-4 Galaxy Renault May Bill".split(),
    *"Zeliq Fund Université Groupe Loi".split(),
    *"Claude Sequoia Carson Elon Musk PDG French April Act iPhone io Mistral Banque Traité A".split(),
)
BEHIND = (
    *(
        "",
        " ",
        ".",
        ", Inc",
        ", la",
        ", 5",
        " 5",
        " 5 millions",
        " 4 est",
        " III",
        " vient",
        " 15 Pro",
        " Note 9",
    ),
    *(" Mini 5", "'s", "-based", " nationale", " 2025", " v2, a", "\n", " (Lyon)", " Pro", " AI", " I and"),
)


@given(st.sampled_from(WORDS), st.sampled_from(BEHIND), st.sampled_from(("", "Hier ", "du ", "tribunal de ")))
def test_a_word_alone_makes_the_piece_that_a_full_look_makes(form: str, behind: str, before: str) -> None:
    start = len(before)
    text = before + form + behind
    word = Word(form, start, start + len(form))
    chain = Chain([word], [], Line(0, len(text), False, False))
    quick, full = (candidates.Cutter(text, NAMES) for _ in range(2))
    found = list(quick.cut(chain))
    if NAMES.alone(form) != "plain":  # these are read by rules of their own
        assert found == list(full._cut_run(chain))
    assert all(text[piece.start : piece.end] == piece.text for piece in found)


@given(st.sampled_from(SEEDS), st.integers(0, 4000), st.integers(0, 72))
def test_words_beside_a_name_are_those_of_the_whole_text_there(text: str, start: int, size: int) -> None:
    beside = text[start : start + size].lower().replace("\n", " ").replace("’", "'")
    words = context._TOKEN.findall(beside)
    assert context._first_words(beside) == words[: context._NEAR]
    assert context._last_words(beside) == words[::-1][: context._NEAR]
