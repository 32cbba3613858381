"""What the index is made from: the records of a dossier, and quick ways from an id to its record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from store.hints import Protocol, TypeVar
from store.model import Article, Claim, Deal, Entity, Note
from store.record import NamedTuple


class Source(Protocol):
    """The records to search. `generation` changes whenever articles, entities, deals or claims do."""

    @property
    def generation(self) -> str | int: ...
    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def entities(self) -> Sequence[Entity]: ...
    @property
    def deals(self) -> Sequence[Deal]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def notes(self) -> Sequence[Note]: ...


class Records(NamedTuple):
    """A plain `Source`."""

    generation: str | int
    articles: Sequence[Article] = ()
    entities: Sequence[Entity] = ()
    deals: Sequence[Deal] = ()
    claims: Sequence[Claim] = ()
    notes: Sequence[Note] = ()


_Record = TypeVar("_Record", Article, Entity, Deal, Claim)


class Lookup:
    """Records of one source by id, an analyst's tags by target; each table is made when first asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return self._by_id("articles_by_id", self.source.articles)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return self._by_id("entities_by_id", self.source.entities)

    @cached_property
    def deals(self) -> Mapping[str, Deal]:
        return self._by_id("deals_by_id", self.source.deals)

    def _by_id(self, known: str, records: Iterable[_Record]) -> Mapping[str, _Record]:
        """The table of a source that has one, else one made here."""
        found = getattr(self.source, known, None)
        return found() if found is not None else {record.id: record for record in records}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.source.claims}

    @cached_property
    def entity_by_form(self) -> Mapping[str, Entity]:
        """Entities by their folded name, then by alias; a form two entities share belongs to the first."""
        found: dict[str, Entity] = {}
        for entity in self.source.entities:
            found.setdefault(self.folded(entity.name), entity)
        for entity in self.source.entities:
            for alias in entity.aliases:
                found.setdefault(self.folded(alias), entity)
        return found

    @property
    def tags(self) -> Mapping[str, frozenset[str]]:
        """The folded tags on each target. Notes change often, so they are read each time."""
        from store.text import fold_text

        found: dict[str, set[str]] = {}
        for note in self.source.notes:
            if note.tags:
                found.setdefault(note.target, set()).update(fold_text(tag) for tag in note.tags)
        return {target: frozenset(tags) for target, tags in found.items()}

    def claims_of(self, deal: Deal) -> Iterable[Claim]:
        """The claims of a deal that the dossier still has, in its own order.

        No others are decoded where the source can tell them apart, nor those that nobody waits for.
        """
        found = getattr(self.source, "each_claim_of_deal", None)
        return found(deal.id) if found is not None else self.all_claims_of(deal)

    def warm(self) -> None:
        """Make the tables that the first searches will ask for."""
        _ = self.articles, self.entities, self.deals, self.entity_by_form

    def articles_of(self, deal: Deal) -> Sequence[str]:
        """The articles that tell a deal."""
        found = getattr(self.source, "articles_of_deal", None)
        return found(deal.id) if found is not None else [claim.article for claim in self.claims_of(deal)]

    def all_claims_of(self, deal: Deal) -> list[Claim]:
        """As `claims_of`, from all claims at once: for whoever asks for those of all deals."""
        return [claim for id_ in deal.claims if (claim := self.claims.get(id_)) is not None]

    def folded(self, name: str) -> str:
        """A name folded, worked out once."""
        found = self._folded_names.get(name)
        if found is None:
            from store.text import fold_text

            found = self._folded_names[name] = fold_text(name)
        return found

    @cached_property
    def _folded_names(self) -> dict[str, str]:
        return {}

    def forms(self, name: str) -> tuple[str, ...]:
        """All the forms of a party's name, itself first."""
        entity = self.entity_by_form.get(self.folded(name))
        if entity is None:
            return (name,)
        return (name, *(form for form in (entity.name, *entity.aliases) if form != name))

    @cached_property
    def _forms(self) -> dict[str, str]:
        return {}

    def folded_forms(self, name: str) -> str:
        """All the forms of a party's name as indexed text."""
        found = self._forms.get(name)
        if found is None:
            from store.search.words import spread

            found = self._forms[name] = " ".join(spread(self.folded(form)) for form in self.forms(name))
        return found
