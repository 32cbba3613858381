"""How two figures of a fact stand to each other, and how to say them in English words."""

from __future__ import annotations

from functools import lru_cache
from math import floor, log10

from store.hints import Literal
from store.record import NamedTuple

Standing = Literal["equal", "holds", "near", "far", "unknown"]

ABOUT = 0.08
"""How far a figure told with `about` may be from the other and still hold."""
OVER = 0.15
"""How far above an `over` figure the exact one may be."""
ROUNDING = 0.05
"""The most that plain rounding may move a figure: 15 for 15.5 is rounding, 2 for 1.7 is another figure."""
NEAR = 0.6
"""Below this ratio of the smaller to the larger, two figures are not versions of one."""

_WORDS = {
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "CNY": "yuan",
    "CHF": "Swiss francs",
    "INR": "rupees",
    "KRW": "won",
    "CAD": "Canadian dollars",
    "AUD": "Australian dollars",
    "SEK": "kronor",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

_IN_DOLLARS = {
    "USD": (1.0, 1.0),
    "EUR": (0.95, 1.45),
    "GBP": (1.05, 1.75),
    "JPY": (0.006, 0.0135),
    "CNY": (0.135, 0.165),
    "CHF": (0.95, 1.3),
    "INR": (0.011, 0.023),
    "KRW": (0.00065, 0.00098),
    "CAD": (0.68, 1.05),
    "AUD": (0.6, 1.1),
    "SEK": (0.088, 0.16),
}
"""The lowest and highest dollar value of a unit over 2010-2025 (rounded out from central banks' rates)."""


class Figure(NamedTuple):
    """An amount as told: its range (`high` equals `low` when exact) and how loosely it was said."""

    low: float
    high: float
    currency: str | None
    unit: str | None
    approximate: str | None


@lru_cache(maxsize=65_536)
def digits(value: float) -> int:
    """Significant digits needed to write the value, at most six."""
    text = f"{abs(value):.6g}"
    mantissa = text.split("e")[0].replace(".", "").lstrip("0")
    return max(1, len(mantissa.rstrip("0")))


def _rounded(value: float, digits: int) -> tuple[float, float]:
    """The value rounded, and cut, to so many significant digits."""
    if value == 0:
        return 0.0, 0.0
    step = 10.0 ** (floor(log10(abs(value))) - digits + 1)
    return round(value / step) * step, floor(value / step + 1e-9) * step


def _is_rounding(a: float, b: float) -> bool:
    """Whether the figure with fewer digits is the other one rounded or cut."""
    if abs(a - b) > ROUNDING * abs(a) and abs(a - b) > ROUNDING * abs(b):
        return False
    coarse, fine = sorted((a, b), key=digits)
    if digits(coarse) == digits(fine):
        return False
    tolerance = abs(coarse) * 1e-9
    return any(abs(value - coarse) <= tolerance for value in _rounded(fine, digits(coarse)))


def _within(loose: Figure, other: Figure) -> bool:
    """Whether `other` can hold together with `loose`, as loosely as the latter was told."""
    if loose.approximate == "about":
        return loose.low * (1 - ABOUT) <= other.high and other.low <= loose.high * (1 + ABOUT)
    if loose.approximate == "over":
        return loose.low <= other.high and other.low <= loose.high * (1 + OVER)
    if loose.approximate == "up_to":
        return other.low <= loose.high and other.high >= loose.high * NEAR
    return False


def _converted(a: Figure, b: Figure) -> Standing:
    """Two currencies: whether one can be a conversion of the other at any rate of recent years."""
    rate_a, rate_b = _IN_DOLLARS.get(a.currency or ""), _IN_DOLLARS.get(b.currency or "")
    if rate_a is None or rate_b is None:
        return "far"
    low_a, high_a, low_b, high_b = (
        a.low * rate_a[0],
        a.high * rate_a[1],
        b.low * rate_b[0],
        b.high * rate_b[1],
    )
    return "holds" if low_a <= high_b and low_b <= high_a else "far"


def stand(a: Figure | None, b: Figure | None) -> Standing:
    """How two figures of the same quantity stand: equal, can both hold, near, far, or unknown (one is
    missing).
    """
    if a is None or b is None:
        return "unknown"
    if a.unit != b.unit:
        return "far"
    if a.currency and b.currency and a.currency != b.currency:
        return _converted(a, b)
    a_low, a_high, b_low, b_high = a[0], a[1], b[0], b[1]
    if abs(a_low - b_low) <= 1e-6 * abs(a_low) and abs(a_high - b_high) <= 1e-6 * abs(a_high):
        return "equal"
    if a_low <= b_high and b_low <= a_high:
        return "holds"
    if (a[4] and _within(a, b)) or (b[4] and _within(b, a)) or _is_rounding(a_low, b_low):
        return "holds"
    low, high = abs(a_high), abs(b_high)
    if low > high:
        low, high = high, low
    return "near" if high and low >= NEAR * high else "far"


def _scale(value: float) -> tuple[float, str]:
    for size, word in _SCALES:
        if abs(value) >= size:
            return size, word
    return 1.0, ""


def _number(value: float) -> str:
    text = f"{value:,.2f}" if abs(value) < 1e6 else f"{value:,.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said(figure: Figure, size: float) -> str:
    low = _number(figure.low / size)
    return low if figure.high == figure.low else f"{low} to {_number(figure.high / size)}"


def in_dollars(figure: Figure) -> float:
    """The lower end of a figure in dollars, roughly: puts versions of one amount side by side."""
    low, high = _IN_DOLLARS.get(figure.currency or "", (1.0, 1.0))
    return figure.low * (low + high) / 2


def in_words(figure: Figure) -> str:
    """One figure in words: `1.7 billion euros`, `50 to 60 billion dollars`, `10 GW`."""
    size, scale = _scale(figure.high)
    return " ".join(part for part in (_said(figure, size), scale, _money(figure)) if part)


def _money(figure: Figure) -> str:
    if figure.currency:
        return _WORDS.get(figure.currency, figure.currency)
    return figure.unit or ""


def against(figures: list[Figure]) -> str:
    """Figures that cannot all hold; a shared scale or currency said once: `1.7 against 2 billion euros`."""
    ordered = sorted(set(figures), key=lambda f: (f.low, f.high, f.currency or ""))
    last = ordered[-1]
    size, scale = _scale(last.high)
    shared = all(_scale(f.high)[0] == size and _money(f) == _money(last) for f in ordered)
    said = [_said(f, size) for f in ordered] if shared else [in_words(f) for f in ordered]
    said = list(dict.fromkeys(said))
    tail = " ".join(part for part in (scale, _money(last)) if part) if shared else ""
    return f"{' against '.join(said)} {tail}".strip()


def precision(figure: Figure) -> int:
    """How exactly a figure is told: its digits, less when loose or a range."""
    return digits(figure.low) - (3 if figure.approximate else 0) - (2 if figure.high != figure.low else 0)
