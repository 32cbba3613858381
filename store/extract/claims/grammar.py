"""Who does what in a clause: the grammatical subject left of a verb, over appositions and complements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from store.extract.claims.groups import is_led, is_named_out, is_one_of_several
from store.model import Mention
from store.text.dates import ENGLISH_DAYS, ENGLISH_MONTHS, FRENCH_MONTHS
from store.text.guarded import Guarded

COORD = re.compile(
    r"(?: \([^()]{0,60}\))?\s?(?:,\s?|(?:&|/|et|and|ainsi que|as well as|mais aussi|, et|, and|"
    r", puis|ou encore|ou|or|along with|plus)\s)"
    r"(?:aussi |également |notamment |also |même )?(?:par |de |d'|avec |by |with |du |des |from |à )?"
    r"(?:the |le |la |les |l'|l’)?"
    r"(?:(?:fonds|groupe|géant|société|startup|start-up|firm|giant|investisseur|investors?|insiders|backers?|"
    r"shareholders?|founder|rivals?|fellow investor|chipmaker|"
    r"banque|opérateur|éditeur|fabricant|constructeur|équipementier|assureur|énergéticien|cabinet|family "
    r"office|"
    r"holding|véhicule|bras|concurrent|start-up|société (?:d'|de )[^\W\d_]{4,14}|"
    r"britannique|tchèque|turc|russe|grec|slovaque|polonais|[^\W\d_]{4,14}ais|[^\W\d_]{4,14}ain|"
    r"[^\W\d_]{3,14}ois|[^\W\d_]{4,14}ien|néerlandais|belge|danois|"
    r"allemand|suisse|suédois|italien|espagnol|coréen|israélien) "
    r"(?:[^\W\d_-]{4,14}(?:ains?|aine|ais|aise|ois|oise|iens?|ienne|and|ande|ques?|ols?|ole|eux) |souverain |"
    r"familial |d'investissement )?(?:de |d'|du )?|"
    r"(?:(?:its|an?|fellow|rival) )?(?!for |from |with |into |in |of |to |at |on |by |has |was |will )"
    r"(?:[^\W\d_]+[ -]){1,3}(?:firm|fund|group|giant|company|bank|maker|retailer|investor|insurer|lender|"
    r"manager|operator|developer|house) )?\Z"
)
BREAK = Guarded(
    r"[;!?]|(?<!\w)(?:alors que|tandis que|while|whereas|mais|but|après avoir|after|parce "
    r"que|because|lorsque|when|où|before(?= [^\W\d_]{3,}ing )|(?:al)?though(?= (?:it|they|he|she|we|the|its|"
    r"their|some|analysts|@+) | (?:the )?\Z))(?!\w)"
)
PREPOSITIONS = (
    "de|d'|du|des|of|chez|avec|with|par|by|from|contre|against|à|au|aux|dans|in|to|selon|pour|for|sur|on|at|"
    "like|comme"
)
"""What binds a name to the word before it."""
AS_FOR = r"quant (?:à|au|aux)|as for|what about|du côté (?:de|d'|du)|côté"
"""What raises a topic."""
WHICH = r"lequel|laquelle|lesquels|lesquelles"
TO_WHICH = r"auquel|auxquels|auxquelles"
"""French relative pronouns in all their forms, but `à laquelle`, which is two words."""
_BOUND_LEFT = re.compile(
    rf"(?<!\w)(?:such as|including|tels que|telles que|{PREPOSITIONS}|into|beat(?:s|ing)?(?: out)?|"
    rf"outbid|outbidding|edged out|outmaneuvered|face à|entre|between|via|over|"
    r"après|avant|malgré|outre|sans|hormis|parmi|despite|besides|among)"
    r"(?:(?<=')|(?![^\W\d_]))\s?(?:(?:le|la|les|the|its|son|sa|ses)\s|l'\s?)?(?:(?!which |whom |laquelle |"
    r"lequel |lesquels |lesquelles )(?:@+-)?[^\W\d_]{3,16} ){0,2}\Z"
)
_TOPIC_LEAD = re.compile(rf"\A[\s\W]{{0,6}}(?:{AS_FOR}|chez) ?(?:la |le |l')?\Z")
_TIME = re.compile(
    r"(?<!\w)(?:in|en|on|since|depuis|by|de|d'|à|au) (?:early |late |mid-|fin |mi-|début )?(?:"
    rf"{ENGLISH_MONTHS}|{FRENCH_MONTHS}|{ENGLISH_DAYS}|spring|summer|autumn|"
    r"automne|hiver|été|winter|response|return|addition|parallel|parallèle|outre|revanche|"
    r"interne|clair|effet|pratique|théorie|fact|theory|practice|private|public) \Z"
)
_HEADED = re.compile(
    r"(?<!\w)(?<!, )(?:filiale|branche|division|maison mère|groupe|fonds|unit|arm|parent|"
    r"subsidiary|éditeur|maker|owner|propriétaire|conseil d'administration|conseil de surveillance|"
    r"directoire|board|directors|shareholders|management|bosses|"
    r"owners)(?: \w+)? (?:de |d'|du |of )(?:the |la |"
    r"le |l')?\Z"
)
_SHUT_IN = Guarded(
    r"\([^()]{1,160}\)"
    r"|(?<=@)[*_»\"]{0,3} ?(?:which|who|whose|qui|dont|où) [^,;()]{1,160},"
    r"|, ?(?:which|who|whose|qui|dont|où|(?:with|in|from|to|of|for|by) (?:which|whom)|que(?= (?:la |le |"
    r"l')?@)) "
    r"[^,;()]{1,160}"
    r"(?:(?:(?<=@), (?:la |le |l'|the )?@+){0,4}(?<=@),? (?:et|ou|and|or|ainsi que) (?:la |le |l'|the )?@+)?,"
    r"|(?<=@)[*_»\"]{0,3}, (?:soutenue?|backed|valorisée?|valued|fondée?|founded|détenue?|owned|épaulée?|"
    r"contrôlée?|controlled|filiale|coentreprise|rival|rivale|maker|owner|parent|filleul|"
    r"(?:le|la|l'|les|un|une|son|sa|the|its|an?|his|her) ?(?:[^\W\d_]+[ -]){0,3}"
    r"(?:coentreprise|filiale|maison mère|société|entreprise|start-up|rivale?|concurrente?|branche|éditeur|"
    r"fabricant|créateur|propriétaire|voisine?|fleuron|champion|spécialiste|"
    r"subsidiary|venture|parent|unit|arm|maker|owner|company|rival|firm|startup|start-up|backer|fund))"
    r"(?!\w)[^;()]{0,120}?,(?= (?:a|ont|va|vont|est|s'est|avait|vient|prévoit|n'|se|s'|"
    r"has|had|have|is|was|will|said|plans|agreed|[^\W\d_]+ed|[^\W\d_]+s)(?!\w))",
    by="[(]|which|who|qui|dont|où|que |soutenu|backed|valorisé|valued|fondé|founded|détenu|owned|épaulé|"
    "contrôlé|filiale|coentreprise|rival|maker|owner|parent|filleul|maison|société|entreprise|start|"
    "concurrent|branche|éditeur|fabricant|créateur|propriétaire|voisin|fleuron|champion|spécialiste|"
    "subsidiary|venture|unit|arm|company|firm|backer|fund|controlled",
)
_SECOND_VERB = re.compile(
    r"(?:,| )\s?(?:and|et|puis|then|but|mais) (?:(?:also|then|now|aussi|ensuite|encore|so|has|have|had|"
    r"will|is|was|a|ont|va|vont|vient|avait|s'est|n'a|est|compte|plans|agreed|later) )"
    r"|(?:,| )(?:and|et|puis|then|but|mais) (?:lui |leur |y |en )?\Z"
    r"|(?:,| )(?:and|et|puis|then) (?:lui |leur |en |now |also )?[^\W\d_]{3,} (?:[^\W\d_]+ ){0,2}¤[^;@]*\Z"
)
_ELIDED = re.compile(
    r"\s?(?:[^\W\d_]+ing|has|have|had|will|would|is|was|also|a|ont|avait|va|vont|vient|n'a|s'est|est|"
    r"then|first|[^\W\d_]{2,}ed)(?!\w)"
)


_RIVAL_OF = Guarded(
    r"(?<!\w)(?:concurrente?s?|rivale?s?|rivaux|adversaires?|competitors?|rivals?|challengers?)"
    r"(?: [^\W\d_]{4,14})? (?:de |d'|du |to |of )(?:la |le |l'|the )?\Z"
)
_RIVAL = Guarded(
    r"(?:'s?)? (?:[^\W\d_]+ )?(?:rival|competitor|challenger)(?! @)(?!\w)", by="rival|competitor|challenger"
)


_OF_ANOTHER = re.compile(r"-(?:affiliated|backed|owned|linked|controlled|funded|led)(?!\w)")
"""What makes a name say only whose fund or firm another is: `an Amazon-affiliated fund`."""

_SPEAKS = re.compile(
    r", (?:(?:a|ont|avait) (?:détaillé|précisé|indiqué|annoncé|expliqué|déclaré|affirmé|souligné|confirmé|"
    r"ajouté|"
    r"fait savoir|rappelé|assuré|estimé|rapporté|révélé)|détaille|précise|indique|explique|déclare|affirme|"
    r"souligne|"
    r"confirme|ajoute|rappelle|assure|rapporte|révèle|croit savoir)"
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|hier))? (?:la |le |l')?(?:[^\W\d_]+ )?\Z"
)
"""A verb of saying turned around: whose words they are does nothing else in the sentence."""


_ANALYSTS = re.compile(
    r"(?<!\w)analyst(?:e?s?) (?:[^\W\d_]+ )?(?:de |d'|du |chez |at |from |with )(?:la |le |l'|the )?\Z"
)
"""Whose analysts say a thing: `D'après les analystes de RBC, les tours vaudraient 4 milliards`."""


@lru_cache(maxsize=64)
def names_another(mask: str, low: int, high: int) -> bool:
    """Tell whether the name at mask[low:high] only says whose rival another firm is, or who speaks.

    `Le concurrent d'OpenAI vaut 183 milliards`, `the OpenAI rival is worth $183 billion`,
    `Des négociations sont entamées, a détaillé Vivendi, soit un apport de 3 milliards`. Kept, for each
    trigger of a sentence asks it of all its names.
    """
    if _OF_ANOTHER.match(mask, high):
        return True
    if "," in mask[max(0, low - 44) : low] and _SPEAKS.search(mask, max(0, low - 60), low):
        return True
    if "analyst" in mask[max(0, low - 30) : low] and _ANALYSTS.search(mask, max(0, low - 40), low):
        return True
    return _RIVAL.match(mask, high) is not None or _RIVAL_OF.search(mask, max(0, low - 50), low) is not None


APPOSED = (
    r", (?:une? |le |la |l'|les |qui |dont |spécialis|fondée?|créée?|lancée?|basée?|née?|an? |the |which |"
    r"who |"
    r"founded |based )[^;.]{2,200}, "
)
"""What is told of a name between commas, other names in it or not, up to the verb of its clause."""
_DONE_BY_IT = re.compile(
    APPOSED
    + r"(?:a|vient|va|avait|aurait|devait|doit|devrait|compte|lève|annonce|boucle|rachète|has|had|will|"
    r"raised|[^\W\d_]{3,}(?:era|erait))(?: [^@;,¤.]{0,60})?(?<= )\Z"
)
_CLAUSE_OF_ITS_OWN = re.compile(
    r"(?:(?<!\w)(?:et|mais|puis|quand|tandis que|alors que|and|but|while)| :) (?:le |la |l'|the )?"
    r"(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,2}\Z"
)


def _over_apposition(mask: str, base: int, names: Sequence[Mention], at: int) -> Mention | None:
    """The subject of a clause joined to another, over what is told of it: `et Sorare, qui vend …, a levé`."""
    if mask.count(",", max(0, at - 260), at) < 2:
        return None
    for mention in reversed(names):
        low, high = mention.start - base, mention.end - base
        if mention.type == "PLACE" or not mask.startswith(", ", high) or at - high > 260:
            continue
        if _CLAUSE_OF_ITS_OWN.search(mask, max(0, low - 50), low) and _DONE_BY_IT.fullmatch(mask, high, at):
            return mention
    return None


def subject_at(mask: str, base: int, names: Sequence[Mention], at: int) -> Mention | None:
    """Choose the subject among the names left of a trigger, over appositions and complements."""
    clause, before = 0, 0
    for stop in BREAK.finditer(mask, 0, at):
        if stop.group() != "après avoir":  # an infinitive keeps the subject of its sentence
            clause, before = stop.end(), clause
    if clause and mask[clause - 1] not in ";!?" and _ELIDED.match(mask, clause):
        clause = before
    if further := _over_apposition(mask, base, names, at):
        return further
    shut = shut_in(mask, clause, at)
    inside = [m for m in names if m.start - base >= clause and not _within(m, base, shut)]
    if not inside:
        return _named_out_of(mask, base, names, clause)
    free = free_names(mask, base, inside)
    if free:
        return _leading(mask, base, free, at)
    headed = [m for m in inside if _HEADED.search(mask[max(0, m.start - base - 40) : m.start - base])]
    return headed[-1] if headed else None


def _named_out_of(mask: str, base: int, names: Sequence[Mention], clause: int) -> Mention | None:
    """The last of those named between commas out of several who act: `Several, among them X and Y, sued`."""
    last: Mention | None = None
    for mention in names:
        low = mention.start - base
        if low < clause:
            continue
        first = last is None and is_named_out(mask, low)
        if first or (last is not None and COORD.fullmatch(mask[last.end - base : low])):
            last = mention
    return last


def free_names(mask: str, base: int, names: Sequence[Mention]) -> list[Mention]:
    """The names that no preposition holds, nor coordination with one that is held."""
    free: list[Mention] = []
    bound: Mention | None = None
    for at, mention in enumerate(names):
        if is_held(mask, base, mention) or (bound is not None and _listed(mask, base, bound, names[at:])):
            bound = mention
        else:
            free.append(mention)
            bound = None
    return free


_COMMA_ONLY = re.compile(r"(?: \([^()]{0,40}\))?, (?:the |la |le |l')?\Z")


_ACTS = re.compile(
    r" (?:has|had|have|will|would|is|was|said|says|won|paid|bought|sold|took|made|a|ont|va|vient|"
    r"(?!based|backed|owned|founded|valued|called|named|headed|listed)[^\W\d_]{3,}ed(?! by))(?!\w)"
)
"""The verb of a clause of its own behind a name: `Dell bid for 3PAR, and HP countered`."""


def _listed(mask: str, base: int, bound: Mention, names: Sequence[Mention]) -> bool:
    """Tell whether the first name is coordinated with the bound one before it.

    A comma alone is no list: `the first plant of TSMC, the European Commission approved` has a new subject.
    """
    gap = mask[bound.end - base : names[0].start - base]
    if not COORD.fullmatch(gap):
        return False
    if gap.startswith(", ") and len(gap) > 3 and _ACTS.match(mask, names[0].end - base):
        return mask.rfind(", ", 0, bound.start - base) == bound.start - base - 2
    if not _COMMA_ONLY.fullmatch(gap) or names[0].type == "PLACE":
        return True
    before = mask[max(0, bound.start - base - 4) : bound.start - base]
    if (
        before.endswith((", ", "@ ", "et ", "and "))
        and "@" in mask[max(0, bound.start - base - 5) : bound.start - base]
    ):
        return True
    if len(names) < 2:
        return False
    return COORD.fullmatch(mask[names[0].end - base : names[1].start - base]) is not None


def shut_in(mask: str, low: int, high: int) -> list[tuple[int, int]]:
    """Spans of mask[low:high] between brackets or commas that only describe the name before them."""
    if mask.find(",", low, high) < 0 and mask.find("(", low, high) < 0:
        return []
    return [hit.span() for hit in _SHUT_IN.finditer(mask, low, high)]


def _within(mention: Mention, base: int, spans: list[tuple[int, int]]) -> bool:
    return any(low <= mention.start - base < high for low, high in spans)


def _leading(mask: str, base: int, free: list[Mention], at: int) -> Mention:
    """The subject among free names: the last, unless it explains the first or is a first verb's object."""
    if len(free) == 1:
        return free[0]
    if _SECOND_VERB.search(mask[free[-1].end - base : at]):
        head = free[0]
        for follower in free[1:]:
            if not COORD.fullmatch(mask[head.end - base : follower.start - base]):
                break
            head = follower
        return head
    if _is_list(mask, base, free):
        return free[-1]
    return free[0] if _in_apposition(mask, base, free, at) else free[-1]


