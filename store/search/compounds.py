"""Compounds that folding writes as one word, with their halves as the index may have them.

Most passages go into the index unfolded, where `start-up` is two words; so whoever looks for `startup`
there must
ask for its halves too. What is found is checked on the folded text. See `store.text.fold`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

_HALVES: tuple[tuple[str, str], ...] = (
    ("start scale spin roll back follow set mark", "up ups"),
    ("spin take lay kick pay", "off offs"),
    ("e", "mail mails commerce book books sport sports learning"),
    ("data", "center centers centre centres base bases set sets"),
    ("web", "site sites"),
    ("smart", "phone phones watch watches"),
    ("block", "chain chains"),
    (
        "bio nano fin clean green deep ed med agri legal insur ad reg",
        "tech techs technologie technologies",
    ),
    ("crypto", "monnaie monnaies actif actifs currency currencies"),
    ("cyber", "securite security attaque attaques attack attacks"),
)


@lru_cache(maxsize=1)
def compounds() -> dict[str, tuple[str, str]]:
    """The halves of every compound, by the compound."""
    return {
        first + second: (first, second)
        for firsts, seconds in _HALVES
        for first, second in product(firsts.split(), seconds.split())
    }
