"""Rules for shares that change hands: who gives up a stake, who takes it over from whom, in which firm.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_SHARES = r"(?:participations?|parts?|titres|actions|bloc d'actions)(?!\w)(?! de marché)"
_WHICH = r"(?:(?!dans|sur|pour|et)[^\W\d_]{2,}|%+)"
_OF = r"(?: (?:majoritaire|minoritaire|résiduelle|restante)s?)?(?: (?:de|d'environ|soit) %+)?"

STAKES = (
    Rule(
        "investment.raises_stake",
        "investment",
        r"(?:rais(?:es|ed|ing)|increas(?:es|ed|ing)|lift(?:s|ed|ing)|boost(?:s|ed|ing)|upp(?:ed|s|ing)) "
        r"(?:its|his|her|their) (?:[^\W\d_]+ |%+ ){0,2}(?:stake|holding|shareholding|interest)(?= (?:in|"
        r"to) )|"
        r"(?:port(?:e|é|er|era)|augment(?:e|é|er)|relev(?:é|er)|relève|renforc(?:e|é|er)) sa participation"
        r"(?= (?:dans|au capital) )",
        "left=investor in=recipient to=recipient",
        "",
        "Berkshire Hathaway raised its stake in Occidental to 28%.",
        alone="investor recipient",
    ),
    Rule(
        "acquisition.stake_sold",
        "acquisition",
        r"(?:participations?|parts?|actions)(?= (?:[^\W\d_]+ |%+ )?(?:de (?:la |l')?|d'|du )@+ (?:dans|"
        r"au capital d[eu'])"
        r" ?(?:la |l'|le )?@+[^;.@]{1,40}(?:cédée?s?|vendue?s?|rachetée?s?))",
        "of=seller in=target to=buyer by=buyer",
        "R130",
        "La participation d'Eurazeo dans Criteo a été cédée à Bpifrance pour 60 millions d'euros.",
        alone="seller target",
        noun=True,
        prior=60,
    ),
    Rule(
        "acquisition.gives_up_stake",
        "acquisition",
        r"(?:cède|cèdent|céder|cédé|cédera|céderait|cédait|cédant|vend|vendent|vendre|vendu|vendra|vendait|"
        r"vendant|revend|revendre|revendu)(?: [^\W\d_]+ment)? (?:sa|ses|leurs?|la|les|une?|le solde de ses) "
        rf"(?:{_WHICH} ){{0,3}}?{_SHARES}{_OF}|"
        r"(?:cède|cèdent|céder|cédé|cédera|céderait|vend|vendent|vendre|vendu|vendra)(?: [^\W\d_]+ment)? "
        r"(?:les )?%+ du capital",
        "left=seller in=target to=buyer of=target obj=target",
        "R90",
        "Eurazeo a cédé sa participation de 25 % dans Criteo à Bpifrance pour 60 millions d'euros.",
        alone="seller target",
        prior=6,
    ),
    Rule(
        "acquisition.sold_passive",
        "acquisition",
        r"(?<!a )(?<!ont )(?<!avait )(?<!avaient )(?<!aura )(?<!aurait )(?<!ayant )(?<!avoir )"
        r"(?:cédée?s?|vendue?s?|revendue?s?|rétrocédée?s?)(?= (?:par (?:la |le |l')?(?:[^\W\d_]+ ){0,2}@+ |"
        r"[^;.,@¤]{2,32} )?(?:à|au|aux) (?:la |l')?(?:[^\W\d_]+ ){0,3}?@)",
        "left=target by=seller to=buyer",
        "R80 L30",
        "Alteca, cédée par Criteo à Nexedi en 2019 pour 12 millions d'euros, n'a jamais décollé.",
        alone="buyer target",
        prior=6,
    ),
    Rule(
        "acquisition.buys_stake",
        "acquisition",
        r"(?:rachète|rachètent|racheter|racheté|rachètera|rachetant|acquiert|acquérir|acquis|acquérant|"
        r"reprend|"
        r"reprendre|repris|reprendra|récupère|récupérer|récupéré)(?: [^\W\d_]+ [^\W\d_]+| [^\W\d_]+ment)? "
        rf"(?:la|les|une?|le solde d[eu]s?) (?:{_WHICH} ){{0,3}}?{_SHARES}{_OF}"
        r"(?= (?:de |d'|du |que )[^;.¤]{0,90}(?:dans|au sein d|au capital d))",
        "left=buyer of=seller held=seller from=seller in=target",
        "R90",
        "Bpifrance a racheté les parts d'Eurazeo dans Criteo pour 60 millions d'euros.",
        alone="buyer target",
        prior=6,
    ),
    Rule(
        "investment.stake_of",
        "investment",
        r"prises? de participation(?: majoritaire| minoritaire| stratégique)?"
        r"(?: (?:de|à hauteur de|d'environ) %+)?(?= (?:de |d'|du )(?:la |l'|le )?@[^;.]{0,60} (?:dans|"
        r"au capital))",
        "of=investor in=recipient left=investor",
        "R60 L25",
        "L'accord s'accompagne d'une prise de participation de 17 % de Groupama dans le capital de Cegid.",
        alone="investor recipient",
        noun=True,
        prior=8,
    ),
)
