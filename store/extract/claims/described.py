"""Firms named by what they make or who runs them: `the maker of Claude`, `le groupe de Patrick Drahi`.

Such words stand for the firm, and a product for its maker where only a firm can take part. Who makes
and who runs what is read from the article itself, then from `makers.txt`; a firm that the article
never names is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from store.model import Mention

_MAKER_OF = re.compile(
    r"(?<!\w)(?:l'|le |la |the )(?:(?:jeune |heureux |américain |young )?(?:éditeur|éditrice|créateur|"
    r"créatrice|concepteur|conceptrice|fabricant|maison mère|propriétaire|inventeur|développeur|exploitant|"
    r"maker|creator|developer|owner|parent(?: company)?|publisher|inventor|operator|"
    r"company behind|firm behind|start-?up behind|group behind|entreprise derrière|start-?up derrière))"
    r" ?(?:of |de |d'|du )?(?:the |la |le |l')?[«\"“* ]{0,3}\Z"
)
_FIRM_OF = re.compile(
    r"(?<!\w)(?:le |la |l'|the )(?:groupe|société|entreprise|firme|start-?up|jeune pousse|maison|holding|"
    r"opérateur|conglomérat|éditeur|constructeur|armateur|laboratoire|distributeur|énergéticien|assureur|"
    r"empire|group|company|firm|startup) (?:de |d'|of |"
    r"(?:(?:dirig|pilot|fond|cofond)ée?|led|run|headed|founded) "
    r"(?:par|by) )\Z"
)
_OWN_FIRM = re.compile(r"'s (?:company|firm|group|start-?up|empire)(?!\w)")
_MAKES = re.compile(
    r"[*_]{0,3},? (?:which |who |qui )?(?:makes?|develops?|publishes|owns|builds|operates|runs|édite|"
    r"fabrique|développe|exploite|conçoit|"
    r"(?:the |l'|le |la )?(?:maker|creator|developer|publisher|owner|éditeur|fabricant|créateur|concepteur|"
    r"maison mère|parent) (?:of|de|d'|du))"
    r" ?(?:the |le |la |l'|son |sa )?[«\"“* ]{0,3}\Z"
)
_RUNS = re.compile(
    r"(?:,? (?:le |the |son )?(?:pdg|patron|patronne|fondateur|fondatrice|cofondateur|boss|dirigeant|"
    r"président|directeur général|chief executive|ceo|founder|co-founder|chairman|propriétaire|owner|head) "
    r"(?:de |d'|du |of )(?:la |l'|the )?)\Z"
)
_RUN_BY = re.compile(
    r"(?:'s| |,)(?: ?(?:ceo|boss|founder|co-founder|chief executive|chief|chairman|head),? )"
    r"|,? (?:dirigée?|fondée?|pilotée?|cofondée?|founded|run|led|headed) (?:par|by) |'s \Z"
)


class Known(NamedTuple):
    """Who makes a product and which firm a person runs, by name."""

    makers: dict[str, Mention]
    firms: dict[str, Mention]


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """The pairs of `makers.txt`: a product or a person, and the firm."""
    lines = Path(__file__).with_name("makers.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {thing.strip().casefold(): firm.strip() for things, firm in pairs for thing in things.split(",")}


def learn(flat: str, mentions: Sequence[Mention]) -> Known:
    """Read from an article who makes what and who runs whom."""
    known = Known({}, {})
    firms = {m.name.casefold(): m for m in mentions if m.type == "ORG"}
    short = {m.text.casefold(): m for m in mentions if m.type == "ORG"}
    listed = _listed()
    for mention in mentions:
        if mention.type not in ("PRODUCT", "PERSON"):
            continue
        firm = listed.get(mention.name.casefold()) or listed.get(mention.text.casefold())
        found = firm and (firms.get(firm.casefold()) or short.get(firm.casefold()))
        if found:
            (known.makers if mention.type == "PRODUCT" else known.firms)[mention.name] = found
    for left, right in pairwise(mentions):
        if left.type != right.type and right.start - left.end < 60:
            _pair(known, flat[left.end : right.start], left, right)
    for person in {m.name: None for m in mentions if m.type == "PERSON" and m.name not in known.firms}:
        if named := _named_after(person, firms):
            known.firms[person] = named
    return known


def _named_after(person: str, firms: Mapping[str, Mention]) -> Mention | None:
    """The one firm of an article that bears a person's surname: Bouygues Telecom for Martin Bouygues."""
    surname = person.casefold().rpartition(" ")[2]
    if " " not in person or len(surname) < 4:
        return None
    bearing = [firm for name, firm in firms.items() if surname in name and surname in name.split(" ")]
    return bearing[0] if len(bearing) == 1 else None


def _pair(known: Known, gap: str, left: Mention, right: Mention) -> None:
    """Learn from two names that follow each other."""
    kinds = (left.type, right.type)
    if kinds == ("ORG", "PRODUCT") and (gap == "'s " or _MAKES.fullmatch(gap)):
        known.makers.setdefault(right.name, left)
    elif kinds == ("PRODUCT", "ORG") and gap in (" de ", " d'"):
        known.makers.setdefault(left.name, right)
    elif kinds == ("ORG", "PERSON") and _RUN_BY.fullmatch(gap):
        known.firms.setdefault(right.name, left)
    elif kinds == ("PERSON", "ORG") and _RUNS.fullmatch(gap):
        known.firms.setdefault(left.name, right)


