"""Web pages: main text, what the page states of itself, encodings, and pages made to do harm."""

# ruff: noqa: E501 - sources read best as they are written

from __future__ import annotations

from pathlib import Path

import pytest
from made_sources import LEAD, NEXT, TITLE, VALUE, page

from store.model import Article, Refused
from store.read import Limits, article_from_bytes, read_article
from tests.store.read.told_sections import body_of


def article(data: bytes | str, name: str = "page.html") -> Article:
    """The article that a page gives."""
    found = article_from_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, Article), found
    return found


def refusal(data: bytes | str, name: str = "page.html", limits: Limits | None = None) -> str:
    """Why a page is refused."""
    raw = data.encode() if isinstance(data, str) else data
    found = article_from_bytes(raw, name, limits or Limits())
    assert isinstance(found, Refused)
    return found.why


def test_a_page_gives_its_article_and_what_it_states_of_itself() -> None:
    found = article(page())
    assert (found.title, found.title_stated) == (TITLE, True)
    assert found.text[found.title_start or 0 :].startswith(TITLE)
    assert (found.author, found.date, found.outlet) == ("Jeanne Dupont", "2025-09-09", "Le Quotidien")
    assert [s.heading for s in found.sections if s.heading] == ["Une valorisation doublée", "Et maintenant ?"]
    assert body_of(found) == [LEAD, VALUE, "Nvidia a remis au pot avec Andreessen Horowitz.", NEXT]
    assert all(words not in found.text for words in ("Accueil", "Mentions", "Pas de texte", "autre offre"))


def test_what_stands_around_and_inside_a_modern_page_is_told_apart() -> None:
    data = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Nvidia investit", "datePublished": "2025-09-22T18:30:00+02:00", '
        '"author": [{"@type": "Person", "name": "Claire Martin"}, {"@type": "Person", "name": "Hugo Petit"}], '
        '"publisher": {"@type": "Organization", "name": "Les Actus"}}'
    )
    table = "<table><tr><th>Accord</th><th>Montant</th></tr><tr><td>Nvidia</td><td>100 Md$</td></tr></table>"
    made = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Nvidia investit - Les Actus</title>'
        f'<script type="application/ld+json">{data}</script></head><body><div id="cookie"><p>Acceptez-vous les '
        'cookies ?</p></div><nav><a href="/a">Tech</a> <a href="/b">Monde</a></nav><main><h1>Nvidia investit</h1>'
        f'<div class="article__content"><p>{LEAD}</p><p><strong>À lire aussi : <a href="/x">Oracle signe avec '
        f"OpenAI</a></strong></p><h2>Un record</h2><p>{VALUE}</p>{table}<p>{NEXT}</p></div></main>"
        '<section id="comments"><p>Super article, merci !</p></section></body></html>'
    )
    found = article(made)
    assert (found.title, found.author) == ("Nvidia investit", "Claire Martin, Hugo Petit")
    assert (found.date, found.outlet) == ("2025-09-22", "Les Actus")
    assert body_of(found) == [LEAD, VALUE, "Accord | Montant", "Nvidia | 100 Md$", NEXT]
    asides = [found.text[s.start : s.end] for s in found.sections if s.kind == "aside"]
    assert asides == ["À lire aussi : Oracle signe avec OpenAI"]


def test_a_page_of_old_without_any_structure_is_read_line_by_line() -> None:
    made = (
        "<html><head><title>Nvidia investit</title></head><body bgcolor=white><font size=5><b>Nvidia investit</b>"
        f"</font><br><br>Par Claire Martin<br>22 septembre 2025<br><br>{LEAD}<br><br>{VALUE}<br></body></html>"
    )
    found = article(made)
    assert (found.title, found.author, found.date) == ("Nvidia investit", "Claire Martin", "2025-09-22")
    assert body_of(found) == [LEAD, VALUE]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_every_usual_encoding_is_read_also_one_wrongly_declared(declared: str, codec: str) -> None:
    assert LEAD in article(page(declared).encode(codec)).text


