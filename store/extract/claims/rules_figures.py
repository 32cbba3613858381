"""Rules for valuations and for figures: revenue, spending, prices, business metrics."""

from __future__ import annotations

from store.extract.claims.rule import Rule
from store.extract.claims.rules_prices import PRICES

VALUATIONS = (
    Rule(
        "valuation.noun",
        "valuation",
        r"valorisation(?: boursière)?|évaluation|capitalisation(?: boursière)?|valeur(?=,? "
        r"(?:de |d'|d'entreprise|boursière|totale|actuelle|à ))|"
        r"valuations?|market cap(?:italization|italisation)?|market value|empire(?= (?:de |d'))",
        "of=subject gen=subject left=subject",
        "R60 L25",
        "La valorisation d'OpenAI s'élève à 300 milliards de dollars.",
        noun=True,
        prior=14,
    ),
    Rule(
        "valuation.basis",
        "valuation",
        r"sur la base de(?= ¤)|sur une base de(?= ¤)|"
        r"(?:put|puts|putting) (?:it|them|the (?:company|firm|business|group|start-?up)) "
        r"at(?= (?:[^\W\d_]+ )?¤)|"
        r"done at(?<=(?:een|was) done at)(?= (?:[^\W\d_]+ )?¤)|series [a-k]1? at(?= (?:[^\W\d_]+ )?¤)",
        "left=subject",
        "R14",
        "Zeliq a récolté 75 millions d'euros, sur la base de 2 milliards.",
        prior=20,
    ),
    Rule(
        "valuation.most_valuable",
        "valuation",
        r"(?:most valuable|most highly valued)(?= (?:[^\W\d_]+[ -]){0,4}(?:start-?ups?|company|companies|"
        r"firms?|unicorns?))|"
        r"(?:start-up|entreprise|société|licorne|jeune pousse)s? (?:[^\W\d_]+ )?(?:la|les) (?:plus|"
        r"mieux) valorisées?",
        "left=subject",
        "L80 R60",
        "At $22 billion, Figma is the most valuable design startup in the world.",
        prior=8,
    ),
    Rule(
        "valuation.verb",
        "valuation",
        r"valoris(?:e|ent|ant|er|é|ée|és|ées|ait|erait|era|aient)|évalu(?:e|ent|ant|er|é|ée|"
        r"és|ées|ait|erait)|vaut|valoir(?= [^;.@¤]{0,20}¤)|vaudrait|valait|vaudra|valent|valaient|"
        r"pèserait|valant|vaut désormais|"
        r"valu(?:es|ed|ing)|(?<!notional )(?<!book )(?<!face )(?<!its )(?<!their )value(?= )|"
        r"(?:pesait|pèse|pesant)(?! (?:[^\W\d_]+ ){0,3}¤+ (?:de |d')(?:chiffre|revenus|ventes|recettes|"
        r"pertes))",
        "obj=subject next=subject left=subject gen=subject",
        "R60 L12",
        "Évaluée à 300 milliards de dollars, OpenAI domine.",
        prior=10,
    ),
    Rule(
        "valuation.valued_at",
        "valuation",
        r"valued(?= (?:at|around|between|north|above|just|more) )|"
        r"price tag(?= of (?:[^\W\d_]+ ){0,2}¤+(?! (?:for|on)))|"
        r"price tag(?! (?:for|on|of))",
        "left=subject next=subject gen=subject",
        "R40 L4",
        "Gecko, valued at $1.25 billion, counts Founders Fund among its backers.",
        prior=12,
    ),
    Rule(
        "valuation.pegged",
        "valuation",
        r"(?:peg(?:s|ged|ging)?|mark(?:s|ed|ing)?|apprais(?:es|ed)|pric(?:es|ed|ing)|put(?:s|ting)?)"
        r"(?= (?:it|them|the (?:company|firm|business|start-?up|group)|(?:the )?@+|(?:its|the company's|"
        r"@+'s) (?:value|worth|"
        r"price)) (?:[^\W\d_]+ )?at (?:[^\W\d_]+ ){0,3}¤)",
        "obj=subject owner=subject",
        "R50",
        "Investors pegged Perplexity at $18 billion in July.",
        prior=4,
    ),
    Rule(
        "valuation.estimated",
        "valuation",
        r"estimée?s?(?= (?:à|entre))",
        "left=subject",
        "R30",
        "XpFibre, estimé à 8 milliards d'euros, cherche un acheteur.",
        prior=-8,
    ),
    Rule(
        "valuation.aims",
        "valuation",
        r"verrai(?:t|ent) bien(?= (?:à|valoris))|flirt(?:e|er|ait) avec(?= (?:les |la barre )?)|"
        r"(?:list|lists|listed|listing|float|floated|floating|going public|trades|trading|changes hands|"
        r"changing "
        r"hands|shopping itself|sell (?:their |some |its )?shares|share sale|tender offer)(?= at (?:up to |"
        r"about |more than |around |over |some |a )*¤)",
        "left=subject",
        "R40",
        "SpaceX se verrait bien à 400 milliards de dollars.",
        prior=-2,
    ),
    Rule(
        "valuation.at_which",
        "valuation",
        r"(?:(?<=at )which|(?<=à )laquelle)(?= (?:[^\W\d_]+ |@+ |l'){1,3}(?:was|were|had been|est|était|"
        r"avait été) (?:[^\W\d_]+ )?"
        r"(?:valued|valorisée?|évaluée?))",
        "obj=subject next=subject",
        "L16",
        "That is short of the $25 billion at which Chime was valued in 2021.",
        prior=20,
    ),
    Rule(
        "valuation.capitalises",
        "valuation",
        r"capitalis(?:e|ait|ent|aient)(?= (?:(?:près|plus|moins) de |environ |quelque |alors |aujourd'hui |"
        r"encore )?¤)",
        "left=subject",
        "R30",
        "Altice, qui capitalise 6,3 milliards d'euros, veut SFR.",
        prior=14,
    ),
    Rule(
        "valuation.is_worth",
        "valuation",
        r"(?<=was )worth(?= )|(?<=is )worth(?= )|(?<=now )worth(?= )|(?<=then )worth(?= )|(?<=be )worth(?= )|"
        r"(?<=still )worth(?= )|(?<=it )worth(?= )",
        "left=subject",
        "R24",
        "At the price of its shares, Chime was worth $11.6 billion.",
        prior=6,
    ),
    Rule(
        "valuation.worth",
        "valuation",
        r"worth(?= )",
        "left=subject",
        "R30",
        "The start-up Cursor is now worth $9 billion.",
        prior=-25,
    ),
    Rule(
        "valuation.pre",
        "valuation",
        r"pre-?money|pré-?money|post(?=[.,;)]|\Z)|avant (?:l'opération|investissement|l'apport)|"
        r"post-?money|après "
        r"(?:l'opération|investissement|l'apport)",
        "of=subject left=subject",
        "R20 L25",
        "The round values Mistral at $6 billion pre-money.",
        noun=True,
        prior=6,
    ),
    Rule(
        "valuation.unicorn",
        "valuation",
        r"licorne|unicorn|décacorne|decacorn|statut de licorne",
        "left=subject",
        "R40 L20",
        "Pennylane devient une licorne valorisée 2 milliards d'euros.",
        noun=True,
        prior=-10,
    ),
)

