"""What is worked out for a word is kept, for words come back often: in a sentence, an article, a folder.

A `Remembered` is looked up as a dictionary is, which an engine does far quicker than it calls a function;
what it does not know it works out and keeps. It is bounded in words and in their length, so that no text
fills the memory. It holds what follows from the word alone, never what depends on the text around it.
"""

from __future__ import annotations

from collections.abc import Callable

from store.hints import TypeVar

SMALL_LETTERS = "a-zß-öø-ɏ"
"""Latin small letters, as ranges: an engine looks them up far quicker than it asks what a character is."""
_Value = TypeVar("_Value")

MOST = 40_000
"""Words kept at most, some 8 MB, about those of a thousand articles; of too many, all are let go."""
LONGEST = 40
"""Characters of the longest word that is kept."""


class Remembered(dict[str, _Value]):
    """What `work_out` gives for words, each worked out once."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[str], _Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> _Value:
        """Work out and keep what was not asked before."""
        value = self._work_out(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = value
        return value
