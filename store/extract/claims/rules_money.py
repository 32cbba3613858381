"""Rules for investments, funding rounds and loans.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

INVESTMENTS = (
    Rule(
        "investment.verb_fr",
        "investment",
        r"invest(?:it|issent|ir|i|ira|iront|issait|irait|issant)|réinvest(?:it|ir|i)|"
        r"inject(?:e|ent|er|é|ée|és|ées|era|ait|ant)|réinject(?:e|ent|er|é|ée|era)|"
        r"apport(?:e|er|é|ent|era|erait|eraient|ait|aient)(?= )|mis(?:e|ent|er|é|era)?(?= (?:¤|plus de ¤|"
        r"près de ¤|"
        r"jusqu'à ¤))|(?:re)?met(?:tent|tra|tait|taient|tront)?(?= (?:¤|plus de ¤|près de ¤|jusqu'à ¤))|"
        r"pari(?:e|er|é)|débours(?:e|ent|er|é|era|ait)(?= )|"
        r"s'est engagé(?:e|s)? à (?:investir|hauteur|injecter|verser|apporter)|engagé(?:e|s)? "
        r"à (?:investir|hauteur|injecter|verser|apporter|déployer)|déploy(?:er|é|era|"
        r"ait)(?= (?:[^\W\d_]+ ){0,3}¤)|s'engage à investir|"
        r"débarque avec|arrive avec|promis(?= ¤)|promet(?= ¤)|souscri(?:t|re|vent)",
        "left=investor in=recipient to=recipient obj=recipient at=recipient",
        "R60 L30",
        "Microsoft a investi 13 milliards de dollars dans OpenAI.",
    ),
    Rule(
        "investment.shares",
        "investment",
        r"(?:buy|buys|bought|buying|purchase|purchases|purchased|acquire|acquires|"
        r"acquired)(?= (?:about |up to |some |another |a |an )*¤+ (?:worth of |of |in "
        r")?(?:[^\W\d_]+ ){0,3}(?:@+(?:'s)? )?(?:[^\W\d_]+ ){0,2}(?:shares|stock|notes?|bonds|"
        r"stake|equity))|(?:buy|buys|bought|buying|acquires?|acquired|owns?)(?= (?:about |up "
        r"to |a )?%+ (?:of|in) )|"
        r"(?:achète|acheter|achètera|acheté|acquiert|acquérir|souscrit|souscrire)(?= (?:pour |"
        r"près de |environ |à )*¤+ (?:d'actions|de titres|d'obligations|de parts))",
        "left=investor of=recipient in=recipient obj=recipient owner=recipient from=recipient from=seller",
        "R40",
        "Nvidia will buy $5 billion of Intel common stock.",
        prior=6,
    ),
    Rule(
        "investment.share",
        "investment",
        r"(?:paid|pays|pay|paying)(?= (?:[^\W\d_]+ ){0,2}¤+ for (?:its|an?|the) (?:%+ |"
        r"[^\W\d_]+ ){0,2}(?:stake|shares?|slice|interest|holding)(?!\w))|"
        r"(?:takes?|took|taken|taking|buys?|bought|buying|acquires?|acquired|gets?|got|sell|sells|sold|for)"
        r"(?= (?:an? |about |up to |some |roughly |nearly |the |controlling |minority |majority |further "
        r")*%+ (?:stake |share |slice |interest |holding )?(?:in|of) )|"
        r"(?:acquérant|rachetant|prenant|récupérant|pren(?:d|dre|drait|dra|nent|ait)|pris|acquiert|acquis|"
        r"acquérir|rachète|racheter|rachèterait|"
        r"s'offre|s'offrir|détiendra|monte à|montera à|pour)(?= (?:[^@;.¤,%]{3,24} )?(?:environ |près de |"
        r"plus de |jusqu'à "
        r")?%+ (?:du capital |des parts |des actions |des titres )?(?:de |d'|du |des ))",
        "left=investor of=recipient in=recipient obj=recipient from=seller to=seller",
        "R90 L40",
        "Meta is paying $14.3 billion for 49% of Scale AI.",
        prior=6,
    ),
    Rule(
        "investment.stake_worth",
        "investment",
        r"(?:stakes?|holdings?|shareholding|slice)(?= (?:(?:in|of) (?:the )?@+,? )?(?:is |was |now |"
        r"that is |currently )?(?:worth|valued at) )",
        "gen=investor left=investor in=recipient of=recipient",
        "R60",
        "SoftBank took a 9% slice of Arm worth $12 billion.",
        prior=26,
        noun=True,
    ),
    Rule(
        "investment.placed",
        "investment",
        r"plac(?:é|és|ée|ées|er|e|ent)(?= (?:chez|dans) (?:le |la |l')?@)|"
        r"chip(?:s|ped)? in(?= (?:about |up to |some )?¤)",
        "left=investor at=recipient in=recipient",
        "R40 L12",
        "Les 1,3 milliard d'euros placés chez Mistral AI ont surpris.",
        prior=4,
    ),
    Rule(
        "investment.put_up",
        "investment",
        r"put(?:s|ting)? (?:up|in)(?= (?:[^\W\d_]+ ){0,2}¤)|(?:chip|kick|pitch)(?:s|ped|ed|ping|ing)? in(?= "
        r"(?:[^\W\d_]+ ){0,2}¤)",
        "left=investor in=recipient",
        "R30",
        "Bosch is putting up about 500 million euros.",
        prior=2,
    ),
    Rule(
        "investment.into",
        "investment",
        r"invest(?:s|ed|ing)?(?= in (?:the |an? )?(?:(?:[^\W\d_-]+[ -]){0,5}(?:start-?up|company|firm|"
        r"maker|developer|"
        r"unicorn|lab|business),? )?@)|investi(?:t|r|ssent|ra)?(?= (?:aussi |également )?dans "
        r"(?:le |la |l')?@)|investissements?(?= dans (?:(?:le|la|les|des) |l')?(?:[^\W\d_]+ ){0,3}@)",
        "left=investor in=recipient",
        "",
        "Nvidia invests in Wayve.",
        alone="investor recipient",
    ),
    Rule(
        "investment.received_fr",
        "investment",
        r"reçu|reçoit|reçoivent|recevoir|recevra|obten(?:ir|u|ue)|obtient|perçu|percevra|"
        r"bénéfici(?:e|é|er|era) d(?:e|'un)",
        "left=recipient from=investor by=investor of=investor owner=investor led=investor",
        "R60",
        "OpenAI a reçu 13 milliards de dollars de la part de Microsoft.",
        prior=-10,
    ),
    Rule(
        "investment.noun_fr",
        "investment",
        r"investissements?|injection(?: de capital)?|apport|prise de participation|"
        r"participation|ticket|(?<!montant du )chèque|mise(?= (?:de |d'|colossale))|"
        r"engagement (?:financier|d'investissement)",
        "of=investor left=investor by=investor in=recipient at=recipient to=recipient",
        "R45 L25",
        "Un investissement de 2 milliards de dollars de Google dans Anthropic a été confirmé.",
        noun=True,
        prior=-6,
    ),
    Rule(
        "investment.allocated",
        "investment",
        r"allou(?:e|é|ée|és|ées|er|ent)|consacr(?:ée|és|ées)|dédiée?s?|destinée?s?|affectée?s?|"
        r"allocated|earmark(?:ed|s)?|committed",
        "to=recipient left=investor",
        "R40 L25",
        "18 milliards de dollars sont alloués à Stargate.",
        prior=-14,
    ),
    Rule(
        "investment.stake_fr",
        "investment",
        r"entr(?:e|é|ée|er|ent|era|erait|erai|ait|aient|eront|ant) au capital d(?:e|u|es|')|"
        r"entrée au capital d(?:e|u|es|"
        r"')|entr(?:e|er|é|ée) dans le capital d(?:e|u|')|"
        r"pren(?:d|dre|dra|drait|ait|nent|ant) une (?:\w+ )?participation|pris une (?:\w+ )?participation|"
        r"prise de participation|mont(?:e|é|ée|er|era|ait|ent) au capital d(?:e|u|')|"
        r"devien(?:t|nent) (?:aussi |ainsi )?(?:le premier |l'un des |un )?actionnaires?(?: "
        r"de référence| minoritaire| majoritaire)?(?: d(?:e|u|es|'))?|"
        r"devenu (?:le premier )?actionnaire|désormais actionnaire",
        "left=investor here=recipient in=recipient to=recipient of=recipient",
        "R60 L25",
        "Nvidia entre au capital d'OpenAI.",
        alone="investor recipient",
        prior=6,
    ),
    Rule(
        "investment.verb_en",
        "investment",
        r"invest(?:s|ed|ing)?|reinvest(?:s|ed)?|inject(?:s|ed|ing)?|poured|pours|pouring|"
        r"plough(?:s|ed|ing)?|plow(?:s|ed|ing)?|pump(?:s|ed|ing)?|"
        r"put(?:s|ting)?(?= (?:¤|another|up to|about|as much|more than|at least|nearly|in ¤|"
        r"in another))|commit(?:s|ted|ting)?(?! to (?:pay|buy|spend|purchas|rent))|back(?:s|ed|"
        r"ing)(?= (?!up|by|down|to))|pledg(?:e|es|ed|ing)|contribut(?:es|ed)(?= (?:¤|up|about|more))|"
        r"(?<!, )contributing(?= (?:¤|up|about|more))|s(?:ink|ank|unk|inks|inking)(?= )|funnel(?:s|ed|ling)?",
        "left=investor in=recipient to=recipient obj=recipient",
        "R60 L30",
        "Microsoft invested $13 billion in OpenAI.",
    ),
    Rule(
        "investment.received_en",
        "investment",
        r"receiv(?:e|es|ed|ing)|secur(?:e|es|ed|ing) an investment|invested by|backing "
        r"(?:from|of)|injection from|investment from",
        "left=recipient from=investor by=investor here=investor owner=investor of=investor",
        "R60 L30",
        "OpenAI received $13 billion from Microsoft.",
        prior=-4,
    ),
    Rule(
        "investment.noun_en",
        "investment",
        r"investments?(?! rounds?(?!\w))|cash infusion|cash injection|capital injection|commitment|bet",
        "gen=investor of=investor left=investor by=investor from=investor in=recipient to=recipient",
        "R45 L25",
        "Google's $2 billion investment in Anthropic was confirmed.",
        noun=True,
        prior=-6,
    ),
    Rule(
        "investment.stake_en",
        "investment",
        r"tak(?:e|es|en|ing) an? (?:%+ |minority |majority |\w+ )?(?:equity "
        r")?stake|took an? (?:%+ |minority |majority |\w+ )?(?:equity )?stake|"
        r"acquir(?:e|es|ed|ing) an? (?:%+ |minority |majority |\w+ )?(?:equity "
        r")?stake|buy(?:s|ing)? an? (?:%+ |minority |majority |\w+ )?stake|"
        r"bought an? (?:%+ |minority |majority |\w+ )?stake|stake in|becom(?:es|"
        r"ing) an? (?:minority )?(?:shareholder|investor)|"
        r"(?:become|becomes|becoming|became|now) (?:an?|the|one of)(?= (?:@+'s? )?(?:[^\W\d_]+ ){0,2}"
        r"shareholders?(?!\w))",
        "left=investor here=recipient in=recipient of=recipient gen=investor owner=recipient from=seller",
        "R60 L30",
        "Nvidia takes a stake in OpenAI.",
        alone="investor recipient",
        prior=6,
    ),
)

ROUNDS = (
    Rule(
        "round.verb_fr",
        "funding_round",
        r"lèv(?:e|ent|era|eront|erait)|(?:re)?lev(?:a|èrent)(?= )|lev(?:er|é|ée|és|ait|ant|aient)|"
        r"(?<!été )boucl(?:e|é|ée|és|er|ent|"
        r"ait)(?!,? [^;.@]{0,90}(?:rachat|acquisition|cession|vente|reprise|absorption|fusion|"
        r"prise de contrôle)(?!\w))|récolt(?:e|é|er|ent)|"
        r"obt(?:ient|iennent|enir|enu) (?:un |l'un |le |des )?(?:\w+ ){0,3}(?:financements?|"
        r"fonds)|collect(?:e|é|er|ent)|empoch(?:e|é|er|ent)|réun(?:i|it|ir|issent)|"
        r"rassembl(?:e|é|er)|amass(?:e|é|er|ed|es)|mobilis(?:e|é|er)|sécuris(?:e|é|er)|"
        r"décroch(?:e|é|er) (?=¤)",
        "left=recipient from=investor by=investor led=investor with=investor of=investor",
        "R60 L12",
        "Mistral AI lève 600 millions d'euros auprès d'Andreessen Horowitz.",
    ),
    Rule(
        "round.seek",
        "funding_round",
        r"seek(?:s|ing)?(?= (?:¤|up to ¤|at least ¤|as much as ¤|a ¤|more than ¤|to raise))|"
        r"cherche(?:nt)?(?= (?:¤|à lever|encore ¤))|recherche(?:nt)?(?= ¤)",
        "left=recipient from=investor",
        "R40",
        "Northvolt seeks $300 million from investors.",
        status="proposed",
        prior=-10,
    ),
    Rule(
        "round.paper",
        "funding_round",
        r"(?:sold|sells|selling|sell|issued?|issues|issuing|placed|émis|émet|émettre|placé|vendu|vend|"
        r"lève|levé)"
        r"(?= (?:[^\W\d_]+ ){0,2}¤+ (?:worth )?(?:of |in |d'|de )(?:[^\W\d_]+ ){0,2}(?:notes|bonds|debt|new "
        r"shares|new stock|obligations|dette|titres|actions nouvelles))",
        "left=recipient to=investor",
        "R40",
        "Alibaba sold $3.2 billion of convertible notes.",
        prior=12,
    ),
    Rule(
        "round.top_up",
        "funding_round",
        r"rallonges?(?= (?:de |d'))|top-up(?= (?:of|round))",
        "of=recipient from=investor led=investor by=investor",
        "R40",
        "Isar Aerospace obtient une rallonge de 65 millions d'euros.",
        noun=True,
        prior=2,
    ),
    Rule(
        "round.settles_for",
        "funding_round",
        r"settl(?:e|ed|es|ing) for(?= (?:[^\W\d_]+ ){0,2}¤+ from (?:the )?@)|"
        r"négoci(?:e|ent|erait|eraient|ait)(?= (?:encore |près de |environ |jusqu'à |plus de ){0,2}¤)",
        "left=recipient from=investor with=investor",
        "R40",
        "Klarna had to settle for $800 million from Sequoia.",
        prior=-6,
    ),
    Rule(
        "round.noun_fr",
        "funding_round",
        r"levées? de fonds|tours? de table|tours? (?:de financement|d'investissement)|série [b-h](?!['\w])|"
        r"série a(?= (?:de |menée|d'un|avec|auprès|¤|en |à ))|amorçage|tours?(?= de ¤)|"
        r"augmentations? (?:de capital|"
        r"réservées?)|émission (?:ouverte|d'actions|de titres|obligataire|réservée)|placement privé|"
        r"opération de financement|méga-levée|pré-amorçage|financements?(?= (?:record|total|"
        r"d'amorçage|en série|de série))|nouveau financement",
        "of=recipient led=investor by=investor from=investor left=recipient with=investor at=investor "
        "for=recipient",
        "R60 L30",
        "La start-up Pigment annonce une levée de fonds de 145 millions de dollars menée par Iconiq.",
        noun=True,
        prior=4,
    ),
    Rule(
        "round.raise_fr",
        "funding_round",
        r"(?<!somme )(?<!sommes )(?<!été )(?<!fonds )levées?(?= (?:de (?!fonds)|d'|record|historique|menée|"
        r"auprès|réalisée|bouclée|avec|la plus|est|était))|méga-levées?",
        "of=recipient led=investor by=investor from=investor left=recipient with=investor at=investor",
        "R60 L20",
        "La levée de 5 millions d'euros de Quarkslab réalisée auprès d'Ace Management est la troisième.",
        noun=True,
        prior=6,
    ),
    Rule(
        "round.operation_fr",
        "funding_round",
        r"opérations?(?= (?:à|de|d'un montant de|record de) (?:plus de |près de )?¤+[^;.¤]{0,24}(?:auprès|"
        r"menée par|emmenée par|pour accélérer)| (?:à|de) ¤+ ?(?:,|\Z|\.))",
        "of=recipient led=investor by=investor from=investor left=recipient with=investor",
        "R30",
        "Syntony arrive derrière avec une opération de 15 millions d'euros auprès de Bpifrance.",
        noun=True,
        prior=-8,
    ),
    Rule(
        "round.in_the_bag_fr",
        "funding_round",
        r"(?<=sa )besace|(?<=la )besace|(?<=sa )musette|(?<=en )poche|(?<=sa )poche",
        "left=recipient by=investor from=investor",
        "L20",
        "Jobteaser repart avec 50 millions d'euros dans sa besace, apportés par Alven.",
        noun=True,
        prior=4,
    ),
    Rule(
        "round.verb_en",
        "funding_round",
        r"rais(?:e|es|ed|ing)(?! (?:its|their|his|our|prices?|fees|concerns|questions|"
        r"guidance|forecasts?|expectations|doubts|eyebrows|awareness|the (?!¤|money|round|"
        r"funds|capital))(?! (?:first|largest|biggest|series|seed|latest|last|"
        r"debut|maiden|second|third|fourth|fifth|new|newest|¤)))|secur(?:e|es|ed|"
        r"ing)(?= )|clos(?:e|es|ed|ing) (?:on )?(?=an? |its |the |¤|on)|nab(?:s|bed)|land(?:s|"
        r"ed)(?= (?:¤|an? ))|bags?|bagged|"
        r"haul(?:s|ed) in|pull(?:s|ed) in|scor(?:es|ed)|picks? up|picked up|grab(?:s|bed)|"
        r"net(?:s|ted)(?= ¤)|took(?= ¤+ from)|takes(?= ¤+ from)|"
        r"attract(?:s|ed)|(?<!stands to )collect(?:s|ed|ing)?(?= (?:[^\W\d_]+ ){0,3}¤)",
        "left=recipient from=investor led=investor by=investor with=investor",
        "R60 L12",
        "Mistral AI raised $640 million from Andreessen Horowitz.",
    ),
    Rule(
        "round.noun_en",
        "funding_round",
        r"mega-?round|round of (?:funding|financing)|funding (?:round|deal)|financing round|"
        r"fundraising|fundraise|series [a-h](?!['\w])(?! of)(?: round| funding| financing)?|"
        r"seed (?:round|funding|financing)|investment round|raise(?= (?:led|was|is|values|brings|comes))|"
        r"capital raise|growth round|venture round|"
        r"financing(?= )|funding(?= )|equity funding|venture (?:capital )?funding|share sale|"
        r"primary round|private placement|rights issue|share (?:issue|placement|offering)|lifeline",
        "gen=recipient of=recipient led=investor by=investor from=investor left=recipient "
        "for=recipient with=investor",
        "R60 L25",
        "Pigment announced a $145 million Series D led by Iconiq.",
        noun=True,
        prior=2,
    ),
    Rule(
        "round.bare",
        "funding_round",
        r"round(?!s? (?:of (?:layoffs|talks|negotiations)|the|up|robin))",
        "gen=recipient of=recipient led=investor by=investor from=investor left=recipient with=investor",
        "R40 L12",
        "The $30 million round was led by Index Ventures.",
        noun=True,
        prior=-16,
    ),
    Rule(
        "round.participants",
        "funding_round",
        r"mené(?:e|es|s)? par|emmené(?:e|s)? par|conduit(?:e)? par|piloté(?:e)? par|"
        r"dirigé(?:e)? par|led by|co-led by|spearheaded by",
        "here=investor with=investor",
        "L60",
        "Un tour de 30 millions d'euros mené par Index Ventures.",
        prior=-20,
    ),
    Rule(
        "investment.lend",
        "investment",
        r"prêt(?:e|ent|er|é|era)(?= (?:les |¤|plus|près|jusqu|à))|lend(?:s|ing)?|lent(?= (?:¤|"
        r"(?:the )?@+ (?:[^\W\d_]+ ){0,2}¤))",
        "left=investor to=recipient obj=recipient",
        "R40",
        "JPMorgan prête 20 milliards de dollars à Electronic Arts.",
    ),
    Rule(
        "round.debt",
        "funding_round",
        r"emprunt(?:e|er|é|és|ée|ées|s|ent|era)?|lignes? de crédit|"
        r"prêts?(?! à [^\W\d_]+[eio]?re?(?!\w))|levée de dette|dette convertible|"
        r"obligations|emprunt obligataire|lignes?(?= de ¤)|loans?|credit (?:line|facility)|debt (?:financing|"
        r"facility|package|raise|deal)|convertible (?:notes|bonds)|bonds|venture debt|borrow(?:s|ed|ing)?",
        "left=recipient from=investor by=investor with=investor of=investor gen=recipient to=investor",
        "R50 L20",
        "xAI a contracté un prêt de 5 milliards de dollars auprès de Morgan Stanley.",
        noun=True,
        prior=-12,
    ),
    Rule(
        "round.ipo",
        "funding_round",
        r"introduction en bourse|entrée en bourse|ipo|initial public offering",
        "of=recipient gen=recipient left=recipient",
        "R50 L20",
        "Arm a levé 4,9 milliards de dollars lors de son introduction en Bourse.",
        noun=True,
        prior=-10,
    ),
)
