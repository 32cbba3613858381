"""What an analyst types for a figure or a fact, read as values. `ValueError` says in words what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.hints import Any, get_args
from store.model import Kind, Role, Status
from tui.catalogue import t

_SCALES = {
    "": 1.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "md": 1e9,
    "mds": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
_AMOUNT = re.compile(
    r"([$€£]?)\s{0,3}(\d[\d\s\u00a0\u202f]{0,20}(?:[.,]\d{1,6})?)\s{0,3}([a-zA-Z]{0,9})\s{0,3}([$€£]?)"
)
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP"}


def parse_amount(text: str) -> tuple[float, str | None]:
    """Read `6.4bn`, `6,4 Md€`, `$750m`, `3 000`: the value in units, and the currency when one is written."""
    found = _AMOUNT.fullmatch(text.strip())
    scale = _SCALES.get(found.group(3).lower()) if found else None
    if found is None or scale is None:
        raise ValueError(t("error.amount", text=text[:40]))
    figure = float(re.sub(r"[\s\u00a0\u202f]", "", found.group(2)).replace(",", "."))
    symbol = found.group(1) or found.group(4)
    return figure * scale, _SYMBOLS.get(symbol)


def parse_claim(text: str) -> dict[str, Any]:
    """Read `kind; amount; currency; name=role, name=role; status` as the arguments of a decision."""
    parts = [part.strip() for part in text.split(";")]
    kind = _known("kind", parts[0], get_args(Kind))
    if kind is None or len(parts) > 5:
        raise ValueError(f"{t('error.claim')} ({_words('kind', get_args(Kind)[:8])}…)")
    parts += [""] * (5 - len(parts))
    result: dict[str, Any] = {"kind": kind}
    if parts[1]:
        result["amount"], currency = parse_amount(parts[1])
        if currency:
            result["currency"] = currency
    if parts[2]:
        result["currency"] = parts[2].upper()
    if parts[3]:
        result["parties"] = [_party(item) for item in parts[3].split(",") if item.strip()]
    if parts[4]:
        result["status"] = status = _known("status", parts[4], get_args(Status))
        if status is None:
            raise ValueError(f"{parts[4]}: {_words('status', get_args(Status))}")
    return result


def _party(text: str) -> dict[str, str]:
    name, _, said = (piece.strip() for piece in text.partition("="))
    role = _known("role", said, get_args(Role))
    if not name or role is None:
        raise ValueError(f"{name}=… ({_words('role', get_args(Role))})")
    return {"name": name, "role": role}


def parse_parties(text: str) -> list[dict[str, str]]:
    """Read `buyer: OpenAI; target: io` as parties with their roles.

    A role with its colon begins the next party, whatever parts it from the name before.
    """
    roles = {word for role in get_args(Role) for word in (role, t(f"role.{role}"))}
    next_party = re.compile(rf"[\s,]+(?=(?:{'|'.join(map(re.escape, sorted(roles)))})\s?:)", re.IGNORECASE)
    found = []
    for part in filter(str.strip, next_party.sub(";", text).split(";")):
        said, _, name = (piece.strip() for piece in part.partition(":"))
        role = _known("role", said, get_args(Role))
        if not name or role is None:
            raise ValueError(f"{part.strip()}: {t('error.parties')} ({_words('role', get_args(Role))})")
        found.append({"name": name, "role": role})
    if not found:
        raise ValueError(t("error.parties"))
    return found


def _known(group: str, text: str, values: Iterable[str]) -> str | None:
    """The value that a text names, in the language of the interface or as scripts name it."""
    wanted = text.strip().lower()
    return next((v for v in values if wanted in (v, v.replace("_", " "), t(f"{group}.{v}").lower())), None)


def _words(group: str, values: Iterable[str]) -> str:
    """How some values are called, for a choice among them."""
    return ", ".join(t(f"{group}.{value}") for value in values)
