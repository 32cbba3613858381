"""An article says the same whatever format it comes in: its paragraphs, and the claims they make."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable
from html import escape
from zlib import crc32

import pytest
from made_sources import docx, mail

from store.extract import extract
from store.model import Article
from store.read import article_from_bytes, read_article
from tests.conftest import ROOT, SEEDS

GOLD = ROOT / "tests" / "gold" / "open"
ARTICLES = [
    *sorted(SEEDS.glob("*.txt")),
    *sorted(path for path in GOLD.glob("*.txt") if crc32(path.name.encode()) % 8 == 2),
]
"""The bundled five and a sample of the others that stays the same when more are added."""

Pieces = list[tuple[str, str]]
"""Kind (`heading`, `item`, `text`) and text."""


def pieces_of(article: Article) -> Pieces:
    """The pieces of an article's own text in order."""
    found: Pieces = []
    for section in (section for section in article.sections if section.kind == "body"):
        if section.heading:
            found.append(("heading", section.heading))
        found += [("item" if p.bullet else "text", article.text[p.start : p.end]) for p in section.paragraphs]
    return found


def as_page(title: str, pieces: Pieces) -> bytes:
    """A page of a site with a menu, a column and a foot."""
    tags = {"heading": "<h2>{}</h2>", "item": "<ul><li>{}</li></ul>", "text": "<p>{}</p>"}
    body = "".join(tags[kind].format(escape(text)) for kind, text in pieces)
    menu = "".join(f'<li><a href="/{at}">Rubrique {at}</a></li>' for at in range(12))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)} - Le Site</title>'
        f'<meta property="og:site_name" content="Le Site"></head><body><nav><ul>{menu}</ul></nav>'
        f'<div id="main"><div class="post-content"><h1>{escape(title)}</h1>{body}</div>'
        f'<div class="sidebar"><h3>Les plus lus</h3><ul>{menu}</ul></div></div>'
        "<footer><p>Mentions légales</p></footer></body></html>"
    ).encode()


def as_newsletter(title: str, pieces: Pieces) -> bytes:
    """A mail laid out in a table."""
    tags = {"heading": "<h2>{}</h2>", "item": "<ul><li>{}</li></ul>", "text": "{}"}
    rows = "".join(f"<tr><td>{tags[kind].format(escape(text))}</td></tr>" for kind, text in pieces)
    return bytes(mail(subject=title, html=f"<html><body><table>{rows}</table></body></html>"))


def as_plain_mail(title: str, pieces: Pieces) -> bytes:
    """A mail of text whose lines are broken at 72."""
    lines = ("- " + text if kind == "item" else text for kind, text in pieces)
    broken = (textwrap.fill(line, 72, break_on_hyphens=False) for line in lines)
    message = mail(subject=title)
    message.set_content("\n\n".join(broken) + "\n", charset="utf-8", cte="quoted-printable")
    return bytes(message)


def as_document(title: str, pieces: Pieces) -> bytes:
    """A Word document."""
    styles = {"heading": "Titre2", "item": "list", "text": ""}
    return docx(("Titre", escape(title)), *((styles[kind], escape(text)) for kind, text in pieces))


def said(article: Article) -> Counter[object]:
    """What an article claims, without where it stands."""
    return Counter(
        (claim.kind, claim.amount, claim.amount_max, claim.currency, claim.status, frozenset(claim.parties))
        for claim in extract(article).claims
        if not claim.aside
    )


@pytest.mark.parametrize(
    ("name", "made", "kept"),
    [
        ("a.html", as_page, 0.97),
        ("b.eml", as_newsletter, 0.97),
        ("c.eml", as_plain_mail, 0.97),
        ("d.docx", as_document, 0.97),
    ],
)
def test_an_article_says_the_same_in_every_format(
    name: str, made: Callable[[str, Pieces], bytes], kept: float
) -> None:
    wanted = same = more = paragraphs = whole = 0
    for path in ARTICLES:
        article = read_article(path)
        assert isinstance(article, Article)
        pieces = pieces_of(article)
        found = article_from_bytes(made(article.title, pieces), name)
        assert isinstance(found, Article)
        assert found.title.split() == article.title.split()
        texts = {" ".join(text.split()) for _, text in pieces_of(found)}
        whole += sum(" ".join(text.split()) in texts for _, text in pieces)
        paragraphs += len(pieces)
        before, after = said(article), said(found)
        wanted += before.total()
        same += (before & after).total()
        more += (after - before).total()
    assert paragraphs > 100
    assert wanted > 100
    assert whole >= kept * paragraphs
    assert same >= kept * wanted
    assert more <= (1 - kept) * wanted
