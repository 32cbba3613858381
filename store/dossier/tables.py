"""Tables of what belongs together in a dossier, each made in one pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from store.database.documents import Teller
from store.mentions import lines_of
from store.model import Entity, Mention

Record = TypeVar("Record")


class Records(Mapping[str, Record]):
    """Records by id, each fetched when it is looked at."""

    def __init__(self, ids: Collection[str], fetch: Callable[[str], Record]) -> None:
        self._ids = ids
        self._fetch = fetch

    def __getitem__(self, identifier: str) -> Record:
        if identifier not in self._ids:
            raise KeyError(identifier)
        return self._fetch(identifier)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def packed_by_article(entities: Iterable[Entity]) -> dict[str, list[tuple[str, str]]]:
    """For each article, the ids of the entities that it names, with their packed mentions in it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in entities:
        for article, line in lines_of(entity.mentions):
            found.setdefault(article, []).append((entity.id, line))
    return found


def ids_by_name(entities: Sequence[Entity]) -> dict[str, str]:
    """Ids by name and alias, as written and without regard to case; a name wins over an alias."""
    found: dict[str, str] = {}
    for entity in entities:
        for form in (entity.name, entity.name.casefold()):
            found.setdefault(form, entity.id)
    for entity in entities:
        for alias in entity.aliases:
            found.setdefault(alias, entity.id)
    return found


def deals_by_entity(
    names: Mapping[str, str], deals: Iterable[tuple[str, Iterable[str]]]
) -> dict[str, list[str]]:
    """For each entity, the ids of the deals that it is a party of, in their order; `names` gives entities."""
    found: dict[str, list[str]] = {}
    for deal, parties in deals:
        for entity in {names.get(name) or names.get(name.casefold()): None for name in parties}:
            if entity is not None:
                found.setdefault(entity, []).append(deal)
    return found


def deals_told(told: Mapping[str, Teller]) -> dict[str, frozenset[str]]:
    """For each article, the ids of the deals that it tells."""
    found: dict[str, set[str]] = {}
    for article, deal, _ in told.values():
        if deal is not None:
            found.setdefault(article, set()).add(deal)
    return {article: frozenset(deals) for article, deals in found.items()}


def mentions_within(entity: Entity, article: str) -> list[Mention]:
    """The mentions of an entity in one article, the others left packed."""
    mentions: Any = entity.mentions
    return mentions.in_article(article)  # type: ignore[no-any-return]
