"""PDFs: lines in reading order by PDFium, put together again to paragraphs, headings and a title.

A PDF knows characters and places only. What belongs together is told from the geometry of its lines: gaps,
indents, short last lines, sizes and weights of type. Words broken at the end of a line are mended; running
heads and page numbers are left out. Its date is that of its making, not of the article, so it is not taken.
"""

from __future__ import annotations

import ctypes
import importlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from store.read.decode import binary_kind
from store.read.limits import PAGES_VARIABLE, Limits
from store.read.sources import pdf_layout
from store.read.sources.pdf_layout import Line
from store.read.sources.writing import Converted, Unreadable, Writing, line_of
from store.text.fold import fold_text

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FEWEST = 20
"""Characters below which a whole PDF is taken for pictures of pages."""
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)


def read(data: bytes, limits: Limits) -> Converted:
    """The article of a PDF. Raises Unreadable."""
    if b"%PDF-" not in data[:1024]:
        raise Unreadable(f"is named as a PDF but is {binary_kind(data) or 'none'}")
    pdfium: Any = importlib.import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable("is encrypted: it needs a password" if locked else "is a damaged PDF") from None
    try:
        pages = len(document)
        if pages > limits.pages:
            raise Unreadable(f"has {pages} pages, over the limit of {limits.pages} ({PAGES_VARIABLE})")
        read_pages = [_page(pdfium, document, at) for at in range(pages)]
        author = document.get_metadata_dict().get("Author", "")
    finally:
        document.close()
    lines = pdf_layout.without_running_heads(read_pages)
    if sum(len(line.text) for line in lines) < _FEWEST:
        raise Unreadable("holds no text: its pages are pictures (a scan?)")
    return _written(pdf_layout.blocks(lines), author)


def _written(blocks: list[pdf_layout.Block], author: str) -> Converted:
    """The blocks written down, the title first; what stands above the title is aside."""
    writing = Writing()
    title = pdf_layout.title_of(blocks)
    if title is not None:
        writing.title(blocks[title].text)
    for at, block in enumerate(blocks):
        if at == title:
            continue
        if block.level and (title is None or at > title):
            writing.heading(block.text, block.level)
        else:
            above = title is not None and at < title and len(block.text) <= 120
            writing.paragraph(block.text, aside=above)
    text = " ".join(block.text for block in blocks)
    named = len(line_of(author).split()) >= 2 and fold_text(line_of(author)) in fold_text(text)
    headed = any(block.level for block in blocks)
    return writing.done("pdf", author=author if named else None, marked=headed, sure=False)


class _Metrics(NamedTuple):
    """Size and weight of the type of one character."""

    size: float
    bold: bool


def _page(pdfium: Any, document: Any, at: int) -> list[Line]:
    """The lines of one page in PDFium's order."""
    try:
        page = document[at]
    except pdfium.PdfiumError:
        raise Unreadable(f"is a damaged PDF (page {at + 1})") from None
    text_page = page.get_textpage()
    try:
        return list(_lines(pdfium.raw, text_page.raw, at, page.get_height()))
    finally:
        text_page.close()
        page.close()


def _lines(raw: Any, page: Any, number: int, height: float) -> Iterator[Line]:
    """Runs of characters up to each line break, or to a hyphen that PDFium found at the end of a line."""
    count = raw.FPDFText_CountChars(page)
    start = 0
    letters: list[str] = []
    for at in range(count + 1):
        code = raw.FPDFText_GetUnicode(page, at) if at < count else 10
        broken = code in (0xFFFE, 2) and at + 1 < count
        if code not in (10, 13) and not broken:
            letters.append(chr(code) if code < 0x110000 else " ")
            continue
        text = "".join(letters).translate(_LIGATURES)
        if text.strip():
            yield _line(raw, page, text + ("\u00ad" if broken else ""), start, at, number, height)
        start = at + 1
        letters.clear()


def _line(raw: Any, page: Any, text: str, start: int, end: int, number: int, height: float) -> Line:
    """The line of the characters `start:end`, its blanks at both ends left out of its box."""
    first = start + (len(text) - len(text.lstrip()))
    last = max(first, end - 1 - (len(text.rstrip("\u00ad")) - len(text.rstrip("\u00ad").rstrip())))
    left, bottom, _, _ = _box(raw, page, first)
    _, _, right, _ = _box(raw, page, last)
    head, tail = _metrics(raw, page, first), _metrics(raw, page, last)
    return Line(
        text.strip(), number, left, max(left, right), bottom, height, head.size, head.bold and tail.bold
    )


def _box(raw: Any, page: Any, at: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character, in points."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _metrics(raw: Any, page: Any, at: int) -> _Metrics:
    """Type of a character."""
    size = raw.FPDFText_GetFontSize(page, at)
    name = ctypes.create_string_buffer(100)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(page, at, name, 100, flags)
    bold = 0 < length <= 100 and _BOLD.search(name.value.decode("ascii", "replace")) is not None
    return _Metrics(round(size, 1), bold)
