"""The words that say a status, as data: what each proves, and an example that is also its test."""

from __future__ import annotations

from typing import NamedTuple

from store.model import Status


class Cue(NamedTuple):
    """One way of saying a status: the words, and an example that is also its test."""

    status: Status
    words: str
    example: str


CUES: tuple[Cue, ...] = (
    Cue(
        "rejected",
        r"(?:a |ont |avait |aurait )?(?:rejeté|refusé|décliné|repoussé|écarté|abandonné|"
        r"retoqué|enterré)(?:e|s|es)?\b|refuse\b|rejette\b|décline\b|"
        r"abandonn(?:e|ent)\b|renonc(?:e|é|ent|er)\b|(?:rejected|declined|turned down|"
        r"rebuffed|refused|spurned|scrapped|abandoned|called off|walked away|fell through|"
        r"dropped|blocked|withdr[ae]wn?)\b|"
        r"tombé(?:e)? à l'eau|avorté(?:e)?\b|annul(?:e|é|ée)\b|fin de non-recevoir|échoué\b|"
        r"capot(?:e|é)\b|collaps(?:e|ed)\b|cancell?ed\b|a dit non|fell apart|falls apart|dead "
        r"since|turn(?:s|ed) (?:him|it|them|her|@+) down|voted down|scuttled|shelved|thwarted|"
        r"jeté l'éponge|never (?:closed|completed|happened|materiali[sz]ed)|jamais abouti|pas abouti|"
        r"n'aura (?:donc |finalement |jamais )?(?:pas )?lieu|ne se fera (?:donc |finalement )?pas|"
        r"won't go ahead|"
        r"will not go ahead|"
        r"said no\b",
        "OpenAI a rejeté l'offre de Musk.",
    ),
    Cue(
        "conditional",
        r"à condition (?:que|de|d')|sous (?:réserve|condition)|sous conditions?|à défaut d[e']|"
        r"faute d[e']|sans mise en conformité|failing (?:that|which)|"
        r"(?:soumis|subordonné|suspendu)(?:e|es|s)? à|dépend(?:ra|ant)? d(?:e|u)|"
        r"conditionn(?:é|ée|ées|és)\b|provided that|subject to|contingent (?:on|upon)|"
        r"conditional (?:on|upon)|on condition|unless|pourrait être ramené|could be (?:cut|reduced)|"
        r"pending (?:[^\W\d_]+ ){0,2}(?:approvals?|clearance|review)|awaiting (?:regulat|approv|clear)\w*|"
        r"à moins que|dans le cas où|sinon|(?:reste|doit encore être|attend d'être) (?:approuvé|validé|"
        r"autorisé)e?|n'attend(?:ent)? plus que le feu vert|if (?:regulators|shareholders|all goes)",
        "Ce financement est soumis à l'approbation des actionnaires.",
    ),
    Cue(
        "rumoured",
        r"(?=[^\W\d_]++(?:(?<=ait)|(?<=aient)))"
        r"(?!devrai|pourrai|faudrai|voudrai|souhaiterai|aimerai|(?:re|at|é)?tirai|(?:ad|re)mirai|montrai|"
        r"entrai|rencontrai|livrai|ouvrai|couvrai|offrai|assurai|mesurai|figurai|durai)"
        r"[^\W\d_]*(?:er|ir|dr|ttr|îtr|cevr|[eou]rr|saur|aur|clur)ai(?:t|ent)\b|would (?!like\b|create\b|"
        r"combine\b|give\b|form\b|make\b|become\b|mark\b|rank\b|leave\b|bring\b)|"
        r"(?:selon|d'après|according to) (?:(?:des|les|une|deux|plusieurs|nos|certaines?|un|la|quelques) "
        r"(?:sources?|informations?|personnes?|médias?|rumeurs?|proches?|documents?|indiscrétions?)|"
        r"(?:two|three|several|some|a|\w+)? ?(?:people|person|sources?)\b)|(?:en|in) (?:advanced |early |"
        r"exclusive |preliminary |the final |pleine )?(?:discussions?|négociations?|pourparlers|talks|"
        r"negotiations)|in (?:advanced |early )?stages|"
        r"négoci(?:e|ent|ation)\b|discut(?:e|ent) (?:d'|avec|du|de)|reportedly|allegedly|supposedly|"
        r"(?<!the )rumou?r(?:ed|"
        r"s)?|(?<!avant les )(?<!malgré les )rumeurs?|(?:is|are|was) (?:said|reported|believed|rumou?red|"
        r"understood|thought) to|(?:is|are) closing in on|people familiar|"
        r"sources? (?:said|told|say)|"
        r"is (?:considering|exploring|weighing|mulling|nearing|close to)|are (?:considering|"
        r"exploring|weighing|mulling|nearing|close to)|considering|weighing|mulling|nearing|"
        r"proche(?:s)? d'un accord|près de (?:conclure|boucler)|sur le point de|"
        r"pourrai(?:t|ent) (?!être ramené)\w+|could (?!be (?:cut|reduced))\w+|may (?:acquire|"
        r"buy|raise|invest)|might (?:acquire|buy|raise)|indiscrétions?|croit savoir|bruits de "
        r"couloir|on prête|talked (?:of|about) [^\W\d_]+ing\b|has held talks|held talks|approached|"
        r"pourparlers|(?:merger|takeover|acquisition|buyout|sale) talks|"
        r"(?:interest(?:ed)?|intéressée?s?) (?:in|par) "
        r"(?:an? |the |un |une |le |la |l')?(?:[^\W\d_]+ ){0,2}"
        r"(?:buying|acquiring|purchasing|bidding|takeover|merger|acquisition|stake|deal|investing|rachat)",
        "OpenAI aurait levé 40 milliards de dollars.",
    ),
    Cue(
        "opinion",
        r"should (?:top|reach|exceed|hit|pass|cross|bring|generate|come|rise|fall|total)\b|"
        r"consensus\b|looking for\b|pencill?ed in\b|modell?ed\b|wall street|had hoped|"
        r"estim(?:e|ent|ait|ée?s?|er)\b|faudrai(?:t|ent)\b|il faut compter|selon (?:les analystes|lui|"
        r"elle|moi|le cabinet|les "
        r"experts|les estimations|les prévisions|les projections|une étude|une estimation)|"
        r"(?:coûterait|coûteraient|vaudrait|atteindrait|atteindraient|représenterait|pèserait|"
        r"rapporterait|devrait atteindre|devrait peser|devrait représenter|pourrait atteindre|"
        r"pourraient atteindre|"
        r"pourrait (?:valoir|peser|coûter|rapporter|représenter)|devraient atteindre)|prévoit "
        r"un marché|je veux|je pense|à mon avis|analystes?|analysts?|"
        r"estimat(?:e|es|ed|ing)|forecast(?:s|ed)?|projected\b|reckons?\b|maybe\b|put(?:s)? "
        r"the (?:market|latter|cost|figure)|parie(?:nt)? sur|projections?|predict(?:s|"
        r"ed)?|pourrai(?:t|ent) \w+|(?:could|might|would) (?!like\b)\w+|(?:could|would|might|"
        r"(?<!in )(?<!since )(?<!last )may) "
        r"(?:cost|reach|be worth|exceed|hit|total|generate|top)|expects the market|is "
        r"expected to reach|"
        r"prévisions?|anticip(?:e|ent)\b|table(?:nt)? sur|i want|i think|in my view|"
        r"plaisant(?:e|é|ait)|ironis(?:e|é|ait)|jok(?:es|ed)|quip(?:s|ped)|imagine\b|"
        r"believes?\b|thinks?\b|expects?\b|expected to|s'attend(?:ent)? à|pense que|assure "
        r"que(?![^;.]{0,160}(?<!\w)(?:a|ont) (?:été )?[^\W\d_]+(?:ée?s?|is|int|ert|ti|ni|li|ri|u)(?!\w))|"
        r"will "
        r"reach by|d'ici (?:à )?20\d\d|à en croire|aux yeux d|s'il faut en croire",
        "Chaque gigawatt coûterait 50 milliards de dollars.",
    ),
    Cue(
        "proposed",
        r"(?<!qui )propos(?:e|ent)\b|(?<=qui )propos(?:e|ent)(?= (?:d[e'] ?|¤|jusqu|une offre|un rachat))|"
        r"propos(?:é|ée|és|ées|er|ait|ition)\b|envisag(?:e|ent|é|er|eait)\b|souhait(?:e|"
        r"ent|é|ait|er)\b|veut\b|veulent\b|voulai(?:t|ent)|comptai(?:t|ent)\b|prévoyai(?:t|ent)\b|"
        r"espérai(?:t|ent)\b|voudrait|cherch(?:e|ent|ait|ant) à|"
        r"ambitionn(?:e|ent)|vis(?:e|ent|ait)\b|"
        r"espèr(?:e|ent)\b|demand(?:e|ent|é|ait)\b|réclam(?:e|ent|é|ait)\b|recommand(?:e|é|er|"
        r"ent)\b|projett(?:e|ent)|projet d(?:e|')|compt(?:e|ent)(?: bien)? \w+(?:er|ir|re)\b|"
        r"plan(?:s|ned|ning)? to|"
        r"hop(?:es|ing) to|seek(?:s|ing)?\b|sought|wants? to|looking to|aim(?:s|ing)? (?:to|for)|"
        r"propos(?:es|ed|al|ing)\b|(?<!tender )offer(?:s|ed)?\b(?! price)|"
        r"(?<!the )(?<!its )(?<!an )(?<!public "
        r")offering\b|(?<!s')(?<!terme d'une )(?<!issue d'une )offre\b|offrait|intends? to|"
        r"(?:intent(?:ion)?s?|threat(?:en(?:s|ed|ing))?) (?:is |was )?to "
        r"(?=fine|sue|buy|acquire|bid|sell|raise|invest)|"
        r"asks? for|asking for|asked for|bid\b|bids\b|mis sur la table|met sur la table|"
        r"(?:is|are|was|were) eye?ing\b|eye[sd] (?=(?:an?|the|up to|another|more|about|¤+|@+)(?!\w))|"
        r"pitch(?:es|ed)|would like to|aimerai(?:t|ent)|souhaiterai(?:t|ent)|en cours d'(?:instruction|"
        r"examen)|"
        r"(?:est |sont |se dit |se disent )?(?:prête?s?|disposée?s?) à \w+(?:er|ir|re)\b|"
        r"(?:volonté|intention|envie|désir|souhait|ambition|en vue)s? d(?:e |')(?=(?:racheter|acquérir|"
        r"reprendre|"
        r"céder|vendre|fusionner|lever|prendre le contrôle|s'offrir|s'emparer|mettre la main)(?!\w))|"
        r"renégoci(?:e|ent|er)\b|tent(?:e|ent|é|er|ait|aient) d(?:e |')(?=(?:racheter|acquérir|"
        r"reprendre)(?!\w))|"
        r"à l'étude|under (?:review|consideration)|dangl(?:ed|es|ing)|fait miroiter|fai(?:t|sait) une offre|"
        r"se verrait bien",
        "Elon Musk propose de racheter OpenAI.",
    ),
    Cue(
        "announced",
        r"(?:va|vont) (?!de )\w+(?:er|ir|re)\b|s'engag(?:e|ent|eant|er)\b|s'est "
        r"engagé(?:e)?\b|se sont engagé(?:e)?s|engag(?:é|ée|és) à|(?<!l')(?<!d')annonc(?:e|ent|é|ée|és|ées|"
        r"er|ait|ant)\b|"
        r"dévoil(?:e|ent|é|er)\b|s'apprêt(?:e|ent) à|will\b|is set to|are set to|(?:has |have "
        r")?agreed\b|decided to\b|décidé d[e']|agrees\b|to (?:acquire|buy|invest|raise|pay|spend|sell|"
        r"merge)\b|"
        r"call(?:s|ed|ing)? for (?=[^;.@]{0,40}(?:revenue|sales|profit|earnings|income|margin))|"
        r"(?:reiterat|reaffirm|maintain|confirm)(?:s|ed) (?:its|the|their) (?=[^;.@]{0,40}(?:outlook|"
        r"guidance|"
        r"forecast|target))|guid(?:es|ed|ing|ance)\b|(?:now )?sees? (?=[^;.@]{0,40}(?:revenue|sales|profit|"
        r"earnings|income|"
        r"capex|spending))|"
        r"announc(?:e|es|ed|ing|ement)\b|unveil(?:s|ed)\b|pledg(?:e|es|ed|ing)\b|"
        r"commit(?:s|ted|ting|ment)?\b|promis(?:e|es|ed|ing)?\b|promet(?:tent|tait)?\b|"
        r"(?:investira|lèvera|rachètera|versera|paiera|déboursera|consacrera|injectera|"
        r"dépensera|financera|recevra|recevront|percevra|percevront|sera|seront|fournira|mettra|mettront|"
        r"verra|verront|iront|"
        r"promettra)\b|d'ici (?:la fin|fin|à)|dans les "
        r"prochaines? \w+|"
        r"\w{2,}(?<!op)(?<!cam)(?:era|eront|ira|iront|dra|dront|aura|auront)\b|is expected to|"
        r"are expected to|devrai(?:t|ent)\b|doi(?:t|vent) \w+(?:er|ir|re)\b|prévoi(?:t|ent)\b|"
        r"(?:is|are|was) due\b|should be\b|(?:cut|raised|lifted|lowered|trimmed|hiked|revised|"
        r"upped) (?:its|their|"
        r"the|his) (?:[^\W\d_]+[ -]){0,4}(?:target|range|forecast|guidance|outlook|estimate)|(?:relev|abaiss|"
        r"rév|"
        r"revu|port|rédui)\w* (?:sa|son|ses|leurs?) (?:[^\W\d_]+ ){0,2}(?:prévisions?|objectifs?|fourchette|"
        r"cible)|(?:montage|plan|projet|accord-cadre) [^.;¤@]{0,30}(?:compren|prévoy|port)\w+|en cours\b|"
        r"n'attend(?:ent)? plus que|has promised|(?:r?achète|r?achètent|acquires?|buys|invests|investit|"
        r"investissent|met|mettent|puts|s'offre|s'offrent|va racheter)\b|under (?:the|its) (?:deal|agreement|"
        r"terms)|(?<!que )(?<!comme )prévu(?:e|s|es)?\b|prochainement|allou(?:é|ée|és|ées)\b|"
        r"(?:is|are) (?:also |now )?(?:buying|acquiring|selling|investing|merging|taking over)\b|"
        r"allocated|earmarked|over the next|au cours des prochain",
        "SoftBank s'est engagé à investir 30 milliards de dollars.",
    ),
    Cue(
        "completed",
        r"vien(?:t|nent) (?:tout juste )?d(?:e |')|(?:a|ont|avait|avaient) (?:\w+ment |déjà |"
        r"bien |récemment |finalement |ainsi |aussi |également |tout juste )?(?:\w+(?:é|és|ée|"
        r"i|u|is|it|ert|aint))\b|(?:est|sont|été|s'est|se sont) (?:\w+ )?(?:\w+(?:é|ée|és|ées|"
        r"u|ue|i|ie|is|ise))\b|"
        r"bouclé(?:e)?\b|finalisé(?:e)?\b|conclu(?:e|s|t)?\b|signé(?:e|s|es)?\b|clos(?:ed|"
        r"es)?\b|complet(?:ed|es)\b|finali[sz]ed\b|(?:has|have|had) (?:\w+ly |already |just |"
        r"now )?\w+(?:ed|en|ht|ld|id|un|de|nt|ut)\b|"
        r"raised|acquired|bought|invested|signed|secured|sold|spent|received|generated|"
        r"reported|won|paid|sued|filed|settled|fined|landed|struck|poured|snapped up|took|led "
        r"by|lève\b|lèvent\b|raises\b|"
        r"injecte\b|"
        r"boucle\b|signe\b|signent\b|reçoit\b|décroche\b|"
        r"obtient\b|levé(?:s|e)?\b|accusent?\b|sues\b|porte plainte|averag(?:ed|es)|débarque|"
        r"entre au capital|cède\b|s'allient?\b|s'associent?\b|revendiqu(?:e|ent|ait)\b|claims\b|boasts\b",
        "Mistral a levé 600 millions d'euros.",
    ),
)