LATTER = "ce dernier|cette dernière|celui-ci|celle-ci|the latter"
_LATTER = re.compile(rf"(?<!\w)(?:{LATTER})(?!\w)(?! (?:point|tour|chiffre))")
_LATTER_REACH = 160
_FIRM_BETWEEN = re.compile(
    r"(?<!\w)(?:à l'|au |à la |contre l'|contre le |avec l'|avec le |pour l'|pour le |to the |with the )"
    r"(?:[^\W\d_]+ )?(?:éditeur|groupe|fabricant|constructeur|opérateur|assureur|entreprise|société|start-up|"
    r"company|group|startup|firm)(?: [^\W\d_]+)?\. "
)
"""A firm described last, which `ce dernier` takes up rather than the name before it."""


def may_take_up(flat: str) -> bool:
    """Tell whether a text may hold `ce dernier` or its like: quicker than the pattern, and few do."""
    return "derni" in flat or "-ci" in flat or "latter" in flat


def latter(
    flat: str, start: int, end: int, named: Sequence[Mention], mentions: Sequence[Mention], at: int
) -> Sequence[Mention]:
    """Put the firm named last in place of `ce dernier`; `at` is where the names of the sentence begin."""
    if not may_take_up(flat[start:end]):
        return named
    done = list(named)
    for hit in _LATTER.finditer(flat, start, end):
        before = [
            m for m in (*mentions[max(0, at - 3) : at], *named) if m.end <= hit.start() and m.type == "ORG"
        ]
        if before and hit.start() - before[-1].end < _LATTER_REACH:
            gap = flat[before[-1].end : hit.start()]
            if len(before) > 1 and 2 < len(gap) < 16 and gap[1].isalpha() and before[-1].start >= start:
                before.pop()  # the subject of the very verb that the words are an object of
            if _FIRM_BETWEEN.search(flat, before[-1].end, hit.start()):
                continue
            done.append(before[-1]._replace(start=hit.start(), end=hit.end(), text=hit.group()))
    return tuple(sorted(done, key=lambda m: m.start)) if len(done) > len(named) else named


_BOSS_OF = re.compile(
    r",? (?:le |la |the |son )?(?:(?:co-?fondat(?:eur|rice)|président(?:e)?|ceo|pdg|directeur général|"
    r"directrice générale)"
    r" (?:et|and) )?(?:pdg|patron|patronne|boss|dg|directeur général|directrice générale|président(?:e)?|"
    r"président-directeur général|co-?fondat(?:eur|rice)|"
    r"chief executive|ceo|president and ceo|chairman and ceo) (?:du groupe |de la start-?up |"
    r"de la société |de |d'|du |of |"
    r"at |chez )(?:la |l'|the )?"
)
_OWN_BOSS = re.compile(
    r"(?:'s|,)? (?:ceo|boss|chief executive|chief executive officer),? "
    r"|, (?:dirigée?|pilotée?|run|led) (?:par|by) "
)


def bosses(flat: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The firms of the persons whom the article names as their bosses, by the person's name."""
    found: dict[str, str] = {}
    for left, right in pairwise(mentions):
        if left.type == right.type or right.start - left.end > 40:
            continue
        gap = flat[left.end : right.start]
        if (left.type, right.type) == ("PERSON", "ORG") and _BOSS_OF.fullmatch(gap):
            found.setdefault(left.name, right.name)
        elif (left.type, right.type) == ("ORG", "PERSON") and _OWN_BOSS.fullmatch(gap):
            found.setdefault(right.name, left.name)
    return found


_FOR_THE_FIRM = frozenset({"investor", "customer", "supplier"})
_BY_FIRM = frozenset({"buyer", "bidder", "supplier", "customer"})
_LARGE = 1e9


def firm_for(
    name: str, kind: str, role: str, amount: float | None, named: Collection[str], own: Mapping[str, str]
) -> str | None:
    """The firm that deals where its boss or its product is named: Microsoft for `Azure` as a supplier.

    Only a firm of `makers.txt` that the article names, or one of its `own` bosses; a boss invests for the
    firm in large sums only.
    """
    firm = _listed().get(name.casefold())
    if firm is None and kind == "PERSON" and role in _FOR_THE_FIRM and (amount or 0) >= _LARGE:
        return own.get(name)
    if firm is None or firm not in named:
        return None
    if kind == "PRODUCT":
        return firm if role in _BY_FIRM or role == "recipient" else None
    large = role in ("investor", "subject") and (amount or 0) >= _LARGE
    return firm if kind == "PERSON" and (role in _BY_FIRM or large) else None


def stand_in(flat: str, mentions: Sequence[Mention], known: Known) -> list[Mention]:
    """Put the firm in place of words that describe it, over the whole description."""
    done: list[Mention] = []
    for mention in mentions:
        done.append(mention)
        firms = known.firms if mention.type == "PERSON" else known.makers
        firm = firms.get(mention.name) if mention.type in ("PERSON", "PRODUCT") else None
        if firm is None:
            continue
        before = flat[max(0, mention.start - 48) : mention.start]
        if mention.type == "PERSON":
            words = _FIRM_OF.search(before)
            own = _OWN_FIRM.match(flat, mention.end)
            if own and words is None:
                done[-1] = firm._replace(
                    start=mention.start, end=own.end(), text=flat[mention.start : own.end()]
                )
                continue
        else:
            words = _MAKER_OF.search(before)
        if words:
            start = mention.start - len(before) + words.start()
            done[-1] = firm._replace(start=start, end=mention.end, text=flat[start : mention.end])
    return done
