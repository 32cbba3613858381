"""The slot of a name right of a trigger, by the words between: `auprès de X` is `from`, `par X` is `by`."""

from __future__ import annotations

import re

from store.extract.claims.bounds import ELSEWHERE, PREDICATE
from store.text.dates import FRENCH_DAYS, FRENCH_MONTHS

_STRONG = re.compile(
    r"(?<!\w)(?:(?P<led>mené\w* par|sous la (?:houlette|conduite|direction) (?:de|du|d')|"
    r"sous l'égide (?:de|du|d')|emmené\w* par|conduit\w* par|piloté\w* par|dirigé\w* par|"
    r"co-?mené\w* par|(?:co-)?led by|headed by|spearheaded by|anchored by)"
    r"|(?P<from>(?:auprès|émanant) (?:de|du|des|d')|de la part (?:de|du|des|d')|from|grâce à)"
    r"|(?P<held>appartenant (?:à|aux?)|(?:détenu|possédé|contrôlé)e?s? (?:jusqu'[^\W\d_]+(?: "
    r"présent)? |encore |alors |"
    r"jadis )?par)"
    r"|(?P<against>contre|against|à l'encontre (?:de|du|des|d'))"
    r"|(?P<by>par(?! (?:an|mois|jour|semaine|trimestre|action|titre|utilisateur|tête)(?!\w))|by)(?!\w)"
    r"|(?P<with>avec|with|alongside|aux côtés (?:de|du|des|d')|auquel participent)"
    r"|(?P<to>au profit d(?:e|u|es|')|aux [^\W\d_]{3,12}(?:[ae]ins|ais|ois|iens|ands|ques|ens|gnols|"
    r"sses) d(?:e |')|(?:à|avec|par) un (?:consortium|groupement|attelage|tandem|"
    r"trio|duo|"
    r"pool|groupe d'investisseurs)[^;.¤@]{0,16} (?:réunissant|regroupant|associant|comprenant|composé d[e']|"
    r"formé (?:de|par|d')|mené par|conduit par|emmené par|constitué d[e']))"
    r"|(?P<group>to an? (?:[^\W\d_]+ ){0,2}(?:group|consortium|team|syndicate|club)[^;.¤@]{0,12} "
    r"(?:led|headed|"
    r"backed|formed|made up|that includes|including|comprising|of)(?: by| of)?)"
    r"|(?P<between>entre|between)(?!\w)"
    r"|(?P<rival>face (?:à|aux?)|devant|au détriment d(?:e|u|es|')|aux dépens d(?:e|u|es|'))"
    r")"
)
_WEAK = (
    r"(?P<in>dans le capital (?:de|du|des|d')|au capital (?:de|du|des|d')|au sein (?:de|du|d')|dans|into|in)"
    r"|(?P<at>chez|at)|(?P<on>sur|on)|(?P<for>pour|for)|(?P<to>à|au|aux|to|towards?)|(?P<of>de|d'|du|des|of)"
)
_LEADING = re.compile(
    r"[\s,(]{0,3}(?:(?:supplémentaires?|(?:all )?in (?:cash|stock|shares)(?: and (?:cash|stock|shares|"
    r"debt))?|cash|en (?:numéraire|titres|"
    r"actions|cash)|annuels?|additional|"
    rf"{FRENCH_DAYS}|aussi|également|today|also|plus tôt|cette semaine|"
    rf"en bourse|en (?:{FRENCH_MONTHS})|"
    rf"massive?|¤+|more|further|worth|"
    rf"\w{{4,14}}ment)[\s,]{{1,3}}){{0,3}}(?:{_WEAK})(?:(?<=')|(?![^\W\d_])).{{0,2}}"
)
_ADJACENT = re.compile(
    rf"(?:^|[\s,(])(?:{_WEAK})(?:(?<=')|(?![^\W\d_]))\s?(?:(?:le |la |les |l'|the |its |"
    rf"son |sa )?(?:(?!for |from |with |into |pour |dans |avec )[^\W\d_]{{3,16}} ){{0,2}})\Z"
)
_APPOSED = re.compile(
    r",\s(?:(?:son|sa|ses|leur|le|la|les|l'|un|une|the|its|a|an|his|her|ex-|ancien\w*|"
    r"former|co-?)\s?)?[^,@¤]{2,60}?(?:d'|de |du |des |of |at |chez |behind |par |by )"
    r"(?:la |le |les |l'|the )?\Z"
)
_TITLED = re.compile(
    r" (?:its|their|the|his|her|an?|[^\W\d_]+'s) (?:[^\W\d_]+[ -]){0,4}(?:chairman|chairwoman|chief|boss|"
    r"ceo|founder|"
    r"co-founder|owner|shareholder|investor|backer|parent|rival|partner|supplier|customer|regulator|"
    r"authority|"
    r"watchdog|agency|court|fund|firm|company|group|start-?up|maker|bank|lender|carmaker|chipmaker|retailer|"
    r"giant|ministry|department|[^\W\d_]+er), "
    r"(?:(?:the |an? |its )(?:[^\W\d_]+(?:-[^\W\d_]+)? ){1,4})?|"
    r" (?:son|sa|leur|le|la|l'|un|une) ?(?:[^\W\d_]+ ){0,2}(?:actionnaire|propriétaire|maison mère|"
    r"partenaire|"
    r"investisseur|fondateur|patron|président|client|fournisseur|rivale?|associée?)(?: [^\W\d_]+){0,2}, "
)
"""What parts a preposition from the name it holds in an apposition: `from its chairman, Ray Zage`."""


