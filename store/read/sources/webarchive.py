"""Web pages saved whole (`.mhtml`): the first page of what is a mail by its form."""

from __future__ import annotations

from store.read.limits import Limits
from store.read.sources import html, mail
from store.read.sources.writing import Converted, Unreadable


def read(data: bytes, _limits: Limits) -> Converted:
    """The article of the page. Raises Unreadable."""
    for part in mail.parsed(data).walk():
        if part.get_content_type() == "text/html":
            return html.convert(mail.content(part), str(part.get_content_charset() or "utf-8"))
    raise Unreadable("holds no page")
