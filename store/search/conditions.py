"""Field conditions (`kind:`, `amount:`, `date:`…) decided on the facts of a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.hints import cast
from store.search.documents import entity_word, mark
from store.search.fields import (
    AmountRange,
    Choice,
    DateRange,
    FieldValue,
    Names,
    Nothing,
    first_day,
    last_day,
)
from store.search.records import Lookup
from store.search.views import Facts, View
from store.search.wants import Match, Place, any_of, quoted
from store.search.words import folded_words

_PASSED = Match(0.0)
MAX_VALUES = 300
"""Values of the dossier that one amount range is spelt out to in the index."""


class FieldWant:
    """One field of a query. `numbers` are the entities it names, `values` the value words in its range."""

    def __init__(
        self,
        name: str,
        value: FieldValue,
        lookup: Lookup,
        forms: Sequence[tuple[str, ...]] = (),
        numbers: Sequence[int] = (),
        values: Sequence[str] | None = None,
    ) -> None:
        self.name = name
        self.value = value
        self.lookup = lookup
        self.forms = tuple(forms)
        self.numbers = tuple(numbers)
        self.values = values
        self._tags = lookup.tags if name == "tag" else {}

    @property
    def names(self) -> Names:
        """The value of a field that names something."""
        return cast(Names, self.value)

    def fts(self, exact: bool) -> str | None:
        if self.name == "amount" and self.values is not None and len(self.values) <= MAX_VALUES:
            return any_of([quoted(word) for word in self.values] or [quoted("·none")])
        letter = {"kind": "k", "status": "s", "agreement": "g", "type": "t"}.get(self.name)
        if letter and isinstance(self.value, Choice):
            return any_of([quoted(mark(letter, value)) for value in self.value.values])
        if self.name == "entity" and self.numbers:
            words = [quoted(word) for word in dict.fromkeys(w for form in self.forms for w in form[:1])]
            return any_of([*(quoted(entity_word(number)) for number in self.numbers[:20]), *words[:40]])
        return None

    def match(self, view: View) -> Match | None:
        if isinstance(self.value, Nothing):
            return _if(_LACKING[self.name](self, view.facts))
        return _CHECKS[self.name](self, view)


def _in(want: FieldWant, view: View) -> Match | None:
    return _if(isinstance(want.value, Choice) and view.facts.scope in want.value.values)


def _if(holds: bool) -> Match | None:
    return _PASSED if holds else None


def _chosen(value: str | None, want: FieldWant) -> Match | None:
    return _if(value is not None and isinstance(want.value, Choice) and value in want.value.values)


def _of_deal(field: str) -> Callable[[FieldWant, View], Match | None]:
    """The check of one field of a deal that takes one of a few words."""
    return lambda want, view: _chosen(getattr(view.facts.deal, field, None), want)


def _type(want: FieldWant, view: View) -> Match | None:
    entity = view.facts.entity
    return _chosen(entity.type if entity else None, want)


def _amount(want: FieldWant, view: View) -> Match | None:
    wanted = cast(AmountRange, want.value)
    deal = view.facts.deal
    if deal is not None:
        high = deal.amount if deal.amount_max is None else deal.amount_max
        return _if(_overlaps(wanted, deal.amount, high, deal.currency or deal.unit))
    places: list[Place] = []
    for number, segment in enumerate(view.segments):
        for figure in segment.figures:
            if _overlaps(wanted, figure.value, figure.value, figure.currency or figure.unit):
                places.append((number, *segment.words_within(figure.start, figure.end)))
    return Match(0.0, (tuple(places),)) if places else None


def _overlaps(wanted: AmountRange, low: float | None, high: float | None, currency: str | None) -> bool:
    if low is None or high is None or (wanted.currency and currency != wanted.currency):
        return False
    if currency == "%" and wanted.currency is None:
        return False
    slack = 1e-9 * max(abs(low), abs(high))
    if wanted.open:
        return high > wanted.low + slack if wanted.high > 1e29 else low < wanted.high - slack
    return high >= wanted.low - slack and low <= wanted.high + slack


def _date(want: FieldWant, view: View) -> Match | None:
    days = cast(DateRange, want.value)
    date = _date_of(view.facts)
    return _if(date is not None and first_day(date) >= days.low and last_day(date) <= days.high)


def _date_of(facts: Facts) -> str | None:
    if facts.deal is not None:
        return facts.deal.date
    if facts.note is not None:
        return facts.note.at[:10]
    return facts.article.date if facts.article is not None else None


def _article(want: FieldWant, view: View) -> Match | None:
    facts, lookup = view.facts, want.lookup
    wanted = want.names.raw.casefold()
    if facts.deal is not None:
        ids = set(lookup.articles_of(facts.deal))
    elif facts.entity is not None:
        ids = {mention.article for mention in facts.entity.mentions}
    elif facts.note is not None:
        ids = {facts.note.target}
    else:
        ids = {facts.article.id} if facts.article else set()
    return _if(any(id_.casefold() == wanted for id_ in ids))


def _tag(want: FieldWant, view: View) -> Match | None:
    facts = view.facts
    if facts.scope == "notes" and facts.note is not None:
        from store.text import fold_text

        return _tagged(want.names.folded in {fold_text(tag) for tag in facts.note.tags}, want)
    record = facts.deal or facts.entity or (facts.article if facts.scope == "articles" else None)
    return _tagged(record is not None and want.names.folded in want._tags.get(record.id, ()), want)


def _tagged(holds: bool, want: FieldWant) -> Match | None:
    return Match(0.0, reasons=(f"tagged {want.names.raw}",)) if holds else None


def _party(want: FieldWant, view: View) -> Match | None:
    deal = view.facts.deal
    if deal is None:
        return None
    wanted = tuple(folded_words(want.names.raw))
    for party in deal.parties:
        for form in want.lookup.forms(party.name):
            if names(form, wanted):
                return Match(0.0, reasons=() if form == party.name else (f"alias of {party.name}",))
    return None


def names(form: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a name holds all the wanted words, the last of which may be only begun."""
    have = tuple(folded_words(form))
    whole = all(word in have for word in wanted[:-1])
    return bool(wanted) and whole and any(word.startswith(wanted[-1]) for word in have)


