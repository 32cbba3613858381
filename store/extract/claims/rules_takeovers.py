"""Rules for takeovers.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_WHEN = (
    r"en \d{4} |l'an dernier |l'été dernier |\w+ |(?:[^\W\d_]{3,9} |le )\d{1,2} [^\W\d_]{3,9} (?:\d{4} )?|"
    r"(?:fin|début|en) [^\W\d_]{3,9} (?:\d{4} )?|il y a [^;,.@¤]{3,16} |à %+ |en totalité "
)
"""What may stand between a participle and who did it: when, and how much of it."""

ACQUISITIONS = (
    Rule(
        "acquisition.buy_fr",
        "acquisition",
        r"rach(?:ète|ètent|etait|eter|eté|etée|etés|etées|etant|ètera|èteront|èterait)|"
        r"acqu(?:iert|ièrent|érir|iers|érant|erront|errai(?:t|ent)|erra|érai(?:t|ent))|acquis|acquise|"
        r"gob(?:e|é|er|ait|ent|era)|croqué|raflé|rafle(?:nt|r)?|"
        r"absorb(?:e|er|é|ent|ait|ant)|s'offr(?:e|ent|ir|ira|irait|iront|ant|ait|aient|it)|s'(?:est|était) "
        r"(?:[^\W\d_]+ )?offert|"
        r"(?:mettre|met|mettent|mett(?:ra|ront|rait|ait|ant)|mis) (?:[^@;.¤\w]?[^\W\d_]+\W )?la main "
        r"(?:[^@;.¤]{1,20} )?sur|s'empar(?:e|er|é|ée|ait|era|erait|ent|ant) d(?:e|u|')|aval(?:er|é|ent|ait)|"
        r"rachet(?:ait|aient)|"
        r"emparé(?:e|s)?(?: (?:en|au|début|fin|dès|mi-)?(?: ?[^\W_]{3,9}){1,2})? d(?:e|u|')|"
        r"avale|croque(?:r|nt)?|"
        r"(?:repris|reprend|reprendre)(?=(?:,[^;@]{2,44},)? (?:(?:le |la |l'|son |sa )?(?:[^\W\d_]+ ){0,2}|"
        r"(?:au |à la |à l'|à )@+ (?:le |la |l'|son |sa )(?:[^\W\d_]+ ){0,3})@)|"
        r"(?:prend|prit|prendra|pris) le contrôle(?= (?:en|dès|il y a|l'an|depuis|un|deux|cette)(?!\w)|"
        r"[.,;])|"
        r"(?:prend|prendre|prendra|prendrait|prenait|prenant|pris)(?:,? (?:en|au|dès|début|fin|"
        r"hier|mardi|lundi|mercredi|jeudi|vendredi)(?: [^\W_]{2,9}){0,2},?)? le contrôle "
        r"(?:[^\W\d_]+ )?d(?:e|u|')",
        "left=buyer obj=target of=target to=seller from=seller held=seller in=target",
        "R90 L30",
        "Adobe rachète Figma pour 20 milliards de dollars.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.bought_fr",
        "acquisition",
        rf"(?:rachetée?s?|acquise?s?) (?:{_WHEN})?par|absorbée?s? (?:{_WHEN})?par|reprise?s? (?:{_WHEN})?par|"
        r"(?<!a )(?<!ont )(?<!avait )(?<!aurait )(?:cédée?s?|vendue?s?) à(?! (?:perte|prix|bas|hauteur|"
        r"la découpe|"
        r"l'encan))|passée?s? (?:en \d{4} )?sous le contrôle d(?:e|u|')|"
        r"avalée?s? par",
        "left=target here=buyer",
        "R70 L30",
        "Figma a été rachetée par Adobe pour 20 milliards de dollars.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "acquisition.noun_fr",
        "acquisition",
        r"rachats?(?! d'actions| de crédit)|acquisitions?|reprise(?= (?:de |d'|du |par ))|prise de contrôle|"
        r"opération de rachat|achats?(?= (?:de |d'|du )(?:%+ (?:de |d'|du ))?(?:la |l'|le )?"
        r"(?:[^\W\d_]+ ){0,2}@)",
        "of=target by=buyer from=seller to=seller held=seller left=buyer",
        "R60 L45",
        "Le rachat de Figma par Adobe pour 20 milliards de dollars est bouclé.",
        alone="buyer target",
        noun=True,
    ),
    Rule(
        "acquisition.cost_fr",
        "acquisition",
        r"(?:rachat|acquisition|reprise|achat)(?= (?:de |d'|du )(?:la |l'|le )?@+ [^@;.¤]{0,30}(?:coûté|"
        r"coûte|coûtait|"
        r"coûtera|revenu|valu) [^@;.¤]{0,14}¤)",
        "of=target to=buyer",
        "R70",
        "La reprise d'EMC en 2016 a coûté 67 milliards de dollars à Dell.",
        noun=True,
        prior=24,
    ),
    Rule(
        "acquisition.now_owns",
        "acquisition",
        r"now owns(?= (?:all of )?(?:the )?@)|désormais propriétaire d(?:e|u|')",
        "left=buyer obj=target of=target",
        "",
        "Siemens now owns Aquila Robotics.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.in_house",
        "acquisition",
        r"(?:brought|bring|brings|bringing|folded|took|taken)(?= (?:the )?@+ (?:in-house|into the fold|"
        r"on board|under its roof))",
        "left=buyer obj=target",
        "R60",
        "Google brought Nest in-house for $3.2 billion.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.sale",
        "acquisition",
        r"cessions?(?= (?:de |d'|du |à |pour ))|vente(?= (?:de |d'|du )(?:[^\W\d_]+ "
        r"){0,3}(?:[¤%]+ (?:du capital )?(?:de |d'|of ))?@)|sale of|disposal of|divestiture of|"
        r"(?:sale|disposal) (?:in|on|last|this) [^\W\d_]{3,9}(?: \d{4})? of",
        "of=target here=target to=buyer left=seller by=seller gen=seller",
        "R60 L20",
        "Intel completed the sale of Altera to Silver Lake.",
        noun=True,
        alone="target buyer",
        prior=-2,
    ),
    Rule(
        "acquisition.private",
        "acquisition",
        r"(?:sort|sortir|sortent|sorti|retirer|retire|retiré)(?= (?:le |la |l'|l'[^\W\d_]+ |"
        r"le [^\W\d_]+ )?@+ de la (?:bourse|cote))|"
        r"tak(?:e|es|en|ing)(?= (?:[^\W\d_]+ ){0,2}@+ private)|took(?= (?:[^\W\d_]+ ){0,2}@+ private)|"
        r"(?:took|take|taking|takes) private(?= )|(?:took|take|taking|takes)(?= (?:it|them|the company|"
        r"the group) private)",
        "left=buyer obj=target",
        "R60",
        "Silver Lake took Qualtrics private for $12.5 billion.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "acquisition.taken_private",
        "acquisition",
        r"taken private(?= |[,.])|sortie? de la (?:bourse|cote)(?= |[,.])",
        "left=target by=buyer",
        "R60",
        "Informatica was taken private for $5.3 billion by Permira.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "acquisition.sell_fr",
        "acquisition",
        r"(?<!que lui a )(?<!que lui avait )vend(?:re|u|ent|ue|ra|rait|ait|aient)?|revend(?:re|u|ent|ra|"
        r"rait|raient|ait)?|cédai(?:t|ent)|cède|"
        r"cèdent|céder|(?<!que lui a )(?<!que lui avait )cédé|cédera|céderai(?:t|ent)|cédant|vendant|"
        r"(?:(?<= a )|(?<=ont )|(?<=ait ))(?:cédées?|cédés|revendu(?:e|s|es)|vendu(?:s|es))",
        "left=seller obj=target of=target to=buyer in=target",
        "R80",
        "Thales cède sa filiale Gemini à Idemia pour 300 millions d'euros.",
        prior=-12,
        alone="seller target buyer",
    ),
    Rule(
        "acquisition.buy_en",
        "acquisition",
        r"acquir(?:e|es|ed|ing)|buys?|bought|buying|snaps? up|snapped up|snapping up|takes? "
        r"over|took over|taking over|"
        r"(?<!of )(?<!in )(?<!on )purchas(?:e|es|ed|ing)(?= (?!agreement|order|price))|takes? control of|"
        r"scoops? up|"
        r"scooped up|swallow(?:s|ed)?|gobbl(?:es|ed) up",
        "left=buyer obj=target of=target from=seller held=seller",
        "R90 L30",
        "Adobe acquires Figma for $20 billion.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.bought_en",
        "acquisition",
        r"acquired (?:in \d{4} |last year |recently )?by|bought (?:in \d{4} |last year |out "
        r")?by|purchased by|taken over by|sold (?:itself |off )?to|"
        r"being acquired by|(?:snapped up|snatched(?: up)?|scooped up|swallowed|gobbled up)(?: (?:in|last) "
        r"[^\W\d_]{3,9})? by",
        "left=target here=buyer from=seller",
        "R70 L30",
        "Figma was acquired by Adobe for $20 billion.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "acquisition.noun_en",
        "acquisition",
        r"acquisitions?|takeovers?|buyouts?(?! (?:firm|group|house|fund|shop|giant|investor))|(?<!on "
        r")purchases? of|"
        r"purchase(?=[,.;)])|merger",
        "of=target obj=target by=buyer gen=buyer left=buyer from=seller",
        "R60 L30",
        "Adobe announced the acquisition of Figma for $20 billion.",
        alone="buyer target",
        noun=True,
    ),
    Rule(
        "acquisition.sell_en",
        "acquisition",
        r"(?:sold|sells?|selling) (?:an?|its|the|\d+(?:\.\d+)?%) (?:[^\W\d_]+ ){0,3}(?:stake|"
        r"shares?|interest) in|sells?(?= )|sold|selling|offload(?:s|ed|ing)?|divest(?:s|ed|"
        r"ing)?",
        "left=seller obj=target here=target to=buyer",
        "R80",
        "Intel sold Mobileye to Nvidia for $15 billion.",
        prior=-12,
        alone="seller target buyer",
    ),
)

PAID = (
    Rule(
        "acquisition.paid_for",
        "acquisition",
        r"paid for(?= (?:[^\W\d_]+ ){0,3}@)|spent on(?= @+[,.;])|(?:shelled|forked) out for|"
        r"payés? pour(?= (?:[^\W\d_]+ ){0,3}@)|"
        r"déboursés? pour(?= (?:[^\W\d_]+ ){0,3}@)|dépensés? pour(?= (?:[^\W\d_]+ ){0,2}@)",
        "obj=target left=buyer",
        "L30",
        "The $26 billion Microsoft paid for LinkedIn was a record.",
        prior=2,
    ),
    Rule(
        "acquisition.pay",
        "acquisition",
        r"(?:paid|pays|pay|paying|spent|spends|spending|shells out|shelled out|splashes|"
        r"splashed)(?= [^@;.¤]{0,24}¤+(?: [^@;.]{0,24})? (?:for|to (?:buy|acquire)) (?:the "
        r")?(?:[^\W\d_]+ ){0,3}@)|"
        r"(?:payé|paie|paiera|payer|débours[eé]\w{0,4}|dépens[eé]\w{0,4}|versé|versera|verser)"
        r"(?= [^@;.¤]{0,30}¤+(?: par (?:action|titre))?(?:,[^,@¤]{2,24},)? pour (?:racheter|acquérir|"
        r"s'offrir|avaler|arracher|"
        r"reprendre|absorber|acheter|faire l'acquisition d(?:e|u|')|faire main basse sur|"
        r"s'emparer d(?:e|u|')|mettre la main sur|prendre le contrôle d(?:e|u|')) ?[^@;,.¤]{0,48}@)|"
        r"(?:payé|paie|paiera|payer|débours[eé]\w{0,4}|dépens[eé]\w{0,4}|versé|versera|verser)"
        r"(?= [^@;.¤]{0,30}¤+(?: par (?:action|titre))?(?:,[^,@¤]{2,24},)? "
        r"pour (?:(?:racheter|acquérir|s'offrir|avaler|arracher|reprendre|absorber|s'emparer "
        r"de|mettre la main sur) )?(?:(?:le|la|les|son|sa|l'\w+|start-up|société|entreprise|"
        r"groupe|éditeur|filiale) ){0,3}(?:l')?@)",
        "left=buyer for=target to=target obj=target",
        "R40",
        "Meta paid $19 billion for WhatsApp.",
        prior=3,
    ),
    Rule(
        "acquisition.goes_to",
        "acquisition",
        r"parti(?:e|s)? chez|pass(?:e|ent|er|era|ait|erait|ant) (?:aux mains d[eu']|sous (?:le )?pavillon|"
        r"dans "
        r"le giron d[eu']|sous la bannière d[eu'])|tomb(?:e|é|ée|er|ait|era) dans (?:l'escarcelle|le "
        r"giron) d[eu']|"
        r"passé(?:e|s)? (?:aux mains d[eu']|sous (?:le )?pavillon|dans le giron d[eu'])|"
        r"rejoin(?:t|dre|dra) le giron d[eu']",
        "left=target here=buyer",
        "R60",
        "Worldgrid est parti chez Alten pour 270 millions d'euros.",
        alone="buyer target",
    ),
)

LISTED = (
    Rule(
        "acquisition.listed",
        "acquisition",
        r"par(?= @+(?:, [^:@¤]{0,40}(?:@+)?)? ?: ?¤)",
        "left=target obj=buyer",
        "R60",
        "Figma par Adobe : 20 milliards de dollars (2022).",
        prior=10,
    ),
)
