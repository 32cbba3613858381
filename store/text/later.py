"""Regular expressions that are compiled when they are first used.

A command in a pipe imports many that it never asks, and compiling one takes longer than reading a page
with it.
"""

from __future__ import annotations

import re

from store.hints import TYPE_CHECKING, Any


class Later:
    """Stands for a pattern until it is used; from then on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._source), name)
        if not name.startswith("_"):
            setattr(self, name, method)
        return method


if TYPE_CHECKING:

    def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
        """What `re.compile` gives, compiled on first use; for the methods, not for the functions of `re`."""
        return re.compile(pattern, flags)

else:
    later = Later
