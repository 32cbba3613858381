"""Memory that was let go, given back to the system."""

from __future__ import annotations


def give_back() -> None:
    """Give back the pages that the C library keeps for later; nothing where it has no such call.

    What views find out for a moment in a large dossier leaves many of them, and the next moment that needs as
    much may never come. It takes a few milliseconds, during which other threads go on.
    """
    import ctypes

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return
    trim(0)
