"""Sources of every kind, made by hand or by the standard library, for the tests beside this file."""

# ruff: noqa: E501 - sources read best as they are written

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from typing import NamedTuple

from store.model import Article
from store.read import article_from_bytes

LEAD = (
    "La jeune pousse française Mistral AI a annoncé mardi avoir levé 1,7 milliard d’euros auprès d’ASML, "
    "le fabricant néerlandais de machines à graver les puces, qui devient son premier actionnaire."
)
VALUE = (
    "La société est désormais valorisée 11,7 milliards d’euros, contre 5,8 milliards un an plus tôt, selon un "
    "communiqué publié dans la matinée. ASML a investi 1,3 milliard d’euros."
)
NEXT = (
    "L’entreprise compte recruter des ingénieurs à Paris et à Londres, et bâtir un centre de données en "
    "Essonne, a expliqué son directeur général, Arthur Mensch."
)
TITLE = "Mistral AI lève 1,7 milliard d'euros auprès d'ASML"
TEXT = f"{TITLE}\n\nPar Jeanne Dupont\n\n{LEAD}\n\nUne valorisation doublée\n\n{VALUE}\n\nEt maintenant ?\n\n{NEXT}\n"


def page(charset: str = "utf-8", head: str = "", body: str = "") -> str:
    """A press page with navigation, byline, headings, a list, teasers and a footer."""
    return f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="{charset}"><title>{TITLE} | Le Quotidien</title>
<meta property="og:site_name" content="Le Quotidien"><meta name="author" content="Jeanne Dupont">
<meta property="article:published_time" content="2025-09-09T08:00:00+02:00">{head}
<script>var trap = "<p>Pas de texte</p>";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie</a></li></ul></nav>
<article><h1>{TITLE}</h1><p class="byline">Par Jeanne Dupont</p><p>{LEAD}</p>
<h2>Une valorisation doublée</h2><p>{VALUE}</p><ul><li>Nvidia a remis au pot avec Andreessen Horowitz.</li></ul>
<h2>Et maintenant&nbsp;?</h2><p>{NEXT}</p>{body}</article>
<aside><h3>À lire aussi</h3><a href="/x">OpenAI prépare une autre offre</a></aside>
<footer>Mentions légales du Quotidien</footer></body></html>"""


def mail(
    subject: str = TITLE,
    sender: str = "Jeanne Dupont | La Lettre Tech <lettre@tech.example>",
    date: str | None = "Tue, 09 Sep 2025 07:00:00 +0200",
    plain: str | None = None,
    html: str | None = None,
    identifier: str | None = "<lettre.1@tech.example>",
) -> EmailMessage:
    """A mail with a text part, a page, or both."""
    message = EmailMessage()
    for name, value in (("Subject", subject), ("From", sender), ("Date", date), ("Message-ID", identifier)):
        if value:
            message[name] = value
    if plain is not None:
        message.set_content(plain)
        if html is not None:
            message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def mailed(message: EmailMessage | bytes) -> Article:
    """The article that a mail gives."""
    found = article_from_bytes(message if isinstance(message, bytes) else bytes(message), "a.eml")
    assert isinstance(found, Article), found
    return found


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(
    members: Mapping[str, bytes | str], packing: str = "gz", extra: Sequence[tarfile.TarInfo] = ()
) -> bytes:
    """A tar of these members, packed as `gz`, `bz2`, `xz` or `""`."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
        for info in extra:
            archive.addfile(info)
    return file.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: tuple[str, str], core: str = "", before: str = "", extra: str = "") -> bytes:
    """A Word document of (style, text); the style `list` numbers a paragraph, `""` is plain text."""
    made = ""
    for style, text in paragraphs:
        mark = "<w:numPr/>" if style == "list" else f'<w:pStyle w:val="{style}"/>' if style else ""
        made += f"<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    styles = (
        '<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Inter"><w:name w:val="Intertitre"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_WORD}"><w:body>{made}{extra}'
            "</w:body></w:document>",
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
            "docProps/core.xml": '<p xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</p>',
        }
    )


class Type(NamedTuple):
    """One line of a PDF: where it begins from the left and from the bottom, its size, and whether bold."""

    text: str
    left: float
    bottom: float
    size: float = 10
    bold: bool = False


def column(lines: Sequence[str], left: float = 60, top: float = 700, size: float = 10) -> list[Type]:
    """Lines under each other; one that begins with a tab is set in."""
    return [
        Type(line.strip("\t"), left + (12 if line.startswith("\t") else 0), top - 12 * at, size)
        for at, line in enumerate(lines)
    ]


def pdf(*pages: Sequence[Type], info: str = "", encrypted: bool = False) -> bytes:
    """A PDF of lines of Helvetica, written by hand."""
    objects: list[bytes] = [b"", b"", b"", b""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects[2], objects[3] = (font.format(name).encode() for name in ("Helvetica", "Helvetica-Bold"))
    kids = []
    for lines in pages:
        content = b"".join(_shown(line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(f"<< {info} >>".encode("cp1252"))
    trailer = b"/Root 1 0 R /Info %d 0 R" % len(objects)
    if encrypted:
        bogus = b"<" + b"5a" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O %b /U %b /P -4 >>" % (bogus, bogus))
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _assembled(objects, trailer)


def _shown(line: Type) -> bytes:
    text = line.text.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        text = text.replace(sign, b"\\" + sign)
    name = "F2" if line.bold else "F1"
    place = f"BT /{name} {line.size} Tf {line.left} {line.bottom} Td (".encode()
    return place + text + b") Tj ET\n"


def _assembled(objects: Sequence[bytes], trailer: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, start)
    )
