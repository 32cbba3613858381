"""The other side of what one firm pays or gets under a deal told just before, which named both.

`Servier a signé un accord de licence avec Ideaya. Le groupe versera 210 millions`: the second sentence
names who pays, the first says to whom. What one `recevra` under such a deal is no money invested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.claims.drafts import Draft
from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import Kind, Party, Role

_PAID = ("contract.upfront", "contract.buy_fr", "contract.pay_en")
_GOT = ("investment.received_fr", "investment.received_en", "contract.eligible_fr")
_UNDER = frozenset({"contract", "partnership"})
_BACK = 4
_NEAR = 2


def under_told(
    kind: Kind, named: list[Party], fired: Fired, sentence: Sentence, before: Sequence[Draft]
) -> tuple[Kind, list[Party]]:
    """Name who is on the other side of a payment, from the contract or the joint work told last."""
    name = fired.rule.name
    if not name.startswith((*_PAID, *_GOT)) or len({p.name for p in named}) > 1:
        return kind, named
    told = _told(sentence, before)
    if told is None:
        return kind, named
    sides = [p.name for p in told.claim.parties if p.role != "target" or told.claim.kind != "acquisition"]
    got = name.startswith(_GOT) or any(p.role == "supplier" for p in named)
    if not named:
        pair = {p.role: p.name for p in told.claim.parties}
        whole = name.startswith("contract.upfront") and {"customer", "supplier"} <= pair.keys()
        return ("contract", list(told.claim.parties)) if whole else (kind, named)
    mine = named[0].name
    others = [side for side in sides if side != mine]
    if mine not in sides or len(others) != 1:
        return kind, named
    roles: tuple[Role, Role] = ("supplier", "customer") if got else ("customer", "supplier")
    return "contract", [Party(mine, roles[0]), Party(others[0], roles[1])]


def _told(sentence: Sentence, before: Sequence[Draft]) -> Draft | None:
    """The contract or joint work of two firms told last, none but whose firms the sentence names."""
    own = {m.name for m in sentence.mentions if m.type == "ORG"}
    for draft in reversed(before[-_BACK:]):
        claim = draft.claim
        far = sentence.block - draft.sentence.block > _NEAR and draft.sentence.role != "title"
        if far or claim.aside != sentence.aside:
            continue
        licence = {"buyer", "seller"} <= {p.role for p in claim.parties}
        if claim.kind not in _UNDER and not (licence and _RIGHTS.search(draft.sentence.mask)):
            return None
        dealt = {p.name for p in claim.parties if not (licence and p.role == "target")}
        return draft if len(dealt) == 2 and own <= {p.name for p in claim.parties} else None
    return None


_RIGHTS = re.compile(r"(?<!\w)(?:droits|licences?|rights)(?!\w)")
