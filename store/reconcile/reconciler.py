"""The making of the ledger, kept from one change to the next: what a change cannot reach is not made again.

Every stage keeps what it made, beside what it made it of. The ledger is the same as if all were made anew:
nothing kept is a decision, and no stage looks at the order in which articles came.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from store.model import Article, Claim, Deal, Decision, Entity, Extraction, Ledger, Unresolved
from store.reconcile.adopt import Adoption
from store.reconcile.cluster import Kinship
from store.reconcile.copies import Copies, Leaning, Sketches, Sources, Voice, unpacked
from store.reconcile.dates import Days, days
from store.reconcile.delta import Delta
from store.reconcile.entities import Draft, Gathering, Names, entity
from store.reconcile.facts import next_serial, serials_from
from store.reconcile.headline import Context, make_deal
from store.reconcile.linking import Linking
from store.reconcile.replay import Replay
from store.reconcile.settled import MadeDeal, Settled
from store.reconcile.stages import Stages
from store.reconcile.statements import Renamed, Statements
from store.reconcile.testimony import Testimony, witness
from store.reconcile.told import Told
from store.reconcile.totals import Sums

_EMPTY = Names({}, {}, {})


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: records are many and in none, and walking them triples the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


_OF_NAMES = ("_gathering", "_names")
_QUICK = ("_sketches", "_entities", "_placed")
"""Parts of the state that hold names, and those that are made anew."""


class Differences(NamedTuple):
    """What is not as it was in the ledger before: ids of entities and deals, articles for their claims."""

    entities: frozenset[str]
    deals: frozenset[str]
    articles: frozenset[str]


class _Given(NamedTuple):
    """What the last ledger was made of: the same objects again are the same records.

    `decided` are the articles of which a decision concerned a claim.
    """

    drafts: Mapping[str, Draft]
    decided: frozenset[str]


class Reconciler:
    """All articles of a dossier as reconciliation sees them; `ledger` may be asked for after any change.

    `sketches` may be kept by the caller: it spares reading the text of articles that have not changed.
    """

    def __init__(self, sketches: Sketches | None = None) -> None:
        self._sketches = sketches if sketches is not None else {}
        self._articles: dict[str, Testimony] = {}
        self._dates: dict[str, Days | None] = {}
        self._copies = Copies()
        self._voices: dict[str, Voice] = {}
        self._series: dict[str, str] = {}
        self._changed: set[str] = set()
        self._decided: set[str] = set()
        self._renewed: set[str] = set()
        self._gathering = Gathering()
        self._names = _EMPTY
        self._original: dict[str, str] = {}
        self._statements = Statements()
        self._stages = Stages()
        self._kinship = Kinship()
        self._adoption = Adoption()
        self._deals: dict[Told, MadeDeal] = {}
        self._settled = Settled()
        self._linking = Linking()
        self._sums = Sums()
        self._entities: dict[Draft, Entity] = {}
        self._placed: dict[str, list[Claim]] = {}
        self._given = _Given({}, frozenset())
        self.differences = Differences(frozenset(), frozenset(), frozenset())
        """What the last ledger says otherwise than the one before it; a record that is gone is in neither."""

    def state(self) -> Iterator[dict[str, Any]]:
        """All that cannot be had again quickly, in two parts that have no record in common, one at a time."""
        given = self._given
        yield {name: getattr(self, name) for name in _OF_NAMES} | {"drafts": given.drafts}
        parts = {name: value for name, value in vars(self).items() if name not in _OF_NAMES + _QUICK}
        yield {**parts, "_given": given._replace(drafts={}), "serial": next_serial()}

    @classmethod
    def resumed(cls, names: dict[str, Any], rest: dict[str, Any]) -> Reconciler:
        """The one whose `state` this is."""
        made = cls()
        serials_from(rest.pop("serial"))
        given: _Given = rest.pop("_given")
        made._given = given._replace(drafts=names.pop("drafts"))
        vars(made).update({**names, **rest})
        return made

    def put(self, article: Article, extraction: Extraction) -> None:
        """Takes in an article with what it yields, in the place of an older state of it."""
        known = self._sketches.get(article.digest) if article.digest else None
        found = witness(article, extraction, known)
        if article.digest:
            self._sketches[article.digest] = found.sketch
        self.take(found)

    def take(self, said: Testimony) -> None:
        """Takes in what an article says, in the place of an older state of it."""
        name = said.article
        self.remove(name)
        self._articles[name] = said._replace(rows=(), sketch=b"")
        self._dates[name] = days(said.date)
        self._copies.put(name, unpacked(said.sketch))
        self._voices[name] = said.voice
        self._series.update(said.series)
        self._gathering.put(name, said.rows, said.equated)

    def remove(self, article: str) -> None:
        """Forgets an article, when it is there."""
        self._changed.add(article)
        known = self._articles.pop(article, None)
        if known is None:
            return
        for claim in known.series:
            self._series.pop(claim, None)
        del self._dates[article], self._voices[article]
        self._copies.remove(article)
        self._gathering.remove(article)

    def ledger(
        self, decisions: Sequence[Decision], articles: Mapping[str, Article], last: bool = False
    ) -> Ledger:
        """The ledger of all articles, decisions replayed; these look up the text of `articles`.

        After the `last` one nothing may be asked any more: what made it is let go on the way.
        """
        with uncollected():
            return self._ledger(Replay(decisions, articles), last)

    def _ledger(self, replay: Replay, last: bool) -> Ledger:
        claims: Mapping[str, Sequence[Claim]] = {n: self._articles[n].claims for n in sorted(self._articles)}
        if replay:
            claims = replay.claims(claims)
        names = self._gathering.names()
        if replay:
            replay.entities(names)
        sources = Sources(self._voices, self._copies.pairs())
        decided = {name for name, said in claims.items() if said is not self._articles[name].claims}
        changed = self._changed | decided | self._decided
        renamed, others, retyped = self._differences(names)
        facts = self._statements.bring_up(
            changed, claims, replay.rejected, self._dates, self._series, names, renamed
        )
        told = self._kinship.gather(self._stages.told_apart(facts))
        calling = changed | renamed.articles | self._gathering.naming(renamed.forms)
        renewed = self._told_in(calling) if self._adoption else {}
        if last:
            self._statements, self._stages, self._kinship = Statements(), Stages(), Kinship()
        told = self._adoption.adopted(told, renewed, names, self._gathering.said, calling)
        made = self._make(told, names, sources, others)
        if last:
            self._adoption = Adoption()
        if replay.touches_deals or self._settled.by_hand:
            deals = self._settled.all(*self._by_hand(replay, names, sources), by_hand=replay.touches_deals)
        else:
            deals = self._settled.bring_up(made)
        self._names, self._original, self._decided = names, sources.original, decided
        self._renewed, self._changed = self._changed, set()
        return self._put_in_order(claims, names, sources, deals, renamed, retyped, replay.unresolved)

    def _differences(self, names: Names) -> tuple[Renamed, set[str], set[str]]:
        """Whose names mean others than in the last ledger, and the entities that are called otherwise, or are
        another sort of thing.
        """
        old = self._names
        if names.by_form is old.by_form:
            forms: set[str] = set()
        else:
            forms = {key for key, _ in names.by_form.items() ^ old.by_form.items()}
        places = {place for (place, _), _ in names.in_article.items() ^ old.in_article.items()}
        moved = {key for key in names.drafts.keys() | old.drafts.keys()
                 if names.drafts.get(key) is not old.drafts.get(key)}  # fmt: skip
        called = {key for key in moved if names.called(key, "") != old.called(key, "")}
        retyped = {key for key in moved if names.type_of(key) != old.type_of(key)}
        return Renamed(frozenset(forms), frozenset(places)), called, retyped

    def _told_in(self, articles: Iterable[str]) -> dict[Told, None]:
        """The deals that articles tell, before any stray has joined."""
        return {
            self._kinship.deal_of(self._stages.as_told(fact)): None
            for article in sorted(articles)
            for fact in self._statements.facts_of(article)
        }

    def _make(self, change: Delta[Told], names: Names, sources: Sources, others: set[str]) -> Delta[MadeDeal]:
        """Makes the deals of what was gathered; one that nothing has touched stays as it was.

        `others` are the entities that are called otherwise now.
        """
        gone = [self._deals.pop(told) for told in change.gone]
        stale = dict.fromkeys(change.new)
        copied = set()
        if self._original:
            copied = {name for name, _ in sources.original.items() ^ self._original.items()}
        stale.update({self._adoption.deal_with(told): None for told in self._told_in(copied)})
        for party in sorted(others):
            stale.update(dict.fromkeys(self._adoption.deals_of(party)))
        new = []
        for told in stale:
            if told in self._deals:
                gone.append(self._deals[told])
            claims = [claim for fact in told.facts for claim in fact.claims]
            self._deals[told] = made = self._made(claims, names, sources, told.strangers)
            new.append(made)
        return Delta(new, gone)

    def _made(
        self, claims: list[Claim], names: Names, sources: Sources, strangers: frozenset[str] = frozenset()
    ) -> MadeDeal:
        numbers, leaning = sources.of_deal(claims)
        return MadeDeal(
            claims, make_deal(claims, Context(self._articles, names, numbers, strangers)), leaning
        )

    def _by_hand(
        self, replay: Replay, names: Names, sources: Sources
    ) -> tuple[list[Deal], dict[str, Claim], dict[str, Leaning]]:
        """The deals as decisions leave them, the claims in them, and who leans on whom."""
        found = list(self._deals.values())
        gathered = replay.gatherings([list(one.claims) for one in found])
        by_first = {one.claims[0].id: one for one in found}
        found = []
        for claims in gathered:
            one = by_first.get(claims[0].id)
            found.append(one if one and one.claims == claims else self._made(claims, names, sources))
        known = {claim.id: claim for one in found for claim in one.claims}
        leaning = {one.deal.id: one.leaning for one in found if one.leaning}
        return replay.deals([one.deal for one in found], known), known, leaning

    def _put_in_order(
        self,
        claims: Mapping[str, Sequence[Claim]],
        names: Names,
        sources: Sources,
        deals: Delta[Deal],
        renamed: Renamed,
        retyped: set[str],
        unresolved: Sequence[Unresolved],
    ) -> Ledger:
        """Everything put in its order: entities by mentions, deals by date, claims by article."""
        settled = self._settled
        links = self._linking.bring_up(deals, settled.known, settled.home, names, renamed, retyped)
        totals = self._sums.bring_up(deals, settled.known, self._linking.firm)
        self._compare(names, deals, claims)
        drafts = sorted(names.drafts.values(), key=lambda d: (-d.count, d.id))
        self._entities = {draft: self._entity(draft) for draft in drafts if not draft.hidden}
        return Ledger(
            entities=tuple(self._entities.values()),
            claims=self._claims_placed(claims),
            deals=settled.in_order(),
            groups=sources.groups(settled.leaning()),
            links=links,
            totals=totals,
            unresolved=tuple(unresolved),
        )

    def _compare(self, names: Names, deals: Delta[Deal], claims: Mapping[str, Sequence[Claim]]) -> None:
        """Finds what is not as it was in the last ledger."""
        settled = self._settled
        decided, before = settled.decided, self._given.decided
        articles = self._renewed | decided | before | settled.moved
        last, self._given = self._given, _Given(names.drafts, decided)
        self.differences = Differences(
            frozenset({key for key, draft in names.drafts.items() if last.drafts.get(key) is not draft}),
            frozenset([deal.id for deal in deals.new]),
            frozenset(articles & claims.keys()),
        )

    def _entity(self, draft: Draft) -> Entity:
        kept = self._entities.get(draft)
        if kept is None:
            return entity(draft)
        return kept if kept.id == draft.id else kept._replace(id=draft.id)

    def _claims_placed(self, claims: Mapping[str, Sequence[Claim]]) -> tuple[Claim, ...]:
        """All claims in order, each with its deal; an article whose claims stay the same keeps them."""
        known, home = self._settled.known, self._settled.home
        for article in [*(self._placed.keys() - claims.keys()), *self.differences.articles]:
            self._placed.pop(article, None)
        found: list[Claim] = []
        for article, said in claims.items():
            placed = self._placed.get(article)
            if placed is None:
                now = [known.get(claim.id, claim)._replace(deal=home.get(claim.id)) for claim in said]
                placed = self._placed[article] = sorted(now, key=lambda c: (c.evidence[:1], c.id))
            found += placed
        return tuple(found)