_AND = re.compile(r"(?<!\w)(?:et|and|ainsi que|as well as)(?!\w)|&")


def _is_list(mask: str, base: int, free: list[Mention]) -> bool:
    """Tell whether names are one list, `A, B et C`, and no name with another that explains it."""
    gaps = [mask[a.end - base : b.start - base] for a, b in pairwise(free)]
    return _AND.search(gaps[-1]) is not None and all(COORD.fullmatch(gap) for gap in gaps)


_LETS = Guarded(
    r"(?<!\w)(?:permis|perme(?:t|ttent|ttre|ttra|ttant|ttrait|ttait|ttraient)|aidé|aide|aider|prête|"
    r"prêtent|prêtait) (?:à|au) ?"
    r"(?:la |l'|le )?\Z|"
    r"(?<!\w)au tour (?:de |d'|du )(?:la |l'|le )?\Z"
)
"""Words that hold who then acts: `permet à Pigment de lever`, `c'est au tour d'Accor de signer`."""
_BY_WHOM = re.compile(
    r"(?<!\w)(?:lanc|engag|men|ouver|entam|dépos|présent|formul|conclu|sign)[^\W\d_]{0,4} par (?:la |l'|"
    r"le )?\Z"
)
"""Who does what a noun tells and then acts: `les négociations lancées par Sanofi pour céder Opella`."""


