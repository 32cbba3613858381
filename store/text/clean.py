"""Cleaning of text from outside: no character that acts on a terminal or hides survives.

Characters are dropped, never sequences: removing an inner escape sequence can build an outer one. The list is
that of the Unicode characters that control, that are formats, or that are ignorable by default (nothing is
drawn for them), and of those that are no characters; what remains is NFC, with LF as the only line break and
at most three combining marks on a base. `clean` is idempotent and linear, so it
may run at ingest and again at every output.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MAX_MARKS = 3
"""Combining marks kept on one base: enough for every living script's press, too few for a mark bomb."""

_DROPPED = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad"
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
)
_DROPPED_BEYOND = (
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
)
"""Those beyond the first 65 536 characters: a class that holds some of these is looked up range by range."""
_LINE_BREAKS = "\r\x85\u2028\u2029"
_ORDINARY = frozenset(
    "\n\t !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "\xa0¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿŒœŠšŸŽž"
    "\u2009\u202f‐‑‒–—―‘’‚“”„†‡•…‰‹›€™→≠≤≥"
)
"""The characters of most French and English text: there is nothing to do about any of them."""
_LINE = 200
"""Characters of a text that is compared with these one by one; longer ones are looked through in strides."""
_EMOJI = "\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff"


@cache
def _needs_work() -> re.Pattern[str]:
    """Any character that is dropped, turned or looked at; made on first need, so that starting is quick."""
    return re.compile(f"[{_DROPPED}{_LINE_BREAKS}\u200d]")


@cache
def _odd() -> re.Pattern[str]:
    """Characters that are not ordinary: what there may be something to do about."""
    return re.compile(f"[^{re.escape(''.join(sorted(_ORDINARY)))}]+")


@cache
def _ordinary_bytes() -> bytes:
    """The ordinary characters among the first 256, each as the byte that Latin-1 writes for it."""
    return "".join(_ORDINARY).encode("latin-1", "ignore")


@cache
def _beyond_latin() -> re.Pattern[str]:
    """A character that Latin-1 cannot write."""
    return re.compile("[^\x00-\xff]")


def _is_ordinary(s: str) -> bool:
    """Whether there is nothing to do about any character of `s`."""
    if len(s) < _LINE:
        return _ORDINARY.issuperset(s)
    latin = s.encode("latin-1", "ignore")
    if latin.translate(None, _ordinary_bytes()):
        return False
    return len(latin) == len(s) or _ORDINARY.issuperset(_beyond_latin().findall(s))


@cache
def _joiner() -> re.Pattern[str]:
    """A zero-width joiner, a stray one in its group."""
    inside = f"(?:(?<=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f))\u200d(?=[{_EMOJI}])"
    return re.compile(f"{inside}|(?P<stray>\u200d)")


@cache
def _may_be_mark() -> re.Pattern[str]:
    """A character outside the blocks of ordinary French and English text, where no combining mark lives."""
    return re.compile("[^\x00-\u02ff\u2010-\u205f\u20a0-\u20cf\u2100-\u2bff]")


def clean(s: str) -> str:
    """Drop from `s` what could act on a terminal or mislead a reader."""
    return clean_counted(s)[0]


def clean_counted(s: str) -> tuple[str, int]:
    """Clean `s` and count the characters dropped; turned line breaks and NFC do not count."""
    if (s.isascii() and s.isprintable()) or _is_ordinary(s):
        return s, 0
    odd = "".join(set("".join(_odd().findall(s))))
    removed = 0
    if max(odd) > "\uffff" and re.search(f"[{_DROPPED_BEYOND}]", odd):
        before = len(s)
        s = re.sub(f"[{_DROPPED_BEYOND}]+", "", s)
        removed = before - len(s)
    if _needs_work().search(odd):
        s = re.sub(f"\r\n|[{_LINE_BREAKS}]", "\n", s)
        before = len(s)
        s = re.sub(f"[{_DROPPED}]+", "", s)
        if "\u200d" in s:
            s = _joiner().sub(_keep_joiner, s)
        removed += before - len(s)
    if not unicodedata.is_normalized("NFC", s):
        odd = s = unicodedata.normalize("NFC", s)
    if _may_be_mark().search(odd):
        before = len(s)
        s = _cap_marks(s, odd)
        removed += before - len(s)
    return s, removed


def _keep_joiner(match: re.Match[str]) -> str:
    """Keep a zero-width joiner inside an emoji, drop every other one."""
    return "" if match["stray"] else "\u200d"


def _cap_marks(s: str, odd: str) -> str:
    """Cut every run of combining marks, which are among the signs `odd`, down to `MAX_MARKS`."""
    marks = [c for c in set(odd) if c > "\u02ff" and unicodedata.category(c)[0] == "M"]
    if not marks:
        return s
    one = f"[{re.escape(''.join(sorted(marks)))}]"
    return re.sub(f"({one}{{{MAX_MARKS}}}){one}+", r"\1", s)
