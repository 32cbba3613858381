"""Rules for suits, fines and grants.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

LAWSUITS = (
    Rule(
        "lawsuit.sue_fr",
        "lawsuit",
        r"poursui(?:t|vent|vre|vi|vie|vait)(?= )(?! (?:ses|son|sa|leurs?|sur|dans|vers|en (?!justice)|"
        r"(?:l'|(?:la|le|les|un|une|des|cet|cette) )[^@;.,]{2,60}(?:[;.,]|\Z)))"
        r"(?: en justice)?|attaqu(?:e|ent|er|é|"
        r"ée)(?=.{0,40} en justice)|port(?:e|é|er|ent) plainte|dépos(?:e|é|er|ent) (?:une "
        r")?plainte|"
        r"assign(?:e|é|er|ent)(?= )|attaque en justice|traîn(?:e|é|er|ent)(?=.{0,40}(?:en "
        r"justice|devant))|saisi la justice|saisit la justice|attaqu(?:e|é|er|ait) en justice|"
        r"ouvert les hostilités judiciaires|hostilités judiciaires|intent(?:e|é|er|ent) (?:un "
        r"procès|une action)|engag(?:e|é|er) des poursuites",
        "left=plaintiff against=defendant to=defendant obj=defendant",
        "R80",
        "Elon Musk a porté plainte contre OpenAI.",
        alone="plaintiff defendant",
    ),
    Rule(
        "lawsuit.noun_fr",
        "lawsuit",
        r"plaintes?|procès|action en justice|action collective|action de groupe|poursuites(?: judiciaires)?|"
        r"litige(?: juridique)?|recours collectif|contentieux|bataille judiciaire|"
        r"assignation|class action",
        "of=plaintiff against=defendant by=plaintiff left=plaintiff between=plaintiff with=defendant",
        "R60 L30",
        "La plainte d'Elon Musk contre OpenAI sera jugée.",
        noun=True,
        alone="plaintiff defendant",
    ),
    Rule(
        "lawsuit.damages_fr",
        "lawsuit",
        r"réclam(?:e|ent|er|é|ait)|dommages(?:-intérêts| et intérêts)?|exig(?:e|er|é)(?= ¤)|indemnis\w+",
        "left=plaintiff to=defendant of=plaintiff by=plaintiff against=defendant rival=defendant",
        "R40 L30",
        "Getty réclame 1,8 milliard de dollars à Stability AI.",
        prior=4,
    ),
    Rule(
        "lawsuit.fine_fr",
        "lawsuit",
        r"amendes?|sanction(?:ne|né|née|nés|nées|ner|s)?|condamn(?:e|é|ée|és|ées|er|ation)|"
        r"pénalités?",
        "left=defendant to=defendant against=defendant obj=defendant by=plaintiff of=plaintiff "
        "from=plaintiff for=defendant",
        "R60 L20",
        "Google a écopé d'une amende de 2,4 milliards d'euros infligée par la Commission européenne.",
        prior=6,
    ),
    Rule(
        "lawsuit.made_to_pay",
        "lawsuit",
        r"(?:ordered|told|forced|condemned|required|instructed)(?= (?:(?:the )?@|it|them|the (?:company|"
        r"firm|group|"
        r"carmaker|chipmaker|start-?up))[^.;¤]{0,60} to (?:pay|repay|"
        r"hand|refund|return|reimburse|compensate|forfeit|cough))|"
        r"(?:condamn|oblig|contrai|enjoin)[^\W\d_]{1,6}(?= (?:le |la |l')?@[^.;¤]{0,40} à (?:verser|payer|"
        r"rembourser|"
        r"s'acquitter))",
        "obj=defendant to=plaintiff",
        "R90",
        "A Delaware jury ordered Illumina to pay $334 million to Complete Genomics.",
        prior=16,
        status="completed",
    ),
    Rule(
        "lawsuit.fine_that",
        "lawsuit",
        r"(?:fine|penalty|amende|sanction|astreinte)(?= (?:of|de|d') ?(?:[^\W\d_]+ ){0,3}¤+,? (?:that|which|"
        r"que|qu') ?)",
        "next=plaintiff on=defendant to=defendant",
        "R50",
        "The judgment wipes out a fine of 432 million euros that the FTC imposed on Acme.",
        prior=10,
    ),
    Rule(
        "lawsuit.caught_fr",
        "lawsuit",
        r"écop(?:e|é|er|ent|era|ait)(?= d(?:e |'))|épingl(?:e|é|ée|és|er|ent)|mise?s? à l'amende|"
        r"(?:reçu|reçoit|recevoir|hérité d'|hérite d'|écopé d')(?: d')?une facture(?= )|"
        r"redressement(?= (?:fiscal|de))|"
        r"(?:devr(?:a|ont|ait)|doit|doivent|devoir|accept(?:e|é|er|era) de) (?:payer|verser|"
        r"s'acquitter|débourser)(?= [^.;]{0,60}(?:a (?:tranché|jugé|ordonné|décidé|estimé) |amende|"
        r"dommages|par jour|jour de retard|astreinte|pénalité|indemni|sanction))|rappel à l'ordre(?= )",
        "left=defendant by=plaintiff from=plaintiff of=plaintiff to=plaintiff",
        "R90",
        "Google a écopé de 325 millions d'euros.",
        prior=6,
    ),
    Rule(
        "lawsuit.inflicts",
        "lawsuit",
        r"(?:(?<!voit )(?<!voir )(?<!vu )(?<!vue )(?<!vus )(?<!verra )(?<!voyait )inflig(?:e|é|er|ent|ea|"
        r"eait|era)|réclam(?:e|é|er|ait|ent))(?= (?:(?:à|au) (?:la |"
        r"l')?@+ )?(?:[^\W\d_]+ ){0,3}¤)",
        "left=plaintiff to=defendant against=defendant",
        "R60",
        "La CNIL a infligé 60 millions d'euros à Microsoft.",
        prior=24,
    ),
    Rule(
        "lawsuit.inflicted_fr",
        "lawsuit",
        r"infligée?s?(?= (?:en \d{4} |l'an dernier |récemment )?(?:à|au|aux|contre) (?:la |le |l')?"
        r"(?:[^\W\d_]+ ){0,2}@)",
        "to=defendant against=defendant obj=defendant by=plaintiff",
        "L40",
        "Le précédent record était de 1,06 milliard d'euros, infligés à Intel en 2009.",
        prior=4,
    ),
    Rule(
        "lawsuit.pays_to_settle",
        "lawsuit",
        r"(?:pay|pays|paid|paying|payer|payé|paiera|verser|versé|versera)"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^\W\d_]+ ){0,3}(?:to (?:settle|resolve|end|close)|in (?:fines|"
        r"damages|"
        r"penalties|compensation)|pour (?:solder|mettre fin|clore|éteindre|régler|mettre un terme)))",
        "left=defendant with=plaintiff to=plaintiff by=plaintiff",
        "R40",
        "Cadence paid $140 million to settle with the Justice Department.",
        prior=14,
    ),
    Rule(
        "lawsuit.hit_en",
        "lawsuit",
        r"(?:hit|slapped|landed|saddled|stung|walloped) with(?= (?:an? |another )?(?:[^\W\d_]+ ){0,2}¤)|"
        r"docked(?= )|verdicts?(?= )|(?:jury|judge|court|tribunal) (?:has |have )?(?:awarded|condemned|"
        r"ordered(?! (?:the )?@[^.;¤]{0,24} to (?:pay|repay|hand)))|"
        r"must (?:hand over|repay|cough up)|cough(?:s|ed)? up(?= ¤)",
        "left=defendant by=plaintiff from=plaintiff against=defendant obj=defendant",
        "R70 L20",
        "Meta was hit with a $1.3 billion penalty by the Irish Data Protection Commission.",
        prior=2,
        status="completed",
    ),
    Rule(
        "lawsuit.settle_fr",
        "lawsuit",
        r"règlement amiable|accord à l'amiable|solder",
        "left=defendant with=plaintiff to=plaintiff between=plaintiff",
        "R60 L20",
        "Anthropic a accepté un règlement amiable de 1,5 milliard de dollars avec des auteurs.",
        prior=-4,
        noun=True,
    ),
    Rule(
        "lawsuit.sue_en",
        "lawsuit",
        r"su(?:es|ed|ing)|(?:tak(?:es?|en|ing)|took|dragg?(?:s|ed|ing)?|haul(?:s|ed|"
        r"ing)?)(?= [^;.]{0,60} (?:to|into) court(?!\w))|files? (?:a )?(?:law)?suit|"
        r"filed (?:a )?(?:law)?suit|filing (?:a "
        r")?(?:law)?suit|takes? legal action|took legal action|filed (?:a )?complaint|files? "
        r"(?:a )?complaint",
        "left=plaintiff obj=defendant against=defendant",
        "R80",
        "Elon Musk sued OpenAI.",
        alone="plaintiff defendant",
        prior=4,
    ),
    Rule(
        "lawsuit.made_peace",
        "lawsuit",
        r"(?:settled|settles|ended|resolved|buried)(?= (?:its|their|his|the|a) (?:[^\W\d_]+[ -]){0,3}(?:feud|"
        r"dispute|row|"
        r"suit|lawsuit|case|fight|claims?|litigation) with (?:the )?@)|"
        r"(?:soldé|solde|réglé|règle|clos)(?= (?:son|leur|le|un) (?:[^\W\d_]+ ){0,2}(?:différend|litige|"
        r"contentieux|conflit) "
        r"avec (?:le |la |l')?@)",
        "left=plaintiff with=defendant",
        "R80",
        "Nokia settled its feud with Amazon in March.",
        alone="plaintiff defendant",
        prior=2,
    ),
    Rule(
        "lawsuit.sued_en",
        "lawsuit",
        r"sued by",
        "left=defendant here=plaintiff",
        "R80",
        "OpenAI was sued by The New York Times.",
        alone="plaintiff defendant",
        prior=8,
    ),
    Rule(
        "lawsuit.noun_en",
        "lawsuit",
        r"lawsuits?|suit(?= )|legal (?:action|battle|fight|dispute)|class[- ]action|complaints?|litigation",
        "gen=plaintiff of=plaintiff by=plaintiff against=defendant left=plaintiff "
        "between=plaintiff with=defendant",
        "R60 L30",
        "Elon Musk's lawsuit against OpenAI goes to trial.",
        noun=True,
        alone="plaintiff defendant",
    ),
    Rule(
        "lawsuit.damages_en",
        "lawsuit",
        r"damages|seek(?:s|ing)?(?= [^;.@]{0,40}(?:damages|compensation|penalties))|compensation",
        "left=plaintiff from=defendant against=defendant",
        "R40 L25",
        "Getty is seeking $1.8 billion in damages from Stability AI.",
        prior=4,
    ),
    Rule(
        "lawsuit.fines_en",
        "lawsuit",
        r"(?:fined|fines|fining)(?= (?:the |[^\W\d_]+ ){0,3}@)|"
        r"(?:(?<=to )|(?<=will )|(?<=would )|(?<=could )|(?<=might )|(?<=may ))"
        r"fine(?= (?:the |[^\W\d_]+ ){0,2}@+ "
        r"(?:\([^()]{1,12}\) )?(?:[^\W\d_]+ ){0,3}¤)|(?:slapped|hit)(?= @[^¤]{0,30}¤)",
        "left=plaintiff obj=defendant",
        "R60",
        "The European Commission fined Google €2.4 billion.",
        alone="plaintiff defendant",
        prior=9,
    ),
    Rule(
        "lawsuit.pays",
        "lawsuit",
        r"ordered to pay|had to pay|must pay|forced to pay|agreed to pay (?=[^;]{0,60}settle)|"
        r"condamnée?s? à (?:payer|verser)",
        "left=defendant obj=plaintiff to=plaintiff with=plaintiff",
        "R60",
        "Google was ordered to pay Sonos $32.5 million.",
        prior=5,
    ),
    Rule(
        "lawsuit.against",
        "lawsuit",
        r"against(?= @)|contre(?= @)",
        "obj=defendant",
        "L3",
        "The watchdog set a record: €1.2 billion against Meta.",
        prior=-8,
    ),
    Rule(
        "lawsuit.fine_en",
        "lawsuit",
        r"fin(?:e|es|ed|ing)|penalt(?:y|ies)|sanction(?:s|ed)",
        "left=defendant on=defendant against=defendant for=defendant by=plaintiff "
        "from=plaintiff gen=defendant",
        "R60 L20",
        "Google was fined €2.4 billion by the European Commission.",
        prior=6,
    ),
    Rule(
        "lawsuit.settle_en",
        "lawsuit",
        r"settl(?:e|es|ed|ing|ement)(?! for)",
        "left=defendant with=plaintiff gen=defendant between=plaintiff",
        "R60 L25",
        "Anthropic agreed to a $1.5 billion settlement with authors.",
        prior=4,
        noun=True,
    ),
)

GRANTS = (
    Rule(
        "grant.noun",
        "grant_or_donation",
        r"subventions?|soutien(?= (?:financier |public )?(?:de l'[ée]tat|de la région|public|à hauteur de ¤|"
        r"de ¤))|"
        r"aides?(?: publiques?| d'état|(?= de ¤))|bourse de|don(?= )|dons(?= )|dotation|"
        r"grants?|donations?|subsid(?:y|ies)|gift|endowment|(?:state |federal |public )?aid(?! (?:workers|"
        r"agency))",
        "of=donor by=donor from=donor to=recipient for=recipient left=recipient gen=donor",
        "R50 L25",
        "L'État accorde une subvention de 40 millions d'euros à Soitec.",
        noun=True,
        prior=4,
    ),
    Rule(
        "grant.awarded",
        "grant_or_donation",
        r"(?:(?<=was )|(?<=were )|(?<=been ))awarded(?! (?:an?|the|its) (?:[^\W\d_]+ ){0,2}¤+ "
        r"(?:[^\W\d_]+ |@+ ){0,3}(?:contract|deal|"
        r"order)(?!\w))|(?<=was )promised|(?<=were )promised|"
        r"(?<=been )promised|"
        r"(?<=was )granted|(?<=to )receive(?= (?:[^\W\d_]+ ){0,3}¤+ (?:from|in|of))|"
        r"(?<=été )promis|(?<=s'est vu )promettre|(?<=s'est vu )accorder",
        "left=recipient by=donor from=donor of=donor",
        "R30",
        "TSMC was awarded $6.6 billion for three plants in Arizona.",
        prior=4,
    ),
    Rule(
        "grant.hands_over",
        "grant_or_donation",
        r"(?:committed|commits|approved|approves|allotted|earmarked|approuvé|approuve|autorisé|autorise|"
        r"alloué|alloue|allouer|"
        r"attribué|attribue|attribuer|accordé|accorde|accorder|accordera|octroyé|octroie|octroyer|octroiera)"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ (?:(?:last|this) year |in [^.;@]{0,24}(?:aid|subsidies|support|grants)|"
        r"(?:to|toward|à|au|pour) ))|"
        r"(?:hand|hands|handed|give|gives|gave)(?= (?:the )?@+ (?:[^\W\d_]+ ){0,3}¤+ (?:toward|to build|"
        r"for a|in))",
        "left=donor to=recipient obj=recipient for=recipient",
        "R40",
        "Rome will hand STMicro 2 billion euros toward a plant in Catania.",
        prior=2,
    ),
    Rule(
        "grant.gives_out",
        "grant_or_donation",
        r"(?:announc|unveil|award|offer|provid|releas|distribut|issu|giv|hand|allocat|pledg|committ|"
        r"dol)(?:e|es|s|ed|ing)?"
        r"(?: out)?(?= (?:[^\W\d_]+ ){0,2}¤+ (?:in|of|worth of) (?:[^\W\d_]+ ){0,3}(?:grants?|subsid(?:y|"
        r"ies)|aid|"
        r"incentives|donations?)(?!\w))|"
        r"(?<!was )(?<!were )(?<!been )(?<!be )(?:award|grant|donat)(?:s|ed|ing)?(?= (?:(?:the )?@+ "
        r")?(?:(?:an?|another|up|to|about|nearly|"
        r"more|than|"
        r"over) ){0,3}¤+ (?:(?:over|in|a) [^;.@¤]{0,24})?(?:to|for|each|toward|towards)(?!\w))",
        "left=donor to=recipient for=recipient obj=recipient",
        "R40",
        "The Department of Energy announced $2.2 billion in grants for Form Energy.",
        prior=14,
    ),
    Rule(
        "grant.granted",
        "grant_or_donation",
        r"(?<!was )(?<!were )(?<!been )(?<!be )"
        r"granted(?= (?:the )?@+ (?:(?:about|up to|another|nearly|some) )?¤)",
        "left=donor obj=recipient here=recipient",
        "R50",
        "The European Commission granted Intel $20 million.",
        prior=6,
    ),
    Rule(
        "grant.given",
        "grant_or_donation",
        r"(?:donn|accord|octroy)é(?:e|es|s)?(?= (?:à|au))|(?:donated|granted|given)(?= to)",
        "to=recipient by=donor left=donor",
        "L12",
        "Les 20 millions de dollars donnés à Wikipédia ont surpris.",
        noun=True,
    ),
    Rule(
        "grant.public",
        "grant_or_donation",
        r"(?:federal|public|state|government) (?:support|money|funding|funds|aid|subsidies|"
        r"grants?|cash)|incentives|tax (?:breaks|credits)|chips act|argent public|fonds "
        r"publics|aides? (?:publiques?|d'état)|"
        r"crédits? d'impôts?|deniers publics|soutien public",
        "left=recipient to=recipient for=recipient from=donor",
        "R20 L25",
        "ACC a obtenu 1,3 milliard d'euros d'argent public.",
        noun=True,
        prior=10,
    ),
    Rule(
        "grant.verb",
        "grant_or_donation",
        r"subventionn(?:e|é|er)|fai(?:t|re|sait|sant|saient) (?:un )?don(?= (?:de|d'))|donn(?:e|é|"
        r"er)(?= (?:¤|plus|près|un "
        r"million))|lègu(?:e|er)|donat(?:e|es|ed|ing)|gives? away|gave(?= ¤)",
        "left=donor to=recipient obj=recipient",
        "R60",
        "MacKenzie Scott a fait don de 20 millions de dollars à la Khan Academy.",
        prior=2,
    ),
)
