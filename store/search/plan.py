"""From a parsed query to wants: each typed word set against the words and names of the dossier.

In order: amounts are read as values, names of the dossier as the things they name, neighbouring words that
the dossier writes as one are joined. A word the dossier has stands for itself (and its plural); the last
word may be only begun; a word it has not is taken for the beginning of one, for two words written as
one, or for the nearest words within an edit or two.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product
from typing import NamedTuple

from store.model import Entity
from store.search.amounts import Figure, figures
from store.search.conditions import FieldWant, names
from store.search.fields import AmountRange, Names
from store.search.query import And, Field, Node, Not, Or, Pattern, Phrase, Query, Words
from store.search.records import Lookup
from store.search.scopes import scopes
from store.search.vocabulary import Near, Vocabulary
from store.search.wants import (
    EDIT,
    GLUED,
    PREFIX,
    VARIANT,
    AllWant,
    EitherWant,
    EntityWant,
    FigureWant,
    PatternWant,
    RunWant,
    Target,
    Want,
    WithoutWant,
    WordWant,
)
from store.search.words import STOP_WORDS, Read, folded_words, read

MAX_FORM = 6
"""Words of the longest name that is looked for in a query."""
MOST_BEGUN, MOST_TYPING = 48, 14
"""Words that the beginning of one stands for; fewer while it is typed, or of a single letter or two."""
BEGUN_WORD = 5
"""Letters after which a finished query may have meant a longer word; for a name three will do."""


class Plan(NamedTuple):
    """What to look for: the want, where it may be, the words in their order, and the words nobody wrote."""

    want: Want
    scopes: frozenset[str]
    sequence: tuple[str, ...]
    unknown: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    patterned: bool = False

    @property
    def single(self) -> bool:
        """Tell whether a single word is asked for, so that no words can stand in their order."""
        want = self.want.words if isinstance(self.want, EntityWant) else self.want
        return isinstance(want, WordWant)


class Dossier(NamedTuple):
    """What a query is set against. `entities_named` gives the numbers of the entities with a folded form."""

    vocabulary: Vocabulary
    lookup: Lookup
    entities_named: Callable[[str], tuple[int, ...]]
    entity: Callable[[int], Entity]
    values: Callable[[AmountRange], list[str] | None]


class Planner:
    """Resolves one query."""

    def __init__(self, dossier: Dossier, query: Query, deadline: float) -> None:
        self.dossier = dossier
        self.query = query
        self.deadline = deadline
        self.unknown: list[str] = []
        self.sequence: tuple[str, ...] = ()
        self.patterned = False

    def plan(self) -> Plan | None:
        """The plan of the query; `None` when it asks nothing."""
        node = self.query.node
        if node is None:
            return None
        want = self._want(node, False)
        if want is None:
            return None
        parts = node.children if isinstance(node, And) else (node,)
        fields = tuple(part for part in parts if isinstance(part, Field))
        return Plan(want, scopes(node), self.sequence, tuple(self.unknown), fields, self.patterned)

    def _want(self, node: Node, exact: bool) -> Want | None:
        if isinstance(node, Words):
            return self._words(node, exact)
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, Pattern):
            self.patterned = True
            return PatternWant(node.text, self.deadline)
        if isinstance(node, Field):
            return self._field(node)
        if isinstance(node, Not):
            child = self._want(node.child, True)
            return WithoutWant(child) if child is not None else None
        wants = tuple(want for child in node.children if (want := self._want(child, exact)) is not None)
        if not wants:
            return None
        return EitherWant(wants) if isinstance(node, Or) else AllWant(wants)

    def _phrase(self, node: Phrase) -> Want | None:
        said = tuple(folded_words(node.text))
        if not said:
            return None
        if node.open and not node.text[-1:].isspace():
            return RunWant(said[:-1], self.dossier.vocabulary.prefixed(said[-1], MOST_BEGUN) or (said[-1],))
        return RunWant(said, ())

    def _field(self, node: Field) -> Want:
        forms: list[tuple[str, ...]] = []
        numbers: tuple[int, ...] = ()
        values: list[str] | None = None
        if node.name == "entity" and isinstance(node.value, Names):
            numbers = self._entities_like(node.value)
            for number in numbers:
                entity = self.dossier.entity(number)
                forms.extend(tuple(folded_words(form)) for form in (entity.name, *entity.aliases))
        elif node.name == "amount" and isinstance(node.value, AmountRange):
            values = self.dossier.values(node.value)
        return FieldWant(node.name, node.value, self.dossier.lookup, forms, numbers, values)

    def _entities_like(self, value: Names) -> tuple[int, ...]:
        numbers = self.dossier.entities_named(value.folded)
        if numbers:
            return numbers
        wanted = tuple(folded_words(value.raw))
        return tuple(
            number
            for number in range(len(self.dossier.lookup.entities))
            if any(names(form, wanted) for form in _forms(self.dossier.entity(number)))
        )[:20]

    def _words(self, node: Words, exact: bool) -> Want | None:
        said = read(node.text)
        if not said.words:
            return None
        last = node.end >= len(self.query.text.rstrip()) and not exact
        typing = last and self.query.lenient and not self.query.text[-1:].isspace()
        run = _Run(self, node.text, said, node.prefix or typing, last or node.prefix, exact)
        wants = run.wants()
        if not self.sequence and len(said.words) > 1:
            self.sequence = tuple(word.text for word in said.words)
        return wants[0] if len(wants) == 1 else AllWant(tuple(wants))

    def targets(self, word: str, raw: str, begun: bool, last: bool) -> tuple[Target, ...]:
        """The words of the dossier that a typed word stands for; `begun` when it may be unfinished."""
        vocabulary = self.dossier.vocabulary
        found = {word: Target(word, 0.0)} if vocabulary.count(word) else {}
        number = any(c.isdigit() for c in word)
        if not number:
            for variant in _variants(word):
                if vocabulary.count(variant):
                    found.setdefault(variant, Target(variant, VARIANT, f"{raw} → "))
        if begun or (len(word) >= 3 and (last or not found) and not number):
            most = MOST_BEGUN if len(word) > 2 and not self.query.lenient else MOST_TYPING
            for full in vocabulary.prefixed(word, most):
                if not begun and len(word) < BEGUN_WORD and full not in vocabulary.names:
                    continue
                extra = min(4.0, 0.5 * (len(full) - len(word)))
                found.setdefault(full, Target(full, PREFIX + extra, f"begins with {raw}"))
        if not found and not number:
            for near in vocabulary.near(word, begun):
                found[near.word] = Target(near.word, EDIT * near.edits, _edits(near.edits, raw))
        return tuple(found.values())

    def split(self, word: str) -> list[Want]:
        """An unknown word as two known ones side by side: `opensource`, `gpt4`."""
        vocabulary = self.dossier.vocabulary
        found: list[Want] = [
            RunWant((word[:at], word[at:]), (), GLUED, f"{word} = {word[:at]} {word[at:]}")
            for at in range(2, len(word))
            if vocabulary.count(word[:at]) and vocabulary.count(word[at:]) and word[:at] not in STOP_WORDS
        ]
        return found[:4]


class _Run:
    """Plans neighbouring words."""

    def __init__(self, planner: Planner, text: str, said: Read, begun: bool, last: bool, exact: bool) -> None:
        self.planner = planner
        self.text = text
        self.said = said
        self.begun = begun
        self.last = last
        self.exact = exact
        self.words = [word.text for word in said.words]
        spans = {said.range_of(i, i + 1): i for i in range(len(said.words))}
        self.raws = [text[start:end] for start, end in sorted(spans, key=lambda s: spans[s])]
        self.raws = [text[slice(*said.range_of(i, i + 1))] for i in range(len(said.words))]

    def wants(self) -> list[Want]:
        """One want for each amount, name or word; words too common to ask for are left out."""
        if self.exact:
            return [
                WordWant(raw, word, (Target(word, 0.0),))
                for raw, word in zip(self.raws, self.words, strict=True)
            ]
        found: list[tuple[Want, bool]] = []
        read_figures = self._figures()
        at = 0
        while at < len(self.words):
            want, taken = (
                self._figure(read_figures, at)
                or self._name(at)
                or self._joined(at)
                or self._misspelt_name(at)
                or (self._single(at), 1)
            )
            found.append((want, taken == 1 and self.words[at] in STOP_WORDS))
            at += taken
        kept = [want for want, common in found if not common]
        return kept or [want for want, _ in found]

    def _figures(self) -> dict[int, tuple[Figure, str, int]]:
        """The amounts by the first word they take, as they are typed, with how many words that is."""
        text, spans = self._scales_set_right()
        found: dict[int, tuple[Figure, str, int]] = {}
        for figure in figures(text, loose=True):
            inside = [i for i, (start, end) in enumerate(spans) if start < figure.end and end > figure.start]
            if inside:
                found[inside[0]] = (figure, text[figure.start : figure.end], len(inside))
        return found

    def _scales_set_right(self) -> tuple[str, list[tuple[int, int]]]:
        """The folded text with mistyped scales mended (`miliards`), and where its words then stand."""
        folded, done, text = self.said.folded.text, 0, ""
        spans: list[tuple[int, int]] = []
        for word in self.said.words:
            text += folded[done : word.start]
            scale = _scale_meant(word.text) if not self.planner.dossier.vocabulary.count(word.text) else None
            written = scale or folded[word.start : word.end]
            spans.append((len(text), len(text) + len(written)))
            text, done = text + written, word.end
        return text + folded[done:], spans

    def _figure(self, read_figures: dict[int, tuple[Figure, str, int]], at: int) -> tuple[Want, int] | None:
        if at not in read_figures:
            return None
        figure, typed, taken = read_figures[at]
        want: Want = FigureWant(figure.value, figure.currency, figure.unit, typed)
        unsure = figure.currency is None and figure.unit is None and len(self.words[at + taken - 1]) <= 2
        if unsure or (self.begun and at + taken == len(self.words)):
            words = AllWant(tuple(self._single(i) for i in range(at, at + taken)))
            return EitherWant((want, words), first=True), taken
        return want, taken

    def _name(self, at: int) -> tuple[Want, int] | None:
        """The longest name of the dossier that begins here, as typed."""
        for size in range(min(MAX_FORM, len(self.words) - at), 0, -1):
            words = self.words[at : at + size]
            if size > 1 or words[0] not in STOP_WORDS:
                inner = [self._single(at + i, quiet=True) for i in range(size)]
                named = self._entity(words, inner, 0.0)
                if named is not None:
                    return named, size
        return None

    def _misspelt_name(self, at: int) -> tuple[Want, int] | None:
        """The longest name that begins here when words the dossier has not are set right; short ones too."""
        vocabulary = self.planner.dossier.vocabulary
        for size in range(min(3, len(self.words) - at), 0, -1):
            options = [
                (Near(word, 0),) if vocabulary.count(word) else vocabulary.near(word, False, size > 1)
                for word in self.words[at : at + size]
            ]
            for choice in islice(product(*options), 64):
                edits = sum(near.edits for near in choice)
                inner = [self._set_right(at + i, near) for i, near in enumerate(choice)]
                named = self._entity([near.word for near in choice], inner, EDIT * edits) if edits else None
                if named is not None:
                    return named, size
        return None

    def _set_right(self, at: int, near: Near) -> Want:
        if not near.edits:
            return self._single(at)
        why = _edits(near.edits, self.raws[at])
        return WordWant(self.raws[at], self.words[at], (Target(near.word, EDIT * near.edits, why),))

    def _entity(self, words: list[str], inner: list[Want], cost: float) -> Want | None:
        """The one entity that bears this name, if there is just one."""
        dossier = self.planner.dossier
        numbers = dossier.entities_named(" ".join(words))
        if len(numbers) != 1:
            return None
        entity = dossier.entity(numbers[0])
        forms = tuple(dict.fromkeys(tuple(folded_words(form)) for form in _forms(entity)))
        want = inner[0] if len(inner) == 1 else AllWant(tuple(inner))
        return EntityWant(want, entity, numbers[0], forms, cost)

    def _joined(self, at: int) -> tuple[Want, int] | None:
        """Two or three words that the dossier also writes as one: `open ai`, `soft bank`."""
        vocabulary = self.planner.dossier.vocabulary
        for size in (3, 2):
            parts = self.words[at : at + size]
            glued = "".join(parts)
            if len(parts) < size or len(glued) < 5 or not vocabulary.count(glued):
                continue
            raw = " ".join(self.raws[at : at + size])
            whole = WordWant(raw, glued, (Target(glued, GLUED, f"{raw} → "),))
            apart = [self._single(at + i) for i in range(size)]
            if any(not isinstance(want, WordWant) or not want.targets for want in apart):
                return whole, size
            return EitherWant((AllWant(tuple(apart)), whole)), size
        return None

    def _single(self, at: int, quiet: bool = False) -> Want:
        """One word by itself; one that nothing can be made of is noted as unknown, unless `quiet`."""
        word, raw = self.words[at], self.raws[at]
        is_last = at == len(self.words) - 1
        planner = self.planner
        pieces = planner.split(word) if not planner.dossier.vocabulary.count(word) and len(word) >= 4 else []
        targets = planner.targets(word, raw, self.begun and is_last, self.last and is_last)
        if pieces:
            kept = tuple(target for target in targets if target.cost < EDIT)
            plain = [WordWant(raw, word, kept)] if kept else []
            edits = [] if kept else [WordWant(raw, word, targets)] if targets else []
            return EitherWant((*plain, *pieces, *edits))
        if not targets and word not in STOP_WORDS and not quiet:
            planner.unknown.append(word)
        return WordWant(raw, word, targets)


_SCALES = ("milliard", "milliards", "million", "millions", "billion", "billions", "trillion", "trillions")


def _scale_meant(word: str) -> str | None:
    """The scale a mistyped word stands for, when it is one edit from it."""
    if not 6 <= len(word) <= 10 or word[0] not in "mbt":
        return None
    from rapidfuzz.distance import OSA

    return next((scale for scale in _SCALES if OSA.distance(word, scale, score_cutoff=1) <= 1), None)


def _edits(edits: int, raw: str) -> str:
    return f"{edits} edit{'s' if edits > 1 else ''}: {raw} → "


def _variants(word: str) -> tuple[str, ...]:
    """The plural of a word, or its singular; only of words long enough to have one."""
    if len(word) < 4:
        return ()
    if word.endswith(("s", "x")):
        return (word[:-1],)
    return (word + "s", word + "x") if word.endswith("u") else (word + "s",)


def _forms(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)
