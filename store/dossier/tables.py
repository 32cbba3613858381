"""Tables of what belongs together in a dossier, each made in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.database import Notes, Snapshot
from store.database.documents import Teller
from store.hints import Any
from store.model import Claim, Deal, Entity, Mention, Status
from store.record import NamedTuple


class Figure(NamedTuple):
    """What a sum needs to know of a claim."""

    amount: float | None
    amount_max: float | None
    currency: str | None
    status: Status


class Figures(Mapping[str, Any]):
    """The figures of the claims of those deals that are disputed: the others are summed by their own.

    Claims are decoded article by article, and only what a sum needs of them is kept, as long as this is.
    """

    def __init__(self, deals: Iterable[Deal], snapshot: Snapshot) -> None:
        told = snapshot.told()
        named = {name for deal in deals if deal.agreement == "disputed" for name in deal.claims}
        self._figures = {
            claim.id: Figure(claim.amount, claim.amount_max, claim.currency, claim.status)
            for article in {told[name].article for name in named if name in told}
            for claim in snapshot.claims_of(article)
            if claim.id in named
        }

    def __getitem__(self, identifier: str) -> Figure:
        return self._figures[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)


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


def homes_of(claims: Iterable[Claim], entities: Iterable[Entity], notes: Notes) -> dict[str, str]:
    """Where things of earlier ids are now: deals by any claim that could have founded one, entities by their
    names and by the decisions that merged them.
    """
    from store.reconcile.headline import deal_id
    from store.reconcile.names import slug

    found = {deal_id([claim.id]): claim.deal for claim in claims if claim.deal}
    for entity in entities:
        for form in entity.aliases:
            found.setdefault(slug(form), entity.id)
    for decision in notes.active():
        if decision.action == "merge":
            into = decision.args["into"]
            found[decision.target] = found.get(into, into)
    return found


def find(snapshot: Snapshot, kind: str, identifier: str) -> Any:
    """The article, entity, deal or claim of this id, None where there is none; no other is decoded for it."""
    if kind == "article":
        return snapshot.article(identifier) if identifier in snapshot else None
    if kind == "claim":
        teller = snapshot.told().get(identifier)
        return snapshot.claim(teller.article, identifier) if teller is not None else None
    table = "entities" if kind == "entity" else "deals"
    return snapshot.record(table, identifier) if identifier in snapshot.ids(table) else None
