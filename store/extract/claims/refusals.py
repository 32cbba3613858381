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


def turned_down(drafts: list[Draft], sentence: Sentence) -> None:
    """Make the offer told just before a rejected one where this sentence says that it came to nothing."""
    if all(draft.claim.kind != "bid" for draft in drafts[-3:]):
        return
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
