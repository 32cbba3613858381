"""One file → one Article, or the one line that says why not."""

from __future__ import annotations

import os

from store.model import Article, Refused
from store.read.decode import NotTextError, decode
from store.read.discovery import display_path, read_bytes, reason
from store.read.layout import parse_article
from store.read.limits import DEFAULT, LINE_VARIABLE, LINES_VARIABLE, TEXT_VARIABLE, Limits
from store.read.sources.formats import Format, format_of
from store.read.sources.writing import Converted, Unreadable
from store.read.told import Told


def read_article(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> Article | Refused:
    """Read, decode, clean and parse the file at `path`; never raises for what the file holds or is."""
    shown = display_path(os.fspath(path).replace("\x00", "?"))
    try:
        data = read_bytes(path, limits)
    except (OSError, ValueError) as error:
        return Refused(shown, reason(error))
    return article_from_bytes(data, shown, limits)


def read_member(path: str, member: str, limits: Limits = DEFAULT) -> Article | Refused:
    """The article of one member of the archive or mailbox at `path`; never raises for what it holds."""
    from store.read.sources.members import load_member

    shown = f"{display_path(path)}/{member}"
    try:
        data = load_member(path, member, limits)
    except Unreadable as error:
        return Refused(shown, str(error))
    except (OSError, ValueError) as error:
        return Refused(shown, reason(error))
    return article_from_bytes(data, shown, limits)


def article_from_bytes(data: bytes, shown: str, limits: Limits = DEFAULT) -> Article | Refused:
    """The article in `data`; `shown` is the path under which it is known."""
    import hashlib

    if not data:
        return Refused(shown, "is empty")
    kind = format_of(shown, data)
    if kind.holds:
        return Refused(shown, f"is {kind.called}: its articles are read one by one")
    try:
        found = _as_text(data) if kind.module is None else _converted(kind, data, limits)
    except (NotTextError, Unreadable) as error:
        return Refused(shown, str(error))
    if why := too_much(found.text, limits):
        return Refused(shown, why)
    digest = hashlib.sha256(data).hexdigest()
    article = parse_article(found.text, shown, digest, found.encoding, found.told)
    if not article.text.strip():
        return Refused(shown, "holds no text")
    return article._replace(removed=article.removed + found.removed)


def _as_text(data: bytes) -> Converted:
    """Plain text. Raises NotTextError for what is none."""
    text, encoding = decode(data)
    if text[:400].lstrip("\ufeff \t\r\n").lower().startswith("<?xml"):
        raise NotTextError("is an XML file: save the article as text")
    return Converted(text, Told(), encoding)


def _converted(kind: Format, data: bytes, limits: Limits) -> Converted:
    """A source of another format. Raises Unreadable."""
    from store.read.sources.apart import convert

    return convert(kind, data, limits)


def too_much(text: str, limits: Limits) -> str | None:
    """Why `text` is larger than an article may be; None when it is not.

    CR, NEL and the Unicode separators end lines too.
    """
    if len(text) <= min(limits.line_characters, limits.lines, limits.characters):
        return None
    lines = text.splitlines()
    longest = next((len(line) for line in lines if len(line) > limits.line_characters), 0)
    if longest:
        most = limits.line_characters
        return f"has a line of {longest} characters, over the limit of {most} ({LINE_VARIABLE})"
    if len(lines) > limits.lines:
        return f"has {len(lines)} lines, over the limit of {limits.lines} ({LINES_VARIABLE})"
    if len(text) > limits.characters:
        return f"has {len(text)} characters, over the limit of {limits.characters} ({TEXT_VARIABLE})"
    return None
