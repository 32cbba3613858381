"""Mails and newsletters: subject, sender and date as stated, the text part, or the page where there is none.

The page of a mail is read with the standard library alone (`markup`), so that newsletters need no extra and
read the same everywhere. Attachments are left out and counted, in an aside at the end.
"""

from __future__ import annotations

import binascii
import email
import re
from email import policy
from email.message import EmailMessage
from typing import Any, NamedTuple

from store.read.decode import NotTextError, decode
from store.read.limits import Limits
from store.read.sources import markup
from store.read.sources.forwarded import LONGEST_NOTE, forward_in, says_forward, unquoted
from store.read.sources.newsletter import frame
from store.read.sources.wrapped import unwrapped
from store.read.sources.writing import Converted, Unreadable, Writing, line_of
from store.text.clean import clean
from store.text.dates import parse_date
from store.text.language import language

MOST_PARTS = 500
_DEEPEST = 20
"""Levels of parts within parts; a forwarded forward has six."""
_LONGEST_HEADER = 20_000
_SIGNATURE_LINES = 15
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_PREFIX = re.compile(r"(?:(?:re|tr|fwd?|fw)\s{0,2}(?:\[\d{1,2}\])?\s{0,2}:\s{0,3}){1,5}", re.IGNORECASE)
_ADDRESS = re.compile(r"<?[\w.+=-]{1,80}@[\w.-]{1,80}>?")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,24}(?: (?:de |van |von |d’|d')?[A-ZÀ-Þ][\w.’'-]{0,24}){1,2}")
_OUTLET_BEGINS = re.compile(r"(?:Les?|La|L['’]|The|Un|Une|An?)\b")
"""What the name of an outlet begins with, and no person's."""
_FROM_OUTLET = re.compile(r"\s{0,2}(?:,|\||@| - | – | — | at | from | via | de chez | chez )\s{0,2}")


def read(data: bytes, _limits: Limits) -> Converted:
    """The article of a mail. Raises Unreadable."""
    message = parsed(data)
    for _ in range(_DEEPEST):
        enclosed = _enclosed(message)
        if enclosed is None:
            break
        message = enclosed
    return _converted(message)


def _enclosed(message: EmailMessage) -> EmailMessage | None:
    """The one mail attached to a message that says little itself: it is what was sent on."""
    payload: Any = message.get_payload() if message.get_content_type() == "multipart/mixed" else []
    parts: list[Any] = payload if isinstance(payload, list) else []
    found = [part for part in parts if part.get_content_type() == "message/rfc822" and part.is_multipart()]
    if len(found) != 1 or len(parts) > 5:
        return None
    plain, page, _ = _parts_of(_without(parts, found[0]))
    own = plain if plain is not None else "".join(piece.text for piece in markup.pieces(page or ""))
    inner = found[0].get_payload(0)
    return inner if len(own) <= LONGEST_NOTE and isinstance(inner, EmailMessage) else None


def _without(parts: list[Any], left_out: Any) -> EmailMessage:
    """A message of these parts but one."""
    message = EmailMessage()
    message["Content-Type"] = "multipart/mixed"
    message.set_payload([part for part in parts if part is not left_out])
    return message


def _converted(message: EmailMessage) -> Converted:
    """The article of a message, or of the one that it passes on."""
    plain, page, attachments = _parts_of(message)
    text = _worth_reading(plain, page)
    lines: list[str] = []
    if text is not None:
        lines = _without_links(text).split("\n")
    elif page is not None:
        lines = [piece.text for piece in markup.pieces(page)]
    stated, passed_on = _head_of(message), forward_in(lines, says_forward(header(message, "Subject")))
    if passed_on is not None:
        stated = _Head(
            passed_on.subject or stated.subject,
            passed_on.sender,
            (found := parse_date(passed_on.date)) and found.iso,
        )
    author, outlet = sender(stated.sender)
    writing = Writing()
    writing.title(_PREFIX.sub("", stated.subject, count=1))
    begins = passed_on.ends if passed_on else 0
    if text is not None:
        writing.block("\n".join(lines[:begins]), aside=True)
        _write_plain("\n".join(unquoted(lines[begins:])), writing, _is_flowed(message))
    elif page is not None:
        markup.write(page, writing, masthead=outlet or "", begins=begins)
    if attachments and not writing.empty:
        writing.paragraph(_told(attachments, writing.text), aside=True)
    return writing.done(
        _charset(message), author=author, date=stated.date, outlet=outlet, marked=text is None
    )


