"""Which formats are read, by which module, and how a file's format is told.

To add one: a module here with `read(data, limits) -> Converted`, a line in `FORMATS`, and its tests. A module
is imported only where a file of its kind is read, in a process apart.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple


class Format(NamedTuple):
    """One kind of source.

    `module` reads it (None: text, read as it is). `extra` names the extra of this program that brings the
    library `needs`; None where the standard library does. `holds` says that it is a container of several
    articles, told apart by `members`.
    """

    name: str
    called: str
    suffixes: tuple[str, ...]
    module: str | None = None
    extra: str | None = None
    needs: str | None = None
    holds: bool = False


PLAIN = Format("plain", "a text file", (".txt", ".md", ".markdown", ".text", ""))
HTML = Format("html", "an HTML page", (".html", ".htm", ".xhtml"), "html", "html", "trafilatura")
PDF = Format("pdf", "a PDF", (".pdf",), "pdf", "pdf", "pypdfium2")
MAIL = Format("mail", "a mail", (".eml",), "mail")
MBOX = Format("mbox", "a mailbox", (".mbox",), holds=True)

FORMATS = (
    PLAIN,
    HTML,
    MAIL,
    Format("webarchive", "a saved web page", (".mhtml", ".mht"), "webarchive", "html", "trafilatura"),
    PDF,
    Format("docx", "a Word document", (".docx",), "docx"),
    Format("odt", "an OpenDocument text", (".odt",), "odt"),
    MBOX,
    Format("zip", "an archive", (".zip",), holds=True),
    Format(
        "tar",
        "an archive",
        (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz"),
        holds=True,
    ),
)

_BY_SUFFIX = {suffix: kind for kind in FORMATS for suffix in kind.suffixes}
_PAGE = (b"<!doctype html", b"<html")
_HEAD_OF_MAIL = re.compile(rb"(?im)^(?:received|message-id|mime-version)[ \t]{0,3}:")
_FROM = re.compile(rb"(?im)^from[ \t]{0,3}:")
SEPARATOR = re.compile(
    rb"From \S{1,300} {1,4}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{4,40}\d\d:\d\d.{0,40}\d{4}\b"
)
"""The line before each message of a mailbox."""


def suffix_of(name: str) -> str:
    """The ending of a file's name in lower case, `.tar.gz` and its like whole."""
    stem, suffix = os.path.splitext(name.lower())
    inner = os.path.splitext(stem)[1]
    return inner + suffix if inner == ".tar" and inner + suffix in _BY_SUFFIX else suffix


def format_of_name(name: str) -> Format | None:
    """The format that a file's name says; None for a name of no format that is read.

    An ending that cannot be one (`M. Musk`, `2025.03.31-Les Échos`) is part of the name.
    """
    suffix = suffix_of(name)
    known = _BY_SUFFIX.get(suffix)
    if known is not None:
        return known
    return None if len(suffix) <= 9 and suffix[1:].isalnum() else PLAIN


def format_of(name: str, data: bytes) -> Format:
    """The format of a file: what its content shows where it does, else what its name says."""
    kind = format_of_name(os.path.basename(name)) or PLAIN
    if kind in (PLAIN, HTML) and data.startswith(b"%PDF-"):
        return PDF
    if kind is PLAIN and _bare_start(data).startswith(_PAGE):
        return HTML
    return MAIL if kind is PLAIN and _has_head_of_mail(data) else kind


def _has_head_of_mail(data: bytes) -> bool:
    """Whether a file begins as a mail does, whatever its name: so do the files of a Maildir."""
    head = re.split(rb"\r?\n\r?\n", data[:20_000], maxsplit=1)[0]
    return bool(_HEAD_OF_MAIL.search(head) and _FROM.search(head) and re.match(rb"[A-Za-z-]{2,60}:", head))


def _bare_start(data: bytes) -> bytes:
    """The first letters of a file, without marks, blanks, an XML declaration, or the zeros of UTF-16."""
    start = data[:1200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    return start


def lacking(kind: Format) -> str | None:
    """Why sources of this kind cannot be read here, and the cure; None when they can."""
    import importlib.util

    if kind.needs is None or importlib.util.find_spec(kind.needs) is not None:
        return None
    return f"is {kind.called}, which needs the extra `{kind.extra}`: pip install 'dossier[{kind.extra}]'"
