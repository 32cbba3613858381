"""Rules for offers by who makes them: what one bidder put against another's, offers named by their maker.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

OFFERS = (
    Rule(
        "bid.received",
        "bid",
        r"(?:receiv(?:ed|es|ing)|fielded|reçu|reçoit|recevoir)(?= (?:an? |une |des |plusieurs |several )?"
        r"(?:[^\W\d_]+ |¤+ |d[e'] ?){0,5}(?:takeover|buyout|rachat|reprise|acquisition) (?:offers?|bids?|"
        r"approach(?:es)?|"
        r"proposals?)(?!\w))|"
        r"(?:reçu|reçoit|recevoir)(?= (?:une |des |plusieurs )(?:offres?|propositions?) (?:de (?:rachat|"
        r"reprise)|d'achat|de ¤+) )",
        "left=target from=bidder by=bidder of=bidder",
        "R60",
        "Kalmos has received a takeover offer from Rothwell.",
        status="proposed",
        alone="bidder target",
        prior=2,
    ),
    Rule(
        "bid.told_by",
        "bid",
        r"(?:proposed|offered|tabled|proposée?s?|offerte?s?|avancée?s?)(?= (?:by|par) (?:the |la |le |l')?@)",
        "by=bidder",
        "L4",
        "It tops the $12 billion proposed by Paramount.",
        status="proposed",
        prior=60,
    ),
    Rule(
        "bid.offer_of_fr",
        "bid",
        r"offres?(?= (?:de (?:la |l')?|d'|du )@+(?!@| (?:pour|visant|en vue|portant)(?!\w)))",
        "of=bidder on=target for=target to=target",
        "R70 L25",
        "Une offre d'Iliad sur Telvia, de 850 millions d'euros, a été jugée insuffisante.",
        status="proposed",
        noun=True,
        prior=8,
        alone="bidder target",
    ),
)
