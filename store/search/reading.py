"""Neighbouring words of a query, read as amounts, names of the dossier, and single words.

In order: an amount is a value; a name of the dossier stands for the thing it names; words that the dossier
writes as one are joined; a misspelt name is set right, as a whole; what is left is looked for by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from store.hints import TYPE_CHECKING
from store.search.amounts import Figure, figures
from store.search.vocabulary import Near
from store.search.wants import (
    EDIT,
    GLUED,
    AllWant,
    EitherWant,
    EntityWant,
    FigureWant,
    RunWant,
    Target,
    Want,
    WordWant,
)
from store.search.words import STOP_WORDS, Read, folded_words

if TYPE_CHECKING:
    from store.model import Entity
    from store.search.plan import Planner

MAX_FORM = 6
"""Words of the longest name that is looked for in a query."""
MOST_MISSPELT, MOST_CHOICES = 3, 96
"""Words of the longest name that is set right, and in how many ways that is tried."""
MOST_NAMED = 8
"""Words a beginning may have, in which a name is looked for: those of names come first."""
LONG_HALF = 4
"""Letters of either half of a word that two words of the dossier make up by no accident."""
GLUED_NAME = 7
"""Letters of a word that may be a whole name without its blanks."""
HEDGES = frozenset(
    """
    entre between from environ about around some pres quelque quelques plus moins over under nearly almost
    roughly approximately jusqu than more less autour soit total
    """.split()
)
"""Words before an amount that say how exact it is; another language says it otherwise."""
_ELISIONS = ("l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu")
_VOWELS = frozenset("aeiouyh")
_SCALES = ("milliard", "milliards", "million", "millions", "billion", "billions", "trillion", "trillions")


class Run:
    """Reads neighbouring words; `begun` when the last may be unfinished, `exact` where nothing is mended."""

    def __init__(self, planner: Planner, text: str, said: Read, begun: bool, last: bool, exact: bool) -> None:
        self.planner = planner
        self.vocabulary = planner.dossier.vocabulary
        self.text = text
        self.said = said
        self.begun = begun
        self.last = last
        self.exact = exact
        self.raws = [text[slice(*said.range_of(i, i + 1))] for i in range(len(said.words))]
        self.words = [word.text for word in said.words]
        if not exact:
            self.words = [self._unelided(at) for at in range(len(self.words))]

    def _unelided(self, at: int) -> str:
        """A word without the elision that was typed in one with it: `lopenai` is `openai`."""
        word = self.words[at]
        if self.vocabulary.begins(word):
            return word
        for elision in _ELISIONS:
            rest = word.removeprefix(elision)
            if rest != word and len(rest) > 2 and rest[0] in _VOWELS and self.vocabulary.count(rest):
                return rest
        return word

    def _unfinished(self, at: int) -> bool:
        """Tell whether a word is the one being typed."""
        return self.begun and at == len(self.words) - 1

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
            common = taken == 1 and (self.words[at] in STOP_WORDS or self._hedges(read_figures, at))
            found.append((want, common))
            at += taken
        kept = [want for want, common in found if not common]
        return kept or [want for want, _ in found]

    def _hedges(self, read_figures: dict[int, tuple[Figure, str, int]], at: int) -> bool:
        """Tell whether a word only says how exact the amount behind it is."""
        while at < len(self.words) and (self.words[at] in HEDGES or self.words[at] in STOP_WORDS):
            at += 1
            if at in read_figures:
                return True
        return False

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
            scale = _scale_meant(word.text) if not self.vocabulary.count(word.text) else None
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
        for size in range(min(MOST_MISSPELT, len(self.words) - at), 0, -1):
            if all(self.vocabulary.count(word) for word in self.words[at : at + size]):
                continue
            if size == 1 and (self._begins_name(at) or self._in_two(at)):
                return None
            for choice in self._choices(at, size):
                edits = sum(near.edits for near in choice)
                inner = [self._set_right(at + i, near) for i, near in enumerate(choice)]
                named = self._entity([near.word for near in choice], inner, EDIT * edits) if edits else None
                if named is not None:
                    return named, size
            glued = self._glued(at, size)
            if glued is not None:
                return glued, size
        return None

    def _begins_name(self, at: int) -> bool:
        """Tell whether a word is the last and the beginning of a name, so that it need not be a slip."""
        word = self.words[at]
        if not self.last or at != len(self.words) - 1 or len(word) < 3:
            return False
        return any(full in self.vocabulary.names for full in self.vocabulary.prefixed(word, MOST_NAMED))

    def _in_two(self, at: int) -> bool:
        """Tell whether a word is two long ones of the dossier written as one, which is no slip."""
        runs = self.planner.split(self.words[at])
        return any(min(len(run.words[0]), len(run.last[0])) >= LONG_HALF for run in runs)

    def _choices(self, at: int, size: int) -> Iterator[tuple[Near, ...]]:
        """The ways to set words right, the least edits first; one word by itself only by few."""
        options: list[tuple[Near, ...]] = []
        for number in range(at, at + size):
            word = self.words[number]
            if self.vocabulary.count(word):
                options.append((Near(word, 0),))
            elif self._unfinished(number) and self.vocabulary.begins(word):
                return iter(())
            else:
                near = self.vocabulary.near_name(word) if size > 1 else self.vocabulary.near(word)
                options.append(near)
        ways = sorted(product(*options), key=lambda way: sum(near.edits for near in way))
        return iter(ways[:MOST_CHOICES])

    def _glued(self, at: int, size: int) -> Want | None:
        """A name whose blanks were left out or misplaced, with a slip or two: `samaltmna`, `sotf bank`."""
        raw, word = " ".join(self.raws[at : at + size]), "".join(self.words[at : at + size])
        if len(word) < GLUED_NAME or self._unfinished(at + size - 1):
            return None
        if size > 1:
            near = next(iter(self.vocabulary.near_name(word)), None)
            if near is None or near.edits > 1:
                return None
            return WordWant(raw, word, (Target(near.word, EDIT + GLUED, edits_of(1, raw)),))
        for form, edits in self.planner.dossier.glued(word):
            parts = form.split()
            why = f"{raw} = {form}" if not edits else f"{edits_of(edits, raw)}{form}"
            run = RunWant(tuple(parts), (), GLUED + EDIT * edits, why)
            named = self._entity(parts, [run], GLUED + EDIT * edits)
            if named is not None:
                return named
        return None

    def _set_right(self, at: int, near: Near) -> Want:
        if not near.edits:
            return self._single(at)
        why = edits_of(near.edits, self.raws[at])
        return WordWant(self.raws[at], self.words[at], (Target(near.word, EDIT * near.edits, why),))

    def _entity(self, words: list[str], inner: list[Want], cost: float) -> Want | None:
        """The one entity that bears this name, if there is just one."""
        dossier = self.planner.dossier
        numbers = dossier.entities_named(" ".join(words))
        if len(numbers) != 1:
            return None
        entity = dossier.entity(numbers[0])
        forms = tuple(dict.fromkeys(tuple(folded_words(form)) for form in forms_of(entity)))
        want = inner[0] if len(inner) == 1 else AllWant(tuple(inner))
        return EntityWant(want, entity, numbers[0], forms, cost)

    def _joined(self, at: int) -> tuple[Want, int] | None:
        """Two or three words that the dossier also writes as one: `open ai`, `soft bank`."""
        vocabulary = self.vocabulary
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
        """One word by itself; noted as unknown, unless `quiet`, when the dossier has it at most in two."""
        word, raw = self.words[at], self.raws[at]
        is_last = at == len(self.words) - 1
        planner = self.planner
        pieces = planner.split(word) if not self.vocabulary.count(word) and len(word) >= 4 else []
        targets = planner.targets(word, raw, self.begun and is_last, self.last and is_last)
        if not quiet and word not in STOP_WORDS and (pieces or not targets):
            planner.unknown.append(word)
        if pieces:
            kept = tuple(target for target in targets if target.cost < EDIT)
            plain = [WordWant(raw, word, kept)] if kept else []
            edits = [] if kept else [WordWant(raw, word, targets)] if targets else []
            return EitherWant((*plain, *pieces, *edits))
        return WordWant(raw, word, targets)


def _scale_meant(word: str) -> str | None:
    """The scale a mistyped word stands for, when it is one edit from it."""
    if not 6 <= len(word) <= 10 or word[0] not in "mbt":
        return None
    from rapidfuzz.distance import OSA

    return next((scale for scale in _SCALES if OSA.distance(word, scale, score_cutoff=1) <= 1), None)


def edits_of(edits: int, raw: str) -> str:
    """The beginning of the reason for a word set right; the word as the text writes it follows."""
    return f"{edits} edit{'s' if edits > 1 else ''}: {raw} → "


def forms_of(entity: Entity) -> tuple[str, ...]:
    """All the names of an entity, its own first."""
    return (entity.name, *entity.aliases)
