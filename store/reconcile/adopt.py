"""Statements that tell too little by themselves, or differ alone, given to the one deal of their figure.

Six kinds of stray join a deal that tells the same figure in the same currency, at a time that allows it, in
articles that do not tell both apart:

- a fact of one article that agrees with a deal of several in kind, quantity, weeks and one side, and names
  another party on the other side, though the article names the deal's: one side was misread;
- a lone fact whose doer and telling figure another lone fact gives to someone else, when both articles name
  both of them: at least one is misread;
- a fact about someone who pays for another, as the dossier tells, when a deal of that other has its figure in
  its weeks and all articles of the stray name that other: the payer was taken for the paid;
- an acquisition or payment of which only the payer is told, or a bill of which only one side is, when money
  paid by that payer has its figure, and its articles name both sides;
- an amount of no known kind, when all its parties are the deal's;
- a fact that names nobody, or an amount of no known kind that names nobody, when its article names whom the
  deal is about; where no fact tells the figure, amounts of no known kind join one another so.

Exactly one deal must fit, or one must be told by far more articles than any other. Strays choose among the
deals as they stand before any stray has joined, so that no choice depends on another; they then join in
order, each only while it still fits. Deals are looked up by figure and party, so that a round figure told
of everyone costs no more than any other.

All this happens in passes, one after the other. What a pass did before stands but for the strays that come or
go, or look at a deal that did, or whose articles name others now; so that a change costs what it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from store.reconcile import fits
from store.reconcile.company import Company
from store.reconcile.delta import Delta
from store.reconcile.entities import Names
from store.reconcile.places import Places
from store.reconcile.told import Amount, Told, together

FAR_MORE = 3
"""How many times the articles of any other deal must tell the one that a stray chooses."""

_Place = tuple[Amount, str]
"""A figure, and a party of the deal that tells it."""


class Rule(NamedTuple):
    """Which deals are strays, among whose deals each looks for its own, and which of these it fits.

    Every deal that a stray fits has one at least of the `near` parties, with which it `may` fit at a glance;
    and one of those `also` given, where there are any. Where `among_strays`, strays may join each other.
    """

    is_stray: Callable[[Told, Company], bool]
    near: Callable[[Told, Company], Iterable[str]]
    fits: Callable[[Told, Told, Company], bool]
    may: Callable[[Told, Told, str], bool] = fits.is_any
    also: Callable[[Told], Iterable[str]] = fits.also_nobody
    among_strays: bool = False


RULES = (
    Rule(lambda told, _: told.misread, fits.near_misread, fits.fits_misread, fits.is_of_its_family),
    Rule(lambda told, _: told.misread, fits.near_misread, fits.fits_twin, fits.is_of_its_family,
         among_strays=True),
    Rule(fits.is_payer_told, fits.near_paid, fits.fits_paid, fits.is_about_the_paid, fits.also_paying,
         among_strays=True),
    Rule(lambda told, _: told.payment, fits.near_misread, fits.fits_payment),
    Rule(lambda told, _: told.vague, fits.near_vague, fits.fits_vague),
    Rule(lambda told, _: told.vague and not told.everyone, fits.near_vague, fits.fits_vague),
)  # fmt: skip
_NO_FIGURE = (None,)
_PAID = 2
"""The pass in which it matters who pays for whom."""


class Adoption:
    """Gives strays their homes; a deal that the same strays join stays the same after a change."""

    def __init__(self) -> None:
        self._company = Company()
        self._places = Places()
        self._passes = [Pass() for _ in RULES]

    def __bool__(self) -> bool:
        return bool(self._places)

    def adopted(
        self,
        change: Delta[Told],
        renamed: Iterable[Told],
        names: Names,
        said: Mapping[str, Iterable[str]],
    ) -> Delta[Told]:
        """The difference among deals once every stray has joined the one that it fits.

        `renamed` are the deals told in articles that name others than before, by `names` of what they have
        `said`.
        """
        self._company.now(names, said)
        first = not self._places
        for told in change.gone:
            self._drop(told)
        for told in change.new:
            self._place(told)
        new = set(change.new)
        touched = {told: None for told in renamed if told not in new}
        for number, done in enumerate(self._passes):
            field = Field(number, first, self._company, self._places, self._passes)
            if number == _PAID:
                moved = sorted(self._company.pay(change))
                touched.update(dict.fromkeys(field.about(moved, set(change.new))))
            change = done.run(RULES[number], change, touched, field)
            for told in change.gone:
                if told.born > number:
                    self._drop(told)
            for told in change.new:
                if told.born > number:
                    self._place(told)
            new, gone = set(change.new), set(change.gone)
            touched = dict.fromkeys([done.into.get(told, told) for told in touched])
            touched = {told: None for told in touched if told not in new and told not in gone}
        self._company.done()
        return change

    def _place(self, told: Told) -> None:
        self._places.put(told, told.everyone, told.figures or _NO_FIGURE)

    def _drop(self, told: Told) -> None:
        self._places.remove(told, told.everyone, told.figures or _NO_FIGURE)

    def deals_of(self, party: str) -> Iterator[Told]:
        """The deals, as they are after all, in which someone takes part."""
        there = Field(len(RULES), False, self._company, self._places, self._passes)
        return (told for told in self._places.of(party) if there.has(told))

    def deal_with(self, told: Told) -> Told:
        """What a deal has become after all."""
        for done in self._passes:
            told = done.into.get(told, told)
        return told


class Field(NamedTuple):
    """The deals as one pass finds them; `first` where no stray has chosen anything yet."""

    number: int
    first: bool
    company: Company
    places: Places
    passes: Sequence[Pass]

    def has(self, told: Told) -> bool:
        """Whether a deal is there in this pass: not made by a later one, and joined with none yet."""
        if told.born > self.number:
            return False
        return not any(told in done.into for done in self.passes[told.born : self.number])

    def at(self, place: _Place) -> Iterator[Told]:
        """The deals of one place."""
        return (told for told in self.places.at(*place) if self.has(told))

    def about(self, parties: Iterable[str], but: set[Told]) -> Iterator[Told]:
        """The deals about some of these parties."""
        for party in parties:
            for told in self.places.of(party):
                if party in told.about and told not in but and self.has(told):
                    yield told


class Pass:
    """What the strays of one rule have chosen, and the deals that they have joined."""

    def __init__(self) -> None:
        self.into: dict[Told, Told] = {}
        """What strays and their homes have become together."""
        self._home: dict[Told, Told] = {}
        self._joining: dict[Told, dict[Told, None]] = {}
        self._grown: dict[Told, tuple[tuple[Told, ...], Told]] = {}
        self._looking = Places()
        """Strays by the places that are not their own, at which they look for their deal."""
        self._looks: dict[Told, tuple[str, ...]] = {}

    def run(self, rule: Rule, change: Delta[Told], touched: Mapping[Told, None], field: Field) -> Delta[Told]:
        """The difference after this pass; of the deals `touched`, it must be asked again what they fit."""
        gone, new = dict.fromkeys(change.gone), dict.fromkeys(change.new)
        was = {told: self.into.get(told) for told in chain(gone, new)}
        homes: dict[Told, None] = {**gone, **new, **touched}
        for stray in [*gone, *self._concerned(rule, chain(gone, new, touched), field, gone)]:
            before = self._home.get(stray)
            self._look_away(stray)
            home = None if stray in gone else self._chosen(rule, stray, field)
            if before is not None:
                homes[before] = None
            if home is not before:
                self._move(stray, before, home)
                homes[stray] = None
            if home is not None:
                homes[home] = None
        made, lost = self._grow(rule, homes, gone, was, field)
        seen = [told for told in was if told not in gone and told not in self.into]
        unseen = [told for told in was if told in gone or told in self.into]
        return Delta(
            [*[told for told in seen if told in new or was[told] is not None], *made],
            [*[told for told in unseen if told not in new and was[told] is None], *lost],
        )

    def _concerned(
        self, rule: Rule, changed: Iterable[Told], field: Field, gone: Mapping[Told, None]
    ) -> Iterable[Told]:
        """The strays among what has changed, and those that may look at any of it."""
        found: dict[Told, None] = {}
        for told in changed:
            found[told] = None
            for figure in told.figures if not field.first else ():
                for party in told.everyone:
                    found.update(dict.fromkeys(field.at((figure, party))))
                    found.update(dict.fromkeys(self._looking.at(figure, party)))
        return [told for told in found if told not in gone and self._may_choose(rule, told, field)]

    def _may_choose(self, rule: Rule, told: Told, field: Field) -> bool:
        """Whether a deal is a stray, or was one, whose choice must go."""
        return told in self._home or told in self._looks or rule.is_stray(told, field.company)

    def _chosen(self, rule: Rule, stray: Told, field: Field) -> Told | None:
        """The deal that a stray fits now."""
        company = field.company
        if not rule.is_stray(stray, company):
            return None
        figure = stray.figures[0]
        found: dict[Told, None] = {}
        near = tuple(rule.near(stray, company))
        if others := tuple([party for party in near if party not in stray.everyone]):
            self._looks[stray] = others
            self._looking.put(stray, others, (figure,))
        also = tuple(rule.also(stray))
        for party in near:
            for home in field.places.at_both(figure, party, also):
                if home in found or not rule.may(stray, home, party) or not field.has(home):
                    continue
                if rule.among_strays or not rule.is_stray(home, company):
                    found[home] = None
        return _best_told([home for home in found if rule.fits(stray, home, company)])

    def _look_away(self, stray: Told) -> None:
        if (parties := self._looks.pop(stray, None)) is not None:
            self._looking.remove(stray, parties, stray.figures[:1])

    def _move(self, stray: Told, before: Told | None, home: Told | None) -> None:
        if before is not None:
            del self._home[stray], self._joining[before][stray]
            if not self._joining[before]:
                del self._joining[before]
        if home is not None:
            self._home[stray] = home
            self._joining.setdefault(home, {})[stray] = None

    def _grow(
        self,
        rule: Rule,
        homes: Iterable[Told],
        gone: Mapping[Told, None],
        was: dict[Told, Told | None],
        field: Field,
    ) -> tuple[list[Told], list[Told]]:
        """Let strays join these homes anew: the deals made by it, and those that are no more.

        A home that has itself chosen another one takes nobody in.
        """
        before: dict[Told, tuple[tuple[Told, ...], Told]] = {}
        for home in homes:
            if (known := self._grown.pop(home, None)) is not None:
                before[home] = known
                for part in known[0]:
                    was.setdefault(part, self.into.pop(part, None))
        made: dict[Told, None] = {}
        for home in homes:
            strays = self._joining.get(home)
            if strays and home not in gone and home not in self._home:
                parts, grown = _joined(rule, home, strays, field, before.get(home))
                if grown is not home:
                    self._grown[home] = parts, grown
                    made[grown] = None
                    for part in parts:
                        was.setdefault(part, None)
                        self.into[part] = grown
        lost = dict.fromkeys([known[1] for known in before.values()])
        return [told for told in made if told not in lost], [told for told in lost if told not in made]


def _joined(
    rule: Rule,
    home: Told,
    strays: Iterable[Told],
    field: Field,
    before: tuple[tuple[Told, ...], Told] | None,
) -> tuple[tuple[Told, ...], Told]:
    """A deal with those strays in it that still fit after the ones before them; the same one as before."""
    parts: tuple[Told, ...] = (home,)
    grown = home
    for stray in sorted(strays, key=_order):
        if len(parts) == 1 or rule.fits(stray, grown, field.company):
            parts = (*parts, stray)
            grown = together(grown, stray, parts)
    if before is not None and before[0] == parts:
        return before
    grown.born = field.number + 1
    return parts, grown


def _order(told: Told) -> str:
    return told.facts[0].order


def _best_told(found: Sequence[Told]) -> Told | None:
    """The only deal, or the one that far more articles tell than any other."""
    if len(found) < 2:
        return found[0] if found else None
    first, second = sorted(found, key=lambda told: -len(told.articles))[:2]
    return first if len(first.articles) >= FAR_MORE * len(second.articles) else None
