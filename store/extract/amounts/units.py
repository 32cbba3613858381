"""Scales, currencies and units as they are written in the French and English press.

Currencies are ISO 4217 (plus `BTC` and `ETH`, which have no ISO code). Sources: the ISO list for codes,
the style books of Agence France-Presse (`milliards de dollars`, `Mds €`) and Reuters (`$1.3 bln`) for forms.
"""

from __future__ import annotations

import re

from store.text.remembered import Remembered
from store.text.spotting import alternatives, openings, tree

SCALES: dict[str, float] = {
    **dict.fromkeys(("k", "mille", "millier", "milliers", "thousand", "thousands"), 1e3),
    **dict.fromkeys(("m", "mn", "mil", "mln", "mio", "mios", "mm", "million", "millions"), 1e6),
    **dict.fromkeys(("md", "mds", "mrd", "mrds", "bn", "bln", "b", "milliard", "milliards"), 1e9),
    **dict.fromkeys(("billion", "billions"), 1e9),  # 1e12 in French: see `scale_value`
    **dict.fromkeys(("t", "tn", "trn", "tln", "trillion", "trillions"), 1e12),
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "cr": 1e7,
}
LETTER_SCALES = frozenset({"k", "m", "b", "t", "mm", "cr"})
"""Scales so short that only a currency or a unit beside them tells them from something else."""

_SYMBOLS: dict[str, str] = {
    "us$": "USD", "$us": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD",
    "nt$": "TWD", "s$": "SGD", "r$": "BRL", "nz$": "NZD", "mx$": "MXN", "$": "USD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₪": "ILS", "₺": "TRY", "₿": "BTC",
    "₴": "UAH", "₫": "VND", "₦": "NGN", "zł": "PLN",
}  # fmt: skip
_CODES = (
    "usd eur gbp chf jpy cny krw inr cad aud nzd hkd twd sgd brl rub ils sek nok dkk pln czk huf "
    "try aed sar qar mxn zar ngn kes egp mad tnd dzd xof idr thb vnd php myr btc eth"
).split()
_WORDS: tuple[tuple[str, str], ...] = (
    (r"dollars? (?:américains?|des états-unis|us|états-uniens?)", "USD"),
    (r"(?:us|u\.s\.|american) dollars?", "USD"),
    (r"dollars? canadiens?|canadian dollars?", "CAD"),
    (r"dollars? australiens?|australian dollars?", "AUD"),
    (r"dollars? néo-zélandais|new zealand dollars?", "NZD"),
    (r"dollars? (?:de )?hong ?-?kong(?:ais)?|hong kong dollars?", "HKD"),
    (r"dollars? (?:de )?ta[iï]wan(?:ais)?|(?:new )?taiwan(?:ese)? dollars?", "TWD"),
    (r"dollars? (?:de )?singapour(?:iens?)?|singapore dollars?", "SGD"),
    (r"dollars?|billets verts", "USD"),
    (r"d'euros?|euros?", "EUR"),
    (r"livres? sterlings?|pounds? sterling|british pounds?|livres? britanniques?", "GBP"),
    (r"francs? suisses?|swiss francs?", "CHF"),
    (r"francs? cfa", "XOF"),
    (r"francs?(?! (?:français|belges?|luxembourgeois|pacifique|french|belgian))", "CHF"),
    (r"yens?", "JPY"),
    (r"yuans?(?: renminbi)?|renminbis?|rmb", "CNY"),
    (r"wons?(?: sud-coréens?)?|(?:south )?korean won", "KRW"),
    (r"roupies?(?: indiennes?)?|(?:indian )?rupees?", "INR"),
    (r"roubles?|rubles?", "RUB"),
    (r"shekels?", "ILS"),
    (r"couronnes? suédoises?|swedish (?:kronor|krona|crowns?)", "SEK"),
    (r"couronnes? norvégiennes?|norwegian (?:kroner|krone|crowns?)", "NOK"),
    (r"couronnes? danoises?|danish (?:kroner|krone|crowns?)", "DKK"),
    (r"kronor", "SEK"),
    (r"zlotys?", "PLN"),
    (r"rea(?:l|is|ls)|réaux|réals", "BRL"),
    (r"dirhams? marocains?|moroccan dirhams?", "MAD"),
    (r"dirhams?", "AED"),
    (r"(?:riyals?|rials?)(?: saoudiens?)?|saudi riyals?", "SAR"),
    (r"pesos?", "MXN"),
    (r"rands?", "ZAR"),
    (r"nairas?", "NGN"),
    (r"bitcoins?", "BTC"),
    (r"ethers?", "ETH"),
)
_WEIGHTS: tuple[tuple[str, str], ...] = ((r"livres?|pounds?", "GBP"),)
"""Words that are money only behind a large figure: `3 pounds` is a weight."""


