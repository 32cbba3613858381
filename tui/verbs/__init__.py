"""The headless verbs, one module each: `arguments(parser)` and `run(args) -> exit code`."""

from __future__ import annotations

from store.record import NamedTuple
from tui.catalogue import t


class Verb(NamedTuple):
    """A verb, where it lives, and the one line that says what it does."""

    name: str

    @property
    def module(self) -> str:
        """The module that carries it out."""
        return f"tui.verbs.{self.name}"

    @property
    def help(self) -> str:
        """What it does, in the language of the interface."""
        return t(f"verb.{self.name}")


_NAMES = (
    "ingest",
    "watch",
    "search",
    "articles",
    "show",
    "entities",
    "deals",
    "claims",
    "pick",
    "compare",
    "matrix",
    "note",
    "tag",
    "decide",
    "explain",
    "verify",
    "export",
    "completions",
    "man",
)

VERBS: dict[str, Verb] = {name: Verb(name) for name in _NAMES}
