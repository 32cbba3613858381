"""Rules for the turns of phrase of the French press: orders won, fines, settlements, grants and figures.

The companion of `rules_phrases.py`. Each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

PHRASES_CONTRACT = (
    Rule(
        "contract.entrusted",
        "contract",
        r"(?<=s'est vu )confier|(?<=s'est vue )confier|(?<=se voit )confier|(?<=été )retenue?s?|"
        r"(?<=été )sélectionnée?s?|(?<=été )choisie?s?(?! par [^;.¤]{0,60}(?:repr|rach|tribunal))|(?<=été "
        r")désignée?s?|(?<=est )retenue?s?|retenu(?= par (?:l'|le |la )?@)|"
        r"attributaire|sélectionné(?= par (?:l'|le |la )?@)|"
        r"(?:rafl|remport|décroch|empoch|gagn)[^\W\d_]{1,3}(?= (?:[^\W\d_]+ ){0,3}(?:marché|appel d'offres))",
        "left=supplier by=customer from=customer of=customer to=customer",
        "R90",
        "Thales a été retenu par l'Otan pour un montant de 150 millions d'euros.",
        alone="customer supplier",
        prior=6,
    ),
    Rule(
        "contract.won_by",
        "contract",
        r"(?:remport|décroch|gagn|rafl|empoch)ée?s? par|(?:obtenue?s?|conclue?s?|signée?s?) par(?= "
        r"[^;.]{0,40}(?:auprès d|avec) ?)|"
        r"(?:attribu|confi|adjug|notifi)ée?s? (?:à|au)(?= )|échoi(?:t|ent)(?= (?:le|la|ce|cet|un|l'))",
        "obj=supplier to=supplier from=customer by=customer with=customer",
        "L80 R60",
        "Le contrat de 2 milliards d'euros remporté par Thales court sur dix ans.",
        prior=16,
    ),
    Rule(
        "contract.awards_fr",
        "contract",
        r"(?:(?<= a )|(?<=ont )|(?<=ait ))(?:attribu|confi|adjug|notifi)é (?:à|au|aux) (?=[^;.]{1,60}? "
        r"(?:un |le |la |une |son |l')(?:[^\W\d_]+ ){0,2}(?:marché|contrat|commande|lot)(?!\w))",
        "left=customer obj=supplier here=supplier to=supplier",
        "R90",
        "La SNCF a attribué à Alstom un marché de 1,4 milliard d'euros.",
        prior=30,
        alone="customer supplier",
    ),
    Rule(
        "contract.buys_for",
        "contract",
        r"(?<!une )(?<!la )(?<!sa )(?<!cette )(?<!de )(?:achèt|achet|command|lou|pren|réserv)"
        r"(?:e|er|é|ée|ent|era|eront|d|dra)(?= (?:[^\W\d_]+ "
        r"){0,3}(?:pour )?(?:[^\W\d_]+ ){0,3}¤+ "
        r"(?:de |d')(?!(?:ses |leurs )?(?:propres )?(?:actions|titres|parts|obligations)))",
        "left=customer to=supplier from=supplier at=supplier",
        "R50",
        "OpenAI achètera pour 38 milliards de dollars de puissance de calcul à Amazon.",
        prior=28,
    ),
    Rule(
        "contract.orders_noun",
        "contract",
        r"pass(?:e|é|er|ent|era|ant) (?:une |sa |la plus grosse |de nouvelles )?(?:[^\W\d_]+ )?commandes?|"
        r"s'approvisionn(?:e|er|era|ait)(?= )",
        "left=customer to=supplier from=supplier at=supplier",
        "R90",
        "Eutelsat a passé commande de 340 satellites auprès d'Airbus, pour 2,2 milliards d'euros.",
        alone="customer supplier",
        prior=6,
    ),
    Rule(
        "contract.entrusts",
        "contract",
        r"confi(?:é|e|er|ait|era|ent|aient)(?= (?:[^\W\d_]+ ){0,3}¤)",
        "left=customer to=supplier",
        "R30",
        "L'Agence spatiale européenne a confié 25 millions d'euros à Thales pour son cargo.",
        prior=-4,
    ),
    Rule(
        "contract.valued",
        "contract",
        r"(?:contrat|commande|marché|accord|engagement)s? (?:[^\W\d_]+ ){0,2}(?:évalu|estim|chiffr|"
        r"valoris)ée?s? à",
        "left=customer with=supplier to=supplier from=supplier",
        "R40",
        "Eutelsat a signé avec Airbus un contrat évalué à 2,2 milliards d'euros.",
        noun=True,
        prior=14,
    ),
    Rule(
        "contract.market_won",
        "contract",
        r"(?:décroch|remport|gagn)(?:e|é|er|era|ent)(?= (?:auprès d[eu'] ?(?:la |le |l')?@+ )?un "
        r"(?:[^\W\d_]+ )?marché (?:[^\W\d_]+ )?(?:de|d'un montant de|à|évalué à) ¤)",
        "left=supplier from=customer of=customer",
        "R90",
        "Capgemini a décroché auprès d'Airbus un marché de 300 millions d'euros.",
        prior=20,
    ),
)

PHRASES_LAW = (
    Rule(
        "lawsuit.fine_for_fr",
        "lawsuit",
        r"(?:amendes?|sanctions?|pénalités?|astreintes?|redressements?)(?= (?:[^\W\d_]+ ){0,3}(?:pour|à|"
        r"contre) "
        r"(?:le |la |l')?(?:[^\W\d_]+ )?@)",
        "for=defendant to=defendant against=defendant left=plaintiff by=plaintiff of=plaintiff",
        "L20 R50",
        "Bruxelles inflige 120 millions d'euros d'amende à Google.",
        noun=True,
        prior=7,
    ),
    Rule(
        "lawsuit.settles_fr",
        "lawsuit",
        r"transig(?:é|e|er|ent|era)(?= )|(?:débours|vers|pa[iy]|sort|align|acquitt|lâch|consac)[^\W\d_]{0,5}"
        r"(?= (?:[^\W\d_]+ ){0,4}¤+ (?:[^\W\d_]+ ){0,3}(?:pour|afin d[e']) ?(?:mettre (?:fin|un terme)|"
        r"solder|clore|éteindre|"
        r"régler|échapper|en finir|clôturer|stopper|éviter) (?:[^\W\d_']+[ ']){0,3}"
        r"(?:poursuites?|procès|litiges?|plaintes?|contentieux|procédures?|enquêtes?|action|affaire|class "
        r"action|différend))|"
        r"protocole transactionnel|transaction(?= (?:judiciaire|amiable|avec (?:les plaignants|le fisc)))",
        "left=defendant with=plaintiff of=plaintiff by=plaintiff for=plaintiff",
        "R50",
        "Meta a transigé pour 1,4 milliard de dollars avec le Texas.",
        prior=16,
    ),
    Rule(
        "lawsuit.made_to_pay_fr",
        "lawsuit",
        r"(?:condamn|contrain|enjoin|somm|tenu)[^\W\d_]{0,3} (?:[^\W\d_']+[ ']){0,4}?(?:à|de) (?:verser|"
        r"payer|"
        r"rembourser|"
        r"débourser|régler|s'acquitter)",
        "left=defendant to=plaintiff",
        "R60",
        "SFR a été condamné à verser 100 millions d'euros à Orange.",
        prior=20,
    ),
    Rule(
        "lawsuit.repays_fr",
        "lawsuit",
        r"(?:rembours|restitu|revers)(?:er|é|e|era|ait)(?= [^;.]{0,70}(?:avantages? fisca|aides? d'état|"
        r"indue?s?(?!\w)|"
        r"trop-perçu|arriérés|impôts))",
        "left=defendant to=plaintiff",
        "R60",
        "Apple devait rembourser 13 milliards d'euros d'avantages fiscaux indus à Dublin.",
        prior=14,
    ),
    Rule(
        "lawsuit.faces_fr",
        "lawsuit",
        r"(?:risqu(?:e|ent|er|ait)|encour(?:t|ent|ait))(?= (?:[^\W\d_]+ ){0,4}¤+[^;.]{0,30}(?:amende|"
        r"dommages|pénalité|"
        r"indemni|sanction))",
        "left=defendant by=plaintiff from=plaintiff",
        "R60",
        "Midjourney risque 20 millions de dollars de dommages et intérêts.",
        prior=14,
        status="conditional",
    ),
    Rule(
        "lawsuit.claims_fr",
        "lawsuit",
        r"(?:réclam|demand|exig)[^\W\d_]{1,4}(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^\W\d_']+[ ']){0,6}(?:à |au "
        r")(?:la |l'|le )?@[^;.]{0,60}"
        r"(?:justice|tribunal|juge|cour|préjudice|dommages|dédommag|répar))",
        "left=plaintiff to=defendant",
        "R50",
        "Getty réclame 5 millions d'euros à Google devant la justice hongroise.",
        prior=14,
    ),
)

PHRASES_GRANT = (
    Rule(
        "grant.seen_awarded",
        "grant_or_donation",
        r"(?<=vu )(?:attribuer|octroyer|accorder|allouer|promettre)(?= [^;.]{0,70}¤)|(?<=vue )(?:attribuer|"
        r"octroyer|accorder|allouer|promettre)(?= [^;.]{0,70}¤)|(?<=voit )(?:attribuer|octroyer|accorder|"
        r"allouer|promettre)(?= [^;.]{0,70}¤)|(?<=vus )(?:attribuer|octroyer|accorder|allouer|"
        r"promettre)(?= [^;.]{0,70}¤)",
        "left=recipient by=donor from=donor",
        "R90",
        "Orange s'est vu attribuer par la Commission européenne une enveloppe de 50 millions d'euros.",
        prior=14,
    ),
    Rule(
        "grant.of_aid",
        "grant_or_donation",
        r"(?<=d')aides?(?! (?:à la|au|aux) )|(?<=de )subventions?(?= (?:consenti|accord|vers|promis|destin|"
        r"octroy|attribu))",
        "to=recipient from=donor by=donor",
        "L10",
        "Le gouvernement a réaffecté les 250 millions d'euros d'aides destinés à ACC.",
        noun=True,
        prior=8,
    ),
    Rule(
        "grant.of_money",
        "grant_or_donation",
        r"(?:touch(?:e|er|é|era|ent|eront)|perçoi(?:t|vent)|percevra|empoch(?:e|er|é|era)|recev(?:ra|ront)|"
        r"bénéfici(?:e|é|er|era|ent))(?= (?:[^\W\d_]+[ ']){0,3}?¤+ (?:de |d')(?:subvention|aide|argent "
        r"public|fonds publics|"
        r"soutien public|deniers publics|crédits? d'impôt))",
        "left=recipient of=donor from=donor by=donor",
        "R40",
        "STMicroelectronics touchera 2,9 milliards d'euros de subventions de Bruxelles.",
        prior=14,
    ),
)

PHRASES_FIGURE = (
    Rule(
        "metric.assets",
        "market_metric",
        r"(?<=d')actifs(?! (?:net|de ))|(?<=sous )gestion(?= |[,.])",
        "left=subject of=subject",
        "L12",
        "EQT est une société de capital-investissement gérant 232 milliards d'euros d'actifs.",
        noun=True,
        prior=30,
    ),
    Rule(
        "spending.savings_fr",
        "spending",
        r"(?<=d')économies(?! d'échelle)|(?<=de )synergies|(?<=de )surcoûts?",
        "left=subject",
        "L10",
        "Netflix prévoit 2 à 3 milliards de dollars d'économies.",
        noun=True,
        prior=30,
    ),
    Rule(
        "revenue.takes_out",
        "revenue",
        r"(?:retir|tir|empoch|encaiss|récup[eé]r)(?:e|é|er|era|ent|ait)(?= (?:[^\W\d_]+ ){0,2}¤+ (?:de "
        r"(?:cash|liquidités|plus-value|"
        r"cette|la|l'|produit)|en (?:cash|numéraire)))",
        "left=subject",
        "R40",
        "Sanofi a retiré quelque 10 milliards d'euros de cash.",
        prior=8,
    ),
    Rule(
        "spending.buyback_fr",
        "spending",
        r"rach[eè]t[^\W\d_]{0,4}(?= [^;.@]{0,44}(?:ses|leurs|propres) (?:propres )?(?:actions|titres|parts))|"
        r"(?:programme|plan|campagne|enveloppe)s? de rachats? d'actions|rachats? d'actions(?: propres)?|"
        r"rachats? de (?:ses |leurs )?(?:propres )?(?:actions|titres)",
        "left=subject of=subject by=subject",
        "R60 L20",
        "Capgemini lance un programme de rachat d'actions de 2 milliards d'euros.",
        noun=True,
        prior=30,
    ),
    Rule(
        "spending.capex_fr",
        "spending",
        r"dépenses? (?:annuelles |totales )?d'investissements?|investissements? (?:industriels?|matériels?|"
        r"corporels?)|"
        r"dépenses? (?:en capital|d'équipement)|budget d'investissement|enveloppe d'investissement",
        "of=subject gen=subject left=subject",
        "R60 L30",
        "Les dépenses d'investissement d'Alphabet grimperont à 93 milliards de dollars.",
        noun=True,
        prior=6,
    ),
)

DUES: tuple[Rule, ...] = (*PHRASES_CONTRACT, *PHRASES_LAW, *PHRASES_GRANT, *PHRASES_FIGURE)
