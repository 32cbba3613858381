"""The making of the ledger, kept from one change to the next: what a change cannot reach is not made again.

Every stage keeps what it made, beside what it made it of. The ledger is the same as if all were made anew:
nothing kept is a decision, and no stage looks at the order in which articles came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from store.model import Article, Claim, Deal, Decision, Extraction, Ledger, Unresolved
from store.reconcile.adopt import Adoption
from store.reconcile.cluster import Kinship
from store.reconcile.copies import Copies, unpacked
from store.reconcile.dates import Days, days
from store.reconcile.delta import Delta
from store.reconcile.entities import Draft, Gathering, Names, entity
from store.reconcile.facts import next_serial, serials_from
from store.reconcile.headline import Context, make_deal
from store.reconcile.linking import Linking
from store.reconcile.replay import Replay
from store.reconcile.settled import MadeDeal, Settled, joined
from store.reconcile.sources import Sources, Voice
from store.reconcile.stages import Stages
from store.reconcile.statements import Renamed, Statements
from store.reconcile.testimony import Testimonies, Testimony, witness
from store.reconcile.told import Told
from store.reconcile.totals import Sums
from store.revision import Revision
from store.uncollected import uncollected

_EMPTY = Names({}, {}, {})

_OF_NAMES = ("_gathering", "_names")
_BY_IDS = (
    "_articles", "_copies", "_dates", "_linking", "_original", "_published", "_series", "_sums", "_telling",
    "_voices",
)  # fmt: skip
"""Parts of the state that hold names, and those that tell of deals by their ids."""


class Differences(NamedTuple):
    """What is not as it was in the ledger before: ids of entities and deals, articles for their claims."""

    entities: frozenset[str]
    deals: frozenset[str]
    articles: frozenset[str]


ByArticle = Mapping[str, Sequence[Claim]]
"""The claims of each article."""


class _Given(NamedTuple):
    """What the last ledger was made of: the same objects again are the same records.

    `decided` are the articles of which a decision concerned a claim.
    """

    drafts: Mapping[str, Draft]
    decided: frozenset[str]


class Published(NamedTuple):
    """When an article was published, ISO 8601."""

    date: str | None


class _Articles(Mapping[str, Sequence[Claim]]):
    """The claims of each article, in order of the articles."""

    def __init__(self, articles: Mapping[str, Testimony]) -> None:
        self._articles = articles

    def __getitem__(self, article: str) -> Sequence[Claim]:
        return self._articles[article].claims

    def __contains__(self, article: object) -> bool:
        return article in self._articles

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._articles))

    def __len__(self) -> int:
        return len(self._articles)


class Reconciler:
    """All articles of a dossier as reconciliation sees them; `ledger` may be asked for after any change."""

    def __init__(self) -> None:
        self._articles = Testimonies()
        self._published: dict[str, Published] = {}
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
        self._settled = Settled()
        self._linking = Linking()
        self._sums = Sums()
        self._telling: list[str] = []
        self._given = _Given({}, frozenset())
        self.differences = Differences(frozenset(), frozenset(), frozenset())
        """What the last ledger says otherwise than the one before it; a record that is gone is in neither."""

    def state(self) -> Iterator[dict[str, Any]]:
        """All of it, in parts that have no record in common, one at a time."""
        given = self._given
        yield {name: getattr(self, name) for name in _OF_NAMES} | {"drafts": given.drafts}
        yield {name: getattr(self, name) for name in _BY_IDS}
        apart = {*_OF_NAMES, *_BY_IDS, "differences"}
        rest = {name: value for name, value in vars(self).items() if name not in apart}
        yield {**rest, "_given": given._replace(drafts={}), "serial": next_serial()}

    @classmethod
    def resumed(cls, names: dict[str, Any], by_ids: dict[str, Any], rest: dict[str, Any]) -> Reconciler:
        """The one whose `state` this is."""
        made = cls()
        serials_from(rest.pop("serial"))
        given: _Given = rest.pop("_given")
        made._given = given._replace(drafts=names.pop("drafts"))
        vars(made).update({**names, **by_ids, **rest})
        return made

    def put(self, article: Article, extraction: Extraction) -> None:
        """Take in an article with what it yields, in the place of an older state of it."""
        self.take(witness(article, extraction))

    def take(self, said: Testimony) -> None:
        """Take in what an article says, in the place of an older state of it."""
        name = said.article
        self.remove(name)
        self._articles[name] = said._replace(rows=(), sketch=b"")
        self._dates[name], self._published[name] = days(said.date), Published(said.date)
        self._copies.put(name, unpacked(said.sketch))
        self._voices[name] = said.voice
        self._series.update(said.series)
        self._gathering.put(name, said.rows, said.equated)

    def remove(self, article: str) -> None:
        """Forget an article, when it is there."""
        self._changed.add(article)
        if article not in self._articles:
            return
        for claim in self._articles.pop(article).series:
            self._series.pop(claim, None)
        del self._dates[article], self._published[article], self._voices[article]
        self._copies.remove(article)
        self._gathering.remove(article)

    def ledger(self, decisions: Sequence[Decision], articles: Mapping[str, Article]) -> Ledger:
        """The ledger of all articles, decisions replayed; these look up the text of `articles`."""
        return self.revised(decisions, articles).ledger()

    def revised(
        self, decisions: Sequence[Decision], articles: Mapping[str, Article], last: bool = False
    ) -> Revision:
        """The same, each record made when it is asked for: to be asked before the next change.

        After the `last` one nothing may be asked any more: what made it is let go on the way.
        """
        with uncollected():
            return self._revised(Replay(decisions, articles), last)

    def _revised(self, replay: Replay, last: bool) -> Revision:
        claims: ByArticle = _Articles(self._articles)
        if replay:
            claims = replay.claims(claims)
        names = self._gathering.names()
        if replay:
            replay.entities(names)
        sources = Sources(self._voices, self._copies.pairs())
        changed = self._changed | replay.concerned | self._decided
        renamed, others, retyped = self._differences(names)
        facts = self._statements.bring_up(
            changed, claims, replay.rejected, self._dates, self._series, names, renamed
        )
        told = self._kinship.gather(self._stages.told_apart(facts))
        calling = changed | renamed.articles | self._gathering.naming(renamed.forms)
        renewed = self._told_in(calling) if self._adoption else {}
        self._telling = self._statements.telling()
        if last:
            self._statements, self._stages, self._kinship = Statements(), Stages(), Kinship()
        told = self._adoption.adopted(told, renewed, names, self._gathering.said)
        made = self._make(told, names, sources, others)
        if last:
            self._adoption = Adoption()
        by_hand = self._settled.is_by_hand
        deals = Delta([], []) if by_hand else self._settled.bring_up(made)
        if by_hand or replay.touches_deals:
            deals = joined(deals, self._by_hand(replay, names, sources))
        self._names, self._original, self._decided = names, sources.original, replay.concerned
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
        """Make the deals of what was gathered; one that nothing has touched stays as it was.

        `others` are the entities that are called otherwise now.
        """
        stale = dict.fromkeys(change.new)
        copied = set()
        if self._original:
            copied = {name for name, _ in sources.original.items() ^ self._original.items()}
        stale.update({self._adoption.deal_with(told): None for told in self._told_in(copied)})
        for party in sorted(others):
            stale.update(dict.fromkeys(self._adoption.deals_of(party)))
        new = {
            told: self._made([c for fact in told.facts for c in fact.claims], names, sources, told.strangers)
            for told in stale
        }
        return self._settled.put(change.gone, new)

    def _made(
        self, claims: list[Claim], names: Names, sources: Sources, strangers: frozenset[str] = frozenset()
    ) -> MadeDeal:
        numbers, leaning = sources.of_deal(claims)
        return MadeDeal(
            claims, make_deal(claims, Context(self._published, names, numbers, strangers)), leaning
        )

    def _by_hand(self, replay: Replay, names: Names, sources: Sources) -> Delta[Deal]:
        """Settle the deals as decisions leave them."""
        moved = set() if self._settled.is_by_hand else self._settled.moved
        found = list(self._settled.made.values())
        gathered = replay.gatherings([list(one.claims) for one in found])
        by_first = {one.claims[0].id: one for one in found}
        found = []
        for claims in gathered:
            one = by_first.get(claims[0].id)
            found.append(one if one and one.claims == claims else self._made(claims, names, sources))
        known = {claim.id: claim for one in found for claim in one.claims}
        deals = replay.deals([one.deal for one in found], known)
        change = self._settled.settle(deals, found, known, replay.touches_deals)
        self._settled.moved |= moved
        return change

    def _put_in_order(
        self,
        claims: ByArticle,
        names: Names,
        sources: Sources,
        deals: Delta[Deal],
        renamed: Renamed,
        retyped: set[str],
        unresolved: Sequence[Unresolved],
    ) -> Revision:
        """Everything put in its order: entities by mentions, deals by date, claims by article."""
        settled = self._settled
        links = self._linking.bring_up(deals, settled, names, renamed, retyped)
        totals = self._sums.bring_up(deals, settled.deals, settled.known, self._linking.firm)
        self._compare(names, deals, claims)
        drafts = sorted([(-d.count, d.id) for d in names.drafts.values() if not d.hidden])
        known = settled.known if settled.is_by_hand else {}
        home = settled.home

        def claims_of(article: str) -> list[Claim]:
            said = [known.get(claim.id, claim)._replace(deal=home.get(claim.id)) for claim in claims[article]]
            return sorted(said, key=lambda claim: (claim.evidence[:1], claim.id))

        return Revision(
            entities=[name for _, name in drafts],
            deals=settled.in_order(),
            articles=self._telling,
            entity=lambda name: entity(names.drafts[name]),
            deal=settled.deals.__getitem__,
            claims=claims_of,
            groups=sources.groups(settled.leaning()),
            links=links,
            totals=totals,
            unresolved=tuple(unresolved),
        )

    def _compare(self, names: Names, deals: Delta[Deal], claims: ByArticle) -> None:
        """Find what is not as it was in the last ledger."""
        settled = self._settled
        decided, before = settled.decided, self._given.decided
        articles = self._renewed | decided | before | settled.moved
        last, self._given = self._given, _Given(names.drafts, decided)
        self.differences = Differences(
            frozenset({key for key, draft in names.drafts.items() if last.drafts.get(key) is not draft}),
            frozenset([deal.id for deal in deals.new]),
            frozenset(articles & claims.keys()),
        )
