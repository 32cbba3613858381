"""Names of all articles → entities, and the way back from a name in an article to its entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.model import Article, Entity, EntityType, Extraction, Mention
from store.reconcile.aliases import Clusters, cluster_forms
from store.reconcile.forms import Form, collect_forms, stated_acronyms, vote
from store.reconcile.names import LEGAL, NEUTRAL, form_key, is_capitals, plain_signs, slug
from store.reconcile.namesakes import Settled, settle_namesakes


class Draft:
    """An entity in the making: what decisions may still change."""

    __slots__ = ("decided", "forms", "hidden", "id", "mentions", "name", "shorts", "type")

    def __init__(self, name: str, kind: EntityType, mentions: list[Mention], forms: set[str]) -> None:
        self.id = ""
        self.name = name
        self.type = kind
        self.mentions = mentions
        self.forms = forms
        self.shorts: set[str] = set()
        self.decided: tuple[str, ...] = ()
        self.hidden = False

    def copy(self) -> Draft:
        """The same, to be changed."""
        made = Draft(self.name, self.type, self.mentions, set(self.forms))
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


class Gathering:
    """The names of all articles, gathered into entities in the making."""

    def __init__(self) -> None:
        self.said: dict[str, frozenset[str]] = {}
        """The names that each article gives."""
        self._articles: dict[str, Extraction] = {}
        self._equated: dict[str, list[tuple[str, str]]] = {}

    def put(self, article: Article, extraction: Extraction) -> None:
        """Takes in the names of an article, which is not there yet."""
        self._articles[article.id] = extraction
        self._equated[article.id] = stated_acronyms([article], [extraction])
        self.said[article.id] = frozenset({mention[5] for mention in extraction.mentions})

    def remove(self, article: str) -> None:
        """Forgets an article."""
        del self._articles[article], self._equated[article], self.said[article]

    def names(self) -> Names:
        """The names of all articles clustered; ids are slugs of canonical names, `-2` and on at a clash."""
        extractions = [self._articles[name] for name in sorted(self._articles)]
        clusters = cluster_forms(
            collect_forms(extractions), sorted({pair for pairs in self._equated.values() for pair in pairs})
        )
        settled = settle_namesakes(clusters, extractions)
        moved = _move_settled(clusters, settled)
        drafts: dict[int, Draft] = {}
        for root, members in clusters.sets.sets().items():
            draft = _draft([clusters.forms[at] for at in members], moved.get(root, ()))
            if draft.mentions:
                drafts[root] = draft
        return identified(list(drafts.values()), {place: drafts[root] for place, root in settled.items()})


def identified(drafts: Sequence[Draft], settled: Mapping[tuple[str, str], Draft]) -> Names:
    """Entities in the making with their ids; `settled` are names that mean someone in one article only."""
    names = Names({}, {}, {})
    for draft in sorted(drafts, key=_id_order):
        draft.id = free_id(draft.name, names.drafts)
        names.drafts[draft.id] = draft
        for key in draft.forms:
            names.by_form[key] = draft.id
    for draft in sorted(drafts, key=lambda d: (-len(d.mentions), d.id)):
        for key in sorted(draft.shorts):
            names.by_form.setdefault(key, draft.id)
    for place, draft in settled.items():
        names.in_article[place] = draft.id
    return names


def _move_settled(clusters: Clusters, settled: Settled) -> dict[int, list[Mention]]:
    """Takes the mentions of bare names out of their own form, for the persons they were found to mean."""
    moved: dict[int, list[Mention]] = defaultdict(list)
    for key in sorted({key for _, key in settled}):
        form = clusters.forms[clusters.index[key]]
        staying: list[list[Mention]] = []
        for group in form.mentions:
            root = settled.get((group[0].article, key))
            if root is None:
                staying.append(group)
            else:
                moved[root] += group
        form.mentions = staying
    return moved


def _id_order(draft: Draft) -> tuple[bool, str, str]:
    """Who gets a contested id: a name that it spells in full (`C` before `C++`), however often it is told."""
    return form_key(draft.name).replace(" ", "-") != slug(draft.name), draft.name, draft.type


def free_id(name: str, taken: dict[str, Draft]) -> str:
    """The slug of a name, numbered when another entity has it."""
    base = slug(name)
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def _draft(forms: list[Form], more: Sequence[Mention]) -> Draft:
    types: Counter[EntityType] = Counter()
    for form in forms:
        types.update(form.types)
    mentions = [mention for form in forms for group in form.mentions for mention in group]
    mentions += more
    if more or len(forms) > 1 or len(forms[0].mentions) > len(forms[0].articles):
        mentions.sort()
    draft = Draft(_canonical(forms), vote(types), mentions, {form.key for form in forms})
    for form in forms:
        draft.shorts |= form.shorts
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
    for text, number in Counter([mention[3] for mention in draft.mentions]).items():
        counts[plain_signs(text)] += number
    for name in {mention[5] for mention in draft.mentions}:
        counts.setdefault(plain_signs(name), 0)
    aliases = sorted(counts, key=lambda text: (-counts[text], text))
    shown = tuple(alias for alias in aliases if alias != draft.name)
    return Entity(draft.id, draft.name, draft.type, shown, tuple(draft.mentions), draft.decided)
