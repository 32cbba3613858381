"""Files → articles: discovery, limits, encoding, and the layout of title, byline, sections and asides."""

from __future__ import annotations

from store.read.discovery import discover, display_path
from store.read.file import article_from_bytes, read_article, read_member
from store.read.layout import parse_article
from store.read.limits import DEFAULT, Limits, limits_from_environment

__all__ = [
    "DEFAULT",
    "Limits",
    "article_from_bytes",
    "discover",
    "display_path",
    "limits_from_environment",
    "parse_article",
    "read_article",
    "read_member",
]
