"""One verdict per name and article: is it a name, and of what. Evidence adds up over all its occurrences."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.names.acronyms import is_acronym
from store.extract.names.candidates import Cutter, Piece
from store.extract.names.context import fired
from store.extract.names.letters import DIGIT, Letters, like_firm
from store.extract.names.lexicon import Lexicon, Sense
from store.extract.names.runs import COUNTS
from store.extract.names.tokens import TLD, Line
from store.model import PRECEDENCE, EntityType
from store.record import maker

MOST = 24
"""Occurrences of one name whose context is read; more would add time and no certainty."""
_TWICE = 2
"""Times one rule may count for one name."""
_BARE = ("org.bare-subject", "org.with-bare", "org.versus")
"""Rules that fit persons as well as firms."""
_OWN_NOUN = "product.kind-after"
"""Rules that fit any ordinary word before a noun for things, too (`Trading software giant Zeliq`)."""
_SUPPORT = 2.0
"""Evidence that an ordinary or unsupported word needs to be a name."""
_CERTAIN = 9.0
_KNOWN = ("known",)
_ONE_OF = 3.5
"""What the lists weigh for one reading of several: a service until one thing is said of its firm."""
_DATELINE = re.compile(
    r"(?=,| \(| /)(?:, (?:[A-Z][a-z]{1,5}\.|[A-Z][a-z]{3,12}))?"
    r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|(?:le )?\d{1,2} [a-zéû]{3,9}(?: \d{4})?),?)?"
    r"(?: ?\([A-Z][\w ./-]{1,30}\)| ?/[\w -]{2,40}/)? ?(?:--|[–—]|- )"
)
"""What stands after the place of a dateline (`BRAINTREE, Mass., March 25 /PRNewswire/ --`)."""
_DETERMINER = re.compile(
    r"(?:^|[\s('])(?:le|la|les|l'|un|une|des|du|au|aux|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos|"
    r"votre|vos"
    r"|the|a|an|this|that|its|his|her|our|their|your|my|no|any|each|every|some) ?$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(rf"\w\.(?:{TLD})$", re.IGNORECASE)
_NOUN = re.compile(r" ([a-z]{3,20})(?!\w)")
_ORDINARY_END = re.compile(
    r"(?:er|ir|oir|ant|ants|ment|tion|tions|té|ées?|és|ing|ness|ity|ism|ics|ers|ors|ists|ies|als|cy|ogy|"
    r"ables?)$"
)


class Verdict(NamedTuple):
    """What a name is, the sense of the lists when it has one, the rules that told it and their weight."""

    type: EntityType
    sense: Sense | None
    rules: tuple[str, ...]
    weight: float


_verdict = maker(Verdict)


class Evidence:
    """What is known of one name so far. `bold` counts the occurrences whose capital tells something."""

    __slots__ = ("bold", "counts", "pieces", "scores")

    def __init__(self, pieces: list[Piece]) -> None:
        self.scores: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.pieces = pieces
        self.bold = sum(not piece.shy for piece in pieces)

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


def gather(pieces: list[Piece]) -> dict[str, list[Piece]]:
    """The occurrences of each name, by its plain text."""
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        if (occurrences := found.get(piece.text)) is None:
            found[piece.text] = [piece]
        else:
            occurrences.append(piece)
    return found


def sure(senses: tuple[Sense, ...]) -> bool:
    """A form with one reading that is nothing else: its context need not be read."""
    return len(senses) == 1 and not senses[0].soft


def judge(
    name: str, pieces: list[Piece], text: str, cutter: Cutter, lowered: frozenset[str], met: frozenset[str]
) -> Verdict | None:
    """The verdict on the name of these pieces; None when it is no name.

    `lowered` are the words of the text, `met` the texts of its pieces.
    """
    lex = cutter.lex
    known = lex.senses.get(name)
    if known is not None and sure(known) and name not in lex.articled:
        return _verdict((known[0].type, known[0], _KNOWN, _CERTAIN))
    if known is None and _means_thing(text, pieces[0], lex):
        return None
    return _weigh(name, Evidence(pieces), cutter, lowered, met)


def _weigh(
    name: str, evidence: Evidence, cutter: Cutter, lowered: frozenset[str], met: frozenset[str]
) -> Verdict | None:
    """`judge` for a name that is not sure by the lists."""
    text, lex = cutter.text, cutter.lex
    whole = _behind_its_article(name, evidence, text, lex)
    letters = cutter.words.letters(name)
    senses = letters.senses if whole is None else (whole,)
    if whole is not None:
        evidence.add("known behind its article", whole.type, 1.5)
    elif sure(senses):
        return Verdict(senses[0].type, senses[0], _KNOWN, _CERTAIN)
    for sense in senses:
        evidence.add("known", sense.type, 2.2 if sense.soft else 4.0 if len(senses) == 1 else _ONE_OF)
    _by_place(name, letters, evidence, cutter, met)
    listed = sum(evidence.scores.values())
    _by_context(letters, evidence, text)
    against = evidence.scores.pop("NONE", 0.0)
    if not evidence.bold and (
        _has_verb(evidence, text, lex) if not senses else _acts(senses, evidence, text, lex)
    ):
        evidence.add("subject of a verb", "ORG", 1.4)
    told = sum(evidence.scores.values()) - listed - against
    if not _stands(name, letters, evidence, told, listed, cutter, lowered):
        return None
    if not senses:
        for clue in letters.defaults:
            evidence.add(*clue)
    best, weight = evidence.best()
    chosen = next((sense for sense in senses if sense.type == best), None)
    return Verdict(best, chosen, tuple(evidence.counts), weight)


def _by_place(name: str, letters: Letters, evidence: Evidence, cutter: Cutter, met: frozenset[str]) -> None:
    """What the shape of the name tells, where it stands on its line, and its parts that stand alone."""
    first = evidence.pieces[0]
    _by_shape(name, letters, evidence, cutter)
    if first.start == first.line.start:
        _by_dateline(evidence, cutter.text)
    if cutter.barred:
        _by_cell(evidence, cutter.text)
    if letters.ends is not None and not evidence.scores:
        _by_parts(letters.ends, evidence, met)


def _means_thing(text: str, piece: Piece, lex: Lexicon) -> bool:
    """Whether a name of several words only tells what the letters of a common thing beside it mean.

    As in `Key Performance Indicator (KPI)` and `API (Application Programming Interface)`.
    """
    start, end, letters = piece.start, piece.end, ""
    if text[end : end + 2] == " (":
        close = text.find(")", end, end + _LETTERS)
        letters = text[end + 2 : close] if close > 0 else ""
    elif text[start - 2 : start] == " (" and text[end : end + 1] == ")":
        letters = text[max(0, start - _LETTERS) : start - 2].rpartition(" ")[2]
    return letters.isupper() and letters.lower() in lex.never and is_acronym(letters, piece.text)


_LETTERS = 10
"""Signs of the longest letters in their brackets."""
_CONTRACTED = {
    "le": re.compile(r"(?<!\w)(?:le|au|du) (?:[«\"] ?)?$"),
    "la": re.compile(r"(?<!\w)la (?:[«\"] ?)?$"),
    "les": re.compile(r"(?<!\w)(?:les|aux|des) (?:[«\"] ?)?$"),
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
    behind = all(lead.search(text, max(0, p.start - 8), p.start) for p in evidence.pieces[:MOST])
    return known[1] if behind else None


def _by_shape(name: str, letters: Letters, evidence: Evidence, cutter: Cutter) -> None:
    shape = evidence.pieces[0].shape
    if shape == "person":
        evidence.add("given name", "PERSON", 2.5 if like_firm(name, cutter.lex) else 5.5)
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
    elif letters.form is not None:
        evidence.add(*letters.form)


def _by_context(letters: Letters, evidence: Evidence, text: str) -> None:
    """What stands beside the name, wherever it occurs."""
    loose = letters.ordinary or _ORDINARY_END.search(evidence.pieces[0].text) is not None
    for _, start, end, line, shy, *_ in evidence.pieces[:MOST]:
        for name, kind, weight, *_ in fired(text, start, end, line.start, line.end):
            if shy and loose and name.startswith(_OWN_NOUN):
                continue
            told = kind
            if kind == "PERSON" and letters.firm:
                told = "ORG"
            if letters.person and name.startswith(_BARE):
                told = "PERSON"
            evidence.add(name, told, weight)


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
    return alone and DIGIT.search(text, line.start, line.end) is not None


_VERB = re.compile(
    r"(?: \([^()\n]{2,60}\))? (?:(?:also|now|still|then|has|had|ne|n'|se|lui|leur|y|en|aussi) )?(s'\w+|\w+)"
)


_NO_VERBS = frozenset(
    "trait portrait extrait attrait retrait abstrait lait souhait parfait imparfait satisfait distrait "
    "opéra caméra extra ultra supra infra ".split()
)
"""What ends like a French imperfect, conditional or future and is none."""
_FINITE = ("ait", "raient", "era", "ira", "dra", "rra", "tra", "vra", "cra")
"""How French verbs end of whose subject one may be told: `Zeliq rachetait`, `Zeliq rachètera`."""


def _acts(senses: tuple[Sense, ...], evidence: Evidence, text: str, lex: Lexicon) -> bool:
    """Whether a firm called like an ordinary word is the subject of a French verb (`Orange renforce`).

    An ordinary word would have an article there, which English often leaves out.
    """
    if any(sense.type != "ORG" for sense in senses):
        return False
    french, english = lex.classes["subject_verb_fr"], lex.classes["subject_verb_en"]
    found = (_VERB.match(text, piece.end) for piece in evidence.pieces[:MOST])
    return any(verb is not None and verb[1] in french and verb[1] not in english for verb in found)


def _has_verb(evidence: Evidence, text: str, lex: Lexicon) -> bool:
    """Whether a word that opens a sentence is the subject of the verb behind it (`Zeliq cherche`).

    An English plural before a verb that is not of one is an ordinary word (`Sources told`).
    """
    french, english = lex.classes["subject_verb_fr"], lex.classes["subject_verb_en"]
    found = (_VERB.match(text, piece.end) for piece in evidence.pieces[:MOST])
    verbs = [verb[1] for verb in found if verb is not None]
    several = evidence.pieces[0].text.endswith("s")
    conditional = any(v.endswith(_FINITE) and v not in _NO_VERBS for v in verbs)
    return conditional or any(v in french or (v in english and (v[-1] == "s" or not several)) for v in verbs)


def _by_dateline(evidence: Evidence, text: str) -> None:
    """The place in capitals that opens a wire report or a release; the first piece opens its line."""
    piece = evidence.pieces[0]
    if text[piece.start : piece.end].isupper() and _DATELINE.match(text, piece.end, piece.end + 100):
        evidence.add("dateline", "PLACE", 5.0)


def _by_parts(ends: tuple[str, str], evidence: Evidence, met: frozenset[str]) -> None:
    """The part of a name that also stands alone: the last word of a person, the first of a firm."""
    first, last = ends[0] in met, ends[1] in met
    if last and not first:
        evidence.add("family name alone", "PERSON", 2.0)
    elif first and not last:
        evidence.add("first word alone", "ORG", 1.5)


def _stands(
    name: str,
    letters: Letters,
    evidence: Evidence,
    told: float,
    listed: float,
    cutter: Cutter,
    lowered: frozenset[str],
) -> bool:
    """Whether there is enough to call this a name at all."""
    words, ordinary = name.split(" "), letters.ordinary
    if not evidence.bold and not listed and letters.adverb:
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
        return told >= (1.2 if listed >= 2.0 else 2.5)
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
