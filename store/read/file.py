"""One file → one Article, or the one line that says why not."""

from __future__ import annotations

import os

from store.model import Article, Refused
from store.read.decode import NotTextError, decode
from store.read.discovery import display_path, read_bytes, reason
from store.read.layout import parse_article
from store.read.limits import DEFAULT, LINE_VARIABLE, Limits


def read_article(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Article | Refused:
    """Read, decode, clean and parse the file at `path`; never raises for what the file holds or is."""
    shown = display_path(os.fspath(path).replace("\x00", "?"))
    try:
        data = read_bytes(path, limits)
    except (OSError, ValueError) as error:
        return Refused(shown, reason(error))
    return article_from_bytes(data, shown, limits)


def article_from_bytes(data: bytes, shown: str, limits: Limits = DEFAULT) -> Article | Refused:
    """The article in `data`; `shown` is the path under which it is known."""
    import hashlib

    if not data:
        return Refused(shown, "is empty")
    try:
        decoded = decode(data)
    except NotTextError as error:
        return Refused(shown, str(error))
    if (longest := longest_line(decoded.text, limits.line_characters)) > limits.line_characters:
        over = f"over the limit of {limits.line_characters} ({LINE_VARIABLE})"
        return Refused(shown, f"has a line of {longest} characters, {over}")
    start = decoded.text[:400].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return Refused(shown, "is an HTML or XML page: save the article as text")
    digest = hashlib.sha256(data).hexdigest()
    article = parse_article(decoded.text, shown, digest, decoded.encoding)
    if not article.text.strip():
        return Refused(shown, "holds no text")
    return article


def longest_line(text: str, enough: int) -> int:
    """The length of the first line above `enough`, or 0; CR, NEL and the Unicode separators end lines too."""
    if len(text) <= enough:
        return 0
    return next((len(line) for line in text.splitlines() if len(line) > enough), 0)
