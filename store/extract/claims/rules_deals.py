"""Rules for deals: takeovers, bids, investments, rounds, contracts, partnerships, suits, grants.

Wordings are those of the French and English business press. `{…}` is never used: a trigger is matched at the start of a word of
the plain (lower-case) text. Each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

ACQUISITIONS = (
    Rule("acquisition.buy_fr", "acquisition",
         r"rach(?:ète|ètent|etait|eter|eté|etée|etés|etées|etant|ètera|èteront|èterait)|acqu(?:iert|ièrent|érir|iers)|acquis|acquise|acquerra|"
         r"absorb(?:e|er|é|ent)|s'offr(?:e|ent|ir|ira)|s'est offert|mettre la main sur|met la main sur|mis la main sur|s'empar(?:e|er|é|ée) d(?:e|u|')|aval(?:er|é|ent|ait)|rachet(?:ait|aient)|"
         r"emparé(?:e|s)? d(?:e|u|')|avale|croque|prend(?:re)? le contrôle d(?:e|u|')|pris le contrôle d(?:e|u|')",
         "left=buyer obj=target of=target to=seller from=seller", "R90 L30",
         "Adobe rachète Figma pour 20 milliards de dollars.", alone="buyer target"),
    Rule("acquisition.bought_fr", "acquisition",
         r"rachetée?s? (?:en \d{4} |l'an dernier |récemment |\w+ )?par|acquise?s? (?:en \d{4} |\w+ )?par|absorbée?s? par|"
         r"reprise?s? par|cédée?s? à|vendue?s? à|passée?s? sous le contrôle d(?:e|u|')|avalée?s? par",
         "left=target here=buyer", "R70 L30", "Figma a été rachetée par Adobe pour 20 milliards de dollars.",
         alone="buyer target", prior=4),
    Rule("acquisition.noun_fr", "acquisition",
         r"rachats?(?! d'actions| de crédit)|acquisitions?|reprise(?= (?:de |d'|du |par ))|prise de contrôle|"
         r"opération de rachat",
         "of=target by=buyer from=seller to=seller left=buyer", "R60 L45",
         "Le rachat de Figma par Adobe pour 20 milliards de dollars est bouclé.", alone="buyer target", noun=True),
    Rule("acquisition.sale", "acquisition",
         r"cessions?(?= (?:de |d'|du |à |pour ))|vente(?= (?:de |d'|du )(?:[^\W\d_]+ ){0,3}(?:¤+ (?:de |d'|of ))?@)|sale of|disposal of|divestiture of",
         "of=target here=target to=buyer left=seller by=seller gen=seller", "R60 L20", "Intel completed the sale of Altera to Silver Lake.",
         noun=True, alone="target buyer", prior=-2),
    Rule("acquisition.private", "acquisition", r"tak(?:e|es|en|ing)(?= (?:[^\W\d_]+ ){0,2}@+ private)|took(?= (?:[^\W\d_]+ ){0,2}@+ private)", "left=buyer obj=target", "R60",
         "Silver Lake took Qualtrics private for $12.5 billion.", alone="buyer target", prior=4),
    Rule("acquisition.sell_fr", "acquisition",
         r"vend(?:re|u|ent|ue|ra|rait|ait|aient)?|cédai(?:t|ent)|cède|cèdent|céder|cédé|cédera",
         "left=seller obj=target of=target to=buyer", "R80", "Thales cède sa filiale Gemini à Idemia pour 300 millions d'euros.", prior=-12,
         alone="seller target buyer"),
    Rule("acquisition.buy_en", "acquisition",
         r"acquir(?:e|es|ed|ing)|buys?|bought|buying|snaps? up|snapped up|snapping up|takes? over|took over|taking over|"
         r"purchas(?:e|es|ed|ing)(?= (?!agreement|order|price))|takes? control of|scoops? up|scooped up|swallow(?:s|ed)?|gobbl(?:es|ed) up",
         "left=buyer obj=target of=target from=seller", "R90 L30",
         "Adobe acquires Figma for $20 billion.", alone="buyer target"),
    Rule("acquisition.bought_en", "acquisition",
         r"acquired (?:in \d{4} |last year |recently )?by|bought (?:in \d{4} |last year |out )?by|purchased by|taken over by|sold (?:itself |off )?to|"
         r"being acquired by|snapped up by",
         "left=target here=buyer from=seller", "R70 L30", "Figma was acquired by Adobe for $20 billion.", alone="buyer target", prior=4),
    Rule("acquisition.noun_en", "acquisition",
         r"acquisitions?|takeovers?|buyouts?|purchase of|merger",
         "of=target obj=target by=buyer gen=buyer left=buyer", "R60 L30",
         "Adobe announced the acquisition of Figma for $20 billion.", alone="buyer target", noun=True),
    Rule("acquisition.sell_en", "acquisition",
         r"(?:sold|sells?|selling) (?:an?|its|the|\d+(?:\.\d+)?%) (?:[^\W\d_]+ ){0,3}(?:stake|shares?|interest) in|sells?(?= )|sold|selling|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?",
         "left=seller obj=target here=target to=buyer", "R80", "Intel sold Mobileye to Nvidia for $15 billion.", prior=-12,
         alone="seller target buyer"),
)

PAID = (
    Rule("acquisition.paid_for", "acquisition",
         r"paid for(?= (?:[^\W\d_]+ ){0,3}@)|spent on(?= @+[,.;])|(?:shelled|forked) out for|payés? pour(?= (?:[^\W\d_]+ ){0,3}@)|"
         r"déboursés? pour(?= (?:[^\W\d_]+ ){0,3}@)|dépensés? pour(?= (?:[^\W\d_]+ ){0,2}@)",
         "obj=target left=buyer", "L30", "The $26 billion Microsoft paid for LinkedIn was a record.", prior=2),
    Rule("acquisition.pay", "acquisition",
         r"(?:paid|pays|pay|paying|spent|spends|spending|shells out|shelled out|splashes|splashed)(?= [^@;.¤]{0,24}¤+(?: [^@;.]{0,24})? (?:for|to (?:buy|acquire)) (?:the )?(?:[^\W\d_]+ ){0,3}@)|"
         r"(?:payé|paie|paiera|payer|débours[eé]\w{0,4}|dépens[eé]\w{0,4})(?= [^@;.¤]{0,30}¤+ pour (?:(?:racheter|acquérir|s'offrir|avaler|arracher|reprendre|absorber|s'emparer de|mettre la main sur) )?(?:(?:le|la|les|son|sa|l'\w+|start-up|société|entreprise|groupe|éditeur|filiale) ){0,3}(?:l')?@)",
         "left=buyer for=target to=target obj=target", "R40", "Meta paid $19 billion for WhatsApp.", prior=3),
    Rule("acquisition.goes_to", "acquisition",
         r"parti(?:e|s)? chez|passe(?:nt|r|ra)? (?:aux mains d[eu']|sous (?:le )?pavillon|dans le giron d[eu']|sous la bannière d[eu'])|tomb(?:e|é|ée|er) dans (?:l'escarcelle|le giron) d[eu']|"
         r"passé(?:e|s)? (?:aux mains d[eu']|sous (?:le )?pavillon|dans le giron d[eu'])|rejoin(?:t|dre|dra) le giron d[eu']",
         "left=target here=buyer", "R60", "Worldgrid est parti chez Alten pour 270 millions d'euros.", alone="buyer target"),
)

LISTED = (
    Rule("acquisition.listed", "acquisition", r"par(?= @+(?:, [^:@¤]{0,40}(?:@+)?)? ?: ?¤)", "left=target obj=buyer", "R60",
         "Figma par Adobe : 20 milliards de dollars (2022).", prior=10),
)

BIDS = (
    Rule("bid.noun_fr", "bid",
         r"offre (?:publique )?(?:d'achat|de rachat|d'acquisition|de reprise)|offre hostile|opa|offre (?:non sollicitée|ferme)|"
         r"proposition (?:de rachat|d'acquisition)|tentative de rachat",
         "left=bidder on=target for=target of=bidder by=bidder to=target", "R60 L25",
         "Elon Musk a déposé une offre de rachat de 97,4 milliards de dollars sur OpenAI.", status="proposed", noun=True, prior=15, alone="bidder target"),
    Rule("bid.refused_fr", "bid",
         r"(?:repouss|rejet|refus|déclin|écart|snob)(?:é|e|er|ent|ait|te|tent) (?:une |l'|la |cette |deux |les |son |sa |leur )(?:[^\W\d_]+ ){0,2}(?:offres?|propositions?|opa|avances)(?: de (?:rachat|reprise)| d'(?:achat|acquisition))?",
         "left=target of=bidder from=bidder by=bidder with=bidder", "R60 L20", "Wiz a repoussé une offre de rachat de 23 milliards de dollars de Google.",
         status="rejected", prior=20, alone="bidder target"),
    Rule("bid.refused_en", "bid",
         r"(?:reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|rebuff(?:s|ed)?|declin(?:es|ed)|spurn(?:s|ed)?|refus(?:es|ed)|walk(?:s|ed|ing)? away from|snubb?(?:s|ed))(?= (?:an?|the|its|his|their|@+'s?|that) (?:¤+ |[^\W\d_]+[ -]){0,5}(?:bid|offer|approach|proposal|takeover))",
         "left=target owner=bidder from=bidder by=bidder of=bidder", "R60", "Wiz turned down a $23 billion offer from Google.",
         status="rejected", prior=20, alone="bidder target"),
    Rule("bid.verb_fr", "bid",
         r"propos(?:e|ent|é|er|ait) (?:de racheter|d'acquérir|de reprendre|le rachat)|offr(?:e|ent|ait|ir) de racheter|offert de racheter|"
         r"tent(?:e|é|er) de racheter|tent(?:e|é|er) d'acquérir|voulu racheter|cherche à racheter|veut racheter|veut s'offrir|"
         r"envisage (?:de racheter|d'acquérir|le rachat)|souhaite racheter",
         "left=bidder obj=target of=target", "R90",
         "Elon Musk a proposé de racheter OpenAI pour 97,4 milliards de dollars.", status="proposed", prior=15, alone="bidder target"),
    Rule("bid.offer_fr", "bid", r"propos(?:e|é|ent|ait|er)|offr(?:e|ent|ait|ir)|offert|met sur la table|mis sur la table",
         "left=bidder to=target for=target on=target", "R40", "Elon Musk offre 97,4 milliards de dollars pour OpenAI.",
         status="proposed", prior=-10),
    Rule("bid.noun_en", "bid",
         r"(?:unsolicited|hostile) (?:takeover )?(?:bid|offer)|takeover (?:bid|offer|approach|proposal)|bids?(?= )|buyout (?:bid|offer)|"
         r"tender offer|acquisition (?:offer|proposal)|offer to (?:buy|acquire|purchase)|offered to (?:buy|acquire|purchase)|"
         r"proposed to (?:buy|acquire|purchase)|proposal to (?:buy|acquire)|bid to (?:buy|acquire)",
         "left=bidder for=target obj=target of=target by=bidder gen=bidder to=target", "R60 L30",
         "Elon Musk made a $97.4 billion takeover bid for OpenAI.", status="proposed", noun=True, prior=15, alone="bidder target"),
    Rule("bid.offer_en", "bid", r"offer(?:s|ed|ing)?|bid(?:s|ding)?", "left=bidder for=target to=target gen=bidder", "R40 L10",
         "Elon Musk offered $97.4 billion for OpenAI.", status="proposed", prior=-10),
)

INVESTMENTS = (
    Rule("investment.verb_fr", "investment",
         r"invest(?:it|issent|ir|i|ira|iront|issait|irait|issant)|réinvest(?:it|ir|i)|inject(?:e|ent|er|é|ée|és|ées|era|ait|ant)|"
         r"apport(?:e|er|é|ent|era)(?= )|mis(?:e|ent|er|é|era)?(?= (?:¤|plus de ¤|près de ¤|jusqu'à ¤))|(?:re)?met(?:tent|tra)?(?= (?:¤|plus de ¤|près de ¤|jusqu'à ¤))|pari(?:e|er|é)|débours(?:e|ent|er|é|era|ait)(?= )|"
         r"s'est engagé(?:e|s)? à (?:investir|hauteur|injecter|verser|apporter)|engagé(?:e|s)? à (?:investir|hauteur|injecter|verser|apporter)|s'engage à investir|"
         r"débarque avec|arrive avec|promis(?= ¤)|promet(?= ¤)|souscri(?:t|re|vent)",
         "left=investor in=recipient to=recipient obj=recipient at=recipient", "R60 L30",
         "Microsoft a investi 13 milliards de dollars dans OpenAI."),
    Rule("investment.shares", "investment",
         r"(?:buy|buys|bought|buying|purchase|purchases|purchased|acquire|acquires|acquired)(?= (?:about |up to |some |another |a |an )*¤+ (?:worth of |of |in )?(?:[^\W\d_]+ ){0,3}(?:@+(?:'s)? )?(?:[^\W\d_]+ ){0,2}(?:shares|stock|notes?|bonds|stake|equity))|(?:buy|buys|bought|buying|acquires?|acquired|owns?)(?= (?:about |up to |a )?%+ (?:of|in) )|"
         r"(?:achète|acheter|achètera|acheté|acquiert|acquérir|souscrit|souscrire)(?= (?:pour |près de |environ |à )*¤+ (?:d'actions|de titres|d'obligations|de parts))",
         "left=investor of=recipient in=recipient obj=recipient owner=recipient from=recipient", "R40", "Nvidia will buy $5 billion of Intel common stock.", prior=6),
    Rule("investment.finance_fr", "investment",
         r"finance(?:nt|ra|r|rait)?|renflou(?:e|er|é)|soutien(?:t|nent) financièrement", "left=investor obj=recipient of=recipient", "R70",
         "SoftBank finance OpenAI à hauteur de 2 milliards de dollars.", prior=-8),
    Rule("investment.received_fr", "investment",
         r"reçu|reçoit|reçoivent|recevoir|recevra|obten(?:ir|u|ue)|obtient|perçu|percevra|bénéfici(?:e|é|er|era) d(?:e|'un)",
         "left=recipient from=investor by=investor of=investor", "R60",
         "OpenAI a reçu 13 milliards de dollars de la part de Microsoft.", prior=-10),
    Rule("investment.noun_fr", "investment",
         r"investissements?|injection(?: de capital)?|apport|prise de participation|participation|ticket|chèque|mise(?= (?:de |d'|colossale))|"
         r"engagement (?:financier|d'investissement)",
         "of=investor left=investor by=investor in=recipient at=recipient to=recipient", "R45 L25",
         "Un investissement de 2 milliards de dollars de Google dans Anthropic a été confirmé.", noun=True, prior=-6),
    Rule("investment.allocated", "investment",
         r"allou(?:e|é|ée|és|ées|er|ent)|consacr(?:e|é|ée|és|ées|er|era)|dédiée?s?|destinée?s?|affectée?s?|"
         r"allocated|earmark(?:ed|s)?|committed|devoted",
         "to=recipient left=investor", "R40 L25", "18 milliards de dollars sont alloués à Stargate.", prior=-14),
    Rule("investment.stake_fr", "investment",
         r"entr(?:e|é|ée|er|ent|era|ant) au capital d(?:e|u|es|')|entrée au capital d(?:e|u|es|')|entr(?:e|er|é|ée) dans le capital d(?:e|u|')|"
         r"pren(?:d|dre|nent|ant) une (?:\w+ )?participation|pris une (?:\w+ )?participation|prise de participation|monte au capital d(?:e|u|')|"
         r"devien(?:t|nent) (?:aussi |ainsi )?(?:le premier |l'un des |un )?actionnaires?(?: de référence| minoritaire| majoritaire)?(?: d(?:e|u|es|'))?|"
         r"devenu (?:le premier )?actionnaire|désormais actionnaire",
         "left=investor here=recipient in=recipient to=recipient of=recipient", "R60 L25",
         "Nvidia entre au capital d'OpenAI.", alone="investor recipient", prior=6),
    Rule("investment.verb_en", "investment",
         r"invest(?:s|ed|ing)?|reinvest(?:s|ed)?|inject(?:s|ed|ing)?|poured|pours|pouring|plough(?:s|ed|ing)?|plow(?:s|ed|ing)?|pump(?:s|ed|ing)?|"
         r"put(?:s|ting)?(?= (?:¤|another|up to|about|as much|more than|at least|nearly|in ¤|in another))|commit(?:s|ted|ting)?|back(?:s|ed|ing)(?= (?!up|by|down|to))|pledg(?:e|es|ed|ing)|contribut(?:es|ed)(?= (?:¤|up|about|more))|"
         r"sink(?:s|ing)?|sunk|funnel(?:s|ed|ling)?",
         "left=investor in=recipient to=recipient obj=recipient", "R60 L30",
         "Microsoft invested $13 billion in OpenAI."),
    Rule("investment.received_en", "investment",
         r"receiv(?:e|es|ed|ing)|secur(?:e|es|ed|ing) an investment|invested by|backing (?:from|of)|injection from|investment from",
         "left=recipient from=investor by=investor here=investor", "R60 L30", "OpenAI received $13 billion from Microsoft.", prior=-4),
    Rule("investment.noun_en", "investment",
         r"investments?|cash infusion|cash injection|capital injection|commitment|bet",
         "gen=investor of=investor left=investor by=investor from=investor in=recipient to=recipient", "R45 L25",
         "Google's $2 billion investment in Anthropic was confirmed.", noun=True, prior=-6),
    Rule("investment.stake_en", "investment",
         r"tak(?:e|es|en|ing) an? (?:\d+(?:\.\d+)? ?% |minority |majority |\w+ )?(?:equity )?stake|took an? (?:\d+(?:\.\d+)? ?% |minority |majority |\w+ )?(?:equity )?stake|"
         r"acquir(?:e|es|ed|ing) an? (?:\d+(?:\.\d+)? ?% |minority |majority |\w+ )?(?:equity )?stake|buy(?:s|ing)? an? (?:\d+(?:\.\d+)? ?% |minority |majority |\w+ )?stake|"
         r"bought an? (?:\d+(?:\.\d+)? ?% |minority |majority |\w+ )?stake|stake in|becom(?:es|ing) an? (?:minority )?(?:shareholder|investor)",
         "left=investor here=recipient in=recipient of=recipient gen=investor from=seller", "R60 L30", "Nvidia takes a stake in OpenAI.", alone="investor recipient", prior=6),
)

ROUNDS = (
    Rule("round.verb_fr", "funding_round",
         r"lèv(?:e|ent|era|eront|erait)|lev(?:er|é|ée|és|ait|ant|aient)|boucl(?:e|é|er|ent|ait)|récolt(?:e|é|er|ent)|"
         r"obt(?:ient|iennent|enir|enu) (?:un |l'un |le |des )?(?:\w+ ){0,3}(?:financements?|fonds)|collect(?:e|é|er|ent)|empoch(?:e|é|er|ent)|réun(?:i|it|ir|issent)|rassembl(?:e|é|er)|amass(?:e|é|er|ed|es)|mobilis(?:e|é|er)|sécuris(?:e|é|er)|décroch(?:e|é|er) (?=¤)",
         "left=recipient from=investor by=investor led=investor with=investor", "R60 L12",
         "Mistral AI lève 600 millions d'euros auprès d'Andreessen Horowitz."),
    Rule("round.seek", "funding_round", r"seek(?:s|ing)?(?= (?:¤|up to ¤|at least ¤|as much as ¤|a ¤|more than ¤|to raise))|cherche(?:nt)?(?= (?:¤|à lever|encore ¤))|recherche(?:nt)?(?= ¤)",
         "left=recipient from=investor", "R40", "Northvolt seeks $300 million from investors.", status="proposed", prior=-10),
    Rule("round.noun_fr", "funding_round",
         r"levées? de fonds|tours? de table|tours? de financement|série [b-h](?!['\w])|série a(?= (?:de |menée|d'un|avec|auprès|¤|en |à ))|amorçage|augmentations? (?:de capital|réservées?)|émission (?:ouverte|d'actions|de titres|obligataire|réservée)|placement privé|"
         r"opération de financement|méga-levée|pré-amorçage|financements?(?= (?:record|total|d'amorçage|en série|de série))|nouveau financement",
         "of=recipient led=investor by=investor from=investor left=recipient with=investor at=investor", "R60 L30",
         "La start-up Pigment annonce une levée de fonds de 145 millions de dollars menée par Iconiq.", noun=True, prior=4),
    Rule("round.verb_en", "funding_round",
         r"rais(?:e|es|ed|ing)(?! (?:its|their|his|our|prices?|fees|concerns|questions|guidance|forecasts?|expectations|doubts|eyebrows|awareness|the (?!¤|money|round|funds|capital))(?! (?:first|largest|biggest|series|seed|latest|¤)))|secur(?:e|es|ed|ing)(?= )|clos(?:e|es|ed|ing) (?:on )?(?=an? |its |the |¤|on)|nab(?:s|bed)|land(?:s|ed)(?= (?:¤|an? ))|bags?|bagged|"
         r"haul(?:s|ed) in|pull(?:s|ed) in|scor(?:es|ed)|picks? up|picked up|grab(?:s|bed)|net(?:s|ted)(?= ¤)|attract(?:s|ed)",
         "left=recipient from=investor led=investor by=investor with=investor", "R60 L12",
         "Mistral AI raised $640 million from Andreessen Horowitz.", ),
    Rule("round.noun_en", "funding_round",
         r"mega-?round|round of (?:funding|financing)|funding (?:round|deal)|financing round|fundraising|fundraise|series [a-h](?!['\w])(?! of)(?: round| funding| financing)?|"
         r"seed (?:round|funding|financing)|raise(?= (?:led|was|is|values|brings|comes))|capital raise|growth round|venture round|"
         r"financing(?= )|funding(?= )|equity funding|venture (?:capital )?funding|share sale|primary round|private placement|rights issue|share issue|lifeline",
         "gen=recipient of=recipient led=investor by=investor from=investor left=recipient for=recipient with=investor", "R60 L25",
         "Pigment announced a $145 million Series D led by Iconiq.", noun=True, prior=2),
    Rule("round.bare", "funding_round", r"round(?!s? (?:of (?:layoffs|talks|negotiations)|the|up|robin))", "gen=recipient of=recipient led=investor by=investor from=investor left=recipient with=investor", "R40 L12",
         "The $30 million round was led by Index Ventures.", noun=True, prior=-16),
    Rule("round.participants", "funding_round",
         r"mené(?:e|es|s)? par|emmené(?:e|s)? par|conduit(?:e)? par|piloté(?:e)? par|dirigé(?:e)? par|led by|co-led by|spearheaded by",
         "here=investor with=investor", "L60", "Un tour de 30 millions d'euros mené par Index Ventures.", prior=-20),
    Rule("investment.lend", "investment", r"prêt(?:e|ent|er|é|era)(?= (?:les |¤|plus|près|jusqu|à))|lend(?:s|ing)?|lent(?= ¤)", "left=investor to=recipient obj=recipient", "R40",
         "JPMorgan prête 20 milliards de dollars à Electronic Arts."),
    Rule("round.debt", "funding_round",
         r"emprunt(?:e|er|é|s)?|lignes? de crédit|prêts?|levée de dette|dette convertible|obligations|emprunt obligataire|loans?|credit (?:line|facility)|debt (?:financing|facility|package|raise|deal)|"
         r"convertible (?:notes|bonds)|bonds|venture debt|borrow(?:s|ed|ing)?",
         "left=recipient from=investor by=investor with=investor of=investor gen=recipient", "R50 L20",
         "xAI a contracté un prêt de 5 milliards de dollars auprès de Morgan Stanley.", noun=True, prior=-12),
    Rule("round.ipo", "funding_round",
         r"introduction en bourse|entrée en bourse|ipo|initial public offering",
         "of=recipient gen=recipient left=recipient", "R50 L20",
         "Arm a levé 4,9 milliards de dollars lors de son introduction en Bourse.", noun=True, prior=-10),
)

CONTRACTS = (
    Rule("contract.noun_fr", "contract",
         r"contrats?(?! de travail)|commandes?(?= (?:de |d'|à |auprès|passée|ferme|record|pour|avec))|marché public|appel d'offres|accord commercial|accord-cadre|"
         r"accords?(?= (?:cloud|de fourniture|d'approvisionnement|de licence|pluriannuel|de calcul|massifs?|historique|inédit))|méga-contrat|mégacontrat",
         "left=customer with=supplier to=supplier from=supplier between=customer by=customer at=supplier", "R60 L25",
         "OpenAI a signé un contrat de 300 milliards de dollars avec Oracle.", noun=True),
    Rule("contract.orders", "contract", r"commandes(?= (?:avec|de @|auprès|du @))|orders(?= (?:from|with))", "left=supplier with=customer of=customer from=customer", "L20 R30",
         "Mistral AI revendique 100 millions d'euros de commandes avec CMA CGM.", noun=True, prior=8),
    Rule("contract.deal_fr", "contract", r"accords?|deal", "left=customer with=supplier between=partner", "R60 L25",
         "Reddit a conclu un accord de 60 millions de dollars avec Google.", noun=True, prior=-6),
    Rule("contract.buy_fr", "contract",
         r"command(?:e|er|é|ent|era)(?= (?:¤|pour|des ))|achèt(?:e|ent|era)|acheter|acheté|loue|louer|paie|paiera|payer|payé|vers(?:e|er|é|era|ée)",
         "left=customer to=supplier from=supplier", "R60", "OpenAI paiera 12 milliards de dollars à CoreWeave.", prior=-12),
    Rule("contract.order", "contract",
         r"command(?:é|er|ent|era|e)(?= [^;@.]{0,44}(?:@+ )?(?:à |auprès d[eu'] ?)(?:la |l')?@)|order(?:ed|s)(?= [^;.]{0,44}from @)",
         "left=customer to=supplier from=supplier", "R60", "Air France a commandé 50 appareils à Airbus.", alone="customer supplier", prior=-2),
    Rule("contract.noun_en", "contract",
         r"contracts?|supply (?:deal|agreement)|cloud (?:deal|contract|agreement|computing deal)|licensing (?:deal|agreement)|purchase (?:agreement|order)|"
         r"orders?(?= (?:for|worth|of|from|with))|computing (?:deal|contract)|compute deal|infrastructure deal|multi-?year (?:deal|agreement)",
         "left=customer gen=customer with=supplier to=supplier from=customer between=customer by=customer", "R60 L25",
         "OpenAI signed a $300 billion contract with Oracle.", noun=True),
    Rule("contract.deal_en", "contract", r"deals?|agreements?|pact", "left=customer gen=customer with=supplier between=partner", "R60 L20",
         "Reddit struck a $60 million deal with Google.", noun=True, prior=-6),
    Rule("contract.pay_en", "contract", r"pay(?:s|ing)?|paid|order(?:s|ed)|rent(?:s|ed|ing)?|licens(?:es|ed|ing)|leas(?:es|ed|ing)",
         "left=customer obj=supplier to=supplier from=supplier", "R60", "OpenAI will pay CoreWeave $12 billion.", prior=-12),
)

PARTNERSHIPS = (
    Rule("partnership.noun_fr", "partnership",
         r"partenariats?|alliances?|coentreprise|co-entreprise|joint-?venture|collaboration(?= (?:avec|entre))|projet commun|consortium|rapprochement(?= (?:avec|entre))",
         "left=partner with=partner between=partner by=partner", "R60 L25",
         "Stargate, un partenariat de 500 milliards de dollars avec Oracle et SoftBank.", noun=True, alone="partner partner", prior=3),
    Rule("partnership.signed_fr", "partnership",
         r"sign(?:e|é|ée|ent|er|ait) (?:un |une |des |plusieurs |deux |trois |d'importants )(?:[^\W\d_]+ ){0,2}accords?(?: [^\W\d_]+){0,2}(?= (?:avec|entre))|"
         r"conclu(?:t|re|ent|e)? (?:un |des )(?:[^\W\d_]+ ){0,2}accords?(?: [^\W\d_]+){0,2}(?= (?:avec|entre))|scell(?:e|é|er|ent) un accord(?: [^\W\d_]+){0,2}(?= avec)",
         "left=partner with=partner between=partner", "", "Mistral AI a signé un accord pluriannuel avec l'AFP.", alone="partner partner"),
    Rule("partnership.signed_en", "partnership",
         r"(?:signed|signs|struck|strikes|inked|inks|reached|reaches|announced|announces|sealed) (?:an? |the |another |its )?(?:[^\W\d_]+[ -]){0,4}(?:deals?|agreements?|pacts?|partnerships?)",
         "left=partner with=partner between=partner", "", "OpenAI signed a multi-year licensing agreement with Axel Springer.", alone="partner partner"),
    Rule("partnership.verb_fr", "partnership",
         r"s'alli(?:e|ent|er|é|era)|allié(?:e|s)?(?= (?:à|avec))|s'associ(?:e|ent|er|era)|associé(?:e|s)?(?= (?:à|avec|au))|nou(?:e|ent|é|er) un partenariat|"
         r"unissent leurs forces|fait équipe|font équipe|collabor(?:e|ent|er|era)(?= avec)|scell(?:e|ent|er|é) une alliance",
         "left=partner with=partner to=partner", "R70",
         "Renault s'associe à Google pour développer sa plateforme.", alone="partner partner"),
    Rule("partnership.noun_en", "partnership",
         r"partnerships?|joint ventures?|alliances?|collaborations?(?= (?:with|between))|tie-?up|consortium",
         "left=partner with=partner between=partner gen=partner by=partner of=partner", "R60 L25",
         "OpenAI announced a partnership with Oracle and SoftBank.", noun=True, alone="partner partner", prior=3),
    Rule("partnership.verb_en", "partnership",
         r"partner(?:s|ed|ing)(?= with)|partner(?= with)|team(?:s|ed|ing)? up|join(?:s|ed|ing)? forces|allied|collaborat(?:e|es|ed|ing)(?= with)|strik(?:es|ing) an alliance",
         "left=partner with=partner to=partner", "R70", "Renault teams up with Google on its software platform.",
         alone="partner partner"),
)

LAWSUITS = (
    Rule("lawsuit.sue_fr", "lawsuit",
         r"poursui(?:t|vent|vre|vi|vie|vait)(?= )(?: en justice)?|attaqu(?:e|ent|er|é|ée)(?=.{0,40} en justice)|port(?:e|é|er|ent) plainte|dépos(?:e|é|er|ent) (?:une )?plainte|"
         r"assign(?:e|é|er|ent)(?= )|attaque en justice|traîn(?:e|é|er|ent)(?=.{0,40}(?:en justice|devant))|saisi la justice|saisit la justice|attaqu(?:e|é|er|ait) en justice|"
         r"ouvert les hostilités judiciaires|hostilités judiciaires|intent(?:e|é|er|ent) (?:un procès|une action)|engag(?:e|é|er) des poursuites",
         "left=plaintiff against=defendant to=defendant obj=defendant", "R80",
         "Elon Musk a porté plainte contre OpenAI.", alone="plaintiff defendant"),
    Rule("lawsuit.noun_fr", "lawsuit",
         r"plaintes?|procès|action en justice|action collective|poursuites(?: judiciaires)?|litige(?: juridique)?|recours collectif|contentieux|bataille judiciaire|"
         r"assignation|class action",
         "of=plaintiff against=defendant by=plaintiff left=plaintiff between=plaintiff with=defendant", "R60 L30",
         "La plainte d'Elon Musk contre OpenAI sera jugée.", noun=True, alone="plaintiff defendant"),
    Rule("lawsuit.damages_fr", "lawsuit",
         r"réclam(?:e|ent|er|é|ait)|dommages(?:-intérêts| et intérêts)?|exig(?:e|er|é)(?= ¤)|indemnis\w+",
         "left=plaintiff to=defendant of=plaintiff by=plaintiff against=defendant", "R40 L30", "Getty réclame 1,8 milliard de dollars à Stability AI.", prior=4),
    Rule("lawsuit.fine_fr", "lawsuit",
         r"amendes?|sanction(?:ne|né|née|ner|s)?|condamn(?:e|é|ée|er|ation)|écop(?:e|é|er|ent) d(?:e|'une)|pénalités?",
         "left=defendant to=defendant against=defendant obj=defendant by=plaintiff of=plaintiff", "R60 L20",
         "Google a écopé d'une amende de 2,4 milliards d'euros infligée par la Commission européenne.", prior=6),
    Rule("lawsuit.settle_fr", "lawsuit",
         r"règlement amiable|accord à l'amiable|solder",
         "left=defendant with=plaintiff to=plaintiff between=plaintiff", "R60 L20",
         "Anthropic a accepté un règlement amiable de 1,5 milliard de dollars avec des auteurs.", prior=-4, noun=True),
    Rule("lawsuit.sue_en", "lawsuit",
         r"su(?:es|ed|ing)|files? (?:a )?(?:law)?suit|filed (?:a )?(?:law)?suit|filing (?:a )?(?:law)?suit|takes? legal action|took legal action|filed (?:a )?complaint|files? (?:a )?complaint",
         "left=plaintiff obj=defendant against=defendant", "R80",
         "Elon Musk sued OpenAI.", alone="plaintiff defendant", prior=4),
    Rule("lawsuit.sued_en", "lawsuit", r"sued by", "left=defendant here=plaintiff", "R80", "OpenAI was sued by The New York Times.",
         alone="plaintiff defendant", prior=8),
    Rule("lawsuit.noun_en", "lawsuit",
         r"lawsuits?|suit(?= )|legal (?:action|battle|fight|dispute)|class[- ]action|complaint|litigation",
         "gen=plaintiff of=plaintiff by=plaintiff against=defendant left=plaintiff between=plaintiff with=defendant", "R60 L30",
         "Elon Musk's lawsuit against OpenAI goes to trial.", noun=True, alone="plaintiff defendant"),
    Rule("lawsuit.damages_en", "lawsuit",
         r"damages|seek(?:s|ing)?(?= [^;.@]{0,40}(?:damages|compensation|penalties))|compensation",
         "left=plaintiff from=defendant against=defendant", "R40 L25", "Getty is seeking $1.8 billion in damages from Stability AI.", prior=4),
    Rule("lawsuit.fines_en", "lawsuit",
         r"(?:fined|fines|fining)(?= (?:the |[^\W\d_]+ ){0,3}@)|(?:slapped|hit)(?= @[^¤]{0,30}¤)", "left=plaintiff obj=defendant", "R60",
         "The European Commission fined Google €2.4 billion.", prior=9),
    Rule("lawsuit.pays", "lawsuit", r"ordered to pay|had to pay|must pay|forced to pay|agreed to pay (?=[^;]{0,60}settle)|condamnée?s? à (?:payer|verser)",
         "left=defendant obj=plaintiff to=plaintiff", "R60", "Google was ordered to pay Sonos $32.5 million.", prior=5),
    Rule("lawsuit.against", "lawsuit", r"against(?= @)|contre(?= @)", "obj=defendant", "L3",
         "The watchdog set a record: €1.2 billion against Meta.", prior=-8),
    Rule("lawsuit.fine_en", "lawsuit",
         r"fin(?:e|es|ed|ing)|penalt(?:y|ies)|sanction(?:s|ed)",
         "left=defendant on=defendant against=defendant for=defendant by=plaintiff from=plaintiff gen=defendant", "R60 L20",
         "Google was fined €2.4 billion by the European Commission.", prior=6),
    Rule("lawsuit.settle_en", "lawsuit",
         r"settl(?:e|es|ed|ing|ement)(?! for)",
         "left=defendant with=plaintiff gen=defendant", "R60 L25", "Anthropic agreed to a $1.5 billion settlement with authors.", prior=4, noun=True),
)

GRANTS = (
    Rule("grant.noun", "grant_or_donation",
         r"subventions?|aide(?: publique| d'état)|bourse de|don(?= )|dons(?= )|dotation|grants?|donations?|subsid(?:y|ies)|gift|endowment",
         "left=donor of=donor by=donor from=donor to=recipient for=recipient gen=donor", "R50 L25",
         "L'État accorde une subvention de 40 millions d'euros à Soitec.", noun=True, prior=4),
    Rule("grant.given", "grant_or_donation", r"donné(?:e|es|s)?(?= (?:à|au))|donated(?= to)|given(?= to)", "to=recipient left=donor", "L12",
         "Les 20 millions de dollars donnés à Wikipédia ont surpris.", noun=True),
    Rule("grant.public", "grant_or_donation",
         r"(?:federal|public|state|government) (?:support|money|funding|funds|aid|subsidies|grants?|cash)|incentives|tax (?:breaks|credits)|chips act|argent public|fonds publics|aides? (?:publiques?|d'état)|"
         r"crédits? d'impôts?|deniers publics|soutien public", "left=recipient to=recipient for=recipient from=donor", "R20 L25",
         "ACC a obtenu 1,3 milliard d'euros d'argent public.", noun=True, prior=4),
    Rule("grant.verb", "grant_or_donation",
         r"subventionn(?:e|é|er)|fait don d(?:e|'un)|donn(?:e|é|er)(?= (?:¤|plus|près|un million))|lègu(?:e|er)|donat(?:e|es|ed|ing)|gives? away|gave(?= ¤)",
         "left=donor to=recipient obj=recipient", "R60", "MacKenzie Scott a fait don de 20 millions de dollars à la Khan Academy.", prior=2),
)

DEALS = (*ACQUISITIONS, *PAID, *LISTED, *BIDS, *INVESTMENTS, *ROUNDS, *CONTRACTS, *PARTNERSHIPS, *LAWSUITS, *GRANTS)
