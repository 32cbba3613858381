"""How figures and parties are written: for people in their language, for scripts in English."""

from __future__ import annotations

from collections.abc import Iterable

from store.hints import Protocol
from store.model import Party

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = {
    "en": ((1e12, "tn"), (1e9, "bn"), (1e6, "M"), (1e3, "k")),
    "fr": ((1e9, " Md"), (1e6, " M"), (1e3, " k")),
}
_HEDGES = {"about": "~", "over": ">", "up_to": "≤"}


class Quantified(Protocol):
    """Anything with an amount: a claim or a deal."""

    @property
    def amount(self) -> float | None: ...
    @property
    def amount_max(self) -> float | None: ...
    @property
    def currency(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...


def amount(record: Quantified, language: str = "en", hedge: str | None = None) -> str:
    """The figure of a claim or deal, short: `$6.4bn`, `7–8 Md$`, `10 GW`; empty when it has none."""
    if record.amount is None:
        return ""
    return figure(record.amount, record.amount_max, record.currency, record.unit, language, hedge)


def figure(
    low: float,
    high: float | None,
    currency: str | None,
    unit: str | None,
    language: str = "en",
    hedge: str | None = None,
) -> str:
    """A number or range with its scale and currency or unit, before it the sign of what hedges it."""
    top = high if high is not None else low
    scale, name = next(((s, n) for s, n in _SCALES[language] if abs(top) >= s), (1.0, ""))
    numbers = [number(low / scale, language)]
    if high is not None and high != low:
        numbers.append(number(high / scale, language))
    return _HEDGES.get(hedge or "", "") + _dress("–".join(numbers), name, currency, unit, language)


_UNITS_FR = {
    "users": "utilisateurs", "companies": "entreprises", "subscribers": "abonnés", "customers": "clients",
    "downloads": "téléchargements", "calls": "appels", "requests": "requêtes", "messages": "messages",
    "visits": "visites", "orders": "commandes", "developers": "développeurs", "vehicles": "véhicules",
    "chips": "puces", "merchants": "commerçants", "rides": "courses", "parcels": "colis",
    "passengers": "passagers", "units": "unités", "wafers": "plaquettes", "devices": "appareils",
    "streams": "écoutes",
    "second": "seconde", "minute": "minute", "hour": "heure", "day": "jour", "week": "semaine",
    "month": "mois", "quarter": "trimestre", "year": "an",
}  # fmt: skip


def unit_name(unit: str, language: str) -> str:
    """A unit as the language calls it: `calls/month`, in French `appels/mois`; signs such as GW stay."""
    if language != "fr":
        return unit
    return "/".join(_UNITS_FR.get(part, part) for part in unit.split("/"))


def _dress(number: str, scale: str, currency: str | None, unit: str | None, language: str) -> str:
    sign = _SIGNS.get(currency or "")
    unit = unit_name(unit, language) if unit else unit
    if language == "fr":
        tail = sign or currency or ""
        glue = "" if scale and sign else "\u00a0"
        body = number + scale.replace(" ", "\u00a0")
        return (body + glue + tail if tail else body) + (f" {unit}" if unit else "")
    if sign:
        return f"{sign}{number}{scale}" + (f"/{unit}" if unit else "")
    return " ".join(part for part in (number + scale, currency, unit) if part)


def number(value: float, language: str) -> str:
    """A number with at most two decimals, grouped and pointed as the language does."""
    text = f"{value:,.2f}" if abs(value) < 1000 else f"{value:,.0f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "fr":
        text = text.replace(",", "\u202f").replace(".", ",")
    return text


def parties(members: Iterable[Party]) -> str:
    """Who takes part and as what, for a script: `OpenAI (buyer); io (target)`."""
    return "; ".join(f"{party.name} ({party.role})" for party in members)


_VERSUS = {"en": "v.", "fr": "c."}
"""What stands between plaintiff and defendant."""
_ARROWS = {
    "acquisition": (("buyer",), "→", ("target",)),
    "bid": (("bidder", "buyer"), "→?", ("target",)),
    "investment": (("investor",), "→", ("recipient",)),
    "funding_round": (("investor",), "→", ("recipient",)),
    "contract": (("customer",), "⇄", ("supplier",)),
    "lawsuit": (("plaintiff",), "v.", ("defendant",)),
    "grant_or_donation": (("donor",), "→", ("recipient",)),
}


def who(kind: str, members: Iterable[Party], most: int = 3, language: str = "en") -> str:
    """Who takes part, in one glance: `OpenAI → io`, `Elon Musk v. OpenAI`, `Oracle, SoftBank`.

    Who sells stands behind what is sold: `Thales → Sensofar (Cobham)`.
    """
    members = tuple(members)
    if kind not in _ARROWS:
        return _names([party.name for party in members], most)
    left_roles, arrow, right_roles = _ARROWS[kind]
    sellers = [party.name for party in members if party.role == "seller"]
    if sellers and len(sellers) < len(members):
        rest = who(kind, [party for party in members if party.role != "seller"], most, language)
        return f"{rest} ({_names(sellers, most)})"
    right = [party.name for party in members if party.role in right_roles]
    left = [party.name for party in members if party.role in left_roles]
    left += [party.name for party in members if party.role not in (*left_roles, *right_roles)]
    if left and right:
        between = _VERSUS[language] if arrow == "v." else arrow
        return f"{_names(left, most)} {between} {_names(right, most)}"
    if right:
        return f"{arrow} {_names(right, most)}"
    return f"{_names(left, most)}" + (f" {arrow}" if left and arrow not in ("⇄", "v.") else "")


def _names(names: list[str], most: int) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} +{len(names) - most}" if len(names) > most else shown