class _Head(NamedTuple):
    """What a mail states of itself; the day is ISO."""

    subject: str
    sender: str
    date: str | None


def _head_of(message: EmailMessage) -> _Head:
    return _Head(header(message, "Subject"), header(message, "From"), date_of(message))


def parsed(data: bytes) -> EmailMessage:
    """The message, its parts taken apart. Raises Unreadable where there are too many, or there is no head."""
    if data.count(b"\n--") > 20 * MOST_PARTS:
        raise Unreadable("has too many parts")
    ends = _EMPTY_LINE.search(data)
    head = data[: ends.start()] if ends else data
    if len(head) > 1_000_000:
        raise Unreadable("has too long a head")
    if (
        re.search(rb"(?im)^(?:from|date|subject|message-id|content-type|mime-version)[ \t]{0,3}:", head)
        is None
    ):
        raise Unreadable("is named as a mail but has no head of one")
    return email.message_from_bytes(data, policy=policy.default)


def header(message: EmailMessage, name: str) -> str:
    """A header decoded, on one line; empty where it is missing or too broken to be read."""
    raw = message.get(name) if _short(message, name) else None
    return line_of(clean(str(raw or "")))


def _short(message: EmailMessage, name: str) -> bool:
    """Whether a header is short enough to be parsed, which takes long on long ones."""
    found = [value for key, value in message.raw_items() if key.lower() == name.lower()]
    return bool(found) and len(str(found[0])) <= _LONGEST_HEADER


def date_of(message: EmailMessage) -> str | None:
    """The day that the mail says it was sent, ISO."""
    from email.utils import parsedate_to_datetime

    try:
        sent = parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.date().isoformat() if 1980 <= sent.year <= 2200 else None


def sender(stated: str) -> tuple[str | None, str | None]:
    """Author and outlet, from who sends: `Jeanne Dupont` or `La Lettre` or `Jeanne Dupont, La Lettre`."""
    name = _ADDRESS.sub("", stated).strip(" \"'<>,")
    if not name:
        match = re.search(r"@(?:[\w-]{1,60}\.){0,4}?([\w-]{2,60}\.[a-z]{2,12})>?$", stated, re.IGNORECASE)
        return None, match[1] if match else None
    first, *rest = _FROM_OUTLET.split(name, maxsplit=1)
    if rest and _PERSON.fullmatch(first) and not _OUTLET_BEGINS.match(first) and rest[0][:1].isupper():
        return first, rest[0].strip(" \"'") or None
    return None, name


def _parts_of(message: EmailMessage) -> tuple[str | None, str | None, int]:
    """The text part, the page, and how many attachments there are besides."""
    plain: list[str] = []
    pages: list[str] = []
    attachments = 0
    waiting: list[tuple[Any, int]] = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > MOST_PARTS:
            raise Unreadable(f"has more than {MOST_PARTS} parts")
        if depth > _DEEPEST:
            raise Unreadable(f"nests its parts deeper than {_DEEPEST} levels")
        if part.is_multipart():
            waiting += [(inner, depth + 1) for inner in reversed(part.get_payload())]
            continue
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            inline = kind.startswith("image/") and part.get("Content-ID") is not None
            attachments += not inline
            continue
        (plain if kind == "text/plain" else pages).append(content(part))
    return _joined(plain), _joined(pages), attachments


