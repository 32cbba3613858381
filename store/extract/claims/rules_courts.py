"""Rules for what courts say and what is asked of somebody: suits won and lost, sums demanded or owed.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

COURTS = (
    Rule(
        "lawsuit.accuses_in_court",
        "lawsuit",
        r"accus(?:ed|es|ing|e|é|ent)(?= (?:the |la |le |l')?@[^;.]{0,90} (?:in a (?:lawsuit|complaint|"
        r"suit)|in court|"
        r"a saisi |saisi (?:la justice|le tribunal)|devant (?:la justice|le tribunal|les tribunaux)|"
        r"filed (?:suit|a )))",
        "left=plaintiff obj=defendant",
        "",
        "Kalmos accuse Rothwell de contrefaçon et a saisi le tribunal de Paris.",
        alone="plaintiff defendant",
    ),
    Rule(
        "lawsuit.demands",
        "lawsuit",
        r"(?:seek(?:s|ing)?|sought|claim(?:s|ed|ing)?|want(?:s|ed)?)"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ (?:in [^\W\d_]+ )?from (?:the )?@[^;.¤]{0,12} (?:over|for (?:allegedly|"
        r"breach|[^\W\d_]+ing)|after|alleging))|"
        r"demand(?:s|ed|ing)?(?= (?:[^\W\d_]+ ){0,3}¤+ (?:in [^\W\d_]+ )?from (?:the )?@)",
        "left=plaintiff from=defendant",
        "R60",
        "Oakley is seeking $90 million from Zolar over its glasses.",
        prior=24,
    ),
    Rule(
        "lawsuit.owes",
        "lawsuit",
        r"owe[sd]?(?= (?:the )?@+ (?:[^\W\d_]+ ){0,3}¤+ (?:in (?:[^\W\d_]+ )?(?:damages|royalties|"
        r"compensation|"
        r"penalties|fees)|for (?:[^\W\d_]+ ){0,2}(?:infring|copy|breach|violat)))",
        "left=defendant obj=plaintiff",
        "R60",
        "A jury found that Zolar owes Oakley $90 million in damages.",
        prior=24,
    ),
    Rule(
        "lawsuit.pays_over",
        "lawsuit",
        r"(?:pay|pays|paid|paying)(?= (?:the (?:state of )?)?@+ (?:[^\W\d_]+ ){0,3}¤+ (?:over (?:its|"
        r"their|his|her|"
        r"alleged|claims|allegations|accusations|charges)(?!\w)|to settle|to resolve|in damages|"
        r"in a settlement))",
        "left=defendant obj=plaintiff",
        "R60",
        "Meta agreed to pay Texas $1.4 billion over its use of facial recognition.",
        prior=24,
    ),
    Rule(
        "lawsuit.case_against",
        "lawsuit",
        r"(?:lost|los(?:es|ing)|won|wins|dropp(?:ed|ing)|drops|withdrew|withdraws|pursu(?:ed|es|ing)|"
        r"brought|brings|"
        r"revived?|renewed|refiled|abandoned)"
        r"(?= (?:its|his|her|their|an?|the) (?:[^\W\d_]+[ -]){0,3}(?:case|suit|lawsuit|claim|complaint|"
        r"appeal|"
        r"battle|fight|action) against (?:the )?@)|"
        r"(?:perdu|perd|gagné|gagne|remporté|remporte|abandonné|abandonne|retiré|retire)"
        r"(?= (?:son|sa|leur|le|la|un|une) (?:[^\W\d_]+ ){0,2}(?:procès|plainte|recours|action|bataille|"
        r"litige) "
        r"(?:[^\W\d_]+ ){0,2}(?:contre|face à) (?:le |la |l')?@)",
        "left=plaintiff against=defendant rival=defendant",
        "",
        "Getty Images lost its case against Stability AI.",
        alone="plaintiff defendant",
        prior=6,
    ),
    Rule(
        "lawsuit.sides_with",
        "lawsuit",
        r"(?:sided with|ruled for|ruled in favou?r of|"
        r"found for)(?= (?:the )?@[^;.]{0,40} against (?:the )?@)|"
        r"(?:donné raison à|tranché en faveur d(?:e|u|'))(?= ?(?:la |le |l')?@[^;.]{0,50} (?:contre|face à) "
        r"(?:la |le |l')?@)",
        "obj=plaintiff here=plaintiff against=defendant rival=defendant",
        "",
        "The judge sided with Epic Games in its lawsuit against Apple.",
        alone="plaintiff defendant",
        prior=6,
    ),
    Rule(
        "lawsuit.ordered_fr",
        "lawsuit",
        r"(?:ordonn|enjoi|intim|impos)[^\W\d_]{1,5}(?= (?:à |au )(?:la |l')?(?:[^\W\d_]+ ){0,2}@+ (?:de |"
        r"d')(?:verser|"
        r"payer|rembourser|dédommager|indemniser|restituer|s'acquitter)(?!\w))",
        "to=defendant",
        "R90",
        "Un jury a ordonné à Samsung de verser 119 millions de dollars à Apple.",
        prior=26,
    ),
    Rule(
        "lawsuit.had_condemned_fr",
        "lawsuit",
        r"(?:fai(?:t|re|sant)|fera) (?:[^\W\d_]+ )?(?:condamner|payer)(?= (?:la |le |l')?@)",
        "left=plaintiff obj=defendant",
        "R60",
        "Apple a fait condamner Samsung à 1 milliard de dollars.",
        prior=26,
    ),
    Rule(
        "lawsuit.pays_damages_fr",
        "lawsuit",
        r"(?:payer|verser|payé|versé|verse|paie|débourser|versera|"
        r"paiera)(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^\W\d_]+ )?(?:de |"
        r"d'|en |au titre de )(?:dommages|indemnité|réparation|dédommagement|compensation))",
        "left=defendant to=plaintiff obj=plaintiff",
        "R40",
        "Samsung a dû payer 50 millions d'euros de dommages et intérêts à Apple.",
        prior=22,
    ),
    Rule(
        "lawsuit.jury_awards_fr",
        "lawsuit",
        r"(?:jury|juges?|tribunal|justice)(?= (?:[^\W\d_]+ ){0,4}(?:accord|octroy|"
        r"allou)[^\W\d_]{1,4} (?:[^\W\d_]+ ){0,3}¤+ "
        r"(?:à|au) (?:la |le |l')?@)",
        "to=plaintiff",
        "R90",
        "Le jury avait accordé 1,05 milliard de dollars à Apple.",
        prior=40,
    ),
)
