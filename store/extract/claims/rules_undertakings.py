"""Rules for deals told by a verb, mostly without an amount: supplies, orders, joint work, approaches.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

SUPPLIES = (
    Rule(
        "contract.supply_en",
        "contract",
        r"suppl(?:y|ies|ied|ying)(?= (?:@|it|them|the company|[^;.@]{0,40} to (?:the )?@))|"
        r"(?:provide|provides|provided|deliver|delivers|delivered)(?= (?:@|[^;.@]{0,40} to (?:the )?@))",
        "left=supplier obj=customer to=customer",
        "R60",
        "AMD will supply OpenAI with six gigawatts of chips.",
        alone="customer supplier",
        prior=-14,
    ),
    Rule(
        "contract.supply_fr",
        "contract",
        r"fourni(?:t|r|ra|ront|ssent|ssait|rait)(?= )|fourni(?= [^;.@]{0,40}(?:à|aux?) (?:la |l')?@)|"
        r"livr(?:er|era|eront|ent|é)(?= (?:@|[^;.@]{0,44}(?:à|aux?) (?:la |l')?@))|"
        r"équip(?:er|era|eront|ent|é)(?= (?:le |la |l'|les )?@)|approvisionn(?:e|er|era|eront|ent)(?= )",
        "left=supplier obj=customer to=customer",
        "R60",
        "Thales fournira des radars à Airbus.",
        alone="customer supplier",
        prior=-14,
    ),
    Rule(
        "contract.make_for",
        "contract",
        r"(?:build|make|manufacture|produce|host|operate|construire|"
        r"concevoir|fabriquer|produire|héberger|graver|assembler|exploiter|bâtir)"
        r"(?= [^;.@¤]{0,60}(?:for|pour) (?:the |la |le |l')?@)|"
        r"(?:fabriquera|construira|concevra|produira|gravera|hébergera|assemblera|bâtira)"
        r"(?= [^;.@]{0,60}(?:pour|d[eu']) ?(?:la |le |l')?@)",
        "left=supplier for=customer of=customer",
        "R80",
        "Samsung gravera les puces de Tesla.",
        alone="customer supplier",
        prior=2,
    ),
    Rule(
        "contract.orders_of",
        "contract",
        r"(?:command(?:é|er|era|ent)|ordered|orders)(?= (?:(?:[\d.,]{1,8}|[^\W\d_]+|¤+) ){0,4}@)",
        "left=customer obj=supplier to=supplier from=supplier",
        "R60",
        "Lufthansa a commandé dix Boeing.",
        alone="customer supplier",
        prior=-8,
    ),
    Rule(
        "contract.rents_from",
        "contract",
        r"(?:rent|rents|rented|renting|lease|leases|leased|leasing)(?= [^;.@]{0,60}from (?:the )?@)|"
        r"(?:loue|louera|louer|loué)(?= [^;.@]{0,60}(?:à|auprès d[eu']) ?(?:la |l')?@)",
        "left=customer from=supplier to=supplier",
        "R60",
        "OpenAI will rent servers from Oracle.",
        alone="customer supplier",
    ),
    Rule(
        "contract.won",
        "contract",
        r"(?:won|wins|winning|landed|lands|clinched|clinches|secured|secures|bagged|remporté|remporte|"
        r"remporter|remportait|remportera|décroché|décroche|décrocher|décrochait|gagné|gagne|obtenu|obtient|"
        r"raflé|rafle|rafler|adjugé|adjuge|engrangé|engrange|signé(?= [^;.@¤]{0,60}auprès d)|"
        r"signe(?= [^;.@¤]{0,60}auprès d)|signer(?= [^;.@¤]{0,60}auprès d))"
        r"(?= (?:(?:chez|auprès d[eu']|avec|with|from|at) ?(?:la |l'|le |the )?@+ )?(?:[^\W\d_,;.]+[ -]){0,5}"
        r"(?:contracts?|orders?|deals?|contrats?|commandes?|marchés?)(?!\w))",
        "left=supplier from=customer with=customer at=customer by=customer for=customer",
        "",
        "Thales a remporté un contrat auprès de la Marine nationale.",
        alone="customer supplier",
    ),
    Rule(
        "contract.signed",
        "contract",
        r"(?:signe|signé|signent|signer|signera|signait|conclu|conclut|signed|signs|inked|inks)"
        r"(?! [^;.@¤]{0,50}auprès d)(?= (?:(?:avec|with) (?:le |la |l'|the )?@+ )?(?:[^\W\d_,;.]+[ -]){0,5}"
        r"(?:contrats?|contracts?|commandes?|orders?)(?!\w))",
        "left=customer with=supplier to=supplier from=supplier",
        "",
        "Meta a signé avec Constellation un contrat de vingt ans.",
        alone="customer supplier",
    ),
    Rule(
        "contract.picked",
        "contract",
        r"(?:picked|chose|selected|chosen|tapped)(?= (?:@+|it|them) (?:over (?:[^\W\d_]+ )?@+ )?(?:for|"
        r"to (?:supply|build|run|provide|"
        r"equip|modernize|"
        r"deliver)|as (?:its|a|the) (?:supplier|vendor|partner)))|"
        r"(?:choisi|retenu|sélectionné|choisit|retient)(?= (?:la |le |l')?@+ (?:pour (?:fournir|équiper|"
        r"bâtir|"
        r"construire|moderniser|livrer|développer|concevoir|fabriquer|assurer|gérer|(?:ses|son|sa|leurs?|"
        r"la|le|"
        r"les|une?) |l')|comme fournisseur))",
        "left=customer obj=supplier",
        "R60",
        "Deutsche Telekom picked Nokia for 3,000 German sites.",
        alone="customer supplier",
        prior=-6,
    ),
    Rule(
        "partnership.extended",
        "partnership",
        r"(?:extend|renew|expand|broaden|deepen)(?:s|ed)?(?= (?:its|their|the|an?) (?:[^\W\d_]+[ -]){0,3}"
        r"(?:agreement|deal|"
        r"partnership|alliance|pact|collaboration|cooperation|ties|relationship|work) with (?:the )?@)|"
        r"(?:extend|renew|expand|broaden|deepen|strengthen)(?:s|"
        r"ed)?(?= their (?:[^\W\d_]+[ -]){0,2}(?:agreement|deal|"
        r"partnership|alliance|pact|collaboration|cooperation|ties|relationship)(?!\w))|"
        r"(?:prolong|renouvel|étend|étendu|élargi|reconduit|renforc)[^\W\d_]{0,4}(?= (?:son|sa|leur|l'|le|"
        r"un) ?(?:[^\W\d_]+ )"
        r"{0,2}(?:accord|partenariat|alliance|coopération|collaboration) (?:[^\W\d_]+ ){0,2}avec (?:la |"
        r"le |l')?@)|"
        r"(?:prolong|renouvel|étend|élargi|reconduisent|renforc|"
        r"approfondi)[^\W\d_]{0,5}(?= leur (?:[^\W\d_]+ ){0,1}"
        r"(?:accord|partenariat|alliance|coopération|collaboration)(?!\w))",
        "left=partner with=partner",
        "R80",
        "T-Mobile extended its agreement with Nokia.",
        alone="partner partner",
    ),
    Rule(
        "contract.signed_up",
        "contract",
        r"sign(?:s|ed|ing)? up (?:for|with|to (?:buy|use|pay))|(?:tapped|enlisted|"
        r"hired)(?= @[^;.]{0,60} (?:to|for|as) )|"
        r"s'approvisionn(?:e|er|era|ent) (?:chez|auprès d[eu'])|confi(?:e|é|er|era)(?= [^;.@]{0,60}à @)|"
        r"fait appel à(?= @)",
        "left=customer with=supplier from=supplier to=supplier obj=supplier of=supplier at=supplier "
        "here=supplier",
        "R60",
        "Meta signed up for capacity from CoreWeave.",
        alone="customer supplier",
    ),
    Rule(
        "contract.worth",
        "contract",
        r"(?:contracts?|orders?|(?:design )?wins|backlog|agreements?|deals?|carnet de commandes|"
        r"contrats?|"
        r"commandes)(?= (?:is|are|was|were|could be|représentent|pèsent|valent|vaut|vaudrait|said to be|"
        r"thought to be) (?:now |together )?"
        r"(?:worth )?(?:[^\W\d_]+ ){0,3}¤)",
        "gen=supplier of=supplier left=supplier with=customer",
        "R60",
        "Thales's orders are worth some $4 billion.",
        noun=True,
        prior=32,
    ),
    Rule(
        "contract.of_orders",
        "contract",
        r"(?:revendiqu|affich|annonc|cumul|totalis|compt|décroch|remport|engrang|empoch|rafl|"
        r"sign)[^\W\d_]{1,5}(?= (?:[^\W\d_]+ ){0,3}¤+ de "
        r"(?:contrats|commandes))|"
        r"(?:claims|boasts|booked)(?= (?:[^\W\d_]+ ){0,3}¤+ (?:of|in) (?:contracts|orders|signed|"
        r"backlog))",
        "left=supplier with=customer from=customer",
        "R40",
        "L'entreprise revendique 770 millions de dollars de contrats.",
        prior=14,
    ),
    Rule(
        "contract.extension",
        "contract",
        r"extensions?(?= (?:of|worth|de|d'|followed|to the))|was for(?= (?:about |up to )?¤)|"
        r"port(?:e|ait|ent) sur(?= (?:près de |plus de |environ )?¤)",
        "left=customer",
        "R30 L4",
        "A $4 billion extension followed in May.",
        prior=-18,
        noun=True,
    ),
)

JOINT = (
    Rule(
        "partnership.together",
        "partnership",
        r"vont (?:bâtir|construire|développer|créer|lancer|travailler|collaborer|concevoir|fonder|fabriquer)|"
        r"(?:will|agreed to|plan to|are to) (?:jointly|together) (?!acquire|buy|bid|purchase|"
        r"invest)[^\W\d_]+|work(?:s|ed|ing)? together|"
        r"(?:build|develop|create|launch|design|run)(?= [^;.@¤]{3,50} (?:together|jointly)(?!\w))|"
        r"travaill(?:ent|er|eront|aient) ensemble|(?:veulent|comptent|doivent) (?:bâtir|construire|créer|"
        r"développer|lancer)(?= [^;.]{0,40}(?:commun|ensemble))",
        "left=partner with=partner",
        "R70",
        "Mistral AI et Nvidia vont bâtir un cloud européen.",
        alone="partner partner",
    ),
    Rule(
        "partnership.agreed",
        "partnership",
        r"ont (?:conclu|signé|noué|scellé|passé) (?:un |une |des )(?:[^\W\d_]+ ){0,2}(?:accords?|"
        r"partenariat|pacte|"
        r"alliance)|have (?:signed|struck|reached|formed|inked|sealed) an? (?:[^\W\d_]+[ -]){0,3}(?:deal|"
        r"agreement|pact|partnership|alliance)",
        "left=partner with=partner",
        "",
        "Veolia et Engie ont conclu un accord.",
        alone="partner partner",
    ),
    Rule(
        "partnership.make_with",
        "partnership",
        r"(?:build|design|develop|co-develop|create|launch|concevoir|développer|construire|"
        r"bâtir|créer|lancer|co-développer)"
        r"(?= [^;.@¤]{0,60}(?:(?:with|alongside|avec|aux côtés d[eu']) ?(?:the |la |le |l')?@|"
        r"with it(?!\w)))",
        "left=partner with=partner",
        "R70",
        "Broadcom will design accelerators with OpenAI.",
        alone="partner partner",
    ),
    Rule(
        "partnership.design_for",
        "partnership",
        r"(?:design|designs|develop|develops)(?= [^;.@¤]{0,60}for (?:the )?@)",
        "left=partner for=partner with=partner owner=partner",
        "R70",
        "Intel is to design custom processors for Nvidia.",
        alone="partner partner",
        prior=4,
    ),
    Rule(
        "partnership.merger",
        "partnership",
        r"(?:discut(?:e|ent|aient)|négoci(?:e|ent)|étudi(?:e|ent)|parl(?:e|ent)) (?:[^\W\d_]+ ){0,2}"
        r"d?(?:e |'|e la |e leur )?(?:une |la |leur )?(?:fusion|rapprochement|mariage)",
        "left=partner with=partner between=partner",
        "R60",
        "Airbus, Thales et Leonardo discutent d'une fusion de leurs satellites.",
        status="rumoured",
        alone="partner partner",
    ),
)

APPROACHES = (
    Rule(
        "bid.offer_for",
        "bid",
        r"(?:offers?|bids?|approach(?:es)?|proposals?)(?= (?:for|to) (?:the )?@)",
        "left=bidder gen=bidder for=target to=target by=bidder",
        "R60 L25",
        "CoreWeave's offer for Core Scientific, worth $9 billion, was voted down.",
        status="proposed",
        noun=True,
        prior=20,
        alone="bidder target",
    ),
    Rule(
        "bid.courts",
        "bid",
        r"courtis(?:e|é|er|ait|ent)(?= )|convoit(?:e|é|er|ait|ent)(?= (?:le |la |l')?@)|lorgn(?:e|er|é|ent|"
        r"ait)(?= (?:sur )?(?:le |la |l')?@)|"
        r"approch(?:e|er|é)(?= (?:le |la |l')?@)|courted(?= @)|approached(?= @)|circling(?= @)",
        "left=bidder obj=target on=target",
        "R70",
        "Masayoshi Son aurait courtisé Marvell.",
        status="rumoured",
        alone="bidder target",
        prior=-4,
    ),
    Rule(
        "bid.talks",
        "bid",
        r"(?:talks|discussions|pourparlers|négociations) (?:with|avec)(?= (?:the |le |la |l')?@[^;.]{0,40}"
        r"(?:takeover|acquisition|buyout|sale|buying|acquiring|rachat|reprise|cession))",
        "left=bidder here=target obj=target with=target",
        "R70",
        "Meta held talks with Perplexity about a takeover.",
        status="rumoured",
        alone="bidder target",
        prior=4,
    ),
)

TAKEN = (
    Rule(
        "acquisition.gets",
        "acquisition",
        r"(?:gets?|got|lands|landed|picks up|picked up|wrests|prises)(?= @+ from (?:the )?@)|"
        r"(?:arrach(?:e|er|é)|souffl(?:e|er|é))(?= (?:le |la |l')?@+ à (?:la |l')?@)",
        "left=buyer obj=target from=seller to=seller",
        "R60",
        "Bending Spoons gets AOL from Apollo for about $1.5 billion.",
        alone="buyer target",
        prior=10,
    ),
    Rule(
        "acquisition.delist",
        "acquisition",
        r"(?:sortir|sort|sortent|sortira|sorti|retirer|retire|retiré)(?= (?:le |la |l')?@[^;.]{0,24} de la "
        r"(?:bourse|cote))",
        "left=buyer obj=target",
        "R70",
        "Silver Lake veut sortir Qualtrics de la Bourse.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "acquisition.takes_back",
        "acquisition",
        r"repren(?:d|dre|dra|nent|drait|ait|ant)(?= (?:le |la |l'|les )?(?:[^\W\d_']+ ){0,2}(?:[dl]')?@)|"
        r"repris(?= (?:le |la |l'|les )(?:[^\W\d_']+ ){0,2}(?:[dl]')?@)|"
        r"(?:(?<=le )|(?<=la )|(?<=les )|(?<=l'))repr(?:end|endra|enait|is|ise|endrait)"
        r"(?= (?:à|aux?|auprès d[eu']) ?(?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}@)",
        "left=buyer obj=target of=target to=seller from=seller",
        "R90",
        "Alten reprend la société Worldgrid à Atos pour 270 millions d'euros.",
        alone="buyer target",
        prior=-6,
    ),
    Rule(
        "acquisition.pays_assets",
        "acquisition",
        r"(?:pay|pays|paid|paying|spend|spends|spent|shelled out|splashed)"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ (?:in cash )?for "
        r"(?:[^\W\d_]+[ -]){1,5}(?:fleet|plants?|assets|business|unit|division|portfolio|studio|maker|stores|"
        r"factory|factories|mines?|brands?|subsidiary|company|start-?up|firm|arm|stations|hotels|"
        r"network)(?!\w))|"
        r"(?:paie|paiera|payer|payé|débours[^\W\d_]{1,4})"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ pour (?:racheter |acquérir |reprendre |s'offrir )?"
        r"(?!(?:sa|son|ses) (?:nouve|futur|prochain|propre))"
        r"(?:une|un|la|le|l'|les|sa|son|ses|des|deux|trois) ?(?:[^\W\d_]+[ -]){0,3}"
        r"(?:centrales?|activités?|filiale|usines?|parc|portefeuille|branche|studio|marques?|start-?up|"
        r"société|"
        r"entreprise|réseau|division|éditeur|fabricant)(?!\w))",
        "left=buyer of=target by=seller from=seller to=seller",
        "R40",
        "NRG Energy agreed to pay $12 billion for a fleet of gas plants owned by LS Power.",
        prior=6,
    ),
    Rule(
        "acquisition.merges",
        "acquisition",
        r"merg(?:e|es|ed|ing) with|fusionn(?:e|er|é|era|ent) avec",
        "left=buyer here=target with=target obj=target",
        "R70",
        "Skydance will merge with Paramount in an $8 billion deal.",
        alone="buyer target",
    ),
)
