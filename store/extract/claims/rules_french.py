"""Turns of phrase of the French press: deals told by what changes hands, by entries and by what is fetched.

Each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_HELD_IN = (
    r"(?:la |le |l')?(?:@+ (?:dans|au capital d[eu']|au sein d[eu'])|@[^;.¤]{0,30} (?:dans|"
    r"au capital d[eu']))"
)

FRENCH: tuple[Rule, ...] = (
    Rule(
        "acquisition.buy_state",
        "acquisition",
        r"(?:re)?nationalis(?:e|é|ée|és|ées|er|era|ant)",
        "left=buyer obj=target by=buyer",
        "R60",
        "L'État a nationalisé EDF pour 9,7 milliards d'euros.",
        alone="buyer target",
    ),
    Rule(
        "investment.up_to_share",
        "investment",
        r"(?:monter|monte|montera|montée|grimper|grimpe|porter|porte|"
        r"portera)(?= (?:[^\W\d_]+ ){0,4}(?:jusqu')?à "
        r"%+ (?:du capital|des parts|des actions) (?:de |d'|du )(?:la |l'|le )?@)",
        "left=investor of=recipient",
        "R120",
        "Mara pourra monter jusqu'à 75 % du capital d'Exaion moyennant 127 millions de dollars.",
        prior=20,
    ),
    Rule(
        "investment.up_to",
        "investment",
        r"(?:monter|monte|montera|montée|grimper|grimpe)(?= (?:[^\W\d_]+ ){0,2}(?:jusqu')?à %+ (?:du capital|"
        r"des parts|des actions)(?:[,.]| [^\W\d_]))",
        "left=investor of=recipient",
        "R90",
        "Une option lui permet de monter jusqu'à 75 % du capital en 2027, moyennant 127 millions de dollars.",
        prior=16,
    ),
    Rule(
        "investment.entry",
        "investment",
        r"entrée(?= (?:de |d'|du |des )(?:la |l'|le )?@[^;.¤]{0,50} (?:au|dans le) capital)",
        "of=investor in=recipient",
        "R90",
        "Le marché salue l'entrée de Nvidia au capital d'Intel, pour 5 milliards de dollars.",
        noun=True,
        alone="investor recipient",
        prior=12,
    ),
    Rule(
        "acquisition.stake_changes_hands",
        "acquisition",
        rf"(?:participations?|parts?)(?= (?:de |d'|du ){_HELD_IN}[^;.]{{1,50}}"
        r"(?:vendu|cédé|rachet|repris|acquis)[^;.¤@]{0,20}¤)",
        "of=seller in=target to=buyer by=buyer",
        "R160",
        "La participation de Vivendi dans Telecom Italia a été vendue 684 millions d'euros à Poste Italiane.",
        noun=True,
        prior=70,
    ),
    Rule(
        "acquisition.fetches_fr",
        "acquisition",
        r"(?:vente|cession|revente)(?= (?:de |d'|du |des )[^;.¤]{2,80}(?:rapport|procur|valu )[^;.¤]{0,30}¤)",
        "of=target by=seller to=seller",
        "R140",
        "La vente de Numericable a rapporté 300 millions d'euros à Patrick Drahi.",
        noun=True,
        prior=70,
    ),
    Rule(
        "acquisition.sells_worth",
        "acquisition",
        r"(?:vend|vends|vendent|vendu|vendre|vendra|cède|cèdent|cédé|céder|cédera)(?= pour ¤+ (?:de |d'))",
        "left=seller to=buyer",
        "R14",
        "Engie vend pour 700 millions d'euros d'actifs au Maroc.",
        prior=40,
    ),
    Rule(
        "bid.aimed_at",
        "bid",
        r"(?:visée?s?|convoitée?s?|ciblée?s?) par (?:une (?:[^\W\d_]+ ){0,2}(?:offre|proposition|opa)|"
        r"un projet d'offre)"
        r"(?: (?:publique|d'achat|de rachat|hostile|ferme|amicale)){0,3}",
        "left=target of=bidder from=bidder by=bidder",
        "R50",
        "Believe, visé par une offre de 1,5 milliard d'euros d'EQT, s'est envolé.",
        status="proposed",
        prior=20,
        alone="bidder target",
    ),
    Rule(
        "valuation.at_which_fr",
        "valuation",
        r"(?:auxquels|auquel|auxquelles|(?<=à )laquelle)(?= (?:on |l'on |[^\W\d_]+ [^\W\d_]+ |@+ )?(?:l'|"
        r"la |le |les )"
        r"(?:[^\W\d_]+ ){0,3}?(?:estim|valoris|évalu)[^\W\d_]+)",
        "left=subject",
        "L30",
        "Graphcore est loin des 2,8 milliards de dollars auxquels on l'estimait en 2020.",
        prior=30,
    ),
    Rule(
        "spending.estimated_fr",
        "spending",
        r"(?:investissements?|travaux|chantier|programme|projet|facture|coûts?|plan|addition|déploiement)"
        r"(?: [^;.¤,%]{1,60})? (?:est|sont|était|étaient|serait|seraient) (?:désormais |aujourd'hui |"
        r"encore )?"
        r"(?:estim|évalu|chiffr)ée?s? (?:à|entre)",
        "left=subject",
        "R40",
        "Les investissements de Neoen sont évalués à 6 milliards d'euros.",
        prior=14,
    ),
    Rule(
        "other.sum_of",
        "other_amount",
        r"montant(?= (?:total |global |final )?(?:du (?:chèque|deal|rachat)|de (?:l'opération|l'acquisition|"
        r"la transaction|la cession)))",
        "",
        "R60",
        "Le montant de l'opération est de 950 millions d'euros.",
        noun=True,
        prior=10,
    ),
    Rule(
        "price.that_sum",
        "price",
        r"celui d(?:e|')(?= ?(?:[^\W\d_]+ ){0,3}¤)",
        "",
        "R30",
        "Le prix n'a pas été dévoilé ; la presse avance celui de 700 millions de livres.",
        noun=True,
        prior=-6,
    ),
)
