"""The fields of the query language: their names in English and French, and how their values are read."""

from __future__ import annotations

import re

from store.hints import Union
from store.record import NamedTuple
from store.search.kinds import AGREEMENTS, KINDS, SCOPES, STATUSES, TYPES, meaning
from store.text import fold_text


class AmountRange(NamedTuple):
    """Amounts from `low` to `high` in units, ends included unless `open`; currency when one is stated."""

    low: float
    high: float
    currency: str | None = None
    open: bool = False


class DateRange(NamedTuple):
    """Dates from `low` to `high`, ISO days, ends included."""

    low: str
    high: str


class Names(NamedTuple):
    """A name or word, folded, as typed in a field."""

    folded: str
    raw: str


class Choice(NamedTuple):
    """One or several values of a closed list, as `status:rumoured`; a kind word may mean several kinds."""

    values: tuple[str, ...]


class Nothing(NamedTuple):
    """No value: `amount:none` is what states no amount. `written` is the word as typed."""

    written: str


FieldValue = Union[AmountRange, DateRange, Names, Choice, Nothing]

_FIELDS: dict[str, tuple[str, ...]] = {
    "in": ("in", "dans"),
    "entity": ("entity", "entite", "nom"),
    "kind": ("kind", "nature", "genre", "sorte"),
    "amount": ("amount", "montant"),
    "status": ("status", "etat", "statut"),
    "date": ("date",),
    "article": ("article",),
    "type": ("type",),
    "tag": ("tag", "etiquette"),
    "party": ("party", "partie"),
    "year": ("year", "annee", "an"),
    "agreement": ("agreement", "concordance", "accord"),
}
FIELD_NAMES: tuple[str, ...] = tuple(_FIELDS)
_BY_ALIAS = {alias: name for name, aliases in _FIELDS.items() for alias in aliases}

NOTHING = frozenset({"none", "aucun", "aucune"})
"""What stands for the absence of a value, but in quotes: `party:"none"` is somebody of that name."""
MAY_LACK = frozenset({"amount", "date", "year", "party", "tag"})
"""The fields that a record may have no value of: a deal its amount, date and parties, an article its date,
all of them tags. Every deal has a kind, a status and an agreement, every entity a type."""

EXAMPLES: dict[str, str] = {
    "in": "in:deals",
    "entity": 'entity:"sam altman"',
    "kind": "kind:acquisition",
    "amount": "amount:>10Md$, amount:6..7Md$, amount:none",
    "status": "status:rumoured",
    "date": "date:2025-03.., date:2024..2025, date:none",
    "article": "article:002",
    "type": "type:person",
    "tag": "tag:todo",
    "party": "party:softbank",
    "year": "year:2025",
    "agreement": "agreement:disputed",
}

_CLOSED: dict[str, dict[str, tuple[str, ...]]] = {
    "in": SCOPES,
    "kind": KINDS,
    "status": STATUSES,
    "type": TYPES,
    "agreement": AGREEMENTS,
}
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_DATE = rf"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
_SIGN = r"(>=|<=|=>|=<|>|<|=|≥|≤)?\s*((?s:.*))"
_EVER = 1e30


def field_name(written: str) -> str | None:
    """The field a word names, in English or French, or `None`."""
    return _BY_ALIAS.get(fold_text(written))


def unknown_field(written: str) -> str:
    """What to write instead of an unknown field name."""
    from rapidfuzz.distance import OSA

    folded = fold_text(written)
    near = min(_BY_ALIAS, key=lambda alias: OSA.distance(folded, alias))
    if OSA.distance(folded, near) <= 2:
        return f"did you mean {near}: as in {EXAMPLES[_BY_ALIAS[near]]}?"
    return "the fields are " + ", ".join(f"{name}:" for name in FIELD_NAMES)


