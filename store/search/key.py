"""What an index must have been built from to serve a source: told without reading a text again."""

from __future__ import annotations

import sys
import unicodedata

from store.search.records import Source

FORMAT = 8
"""Raised whenever what is built, or how text is folded, changes."""
ASIDE = 0x80000000
"""Set in the end of a passage that stands in an aside."""
_PRIME, _BASE = 2**255 - 19, 2**127 - 1


class StoppedError(Exception):
    """The build was called off."""


def key_of(source: Source) -> str:
    """What an index must have been built from to serve `source`.

    The generation alone would not do: a store that was deleted and made again counts from one again. The
    digests of the articles are added up as a polynomial: nobody is deceived by a clash but who makes one, and
    no library is loaded for it.
    """
    total = 0
    for article in source.articles:
        said = f"{article.id}\0{article.digest}\0{article.date}\0".encode("utf-8", "surrogatepass")
        total = (total * _BASE + int.from_bytes(said, "big")) % _PRIME
    sizes = "|".join(str(_count(source, table)) for table in ("entities", "deals", "claims"))
    made_by = f"{FORMAT}|{unicodedata.unidata_version}|{sys.byteorder}"
    return f"{made_by}|{source.generation}|{sizes}|{total:x}"


def _count(source: Source, table: str) -> int:
    """How many records there are; a source that can tell does not decode them for it."""
    known = getattr(source, f"count_of_{table}", None)
    return len(getattr(source, table)) if known is None else int(known)