def _joined(texts: list[str]) -> str | None:
    return "\n\n".join(texts) if any(text.strip() for text in texts) else None


def content(part: Any) -> str:
    """A part as text: by the encoding it declares where that holds, else by its bytes."""
    try:
        data = _unpacked(part)
    except (ValueError, TypeError, LookupError):
        return ""
    declared = str(part.get_content_charset() or "")
    if declared in ("", "utf-8"):
        data = _whole_letters(data)
    try:
        return str(data.decode("cp1252" if declared in ("iso-8859-1", "us-ascii") else declared or "utf-8"))
    except (LookupError, ValueError):
        pass
    try:
        return decode(data).text
    except NotTextError:
        return ""


def _unpacked(part: Any) -> bytes:
    """The bytes of a part, of one whose base64 is cut off those before the damage."""
    data: bytes = part.get_payload(decode=True) or b""
    packed = str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"
    if not packed or data[:400].strip() != str(part.get_payload())[:400].strip().encode("ascii", "replace"):
        return data
    signs = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    return binascii.a2b_base64(signs[: len(signs) // 4 * 4])


def _whole_letters(data: bytes) -> bytes:
    """UTF-8 without a letter that is cut off at its end."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return data[: error.start] if error.reason == "unexpected end of data" else data
    return data


def _worth_reading(plain: str | None, page: str | None) -> str | None:
    """The text part, unless it only says that the mail is a page (`view this in your browser`)."""
    if plain is None or page is None:
        return plain
    shown = sum(len(piece.text) for piece in markup.pieces(page))
    own = len(re.sub(r"https?://\S{1,2000}", "", plain))
    return plain if own >= 0.5 * shown else None


_LINK = re.compile(r"[ \t]?[\[(<]\s?https?://[^\s\])>]{1,2000}\s?[\])>]")
_LONG_LINK = re.compile(r"(?m)^[ \t]{0,8}https?://\S{1,4000}[ \t]{0,8}$")


def _without_links(text: str) -> str:
    """A text part without the links in brackets and on lines of their own."""
    return _LONG_LINK.sub("", _LINK.sub("", clean(text).replace("\r\n", "\n")))


def _write_plain(text: str, writing: Writing, flowed: bool) -> None:
    """Write a text part, the signature aside."""
    own, sign, signature = text.rstrip("\n").rpartition("\n-- \n")
    if not sign or signature.count("\n") > _SIGNATURE_LINES:
        own, signature = text, ""
    blocks = [block.split("\n") for block in unwrapped(own, flowed)]
    _write_blocks(blocks, frame([line for block in blocks for line in block]), writing)
    writing.block(signature, aside=True)


def _write_blocks(blocks: list[list[str]], around: frozenset[int], writing: Writing) -> None:
    """Write blocks of lines, those aside whose numbers, counted through all blocks, are in `around`."""
    number = 0
    for block in blocks:
        own: list[str] = []
        for line in block:
            if number in around:
                writing.block("\n".join(own))
                writing.block(line, aside=True)
                own = []
            else:
                own.append(line)
            number += 1
        writing.block("\n".join(own))


def _is_flowed(message: EmailMessage) -> bool:
    """Whether the lines of the text part say by a blank at their end that they go on."""
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            return str(part.get_param("format", "")).lower() == "flowed"
    return False


def _told(attachments: int, text: str) -> str:
    """How many attachments were left out, in the language of the mail."""
    if language(text[:4000]) == "fr":
        return f"[{attachments} pièce{'s jointes non lues' if attachments > 1 else ' jointe non lue'}]"
    return f"[{attachments} attachment{'s' if attachments > 1 else ''} not read]"


def _charset(message: EmailMessage) -> str:
    """The encoding of the mail's text, as it says."""
    body = message.get_body(("plain", "html")) if not message.defects else None
    declared = body.get_content_charset() if body is not None else None
    return str(declared or "utf-8")[:40]
