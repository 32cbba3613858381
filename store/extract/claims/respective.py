"""Sums told one for one with names: `Alteca et Nexedi ont levé respectivement 3 et 2 millions d'euros`."""

from __future__ import annotations

import re
from itertools import pairwise

from store.extract.claims.drafts import Draft
from store.extract.claims.grammar import COORD
from store.extract.claims.passages import Sentence
from store.extract.claims.rule import MAIN_ROLE
from store.model import Mention, Party, Role

_NEXT = re.compile(r"(?:,| ?,? (?:et|and|puis)| )(?: (?:d[e'] ?|à |of |for |près de |environ |plus de )?)?")
_FAR = 60
"""Characters that may stand between the word and the sums it speaks of."""


def shared_out(drafts: list[Draft], sentence: Sentence) -> list[Draft]:
    """Give each of several sums its own one of the names that `respectivement` shares them out to."""
    at = sentence.mask.find("respecti") if len(drafts) > 1 else -1
    if at < 0 and len(drafts) > 1:
        return _in_turn(drafts, sentence)
    if at < 0 or not sentence.mask.startswith(("respectivement", "respectively"), at):
        return drafts
    sums = _sums(drafts, sentence, at)
    if not sums:
        return drafts
    names = _names(sentence, len(sums), sums[0].claim.evidence[0].start)
    if not names:
        return drafts
    group = set(names)
    role = next((p.role for d in sums for p in d.claim.parties if p.name in group), None)
    own: Role = role or ("defendant" if sums[0].claim.kind == "lawsuit" else MAIN_ROLE[sums[0].claim.kind])
    shared = {id(draft): name for draft, name in zip(sums, names, strict=True)}
    return [_of_its_own(d, shared[id(d)], group, own) if id(d) in shared else d for d in drafts]


_FIRST = re.compile(r" (?:(?:pour|à) (?:la|le) premi(?:ère|er)|for the (?:former|first))(?!\w)")
_SECOND = re.compile(
    r" (?:(?:pour|à) (?:la|le) (?:seconde?|deuxième|dernière?)|for the (?:latter|second))(?!\w)"
)


def _in_turn(drafts: list[Draft], sentence: Sentence) -> list[Draft]:
    """Give two sums their names where the words say whose: `27 millions pour la première, 10 pour la "
    "seconde`."""
    if " second" not in sentence.mask and " latter" not in sentence.mask and " derni" not in sentence.mask:
        return drafts
    for one, other in pairwise(drafts):
        if one.amount is None or other.amount is None:
            continue
        ends = one.amount.end - sentence.start, other.amount.end - sentence.start
        if not (_FIRST.match(sentence.mask, ends[0]) and _SECOND.match(sentence.mask, ends[1])):
            continue
        names = _names(sentence, 2, one.amount.start)
        if len(names) != 2:
            return drafts
        role = next((p.role for p in one.claim.parties if p.name in names), MAIN_ROLE[one.claim.kind])
        own = {id(one): names[0], id(other): names[1]}
        return [_of_its_own(d, own[id(d)], set(names), role) if id(d) in own else d for d in drafts]
    return drafts


def _of_its_own(draft: Draft, name: str, group: set[str], role: Role) -> Draft:
    """The claim of a sum with the one name it is told with."""
    rest = tuple(p for p in draft.claim.parties if p.name not in group and p.role != role)
    return draft._replace(claim=draft.claim._replace(parties=(Party(name, role), *rest)))


def _sums(drafts: list[Draft], sentence: Sentence, at: int) -> list[Draft]:
    """The run of sums that stands right behind the word, else right before it."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        if draft.amount is None:
            continue
        last = runs[-1][-1].amount if runs else None
        gap = sentence.mask[last.end - sentence.start : draft.amount.start - sentence.start] if last else ""
        if last and _NEXT.fullmatch(gap):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    for run in runs:
        first, last = run[0].amount, run[-1].amount
        if first is None or last is None or len(run) < 2:
            continue
        low, high = first.start - sentence.start, last.end - sentence.start
        if 0 < low - at < _FAR or 0 <= at - high < _FAR // 3:
            return run
    return []


def _names(sentence: Sentence, count: int, before: int) -> list[str]:
    """So many names in one list, the last before the sums or the first behind them."""
    firms = [m for m in sentence.mentions if m.type != "PLACE"]
    runs: list[list[Mention]] = [[firms[0]]] if firms else []
    for left, right in pairwise(firms):
        gap = sentence.mask[left.end - sentence.start : right.start - sentence.start]
        if COORD.fullmatch(gap):
            runs[-1].append(right)
        else:
            runs.append([right])
    fit = [[m.name for m in run[-count:]] for run in runs if len(run) >= count and run[-1].end <= before]
    behind = [[m.name for m in run] for run in runs if len(run) == count and run[0].start >= before]
    return fit[-1] if fit else behind[0] if behind else []
