"""Names of all articles → entities, and the way back from a name in an article to its entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from store.mentions import Row, joined
from store.model import Entity, EntityType, Mention
from store.reconcile.aliases import cluster_forms
from store.reconcile.cold import Shelf
from store.reconcile.families import Families
from store.reconcile.forms import Form, Forms, vote
from store.reconcile.names import LEGAL, NEUTRAL, form_key, is_capitals, plain_signs, slug
from store.reconcile.namesakes import rank, settle_namesakes
from store.reconcile.packing import pack_rows, unpack_rows


class Draft:
    """An entity in the making: what decisions may still change."""

    __slots__ = (
        "_rows", "_told", "count", "decided", "forms", "hidden", "id", "name", "order", "shorts", "slug",
        "type",
    )  # fmt: skip

    def __init__(self, name: str, kind: EntityType, rows: list[Row], forms: set[str]) -> None:
        self.id = ""
        self.name = name
        self.type = kind
        self._rows: list[Row] | bytes | None = rows
        self._told: tuple[Form, ...] = ()
        self.count = sum([row[5] for row in rows])
        self.forms = forms
        self.shorts: set[str] = set()
        self.decided: tuple[str, ...] = ()
        self.hidden = False
        self.order: tuple[bool, str, str, str] = (False, name, kind, "")
        self.slug = ""

    def is_told_by(self, forms: Iterable[Form]) -> None:
        """Say that all mentions of these forms are its own, and no others."""
        self._told = tuple(forms)

    @property
    def whole(self) -> bool:
        """Whether all mentions of its forms are its own, and no others."""
        return bool(self._told)

    @property
    def rows(self) -> list[Row]:
        """Its mentions, in the order of articles and text."""
        if self._rows is None:
            self._rows = sorted([row for form in self._told for row in form.rows()])
        elif isinstance(self._rows, bytes):
            self._rows = unpack_rows(self._rows)
        return self._rows

    @rows.setter
    def rows(self, rows: list[Row]) -> None:
        self._rows = rows

    def __getstate__(self) -> tuple[object, ...]:
        if self._told:
            self._rows = None
        elif not isinstance(self._rows, bytes):
            self._rows = pack_rows(self.rows)
        return (self._rows, self._told, self.count, self.decided, self.forms, self.hidden, self.id,
                self.name, self.order, self.shorts, self.slug, self.type)  # fmt: skip

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        (self._rows, self._told, self.count, self.decided, self.forms, self.hidden, self.id,
         self.name, self.order, self.shorts, self.slug, self.type) = state  # fmt: skip

    def copy(self) -> Draft:
        """The same, to be changed."""
        made = Draft(self.name, self.type, self.rows, set(self.forms))
        made.id, made.shorts, made.decided, made.hidden = self.id, self.shorts, self.decided, self.hidden
        return made


class Names(NamedTuple):
    """Who is meant by a name: entities in the making by id, and their forms' keys.

    `in_article` holds the names that mean someone in one article only.
    """

    drafts: dict[str, Draft]
    by_form: dict[str, str]
    in_article: dict[tuple[str, str], str]

    def resolve(self, name: str, article: str) -> str:
        """The entity id for a name; a name that no article mentions gets its own key, marked `?`."""
        key = form_key(name)
        if self.in_article and (found := self.in_article.get((article, key))):
            return found
        return self.by_form.get(key) or f"?{key}"

    def own(self, entity: str) -> Draft:
        """The entity in the making, as a copy that this run may change."""
        draft = self.drafts[entity] = self.drafts[entity].copy()
        return draft

    def called(self, entity: str, fallback: str) -> str:
        """The canonical name behind an id, or the given name when it is no entity."""
        draft = self.drafts.get(entity)
        return draft.name if draft else fallback

    def type_of(self, entity: str) -> EntityType | None:
        """What sort of thing is behind an id, None when it is no entity."""
        draft = self.drafts.get(entity)
        return draft.type if draft else None


class _Family(NamedTuple):
    """Forms tied to each other, the things they name, and bare names settled article by article.

    `rests` are the forms on whose ranks the settling rests.
    """

    keys: list[str]
    drafts: list[Draft]
    settled: dict[tuple[str, str], Draft]
    rests: frozenset[str]


class Gathering:
    """The names of all articles, gathered into entities in the making; a family untouched stays as it was."""

    def __init__(self) -> None:
        self.said: Shelf[str, frozenset[str]] = Shelf()
        """The names that each article gives."""
        self._forms = Forms()
        self._ties = Families()
        self._equated: dict[str, list[tuple[str, str]]] = {}
        self._family: dict[str, _Family] = {}
        self._names = Names({}, {}, {})

    def put(self, article: str, rows: Sequence[Row], equated: Iterable[tuple[str, str]]) -> None:
        """Take in the names of an article, which is not there yet, and the forms that it equates itself."""
        self._forms.put(article, rows)
        self.said[article] = frozenset({row[2] for row in rows})
        self._equated[article] = list(equated)
        for pair in self._equated[article]:
            self._ties.equate(*pair, 1)

    def remove(self, article: str) -> None:
        """Forget an article."""
        self._forms.remove(article)
        del self.said[article]
        for pair in self._equated.pop(article):
            self._ties.equate(*pair, -1)

    def naming(self, keys: Iterable[str]) -> set[str]:
        """The articles that name someone by a form of these keys."""
        forms = self._forms.by_key
        return {article for key in keys if key in forms for article in forms[key].articles}

    def names(self) -> Names:
        """The names of all articles clustered; ids are slugs of canonical names, `-2` and on at a clash."""
        if self._forms.touched:
            self._bring_up()
            families = {id(family): family for family in self._family.values()}.values()
            drafts = [draft for family in families for draft in family.drafts]
            settled = {place: draft for family in families for place, draft in family.settled.items()}
            self._names = identified(drafts, settled)
        return Names(dict(self._names.drafts), dict(self._names.by_form), dict(self._names.in_article))

    def _bring_up(self) -> None:
        """Make the families of all touched forms anew, and those that rest on forms of another rank now."""
        touched, self._forms.touched = self._forms.touched, {}
        forms = self._forms.by_key
        waiting = list(touched)
        for key in touched:
            if key in forms:
                self._ties.put(forms[key])
            elif key in self._family:
                self._ties.remove(key)
            waiting += self._family[key].keys if key in self._family else ()
        ranked = {k for k, size in touched.items() if rank(size) != rank(forms[k].size if k in forms else 0)}
        for family in {id(f): f for f in self._family.values() if f.rests}.values():
            if not family.rests.isdisjoint(ranked):
                waiting += family.keys
        moved, self._ties.moved = self._ties.moved, set()
        waiting += moved  # the last is the first: whoever they join is done before it is its turn
        done: set[str] = set()
        while waiting:
            key = waiting.pop()
            if key not in forms:
                self._family.pop(key, None)
            elif key not in done:
                known = self._family.get(key)
                stays = known is not None and moved.isdisjoint(known.keys)
                members = known.keys if known is not None and stays else sorted(self._ties.family(key))
                done.update(members)
                before = {id(f): f for f in map(self._family.get, members) if f is not None}.values()
                waiting += [mate for family in before for mate in family.keys if mate not in done]
                made = self._made(members, touched, before)
                self._family.update(dict.fromkeys(members, made))

    def _made(self, keys: list[str], touched: Container[str], before: Iterable[_Family]) -> _Family:
        """One family: the rules applied to its forms; what names the same by untouched forms stays."""
        forms = [self._forms.by_key[key] for key in keys]
        if len(forms) == 1:
            alone = _draft(forms, forms[0].rows())
            alone.is_told_by(forms)
            return _Family(keys, [alone], {}, frozenset())
        pairs = sorted({(key, other) for key in keys for other in self._ties.equated(key) if key < other})
        clusters = cluster_forms(forms, pairs)
        settled, rests = settle_namesakes(clusters, self._forms.by_key, self._forms.of_article)
        gone: dict[str, set[str]] = defaultdict(set)
        moved: dict[int, list[Row]] = defaultdict(list)
        for (article, key), root in settled.items():
            gone[key].add(article)
            for part in self._forms.by_key[key].articles[article]:
                moved[root] += part.rows
        known = {draft.order[3]: draft for family in before for draft in family.drafts if draft.whole}
        drafts: dict[int, Draft] = {}
        for root, members in clusters.sets.sets().items():
            own = [forms[at] for at in members]
            whole = root not in moved and not any(form.key in gone for form in own)
            kept = known.get(own[0].key) if whole else None
            if (
                kept is not None
                and kept.forms == {f.key for f in own}
                and not any(f.key in touched for f in own)
            ):
                drafts[root] = kept
                continue
            rows = [row for form in own for row in form.rows(gone.get(form.key, ()))] + moved.get(root, [])
            if rows:
                drafts[root] = _draft(own, rows)
                if whole:
                    drafts[root].is_told_by(own)
        found = {place: drafts[root] for place, root in settled.items()}
        return _Family(keys, list(drafts.values()), found, rests)


def identified(drafts: Sequence[Draft], settled: Mapping[tuple[str, str], Draft]) -> Names:
    """Entities in the making with their ids; `settled` are names that mean someone in one article only.

    A contested id goes to a name that it spells in full (`C` before `C++`), however often it is told.
    """
    names = Names({}, {}, {})
    for draft in sorted(drafts, key=lambda draft: draft.order):
        draft.id = draft.slug if draft.slug not in names.drafts else free_id(draft.name, names.drafts)
        names.drafts[draft.id] = draft
        for key in draft.forms:
            names.by_form[key] = draft.id
    short = [draft for draft in drafts if draft.shorts]
    for draft in sorted(short, key=lambda d: (-d.count, d.id)):
        for key in sorted(draft.shorts):
            names.by_form.setdefault(key, draft.id)
    for place, draft in settled.items():
        names.in_article[place] = draft.id
    return names


def free_id(name: str, taken: dict[str, Draft]) -> str:
    """The slug of a name, numbered when another entity has it."""
    base = slug(name)
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def _draft(forms: list[Form], rows: list[Row]) -> Draft:
    types: Counter[EntityType] = Counter()
    for form in forms:
        types.update(form.types)
    rows.sort()
    draft = Draft(_canonical(forms), vote(types), rows, {form.key for form in forms})
    spelt = form_key(draft.name).replace(" ", "-") != slug(draft.name)
    draft.order = spelt, draft.name, draft.type, forms[0].key
    draft.slug = slug(draft.name)
    for form in forms:
        draft.shorts.update(form.shorts)
    return draft


def _canonical(forms: list[Form]) -> str:
    """The fullest form, without what is merely legal or a holding's word, in its most usual spelling.

    A slip of the pen is rarer than the form it stands for and as long: frequency settles forms equally full.
    """
    best = min(forms, key=lambda f: (-_fullness(f), -f.size, f.key))
    same = [form for form in forms if _plain_words(form) == _plain_words(best)]
    spellings: Counter[str] = Counter()
    for form in same:
        for spelling, articles in form.spellings.items():
            spellings[plain_signs(spelling)] += articles
    mixed = [s for s in spellings if not is_capitals(s)] or list(spellings)
    return min(mixed, key=lambda s: (-spellings[s], len(s), s))


def _fullness(form: Form) -> int:
    """How many words tell who it is; a middle initial tells nothing."""
    words = _plain_words(form)
    return sum(1 for word in words if len(word) > 1) if len(words) > 1 else 1


def _plain_words(form: Form) -> tuple[str, ...]:
    words = form.core
    while len(words) > 1 and (words[-1] in NEUTRAL or words[-1] in LEGAL):
        words = words[:-1]
    return words


def entity(draft: Draft) -> Entity:
    """The finished record; aliases are every other form in use, the most frequent first."""
    counts: Counter[str] = Counter()
    for row in draft.rows:
        counts[plain_signs(row[3])] += row[5]
    for name in {row[2] for row in draft.rows}:
        counts.setdefault(plain_signs(name), 0)
    aliases = sorted(counts, key=lambda text: (-counts[text], text))
    shown = tuple(alias for alias in aliases if alias != draft.name)
    mentions = cast("tuple[Mention, ...]", joined(draft.rows))
    return Entity(draft.id, draft.name, draft.type, shown, mentions, draft.decided)
