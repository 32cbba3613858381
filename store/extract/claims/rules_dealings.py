"""Rules for contracts and partnerships.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

CONTRACTS = (
    Rule(
        "contract.noun_fr",
        "contract",
        r"contrats?(?! de travail)|commandes?(?= (?:de |d'|à |auprès|passée|ferme|record|pour|"
        r"avec))|marché public|appel d'offres|accord commercial|accord-cadre|"
        r"accords?(?= (?:cloud|de fourniture|d'approvisionnement|de licence|pluriannuel|de "
        r"calcul|massifs?|historique|inédit))|méga-contrat|mégacontrat",
        "left=customer with=supplier to=supplier from=supplier between=customer by=customer at=supplier",
        "R60 L25",
        "OpenAI a signé un contrat de 300 milliards de dollars avec Oracle.",
        noun=True,
    ),
    Rule(
        "contract.orders",
        "contract",
        r"commandes(?= (?:avec|de @|auprès|du @))|orders(?= (?:from|with))",
        "left=supplier with=customer of=customer from=customer",
        "L20 R30",
        "Mistral AI revendique 100 millions d'euros de commandes avec CMA CGM.",
        noun=True,
        prior=8,
    ),
    Rule(
        "contract.deal_fr",
        "contract",
        r"accords?|deal",
        "left=customer with=supplier between=partner",
        "R60 L25",
        "Reddit a conclu un accord de 60 millions de dollars avec Google.",
        noun=True,
        prior=-6,
    ),
    Rule(
        "contract.buy_fr",
        "contract",
        r"command(?:e|er|é|ent|era)(?= (?:¤|pour|des ))|achèt(?:e|ent|era)|acheter|acheté|"
        r"loue|louer|paie|paiera|payer|payé|vers(?:e|er|é|era|ée)",
        "left=customer to=supplier from=supplier",
        "R60",
        "OpenAI paiera 12 milliards de dollars à CoreWeave.",
        prior=-12,
    ),
    Rule(
        "contract.upfront",
        "contract",
        r"(?:paiements?|versements?) (?:initia(?:l|ux)|immédiats?|d'avance|d'étapes?|échelonnés?|"
        r"forfaitaires?|"
        r"upfront|liés? à|conditionnels?)|somme (?:initiale|forfaitaire)|paiements? (?=pouvant)|"
        r"(?:upfront|milestone|initial|one-off) (?:payments?|fees?|cash)",
        "left=customer to=supplier from=customer by=customer obj=supplier",
        "R50 L34",
        "Servier fera un paiement initial de 210 millions de dollars à Ideaya.",
        noun=True,
        prior=6,
    ),
    Rule(
        "contract.licence_fr",
        "contract",
        r"(?:débours|vers|pai|pay|règl)[^\W\d_]{1,5}(?= [^;.@¤]{0,24}¤+ pour (?:obtenir|acquérir|acheter|"
        r"utiliser|exploiter|"
        r"s'offrir)(?:,[^;.¤]{3,90},)? (?:(?:la|les|une|des|le|un) |l')(?:[^\W\d_]+ )?(?:licences?|droits|"
        r"brevets?|"
        r"exclusivité)(?!\w))",
        "left=customer from=supplier to=supplier of=supplier",
        "R60",
        "Sanofi déboursera 50 millions de dollars pour obtenir la licence d'un anticorps auprès de Glenmark.",
        prior=12,
    ),
    Rule(
        "contract.eligible_fr",
        "contract",
        r"éligibles?(?= (?:jusqu'à|(?:à|au) [^;.@¤]{0,70}¤|pour [^;.@¤]{0,40}¤))|prétendre(?= (?:à|"
        r"jusqu'à) [^;.@¤]{0,60}¤)",
        "left=supplier from=customer by=customer",
        "R70",
        "Ideaya sera éligible à des paiements pouvant atteindre 300 millions de dollars.",
        prior=4,
    ),
    Rule(
        "contract.buys_en",
        "contract",
        r"(?:buy|buys|bought|buying|purchase|purchases|purchased)(?= (?:an additional |"
        r"another |up to |about |a further |more than )?¤+ (?:worth )?(?:of|in) )",
        "left=customer from=supplier on=supplier of=supplier",
        "R40",
        "Anthropic has agreed to buy $30 billion of computing capacity from Microsoft.",
        prior=3,
    ),
    Rule(
        "contract.order",
        "contract",
        r"command(?:é|er|ent|era|e|ant|ait)(?= [^;@.]{0,44}(?:@+ )?(?:à |auprès d[eu'] ?)(?:la |"
        r"l')?@)|order(?:ed|s)(?= [^;.]{0,44}from @)",
        "left=customer to=supplier from=supplier",
        "R60",
        "Air France a commandé 50 appareils à Airbus.",
        alone="customer supplier",
        prior=-2,
    ),
    Rule(
        "contract.sells_wares",
        "contract",
        r"(?:sell|sells|sold|selling)(?= (?:the )?@+ (?:¤+ (?:worth )?(?:of |in )?)?(?:[^\W\d_]+ ){0,3}"
        r"(?:chips|processors|servers|gpus|batteries|jets|aircraft|planes|trucks|satellites|rockets|drones|"
        r"missiles|reactors|turbines|electricity|power|gas|vaccines|doses|licen[cs]es)(?!\w))",
        "left=supplier obj=customer here=customer",
        "R60",
        "AMD will sell OpenAI chips for $5 billion.",
        prior=5,
        alone="customer supplier",
    ),
    Rule(
        "contract.noun_en",
        "contract",
        r"contracts?|supply (?:deal|agreement)|cloud (?:deal|contract|agreement|computing "
        r"deal)|licensing (?:deal|agreement)|purchase (?:agreement|order)|"
        r"orders?(?= (?:for|worth|of|from|with))|computing (?:deal|contract)|compute deal|"
        r"infrastructure deal|multi-?year (?:deal|agreement)",
        "left=customer gen=customer with=supplier to=supplier from=customer between=customer by=customer",
        "R60 L25",
        "OpenAI signed a $300 billion contract with Oracle.",
        noun=True,
    ),
    Rule(
        "contract.deal_en",
        "contract",
        r"deals?|agreements?|pact|transactions?(?= (?:worth|valued|of|that) )",
        "left=customer gen=customer with=supplier from=supplier between=partner",
        "R60 L20",
        "Reddit struck a $60 million deal with Google.",
        noun=True,
        prior=-6,
    ),
    Rule(
        "contract.pay_en",
        "contract",
        r"(?:pay(?:s|ing)?|paid)(?= (?:@|¤|it|them|the|an?|up|about|more|over|nearly|around|as|between|some|"
        r"at|roughly|another|almost))|order(?:s|ed)|rent(?:s|ed|ing)?|licens(?:es|ed|ing)(?= (?:its|"
        r"their|the|an?|from|some|[^\W\d_]+ from) )|leas(?:es|ed|ing)",
        "left=customer obj=supplier to=supplier from=supplier",
        "R60",
        "OpenAI will pay CoreWeave $12 billion.",
        prior=-12,
    ),
)

PARTNERSHIPS = (
    Rule(
        "partnership.noun_fr",
        "partnership",
        r"partenariats?|alliances?|coentreprise|co-entreprise|joint-?venture|collaboration(?= "
        r"(?:avec|entre))|projet commun|consortium(?! (?:conduit|mené|emmené|dirigé|piloté|formé|"
        r"composé|of |led|backed))|"
        r"rapprochement(?= (?:avec|entre))|protocole d'(?:accord|entente)(?= (?:avec|entre))",
        "left=partner with=partner between=partner by=partner",
        "R60 L25",
        "Stargate, un partenariat de 500 milliards de dollars avec Oracle et SoftBank.",
        noun=True,
        alone="partner partner",
        prior=3,
    ),
    Rule(
        "partnership.signed_fr",
        "partnership",
        r"sign(?:e|é|ée|ent|er|ait) (?:un |une |des |plusieurs |deux |trois |d'importants "
        r")(?:[^\W\d_]+ ){0,2}accords?(?: [^\W\d_]+){0,2}(?= (?:avec|entre))|"
        r"(?:sign|conclu|annonc|dévoil|pass|accept|trouv)[^\W\d_]{0,4}(?: le \d{1,2} [^\W\d_]+(?: dernier|"
        r" \d{4})?|"
        r" [^\W\d_]+)? "
        r"(?:une?|des) (?:[^\W\d_]+ ){0,2}(?:accords?(?! d'exclu)|protocoles? d'accord|lettres? "
        r"d'intention|mémorandum)"
        r"(?: [^\W_]+){0,4}(?= (?:avec|entre) (?![^;.]{0,80}(?:rach|acqui|acqué|cession|céder|vendre|"
        r"vente|litige|"
        r"plainte|solder|mettre fin)))|"
        r"conclu(?:t|re|ent|e)? (?:un |des )(?:[^\W\d_]+ ){0,2}accords?(?: [^\W\d_]+){0,2}(?= "
        r"(?:avec|entre))|scell(?:e|é|er|ent) un accord(?: [^\W\d_]+){0,2}(?= avec)",
        "left=partner with=partner between=partner",
        "",
        "Mistral AI a signé un accord pluriannuel avec l'AFP.",
        alone="partner partner",
    ),
    Rule(
        "partnership.signed_en",
        "partnership",
        r"(?:signed|signs|struck|strikes|inked|inks|reached|reaches|announced|announces|"
        r"sealed) (?:an? |the |another |its )?(?:[^\W\d_]+[ -]){0,4}(?:deals?|agreements?|"
        r"pacts?|partnerships?)",
        "left=partner with=partner between=partner",
        "",
        "OpenAI signed a multi-year licensing agreement with Axel Springer.",
        alone="partner partner",
    ),
    Rule(
        "partnership.verb_fr",
        "partnership",
        r"s'alli(?:e|ent|er|é|era|ait|aient)|(?:(?<=s'être )|(?<=se sont )|(?<=s'est ))(?:associée?s?|"
        r"unie?s?)(?= (?:à|avec|au))|"
        r"s'uni(?:t|r|ssent|ra)(?= (?:à|avec|au))|allié(?:e|s)?(?= (?:à|avec))|s'associ(?:e|ent|er|era|ait|"
        r"aient)|"
        r"(?:(?<=@, )|(?<=@ )|(?<=est )|(?<=sont )|(?<=était )|(?<=déjà ))associé(?:e|s)?(?= (?:à|avec|"
        r"au))|nou(?:e|ent|é|er) un partenariat|"
        r"unissent leurs forces|fait équipe|font équipe|collabor(?:e|ent|er|era)(?= avec)|"
        r"scell(?:e|ent|er|é) une alliance|(?:(?<=s'est )|(?<=s'était )|(?<= se ))rapproch(?:e|é|ée|"
        r"er)(?= de (?:la |l')?@)|"
        r"travaill(?:er|era|eront|ent|e|é)(?: (?!pas|plus|jamais|guère)[^\W\d_]+){0,2} avec"
        r"(?= (?:le |la |l')?@(?![^;.]{0,80}(?:introduction|cotation|cession|vente|enquête|conseil)))",
        "left=partner with=partner to=partner of=partner here=partner",
        "R70",
        "Renault s'associe à Google pour développer sa plateforme.",
        alone="partner partner",
    ),
    Rule(
        "partnership.noun_en",
        "partnership",
        r"partnerships?(?! of (?!@))|joint ventures?|"
        r"memorandum of understanding|alliances?|collaborations?(?= (?:with|between))|tie-?up|"
        r"consortium(?! (?:of|led|backed|headed))",
        "left=partner with=partner between=partner gen=partner by=partner of=partner",
        "R60 L25",
        "OpenAI announced a partnership with Oracle and SoftBank.",
        noun=True,
        alone="partner partner",
        prior=3,
    ),
    Rule(
        "partnership.verb_en",
        "partnership",
        r"partner(?:s|ed|ing)(?= (?:(?:up|last (?:year|month|week)|this (?:year|month|week)|in \d{4}|in "
        r"[^\W\d_]{3,9}|"
        r"earlier|recently|also) ){0,2}with)|partner(?= with)|team(?:s|ed|ing)? up|join(?:s|ed|"
        r"ing)? forces|allied|collaborat(?:e|es|ed|ing)(?= with)|"
        r"work(?:s|ing)? (?:closely |together )?with"
        r"(?= (?:the )?@(?![^;.]{0,80}(?:listing|ipo|offering|sale|advis|investigat|financing)))|"
        r"team(?:s|ed|ing)?(?= with)|strik(?:es|"
        r"ing) an alliance",
        "left=partner with=partner to=partner here=partner",
        "R70",
        "Renault teams up with Google on its software platform.",
        alone="partner partner",
    ),
)
