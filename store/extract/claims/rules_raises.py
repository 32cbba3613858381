"""Rules for money put in and taken in: who leads a round, bets, chips in, fills up.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_SITES = (
    "(?:plants?|factory|factories|facility|facilities|gigafactory|campus|data cent(?:er|re)s?|headquarters|"
    "warehouse|laboratory|complex|refinery|foundry|fab)"
)
_SITE = rf"(?:an?|its|their|the|another) (?:[^\W\d_-]+[ -]){{0,3}}¤+ (?:[^\W\d_-]+[ -]){{0,4}}{_SITES}(?!\w)"
_SITE_FR = (
    r"(?:une?|sa|son|leur|des|ses) (?:[^\W\d_]+ ){0,2}(?:usine|gigafactory|site|centre de données|campus|"
    r"data ?center)(?: [^\W\d_'@]+){0,4} (?:de|à|pour|d'un montant de) (?:près de |plus de |environ )?¤"
)

RAISES = (
    Rule(
        "round.gets",
        "funding_round",
        r"(?:gets|scoops|lands|nets)(?= ¤+(?:\Z| to [^\W\d_]+ (?!@)|,? (?:series|seed|for its)))",
        "left=recipient from=investor",
        "R10",
        "Kalmos gets $12 million to train nurses online.",
        prior=-4,
    ),
    Rule(
        "round.banked",
        "funding_round",
        r"bank(?:s|ed)(?= (?:[^\W\d_]+ ){0,2}¤)",
        "left=recipient from=investor",
        "R40",
        "Kalmos has banked £4 million from Accel.",
    ),
    Rule(
        "round.new_money",
        "funding_round",
        r"(?:new|fresh|additional|seed|venture) (?:funding|financing)(?=[,.;])",
        "left=recipient from=investor",
        "L12",
        "With $25 million in new funding, Fable wants to hire.",
        noun=True,
        prior=-10,
    ),
    Rule(
        "round.financing_fr",
        "funding_round",
        r"(?:annonc|sécuris|obten|obtien|boucl|décroch|sign|finalis|conclu)[^\W\d_]{0,4} (?:un |son |"
        r"leur )(?:[^\W\d_]+ )?"
        r"financement(?= (?:de|d'un montant de|à hauteur de) (?:[^\W\d_]+ ){0,3}¤)",
        "left=recipient from=investor by=investor of=investor",
        "R60",
        "Kalmos annonce un financement de 30 millions d'euros.",
        prior=4,
    ),
    Rule(
        "round.invested_in_all",
        "funding_round",
        r"(?:total|overall|cumulative|combined) (?:amount |capital |money |sum |funds? |cash )?(?:that it "
        r"has "
        r"|it has )?(?:invested|raised|taken in|secured)(?= (?:in (?:the )?(?:@|[^\W\d_]+) |so far |to "
        r"date |by "
        r"[^\W\d_]+ |since [^\W\d_]+ ){0,2}(?:to|at|is|reaches|reached|stands at|now|past|beyond|above|"
        r"exceeds)"
        r"(?!\w))|total(?: des (?:fonds|sommes|montants))? (?:investi|levé|récolté)s?(?= (?:à|dépasse|"
        r"atteint|s'élève))",
        "left=recipient in=recipient",
        "R40",
        "Numbrs raised $40 million, taking the total capital invested to almost $200 million.",
        prior=24,
        noun=True,
    ),
    Rule(
        "round.takes_in",
        "funding_round",
        r"(?:took|takes|taking)(?= (?:in )?¤+(?:,? (?:doubling|tripling|valuing|lifting|more than doubling|"
        r"bringing its|taking its) | (?:at (?:an? )?¤| in (?:an? |its |the )?(?:[^\W\d_]+ ){0,3}(?:round|"
        r"funding|"
        r"financing|series))))|"
        r"(?:rak(?:e|es|ed|ing)|reel(?:s|ed|ing)?|rop(?:e|es|ed|ing)|draw(?:s|ing)?|drew|bring(?:s|ing)?|"
        r"brought|took|"
        r"taken|takes?) in(?= (?:[^\W\d_]+ ){0,3}¤+ (?:(?:in|of) (?:[^\W\d_]+ ){0,3}(?:funding|financing|"
        r"capital|"
        r"equity|seed|debt|investment|round|series)|from (?:(?:new |existing |outside |angel |its "
        r")?(?:investors|"
        r"backers|shareholders|"
        r"venture)|@)|for (?:a|its) (?:new |first |second |third |latest )?fund))|"
        r"(?:snag|scoop|snar|clinch|pocket|garner|notch|drum|rustl|lock|nail|wrangl|corral)(?:s|e|es|ed|ing|"
        r"ged|ging|ing|ped)?(?: up| down| in)?(?= (?:[^\W\d_]+ ){0,3}¤+ (?:(?:[^\W\d_]+ ){0,2}(?:round|"
        r"series|seed)|(?:in|"
        r"of) (?:[^\W\d_]+ ){0,3}(?:funding|financing|capital|equity|seed|investment|round|series)|"
        r"from (?:(?:[^\W\d_]+ ){0,5}(?:investors?|backers?)|@)))",
        "left=recipient from=investor led=investor by=investor with=investor",
        "R40",
        "Flink has raked in €150 million from existing investors.",
        prior=6,
    ),
    Rule(
        "round.eyes",
        "funding_round",
        r"(?:ey(?:es|ed|ing|eing))(?= (?:up to |as much as |about |around |at least )?¤+(?! (?:[^\W\d_-]+ "
        r"){0,2}"
        r"(?:valuation|price|market|deal|acquisition|takeover|in (?:sales|revenue))))|"
        r"(?:amount|sum|money|capital|total) (?:so far )?raised(?= (?:so far |to date )?(?:is|was|stands|"
        r"comes) )",
        "left=recipient from=investor",
        "R40",
        "Monzo is said to be eyeing up to $130 million.",
        prior=-12,
        status="rumoured",
    ),
    Rule(
        "round.joined",
        "funding_round",
        r"(?:join(?:s|ed|ing)?|follow(?:s|ed|ing)?)(?= (?:the |fellow |rival )?@+(?:(?:,| and) @+){0,3} in "
        r"(?:an?|the|its) (?:[^\W\d_]+ ){0,2}¤+ (?:[^\W\d_]+ ){0,3}(?:round|raise|financing|funding|series|"
        r"investment)(?!\w))",
        "left=investor obj=investor in=recipient for=recipient",
        "R70",
        "Amazon joined Sequoia Capital in a $530 million round for Aurora.",
        prior=30,
    ),
    Rule(
        "round.close",
        "funding_round",
        r"(?:first|second|third|interim|final) clos(?:e|ing)(?! (?:to|of the|the|at (?:the )?[^\W\d_]+ "
        r"of)(?!\w))",
        "left=recipient gen=recipient of=recipient from=investor by=investor",
        "R40 L60",
        "L Catterton's India fund has achieved its first close at $200 million.",
        prior=6,
        noun=True,
    ),
    Rule(
        "round.lends_out",
        "funding_round",
        r"(?:announc|offer|approv|extend|provid|grant|award|finaliz|finalis|guarante|issu|agree|giv)"
        r"(?:e|es|s|ed|ing|ed to)?(?= (?:(?:an?|the|conditional|up|to|federal|new) ){0,3}¤+ (?:in )?"
        r"(?:[^\W\d_]+ ){0,2}(?:loans?|credit|debt)(?!\w)[^;.@¤]{0,24} (?:to|for) (?:the )?@)",
        "left=investor to=recipient for=recipient in=recipient owner=recipient",
        "R40",
        "The Department of Energy announced $1.45 billion in conditional loan funding for Qcells.",
        prior=24,
    ),
    Rule(
        "spending.site_planned",
        "spending",
        r"(?:plan|unveil|announc|shelv|postpon|promis|propos|pledg|scrapp|delay)(?:s|ed|ing|e|es)?"
        rf"(?= (?:plans for |to build |work on |construction of )?{_SITE})|(?<=is )(?:building|"
        rf"planning)(?= {_SITE})|"
        rf"(?:(?<=will )|(?<=to )|(?<=would ))build(?= {_SITE})|"
        rf"(?:annonce|prévoit|promet|construire|construira|bâtira)"
        rf"(?= {_SITE_FR})",
        "left=subject",
        "R60",
        "Wolfspeed plans a $5 billion plant in North Carolina.",
        prior=8,
        status="announced",
    ),
    Rule(
        "spending.site",
        "spending",
        rf"(?:opened|built|inaugurated|completed|started)(?= {_SITE})|"
        rf"(?:construit|bâti|implanté|inauguré|ouvert)(?= {_SITE_FR})",
        "left=subject",
        "R60",
        "TSMC opened a $12 billion factory in Arizona.",
        prior=8,
    ),
    Rule(
        "round.own_fund",
        "funding_round",
        r"(?:announc|unveil|launch|clos|debut|complet|rais|introduc|assembl|finaliz|finalis)(?:e|es|ed|"
        r"ing|s)?(?= "
        r"(?:(?:today|a|an|its|their|the|new|second|third|fourth|fifth|sixth|first|latest|another) ){0,3}¤+ "
        r"(?!in |of )(?:[^\W\d_]+[ -]){0,4}funds?(?! (?:of|round)|\w|-))|"
        r"(?:clos|complet|finaliz|finalis|rais)(?:e|es|ed|ing)(?: out)?(?= (?:(?:on|a|an|its|their|the|"
        r"his|her|new) ){0,2}"
        r"(?:[^\W\d_]+[ -]){0,4}funds?(?: @+)?,? (?:at|with|of|on|worth|totalling|totaling) )|"
        r"(?:annonc|boucl|lanc|lèv|clôtur|levé|boucl)(?:e|ent|é|er)?(?= (?:(?:un|le|son|leur|nouveau|"
        r"premier|deuxième|"
        r"troisième|second|closing|final|de|du|d'un|l'un) ){0,5}fonds (?:[^\W\d_]+ ){0,3}(?:de|à|doté de) ¤)",
        "left=recipient from=investor by=investor",
        "R70",
        "Madrona announced a new $300 million fund for start-ups in Seattle.",
        prior=8,
    ),
    Rule(
        "round.takes_the_lead",
        "funding_round",
        r"(?:prend|pris|prendre|prennent) la tête d(?:'une|'un|u|e la) (?:[^\W\d_]+ )?(?:levée|tour|"
        r"augmentation)",
        "left=investor in=recipient of=recipient",
        "R60",
        "Iconiq a pris la tête d'une levée de 145 millions de dollars dans Pigment.",
        prior=30,
    ),
    Rule(
        "round.fills_up",
        "funding_round",
        r"(?:fait|font|refait|refaire|faire|refont) le plein(?! de (?:clients|commandes|candidats)(?!\w))|"
        r"(?:muscl|gonfl|étoff)(?:e|é|er|ent)(?= son capital(?!\w))",
        "left=recipient by=investor from=investor",
        "R60",
        "Pigment a refait le plein de cash, avec 145 millions de dollars supplémentaires.",
    ),
    Rule(
        "round.captures_fr",
        "funding_round",
        r"augment(?:e|é|er|ant) son capital(?= (?:de |d'|à hauteur))|"
        r"(?:engrang|glan|capt|drain|attir)(?:e|é|er|ent|ant)(?= (?:(?:un peu |bien )?(?:plus|moins|"
        r"près) de |environ |"
        r"quelque |déjà )?¤+ (?:[^\W\d_]+ ){0,4}"
        r"(?:auprès|lors d|(?:de |en )?(?:levée|tour|financement|fonds|investissements? privés)))|"
        r"(?:fai(?:t|re)|fais(?:ant|ait)) (?:rentrer|entrer)(?= ¤)|"
        r"(?:obtien(?:t|nent)|obtenu|obtenir|décroch(?:e|é|er|ent)|reçu|reçoit|sécuris(?:e|é|er))"
        r"(?= (?:(?:un peu |bien )?(?:plus|moins|près) de |environ |"
        r"quelque )?¤+ (?:lors d[^;.@¤]{0,20}(?:tour|levée)|"
        r"[^;.@¤]{0,30}(?:soutien|appui|confiance) d))",
        "left=recipient from=investor by=investor led=investor",
        "R50",
        "Genticel a augmenté son capital de 34,5 millions d'euros.",
        prior=14,
    ),
    Rule(
        "round.raised_in_all",
        "funding_round",
        r"port(?:e|é|er|ant|ait)(?= à ¤+ (?:le (?:total|montant)|la somme|l'ensemble)[^;.@]{0,30}(?:levé|"
        r"fonds|récolté))",
        "left=recipient",
        "R12",
        "Pigment porte à 145 millions de dollars le total des fonds levés.",
        prior=20,
    ),
    Rule(
        "round.brings_in",
        "funding_round",
        r"(?:brings?|brought|bringing) in(?= ¤+ (?:in|of) (?:new |fresh |venture |outside )?(?:money|"
        r"funding|capital|"
        r"financing|cash|investment)(?!\w))",
        "left=recipient from=investor",
        "R12",
        "Pigment brings in $145 million in new money.",
        prior=20,
    ),
    Rule(
        "investment.puts_into",
        "investment",
        r"(?:mettre|mettra|mettent|mettrait|mettront)(?= ¤+ (?:[^\W\d_]+ ){0,2}(?:dans|"
        r"au capital d[eu']) ?(?:la |le |l')?@)|"
        r"(?:mise|misé|miser|misent|misera|parie|parié|parier)(?= ¤+ sur (?:la |le |l')?@)|"
        r"bets?(?= ¤+ on (?:the )?@)|betting(?= ¤+ on (?:the )?@)|wager(?:s|ed)(?= ¤+ on (?:the )?@)",
        "left=investor in=recipient on=recipient",
        "R12",
        "Nvidia bet $500 million on Poolside.",
        prior=20,
    ),
    Rule(
        "investment.writes_cheque",
        "investment",
        r"(?:wrote|writes?|writing|cut|signed)(?= (?:an? |its )?(?:[^\W\d_]+ )?¤+ (?:check|cheque) (?:to|"
        r"for|into) (?:the )?@)|"
        r"(?:chip(?:ped|s)|pitch(?:ed|es)|kick(?:ed|s)) in(?= ¤+ for (?:an? )?(?:[^\W\d_]+ )?(?:slice|"
        r"stake|share|piece)"
        r"[^;.@]{0,12} (?:of|in) (?:the )?@)",
        "left=investor to=recipient for=recipient of=recipient in=recipient",
        "R24",
        "Nvidia wrote a $500 million check to Poolside.",
        prior=24,
    ),
)
