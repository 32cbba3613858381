"""One verdict per name and article: is it a name, and of what. Evidence adds up over all its occurrences."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.names.candidates import Cutter, Piece
from store.extract.names.context import fired
from store.extract.names.lexicon import Lexicon, Sense
from store.extract.names.runs import ADVERB, COUNTS
from store.extract.names.tokens import LEGAL_FORMS, TLD, Line
from store.model import PRECEDENCE, EntityType
from store.text.remembered import Remembered

MOST = 24
"""Occurrences of one name whose context is read; more would add time and no certainty."""
_TWICE = 2
"""Times one rule may count for one name."""
_BARE = ("org.bare-subject", "org.with-bare", "org.versus")
"""Rules that fit persons as well as firms."""
_SUPPORT = 2.0
"""Evidence that an ordinary or unsupported word needs to be a name."""
_CERTAIN = 9.0
_SOFTWARE = re.compile(r"[a-zA-Z](?:Ops|GPT)$|[a-z](?:OS|Bot|Chat|DB|Kit|SDK|ML|LM|USD|EUR|Coin)$")
_FUSED = re.compile(
    r"[a-z](?:Ventures|Capital|Partners|Labs|Invest|Bank|Group|Health|Bio|Pharma|Energy|Tech|Works)$"
)
_TOWN = re.compile(
    r"^[^\W\d_]+(?:-[^\W\d_]+){0,2}-(?:sur|sous|lès|les|en|près|aux|le|la|de|du|upon|on)-[^\W\d_]"
)
_MEDICINE = re.compile(
    r"[a-z]{3}(?:mab|tinib|ciclib|brodib|glutide|patide|vir|parib|sartan|xaban|leucel|parvovec|stat)$"
)
_FIRM_CAMEL = re.compile(r"^(?!(?:Mc|Mac|De|Di|Du|La|Le|Fitz|Van|Von|O')[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]{2,}$")
"""Two words in one, as no family is called: what speaks under such a name is a firm (`TechInsights says`)."""
_SOURCE_FILE = re.compile(r"^[a-z]\w+\.(?:cpp|js|rs)$")
_BARE_VERSION = re.compile(r"^[VRKMT]\d{1,2}(?:\.\d{1,2})?$")
_HYPHEN_CODE = re.compile(r"^[^\W\d_]+-(?:[A-Z]|[A-Z]?\d{1,3}[A-Za-z]?)$")
_PLAIN_WORDS = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z][^\W\d_A-Z]+){1,2}$")
_NUMBERED = re.compile(r"[ -]?[A-Za-z]{0,2}\d+(?:\.\d+)?[A-Za-z]{0,2}$")
_DATELINE = re.compile(
    r"(?=,| \(| /)(?:, (?:[A-Z][a-z]{1,5}\.|[A-Z][a-z]{3,12}))?"
    r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|(?:le )?\d{1,2} [a-zéû]{3,9}(?: \d{4})?),?)?"
    r"(?: ?\([A-Z][\w ./-]{1,30}\)| ?/[\w -]{2,40}/)? ?(?:--|[–—]|- )"
)
"""What stands after the place of a dateline (`BRAINTREE, Mass., March 25 /PRNewswire/ --`)."""
_LEGAL_TAIL = re.compile(rf",? (?:{LEGAL_FORMS}|Co|Company|Group|Holdings?|Group Holdings?)\.?$")
"""Legal forms, which make no other firm of a well-known one (`Oracle Corp`)."""

_DETERMINER = re.compile(
    r"(?:^|[\s('])(?:le|la|les|l'|un|une|des|du|au|aux|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos|votre|vos"
    r"|the|a|an|this|that|its|his|her|our|their|your|my|no|any|each|every|some) ?$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DOMAIN = re.compile(rf"\w\.(?:{TLD})$", re.IGNORECASE)
_NOUN = re.compile(r" ([a-z]{3,20})(?!\w)")
_ORDINARY_END = re.compile(
    r"(?:er|ir|oir|ant|ants|ment|tion|tions|té|ées?|és|ing|ness|ity|ism|ics|ers|ors|ists|ies|als|cy|ogy|ables?)$"
)

_FORMS: tuple[tuple[re.Pattern[str], str, EntityType, float], ...] = (
    (_TOWN, "form of a town", "PLACE", 3.0),
    (_MEDICINE, "form of a medicine", "PRODUCT", 1.5),
    (_BARE_VERSION, "form of a version", "PRODUCT", 3.0),
    (_SOURCE_FILE, "form of a program", "PRODUCT", 3.0),
    (_FUSED, "form of a firm in one word", "ORG", 1.5),
    (_SOFTWARE, "form of a software", "PRODUCT", 1.2),
)
"""What the letters of a single name tell: pattern, rule, type, weight."""
_FORMED = re.compile("|".join(form[0].pattern for form in _FORMS))
"""Any of these forms: most names have none."""
_IS_FORMED = Remembered(lambda name: _FORMED.search(name) is not None)
_IS_ADVERB = Remembered(lambda word: ADVERB.search(word) is not None)


class Verdict(NamedTuple):
    """What a name is, the sense of the lists when it has one, the rules that told it and their weight."""

    type: EntityType
    sense: Sense | None
    rules: tuple[str, ...]
    weight: float


class Evidence:
    """What is known of one name so far. `bold` counts the occurrences whose capital tells something."""

    __slots__ = ("bold", "counts", "pieces", "scores")

    def __init__(self) -> None:
        self.scores: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.pieces: list[Piece] = []
        self.bold = 0

    def add(self, rule: str, kind: str, weight: float) -> None:
        """Counts a rule, at most twice."""
        seen = self.counts.get(rule, 0)
        if seen < _TWICE:
            self.counts[rule] = seen + 1
            self.scores[kind] = self.scores.get(kind, 0.0) + weight

    def best(self) -> tuple[EntityType, float]:
        """The type with most evidence, and how much."""
        scores = [self.scores.get(kind, 0.0) for kind in PRECEDENCE]
        most = max(scores)
        return PRECEDENCE[scores.index(most)], most


def gather(pieces: list[Piece]) -> dict[str, Evidence]:
    """The occurrences of each name, by its plain text."""
    found: dict[str, Evidence] = {}
    for piece in pieces:
        evidence = found.get(piece.text)
        if evidence is None:
            evidence = found[piece.text] = Evidence()
        evidence.pieces.append(piece)
        evidence.bold += not piece.shy
    return found


def sure(senses: tuple[Sense, ...]) -> bool:
    """A form with one reading that is nothing else: its context need not be read."""
    return len(senses) == 1 and not senses[0].soft


def senses_of(name: str, lex: Lexicon) -> tuple[Sense, ...]:
    """The readings the lists give `name`, also in capitals (`LONDON`) or, for products, in the plural.

    A land before it or a legal form behind make no other thing of a firm (`US Treasury`, `Oracle Corp`).
    """
    senses = lex.senses.get(name)
    if senses is None and name.startswith(("U.S. ", "US ", "UK ", "U.K. ")):
        senses = tuple(s for s in lex.senses.get(name.partition(" ")[2], ()) if s.type == "ORG")
    if senses is None and ", " in name:
        senses = lex.senses.get(name.partition(", ")[0])
    if senses is None and " " in name and (legal := _LEGAL_TAIL.search(name)):
        senses = tuple(s for s in lex.senses.get(name[: legal.start()], ()) if s.type == "ORG")
    if senses is None and len(name) > 3:
        if name.isupper() or (" " in name and name.upper() in lex.upper):
            senses = lex.senses.get(lex.upper.get(name.upper(), ""))
        elif name.endswith("s"):
            senses = tuple(s for s in lex.senses.get(name[:-1], ()) if s.type == "PRODUCT")
    return senses or ()


def judge(
    name: str, evidence: Evidence, text: str, cutter: Cutter, lowered: frozenset[str], met: frozenset[str]
) -> Verdict | None:
    """The verdict on one name; None when it is no name. `lowered`: words of the text; `met`: its pieces."""
    whole = _behind_its_article(name, evidence, text, cutter.lex)
    senses = senses_of(name, cutter.lex) if whole is None else (whole,)
    if whole is not None:
        evidence.add("known behind its article", whole.type, 1.5)
    elif sure(senses):
        return Verdict(senses[0].type, senses[0], ("known",), _CERTAIN)
    for sense in senses:
        evidence.add("known", sense.type, 2.2 if sense.soft else 4.0)
    _by_shape(name, evidence, cutter)
    _by_dateline(evidence, text)
    if cutter.barred:
        _by_cell(evidence, text)
    _by_parts(name, evidence, met)
    listed = sum(evidence.scores.values())
    weighs_as_firm = _FIRM_CAMEL.search(name) is not None or _DIGIT.search(name) is not None
    for piece in evidence.pieces[:MOST]:
        for rule in fired(text, piece.start, piece.end, piece.line.start, piece.line.end):
            kind: str = rule.type
            if kind == "PERSON" and weighs_as_firm:
                kind = "ORG"
            if rule.name.startswith(_BARE) and _like_person(name, cutter.lex):
                kind = "PERSON"
            evidence.add(rule.name, kind, rule.weight)
    against = evidence.scores.pop("NONE", 0.0)
    if not evidence.bold and not senses and _has_verb(evidence, text, cutter.lex):
        evidence.add("subject of a verb", "ORG", 1.4)
    told = sum(evidence.scores.values()) - listed - against
    if not _stands(name, evidence, told, listed, cutter, lowered):
        return None
    if not senses:
        _by_default(name, evidence, cutter.lex)
    best, weight = evidence.best()
    chosen = next((sense for sense in senses if sense.type == best), None)
    return Verdict(best, chosen, tuple(evidence.counts), weight)


_CONTRACTED = {
    "le": re.compile(r"(?<!\w)(?:le|au|du) $"),
    "la": re.compile(r"(?<!\w)la $"),
    "les": re.compile(r"(?<!\w)(?:les|aux|des) $"),
    "l'": re.compile(r"(?<!\w)l'$"),
    "the": re.compile(r"(?<!\w)the $"),
}
"""How the article that a name begins with stands before it inside a sentence."""


def _behind_its_article(name: str, evidence: Evidence, text: str, lex: Lexicon) -> Sense | None:
    """The reading of a name always told behind its article in small letters: `au Monde`, `the Guardian`."""
    known = lex.articled.get(name)
    if known is None:
        return None
    lead = _CONTRACTED[known[0]]
    behind = all(lead.search(text, max(0, p.start - 5), p.start) for p in evidence.pieces[:MOST])
    return known[1] if behind else None


def _by_shape(name: str, evidence: Evidence, cutter: Cutter) -> None:
    shape = evidence.pieces[0].shape
    if shape == "person":
        evidence.add("given name", "PERSON", 2.5 if _like_firm(name, cutter.lex) else 5.5)
    elif shape == "surname first":
        evidence.add("surname first", "PERSON", 1.6)
    elif shape == "org":
        evidence.add("form of a firm", "ORG", 3.5)
    elif shape == "place":
        evidence.add("form of a place", "PLACE", 1.4)
    elif shape == "product":
        evidence.add("form of a product", "PRODUCT", 3.5)
    elif shape == "branch":
        evidence.add("branch of a firm", "PRODUCT", 1.8)
        evidence.add("branch of a firm, itself a firm", "ORG", 0.6)
    elif cutter.words.versioned(name):
        evidence.add("version of a product", "PRODUCT", 3.5)
    elif _IS_FORMED[name]:
        evidence.add(*next(form for form in _FORMS if form[0].search(name))[1:])
    elif cutter.kind(name) == "given":
        evidence.add("lone given name", "PERSON", 1.8 if name in cutter.lex.given else 1.0)


def _by_cell(evidence: Evidence, text: str) -> None:
    """A name alone in its cell of a row with figures."""
    for piece in evidence.pieces[:MOST]:
        if in_cell(text, piece.start, piece.end, piece.line):
            evidence.add("cell of a row", "ORG", 1.5)


def in_cell(text: str, start: int, end: int, line: Line) -> bool:
    """Whether `text[start:end]` is all that stands between two bars of a line that holds a figure."""
    left, right = text.rfind("|", line.start, start), text.find("|", end, line.end)
    if left < 0 and right < 0:
        return False
    left, right = (left if left >= 0 else line.start - 1), (right if right >= 0 else line.end)
    alone = not text[left + 1 : start].strip(" *_\t") and not text[end:right].strip(" *_\t")
    return alone and _DIGIT.search(text, line.start, line.end) is not None


_VERB = re.compile(r" (?:(?:also|now|still|then|has|had|ne|n'|se|lui|leur|y|en|aussi) )?(s'\w+|\w+)")


def _has_verb(evidence: Evidence, text: str, lex: Lexicon) -> bool:
    """Whether a word that opens a sentence is the subject of the verb behind it (`Zeliq cherche`).

    A plural before a verb that is not of one is an ordinary word (`Sources told`).
    """
    verbs = lex.classes["subject_verb"]
    found = (_VERB.match(text, piece.end) for piece in evidence.pieces[:MOST])
    several = evidence.pieces[0].text.endswith("s")
    return any(v is not None and v[1] in verbs and not (several and v[1][-1] != "s") for v in found)


def _like_firm(name: str, lex: Lexicon) -> bool:
    """Whether a given name stands before a word of firms that no family is called by (`Walden Catalyst`)."""
    last = name.rpartition(" ")[2].lower()
    return last in lex.classes["firm_word"] and (last in lex.common or len(last) > 6)


def _by_dateline(evidence: Evidence, text: str) -> None:
    """The place in capitals that opens a wire report or a release."""
    piece = evidence.pieces[0]
    opens = piece.start == piece.line.start and text[piece.start : piece.end].isupper()
    if opens and _DATELINE.match(text, piece.end, piece.end + 100):
        evidence.add("dateline", "PLACE", 5.0)


def _by_parts(name: str, evidence: Evidence, met: frozenset[str]) -> None:
    """The part of a name that also stands alone: the last word of a person, the first of a firm."""
    words = name.split(" ")
    if len(words) not in (2, 3) or evidence.scores or not all(w.isalpha() and w[1:].islower() for w in words):
        return
    first, last = words[0] in met, words[-1] in met
    if last and not first:
        evidence.add("family name alone", "PERSON", 2.0)
    elif first and not last:
        evidence.add("first word alone", "ORG", 1.5)


def _like_person(name: str, lex: Lexicon) -> bool:
    """Whether two or three plain words may be a person: none is an ordinary word or one that firms use."""
    if not _PLAIN_WORDS.match(name):
        return False
    words = [word.lower() for word in name.split(" ")]
    return not any(w in lex.common or w in lex.grammar or w in lex.classes["firm_word"] for w in words)


def _by_default(name: str, evidence: Evidence, lex: Lexicon) -> None:
    """What a name without any evidence most likely is in this press."""
    if _PLAIN_WORDS.match(name):
        evidence.add("two plain words", "PERSON" if _like_person(name, lex) else "ORG", 0.7)
        evidence.add("capital", "ORG", 0.3)
    elif _HYPHEN_CODE.search(name):
        evidence.add("ends with a code", "PRODUCT", 0.9)
    elif _NUMBERED.search(name) and not name[0].isdigit():
        evidence.add("ends with a number", "PRODUCT", 0.9)
    else:
        evidence.add("capital", "ORG", 0.7)


def _stands(
    name: str, evidence: Evidence, told: float, listed: float, cutter: Cutter, lowered: frozenset[str]
) -> bool:
    """Whether there is enough to call this a name at all."""
    words = name.split(" ")
    ordinary = all(cutter.kind(word) in ("common", "never", "weak", "grammar", "breaker") for word in words)
    if not evidence.bold and len(words) == 1 and not listed and _IS_ADVERB[name]:
        return False
    if name in COUNTS and not evidence.bold and _counts(evidence, cutter.text):
        return False
    lower = len(words) == 1 and name[1:].islower() and (ordinary or name.lower() in lowered)
    if evidence.bold:
        if lower:
            bare = cutter.kind(name) in ("common", "name", "given") and _bare(evidence, cutter.text)
            return told + listed >= (0.7 if bare else _SUPPORT)
        if ordinary:
            return told + listed >= 1.0 or (evidence.bold >= 2 and told >= 0)
        return told + listed > -1.0
    if lower or (ordinary and not (listed >= 3.5 and cutter.kind(words[0]) == "common")):
        return told >= (1.4 if listed >= 2.0 else 2.5)
    if cutter.words.camel(name) or _DOMAIN.search(name):
        return True
    if len(words) == 1 and listed == 0 and (_ORDINARY_END.search(name) or _modifies(evidence, cutter)):
        return told >= (_SUPPORT if ordinary else 1.4)
    return told + listed >= 1.2 or (name.isupper() and len(name) >= 3)


def _counts(evidence: Evidence, text: str) -> bool:
    """Whether a number in words always stands before what it counts (`Three founders`)."""
    nouns = [_NOUN.match(text, piece.end) for piece in evidence.pieces[:MOST]]
    return all(noun is not None and noun[1].endswith(("s", "x")) for noun in nouns)


def _modifies(evidence: Evidence, cutter: Cutter) -> bool:
    """Whether the word always stands before a noun for firms, as in `Fleet operator Zeliq`."""
    return all(
        (after := _NOUN.match(cutter.text, piece.end)) and after[1] in cutter.lex.classes["firm"]
        for piece in evidence.pieces[:MOST]
    )


def _bare(evidence: Evidence, text: str) -> bool:
    """Whether the name stands somewhere inside a sentence without an article before it, as names do."""
    return any(
        not piece.shy and not _DETERMINER.search(text[max(piece.line.start, piece.start - 8) : piece.start])
        for piece in evidence.pieces[:MOST]
    )
