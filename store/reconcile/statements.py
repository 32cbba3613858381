"""Claims of all articles sorted into distinct statements, brought up to date article by article."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from store.model import Claim
from store.reconcile.dates import Days
from store.reconcile.delta import Delta
from store.reconcile.entities import Names
from store.reconcile.facts import Fact, Said, copied, said_by, told_by
from store.reconcile.names import form_key
from store.reconcile.sets import Members

_Plain = tuple[object, ...]


class Renamed(NamedTuple):
    """Names that mean others than before: keys of forms everywhere, and articles with names of their own."""

    forms: frozenset[str]
    articles: frozenset[str]


class Statements:
    """What every article says, and the facts that tell it; what no change concerns stays the same Fact."""

    def __init__(self) -> None:
        self._sorted: dict[str, _Sorted] = {}
        self._statements: dict[Said, _Statement] = {}
        self._users: Members[str] = Members()
        """The articles whose claims name a party so, by the key of the name."""

    def __getstate__(self) -> tuple[Any, ...]:
        return self._sorted, list(self._statements.values()), self._users

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._sorted, statements, self._users = state
        self._statements = {statement.said: statement for statement in statements}

    def bring_up(
        self,
        changed: Collection[str],
        claims: Mapping[str, Sequence[Claim]],
        rejected: Collection[str],
        dates: Mapping[str, Days | None],
        series: Mapping[str, str],
        names: Names,
        renamed: Renamed,
    ) -> Delta[Fact]:
        """The facts that the changed articles, and those in which names mean others, made new or undid.

        `claims` are those of all articles that there are now; `rejected` the ids of those that do not count.
        """
        waiting = dict.fromkeys(sorted(changed))
        for key in sorted(renamed.forms):
            waiting.update(dict.fromkeys(sorted(self._users.of(key))))
        waiting.update(dict.fromkeys(sorted(renamed.articles & self._sorted.keys())))
        touched: dict[_Statement, bool] = {}
        for article in waiting:
            for statement in self._forget(article):
                touched[statement] = touched.get(statement, False) or article in changed
        known: dict[_Plain, _Statement] = {}
        for article in waiting:
            if (said := claims.get(article)) is not None:
                for statement in self._sort(article, said, series, names, known):
                    touched[statement] = touched.get(statement, False) or article in changed
        return self._remade(touched, claims, rejected, dates, waiting)

    def facts_of(self, article: str) -> list[Fact]:
        """The facts that the claims of an article are among."""
        known = self._sorted.get(article)
        if known is None:
            return []
        found = {fact: None for one in dict.fromkeys(known.statements) for fact in one.facts}
        return [fact for fact in found if article in fact.articles]

    def telling(self) -> list[str]:
        """The articles that make any claim, in order."""
        return sorted([article for article, known in self._sorted.items() if known.statements])

    def _remade(
        self,
        touched: Mapping[_Statement, bool],
        claims: Mapping[str, Sequence[Claim]],
        rejected: Collection[str],
        dates: Mapping[str, Days | None],
        anew: Collection[str],
    ) -> Delta[Fact]:
        """The facts of the touched statements anew; those that only a renamed article lost and found stay."""
        delta: Delta[Fact] = Delta([], [])
        for statement, stale in touched.items():
            found = [claim for claim in self._claims(statement, claims, anew) if claim.id not in rejected]
            if not stale and statement.told() == {claim.id for claim in found}:
                continue
            delta.gone.extend(statement.facts)
            statement.facts = tuple(_parted(statement.said, found, dates)) if found else ()
            delta.new.extend(statement.facts)
            if not statement.articles:
                self._statements.pop(statement.said, None)
        return delta

    def _claims(
        self, statement: _Statement, claims: Mapping[str, Sequence[Claim]], anew: Collection[str]
    ) -> Iterable[Claim]:
        """The claims that make a statement, in the order of articles and of what each says.

        Those of articles that are not sorted `anew` are in its facts: what these say is not unpacked for it.
        """
        known = _standing(statement, anew)
        for article in statement.articles:
            if (only := known.get(article)) is not None:
                yield only
                continue
            for claim, one in zip(claims[article], self._sorted[article].statements, strict=True):
                if one is statement:
                    yield claim

    def _forget(self, article: str) -> Iterable[_Statement]:
        known = self._sorted.pop(article, None)
        if known is None:
            return ()
        for key in known.names:
            self._users.discard(key, article)
        found = dict.fromkeys(known.statements)
        for statement in found:
            statement.articles.remove(article)
        return found

    def _sort(
        self,
        article: str,
        claims: Sequence[Claim],
        series: Mapping[str, str],
        names: Names,
        known: dict[_Plain, _Statement],
    ) -> Iterable[_Statement]:
        """Sort the claims of an article; `known` are those already looked at in this run."""
        statements: list[_Statement] = []
        for claim in claims:
            letter = series.get(claim.id)
            plain = (claim.article if names.in_article else None, claim.kind, claim.amount, claim.amount_max,
                     claim.currency, claim.unit, claim.approximate, claim.parties,
                     claim.date, claim.quantity, letter, claim.aside)  # fmt: skip
            statement = known.get(plain)
            if statement is None:
                said = said_by(claim, letter, names)
                statement = self._statements.get(said)
                if statement is None:
                    statement = self._statements[said] = _Statement(said)
                known[plain] = statement
            statements.append(statement)
        used = frozenset({form_key(party.name) for claim in claims for party in claim.parties})
        self._sorted[article] = _Sorted(used, tuple(statements))
        for key in used:
            self._users.add(key, article)
        found = dict.fromkeys(statements)
        for statement in found:
            insort(statement.articles, article)
        return found


class _Statement:
    """One distinct statement, the articles that make it, in order, and the facts that tell it."""

    __slots__ = ("articles", "facts", "said")

    def __init__(self, said: Said) -> None:
        self.said = said
        self.articles: list[str] = []
        self.facts: tuple[Fact, ...] = ()

    def __getstate__(self) -> tuple[Any, ...]:
        """Its only fact says what it says, where there is but one, which is the rule."""
        said = self.said
        if len(self.facts) == 1 and told_by(self.facts[0], said.aside) == said:
            return said.aside, self.articles, self.facts
        return said, self.articles, self.facts

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        said, self.articles, self.facts = state
        self.said = said if isinstance(said, Said) else told_by(self.facts[0], said)

    def told(self) -> set[str]:
        """The ids of all its claims."""
        return {claim.id for fact in self.facts for claim in fact.claims}


class _Sorted(NamedTuple):
    """The keys of all names in the claims of one article, and the statement that each claim makes."""

    names: frozenset[str]
    statements: tuple[_Statement, ...]


def _standing(statement: _Statement, anew: Collection[str]) -> Mapping[str, Claim]:
    """The claims in the facts of a statement by article, of those that make but one and stay as they were."""
    found: dict[str, Claim] = {}
    left: set[str] = set()
    for fact in statement.facts:
        for claim in fact.claims:
            if claim.article in found or claim.article in anew:
                left.add(claim.article)
            found[claim.article] = claim
    for article in left:
        del found[article]
    return found


def _parted(said: Said, claims: Sequence[Claim], dates: Mapping[str, Days | None]) -> Iterable[Fact]:
    """The facts of one statement; what one article keeps apart, alike without figure or date, stays two."""
    fact = Fact(said, claims[0].id)
    for claim in claims:
        fact.add(claim, dates.get(claim.article))
    fact.settle()
    if len(fact.articles) == len(fact.claims) or fact.figure is not None or fact.date is not None:
        yield fact
        return
    yield from _split_by_article(fact)


def _split_by_article(fact: Fact) -> Iterable[Fact]:
    rounds: list[list[Claim]] = []
    seen: dict[str, int] = {}
    for claim in sorted(fact.claims, key=lambda c: c.id):
        place = seen.get(claim.article, 0)
        seen[claim.article] = place + 1
        if place == len(rounds):
            rounds.append([])
        rounds[place].append(claim)
    for members in rounds:
        yield copied(fact, members)
