"""Rules for money put in and taken in: who leads a round, bets, chips in, fills up.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

RAISES = (
    Rule(
        "round.takes_the_lead",
        "funding_round",
        r"(?:prend|pris|prendre|prennent) la tête d(?:'une|'un|u|e la) (?:[^\W\d_]+ )?(?:levée|tour|"
        r"augmentation)",
        "left=investor in=recipient of=recipient",
        "R60",
        "Iconiq a pris la tête d'une levée de 145 millions de dollars dans Pigment.",
        prior=30,
    ),
    Rule(
        "round.fills_up",
        "funding_round",
        r"(?:fait|font|refait|refaire|faire|refont) le plein(?! de (?:clients|commandes|candidats)(?!\w))|"
        r"(?:muscl|gonfl|étoff)(?:e|é|er|ent)(?= son capital(?!\w))",
        "left=recipient by=investor from=investor",
        "R60",
        "Pigment a refait le plein de cash, avec 145 millions de dollars supplémentaires.",
    ),
    Rule(
        "round.raised_in_all",
        "funding_round",
        r"port(?:e|é|er|ant|ait)(?= à ¤+ (?:le (?:total|montant)|la somme|l'ensemble)[^;.@]{0,30}(?:levé|"
        r"fonds|récolté))",
        "left=recipient",
        "R12",
        "Pigment porte à 145 millions de dollars le total des fonds levés.",
        prior=20,
    ),
    Rule(
        "round.brings_in",
        "funding_round",
        r"(?:brings?|brought|bringing) in(?= ¤+ (?:in|of) (?:new |fresh |venture |outside )?(?:money|"
        r"funding|capital|"
        r"financing|cash|investment)(?!\w))",
        "left=recipient from=investor",
        "R12",
        "Pigment brings in $145 million in new money.",
        prior=20,
    ),
    Rule(
        "investment.puts_into",
        "investment",
        r"(?:mettre|mettra|mettent|mettrait|mettront)(?= ¤+ (?:[^\W\d_]+ ){0,2}(?:dans|"
        r"au capital d[eu']) ?(?:la |le |l')?@)|"
        r"(?:mise|misé|miser|misent|misera|parie|parié|parier)(?= ¤+ sur (?:la |le |l')?@)|"
        r"bets?(?= ¤+ on (?:the )?@)|betting(?= ¤+ on (?:the )?@)|wager(?:s|ed)(?= ¤+ on (?:the )?@)",
        "left=investor in=recipient on=recipient",
        "R12",
        "Nvidia bet $500 million on Poolside.",
        prior=20,
    ),
    Rule(
        "investment.writes_cheque",
        "investment",
        r"(?:wrote|writes?|writing|cut|signed)(?= (?:an? |its )?(?:[^\W\d_]+ )?¤+ (?:check|cheque) (?:to|"
        r"for|into) (?:the )?@)|"
        r"(?:chip(?:ped|s)|pitch(?:ed|es)|kick(?:ed|s)) in(?= ¤+ for (?:an? )?(?:[^\W\d_]+ )?(?:slice|"
        r"stake|share|piece)"
        r"[^;.@]{0,12} (?:of|in) (?:the )?@)",
        "left=investor to=recipient for=recipient of=recipient in=recipient",
        "R24",
        "Nvidia wrote a $500 million check to Poolside.",
        prior=24,
    ),
)
