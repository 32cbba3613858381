"""What the program's exit status tells a script."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every verb; fixed by the contract with scripts."""

    DONE = 0
    """Done, nothing to tell."""
    TOLD = 1
    """Done, but with something to tell: nothing found, some files refused, faults found."""
    FAILED = 2
    """Could not do it: bad usage, unreadable store, unknown id."""
    INTERRUPTED = 130
    """Stopped by SIGINT."""
    TERMINATED = 143
    """Stopped by SIGTERM."""
