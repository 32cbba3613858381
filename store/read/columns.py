"""Columns: the notice that an article is its author's opinion, and the author whom its standfirst names."""

from __future__ import annotations

import re

from store.read.metadata import NAME
from store.text.fold import fold_text

_COLUMN = re.compile(
    r"(?:opinions?|points de vue|views)\b.{0,80}\b(?:l auteur|auteur|the author|author|auteurs"
    r"|authors|writer)\b"
)
_SAID_BY = re.compile(
    r"(?:déclare|écrit|estime|affirme|explique|soutient|argumente|plaide|juge|analyse|raconte|selon|"
    rf"says|writes|argues|explains|according to|contends)[ \u00a0](?P<name>{NAME})[,.]"
)
_SAID_BY_AFTER = re.compile(
    rf"[,.»”][ \u00a0](?P<name>{NAME})[ \u00a0](?:says|writes|argues|explains|contends)\b"
)


def is_column_notice(text: str) -> bool:
    """Whether a notice says that the article is its author's opinion."""
    return _COLUMN.search(fold_text(text[:400])) is not None


def columnist(standfirst: str) -> str | None:
    """The author that a column's standfirst names: `… , déclare Jeanne Dupont, fondatrice de …`."""
    match = _SAID_BY.search(standfirst[:600]) or _SAID_BY_AFTER.search(standfirst[:600])
    return match["name"] if match else None