def _entity(want: FieldWant, view: View) -> Match | None:
    facts = view.facts
    wanted = tuple(folded_words(want.names.raw))
    if facts.entity is not None:
        forms = (facts.entity.name, *facts.entity.aliases)
        return _if(any(names(form, wanted) for form in forms))
    if facts.deal is not None:
        return _party(want, view)
    places = [
        (number, start, end)
        for number, segment in enumerate(view.segments)
        for form in want.forms or (wanted,)
        for start, end in segment.sequence(form)
    ]
    return Match(0.0, (tuple(places),)) if places else None


_CHECKS: dict[str, Callable[[FieldWant, View], Match | None]] = {
    "in": _in,
    "kind": _of_deal("kind"),
    "status": _of_deal("status"),
    "agreement": _of_deal("agreement"),
    "type": _type,
    "amount": _amount,
    "date": _date,
    "year": _date,
    "article": _article,
    "tag": _tag,
    "party": _party,
    "entity": _entity,
}


def _undated(_want: FieldWant, facts: Facts) -> bool:
    """Whether what may have a date has none: an entity never has one, a passage that of its article."""
    return facts.entity is None and _date_of(facts) is None


def _untagged(want: FieldWant, facts: Facts) -> bool:
    """Whether something that can be tagged is not; a passage cannot."""
    if facts.scope == "notes":
        return facts.note is not None and not facts.note.tags
    record = facts.deal or facts.entity or (facts.article if facts.scope == "articles" else None)
    return record is not None and not want._tags.get(record.id)


_LACKING: dict[str, Callable[[FieldWant, Facts], bool]] = {
    "amount": lambda _want, facts: facts.deal is not None and facts.deal.amount is None,
    "date": _undated,
    "year": _undated,
    "party": lambda _want, facts: facts.deal is not None and not facts.deal.parties,
    "tag": _untagged,
}
"""For each field that may be without a value, whether a record is."""