def read_value(name: str, raw: str, quoted: bool = False) -> tuple[FieldValue | None, str]:
    """The typed value of a field, or `None` and what would be right; in quotes no word means an absence."""
    raw = raw.strip()
    hint = f"as in {EXAMPLES[name]}"
    if not raw:
        return None, hint
    if name in MAY_LACK and not quoted and fold_text(raw) in NOTHING:
        return Nothing(raw), ""
    if name == "amount":
        return read_amount(raw), hint
    if name in ("date", "year"):
        return read_date(raw), hint
    if name in _CLOSED:
        return _choice(name, raw)
    folded = fold_text(raw).strip()
    return (Names(folded, raw), "") if folded else (None, hint)


def _choice(name: str, raw: str) -> tuple[FieldValue | None, str]:
    values: list[str] = []
    for part in re.split(r"[,|]", raw):
        found = meaning(part, _CLOSED[name])
        if not found:
            return None, f"{name}: is one of " + ", ".join(_CLOSED[name])
        values.extend(value for value in found if value not in values)
    return Choice(tuple(values)), ""


def read_amount(raw: str) -> AmountRange | None:
    """Read `>10Md$`, `6..7Md$`, `6Md$..`, `..500M€`, `6.4bn`; a scale on the right serves the left too."""
    sign, rest = _sign(raw)
    low_text, dots, high_text = rest.partition("..")
    if dots:
        high = _one_amount(high_text, "") if high_text.strip() else None
        low = _one_amount(low_text, high_text) if low_text.strip() else None
        if (low is None and low_text.strip()) or (high is None and high_text.strip()) or low is high is None:
            return None
        bounds = (low[0] if low else -_EVER, high[0] if high else _EVER)
        return AmountRange(min(bounds), max(bounds), (high and high[1]) or (low and low[1]) or None)
    one = _one_amount(rest, "")
    if one is None:
        return None
    value, currency = one
    if sign.startswith(">"):
        return AmountRange(value, _EVER, currency, sign == ">")
    if sign.startswith("<"):
        return AmountRange(-_EVER, value, currency, sign == "<")
    return AmountRange(value, value, currency)


def _sign(raw: str) -> tuple[str, str]:
    match = re.fullmatch(_SIGN, raw.strip())
    sign, rest = (match[1] or "", match[2]) if match else ("", raw)
    return {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<="}.get(sign, sign), rest


_BARE = r"-?\d{1,15}(?:[.,]\d{1,6})?"
_SCALED = r"[$€£]?\s?[\d\s.,]{1,24}\s?((?s:.{0,30}))"


def _one_amount(text: str, lender: str) -> tuple[float, str | None] | None:
    """A value and its currency; a bare number borrows the scale and currency of `lender`."""
    from store.search.amounts import figures
    from store.search.words import POINT, plain_number

    text = text.strip()
    if lender and re.fullmatch(_BARE, text):
        match = re.fullmatch(_SCALED, lender.strip())
        text = text + " " + match[1] if match and match[1] else text
    read = figures(fold_text(text), loose=True)
    if len(read) == 1 and read[0].end - read[0].start >= len(fold_text(text)) - 1:
        return read[0].value, read[0].currency or read[0].unit
    if re.fullmatch(_BARE, text):
        return float(plain_number(text).replace(POINT, ".")), None
    return None


def read_date(raw: str) -> DateRange | None:
    """Read `2025`, `2025-03`, `2025-03..`, `..2024`, `2024..2025-06`, `>2024`, `<=2025-03`."""
    sign, rest = _sign(raw)
    low, dots, high = (part.strip() for part in rest.partition(".."))
    if any(part and not re.fullmatch(_DATE, part) for part in (low, high)) or not (low or high):
        return None
    if dots:
        return DateRange(first_day(low) if low else "0000", last_day(high) if high else "9999")
    if sign == ">":
        return DateRange(last_day(low) + "~", "9999")
    if sign == ">=":
        return DateRange(first_day(low), "9999")
    if sign == "<":
        return DateRange("0000", first_day(low)[:-1])
    if sign == "<=":
        return DateRange("0000", last_day(low))
    return DateRange(first_day(low), last_day(low))


def first_day(date: str) -> str:
    """The first day a date may mean: `2025` is from `2025-01-01`."""
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """A day not before the last one a date may mean; days are only compared, so `2025-02-31` will do."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date
