"""From a parsed query to wants: each typed word set against the words and names of the dossier.

Neighbouring words are read together (see `store.search.reading`). A word the dossier has stands for itself
(and its plural); the last word may be only begun; a word it has not is taken for the beginning of one, for
two words written as one, or for the nearest words within an edit or two.
"""

from __future__ import annotations

from collections.abc import Callable

from store.model import Entity
from store.record import NamedTuple
from store.search.conditions import FieldWant, names
from store.search.fields import AmountRange, Names
from store.search.query import And, Field, Node, Not, Or, Pattern, Phrase, Query, Words
from store.search.reading import Run, edits_of, forms_of
from store.search.records import Lookup
from store.search.scopes import scopes
from store.search.vocabulary import Vocabulary
from store.search.wants import (
    EDIT,
    GLUED,
    PREFIX,
    VARIANT,
    AllWant,
    EitherWant,
    EntityWant,
    PatternWant,
    RunWant,
    Target,
    Want,
    WithoutWant,
    WordWant,
)
from store.search.words import STOP_WORDS, folded_words, read

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
    def by_fields(self) -> bool:
        """Tell whether fields alone are asked for, which no sentence can fulfil."""
        parts = self.want.children if isinstance(self.want, AllWant) else (self.want,)
        return all(isinstance(part, FieldWant) for part in parts)

    @property
    def single(self) -> bool:
        """Tell whether a single word is asked for, so that no words can stand in their order."""
        want = self.want.words if isinstance(self.want, EntityWant) else self.want
        return isinstance(want, WordWant)


class Dossier(NamedTuple):
    """What a query is set against.

    `entities_named` gives the numbers of the entities with a folded form, `glued` the folded forms of several
    words that a word is without their blanks, give or take a slip, with how many edits that takes.
    """

    vocabulary: Vocabulary
    lookup: Lookup
    entities_named: Callable[[str], tuple[int, ...]]
    entity: Callable[[int], Entity]
    values: Callable[[AmountRange], list[str] | None]
    glued: Callable[[str], list[tuple[str, int]]]


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
            if any(names(form, wanted) for form in forms_of(self.dossier.entity(number)))
        )[:20]

    def _words(self, node: Words, exact: bool) -> Want | None:
        said = read(node.text)
        if not said.words:
            return None
        last = node.end >= len(self.query.text.rstrip()) and not exact
        typing = last and self.query.lenient and not self.query.text[-1:].isspace()
        run = Run(self, node.text, said, node.prefix or typing, last or node.prefix, exact)
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
        if begun or (len(word) >= (3 if found else 2) and (last or not found) and not number):
            most = MOST_BEGUN if len(word) > 2 and not self.query.lenient else MOST_TYPING
            full_words = vocabulary.prefixed(word, most)
            if not begun and len(word) < BEGUN_WORD:
                named = tuple(full for full in full_words if full in vocabulary.names)
                full_words = named if named or found else full_words
            for full in full_words:
                cost = PREFIX + _less_likely(len(full) - len(word), vocabulary.count(full))
                found.setdefault(full, Target(full, cost, f"begins with {raw}"))
        if not found and not number:
            for near in vocabulary.near(word, begun):
                found[near.word] = Target(near.word, EDIT * near.edits, edits_of(near.edits, raw))
        return tuple(found.values())

    def split(self, word: str) -> list[RunWant]:
        """An unknown word as two known ones side by side, the second maybe a plural: `opensource`, `gpt4`."""
        vocabulary = self.dossier.vocabulary
        found: list[RunWant] = []
        for at in range(2, len(word)):
            first, second = word[:at], word[at:]
            if first in STOP_WORDS or not vocabulary.count(first):
                continue
            known = tuple(form for form in (second, *_variants(second)) if vocabulary.count(form))
            if known:
                found.append(RunWant((first,), known, GLUED, f"{word} = {first} {known[0]}"))
        return found[:4]


def _less_likely(letters: int, rows: int) -> float:
    """What a word loses that is so many letters longer than its beginning; nothing when it is common."""
    return max(0.0, min(4.0, 0.5 * letters) - 0.5 * rows.bit_length())


def _variants(word: str) -> tuple[str, ...]:
    """The plural of a word, or its singular; only of words long enough to have one."""
    if len(word) < 4:
        return ()
    if word.endswith(("s", "x")):
        return (word[:-1],)
    return (word + "s", word + "x") if word.endswith("u") else (word + "s",)
