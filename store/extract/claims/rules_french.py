"""Rules for turns of phrase of the French press: what changes hands, is entered, fetched, valued or owed.

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
        r"(?:monter|monte|monté|montera|montait|montée|grimper|grimpe|grimpé|porter|porte|"
        r"portera)(?= (?:[^@;.%]{0,50} )?(?:jusqu')?à "
        r"%+ (?:(?:du capital|des parts|des actions) (?:de |d'|du )|(?:dans|chez|"
        r"au capital d[eu']) ?)(?:la |l'|le )?@)",
        "left=investor of=recipient in=recipient at=recipient",
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
        "spending.evaluates_fr",
        "spending",
        r"(?:évalu|estim|chiffr)(?:e|ent|ait|é)(?= (?:désormais |"
        r"aujourd'hui )?à (?:[^\W\d_]+ ){0,2}¤+ (?:ses|leurs|"
        r"son|sa|le|la|l'|les) ?(?:[^\W\d_]+ )?(?:engagements?|investissements?|coûts?|dépenses|besoins|"
        r"efforts?|"
        r"facture|pertes?|dégâts|travaux|manque à gagner))",
        "left=subject",
        "R30",
        "CMA CGM évalue à 500 millions d'euros ses engagements.",
        prior=20,
    ),
    Rule(
        "spending.costs_it_fr",
        "spending",
        r"(?<=lui a )coûté|(?<=lui avait )coûté|(?<=lui aura )coûté|(?<=lui )coût(?:e|ait|era|erait)",
        "left=subject",
        "R40",
        "Un piratage lui a coûté 600 000 dollars.",
        prior=10,
    ),
    Rule(
        "investment.promised_fr",
        "investment",
        r"(?:promis|promet|prévu|annoncé|juré)(?= (?:[^;.¤@]{1,24} )?d'investir (?:aux|en|dans|au|à|sur))",
        "left=investor",
        "L24",
        "Les 20 milliards de dollars qu'il a promis d'investir aux États-Unis tardent.",
        status="announced",
    ),
    Rule(
        "investment.to_enter_fr",
        "investment",
        r"(?:versé|verse|payé|paie|déboursé|débourse|mis|dépensé|"
        r"aligné)(?= (?:[^\W\d_]+ ){0,3}¤+ [^;.¤@]{0,24}"
        r"pour (?:entrer (?:au|dans)|monter (?:au|dans|à)|prendre (?:une|%)|(?:son|sa|ses|leur|un|une|la) "
        r"(?:tiers|moitié|quart|part|participation|dixième)))",
        "left=investor in=recipient of=recipient for=recipient",
        "R40",
        "Tencent avait versé 300 millions d'euros pour entrer au capital d'Ubisoft.",
        prior=30,
    ),
    Rule(
        "investment.takes_part_fr",
        "investment",
        r"(?:prend|prendra|prendrait|prendre|pris|acquis|acquiert)(?= (?:[^\W\d_]+ )?(?:pour|contre) "
        r"(?:[^\W\d_]+ ){0,2}¤+ (?:une|sa|des) (?:part|participation)s?)",
        "left=investor in=recipient of=recipient",
        "R30",
        "Disney prendra pour 1,5 milliard de dollars une part minoritaire dans Epic Games.",
        prior=30,
    ),
    Rule(
        "acquisition.apposed_fr",
        "acquisition",
        r"(?<=, )(?:r?achetée?s?|payée?s?|acquise?s?)(?= (?:en \d{4} |l'an dernier |l'an passé |alors |"
        r"il y a [^,.;¤]{3,12} |en [^\W\d_]+ \d{4} |en [^\W\d_]+ dernier )?(?:pour |contre )?"
        r"(?:[^\W\d_]+ d[e'] ?|environ |quelque )?¤)",
        "left=target by=buyer",
        "R50",
        "Sega garde Rovio, acheté l'an dernier 706 millions d'euros.",
        prior=24,
    ),
    Rule(
        "acquisition.accepted_offer",
        "acquisition",
        r"(?:retenu|retient|accepté|accepte|validé|choisi|préféré)(?= (?:l'|son |la |cette )(?:offre|"
        r"proposition))",
        "of=buyer from=buyer",
        "R90",
        "Le tribunal a retenu l'offre de John Cockerill : 600 000 euros pour les actifs de McPhy.",
        status="completed",
        prior=20,
    ),
    Rule(
        "valuation.propels_fr",
        "valuation",
        r"(?:propuls|hiss|catapult)(?:e|ent|é|ée|ait|ant|er)(?= (?:[^\W\d_@]+ )?(?:à|au-delà d[e']) ?"
        r"(?:[^\W\d_]+ ){0,2}¤)",
        "left=subject obj=subject",
        "R40",
        "Un tour conduit par SoftBank la propulsait à 4,3 milliards de dollars.",
        prior=20,
    ),
    Rule(
        "round.brought_fr",
        "funding_round",
        r"(?:apportée?s|souscrite?s|injectée?s|mise?s)(?= (?:notamment |surtout |principalement |"
        r"conjointement )?par )",
        "left=recipient by=investor",
        "L44",
        "Ledger a obtenu 100 millions d'euros, apportés par True Global Ventures.",
        prior=24,
    ),
    Rule(
        "round.gathered_fr",
        "funding_round",
        r"(?:réunie?s|levée?s|récoltée?s|collectée?s|glanée?s|obtenue?s)(?= (?:auprès|lors|en|au|l'an|"
        r"depuis|il y a) )",
        "left=recipient from=investor",
        "L6",
        "Zap n'a pas dépensé les 3,5 millions d'euros réunis auprès de business angels.",
        prior=20,
    ),
    Rule(
        "round.gathered_by_fr",
        "funding_round",
        r"(?:réuni|levé|récolté|collecté|glané|rassemblé|mobilisé|amassé|engrangé)e?s(?= (?:(?:en|"
        r"au) [^¤@;.,]{3,20} |"
        r"l'an dernier |cette semaine |cette année |hier )?par )",
        "by=recipient from=investor",
        "L6",
        "Les 125 millions d'euros rassemblés en décembre par Exotrail financeront ses satellites.",
        prior=24,
    ),
    Rule(
        "grant.state_gives_fr",
        "grant_or_donation",
        r"(?:(?<=état lui a )|(?<=état leur a )|(?<=état a )|(?<=région a )|(?<=gouvernement a )|"
        r"(?<=région lui a ))"
        r"(?:promis|accordé|octroyé|alloué|attribué|débloqué)(?= (?:[^\W\d_'@]+ |jusqu'à ){0,3}¤)",
        "to=recipient",
        "R40",
        "hier, l'état lui a promis jusqu'à 149 millions d'euros pour son usine.",
        prior=30,
    ),
    Rule(
        "round.ipo_fetches_fr",
        "funding_round",
        r"(?:introduction|entrée) (?:en bourse|à la bourse|au @+|à @+)(?= [^;.¤]{0,60}(?:rapport|"
        r"permis de (?:lever|"
        r"récolter)|procur)[^;.¤]{0,30}¤)",
        "of=recipient",
        "R130",
        "L'an dernier, l'introduction en bourse avait rapporté 236 millions de dollars.",
        noun=True,
        prior=70,
    ),
    Rule(
        "investment.follows_fr",
        "investment",
        r"(?:suivi|suit|suivait|imité)(?= (?:avec|à hauteur d[e']|pour) ?(?:[^\W\d_]+ )?¤)",
        "left=investor",
        "R30",
        "Bristol Myers Squibb avait suivi avec 80 millions de dollars.",
    ),
    Rule(
        "investment.engages_fr",
        "investment",
        r"engag(?:e|é|er|ent)(?= (?:[^\W\d_]+ ){0,2}¤+ [^;.¤@]{0,10}(?:dans|au capital|chez))",
        "left=investor in=recipient at=recipient",
        "R30",
        "Bpifrance vient d'engager 50 millions d'euros dans le fonds Jeito.",
        prior=6,
    ),
    Rule(
        "acquisition.sold_apposed_fr",
        "acquisition",
        r"(?<=, )(?:cédée?s?|vendue?s?)(?= (?:en \d{4} |l'an dernier |alors )?(?:pour |"
        r"contre )?(?:[^\W\d_]+ d[e'] ?|"
        r"environ |quelque )?¤+ par )",
        "left=target by=seller",
        "R50",
        "Thales a repris Cobham, cédée 1,1 milliard de dollars par Advent.",
        prior=24,
    ),
    Rule(
        "round.borrowing_fr",
        "funding_round",
        r"emprunts?(?= (?:[^\W\d_]+ ){0,3}(?:de |d'|d'un montant de )(?:[^\W\d_]+ (?:de |d')?){0,2}¤)",
        "left=recipient from=investor by=investor",
        "R44",
        "Verkor a signé un emprunt vert de 1,3 milliard d'euros auprès de seize banques.",
        noun=True,
        prior=24,
    ),
    Rule(
        "other.deposit_fr",
        "other_amount",
        r"acompte|arrhes|séquestre|indemnités? de rupture|dédit|caution(?= de)|pénalité de rupture",
        "of=subject left=subject",
        "R40",
        "Nvidia a laissé un acompte de 1,25 milliard de dollars.",
        noun=True,
        prior=2,
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
