"""Offers that the sentence behind them turns down: `Une proposition aussitôt écartée par Patrick Drahi.`"""

from __future__ import annotations

import re

from store.extract.claims.drafts import Draft
from store.extract.claims.passages import Sentence

_TURNED_DOWN = re.compile(
    r"\A[^\w@¤]{0,4}(?:une |un |cette |l'|la |le |the |an? |that )?(?:offre|proposition|avance|approche|"
    r"opa|projet|"
    r"offer|bid|proposal|approach)s?(?!\w)[^.;¤@]{0,50}(?<!\w)(?P<cue>(?:écart|rejet|repouss|refus|retir|"
    r"déclin|balay|"
    r"dédaign|abandonn|enterr)[ée]+s?|éconduite?s?|(?:été|was|were|been|promptly|quickly|swiftly) "
    r"(?:rejected|rebuffed|"
    r"turned down|spurned|withdrawn|refused)|rejected|rebuffed|spurned)(?!\w)|"
    r"\A[^\w@¤]{0,4}(?:la réponse |le conseil d'administration |le conseil |l'intéressée? |(?:le |la |"
    r"l')?@+,? |(?:ce|cette) "
    r"(?:dernier|dernière) )?(?P<said>(?:a|ont) (?:dit|répondu) non|a (?:aussitôt |vite |poliment |"
    r"fermement )?"
    r"(?:refusé|décliné)|en vain|sans succès|peine perdue)(?: |[.,;!])"
)


_NOT_TAKEN = re.compile(
    r"(?:, but|; but|,? only for|\. but|, which|, although) (?:the )?(?:@+|its board|the board|the company|"
    r"the target)?"
    r"(?:'s? board)? ?(?:has |have |had |was |were |promptly |quickly |swiftly |later |to ){0,3}"
    r"(?P<cue>rejected|reject|rebuffed|turned (?:it|them|him) down|turned down|spurned|refused|"
    r"declined)(?!\w)"
    r"(?= (?:it|them|that|the (?:[^\W\d_]+ )?(?:offer|bid|approach|proposal))(?!\w)|[.,;]|\Z| by )"
)
"""What turns an offer down in its own sentence: `raised its bid to $9 billion, but Ansys rejected it`."""


def turned_down(drafts: list[Draft], sentence: Sentence) -> None:
    """Make the offer told just before a rejected one where this sentence says that it came to nothing."""
    if "bid" not in [draft.claim.kind for draft in drafts[-3:]]:
        return
    _not_taken(drafts, sentence)
    found = _TURNED_DOWN.match(sentence.mask)
    if found is None:
        return
    for at in range(len(drafts) - 1, max(-1, len(drafts) - 4), -1):
        last = drafts[at]
        if last.sentence is sentence or sentence.block - last.sentence.block > 1:
            continue
        if last.claim.kind == "bid" and last.sentence.aside == sentence.aside:
            claim = last.claim._replace(status="rejected", status_cue=found["cue"] or found["said"])
            drafts[at] = last._replace(claim=claim)
        return


def _not_taken(drafts: list[Draft], sentence: Sentence) -> None:
    """Make the offers of this sentence rejected ones where it goes on to say so of all it told."""
    last = drafts[-1]
    if last.sentence is not sentence or last.claim.kind != "bid" or last.amount is None:
        return
    found = _NOT_TAKEN.search(sentence.mask, last.amount.end - sentence.start)
    if found and last.claim.status in ("proposed", "announced", "rumoured"):
        drafts[-1] = last._replace(claim=last.claim._replace(status="rejected", status_cue=found["cue"]))