FIGURES = (
    Rule(
        "revenue.noun",
        "revenue",
        r"chiffres? d'affaires|revenus?(?: annuels?| récurrents?| nets?| trimestriels?)?|"
        r"recettes|ventes(?= )|arr\b|pnb|produit net bancaire|bénéfices?(?: nets?| "
        r"opérationnel)?|"
        r"résultat (?:net|opérationnel)|ebita|marges? (?:brute|nette|opérationnelle)|"
        r"(?<!au )profits?(?: nets?)?|"
        r"ebitda|pertes?(?: nettes?| "
        r"opérationnelles?)?|revenues?|(?<!by )(?:annual(?:ized)? |quarterly |total |net )?(?:sales|"
        r"income)|"
        r"net (?:income|loss|profit)|operating (?:income|loss|profit)|losses|loss(?= )|"
        r"earnings|turnover|run[- ]rate|top line|bookings|carnet de commandes|gross "
        r"merchandise|volume d'affaires",
        "of=subject gen=subject left=subject for=subject",
        "R60 L30",
        "Doctolib a réalisé un chiffre d'affaires de 348 millions d'euros.",
        noun=True,
        prior=10,
    ),
    Rule(
        "revenue.orders",
        "revenue",
        r"prises? de commandes|commandes(?= (?:de |d'|du )(?:la |l'|le )?@+ (?:(?:ont|avaient|auraient) |"
        r"s'élèv|"
        r"s'établ|atteign|progress|recul|augment|bondi|chut|totalis))|order (?:intake|book|backlog)",
        "of=subject gen=subject left=subject",
        "R90 L24",
        "Les prises de commandes de Thales ont bondi de 17 % en 2011, à 7,2 milliards d'euros.",
        noun=True,
        prior=20,
    ),
    Rule(
        "revenue.verb",
        "revenue",
        r"génèr(?:e|ent|era|erait)|génér(?:er|é|ait)|réalis(?:e|er|é|ent)(?= ¤)|encaiss(?:e|"
        r"er|é|ent)|engrang(?:e|er|é|ent)|gagn(?:e|er|é|ent|ait)(?= ¤)|perd(?:u|re|ent|"
        r"rait)?(?= (?:¤|près|plus|encore))|rapport(?:e|er|é|ent|era|erait)(?= )|"
        r"generat(?:e|es|ed|ing)|earn(?:s|ed|ing)|los(?:t|es|ing)(?= )|book(?:s|ed)(?= ¤)|"
        r"post(?:s|ed)(?= )|brought in|bring in|contributing|contribut(?:es|ed)|(?<!a "
        r")(?<!the )report(?:s|ed)(?= (?:¤|an? |revenue|sales|net|quarterly))|makes?(?= ¤)|"
        r"made(?= ¤)",
        "left=subject",
        "R50 L10",
        "Spotify a généré 15 milliards d'euros l'an dernier.",
        prior=-12,
    ),
    Rule(
        "revenue.swings",
        "revenue",
        r"sw(?:ung|ings?|inging) to(?= (?:an? )?(?:(?:net|quarterly|annual|operating|record) |"
        r"¤+ ){0,3}(?:loss|profit))|"
        r"déficit(?= (?:[^\W\d_]+ ){0,2}d(?:e|') ?(?:[^\W\d_]+ ){0,2}¤)",
        "left=subject of=subject gen=subject",
        "R30",
        "Pigment swung to a $120 million loss.",
        prior=6,
    ),
    Rule(
        "spending.noun",
        "spending",
        r"dépenses?|capex|coûts?|charges|spending|expenditures?|"
        r"capital (?:expenditures?|spending)|costs?(?! (?:¤|about|around|more|over|nearly|up|"
        r"between|as|just|only|at|some|roughly|users|customers|him|her|it))|expenses|bill(?= "
        r")|facture|cash burn|outlay|plan d'investissement|"
        r"programme d'investissement|économies|savings",
        "of=subject gen=subject left=subject for=subject",
        "R60 L20",
        "Meta porte ses dépenses à 65 milliards de dollars.",
        noun=True,
        prior=-6,
    ),
    Rule(
        "spending.devotes",
        "spending",
        r"consacr(?:e|er|é|ent|era|ait)(?= )|devot(?:es|ed|ing)",
        "left=subject",
        "R40",
        "Huawei consacre 180 milliards de yuans par an à sa recherche.",
        prior=-6,
    ),
    Rule(
        "spending.write_off",
        "spending",
        r"wr(?:ote|ite|iting|itten) (?:off|down)(?= )|wrote(?= (?:[^\W\d_]+ ){0,2}¤+ (?:off|down))|write-?"
        r"(?:off|down)s?|"
        r"dépréciation|impairments?(?: charges?)?|déprécié",
        "left=subject of=subject gen=subject",
        "R50 L20",
        "Illumina wrote $3.9 billion off the value of Grail in 2022.",
        prior=18,
    ),
    Rule(
        "spending.budget",
        "spending",
        r"budgets?",
        "of=subject gen=subject left=subject",
        "R40 L15",
        "La NASA dispose d'un budget de 25 milliards de dollars.",
        noun=True,
        prior=-30,
    ),
    Rule(
        "spending.verb",
        "spending",
        r"cost(?= (?:it|him|her|them|the company|the group) (?:[^\W\d_]+ ){0,2}¤)|dépens(?:e|"
        r"ent|er|é|ée|és|era|eront|erait|eraient|ait|ant)|brûl(?:e|ent|er|é|erait|ait)|"
        r"consomm(?:e|er|é)(?= ¤)|"
        r"spen(?:d|ds|t|ding)|burn(?:s|ed|ing)?(?: through)?|splurg(?:e|es|ed|ing)|shell(?:s|ed)? out",
        "left=subject",
        "R60 L12",
        "OpenAI dépenserait chaque année entre 7 et 8 milliards de dollars.",
        prior=-8,
    ),
    Rule(
        "price.verb",
        "price",
        r"coût(?:e|ent|er|é|era|erait|eraient|ait)|factur(?:e|é|er|ée|és|ent)|vendue?s?(?= "
        r"(?:à partir|¤|au prix|entre|pour))|proposée?s? à(?= )|affichée?s? à|partir de|"
        r"commercialisée?s?|tarifée?s?|"
        r"cost(?:s|ing)?(?= (?!it |him |her |them |the company|the group))|priced|charg(?:e|"
        r"es|ed|ing)(?= )|starts? at|starting at|sells? for|retails? (?:for|at)|available for|"
        r"goes for|lanc(?:e|é|ée) à",
        "left=subject",
        "R50",
        "ChatGPT Plus coûte 20 dollars par mois.",
        prior=-6,
    ),
    Rule(
        "price.noun",
        "price",
        r"(?<!au )(?<!du )prix|tarifs?|abonnements?|forfaits?|loyer|licences?(?= à)|"
        r"(?<!today's )(?<!current )(?<!market )prices?(?!-)|"
        r"pricing|subscriptions?|licen[cs]e fees?|plan(?= at)|per month|price tag|"
        r"par mois|par utilisateur|par action|per share",
        "of=subject gen=subject left=subject at=subject",
        "R40 L20",
        "Le prix de l'iPhone 16 passe à 969 euros.",
        noun=True,
        prior=-8,
    ),
    Rule(
        "other.break_fee",
        "other_amount",
        r"break-?up fee|termination fee|reverse termination fee|indemnité(?: de (?:rupture|"
        r"résiliation|dédit))?|pénalité de rupture|compléments? de prix|earn-?out|golden "
        r"parachute|parachute doré|"
        r"fee(?= of)",
        "left=subject",
        "R60 L25",
        "Microsoft would owe a break-up fee of $3 billion.",
        noun=True,
        prior=4,
        status="conditional",
    ),
    Rule(
        "other.owes",
        "other_amount",
        r"owe[sd]?(?= (?:@+ |it |them )?(?:[^\W\d_]+ ){0,2}¤)",
        "left=subject",
        "R50",
        "It would owe Informatica $310 million if regulators block the deal.",
        prior=14,
    ),
    Rule(
        "other.debt",
        "other_amount",
        r"dettes?(?: nette| brute| financière|"
        r" totale)?(?! (?:comprise|incluse|exclue))|endettement|net debt|"
        r"debt(?= (?:of|"
        r"load|pile|stands|was|is|to|from))|trésorerie|cash pile|cash reserves",
        "of=subject gen=subject left=subject",
        "R60 L20",
        "La dette d'Altice France a été ramenée à 15,5 milliards d'euros.",
        noun=True,
    ),
    Rule(
        "other.in_debt",
        "other_amount",
        r"(?<=in )debt(?=[,.;)]|\Z| and (?!equity)| that | as | after | from )|(?<=of )debt(?=[,.;)]|\Z)",
        "left=subject",
        "L6",
        "Informatica, which carries $1.8 billion in debt, is for sale.",
        noun=True,
    ),
    Rule(
        "metric.volume",
        "market_metric",
        r"volumes?(?: d'échanges?)?|trading volume|assets under management|encours|actifs "
        r"sous gestion|actifs gérés|(?:(?<!ces )(?<!deux )transactions(?! (?:se|s'élèv|atteign|port)|'s)|"
        r"payments|deposits)(?! (?:company|firm|startup|start-up|"
        r"provider|group|"
        r"platform|business|app|giant|processor|industry|service|specialist|software|unit))|paiements|dépôts|"
        r"capacité|"
        r"capacity|puissance|"
        r"marchandises|gmv|tpv|total value locked|tvl",
        "of=subject gen=subject left=subject",
        "R50 L30",
        "Stripe processed $1.4 trillion in payments volume.",
        noun=True,
        prior=-4,
    ),
)

ALL_FIGURES = (*VALUATIONS, *FIGURES, *PRICES)
