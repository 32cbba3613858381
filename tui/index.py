"""What the screens look up again and again in a dossier, computed once and forgotten at each change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from store.model import FIGURES, Claim, Deal, Entity
from tui import spoken
from tui.catalogue import t
from tui.orders import Orders
from tui.widgets.layout import Mark

if TYPE_CHECKING:
    from store.dossier import Dossier


MANY_ROWS = 1500
"""From so many rows on, a list is put in order in a thread."""
LOOKED_AT = 150
"""At most so many articles of one entity are searched for whom it is named with."""
AT_ONCE = 12
"""So many of them while a key waits; more in a thread."""
PAGES = 50
"""So many entities' articles stay counted, the last whose pages were seen."""


class Index:
    """Look-ups over one state of a dossier; make another when the dossier changed."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.told = False
        """Whether what was noticed about this state has been said."""

    def _mentions(self, article: str) -> list[Mark]:
        types: dict[str, str] = {}
        found = []
        for mention, entity in self.dossier.marks_in(article):
            kind = types.get(entity) or types.setdefault(entity, self.dossier.entity(entity).type)
            found.append(Mark(mention.start, mention.end, kind, entity))
        return found

    def claims_of(self, article: str) -> list[Claim]:
        """List the claims of an article in the order of its text."""
        return list(self.dossier.claims_of_article(article))

    def marks_of(self, article: str) -> list[Mark]:
        """List what to mark in an article: mentions of entities, and the evidence of claims."""
        facts = [
            Mark(evidence.start, evidence.end, "fact", claim.id)
            for claim in self.dossier.claims_of_article(article)
            for evidence in claim.evidence
            if evidence.article == article
        ]
        return [*self._mentions(article), *facts]

    def entities_of(self, article: str) -> list[tuple[Entity, int]]:
        """List the entities an article names with their mentions in it, the most named first."""
        counts: dict[str, int] = defaultdict(int)
        for mark in self._mentions(article):
            counts[mark.ref] += 1
        pairs = [(self.dossier.entity(id), count) for id, count in counts.items()]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0].name))

    @cached_property
    def articles_of_entity(self) -> Mapping[str, Mapping[str, int]]:
        """The mentions of each entity in each article, counted when an entity is asked for."""
        return _Spread(self.dossier)

    def met_at_once(self, entity: str) -> bool:
        """Whether finding out whom an entity is named with is quick, or was done before."""
        return entity in self._company or len(self.articles_of_entity.get(entity, ())) <= AT_ONCE

    @cached_property
    def _company(self) -> dict[str, list[tuple[Entity, int]]]:
        return {}

    def together_with(self, entity: str) -> list[tuple[Entity, int]]:
        """List who stands in the same paragraphs as `entity`, the most often first; kept for the last."""
        if entity not in self._company:
            found = self._together_with(entity)
            while len(self._company) >= PAGES:
                del self._company[next(iter(self._company))]
            self._company[entity] = found
        return self._company[entity]

    def _together_with(self, entity: str, most: int = 12) -> list[tuple[Entity, int]]:
        """The same, found out: of one that very many articles name, those are looked at that name it most."""
        from bisect import bisect_right

        counts: dict[str, int] = defaultdict(int)
        named = self.articles_of_entity.get(entity, {})
        for article_id in sorted(named, key=lambda id: (-named[id], id))[:LOOKED_AT]:
            article = self.dossier.article(article_id)
            starts = [p.start for section in article.sections for p in section.paragraphs]
            seen: dict[int, set[str]] = defaultdict(set)
            for mark in self._mentions(article_id):
                seen[bisect_right(starts, mark.start)].add(mark.ref)
            for names in seen.values():
                if entity in names:
                    for name in names - {entity}:
                        counts[name] += 1
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
        return [(self.dossier.entity(id), count) for id, count in ranked]

    @cached_property
    def deals_of_entity(self) -> Mapping[str, int]:
        """Count the deals and figures that each entity is a party of."""
        return self.dossier.counts_of_deals()

    @cached_property
    def ledger(self) -> Orders[Deal]:
        """The orders of the deals: equals stand with the largest amount first."""
        columns: dict[str, Callable[[Deal], Any]] = {
            "id": lambda deal: deal.id,
            "size": _size,
            "amount": lambda deal: (deal.amount is None, deal.currency or "~", _size(deal)),
            "date": lambda deal: deal.date or "9999",
            "kind": lambda deal: t(f"kind.{deal.kind}"),
            "who": lambda deal: spoken.who(deal.kind, deal.parties).casefold(),
            "status": lambda deal: t(f"status.{deal.status}"),
            "sources": lambda deal: -len(self.sources_of(deal)),
            "agreement": lambda deal: ("disputed", "agreed", "single").index(deal.agreement),
        }
        within = dict.fromkeys(columns.keys() - {"id", "size"}, "size") | {"amount": "id"}
        return Orders(self.dossier.deals, columns, within)

    @cached_property
    def entities(self) -> Orders[Entity]:
        """The orders of the entities."""
        articles, deals = self.counts_of_articles, self.deals_of_entity
        columns: dict[str, Callable[[Entity], Any]] = {
            "name": lambda entity: entity.name.casefold(),
            "mentions": lambda entity: -len(entity.mentions),
            "articles": lambda entity: -articles[entity.id],
            "deals": lambda entity: -deals.get(entity.id, 0),
            "type": lambda entity: entity.type,
        }
        within = dict.fromkeys(("mentions", "articles", "deals", "type"), "name")
        return Orders(self.dossier.entities, columns, within)

    @cached_property
    def counts_of_articles(self) -> Mapping[str, int]:
        """How many articles mention each entity."""
        ids = (entity.id for entity in self.dossier.entities)
        return dict(zip(ids, self.dossier.counts_of_articles(), strict=True))

    @cached_property
    def words_of_entities(self) -> Mapping[str, str]:
        """The names of each entity as a filter looks for words in them."""
        from tui.widgets.finding import plain

        return {e.id: plain(" ".join((e.name, *e.aliases))) for e in self.dossier.entities}

    @cached_property
    def wholes(self) -> dict[str, str]:
        """The deal that each part is a part of."""
        return {link.source: link.target for link in self.dossier.links if link.relation == "part_of"}

    def sources_of(self, deal: Deal) -> list[str]:
        """List the articles that tell a deal, each once, in the order of its claims."""
        return list(dict.fromkeys(self.dossier.article_of_claim(id) for id in deal.claims))

    @cached_property
    def deal_counts(self) -> dict[str, int]:
        """Count the deals (not the figures) that each article tells."""
        return self._told_first[0]

    @cached_property
    def _told_first(self) -> tuple[dict[str, int], int]:
        """How many deals of the ledger's first view each article tells, and how many there are."""
        rows = self.dossier.fields_of_deals("id", "kind", "status", "aside")
        first = {id for id, kind, status, aside in rows if is_first(kind, status, bool(aside))}
        told = {article: len(deals & first) for article, deals in self.dossier.deals_told().items()}
        return told, len(first)

    @property
    def count_of_deals(self) -> int:
        """How many deals the ledger's first view has."""
        return self._told_first[1]

    @cached_property
    def noted(self) -> dict[str, list[str]]:
        """List the tags and notes of each thing: `#tag` for tags, text for notes."""
        found: dict[str, list[str]] = defaultdict(list)
        for note in self.dossier.notes:
            found[note.target] += [f"#{tag}" for tag in note.tags] + ([note.text] if note.text else [])
        return found


def _size(deal: Deal) -> float:
    return -(deal.amount_max or deal.amount or 0)


def first_view(deal: Deal) -> bool:
    """Tell whether a deal belongs to the ledger's first view: no figure, no opinion, no aside."""
    return is_first(deal.kind, deal.status, deal.aside)


def is_first(kind: str, status: str, aside: bool | None) -> bool:
    """The same by the fields of a deal that decide it."""
    return kind not in FIGURES and status != "opinion" and not aside


class _Spread(Mapping[str, Mapping[str, int]]):
    """For each entity, how often each article mentions it; what was asked for is kept."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._known: dict[str, Mapping[str, int]] = {}

    def __getitem__(self, id: str) -> Mapping[str, int]:
        found = self._known.get(id)
        if found is None:
            found = self._known[id] = self._dossier.mentions_by_article(id)
            if len(self._known) > PAGES:
                del self._known[next(iter(self._known))]
        return found

    def __iter__(self) -> Iterator[str]:
        return (entity.id for entity in self._dossier.entities)

    def __len__(self) -> int:
        return self._dossier.count_of_entities
