"""Where a name stands in its sentence: held by a preposition, owning something, or raised as the topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from store.extract.claims.authorities import is_regulator
from store.extract.claims.grammar import AS_FOR, PREPOSITIONS, is_held
from store.extract.claims.openings import NATIONS, POSSESSED, opening
from store.extract.claims.passages import Sentence
from store.model import Mention
from store.text.guarded import Guarded
from store.text.spotting import first_of

_OF_NAME = re.compile(r" (?:de |d'|du |des |of )@")
_BOUND = first_of(rf"(?<!\w)(?:{PREPOSITIONS})(?:(?<=')|(?![^\W\d_]))\s?(?:(?:le|la|les|l'|the) ?)?\Z")
_BOUND_OVER = re.compile(
    r"(?<!\w)(?:du|au|(?:de|à|par|avec|chez|contre|pour|sur|dans|d'|auprès de) ?(?:l'|la |le |une? ))"
    rf"(?: ?(?:{NATIONS}|fonds|groupe|géant|opérateur|fabricant|éditeur|constructeur)){{1,2}} \Z"
)
"""A preposition that holds a name over its land or trade: `au profit de l'américain @`."""
_ITEM = re.compile(r"\s?(?:[-•*·▪►‣] |\(?\d{1,2}[).] )")
"""How an item of a list begins, which tells of another firm than the item before: `3) Zurich-based`."""
_UNDER = first_of(r"(?<!\w)(?:que |qu'|that |qui |which |values |valorise )(?:la |le |l'|the )?\Z")
SAID_FIRST = re.compile(
    r"\A(?:[^\w@]|\d{1,2}[.)] ){0,12}(?:(?:et|and|ok|okay|now|"
    rf"{AS_FOR}) ?(?:la |le |l'|the )?)?@"
    r"|\A[^\w@]{0,12}(?:pour|for|chez|at) (?:la |le |l'|the )?@(?=@* ?: )"
    r"|\A[^\w@]{0,6}(?:chez|at) (?:la |le |l'|the )?@(?=@*, )"
)
TAKEN_UP = re.compile(
    r"(?<!that)(?<!said)(?<!says)(?<!which)(?<!,) it(?=[.;]| (?:its|to|in|from|at|as|on|up|down|go|with|an?|"
    r"some|"
    r"about|another|¤+)(?!\w))|(?<!\w)(?<!pour )(?<!chez )(?<!à )(?<!, )lui [^\W\d_]+"
)
"""An object that only a pronoun names: `Uber put ¤ into it.`, `Fast Retailing lui a confié`."""
FOUNDED = re.compile(r"[^\w@]{0,4}(?:fond|cré|né|lanc|install|bas|implant)ée?s? (?:en|à|au|il y a|dans|par) ")
"""How the press tells of the firm just sold: `Fondée en 2016, l'entreprise emploie 220 personnes`."""
HOLDS = re.compile(
    r"@ (?:(?:en )?(?:est|était|sont|étaient|restent|reste|figurent|figure) (?:[^\W\d_]+ ){0,2}(?:au capital|"
    r"actionnaires?|parmi (?:les|ses) actionnaires))(?!\w)"
)
"""Those of whom a sentence only says that they hold shares: `EDF et Bpifrance étaient au capital`."""
_PRONOUN_REACH = 70
_NOUN_REACH = 160


_INTRODUCED = Guarded(
    r"[^@¤;]{3,90}? (?:went|goes|belongs|revient|revenait|échoit|est allée?|va|vont) (?:to|à) "
    r"(?:the |la |le |l')?(?:[^\W\d_]+ ){0,3}?(?=@)|"
    r"(?<!\w)[^\w@]{0,4}(?:[^@;.]{2,40}, )?(?:vient|viennent|arrive|suit|suivent|figure|on trouve|"
    r"on retrouve|there is|there's|comes?|next is) (?:[^\W\d_]+ ){0,5}?(?:l'|la |le |the )?"
    r"(?:[^\W\d_]+ ){0,2}?(?=@)|(?<!\w)[^\w@]{0,4}"
    r"(?:(?:et |and )?c'est (?:aussi |ainsi |notamment )?(?:le cas|l'histoire|l'ambition|"
    r"le pari|la promesse) (?:de |d')(?:la |l')?|that is the case (?:of|for|with) |"
    r"(?:take|meet|consider|prenez|prenons|place à|focus sur) )(?:[^\W\d_]+ ){0,3}?(?=@)",
    by="went|goes|belongs|revient|revenait|échoit|allé|va |vont|vient|viennent|arrive|suit|suivent|figure|"
    "trouve|retrouve|there|come|next|c'est|case|take|meet|consider|prenez|prenons|place|focus",
)
"""What brings in whom the passage goes on about: `The biggest round went to Affirm`, `Vient ensuite Alan`."""


_ITS_TURN = re.compile(
    r"(?<!\w)c'(?:est|était) (?:désormais |maintenant |aujourd'hui |aussi )?"
    r"(?:au tour (?:de |d'|du )[^@;.]{0,60}(?=@)|(?:le |la |l')?(?:[^\W\d_]+ ){0,2}(?=@+ qui ))"
)
"""Whose turn it is, wherever a sentence tells so: `Après X, c'est au tour d'une autre, Y, de passer`."""


def alone_beside(firm: str | None, sentence: Sentence) -> bool:
    """Tell whether a firm is the only one a sentence names: `Alexandre Prot, CEO de Qonto, a le sourire`."""
    return {m.name for m in sentence.mentions if m.type == "ORG"} == {firm}


def run_by_named(sentence: Sentence, bosses: Mapping[str, str]) -> str | None:
    """The one firm of a sentence, told as that of a person it names: `…, Alexandre Prot, CEO de Qonto, a`."""
    if sentence.amounts or sentence.role != "body":
        return None
    firms = {bosses.get(m.name) for m in sentence.mentions if m.type == "PERSON"} - {None}
    firm = firms.pop() if len(firms) == 1 else None
    return firm if firm and alone_beside(firm, sentence) and not is_regulator(firm) else None


def only_before(sentence: Sentence, other: str, at: int) -> str | None:
    """The one firm or product beside `other` named left of a position: `Sage suit Cegid : il l'a`."""
    if sentence.language != "fr":
        return None
    before = [m for m in sentence.mentions if m.end - sentence.start <= at]
    names = {m.name for m in before if m.type in ("ORG", "PRODUCT")}
    rest = names - {other}
    return rest.pop() if other in names and len(rest) == 1 else None


def stands_behind(sentence: Sentence, at: int, name: str) -> bool:
    """Tell whether a name stands first right of a trigger, in another function: it is not what is unsaid."""
    first = next((m for m in sentence.mentions if m.name == name), None)
    return first is not None and first.start - sentence.start >= at


def names_others(sentence: Sentence, other: str) -> bool:
    """Tell whether a sentence names an organisation beside the one given."""
    return any(m.type == "ORG" and m.name != other for m in sentence.mentions)


def is_fronted(sentence: Sentence, name: str) -> bool:
    """Tell whether a firm is named only in what stands before the subject: `Une semaine avant Qonto, la`."""
    first = opening(sentence)
    at = [m.start - sentence.start for m in sentence.mentions if m.name == name]
    return bool(at) and first.sort == "description" and max(at) < first.at


_AT_END = re.compile(
    r"(?:(?<!\w)(?:chez|à l'image d(?:e|u)|à l'instar d(?:e|u)|du côté d(?:e|u)|comme|le cas d(?:e|u)) |"
    r"(?<!\w)(?:à l'image|à l'instar|du côté|le cas) d')(?:la |le |"
    r"l')?(?:[^\W\d_]+ ){0,2}(?P<who>@+)[*_»\" ]{0,3}[.:!…]?\Z"
)
"""Whom a sentence ends with as its example: `certaines enchaînent les tours, à l'image de Back Market`."""


def is_item(mask: str) -> bool:
    """Tell whether a sentence begins an item of a list: few do not open with a letter or a name."""
    return not (mask[:1] == "@" or mask[:1].isalpha()) and _ITEM.match(mask) is not None


def raised(sentence: Sentence) -> Mention | None:
    """The firm that a sentence raises as the topic: `And OpenAI?`, `La palme revient à Alan`."""
    firms = [m for m in sentence.mentions if m.type == "ORG"]
    if len(firms) > 1 and "c'" in sentence.mask and (turn := _ITS_TURN.search(sentence.mask)):
        return next((m for m in firms if m.start - sentence.start == turn.end()), None)
    if firms and sentence.role == "body" and (brought := _INTRODUCED.match(sentence.mask)):
        at = sentence.start + brought.end()
        return next((m for m in firms if m.start == at), None)
    if len(firms) == 1 and sentence.role == "body" and (last := _AT_END.search(sentence.mask, -40)):
        return firms[0] if sentence.start + last.end("who") == firms[0].end else None
    few = sentence.end - sentence.start < 34 and sentence.role == "body" and not sentence.amounts
    few = few and sentence.language == "en"
    return firms[0] if few and len(sentence.mentions) == 1 and firms else None


def owner(sentence: Sentence, at: int) -> str | None:
    """The organisation that owns something left of a pronoun: `Microsoft's history, … it paid`."""
    owners = (
        m
        for m in sentence.mentions
        if m.type == "ORG"
        and m.end - sentence.start < at
        and POSSESSED.match(sentence.mask, m.end - sentence.start)
    )
    return next((m.name for m in owners), None)


def of_firm(sentence: Sentence, at: int) -> bool:
    """Tell whether a description is of a named firm (`le patron de Free`); a person's firm stays open."""
    hit = _OF_NAME.match(sentence.mask, at)
    name = next((m for m in sentence.mentions if hit and m.start - sentence.start == hit.end() - 1), None)
    return name is not None and name.type not in ("PERSON", "PLACE")


