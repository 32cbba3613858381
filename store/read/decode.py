"""Bytes to text: which encoding a file is in, and which files are no text at all.

A byte order mark settles it (UTF-32 is asked before UTF-16, whose mark begins the same way); then zero bytes
in a pattern betray UTF-16 and UTF-32 without a mark; then UTF-8; and what is not UTF-8 is read line by line,
each as UTF-8 or else as Windows-1252, of which Latin-1 text is a part.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

MAX_CONTROL_SHARE = 0.02
"""Above this share of control characters a file is taken for a binary one."""
_FEW = 3
"""So many control characters damn no file, however short."""


class Decoded(NamedTuple):
    """The text of a file and the name of the encoding it was in."""

    text: str
    encoding: str


class NotTextError(Exception):
    """The bytes are no text; the message says what they look like."""


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip, Word or ePub file"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")


def decode(data: bytes) -> Decoded:
    """The text of `data`; raises `NotTextError` where it looks like no text."""
    name = binary_kind(data)
    if name is not None:
        raise NotTextError(f"looks like a binary file ({name}): save the article as text")
    decoded = _marked(data) or _by_zero_bytes(data) or _utf8(data) or _by_line(data)
    if not decoded.text.strip("\ufeff\x00 \t\r\n\x0b\x0c\u2028\u2029\x85"):
        raise NotTextError("is empty" if not data else "holds no text")
    if _control_share(decoded.text) > MAX_CONTROL_SHARE:
        raise NotTextError("looks like a binary file: save the article as text")
    return decoded


def binary_kind(data: bytes) -> str | None:
    """What a file that is no text is, by its first bytes; None where they do not tell."""
    return next((name for magic, name in _FORMATS if data.startswith(magic)), None)


def _marked(data: bytes) -> Decoded | None:
    """Text after a byte order mark."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            if name == "utf-8":
                return _utf8(data[len(mark) :]) or _by_line(data[len(mark) :])
            return Decoded(data[len(mark) :].decode(name, "replace"), name)
    return None


def _by_zero_bytes(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, told from where its zero bytes stand."""
    sample = data[:4096]
    if b"\x00" not in sample:
        return None
    share = [sample[at::4].count(0) / max(1, len(sample[at::4])) for at in range(4)]
    if min(share[1:]) > 0.6 and share[0] < 0.1:
        return Decoded(data.decode("utf-32-le", "replace"), "utf-32-le")
    if min(share[:3]) > 0.6 and share[3] < 0.1:
        return Decoded(data.decode("utf-32-be", "replace"), "utf-32-be")
    even, odd = (share[0] + share[2]) / 2, (share[1] + share[3]) / 2
    if odd > 0.4 and even < 0.1:
        return Decoded(data.decode("utf-16-le", "replace"), "utf-16-le")
    if even > 0.4 and odd < 0.1:
        return Decoded(data.decode("utf-16-be", "replace"), "utf-16-be")
    return None


def _utf8(data: bytes) -> Decoded | None:
    """Strict UTF-8."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _by_line(data: bytes) -> Decoded:
    """Each line as UTF-8 or as Windows-1252, for files in the second or pasted together from both."""
    lines: list[str] = []
    utf8 = False
    for line in data.split(b"\n"):
        try:
            text = line.decode("utf-8")
            utf8 = utf8 or not text.isascii()
        except UnicodeDecodeError:
            text, damaged = _line_of_doubt(line)
            utf8 = utf8 or damaged
        lines.append(text)
    return Decoded("\n".join(lines), "utf-8 and cp1252" if utf8 else "cp1252")


def _line_of_doubt(line: bytes) -> tuple[str, bool]:
    """A line that is not UTF-8: damaged UTF-8 when most of its characters are, else Windows-1252."""
    guess = line.decode("utf-8", "replace")
    bad = guess.count("\ufffd")
    good = len(guess) - bad - sum(map(str.isascii, guess))
    if good > bad:
        return guess, True
    return line.decode("cp1252", "replace"), False


def _control_share(text: str) -> float:
    """The share of control and undecodable characters; escapes do not count, they are cleaned away."""
    found = sum(1 for _ in _CONTROLS.finditer(text, 0, 1_000_000))
    return 0.0 if found <= _FEW else found / min(len(text), 1_000_000)