def _symbol_pattern() -> str:
    return "|".join(re.escape(sign) for sign in sorted(_SYMBOLS, key=len, reverse=True))


_CODE_PATTERN = "|".join(_CODES)
_WORD_PATTERN = "|".join(f"(?:{words})" for words, _ in _WORDS + _WEIGHTS)

_PREFIX = re.compile(
    rf"(?:(?P<sign>{_symbol_pattern()})|(?<![\w])(?P<code>{_CODE_PATTERN}|rs\.?|rmb|rm|eur?os?))[ ]?\Z"
)
_PREFIX_ENDS = frozenset((*(sign[-1] for sign in _SYMBOLS), *(code[-1] for code in _CODES), *"s.bmo"))
"""The last signs of all of these: half the numbers have none of them before."""


def currency_before(before: str) -> re.Match[str] | None:
    """The currency at the end of the (short) text before a number: its `sign` or its `code`."""
    last = before[-2:-1] if before.endswith(" ") else before[-1:]
    return _PREFIX.search(before) if last in _PREFIX_ENDS else None


_WORDED = alternatives(f"{_WORD_PATTERN}|{_CODE_PATTERN}|rmb")
_BEGINS = tree((*(sign[:2] for sign in _SYMBOLS), *(head for part in _WORDED for head in openings(part, 3))))
"""By which is told at once that no currency begins."""
SUFFIX = re.compile(
    rf"(?:[ -]|[ ]?de |[ ]?d')?(?={_BEGINS})(?:(?P<word>{_WORD_PATTERN})(?:(?!\w)|(?=\d(?!\w)))"
    rf"|(?P<code>{_CODE_PATTERN}|rmb)(?![\w])|(?P<sign>{_symbol_pattern()})(?![\d]))"
)
"""A currency after a number or its scale, anchored where the number ends; a footnote may stick to it."""

SCALE = re.compile(
    r"(?P<gap>[ -]?)(?P<scale>milliards?|millions?|milliers?|mille|thousands?|billions?|trillions?"
    r"|crores?|cr|lakhs?|mrds?|mds?|mios?|mln|mil|bln|tln|trn|mn|bn|tn|mm|[kmbt])"
    r"(?=(?:usd|eur|gbp|chf)\b|[^\w]|\Z|(?<=[a-z]{5})\d(?!\w))"
)

_EXACT_WORDS = tuple((re.compile(words), code) for words, code in _WORDS + _WEIGHTS)
_WEIGHT = re.compile(_WEIGHTS[0][0])


def currency_of(sign: str | None, code: str | None, word: str | None) -> str | None:
    """Turn what a currency pattern matched into its ISO code."""
    if sign:
        return _SYMBOLS[sign]
    if code:
        code = code.rstrip(".")
        if code.startswith("euro"):
            return "EUR"
        return {"rs": "INR", "rmb": "CNY", "rm": "MYR"}.get(code, code.upper())
    return _NAMED[word] if word else None


def _named(word: str) -> str | None:
    """The ISO code of a currency by its name."""
    return next((iso for pattern, iso in _EXACT_WORDS if pattern.fullmatch(word)), None)


_NAMED = Remembered(_named)


def weighs(word: str | None) -> bool:
    """Tell whether a currency word is also a unit of weight or a book (`livres`, `pounds`)."""
    return word is not None and _WEIGHT.fullmatch(word) is not None


def scale_value(scale: str, after: str, symbol_before: bool, language: str | None) -> float:
    """Give the value of a scale word; French `billion` is 1e12, English 1e9.

    The words around decide before the language of the block does: `billion de` is French, `$3 billion`
    and `billion dollars` are English. `trillion` is 1e12 in both: in the French press it is always
    the English word.
    """
    if not scale.startswith("billion"):
        return SCALES[scale]
    if after.startswith((" de ", " d'")):
        return 1e12
    if symbol_before or after.lstrip(" -").startswith(("dollar", "euro", "pound", "yen", "yuan", "won")):
        return 1e9
    return 1e12 if language == "fr" else 1e9
