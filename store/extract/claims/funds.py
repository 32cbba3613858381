"""Who is a fund: what `le fonds` can stand for, and what `la société` or `the start-up` rather does not.

By the name itself (`Index Ventures`, `Silver Lake Partners`), else by `funds.txt`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_BY_NAME = re.compile(
    r"(?i)(?<!\w)(?:capital|partners|ventures?|funds?|fonds|invest(?:ments?|issements?|or|ors)?|equity|"
    r"growth|"
    r"holdings?|angels)(?!\w)"
)
_FUND_WORDS = re.compile(r"(?:fonds|fund|investisseur|investor|financier|capital-risqueur|firm)(?!\w)")
_BY_TRADE = re.compile(
    r"(?:private equity|buyout|venture|venture capital|investment) (?:firm|group|house|giant)(?!\w)"
)
"""Words that say that a firm is a fund: `the private equity firm`."""
_FIRM_WORDS = re.compile(
    r"(?:entreprise|société|start-?up|jeune pousse|pépite|licorne|éditeur|fabricant|constructeur|hébergeur|"
    r"plateforme|fintech|biotech|scale-?up|pme|boîte|company|startup|unicorn|maker|chipmaker|retailer|"
    r"developer|"
    r"carmaker|platform|publisher|provider|elle)(?!\w)"
)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The funds of `funds.txt`, in lower case."""
    lines = Path(__file__).with_name("funds.txt").read_text(encoding="utf-8").splitlines()
    names = (name for line in lines if not line.startswith("#") for name in line.split(","))
    return frozenset(name.strip().casefold() for name in names)


@lru_cache(maxsize=256)
def is_fund(name: str) -> bool:
    """Tell whether an organisation puts money in others by trade."""
    return _BY_NAME.search(name) is not None or name.casefold() in _known()


def agrees(words: str, name: str) -> bool:
    """Tell whether a description can stand for an organisation: no `société` for a fund."""
    if _BY_TRADE.search(words):
        return is_fund(name)
    if _FUND_WORDS.search(words):
        return is_fund(name) or words.endswith("firm")
    return not (_FIRM_WORDS.search(words) and is_fund(name))
