"""What the terminal at the other end can do, as terminfo tells it."""

from __future__ import annotations

import os

from store.record import NamedTuple


class Terminal(NamedTuple):
    """Erasing with the background colour, erasing some cells of a row, scrolling some of the rows.

    Repeating a character (REP) is not asked for: tmux, under the name of an xterm, does not repeat what is
    not ASCII, and frames are drawn with little else.
    """

    colour_erase: bool = True
    erase_cells: bool = True
    scroll_rows: bool = True

    @classmethod
    def of_environment(cls) -> Terminal:
        """Ask terminfo; a terminal it does not know gets the plainest treatment."""
        term = os.environ.get("TERM", "")
        try:
            import curses

            curses.setupterm(term, 1)
            scrolls = all(curses.tigetstr(name) for name in ("csr", "il", "dl"))
            return cls(curses.tigetflag("bce") == 1, bool(curses.tigetstr("ech")), scrolls)
        except Exception:  # curses.error is no class of its own until curses is set up
            return cls(False, False, False)
