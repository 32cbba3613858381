"""Rules for what a thing costs whom: the wares behind their price, a sum that falls to somebody.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

PRICES = (
    Rule(
        "revenue.told_first",
        "revenue",
        r"(?:ventes|recettes|sales)(?=,)",
        "left=subject",
        "L8",
        "Avec 19 millions d'euros de ventes, Kalmos domine son marché.",
        noun=True,
    ),
    Rule(
        "revenue.brings_in",
        "revenue",
        r"(?:bring|brings|bringing|brought) in(?= (?:[^\W\d_]+ ){0,3}¤+ (?:a year|a month|per year|"
        r"annually|every year))",
        "left=subject",
        "R30",
        "Kalmos brings in about $19 million a year.",
        prior=4,
    ),
    Rule(
        "price.charges",
        "price",
        r"(?:charge|charges|charged|charging|facture|facturer|facturera|facturait)"
        r"(?= (?:[^\W\d_]+ ){0,2}¤[^;.@]{0,30} (?:for|pour) (?:the |its |le |la |l')?@)",
        "for=subject",
        "R40",
        "Microsoft will charge $20 a month for Copilot.",
        prior=4,
    ),
    Rule(
        "price.count_fr",
        "price",
        r"compte[zr](?= (?:[^\W\d_]+ ){0,3}¤[^;.@]{0,20} pour (?:le |la |l'|un |une )?@)",
        "for=subject",
        "R40",
        "Il faut compter 349 euros pour le Vizor.",
        prior=4,
    ),
    Rule(
        "price.starts",
        "price",
        r"(?:start|starts|starting) (?:from|below|under|around)(?= (?:[^\W\d_]+ )?¤)|"
        r"(?:débute|démarre)(?:ra)? (?:à|sous|autour d[e'])(?= ?(?:[^\W\d_]+ )?¤)",
        "left=subject gen=subject",
        "R30",
        "The Vizor will start below $349.",
        prior=-6,
    ),
    Rule(
        "spending.falls_to_fr",
        "spending",
        r"(?:coût(?:e|era|erait|é|ait|er)|revien(?:t|dra)|reviendrait)"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ (?:par an )?(?:à|au) (?:la |l')?@)",
        "to=subject",
        "R40",
        "Le campus coûtera 12 milliards de dollars à Meta.",
        prior=-5,
    ),
)
