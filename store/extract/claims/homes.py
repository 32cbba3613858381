"""Where a firm is at home, as descriptions tell it: `le français`, `the German carmaker`.

Known from `homes.txt`, and from what the article itself says (`l'allemand Quantum Systems`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_SAYS: tuple[tuple[str, str], ...] = (
    ("us", r"américain|californien|new-yorkais|american|californian|u\.s\.|seattle|texan|silicon valley"),
    ("fr", r"français|francais|tricolore|parisien|lyonnais|nantais|lillois|toulousain|roubaisien|hexagonal|"
           r"bordelais|grenoblois|marseillais|french"),
    ("de", r"allemand|munichois|berlinois|german|bavarian"),
    ("gb", r"britannique|londonien|anglais|british|english|scottish"),
    ("nl", r"néerlandais|dutch"),
    ("se", r"suédois|swedish|swede"),
    ("fi", r"finlandais|finnish|finn"),
    ("ch", r"suisse|helvétique|swiss"),
    ("cn", r"chinois|chinese"),
    ("jp", r"japonais|nippon|japanese"),
    ("kr", r"sud-coréen|coréen|south korean|korean"),
    ("tw", r"taïwanais|taiwanese"),
    ("il", r"israélien|israeli"),
    ("es", r"espagnol|spanish"),
    ("it", r"italien|italian"),
    ("lt", r"lituanien|lithuanian"),
    ("ee", r"estonien|estonian"),
    ("za", r"sud-africain|south african"),
    ("ca", r"canadien|canadian|québécois|torontois"),
    ("au", r"australien|australian"),
    ("be", r"belge|belgian|bruxellois"),
    ("dk", r"danois|danish"),
    ("no", r"norvégien|norwegian"),
    ("pl", r"polonais"),
    ("ie", r"irlandais|irish"),
    ("in", r"indien|indian(?!a)"),
    ("sa", r"saoudien|saudi"),
    ("ae", r"émirati|emirati|abu dhabi"),
    ("hk", r"hongkongais"),
)  # fmt: skip
_SAID = re.compile("|".join(rf"(?P<{home}>(?<![\w-])(?:{words}))" for home, words in _SAYS))
_TOLD = re.compile(
    rf"(?<!\w)(?:l'|le |la |du |au |the )({'|'.join(words for _, words in _SAYS)})e?(?:ne)? (?:[^\W\d_]+ )?"
    rf"(?=@)"
)


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """The firms of `homes.txt`, each with its country."""
    found: dict[str, str] = {}
    for line in Path(__file__).with_name("homes.txt").read_text(encoding="utf-8").splitlines():
        home, colon, firms = line.partition(":")
        if colon and not line.startswith("#"):
            found.update((firm.strip().casefold(), home) for firm in firms.split(","))
    return found


@lru_cache(maxsize=256)
def home_said(words: str) -> str | None:
    """The country that a description names, if any."""
    hit = _SAID.search(words)
    return hit.lastgroup if hit else None


def home_of(name: str, told: dict[str, str]) -> str | None:
    """The country of a firm, from what its article tells or from the list."""
    return told.get(name) or _listed_home(name.casefold())


@lru_cache(maxsize=256)
def _listed_home(name: str) -> str | None:
    """The country of a firm of the list, whatever words follow its short name: `Infineon Technologies`."""
    while name:
        if home := _listed().get(name):
            return home
        name = name.rpartition(" ")[0]
    return None


def homes_told(mask: str) -> list[tuple[int, str]]:
    """Where names begin in a mask that stand behind their nationality, each with its country."""
    if "@" not in mask:
        return []
    found = []
    for hit in _TOLD.finditer(mask):
        home = home_said(hit.group(1))
        if home:
            found.append((hit.end(), home))
    return found
