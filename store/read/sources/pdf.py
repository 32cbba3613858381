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
from math import hypot
from typing import Any

from store.read.decode import binary_kind
from store.read.limits import PAGES_VARIABLE, Limits
from store.read.sources import pdf_layout
from store.read.sources.pdf_layout import Line
from store.read.sources.writing import Converted, Unreadable, Writing, line_of
from store.text.fold import fold_text

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_MOST_UNMAPPED = 0.1
_FEWEST = 20
"""Characters below which a whole PDF is taken for pictures of pages."""
_BLANKS = frozenset({0, 9, 10, 13, 32, 160})
_LINE_HYPHENS = frozenset({2, 0xFFFE})
"""What PDFium writes for a hyphen at the end of a line, depending on its version."""
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
        raise Unreadable(
            "is encrypted: save it without its password" if locked else "is a damaged PDF"
        ) from None
    try:
        pages = len(document)
        if pages > limits.pages:
            raise Unreadable(f"has {pages} pages, over the limit of {limits.pages} ({PAGES_VARIABLE})")
        read_pages = [_page(pdfium, document, at) for at in range(pages)]
        author = document.get_metadata_dict().get("Author", "")
    finally:
        document.close()
    lines = pdf_layout.without_running_heads([pdf_layout.whole_lines(page) for page in read_pages])
    if sum(len(line.text) for line in lines) < _FEWEST:
        raise Unreadable("holds no text, its pages are pictures (a scan?): have their text recognised first")
    if _unmapped(lines) > _MOST_UNMAPPED:
        raise Unreadable(
            "holds text whose characters cannot be told (its fonts have no map): save it as text"
        )
    return _written(pdf_layout.blocks(lines), author)


def _unmapped(lines: list[Line]) -> float:
    """The share of characters that stand for no letter: private ones, replacements, controls."""
    text = "".join(line.text for line in lines)
    return len(_NO_LETTER.findall(text)) / max(1, len(text))


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
    """Runs of characters on one baseline, up to each break or to a hyphen found at the end of a line.

    PDFium often writes a space, not a break, where the next line begins further left.
    """
    count = raw.FPDFText_CountChars(page)
    codes = [raw.FPDFText_GetUnicode(page, at) for at in range(count)]
    start, broken = 0, False
    for at in range(count + 1):
        code = codes[at] if at < count else 10
        broken = code in _LINE_HYPHENS and at + 1 < count
        ends = broken or code in (10, 13) or (code == 32 and _drops(raw, page, codes, at))
        if not ends:
            continue
        letters = [index for index in range(start, at) if codes[index] not in _BLANKS]
        if letters:
            text = "".join(map(_letter, codes[letters[0] : letters[-1] + 1])).translate(_LIGATURES)
            end = pdf_layout.SOFT if broken else ""
            yield _line(raw, page, text + end, letters, number, height)
        start = at + 1


def _letter(code: int) -> str:
    """The character of a code; a blank for one that is none."""
    return chr(code) if 0 < code < 0x110000 else " "


def _drops(raw: Any, page: Any, codes: list[int], at: int) -> bool:
    """Whether the character behind a blank stands on another baseline than the one before it."""
    if at == 0 or at + 1 >= len(codes) or codes[at - 1] in _BLANKS or codes[at + 1] in _BLANKS:
        return False
    before, after = _origin(raw, page, at - 1)[1], _origin(raw, page, at + 1)[1]
    return abs(before - after) > 0.7 * _size(raw, page, at + 1)


def _line(raw: Any, page: Any, text: str, letters: list[int], number: int, height: float) -> Line:
    """The line of some characters, blanks left out.

    Its type is that of the character in its middle: the first may be an initial or a bullet.
    """
    first, middle, last = letters[0], letters[len(letters) // 2], letters[-1]
    left, baseline = _origin(raw, page, first)
    right = _right_of(raw, page, last)
    bold = all(_is_bold(raw, page, at) for at in {first, middle, last})
    size = _size(raw, page, middle)
    return Line(text, number, left, max(left, right), baseline, height, size, bold)


def _size(raw: Any, page: Any, at: int) -> float:
    """The size of type of a character, in points: as stated, times the scale it is drawn at."""
    matrix = raw.FS_MATRIX()
    scale = hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(page, at, matrix) else 1.0
    return round(float(raw.FPDFText_GetFontSize(page, at)) * (scale or 1.0), 1)


def _origin(raw: Any, page: Any, at: int) -> tuple[float, float]:
    """Where a character begins on its baseline, in points."""
    left, baseline = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, at, left, baseline)
    return left.value, baseline.value


def _right_of(raw: Any, page: Any, at: int) -> float:
    """Where a character ends, in points."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
    return right.value


def _is_bold(raw: Any, page: Any, at: int) -> bool:
    """Whether a character is of a bold type, by the name of its font."""
    name = ctypes.create_string_buffer(100)
    length = raw.FPDFText_GetFontInfo(page, at, name, 100, ctypes.c_int())
    return 0 < length <= 100 and _BOLD.search(name.value.decode("ascii", "replace")) is not None
