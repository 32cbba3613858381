"""Which way a deal between two firms goes when its words do not say: who sells by trade is the supplier.

`Nebius added a $3 billion deal with Meta`: Nebius rents out computers, so Meta is the customer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from store.extract.claims.passages import Sentence
from store.model import Party

_EITHER_WAY = ("contract.deal", "contract.noun", "contract.extension")
"""Rules whose words (`a deal with`, `signed a contract`) tell no direction."""


@lru_cache(maxsize=1)
def _trades() -> dict[str, int]:
    """The firms of `vendors.txt`: 1 for those that sell by trade, -1 for those that buy."""
    found: dict[str, int] = {}
    for line in Path(__file__).with_name("vendors.txt").read_text(encoding="utf-8").splitlines():
        trade, colon, firms = line.partition(":")
        if colon and not line.startswith("#"):
            found.update(
                (firm.strip().casefold(), 1 if trade == "sells" else -1) for firm in firms.split(",")
            )
    return found


_SUPPLIES = re.compile(
    r"[^;.]{0,80}(?:pour (?:équiper|fournir|livrer|la fourniture|la livraison)|to (?:supply|equip|deliver)|"
    r"portant sur (?:la |l')(?:fourniture|livraison|vente|construction|installation|maintenance))(?!\w)"
)
SAY_WHICH = frozenset({"contract.binds", "contract.customer_won"})
"""Rules whose verb tells both sides of the contract it speaks of, whatever its noun lets suppose."""
_SAYS_WHICH = re.compile(
    r"(?<!\w)(?:award(?:s|ed)|hand(?:s|ed)|won|wins?|winning|land(?:s|ed|ing)|clinch(?:es|ed|ing)|hired by|"
    r"picked|selected|chosen|ordered|plac(?:es?|ed|ing)|suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|"
    r"(?:remport|décroch|gagn|attribu|confi|notifi|commandé|fournir|livrer|équip|"
    r"sélectionné)[^\W\d_]{0,4}|retenu|"
    r"choisi|passé|passe|passer|lie|as (?:an? |its )(?:[^\W\d_]+ )?(?:customer|client)|parmi (?:ses|"
    r"leurs) clients|"
    r"comme client) ?[^;.]{0,60}\Z"
)
"""What says by itself who buys: `Oracle awarded Voltix a contract`."""


_SERVES = re.compile(
    r"[^;.@¤]{0,40}? (?:pour (?:l'|la |le )?(?:modernisation|maintenance|construction|réalisation|conception|"
    r"exploitation|gestion|entretien|rénovation|valorisation|déploiement|extension|fabrication|refonte|"
    r"maintien en condition|(?:moderniser|maintenir|livrer|fournir|construire|réaliser|concevoir|exploiter|"
    r"gérer|"
    r"entretenir|rénover|équiper|fabriquer|assurer|opérer))|to (?:build|supply|provide|deliver|maintain|"
    r"modernise|modernize|operate|equip|design|develop|manufacture))(?!\w)(?! (?:de |d')?(?:son|sa|ses|"
    r"leurs?|"
    r"its|their)(?!\w))"
)
"""What only a supplier undertakes, where no other side is named: `un contrat pour la maintenance`."""


_STATE = re.compile(
    r"(?i)(?<!\w)(?:department|ministry|ministère|army|armée|navy|marine|air force|pentagon|nasa|agency|"
    r"agence|"
    r"government|nhs|commission|space force|city of|state of|council|ville de|région)(?!\w)"
)
"""Customers that sell nothing, whatever the other side does by trade."""


_WITH = re.compile(
    r"(?<!\w)(?:avec|auprès d(?:e|u|es)|à destination d(?:e|u)|with|from) ?(?:l'|le |la |les |the )?\Z"
)


def sold_to_a_state(rule: str, parties: Sequence[Party], sentence: Sentence) -> list[Party]:
    """Make the country that a contract is signed with its customer: states buy, and sell nothing here."""
    if (
        not rule.startswith(_EITHER_WAY)
        or len(parties) != 1
        or parties[0].role not in ("customer", "supplier")
    ):
        return list(parties)
    for place in sentence.mentions:
        low = place.start - sentence.start
        if place.type == "PLACE" and _WITH.search(sentence.mask, max(0, low - 24), low):
            return [Party(place.name, "customer"), Party(parties[0].name, "supplier")]
    return list(parties)


def sells_by_trade(name: str) -> bool:
    """Tell whether a firm supplies others by trade."""
    return _trades().get(name.casefold(), 0) > 0


def _with_states(parties: Sequence[Party]) -> Sequence[Party]:
    """Make a state's body that stands as a supplier beside one the customer, where no other one is."""
    roles = [p.role for p in parties]
    if roles.count("supplier") < 2 or "customer" in roles:
        return parties
    return [
        Party(p.name, "customer") if p.role == "supplier" and _STATE.search(p.name) else p for p in parties
    ]


def turned_by_trade(rule: str, parties: Sequence[Party], before: str, behind: str) -> list[Party]:
    """Swap customer and supplier where the one said to buy sells by trade, or signs to supply.

    `before` is what leads up to the contract, `behind` what follows in the sentence: `un contrat avec
    Carrefour pour équiper huit entrepôts`.
    """
    parties = _with_states(parties)
    if not rule.startswith(_EITHER_WAY) or _SAYS_WHICH.search(before, max(0, len(before) - 100)):
        return list(parties)
    customer = next((p.name for p in parties if p.role == "customer"), None)
    supplier = next((p.name for p in parties if p.role == "supplier"), None)
    if customer and supplier is None and not _STATE.search(customer) and _SERVES.match(behind):
        return [Party(p.name, "supplier") if p.role == "customer" else p for p in parties]
    if customer is None or supplier is None or _STATE.search(customer):
        return list(parties)
    trades = _trades()
    likelier = trades.get(supplier.casefold(), 0) - trades.get(customer.casefold(), 0)
    if likelier > 0 or (likelier == 0 and not _SUPPLIES.match(behind)):
        return list(parties)
    turned = {"customer": "supplier", "supplier": "customer"}
    return [Party(p.name, turned.get(p.role, p.role)) for p in parties]  # type: ignore[arg-type]