@pytest.mark.parametrize("declared", ["rot13", "base64", "unicode_escape", "utf-7", "nonsense", "utf-16"])
def test_an_odd_declared_encoding_harms_nobody(declared: str) -> None:
    found = article_from_bytes(page(declared).encode(), "page.html")
    assert isinstance(found, Article)
    assert "Mistral" in found.text or declared in ("unicode_escape", "utf-7")


def test_the_date_is_one_that_the_page_states_never_one_of_its_text() -> None:
    stated = '<meta property="article:published_time" content="2025-09-09T08:00:00+02:00">'
    told = page(body="<p>En 1998, le 4 mai 1998, la bourse montait encore de trois pour cent.</p>")
    assert article(told.replace(stated, "")).date is None


def test_a_page_that_is_named_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("\ufeff\n" + page(), "utf-8")
    found = read_article(path)
    assert isinstance(found, Article)
    assert body_of(found)[0] == LEAD


def test_a_page_of_one_paragraph_is_an_article_too() -> None:
    found = article(
        "<html><head><title>Une brève</title></head><body><p>OpenAI rachète io.</p></body></html>"
    )
    assert found.title == "Une brève"
    assert "OpenAI rachète io." in found.text


def test_hostile_characters_of_a_page_are_dropped_and_counted() -> None:
    found = article(page(body="<p>Un texte&#8238;&#157;52;c;x&#27;[31m de plus, dans la page, en rouge.</p>"))
    assert "Un texte" in found.text
    assert not set("\u202e\x9d\x1b\x07") & set(found.text)
    assert found.removed >= 2


ENTITIES = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + page(
    body="<p>&b;&b;</p>"
)


@pytest.mark.parametrize(
    ("hostile", "why"),
    [
        ("<html><body>" + "<div>" * 1_000_000 + "texte", "has more than 100000 tags"),
        ("<html><body>" + "<a " * 1_000_000, "has more than 100000 tags"),
        ("<html><body>" + "<p>" + "mot " * 300_000, "has a line of"),
        ("<html><body></body></html>", "holds no text"),
        ("", "is empty"),
        ("\x89PNG\r\n\x1a\n" + "\x00\x01" * 4000, "looks like a binary file"),
    ],
)
def test_a_page_made_to_do_harm_is_refused_with_its_reason(hostile: str, why: str) -> None:
    assert why in refusal(hostile)


def test_entities_of_a_pages_own_are_never_expanded() -> None:
    found = article_from_bytes(ENTITIES.encode(), "page.html")
    assert isinstance(found, Article)
    assert "aaaaaaaaaa" * 4 not in found.text


def test_a_page_that_takes_too_long_is_refused_and_its_neighbours_are_read() -> None:
    slow = "<html><body><p " + " ".join(f'a{at}="x"' for at in range(200_000)) + ">texte</p>"
    assert "DOSSIER_MAX_SECONDS" in refusal(slow, limits=Limits(seconds=1))
    assert body_of(article(page()))[0] == LEAD


@pytest.mark.parametrize(
    "label",
    [
        "More Must-Reads From TIME",
        "Must reads",
        "More Top Stories",
        "In case you missed it",
        "More from Le Quotidien",
    ],
)
def test_a_list_of_other_articles_at_the_end_is_aside(label: str) -> None:
    teasers = "".join(f"<li>OpenAI prépare une offre à {at} milliards</li>" for at in range(2, 8))
    found = article(page(body=f"<h2>{label}</h2><ul>{teasers}</ul>"))
    assert body_of(found) == [LEAD, VALUE, "Nvidia a remis au pot avec Andreessen Horowitz.", NEXT]


@pytest.mark.parametrize("tail", ["Le Quotidien", "Le Quotidien Tech"])
def test_the_outlet_and_its_section_are_no_part_of_the_title(tail: str) -> None:
    data = page().replace(f"<h1>{TITLE}</h1>", "").replace("| Le Quotidien<", f"| {tail}<")
    assert article(data).title == TITLE
