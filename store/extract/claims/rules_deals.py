"""All rules for deals, gathered, with the figures that go by the same turns of phrase."""

from __future__ import annotations

from store.extract.claims.rule import Rule
from store.extract.claims.rules_bids import BIDS
from store.extract.claims.rules_courts import COURTS
from store.extract.claims.rules_dealings import CONTRACTS, PARTNERSHIPS
from store.extract.claims.rules_desks import DESKS
from store.extract.claims.rules_french import FRENCH
from store.extract.claims.rules_idioms import IDIOMS
from store.extract.claims.rules_law import GRANTS, LAWSUITS
from store.extract.claims.rules_mergers import MERGERS
from store.extract.claims.rules_money import INVESTMENTS, ROUNDS
from store.extract.claims.rules_offers import OFFERS
from store.extract.claims.rules_phrases import PHRASES
from store.extract.claims.rules_phrases_dues import DUES
from store.extract.claims.rules_purchases import PURCHASES
from store.extract.claims.rules_raises import RAISES
from store.extract.claims.rules_stakes import STAKES
from store.extract.claims.rules_supplies import SUPPLIED
from store.extract.claims.rules_takeovers import ACQUISITIONS, LISTED, PAID
from store.extract.claims.rules_things import THINGS
from store.extract.claims.rules_told import TOLD_ON
from store.extract.claims.rules_turns import TURNS
from store.extract.claims.rules_undertakings import APPROACHES, JOINT, SUPPLIES, TAKEN
from store.extract.claims.rules_unpriced import UNPRICED
from store.extract.claims.rules_wire import WIRE

DEALS: tuple[Rule, ...] = (
    *ACQUISITIONS,
    *MERGERS,
    *PAID,
    *LISTED,
    *TOLD_ON,
    *BIDS,
    *INVESTMENTS,
    *ROUNDS,
    *CONTRACTS,
    *PARTNERSHIPS,
    *SUPPLIES,
    *JOINT,
    *APPROACHES,
    *TAKEN,
    *LAWSUITS,
    *GRANTS,
    *IDIOMS,
    *PHRASES,
    *DUES,
    *TURNS,
    *FRENCH,
    *THINGS,
    *UNPRICED,
    *PURCHASES,
    *DESKS,
    *RAISES,
    *STAKES,
    *SUPPLIED,
    *COURTS,
    *OFFERS,
    *WIRE,
)
