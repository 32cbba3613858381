"""HTML to pieces of text with the standard library alone, for the pages that mails carry.

Newsletters are laid out in tables, which tools for web pages take for data and drop. Here everything that a
reader would see comes out in its order; what is not the article is then told by its words, as in any text.
One pass over the signs `<` and `>`, so that the time is linear whatever the page holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from store.read.sources.newsletter import frame
from store.read.sources.writing import Unreadable, Writing, line_of

MOST_TAGS = 100_000
"""Tags of one page: a long newsletter has some thousands."""

_BLOCKS = frozenset(
    """
    address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()
)
_UNSEEN = frozenset("script style title noscript template svg math select textarea iframe object".split())
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})")
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all|\shidden(?=[\s>=])", re.IGNORECASE
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class Piece(NamedTuple):
    """Text of one block, and the block it stands in: `p`, `li` or `h1` to `h6`."""

    text: str
    block: str


def write(page: str, writing: Writing, masthead: str | None = None, begins: int = 0) -> None:
    """Write the pieces of `page` that hold something, those before the one at `begins` aside.

    With a `masthead` it is a newsletter's: that heading, and what such pages print around, is set aside.
    """
    found = list(pieces(page))
    around = frame([piece.text for piece in found[begins:]]) if masthead is not None else frozenset()
    for at, piece in enumerate(found, -begins):
        if at < 0 or at in around or (masthead and piece.text.casefold() == masthead.casefold()):
            writing.paragraph(piece.text, aside=True)
        elif piece.block[0] == "h":
            writing.heading(piece.text, int(piece.block[1]))
        elif piece.block == "li":
            writing.item(piece.text)
        else:
            writing.paragraph(piece.text)


def title_of(page: str) -> str | None:
    """What the page's head gives as its title."""
    match = re.search(r"<title\b[^>]{0,200}>([^<]{1,600})", page[:200_000], re.IGNORECASE)
    return line_of(html.unescape(match[1])) or None if match else None


def pieces(page: str) -> Iterator[Piece]:
    """The blocks of a page in order. Raises Unreadable where it has too many tags."""
    text: list[str] = []
    block = "p"
    hidden: list[str] = []
    for kind, content in _parts(page):
        if kind == "text":
            if not hidden:
                text.append(content)
            continue
        name, closing = content.lower().lstrip("/"), content.startswith("/")
        if kind == "hidden" or hidden:
            _follow(hidden, name, closing)
        if name not in _BLOCKS:
            continue
        if found := line_of(html.unescape("".join(text))):
            yield Piece(found, block)
        text = []
        block = _block_after(name, closing, block)
    if found := line_of(html.unescape("".join(text))):
        yield Piece(found, block)


def _block_after(name: str, closing: bool, block: str) -> str:
    """What stands after a tag: a line break or a paragraph inside an item is the item's still."""
    if name in ("br", "p", "div") and block == "li":
        return block
    heads = name == "li" or (name[0] == "h" and name[1:].isdigit())
    return name if heads and not closing else "p"


def _follow(hidden: list[str], name: str, closing: bool) -> None:
    """Keep track of the tags open inside something that is not shown."""
    if name in _VOID:
        return
    if not closing:
        hidden.append(name)
    elif name in hidden:
        while hidden.pop() != name:
            pass


def _parts(page: str) -> Iterator[tuple[str, str]]:
    """Texts, tags (`name` or `/name`) and opening tags of what is hidden, in order."""
    at, tags, size = 0, 0, len(page)
    open_ended: set[str] = set()
    while at < size:
        opens = page.find("<", at)
        if opens < 0:
            yield "text", page[at:]
            return
        if opens > at:
            yield "text", page[at:opens]
        if page.startswith("<!--", opens):
            at = _past(page, "-->", opens)
            continue
        match = _TAG.match(page, opens)
        if match is None:
            sign = page[opens + 1 : opens + 2]
            at = _past(page, ">", opens) if sign in ("!", "?", "/") else opens + 1
            if at == opens + 1:
                yield "text", "<"
            continue
        tags += 1
        if tags > MOST_TAGS:
            raise Unreadable(f"has more than {MOST_TAGS} tags")
        at = _past(page, ">", opens)
        name, closing = match[1].lower(), page[opens + 1] == "/"
        if name in _UNSEEN and not closing:
            ends = None if name in open_ended else re.compile(f"</{name}\\b", re.I).search(page, at)
            if ends is None:
                open_ended.add(name)
            else:
                at = _past(page, ">", ends.end())
            continue
        concealed = not closing and at - opens < 4000 and _HIDDEN.search(page, opens, at) is not None
        yield "hidden" if concealed else "tag", f"/{name}" if closing else name


def _past(page: str, sign: str, at: int) -> int:
    """The place behind the next `sign`; the end where there is none."""
    found = page.find(sign, at)
    return len(page) if found < 0 else found + len(sign)
