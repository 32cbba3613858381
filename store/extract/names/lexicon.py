"""The word lists: well-known names, given names, common words and the classes of words rules speak of.

All lists are plain text under `lexicon/`, each headed by its source. They are read once, on first use,
because reading them costs more than a headless command that needs no extraction may spend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from store.extract.names.surface import levelled, unaccented
from store.model import EntityType, Language

_FOLDER = Path(__file__).with_name("lexicon")
_TYPED: tuple[tuple[str, EntityType], ...] = (
    ("organisations.txt", "ORG"),
    ("products.txt", "PRODUCT"),
    ("people.txt", "PERSON"),
    ("places.txt", "PLACE"),
)


class Sense(NamedTuple):
    """One reading of a well-known form. `soft`: the form is also an ordinary word or another thing.

    `names` are the well-known full names, French first then English when they differ; `forms` are all
    the forms of the thing; `family` means that versions of it are things of their own.
    """

    type: EntityType
    names: tuple[str, ...]
    forms: tuple[str, ...]
    soft: bool
    family: bool

    def name(self, language: Language | None) -> str:
        """The full name to show in an article of this language."""
        return self.names[-1] if language == "en" else self.names[0]


class Lexicon(NamedTuple):
    """Every list, in the shape the recogniser looks things up.

    `senses` maps a form to its readings; `longer` maps a first word, and the signs behind it, to
    the forms of several words (or with a sign inside) that begin so, longest first; `upper` maps a form in
    capitals to the form. `phrases` are whole expressions that are no names; `weak` words are never names by
    themselves but may begin one (`World Liberty Financial`). `articled` maps what follows the article of a
    name (`Monde`, of `Le Monde`) to that article in small letters and the name's reading.
    """

    senses: dict[str, tuple[Sense, ...]]
    longer: dict[str, dict[str, tuple[str, ...]]]
    upper: dict[str, str]
    given: frozenset[str]
    given_soft: frozenset[str]
    given_bare: frozenset[str]
    family_first: frozenset[str]
    grammar: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    weak: frozenset[str]
    demonyms: frozenset[str]
    phrases: frozenset[str]
    classes: dict[str, frozenset[str]]
    articled: dict[str, tuple[str, Sense]]


def _sections(file: str) -> list[tuple[str, list[str]]]:
    """A list file as (section, lines), comments and blank lines dropped."""
    found: list[tuple[str, list[str]]] = []
    for raw in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        line = levelled(raw.strip())
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            found.append((line[1:-1], []))
        else:
            found[-1][1].append(line)
    return found


def _entry(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, bool], ...]]:
    """One entry as (full names, all forms, (form, soft) pairs)."""
    head, _, tail = text.partition(" = ")
    marked = [part.strip() for part in head.split(" / ")]
    marked += [part.strip() for part in tail.split(", ") if part.strip()]
    pairs = tuple((form.rstrip("?"), form.endswith("?")) for form in marked)
    names = tuple(form for form, _ in pairs[: head.count(" / ") + 1])
    return names, tuple(form for form, _ in pairs), pairs


def _put(senses: dict[str, tuple[Sense, ...]], form: str, sense: Sense) -> None:
    have = senses.get(form, ())
    if all(old.type != sense.type for old in have):
        senses[form] = (*have, sense)


def _join(
    senses: dict[str, tuple[Sense, ...]], kind: EntityType, names: tuple[str, ...], forms: tuple[str, ...]
) -> tuple[str, ...]:
    """All forms of a thing that lines further up list under names that this line gives as its forms.

    A line may say that two entries are one (`ACC = Automotive Cells Company`): their senses become one here.
    """
    older = {
        sense.names[0]: sense
        for form in forms
        for sense in senses.get(form, ())
        if sense.type == kind and sense.names[0] in forms and sense.forms != forms
    }
    if not older:
        return forms
    joined = tuple(dict.fromkeys([*forms, *(form for sense in older.values() for form in sense.forms)]))
    for form in joined:
        if form in senses:
            senses[form] = tuple(
                one._replace(names=names, forms=joined) if one.type == kind and one.names[0] in older else one
                for one in senses[form]
            )
    return joined


def _read_names() -> dict[str, tuple[Sense, ...]]:
    senses: dict[str, tuple[Sense, ...]] = {}
    for file, kind in _TYPED:
        for section, lines in _sections(file):
            for line in lines:
                for text in line.split(" ; "):
                    if not text.strip():
                        continue
                    names, forms, pairs = _entry(text)
                    if len(forms) > 1:
                        forms = _join(senses, kind, names, forms)
                    for form, soft in pairs:
                        sense = Sense(kind, names, forms, soft, section == "families")
                        _put(senses, form, sense)
                        if kind == "PLACE" and " " in form:
                            _put(senses, form.upper(), sense)
    return senses


_ARTICLED = re.compile(r"(?:(Le|La|Les|The) |(L)')(?=[^\W\d_a-z])")
"""The article that a name begins with."""


def _articled(senses: dict[str, tuple[Sense, ...]], common: frozenset[str]) -> dict[str, tuple[str, Sense]]:
    """Names that begin with an article, by the one word behind it: `au Monde`, `du Havre`, `the Guardian`.

    English writes many things with an article and a capital (`the Division`): only firms count there, and
    no ordinary word. No such name is sure: `la Défense` is a district or a ministry.
    """
    found: dict[str, tuple[str, Sense]] = {}
    for form, readings in senses.items():
        article = _ARTICLED.match(form)
        if article is None or readings[0].type == "PERSON":
            continue
        lead, rest = (article[1] or "L'").lower(), form[article.end() :]
        if " " in rest or rest in senses or (lead == "the" and readings[0].type == "PRODUCT"):
            continue
        if not (lead == "the" and rest.lower() in common):
            found.setdefault(rest, (lead, readings[0]._replace(soft=True)))
    return found


FORM_KEY = 2
"""Signs behind the first word of a longer form by which it is looked up."""


def _longer(senses: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Forms that one word pattern cannot match whole, by the first word it would match and what follows."""
    from store.extract.names.tokens import first_word

    found: dict[str, list[str]] = {}
    for form in senses:
        first = first_word(form)
        if first is not None and first != form:
            found.setdefault(first, []).append(form)
    return {word: _by_tail(word, sorted(forms, key=len, reverse=True)) for word, forms in found.items()}


