"""What firms are called by their trade: whom `le motoriste`, `la néobanque` or `le mineur` stands for.

An article tells it where it names a firm (`l'éditeur parisien Preligens`, `Visa, le réseau de paiement`);
of well-known firms `callings.txt` tells it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from pathlib import Path

from store.model import Mention

_START_UP = "start-up"
"""One calling for all the words of a young firm: who is called one is called by any of them."""
YOUNG = "start-?up|jeune pousse|pépite|licorne|unicorn|scale-?up|upstart"
"""What a young firm is called."""
_YOUNG_FIRM = rf"{YOUNG}|jeune (?:société|entreprise)"
_OTHERS = (
    r"association|syndicat|fédération|fondation|ong|collectif|institut|charity|foundation|union|think tank|"
    r"biotech|medtech|fintech|assurtech|legaltech|deeptech|foodtech|greentech|edtech|proptech|spécialiste|"
    r"plateforme|filiale|cabinet|fonds|holding|coentreprise|agence|marketplace|place de marché|application|"
    r"éleveur|exploitant|développeur|gestionnaire|intégrateur|concepteur|créateur|inventeur|enseigne|marque|"
    r"brasseur|maison de disques|chaîne|régie|messagerie|moteur de recherche|courtier|loueur|voyagiste|"
    r"promoteur|producteur|fournisseur|prestataire|sous-traitant|sidérurgiste|cimentier|hôtelier|bookmaker|"
    r"compagnie|sondeur|négociant|raffineur|croisiériste|régulateur|ferrailleur|papetier|verrier"
)
_REACH = 72


@lru_cache(maxsize=1)
def _listed() -> dict[str, frozenset[str]]:
    """The firms of `callings.txt` in lower case, each with what it is called."""
    found: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("callings.txt").read_text(encoding="utf-8").splitlines():
        nouns, colon, firms = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        for firm in firms.split(","):
            found.setdefault(firm.strip().casefold(), set()).update(n.strip() for n in nouns.split(","))
    return {firm: frozenset(nouns) for firm, nouns in found.items()}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A calling anywhere in some words, one before a name, and one that explains a name."""
    listed = sorted({noun for nouns in _listed().values() for noun in nouns}, key=len, reverse=True)
    nouns = rf"(?P<noun>{'|'.join(listed)}|{_YOUNG_FIRM}|{_OTHERS})(?:e?s)?(?!\w)"
    quoted = rf"[«\"“‘' ]{{0,3}}{nouns}[»\"”’' ]{{0,3}}"
    return (
        re.compile(rf"(?<![\w-]){nouns}"),
        re.compile(
            rf"(?<!\w)(?:l'|le |la |du |au |ce |cet |cette |son |sa |leur |"
            rf"une? )(?:[^\W\d_-]+ ){{0,2}}?{quoted}"
            rf"(?:[^\W\d_'-]+(?:-[^\W\d_]+)?[ ']| ){{0,6}}[«\"“ ]{{0,2}}\Z"
        ),
        re.compile(
            rf"(?: \([^()]{{1,40}}\))?(?:,| est| était| reste| devient) (?:(?:le |la |l'|une? |"
            rf"cette |"
            rf"ce |"
            rf"cet |"
            rf"son |sa |leur )(?:[^\W\d_-]+ ){{0,2}}?)?{quoted}"
        ),
    )


_BOUND = re.compile(
    r"(?<!\w)(?:de|d'|du|des|à|au|aux|par|pour|chez|avec|et|ou|que|qu'|dont|qui|contre|dans|sur|a|ont|est|"
    r"va|vient|of|to|at|by|for|with|and|or|that|which|from|against|in|on|has|is|will) ?"
    r"(?:la |le |l'|les |the )?[«\"“ ]{0,2}\Z"
)
_STOPS = re.compile(
    r"(?<!\w)(?:par|que|qui|dont|avec|contre|a|ont|est|va|vient|avait|pour|by|that|which|who|with|has|is|"
    r"will|for|said|of)(?!\w)"
)


def calling(words: str) -> str | None:
    """What a description calls a firm, when that is a trade: `le motoriste français`."""
    hit = _patterns()[0].search(words)
    return _plain(hit["noun"]) if hit else None


_COMMON = frozenset(
    {
        _START_UP,
        "éditeur",
        "fabricant",
        "plateforme",
        "constructeur",
        "équipementier",
        "distributeur",
        "chipmaker",
        "carmaker",
        "automaker",
        "retailer",
        "bank",
    }
)


def is_distinct(noun: str) -> bool:
    """Tell whether a calling is of the list and no word for any firm: `conglomérat`, not `éditeur`."""
    return noun not in _COMMON and any(noun in nouns for nouns in _listed().values())


def _plain(noun: str) -> str:
    return _START_UP if re.fullmatch(_YOUNG_FIRM, noun) else noun


class Callings:
    """What an article and the list call each firm; the article is read once somebody asks."""

    def __init__(self, flat: str, mentions: Sequence[Mention]) -> None:
        self._flat = flat
        self._mentions = mentions
        self._told: dict[str, set[str]] | None = None

    def of(self, name: str) -> frozenset[str]:
        """What a firm is called; nothing when neither the article nor the list says."""
        return _of_list(name.casefold()) | self.told(name)

    def told(self, name: str) -> Set[str]:
        """What the article itself calls a firm."""
        if self._told is None:
            self._told = _read(self._flat, self._mentions)
        return self._told.get(name, frozenset())


@lru_cache(maxsize=256)
def _of_list(name: str) -> frozenset[str]:
    """What the list calls a firm, whatever words follow its short name: `Infineon Technologies`."""
    while name:
        if nouns := _listed().get(name):
            return nouns
        name = name.rpartition(" ")[0]
    return frozenset()


def _read(flat: str, mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """Read from an article what it calls its firms where it names them."""
    told: dict[str, set[str]] = {}
    _, before, behind = _patterns()
    for mention in mentions:
        if mention.type not in ("ORG", "PRODUCT"):
            continue
        lead = flat[max(0, mention.start - _REACH) : mention.start]
        if (hit := before.search(lead)) and not (_BOUND.search(lead) or _STOPS.search(lead, hit.end("noun"))):
            told.setdefault(mention.name, set()).add(_plain(hit["noun"]))
        if hit := behind.match(flat, mention.end, mention.end + _REACH):
            told.setdefault(mention.name, set()).add(_plain(hit["noun"]))
    return told
