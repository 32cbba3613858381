"""Figures, parties, dates, shares and quotations as people read them, in the language of the interface."""

from __future__ import annotations

from collections.abc import Iterable

from store.model import Claim, Deal, Party
from tui import formats
from tui.catalogue import has, language, t

_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(),
}


def amount(record: Claim | Deal) -> str:
    """Write the figure of a claim or deal (`~$7–8bn`), nothing when it has none."""
    return formats.amount(record, language(), record.approximate)


def money(record: Claim | Deal) -> str:
    """The same, a dash when it has none."""
    return amount(record) or "–"


def total(low: float, high: float, currency: str | None) -> str:
    """Write a sum with its bounds (`$7–8bn`)."""
    return formats.figure(low, high, currency, None, language())


def who(kind: str, members: Iterable[Party], most: int = 3) -> str:
    """Say who takes part in one glance: `OpenAI → io`, `Elon Musk v. OpenAI`, `Oracle, SoftBank`."""
    return formats.who(kind, members, most, language())


def roles(members: Iterable[Party]) -> str:
    """Say who takes part and as what: `OpenAI (buyer), io (target)`."""
    return ", ".join(f"{party.name} ({t(f'role.{party.role}')})" for party in members)


def labelled(label: str, text: str) -> str:
    """Put a label before what it is of: `Theme: dark`."""
    return f"{label}\u202f: {text}" if language() == "fr" else f"{label}: {text}"


def quoted(text: str) -> str:
    """Put words in quotation marks."""
    return f"«\u00a0{text}\u00a0»" if language() == "fr" else f"“{text}”"


def date(iso: str | None) -> str:
    """Write an ISO date as precise as it is: `2025`, `Mar 2025`, `31 Mar 2025`; nothing when unknown."""
    if not iso:
        return ""
    parts = iso.split("-")
    if len(parts) == 1 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return iso
    month = _MONTHS[language()][int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    if not parts[2].isdigit():
        return iso
    day = "1er" if parts[2] == "01" and language() == "fr" else str(int(parts[2]))
    return f"{day} {month} {parts[0]}"


def decided(marks: Iterable[str]) -> str:
    """Say what people decided about a record: the actions taken on it, the fields set right."""
    words = (t(f"action.{mark}") if has(f"action.{mark}") else t(f"field.{mark}").lower() for mark in marks)
    return ", ".join(dict.fromkeys(words))


def count(number: int) -> str:
    """Write a whole number, its thousands apart."""
    return formats.number(number, language())


def share(value: float) -> str:
    """Write a share from 0 to 1 as a percentage."""
    return f"{round(value * 100)}\u00a0%" if language() == "fr" else f"{round(value * 100)}%"
