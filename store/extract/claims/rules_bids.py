"""Rules for bids: offers made, refused, raised and only thought of.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

BIDS = (
    Rule(
        "bid.noun_fr",
        "bid",
        r"offre (?:publique |ferme |conditionnelle |améliorée |initiale |amicale |hostile |engageante |"
        r"indicative |"
        r"contraignante |simplifiée |concurrente |rivale |globale |alternative )?(?:simplifiée )?"
        r"(?:d'achat|de rachat|d'acquisition|de reprise)|offre hostile|"
        r"opa|offre (?:non sollicitée|ferme)|"
        r"proposition (?:de rachat|d'acquisition)|tentative de rachat",
        "from=bidder left=bidder on=target for=target of=bidder by=bidder to=target held=seller",
        "R60 L25",
        "Elon Musk a déposé une offre de rachat de 97,4 milliards de dollars sur OpenAI.",
        status="proposed",
        noun=True,
        prior=15,
        alone="bidder target",
    ),
    Rule(
        "bid.to_buy_fr",
        "bid",
        r"(?:contre-)?(?:offre|proposition|candidature)s? (?:(?!de |d')[^\W\d_]+ ){0,4}(?:pour|visant|"
        r"portant sur|en vue de|afin de|destinée)(?: à| d')? ?(?:le rachat|l'acquisition|la reprise|l'achat|"
        r"racheter|acquérir|reprendre|s'offrir|s'emparer)",
        "from=bidder left=bidder by=bidder of=target obj=target",
        "R60 L25",
        "Iliad a déposé une offre ferme et engageante pour le rachat de SFR, à 17 milliards d'euros.",
        status="proposed",
        noun=True,
        prior=15,
        alone="bidder target",
    ),
    Rule(
        "bid.refused_fr",
        "bid",
        r"(?:repouss|rejet|refus|déclin|écart|snob)(?:é|e|er|ent|ait|te|tent)(?: (?:la semaine|l'an|"
        r"l'année|le mois) "
        r"[^\W\d_]+| en \d{4}| hier| poliment| récemment)? (?:une |l'|la |cette |deux |les |son |sa |"
        r"leur )(?:[^\W\d_]+ ){0,2}(?:offres?|propositions?|opa|"
        r"avances)(?: de (?:rachat|reprise)| d'(?:achat|acquisition))?",
        "left=target of=bidder from=bidder by=bidder with=bidder",
        "R60 L20",
        "Wiz a repoussé une offre de rachat de 23 milliards de dollars de Google.",
        status="rejected",
        prior=20,
        alone="bidder target",
    ),
    Rule(
        "bid.refused_en",
        "bid",
        r"(?:reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|rebuff(?:s|ed)?|declin(?:es|ed)|"
        r"spurn(?:s|ed)?|refus(?:es|ed)|walk(?:s|ed|ing)? away from|snubb?(?:s|ed))(?= (?:an?|"
        r"the|its|his|their|@+'s?|that) (?:¤+ |[^\W\d_]+[ -]){0,5}(?:bid|offer|approach|"
        r"proposal|takeover))",
        "left=target owner=bidder from=bidder by=bidder of=bidder",
        "R60",
        "Wiz turned down a $23 billion offer from Google.",
        status="rejected",
        prior=20,
        alone="bidder target",
    ),
    Rule(
        "bid.verb_fr",
        "bid",
        r"propos(?:e|ent|é|er|ait) (?:de racheter|d'acquérir|de reprendre|le rachat)|offr(?:e|"
        r"ent|ait|ir) de racheter|offert de racheter|"
        r"tent(?:e|é|er) de racheter|tent(?:e|é|er) d'acquérir|voulu racheter|cherche à "
        r"racheter|veut racheter|veut s'offrir|"
        r"envisage (?:de racheter|d'acquérir|le rachat)|souhaite racheter",
        "left=bidder obj=target of=target",
        "R90",
        "Elon Musk a proposé de racheter OpenAI pour 97,4 milliards de dollars.",
        status="proposed",
        prior=15,
        alone="bidder target",
    ),
    Rule(
        "bid.offer_fr",
        "bid",
        r"propos(?:e|é|ent|ait|er|erait)|offr(?:e|ent|ait|ir|irait|iraient)|offert|met sur la table|"
        r"mis sur la table",
        "left=bidder to=target for=target on=target",
        "R40",
        "Elon Musk offre 97,4 milliards de dollars pour OpenAI.",
        status="proposed",
        prior=-10,
    ),
    Rule(
        "bid.came_with",
        "bid",
        r"came (?:knocking|calling|back|along) with|(?:revenu|venu|arrivé)e? avec(?= ¤)|came with(?= ¤+ "
        r"(?:for|bid|offer))",
        "left=bidder for=target",
        "R30",
        "Roche came knocking with $6.7 billion.",
        status="proposed",
        prior=2,
    ),
    Rule(
        "bid.noun_en",
        "bid",
        r"(?:unsolicited|hostile) (?:takeover )?(?:bid|offer)|takeover (?:bid|offer|approach|"
        r"proposal)|bids?(?= )|buyout (?:bid|offer)|"
        r"tender offer|acquisition (?:offer|proposal)|offer to (?:buy|acquire|purchase)|"
        r"offered to (?:buy|acquire|purchase)|"
        r"proposed to (?:buy|acquire|purchase)|proposal to (?:buy|acquire)|bid to (?:buy|acquire)",
        "from=bidder left=bidder for=target obj=target of=target by=bidder gen=bidder to=target",
        "R60 L30",
        "Elon Musk made a $97.4 billion takeover bid for OpenAI.",
        status="proposed",
        noun=True,
        prior=15,
        alone="bidder target",
    ),
    Rule(
        "bid.offer_en",
        "bid",
        r"offer(?:s|ed|ing)?(?! price)|bid(?:s|ding)?",
        "left=bidder for=target to=target gen=bidder from=bidder by=bidder",
        "R40 L10",
        "Elon Musk offered $97.4 billion for OpenAI.",
        status="proposed",
        prior=-10,
    ),
)
