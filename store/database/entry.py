"""An article and what it yields, as the bytes that the store keeps of it."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Mapping

from store.database import shapes
from store.database.held import Held, Spool
from store.database.layout import document
from store.hints import Any
from store.model import Article, Extraction
from store.record import NamedTuple


class Entry(NamedTuple):
    """The documents of one article, ready to be written: made where it was read, or held in a file.

    `head` is what lists need of it, `yields` what was extracted.
    """

    id: str
    head: bytes
    text: bytes | Held
    yields: bytes | Held


def entry(
    article: Article,
    extraction: Extraction,
    code: str,
    sketch: bytes = b"",
    more: Mapping[str, Any] | None = None,
) -> Entry:
    """The documents of an article with what it yields; `code` marks the program that found it.

    `sketch` is what tells near copies of its wording apart from the rest, `more` whatever else is known of it
    and not to be found out again.
    """
    import orjson

    yields = {**shapes.extraction_doc(extraction), **(more or {})}
    if sketch:
        yields["sketch"] = b2a_base64(sketch, newline=False).decode("ascii")
    return Entry(
        article.id,
        orjson.dumps({**shapes.head_doc(article), "code": code}),
        orjson.dumps(shapes.text_doc(article)),
        orjson.dumps(yields),
    )


def exactly(data: bytes) -> bytes:
    """The same bytes in no more memory than they need: what orjson gives may hold twice that."""
    return memoryview(data).tobytes()


def article_of(put: Entry) -> Article:
    """The article of an entry."""
    head = shapes.head_from(document(put.head))
    text, sections = shapes.text_from(document(put.text))
    return head._replace(text=text, sections=sections)


def placed(put: Entry, path: str, paths: tuple[str, ...]) -> Entry:
    """The same article, found elsewhere."""
    import orjson

    doc = {key: value for key, value in document(put.head).items() if key != "paths"} | {"path": path}
    return put._replace(head=orjson.dumps(doc if paths == (path,) else doc | {"paths": list(paths)}))


def spooled(put: Entry, spool: Spool) -> Entry:
    """The same entry with all that is large in a file."""
    return put._replace(text=spool.put(put.text), yields=spool.put(put.yields))
