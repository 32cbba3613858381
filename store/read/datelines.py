"""The place, day and agency with which a report begins."""

from __future__ import annotations

import re

from store.model import Language
from store.read.metadata import NAME_WORD, UPPER, Stated
from store.text.dates import parse_date

_DATELINE = re.compile(
    rf"(?:[{UPPER}][{UPPER}’' -]{{2,30}}|(?:{NAME_WORD}[ -]?){{1,3}})(?:,[ \u00a0][\w. ]{{2,25}})?"
    r"(?:,? ?\(?|[ \u00a0])(?P<middle>[^–—]{0,60}?)[)\u00a0 ]{0,2}"
    r"(?:[–—]|--| - |-[ \u00a0]| -\Z)",
)
_BETWEEN_DASHES = re.compile(r"^([^–—]{3,40}?)[ \u00a0][–—-][ \u00a0](?=[^–—]{3,24}[12]\d{3}[ \u00a0]?[–—-])")
"""A place whose date stands between dashes (`HOUSTON – July 2, 2025 – Acme`)."""
_STOPPED = re.compile(
    rf"(?:{NAME_WORD}[ -]?){{1,3}}(?: \([^()]{{2,30}}\))?,[ \u00a0](?:le[ "
    rf"\u00a0])?(?P<date>\d{{1,2}}(?:er)?[ \u00a0]"
    r"[^\W\d_]{3,9}[ \u00a0]\d{4}|"
    r"[A-Z][a-z]{2,8}\.?[ \u00a0]\d{1,2},[ \u00a0]\d{4})\.[ \u00a0](?=[A-ZÀ-Þ«\"“])"
)
"""A place and a day that end with a stop: `Seattle, 22 novembre 2024. Le géant…`."""
_OUTLET = re.compile(r"\((?P<outlet>[^()\d]{2,30})\)")


def dateline(text: str, language: Language | None = None) -> Stated | None:
    """The date and agency of a dateline (`PARIS, 12 mars 2025 (Reuters) - …`) at the head of a paragraph."""
    head = text[:120]
    if (stopped := _STOPPED.match(head)) and (told := parse_date(stopped["date"], language)):
        return Stated(date=told.iso)
    if "–" not in head and "—" not in head and "-" not in head:
        return None
    match = _DATELINE.match(_BETWEEN_DASHES.sub(r"\1, ", head))
    if match is None:
        return None
    date = parse_date(match[0], language)
    outlet = _OUTLET.search(match[0])
    if date is None and outlet is None:
        return None
    return Stated(date=date.iso if date else None, outlet=outlet["outlet"] if outlet else None)