def held(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a preposition holds a name."""
    mask, low = sentence.mask, mention.start - sentence.start
    before = mask[max(0, low - 24) : low]
    if not (
        _BOUND.match(before)
        or _BOUND_OVER.search(mask, max(0, low - 44), low)
        or POSSESSED.match(mask, mention.end - sentence.start)
        or _UNDER.match(before)
    ):
        return False
    return SAID_FIRST.match(mask[: low + 1]) is None


def last_of(pattern: re.Pattern[str], mask: str, at: int) -> re.Match[str] | None:
    """The last description left of `at`; a pronoun only when it is near."""
    found: re.Match[str] | None = None
    for hit in pattern.finditer(mask, max(0, at - _NOUN_REACH), at):
        if " " in hit.group() or "'" in hit.group() or at - hit.end() <= _PRONOUN_REACH:
            found = hit
    return found


_IN_BRACKETS = re.compile(r"@[*_»\"”]{0,3} \([^()@;]{0,80}\Z")


def before_brackets(sentence: Sentence, at: int) -> str | None:
    """The firm right before the brackets that a position stands in: `OpenAI (500 milliards de valeur)`."""
    if "(" not in sentence.mask[max(0, at - 82) : at]:
        return None
    opens = _IN_BRACKETS.search(sentence.mask, max(0, at - 90), at)
    end = sentence.start + opens.start() + 1 if opens else -1
    owner = next((m for m in sentence.mentions if m.end == end), None)
    return owner.name if owner and owner.type in ("ORG", "PRODUCT") else None


def goes_on(words: str, name: str, passed: Sequence[Sentence]) -> bool:
    """Tell whether `elle` takes up who gave or got a sum in the sentence before, be it a fund."""
    if words != "elle" or not passed or "¤" not in passed[-1].mask:
        return False
    first = opening(passed[-1])
    return first.sort == "name" and first.mention is not None and first.mention.name == name


def first_free(sentence: Sentence, at: int) -> str | None:
    """The first organisation or product left of a position that no preposition holds."""
    before = [m for m in sentence.mentions if m.type in ("ORG", "PRODUCT") and m.end - sentence.start <= at]
    free = (m for m in before if not is_held(sentence.mask, sentence.start, m))
    return next((m.name for m in free), None)


def nearest_firm(sentence: Sentence, at: int, other: str) -> str | None:
    """The firm named last left of a position, other than the one given."""
    before = [m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start <= at]
    return next((name for name in reversed(before) if name != other), None)
