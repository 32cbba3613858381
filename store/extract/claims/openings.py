"""What a sentence opens with: the name, the description or the other thing that is its grammatical subject.

`En 2021, la start-up nantaise Akeneo a levé` opens with Akeneo, `L'opération a été menée par TPG` with
nobody: the passage stays about whom it was about. Fronted circumstances are passed over, up to their comma.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from store.extract.claims.described import LATTER
from store.extract.claims.grammar import PREPOSITIONS
from store.extract.claims.passages import Sentence
from store.model import Mention
from store.record import maker
from store.text.dates import ENGLISH_DAYS, ENGLISH_MONTHS, FRENCH_DAYS, FRENCH_MONTHS
from store.text.guarded import Guarded

Sort = Literal["name", "description", "other", "unknown"]


class Opening(NamedTuple):
    """How a sentence opens: the sort of its subject, the name it bears, and where it begins in the mask."""

    sort: Sort
    mention: Mention | None
    at: int


_LEAD_IN = re.compile(
    r"\A[^\w@¤%\"]{0,12}(?:\d{1,2}[.)] )?(?:(?:[qra]|question|réponse|answer) ?: ?)?(?:\"[^\w@]{0,2})?"
    r"(?:(?:et|mais|or|car|puis|donc|and|but|yet|so|still|now|then|ok|okay|well|non|oui|yes|no)(?:,| ) ?)?"
)
_FRONTING = frozenset(
    "en au aux à dans depuis après avant pour lors selon avec sans sur chez malgré face grâce outre "
    "début fin mi hier désormais enfin ainsi par parmi pendant durant dès si quand lorsque alors "
    "comme entre vers sous hors côté afin faute plutôt "
    "aujourd lorsqu jusqu d s in at on after before since with without for from by under "
    "during despite according as when while if last this next once meanwhile however earlier later "
    "until although though because among across over to of like unlike instead today yesterday "
    "toutefois cependant pourtant certes reste résultat entre surtout "
    "introduit introduite acquis acquise repris reprise soutenu soutenue détenu vendu connu issu "
    "longtemps autrefois naguère jadis récemment déjà "
    "néanmoins sitôt ancien ancienne former rentable né née born fort forte riche fresh buoyed flush "
    "devenu devenue".split()
) | {*ENGLISH_MONTHS.split("|"), *FRENCH_DAYS.split("|"), *ENGLISH_DAYS.split("|")}
"""First words of a circumstance that stands before its sentence, up to a comma."""
_INVERTING = _FRONTING | {"c"}
_DETERMINED = frozenset(
    "l la le les cette ce cet sa son leur notre nos votre vos the an a un une its their these ces des it "
    "il elle".split()
)
_DETERMINED_TIME = re.compile(
    r"(?:l'(?:an|année|été|hiver|automne)|cette (?:année|semaine|fois)|ce (?:mois|matin)|la (?:semaine|"
    r"veille)|"
    r"le (?:mois|lendemain|printemps|\d|1er)|il y a|du côté|à l'|d'après|d'ici|an? (?:year|month|week|day))"
    r"(?!\w)"
)
_PARTICIPLES = ("ed", "ing", "é", "ée", "és", "ées", "ie", "ies", "ue", "ues", "ly", "ment")
_DURATION = Guarded(
    r"[^\W_]{1,12} (?:[^\W\d_]{1,12} )?(?:years?|months?|weeks?|days?|ans?|mois|semaines?|jours?|années?) "
    r"(?:later|ago|earlier|before|after|plus tard|plus tôt|après|avant)(?!\w)",
    by="later|ago|earlier|before|after|plus t|après|avant",
)
_WORD = re.compile(r"[^\W_]{1,24}")
_TO_COMMA = re.compile(r"[^,;:]{1,150}, ")
_SHORT = re.compile(r"[^,;:@¤]{1,18}, ")
_RULED = re.compile(
    r"(?:si|s'il|quand|lorsque|lorsqu'|when|while|if|after|before|since|as|comme|although|though|because|"
    r"once|until|alors|après|avant)(?!\w)"
)
_DONE_BEFORE = frozenset({"having", "ayant"})
"""What opens a clause whose subject stands behind its comma: `Having acquired Segment, Twilio`."""
_RELATIVE = re.compile(r"(?<!\w)(?:qui|que|qu'|dont|où|which|that|who|when|quand)(?!\w)")
_DATELINE = re.compile(
    r"@+(?:/@+|,? \(?@+\)?){0,2}(?:, [^@.;()]{0,30})?(?:\([^()]{0,40}\))? ?[-;] (?=[^\W_]|@|\")"
)
_TIMED = re.compile(
    r"(?:(?:en|in|since|depuis|by) (?:(?:early|late|mid-?|fin|mi-?|début) ?)?(?:[^\W\d_]{3,9} )?\d{4}|"
    r"(?:last|this) (?:year|month|week|spring|summer|autumn|fall|winter|[^\W\d_]+day|"
    rf"{ENGLISH_MONTHS})|"
    rf"(?:en|in) (?:{FRENCH_MONTHS}|{ENGLISH_MONTHS})|"
    r"(?:in|during|for|over) the (?:first|second|third|fourth|last|latest|final|previous|same) "
    r"(?:quarter|half|year|three months|six months|nine months)(?: of (?:the year|last year|\d{4}))?|"
    r"(?:in|by) (?:q[1-4]|h[12])|"
    rf"on (?:(?:{ENGLISH_DAYS})(?: (?:morning|evening|night))?|"
    rf"(?:{ENGLISH_MONTHS}) \d{{1,2}}(?: \d{{4}})?|\d{{1,2}} (?:{ENGLISH_MONTHS})(?: \d{{4}})?)|"
    rf"l'an dernier|l'année dernière|cette année|hier|{FRENCH_DAYS}|"
    r"(?:[^\W\d_]+|\d{1,2}) (?:[^\W\d_]+ )?(?:years?|months?|weeks?|days?) (?:later|earlier|ago)) "
)
_NAMED = re.compile(
    r"(?:the |la |le |les |l'|ce |cette |this |(?:mr|mrs|ms|dr|m|mme|president|chancellor|judge|ceo|pdg|"
    r"chairman|senator)\.? )?[\"*_]{0,3}(?=@)"
)
DETERMINER = (
    r"(?:l'|le |la |les |cette |ce |cet |sa |son |leur |notre |votre |the |this |that |its |their |an? |"
    r"une? )"
)
_APPOSED = re.compile(rf"{DETERMINER}(?:[^\W\d_][\w-]{{0,24}}[ ']){{1,9}}[\"]?(?=@)")
_BOUND_WORD = re.compile(
    rf"(?<!\w)(?:{PREPOSITIONS}|into|entre|between|via|over|que|qu'|that|dont|"
    r"qui|who|which|et|and|ou|or|as|than) ?(?:la |le |les |l'|the |its |son |sa )?[\"]?\Z"
)
_MAY = (
    r"may(?! \d|,)(?<!in may)(?<!on may)(?<!of may)(?<!by may)(?<!last may)(?<!late may)(?<!this may)"
    r"(?<!since may)(?<!early may)(?<!until may)"
)
"""The verb, and not the month: `In May, Wayve closed a round`."""
_HAS = "a" + "".join(
    rf"(?<!\b{word} a)"
    for word in "with in for at by of off after from on as is was has to into than like over under".split()
)
"""The French verb, and not the English article: `With a round led by Accel, Zalmo`."""
VERB = re.compile(
    rf"(?<!\w)(?:is|are|was|were|has|have|had|will|would|could|{_MAY}|might|said|says|did|does|do|can|"
    rf"{_HAS}|ont|est|sont|va|vont|avait|avaient|veut|veulent|était|étaient|sera|vient|viennent|fait|"
    r"n'[^ ]+|s'est|"
    r"se sont|se|[^\W\d_]{3,}(?:erait|era|eront|eraient|aient|ait)|"
    r"plans|wants|hopes|says|told|(?:bought|sold|led|paid|won|made|acquired|announced)(?! by)|took|"
    r"gave|went|came|became|"
    r"rachète|lève|annonce|signe|prévoit|compte|investit|propose|offre|reprend|cède|met|porte|vaut|détient|"
    r"possède|affirme|assure|explique|indique|précise|estime|juge|buys|acquires|raises|sells|owns|"
    r"expects|raised|agreed|joined|launched)(?!\w)"
)
_INVERTED = re.compile(
    r"[^\w@]{0,6}(?:et )?c'est (?:[^\W\d_]+ ){0,2}?(?:le cas|l'exemple) (?:de |d'|du |chez )(?:la |le |"
    r"l')?(?=@+[ ,(])|"
    r"[^\w@]{0,6}(?:mais |et |or )?reste(?:nt)? (?:le cas (?:de |d'))?(?:le |la |l'|les )?(?=@+[.,:;])|"
    r"[^\w@]{0,6}[^@,;¤.]{3,44}(?<!\w)(?:vien(?:t|nent)|arrivent?|sui(?:t|vent)|figurent?|on retrouve|comes?|"
    r"sits?) "
    r"(?:ensuite |enfin |then |aussi )?(?:le |la |l'|the )?(?=@)"
)
NATIONS = (
    r"américaine?|chinoise?|allemande?|britannique|néerlandaise?|israélien(?:ne)?|japonaise?|"
    r"(?:sud-)?coréen(?:ne)?|suédoise?|finlandaise?|suisse|espagnole?|italien(?:ne)?|indien(?:ne)?|"
    r"française?|tricolore|californien(?:ne)?|parisien(?:ne)?|lyonnaise?|nantaise?|lilloise?|"
    r"toulousaine?|bordelaise?|estonien(?:ne)?|lituanien(?:ne)?|danoise?|norvégien(?:ne)?|"
    r"polonaise?|canadien(?:ne)?|londonien(?:ne)?|new-yorkaise?|belge|autrichien(?:ne)?|taïwanaise?|"
    r"sud-africaine?|européen(?:ne)?|munichoise?|berlinoise?|nippone?|tokyoïte|pékinoise?|bruxelloise?|"
    r"strasbourgeoise?|grenobloise?|rennaise?|marseillaise?|montpelliéraine?|niçoise?|clermontoise?|"
    r"brestoise?|"
    r"francilien(?:ne)?|bretonne?|alsacien(?:ne)?|normande?|texane?|bostonien(?:ne)?|madrilène|barcelonaise?|"
    r"milanaise?|genevoise?|zurichoise?|viennoise?|stockholmoise?|batave|helvétique|helvète|transalpine?|"
    r"ibérique|"
    r"émiratie?|saoudien(?:ne)?|qatarie?|turc|turque|russe|ukrainien(?:ne)?|brésilien(?:ne)?|argentine?|"
    r"mexicaine?|singapourien(?:ne)?|australien(?:ne)?|hongkongaise?|portugaise?|irlandaise?|hongroise?|"
    r"tchèque|roumaine?|grecque?|marocaine?|nigériane?|luxembourgeoise?|québécoise?|"
    r"franco-(?:américaine?|allemande?|italien(?:ne)?|britannique)|germano-[^\W\d_]+|hexagonale?"
)
FIRMS = (
    r"entreprise|société|groupe|firme|start-?up|jeune pousse|pépite|licorne|éditeur|"
    r"géante?|fabricant|constructeur|opérateur|spécialiste|"
    r"champion(?:ne)?|plateforme|avionneur|armateur|équipementier|cabinet|distributeur|assureur|"
    r"brasseur|énergéticien|motoriste|hébergeur|gestionnaire|conglomérat|agence|chaîne|"
    r"enseigne|marque|pure player|publisher|insurer|"
    r"lender|airline|drugmaker|planemaker|brewer|miner|utility|conglomerate|broker|"
    r"operator|chip designer|vendor|brand|manufacturer|banque|fonds|studio|laboratoire|maison mère|"
    r"concurrent|fintech|néobanque|compagnie|acteur|leader|numéro un|scale-?up|biotech|medtech|deeptech|"
    r"pme|eti|boîte|maison|enseigne|coentreprise|co-entreprise|jeune entreprise|jeune société|mastodonte|"
    r"poids lourd|"
    r"établissement|lab|industriel|fleuron|ex-fleuron|ex-licorne|challenger|pionnière?|inventeur|concepteur|"
    r"créateur|"
    r"concepteuse|"
    r"exploitant|foncière|holding|électricien|gazier|pétrolier|mineur|fondeur|laboratoire|labo|"
    r"câblo-opérateur|"
    r"câblier|lunetier|satellitier|hélicoptériste|chimiste|logisticien|transporteur|publicitaire|"
    r"sidérurgiste|"
    r"réseau social|bancassureur|intégrateur|développeur|éleveur|courtier|loueur|voyagiste|promoteur|"
    r"producteur|marketplace|place de marché|moteur de recherche|messagerie|assurtech|legaltech|foodtech|"
    r"greentech|edtech|négociant|protocole|spin-off|"
    r"company|firm|startup|start-up|unit|subsidiary|division|group|maker|giant|unicorn|chipmaker|retailer|"
    r"lab|developer|"
    r"carmaker|automaker|platform|business|bank|provider|supermarket|grocer|telco|broadcaster|newspaper|"
    r"wholesaler|"
    r"housebuilder|bookmaker|consultancy|chain|software house|outfit"
)
PRONOUNS = r"elle|elles|it|they|ils|nous|vous|we|il"
PEOPLES = (
    r"(?:californians|americans|germans|swedes|finns|britons|japanese|koreans|chinese|spaniards|italians|"
    r"israelis|swiss|danes|frenchmen|américains|californiens|allemands|suédois|finlandais|néerlandais|"
    r"britanniques|japonais|coréens|sud-coréens|chinois|espagnols|italiens|israéliens|suisses|danois|"
    r"français)"
    r"(?= (?:[^\W\d_]+ ){0,2}?(?:have|had|will|would|get|got|paid|pay|bought|sold|said|say|replaced|put|"
    r"raised|own|hold|want|plan|also|then|now|earned|lost|made|took|ont|avaient|vont|auront|auraient|n'ont|"
    r"sont|"
    r"[^\W\d_]{2,}(?:aient|ent|èrent|ront|ed)))"
)
"""A firm called by its people, before a verb: `In March the Swedes replaced Affirm`."""
SIDE_WORDS = {
    "buyer": "acquéreuse?|acheteur|repreneur|prétendante?|buyer|acquirer|suitor",
    "target": "cible|proie|target|prey|quarry",
    "seller": "vendeur|cédant|seller|vendor",
    "owner": "propriétaire|maison mère|parent(?: company)?|owner",
}
SIDES = "|".join(SIDE_WORDS.values())
"""What a firm is called as a side of a deal told before: `l'acquéreur`, `its prey`."""
DESCRIBED = re.compile(
    r"(?:(?:l'|le |la |cette |ce |cet |the |this )"
    r"(?:@+(?:, @+,?)?(?:-based|-headquartered)? )?(?:[^\W\d_][\w-]{0,24} ){0,2}?"
    rf"(?:(?:{FIRMS})(?: (?:{NATIONS}))?|{NATIONS})"
    rf"|(?:l'|le |la |the |sa |son |its |leur |their |ses )(?:futur |future |nouveau |new |would-be |"
    rf"former )?"
    rf"(?:{SIDES})"
    rf"|(?:les|the) {PEOPLES}"
    rf"|{LATTER}|{PRONOUNS}|he|she)(?!\w)"
)
POSSESSED = re.compile(r"'s? ")
_OWN_UNIT = re.compile(
    r"'s? (?:[^\W\d_]+ ){0,3}?(?:parent|owner|arm|unit|subsidiary|division|affiliate|maker|rival|"
    r"operator|fund)"
    r"(?: company)?,? (?=@)"
)
"""What a firm owns or is owned by, with its name behind: `Google's parent, Alphabet`."""
_OF_NOUN = re.compile(r"(?<!\w)(?:of|de|d'|du|des|in|for|dans|pour|à|aux?) ?")
_FIRM_NOUN = re.compile(rf"(?:(?:{FIRMS})|[^\W\d_]{{3,}}(?:eur|euse|rice|iste))(?!\w)")
_MODIFIES = re.compile(
    r"[\"*_]{0,3} (?:[^\W\d_]+-)?(?:deals?|apps?|units?|purchase|shares?|stock|transaction|investment|merger|"
    r"acquisition|takeover|case|lawsuits?|suit|users?|executives?|staff|engineers?|board|spokes[^\W\d_]+|"
    r"sales?|revenue|profits?|customers?|investors?|founders?|offer|bid|round|ipo|listing|name|brand|chief|"
    r"boss|ceo)(?!\w)"
)

_EXPLAINED = re.compile(r"(?: [^\W\d_,]+){0,4}, (?:the |la |le |l')?(?=@+, )")
"""What parts a description from the name that explains it: `Le leader du marché, Edenred, regarde`."""


IMPERSONAL = re.compile(
    r"(?:it (?:took|takes|will take|seems?|seemed|turns out|turned out|emerged|remains|appears?|helps|"
    r"follows|matters)|"
    r"it \"?(?:would|wouldn't|does|doesn't|did|didn't|will|won't|may|might|could|makes?|made) (?:not )?"
    r"(?:make |be |have been )?(?:no |any |more |little |perfect )?(?:sense|hard|easy|difficult|possible|"
    r"impossible|wrong|better|cheaper|worth|time)|"
    r"it (?:is|was|'s) (?:all|the|an?|no|not|hard|easy|clear|unclear|time|said|unlikely|likely|possible|too|"
    r"rare|true)|"
    r"il (?:faut|faudra|fallait|a fallu|y a|y avait|s'agit|s'agissait|reste|suffit|semble|paraît|manque|"
    r"existe|importe)|"
    r"il (?:est|était) (?:difficile|clair|question|trop|vrai|temps|possible|probable))(?!\w)"
)
_SUBJECT_WORDS = _DETERMINED | frozenset("this that they ils elles he she nous we".split())


_opening = maker(Opening)


def opening(sentence: Sentence) -> Opening:
    """Find what a sentence opens with, behind what is fronted."""
    placed = bool(sentence.mentions) and sentence.mentions[0].type == "PLACE"
    sort, name_at, at = _shape(sentence.mask, placed)
    return _with_name(sentence, at, name_at) if name_at >= 0 else _opening((sort, None, at))


@lru_cache(maxsize=64)
def _shape(mask: str, placed: bool) -> tuple[Sort, int, int]:
    """The sort of an opening, where its name stands (-1: none) and where the subject begins, by the mask.

    Kept for the last few sentences: several questions ask for the same.
    """
    if mask.startswith("@") and not placed:
        return "name", 0, 0
    dated = _DATELINE.match(mask) if placed else None
    lead = _LEAD_IN.match(mask)
    at = dated.end() if dated else lead.end() if lead else 0
    for _ in range(3):
        skipped = _passed_over(mask, at)
        if skipped is None:
            break
        at = skipped
    word = _first_word(mask, at)
    if at == 0 and word in _INVERTING and (inverted := _INVERTED.match(mask)):
        return "name", inverted.end(), 0
    if placed and (at_home := DESCRIBED.match(mask, at)) and "@" in at_home.group():
        return "description", -1, at
    if named := _NAMED.match(mask, at):
        return "name", named.end(), at
    if word not in _SUBJECT_WORDS:
        return ("other" if mask[at : at + 1].isalpha() else "unknown"), -1, at
    apposed = _APPOSED.match(mask, at)
    if apposed and _bears_name(apposed.group()):
        return "name", apposed.end(), at
    if IMPERSONAL.match(mask, at):
        return "unknown", -1, at
    described = DESCRIBED.match(mask, at)
    if described and not VERB.search(described.group()):
        explained = _EXPLAINED.match(mask, described.end()) if " " in described.group() else None
        return ("name", explained.end(), at) if explained else ("description", -1, at)
    return "other", -1, at


def _first_word(mask: str, at: int) -> str:
    word = _WORD.match(mask, at)
    return word.group() if word else ""


_TAKES = re.compile(
    r"(?<!\w)(?:lost|hired|picked|chose|backed|handed|sued|beat|left|helped|asked|offered|valued|merged|"
    r"quitte|perd|choisit|attaque|retrouve|rejoint|soutient|valorise|a [^\W\d_]+|contrôle|détrône) [\"]?\Z"
)
"""A verb whose object the name behind is: `the unit lost AT&T`."""


def _bears_name(words: str) -> bool:
    """Tell whether a name behind these words is theirs: `la plateforme de vêtements d'occasion Vinted`."""
    if _BOUND_WORD.search(words) or VERB.search(words) or _TAKES.search(words):
        return False
    complement = _OF_NOUN.search(words)
    return complement is None or _FIRM_NOUN.search(words, 0, complement.start()) is not None


def _passed_over(mask: str, at: int) -> int | None:
    """Where the circumstance that begins at a position ends; None when none does."""
    word = _first_word(mask, at)
    if not word:
        return None
    if timed := _TIMED.match(mask, at):
        return timed.end()
    lasts = _DURATION.match(mask, at) is not None
    if word in _DETERMINED and not lasts and not _DETERMINED_TIME.match(mask, at):
        return None
    fronts = word in _FRONTING or word in _DETERMINED or word.endswith(_PARTICIPLES) or lasts
    run = (_TO_COMMA if fronts else _SHORT).match(mask, at)
    if run is None:
        return None
    if word in _DONE_BEFORE or _RULED.match(mask, at):
        return _behind_inner(mask, run.end())
    verb = VERB.search(run.group(), 2)
    if verb and not _RELATIVE.search(run.group(), 0, verb.start()):
        return None
    return run.end()


_INNER = re.compile(r"@+, (?=(?:à|au|aux|en|pour|par|auprès|contre|chez|to|in|for|by|from) )[^,;:]{1,90}, ")
"""A name that explains a word of a fronted clause: `Après avoir vendu sa société, X, à Y en 2014, il`."""


def _behind_inner(mask: str, end: int) -> int:
    """Where a fronted clause ends when a name between commas stands inside it."""
    inner = _INNER.match(mask, end)
    return inner.end() if inner else end


def _with_name(sentence: Sentence, at: int, name_at: int) -> Opening:
    """The opening that bears the name at a position of the mask, unless it only owns what follows."""
    mention = next((m for m in sentence.mentions if m.start - sentence.start == name_at), None)
    if mention is not None and mention.type == "PLACE":
        at_home = sentence.mask.startswith("'s @", mention.end - sentence.start)
        own = mention.end + 3 if at_home else -1
        mention = next((m for m in sentence.mentions if m.start == own), mention)
    if mention is None or mention.type == "PLACE":
        return Opening("unknown" if mention is None else "other", None, at)
    high = mention.end - sentence.start
    owns = sentence.mask.startswith("'", high)
    if owns and (owned := _OWN_UNIT.match(sentence.mask, high)):
        at_unit = sentence.start + owned.end()
        unit = next((m for m in sentence.mentions if m.start == at_unit and m.type == "ORG"), None)
        if unit is not None:
            return Opening("name", unit, at)
    if (owns and POSSESSED.match(sentence.mask, high)) or _MODIFIES.match(sentence.mask, high):
        return Opening("other", mention, at)
    return _opening(("name", mention, at))


def opens_with(sentence: Sentence, at: int) -> str | None:
    """The firm that a sentence opens with, left of a position."""
    first = opening(sentence)
    firm = first.mention if first.sort == "name" else None
    if firm is None or firm.type not in ("ORG", "PRODUCT") or firm.end - sentence.start > at:
        return None
    return firm.name
