"""SQLite without the conversion of dates, which no index holds and for which `sqlite3` imports `datetime`.

What is left is the part of the library that is written in C, with the same names; where an interpreter has
another one, it is the library as a whole.
"""

from __future__ import annotations

from store.hints import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite3
else:
    try:
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3 as sqlite3