def _by_tail(word: str, forms: list[str]) -> dict[str, tuple[str, ...]]:
    """Forms that begin with `word`, by the two signs behind it, or the one that there is (`Yahoo!`)."""
    found: dict[str, list[str]] = {}
    for form in forms:
        found.setdefault(form[len(word) : len(word) + FORM_KEY], []).append(form)
    return {tail: tuple(some) for tail, some in found.items()}


def _words(file: str, sections: tuple[str, ...]) -> frozenset[str]:
    lines = (line for name, rows in _sections(file) if name in sections for line in rows)
    return frozenset(word.rstrip("?").replace("_", " ") for line in lines for word in line.split())


def _split_given() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Given names, those that are ordinary words too, and family names that stand first."""
    firm: set[str] = set()
    soft: set[str] = set()
    first: set[str] = set()
    for section, lines in _sections("given_names.txt"):
        for line in lines:
            for word in line.split():
                if section.startswith("family"):
                    first.add(word.rstrip("?"))
                elif word.endswith("?"):
                    soft.add(word[:-1])
                else:
                    firm.add(word)
    return frozenset(firm), frozenset(soft - firm), frozenset(first)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All lists, read on the first call (about 40 ms) and kept."""
    senses = _read_names()
    given, soft, first = _split_given()
    demonyms = frozenset(word.lower() for word in _words("not_names.txt", ("demonyms",)))
    lines = [line for name, rows in _sections("not_names.txt") if name == "phrases" for line in rows]
    phrases = frozenset(phrase.strip() for line in lines for phrase in line.split(" ; "))
    rest = _words("not_names.txt", ("technology", "money", "calendar"))
    ideas = frozenset(word.lower() for word in _words("not_names.txt", ("laws, ideas and events",)))
    classes = {
        name: frozenset(w.replace("_", " ") for line in rows for w in line.split())
        for name, rows in _sections("classes.txt")
    }
    classes["adjective"] = demonyms
    classes["head"] = classes["head_org"] | classes["head_works"]
    common = _words("common.txt", ("words fr", "words en"))
    return Lexicon(
        senses=senses,
        longer=_longer([*senses, *phrases]),
        upper={form.upper(): form for form in reversed(senses) if len(form) > 1},
        given=given,
        given_soft=soft,
        given_bare=frozenset(unaccented(word) for word in given),
        family_first=first,
        grammar=_words("common.txt", ("grammar fr", "grammar en")),
        common=common,
        never=frozenset(word.lower() for word in rest) | demonyms | ideas,
        weak=demonyms | ideas,
        demonyms=demonyms,
        phrases=phrases,
        classes=classes,
        articled=_articled(senses, common),
    )


def well_known(name: str, kind: EntityType) -> str | None:
    """One stable key for a well-known thing, whichever of its forms or languages `name` is.

    Lets reconciliation join `United States` and `États-Unis`; None when the name is not listed.
    """
    for sense in lexicon().senses.get(levelled(name), ()):
        if sense.type == kind:
            return sense.names[0]
    return None
