"""Those who give money join the round told before: in the next sentence, in a list, in both of two rounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.claims.backed_rounds import takes_backers, told_by_the_way
from store.extract.claims.drafts import Draft
from store.extract.claims.investors import LISTED_ON
from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.model import Mention, Party

_BACKED_BY = re.compile(r"(?<!\w)(?:soutenue?s?|backed|épaulée?s?) (?:par|by)(?!\w)")
_REACH = 2


def add_investors(drafts: list[Draft], sentence: Sentence, names: Sequence[str], stated: str | None) -> None:
    """Add the investors that this sentence names to the round told last.

    A round told in the pluperfect, or dated before the article's own year, is passed over: those who
    join are in the round the article is about.
    """
    told = {
        p.name for d in drafts[-6:] if d.sentence is sentence and _is_past(d, stated) for p in d.claim.parties
    }
    owners = _owners_said(sentence)
    rounds = 2 if _BOTH.match(sentence.mask) else 1
    passing = _BACKED_BY.search(sentence.mask) is not None
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        if sentence.block - draft.sentence.block > _REACH or draft.sentence.section != sentence.section:
            break
        if not takes_backers(draft.claim) or draft.claim.aside != sentence.aside:
            continue
        if draft.sentence is not sentence and told_by_the_way(drafts, at):
            continue
        if owners and owners.isdisjoint(p.name for p in draft.claim.parties):
            continue
        if draft.sentence is not sentence and (passing or _is_past(draft, stated)):
            continue
        have = {party.name for party in draft.claim.parties}
        if draft.sentence is not sentence and _is_anothers(sentence, have | set(names)):
            break
        elsewhere = frozenset() if draft.sentence is sentence else told
        new = tuple(Party(name, "investor") for name in names if name not in have and name not in elsewhere)
        if new:
            claim = draft.claim._replace(
                parties=(*draft.claim.parties, *new), rules=(*draft.claim.rules, "round.investors")
            )
            drafts[at] = draft._replace(claim=claim)
        rounds -= 1
        if rounds == 0:
            break


_POINTS_BACK = re.compile(
    r"[^\w@]{0,4}(?:(?:parmi (?:eux|elles|ceux-ci|celles-ci|lesquels)|among (?:them|those))"
    r"(?:,? (?:on (?:re)?trouve|figure(?:nt)?|il y a|are|were|is))?[:,]? |"
    r"on y (?:re)?trouve |y (?:ont participé|participent|figurent) |"
    r"(?:it|they|that|il|elle|celui-ci|celle-ci) (?:also )?(?:includes?|included|comprises?|comprend|"
    r"inclut|réunit|"
    r"associe|rassemble) )(?:notamment |notably |aussi |également )?(?:le |la |l'|the |les fonds |"
    r"le fonds )?(?=@)"
)
"""What takes up the round or its backers told in the sentence before: `Parmi eux figurent X et Y`."""
_OF_BACKERS = re.compile(
    r"(?<!\w)(?:fonds|investisseurs|actionnaires|business angels|banques|funds|investors|backers|"
    r"shareholders|tour|"
    r"round|financing|syndicate|consortium|pool|levée|group)(?!\w)"
)


def taken_up(drafts: list[Draft], sentence: Sentence) -> list[str]:
    """The backers that a sentence lists of a round told in the sentence right before, which spoke of them."""
    found = _POINTS_BACK.match(sentence.mask)
    last = drafts[-1].sentence if drafts else None
    if found is None or last is None or not 0 <= sentence.start - last.start - len(last.mask) <= 3:
        return []
    if _OF_BACKERS.search(last.mask) is None:
        return []
    names: list[Mention] = []
    for mention in sentence.mentions:
        low = mention.start - sentence.start
        if low == found.end() or (
            names and LISTED_ON.fullmatch(sentence.mask, names[-1].end - sentence.start, low)
        ):
            names.append(mention)
    return [m.name for m in names if m.type in ("ORG", "PERSON")]


_BOTH = re.compile(
    r"[^\w@]{0,4}(?:ces|les) deux (?:tours|levées|opérations|augmentations|financements|séries)(?!\w)|"
    r"[^\w@]{0,4}(?:both|the two|these two) (?:rounds|deals|raises|financings)(?!\w)"
)
"""Two rounds spoken of at once: `Ces deux tours de table ont été menés par Tencent`."""
_JOINED = re.compile(r"(?:,| et| and| &) ")


_ROUND_OF = re.compile(
    r"(?:round|raise|financing|funding|investment|series [a-h]) (?:for|in|at) (?P<of>@+)|"
    r"(?<!@)(?P<own>@+)'s? (?:[^\W\d_]+ ){0,2}(?:round|raise|financing|series [a-h])(?!\w)"
)
"""Whose round a sentence speaks of again: `The latest round for Getir was led by Mubadala`."""


def _owners_said(sentence: Sentence) -> set[str]:
    """The firms whose round a sentence says that it speaks of."""
    ends = {sentence.start + max(hit.end("of"), hit.end("own")) for hit in _ROUND_OF.finditer(sentence.mask)}
    return {m.name for m in sentence.mentions if m.end in ends} if ends else set()


def _is_anothers(sentence: Sentence, sides: set[str]) -> bool:
    """Tell whether a sentence is about a firm that has no part in the round told before."""
    first = opening(sentence)
    firm = first.mention if first.sort == "name" else None
    if firm is None or firm.type not in ("ORG", "PRODUCT") or firm.name in sides:
        return False
    return _JOINED.match(sentence.mask, firm.end - sentence.start) is None


_IN_ALL = re.compile(
    r"(?<!\w)(?:(?:its|their) total|total (?:funding|raised|capital|financing|de ses levées)|"
    r"(?:funding|financement|levées|levés) (?:total|to date)|au total|en tout|"
    r"depuis (?:sa|leur) (?:création|fondation|naissance)|"
    r"since (?:its )?(?:inception|founding|launch)|to date)(?!\w)"
)
"""What sums up all rounds, in which nobody new takes part: `brings its total funding to $626 million`."""


def _is_past(draft: Draft, stated: str | None) -> bool:
    """Tell whether a round is told as one of before, or as the sum of all."""
    cue, date = draft.claim.status_cue or "", draft.claim.date
    if draft.amount is not None:
        low, high = draft.amount.start - draft.sentence.start, draft.amount.end - draft.sentence.start
        mask = draft.sentence.mask
        before, behind = mask[max(0, low - 50) : low], mask[high : high + 50]
        if _IN_ALL.search(before.rpartition("¤")[2]) or _IN_ALL.search(
            behind.partition("¤")[0].partition(",")[0]
        ):
            return True
    return cue.startswith(("avai", "had ")) or bool(date and stated and date[:4] < stated[:4])
