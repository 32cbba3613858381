"""Rules for purchases told by their price: what was forked out, pocketed, added to a portfolio.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

PURCHASES = (
    Rule(
        "acquisition.first_with",
        "acquisition",
        r"acquisition(?=,? (?:avec|with) (?:la |le |l'|the )?@)",
        "left=buyer with=target",
        "R80",
        "Mistral AI réalise sa première acquisition avec Koyeb.",
        alone="buyer target",
        noun=True,
        prior=2,
    ),
    Rule(
        "acquisition.falls_for",
        "acquisition",
        r"craqu(?:e|é) pour(?= @)",
        "left=buyer here=target of=target obj=target",
        "R60",
        "Criteo a craqué pour Alteca, contre 300 millions d'euros.",
        alone="buyer target",
        prior=6,
    ),
    Rule(
        "acquisition.sold_at",
        "acquisition",
        r"(?:(?<=@ )|(?<=@, ))(?:vendue?s?|cédée?s?|revendue?s?)(?= (?:pour |à |contre )?(?:quelque |"
        r"près de |environ |"
        r"plus de )?¤)",
        "left=target to=buyer by=seller",
        "R40",
        "Alteca vendu 300 millions d'euros à Criteo, la fin d'un feuilleton.",
        prior=26,
    ),
    Rule(
        "acquisition.adds_to_own",
        "acquisition",
        r"(?:ajout|intègr|accroch)(?:e|é|er|era|ent)(?= (?:le |la |l')?@+ à (?:son|sa|leur|ses) "
        r"(?:portefeuille|"
        r"collection|catalogue|tableau de chasse|palmarès|arsenal|écurie|galaxie|empire)(?!\w))|"
        r"add(?:ed|s|ing)?(?= (?:the )?@+ to (?:its|their) (?:portfolio|stable|roster|collection|arsenal|"
        r"empire|"
        r"holdings|line-?up)(?!\w))",
        "left=buyer obj=target",
        "R90",
        "Okta added Auth0 to its portfolio for $6.5 billion.",
        alone="buyer target",
        prior=10,
    ),
    Rule(
        "acquisition.into_hands",
        "acquisition",
        r"(?:tomb|pass|fini|atterri)[^\W\d_]{0,4} (?:entre les|dans les|aux) mains d(?:e|u|')",
        "left=target here=buyer of=buyer obj=buyer",
        "R60",
        "Alteca tombe entre les mains de Criteo pour 300 millions d'euros.",
        alone="buyer target",
        prior=6,
    ),
    Rule(
        "acquisition.becomes_acquirer",
        "acquisition",
        r"(?:porte|porté|portée|porter|portera|portés) acquéreu[^\W\d_]{1,3} d(?:e|u|')|"
        r"(?:prend|pris|prendre|prendra) (?:la totalité|l'intégralité) d(?:e|u|')(?= (?:la |l')?@| ?@)",
        "left=buyer here=target of=target obj=target",
        "R60",
        "Criteo s'est porté acquéreur d'Alteca pour 300 millions d'euros.",
        alone="buyer target",
        prior=6,
    ),
    Rule(
        "acquisition.parts_with",
        "acquisition",
        r"(?:sépar(?:e|er|é|ée|era|ent)|délest(?:e|er|é|ée|era)|défai(?:t|re|ts)|débarrass(?:e|er|é|ée)) "
        r"d(?:e|u|')(?= (?:la |l'|sa filiale |son pôle )?@| ?@)|unload(?:s|ed|ing)?(?= (?:the )?@)",
        "left=seller obj=target of=target here=target to=buyer from=buyer",
        "R90",
        "Vodafone se déleste d'Alteca auprès de Criteo pour 300 millions d'euros.",
        alone="seller target buyer",
        prior=2,
    ),
    Rule(
        "acquisition.cost_its_buyer",
        "acquisition",
        r"(?:(?<=@ a )|(?<=@ avait )|(?<=@ aura )|(?<=@ aurait ))coûté(?= ¤+[^;@.]{0,20} (?:à|au) (?:la |"
        r"le |l')?@)|"
        r"(?<=@ )cost(?= (?:the )?@+ ¤)",
        "left=target to=buyer obj=buyer",
        "R40",
        "Alteca avait coûté 300 millions d'euros à Criteo.",
        prior=24,
    ),
    Rule(
        "acquisition.splurge",
        "acquisition",
        r"(?:casse|cassé|casser) sa tirelire|(?:sort|sorti|sortir) (?:le |son )(?:carnet de chèques|"
        r"chéquier)",
        "left=buyer for=target",
        "R60",
        "Criteo casse sa tirelire : 300 millions d'euros pour Alteca.",
        prior=6,
    ),
    Rule(
        "acquisition.picked_up",
        "acquisition",
        r"pick(?:ed|s|ing) up(?= (?:[^\W\d_]+ ){0,5}@+[^@;.¤]{0,60} for (?:about |around |nearly )?¤)",
        "left=buyer obj=target from=seller",
        "R90",
        "Okta picked up Auth0 for $6.5 billion.",
        prior=24,
    ),
    Rule(
        "acquisition.swoop",
        "acquisition",
        r"swoop(?:ed|s)? (?:on|for)|pounced? on|pouncing on",
        "gen=buyer left=buyer here=target obj=target",
        "R60 L24",
        "Okta's $6.5 billion swoop on Auth0 surprised investors.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.largest_was",
        "acquisition",
        r"(?:purchase|acquisition|takeover)(?= (?:to date |ever |so far )?(?:was|is|remains) "
        r"(?:that of )?(?:the )?@)",
        "gen=buyer obj=target of=target",
        "R60",
        "Okta's biggest purchase was Auth0, at $6.5 billion.",
        noun=True,
        alone="buyer target",
        prior=6,
    ),
    Rule(
        "acquisition.pocketed",
        "acquisition",
        r"(?:netted|nets|raised|made|reaped|pocketed|pockets|earned|banked|"
        r"received)(?= ¤+[^;@.]{0,20} (?:from|by|"
        r"on|for) (?:the |its )?(?:sale of|selling|disposal of|divesting) (?:the |its )?"
        r"(?:[^\W\d_]+ ){0,3}@)|"
        r"(?:empoch|encaiss|récolt|récupér|touch)(?:e|é|er|era)(?= ¤+[^;@.]{0,20} (?:en (?:vendant|"
        r"cédant|revendant)|"
        r"(?:de|avec|pour|grâce à|par) la (?:vente|cession|revente) d[eu']) ?(?:la |le |l'|sa |son )?"
        r"(?:[^\W\d_]+ ){0,2}@)",
        "left=seller from=target obj=target of=target to=buyer",
        "R24",
        "Intel netted $6.5 billion from the sale of Auth0 to Okta.",
        prior=40,
    ),
    Rule(
        "acquisition.bought_apposed",
        "acquisition",
        r"(?<=@, )(?:achetée?s?|rachetée?s?|acquise?s?|acquis|payée?s?)(?= (?:(?:pour|contre|en \d{4}|"
        r"en \d{4} pour|"
        r"l'an dernier|l'an dernier pour) )?(?:environ |près de |quelque |plus de )?¤)|"
        r"(?<=@, )(?:bought|acquired|purchased)(?= (?:(?:in \d{4}|last year|this year|in [^\W\d_]+) )?for ¤)",
        "left=target",
        "R40",
        "Avec Alteca, acheté 300 millions d'euros, Criteo change d'échelle.",
        prior=24,
    ),
    Rule(
        "acquisition.noun_valued",
        "acquisition",
        r"(?:acquisition|rachat|reprise|achat|purchase|takeover|buyout) (?:de|d'|du|of)(?= ?(?:la |le |l'|"
        r"the )?@+, (?:valorisée?|évaluée?|estimée?|valued|worth|priced) ?"
        r"(?:à |at )?(?:environ |près de |about |around )?¤)",
        "here=target obj=target left=buyer by=buyer gen=buyer",
        "R90",
        "Okta sealed the purchase of Auth0, valued at $6.5 billion.",
        noun=True,
        prior=70,
    ),
)