def is_held(mask: str, base: int, mention: Mention) -> bool:
    """Tell whether a preposition holds this name: it complements another word, it is no subject."""
    return _is_held(mask, mention.start - base, mention.end - base)


@lru_cache(maxsize=64)
def _is_held(mask: str, low: int, high: int) -> bool:
    begins = max(0, low - 40)
    near = mask[begins:low]
    if _BOUND_LEFT.search(near) is None or _TIME.search(near) or _LETS.search(mask, begins, low):
        return False
    if mask.startswith((" pour ", " en vue de "), high) and _BY_WHOM.search(near):
        return False
    if is_one_of_several(mask, near, low, high):
        return False
    return not is_led(mask, low) and _TOPIC_LEAD.match(mask, 0, low) is None


def _in_apposition(mask: str, base: int, free: list[Mention], at: int) -> bool:
    """Tell whether the last free name explains the first one between two commas."""
    between = mask[free[0].end - base : free[-1].start - base]
    if len(free) > 2 and len(coordinated(mask, base, free)) == len(free) - 1 and _JOINS.search(between):
        return False
    behind = mask[free[-1].end - base : at]
    return between.lstrip().startswith(",") and "," in behind and free[0].type == "ORG"


_JOINS = re.compile(r"(?:,| ) ?(?:et|and|&) [^@]{0,12}\Z")


