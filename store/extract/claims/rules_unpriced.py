"""Rules for deals that are mostly told in passing, without their price: who bought, sued or hired whom.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

UNPRICED = (
    Rule(
        "acquisition.of_named",
        "acquisition",
        r"(?<=@ )(?:acquisition|takeover|buyout|purchase)(?! (?:of|by|price|order)(?!\w))",
        "attr=target gen=buyer left=buyer by=buyer",
        "",
        "Ericsson's Vonage acquisition has been written down.",
        noun=True,
        alone="buyer target",
        prior=-2,
    ),
    Rule(
        "acquisition.part_of",
        "acquisition",
        r"(?:became|becomes?|becoming|now) part of(?= (?:the )?@)|"
        r"(?:passée?s?|passe|passer|passera|tombée?s?) (?:en \d{4} )?(?:sous (?:le )?pavillon|"
        r"sous l'aile|aux mains) d(?:e|u|')",
        "left=target here=buyer obj=buyer of=buyer",
        "",
        "Zynga became part of Take-Two in May 2022.",
        alone="buyer target",
    ),
    Rule(
        "lawsuit.brought_by",
        "lawsuit",
        r"(?:intentée?s?|engagée?s?|déposée?s?|lancée?s?) par(?= (?:le |la |l'|les )?@+ (?:à|au|contre|"
        r"à l'encontre) )|"
        r"(?:brought|filed|lodged|launched) by(?= (?:the )?@+ (?:[^\W\d_]+ ){0,3}against )",
        "here=plaintiff by=plaintiff to=defendant against=defendant",
        "",
        "Le procès intenté par Epic Games à Apple s'ouvre lundi.",
        alone="plaintiff defendant",
    ),
    Rule(
        "lawsuit.opposes",
        "lawsuit",
        r"(?:procès|litige|contentieux|conflit|différend|bataille judiciaire|bras de fer judiciaire)"
        r"(?= (?:[^\W\d_]+ ){0,2}(?:qui oppos(?:e|ait|a)|opposant) (?:le |la |l')?@+ (?:à|au|aux) )",
        "obj=plaintiff to=defendant",
        "",
        "Dans le procès qui oppose Epic Games à Apple, le juge a tranché.",
        noun=True,
        alone="plaintiff defendant",
        prior=2,
    ),
    Rule(
        "contract.chosen_to",
        "contract",
        r"(?:picked|picks|chose|chooses|selected|selects|chosen|tapped|taps|hired|hires)(?= (?:the )?@+ to "
        r"(?!(?:be|become|join|lead|head|win|replace|succeed|take|serve|chair|represent|host|"
        r"testify|speak)(?!\w))[^\W\d_]+(?!\w))|"
        r"(?:choisi|choisit|retenu|retient|sélectionné|sélectionne|mandaté)(?= (?:le |la |l')?@+ pour "
        r"(?!(?:être|devenir|rejoindre|diriger|remplacer|succéder|présider|représenter)(?!\w))"
        r"[^\W\d_]+(?:er|ir|re) )",
        "left=customer obj=supplier",
        "",
        "NASA picked SpaceX to deorbit the station.",
        alone="customer supplier",
        prior=-8,
    ),
    Rule(
        "contract.awarded_to",
        "contract",
        r"(?:award|hand|grant)(?:ed|s)(?= (?:the )?@+ (?:an?|its|the) (?:[^\W\d_]+[ -]){0,5}"
        r"(?:contract|order|deal)(?!\w))|gave(?= (?:the )?@+ (?:an?|its|the) (?:[^\W\d_]+[ -]){0,5}"
        r"(?:contract|order)"
        r"(?!\w))|"
        r"(?:attribu|confi|pass|octroy)(?:e|é|er|era)(?= (?:à|au) (?:la |l')?@+ (?:un|une|le|la|l'|son|sa) ?"
        r"(?:[^\W\d_]+ ){0,4}(?:contrat|commande|marché|construction|fourniture|réalisation|maintenance|"
        r"modernisation|fabrication|gestion|exploitation|motorisation)(?!\w))",
        "left=customer obj=supplier to=supplier",
        "",
        "NASA awarded SpaceX a contract to build the lander.",
        alone="customer supplier",
        prior=-8,
    ),
)