_NEW_CLAUSE = re.compile(
    r"(?:, |¤ )(?:(?:ne |n')?(?:se |s'|a |ont |est |sont |va |vont |doit |doivent |reste |devrait |"
    r"pourrait |vient |"
    r"viennent |permet |court |has |is |was |will |would ))"
)
"""Where another verb begins behind what commas shut in: `le rachat de X, pour 2 milliards, se heurte à`."""


_AND = frozenset((" et ", " and ", ", et ", ", and ", " puis ", " then "))
"""What leads on from a trigger to another clause: `500 millions d'amende et Meta à 200 millions`."""


_TO_DO = re.compile(
    r"[\s,(]{0,3}to (?:settle|resolve|end|close|drop|avoid|bury|build|fund|finance|develop|expand|use|train|"
    r"create|launch) [^;.]{3,60} (?:over|about|concerning|around|involving) "
)
"""A purpose, and what it is about: `$725 million to resolve a suit over Cambridge Analytica`."""
_PAID_IN = re.compile(
    r"\A,? (?:(?:mostly |all |entirely |largely )?in (?:cash|stock|shares|equity|debt)"
    r"(?:(?: and |/)(?:cash|stock|shares|debt))?|"
    r"en (?:numéraire|cash|actions|titres|espèces)(?: et (?:en )?(?:numéraire|cash|actions|titres))?),?(?= )"
)
"""How a sum is paid, which holds no name behind it: `pay $3.2 billion in cash for Nest`."""


def slot_of(gap: str, first: bool) -> str | None:
    """Name the slot of a name by the words between it and what stands before."""
    if first and gap in _AND:
        return None
    if not first and _APPOSED.search(gap) and _STRONG.search(gap[-84:]) is None:
        return None
    told = "¤" in gap or "%" in gap
    if told:
        gap = gap[max(gap.rfind("¤"), gap.rfind("%")) + 1 :]
        if gap.strip() in (",", ""):
            return "next" if "," in gap else "obj"
        gap = _PAID_IN.sub("", gap)
    near = gap[-84:]
    *_, strong = None, *_STRONG.finditer(near)
    if strong is not None and _binds(near[strong.end() :]):
        named = "to" if strong.lastgroup == "group" else strong.lastgroup
        return None if ELSEWHERE.search(near, 0, strong.start()) else named
    if told and (PREDICATE.match(gap) or _TO_DO.match(gap)):
        return None
    lead = _LEADING.match(gap)
    adjacent = _ADJACENT.search(gap)
    if lead and adjacent and adjacent.start() > lead.end() and adjacent.lastgroup not in (None, "of", "for"):
        return adjacent.lastgroup
    if lead is not None and lead.lastgroup:
        if lead.lastgroup == "of" and not first:
            return "of" if told else None
        return lead.lastgroup
    if adjacent and not (first and adjacent.lastgroup == "of" and len(gap) >= 60):
        return None if not first and _not_its(gap, adjacent) else adjacent.lastgroup
    if first and len(gap) <= 70 and not (told and len(gap) > 24):
        return "obj"
    return None


def _binds(rest: str) -> bool:
    """Tell whether a preposition still holds a name behind these words: no comma, or an apposition's own."""
    return ("," not in rest and len(rest) < 66) or _TITLED.fullmatch(rest) is not None


def _not_its(gap: str, adjacent: re.Match[str]) -> bool:
    """Tell whether the preposition right before a name belongs to another word than the trigger."""
    return adjacent.lastgroup == "of" or _NEW_CLAUSE.search(gap, 0, adjacent.start()) is not None