_BOSS = re.compile(
    r"(?:\A[^\w@]{0,4}|@'?s?,? |(?:entreprise|société|groupe|firme|start-?up|pousse|licorne|fabricant|"
    r"éditeur|fintech|banque|company|group|firm|startup|maker|lab|bank|business|unicorn)(?: (?:de |d')?"
    r"[^\W\d_]+){0,2},? )(?:(?:dirig|pilot|emmen|fond|cofond)ée?s?|led|headed|run|founded) (?:par|by) "
    r"(?:(?:le |la |son |sa |the |its )?(?:ceo|pdg|chief executive|boss|patron|founder|fondateur|co-founder|"
    r"entrepreneur),? )?\Z"
)


def is_boss(mask: str, base: int, mention: Mention) -> bool:
    """Tell whether a person only runs the firm spoken of: `l'entreprise dirigée par Arthur Mensch`."""
    low = mention.start - base
    return mention.type == "PERSON" and _BOSS.search(mask[max(0, low - 90) : low]) is not None


def bracket_at(mask: str, at: int) -> tuple[int, int] | None:
    """Where the brackets open and close that a position of the mask stands in."""
    opens = mask.rfind("(", 0, at)
    if opens < 0 or mask.find(")", opens, at) >= 0:
        return None
    closes = mask.find(")", at)
    return (opens, closes) if closes >= 0 else None


_BRACKETS = re.compile(r"\([^()]{1,160}\)")


def coordinated(mask: str, base: int, names: Sequence[Mention]) -> list[Mention]:
    """List the names coordinated before the last one: `A, B et C`."""
    group: list[Mention] = []
    last = names[-1]
    brackets = [hit.span() for hit in _BRACKETS.finditer(mask)]
    if brackets and not _within(last, base, brackets):
        names = [m for m in names if not _within(m, base, brackets)]
    for mention in reversed(names[:-1]):
        if (mention.type == "PERSON") != (last.type == "PERSON") and "," in mask[
            mention.end - base : last.start - base
        ]:
            break
        if not COORD.fullmatch(mask[mention.end - base : last.start - base]):
            break
        group.insert(0, mention)
        last = mention
    if (
        len(group) == 1
        and is_held(mask, base, group[0])
        and mask.startswith((", and ", ", et "), group[0].end - base)
    ):
        return []  # one that is held, and a new subject behind a comma: `bid for 3PAR, and HP countered`
    if (
        len(group) == 1
        and group[0].start - base > 3
        and _COMMA_ONLY.fullmatch(mask[group[0].end - base : names[-1].start - base])
    ):
        return []
    return group
