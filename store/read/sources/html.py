"""Web pages: main text with its headings, title, author, date and outlet, by trafilatura.

Nothing is fetched: the page is all there is. The date is what the page states of itself in its head or its
markup, never one that stands somewhere in its text, which is for the layout to judge.
"""

from __future__ import annotations

import codecs
import importlib
import re
from typing import Any

from store.read.decode import Decoded, NotTextError, decode
from store.read.limits import Limits
from store.read.sources import markup
from store.read.sources.writing import Converted, Unreadable, Writing, line_of
from store.text.fold import fold_text

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,30})")
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_DEEPEST = 400
"""Levels of tags: what is nested deeper is no page, and some tools take quadratic time on it."""
_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "body", "div", "lb", "code"})
_CELLS = " | "
"""What stands between the cells of a table's row, which is read as an item of a list."""


def read(data: bytes, _limits: Limits) -> Converted:
    """The article of a page. Raises Unreadable."""
    page = text_of(data)
    return convert(page.text, page.encoding)


def text_of(data: bytes) -> Decoded:
    """The page as text: by its byte order mark, else by the encoding it declares, else by its bytes."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        match = _CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:200].lstrip())
        declared = _as_declared(data, match[1].decode("ascii", "replace")) if match else None
        if declared is not None:
            return declared
    try:
        return decode(data)
    except NotTextError as error:
        raise Unreadable(str(error)) from None


def _as_declared(data: bytes, name: str) -> Decoded | None:
    """The text in the encoding that is declared, when there is one and it holds for every byte."""
    name = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name
    try:
        if not codecs.lookup(name)._is_text_encoding or codecs.lookup(name).name.startswith(
            ("utf-16", "utf-32")
        ):
            return None
        return Decoded(data.decode(name), codecs.lookup(name).name)
    except (LookupError, UnicodeError, ValueError):
        return None


def convert(page: str, encoding: str) -> Converted:
    """The article of a page that is decoded already."""
    tree = _tree(page)
    trafilatura: Any = importlib.import_module("trafilatura")
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    writing = Writing()
    if found is None or found.body is None:
        title = markup.title_of(page)
        writing.title(title)
        markup.write(page, writing)
        return writing.done(encoding)
    title = _title(tree, found.title, found.sitename)
    writing.title(title)
    _write_body(found.body, writing, title)
    author = ", ".join(part.strip() for part in (found.author or "").split(";") if part.strip())
    date = found.date if re.fullmatch(r"\d{4}-\d\d-\d\d", found.date or "") else None
    return writing.done(encoding, author=author, date=date, outlet=found.sitename)


def _tree(page: str) -> Any:
    """The page parsed, entities of its own and deep nesting refused."""
    lxml_html: Any = importlib.import_module("lxml.html")
    if page.count("<") > markup.MOST_TAGS:
        raise Unreadable(f"has more than {markup.MOST_TAGS} tags")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except Exception as error:
        if "empty" in str(error).lower():
            raise Unreadable("holds no text") from None
        raise
    if _deeper_than(tree, _DEEPEST):
        raise Unreadable(f"nests its tags deeper than {_DEEPEST} levels")
    return tree


def _deeper_than(tree: Any, most: int) -> bool:
    """Whether some tag has more than `most` others around it."""
    level = [tree]
    for _ in range(most):
        level = [child for node in level for child in node]
        if not level:
            return False
    return True


def _title(tree: Any, stated: str | None, outlet: str | None) -> str | None:
    """The title: a first heading that the stated one begins with, else the stated one without its outlet."""
    if stated is None:
        return None
    folded = fold_text(stated)
    for heading in tree.iterfind(".//h1"):
        own = line_of(heading.text_content())
        if len(own) >= 10 and folded.startswith(fold_text(own)):
            return own
    for sign in (" | ", " - ", " – ", " — "):
        head, found, tail = stated.rpartition(sign)
        if found and outlet and _names_outlet(fold_text(tail).strip(), fold_text(outlet).strip()):
            return head.strip()
    return stated


def _names_outlet(tail: str, outlet: str) -> bool:
    """Whether the end of a title is the outlet, or one of its sections (`CNN Politics`)."""
    return tail == outlet or (tail.startswith(f"{outlet} ") and tail.count(" ") <= outlet.count(" ") + 2)


def _write_body(body: Any, writing: Writing, title: str | None) -> None:
    """Write the main text, block by block; the title again at its head is left out."""
    text: list[str] = []
    block, level = "p", 2
    same = fold_text(title or "").strip()

    def flush() -> None:
        whole = line_of("".join(text))
        text.clear()
        if not whole or (same and block == "head" and fold_text(whole).strip() == same):
            return
        if block == "head":
            writing.heading(whole, level)
        elif block in ("item", "row"):
            writing.item(whole)
        else:
            writing.paragraph(whole)

    for event, node in _walk(body):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if name in _BLOCKS:
                flush()
                block = name if name in ("head", "item", "row") else ("item" if _inside_item(node) else "p")
                level = _level(node) if name == "head" else 2
            elif name == "cell" and line_of("".join(text)):
                text.append(_CELLS)
            text.append(node.text or "")
        else:
            if name in _BLOCKS:
                flush()
                block = "item" if _inside_item(node) else "p"
            text.append(node.tail or "" if node is not body else "")
    flush()


def _walk(body: Any) -> Any:
    """Starts and ends of all tags under `body`, in order."""
    etree: Any = importlib.import_module("lxml.etree")
    return etree.iterwalk(body, events=("start", "end"))


def _inside_item(node: Any) -> bool:
    """Whether a tag stands in an item of a list."""
    parent = node.getparent()
    for _ in range(6):
        if parent is None:
            return False
        if parent.tag == "item":
            return True
        parent = parent.getparent()
    return False


def _level(node: Any) -> int:
    """The level of a heading (`h2` is 2)."""
    rend = node.get("rend") or ""
    return int(rend[1]) if len(rend) == 2 and rend[0] == "h" and rend[1].isdigit() else 2
