"""PDFs: paragraphs out of lines, columns, broken words, running heads; and what cannot be read."""

# ruff: noqa: E501 - sources read best as they are written

from __future__ import annotations

import pytest
from made_sources import Type, column, pdf

from store.model import Article, Refused
from store.read import Limits, article_from_bytes
from store.read.sources.pdf import _unmapped
from store.read.sources.pdf_layout import Line
from tests.store.read.told_sections import body_of

LEFT = [
    "OpenAI a signé un contrat de 300 milliards de dollars",
    "avec Oracle, sur cinq ans, pour de la puissance de cal-",
    "cul. Le groupe de Larry Ellison a bondi en Bourse, et",
    "les analystes s'interrogent.",
    "\tLe projet Stargate prévoit 500 milliards de dollars en",
    "quatre ans, dit-on, avec SoftBank et l'émirati MGX qui",
    "doivent en payer une part, peut-",
    "être dès cette année, selon",
]
RIGHT = [
    "une source proche du dossier. Rien n'est signé, et nul",
    "ne sait dire quand le premier centre ouvrira au Texas.",
]
HEAD = Type("LE JOURNAL DES TESTS", 60, 800, 8)


def article(data: bytes) -> Article:
    """The article that a PDF gives."""
    found = article_from_bytes(data, "a.pdf")
    assert isinstance(found, Article), found
    return found


def refusal(data: bytes, limits: Limits | None = None) -> str:
    """Why a PDF is refused."""
    found = article_from_bytes(data, "a.pdf", limits or Limits())
    assert isinstance(found, Refused)
    return found.why


def press() -> bytes:
    """Two pages of two columns with a title, a heading, running heads and page numbers."""
    first = [
        HEAD,
        Type("Oracle, le pari à 300 milliards", 60, 760, 22, True),
        Type("de Sam Altman", 60, 734, 22, True),
        *column(LEFT),
        *column(RIGHT, left=330),
        Type("La suite au Texas", 330, 660, 13, True),
        *column(["Le chantier emploie déjà deux mille personnes sur place."], left=330, top=640),
        Type("Page 1", 500, 20, 8),
    ]
    second = [
        HEAD,
        *column(["Un dernier paragraphe ferme la marche, sur une autre page."]),
        Type("Page 2", 500, 20, 8),
    ]
    return pdf(
        first, second, info="/Title (Microsoft Word - doc1) /Author (admin) /CreationDate (D:20200101)"
    )


def test_lines_become_paragraphs_across_columns_and_pages() -> None:
    found = article(press())
    assert (found.title, found.title_stated) == ("Oracle, le pari à 300 milliards de Sam Altman", True)
    assert body_of(found) == [
        "OpenAI a signé un contrat de 300 milliards de dollars avec Oracle, sur cinq ans, pour de la puissance "
        "de calcul. Le groupe de Larry Ellison a bondi en Bourse, et les analystes s'interrogent.",
        "Le projet Stargate prévoit 500 milliards de dollars en quatre ans, dit-on, avec SoftBank et l'émirati "
        "MGX qui doivent en payer une part, peut-être dès cette année, selon une source proche du dossier. Rien "
        "n'est signé, et nul ne sait dire quand le premier centre ouvrira au Texas.",
        "Le chantier emploie déjà deux mille personnes sur place.",
        "Un dernier paragraphe ferme la marche, sur une autre page.",
    ]
    assert [s.heading for s in found.sections if s.heading] == ["La suite au Texas"]


def test_running_heads_page_numbers_and_the_files_own_properties_are_left_out() -> None:
    found = article(press())
    assert "JOURNAL" not in found.text
    assert "Page" not in found.text
    assert (found.author, found.date) == (None, None)


def test_the_author_that_the_file_states_counts_where_the_text_names_the_same() -> None:
    lines = column(["Un texte de Jeanne Dupont sur OpenAI et ses contrats.", "Il tient en deux lignes ici."])
    assert article(pdf(lines, info="/Author (Jeanne Dupont)")).author == "Jeanne Dupont"
    assert article(pdf(lines, info="/Author (Paul Martin)")).author is None


def test_a_date_that_the_text_states_is_read() -> None:
    lines = [Type("Un titre en grand", 60, 760, 20), *column(["Par Jeanne Dupont, le 12 mars 2025"], top=730)]
    found = article(pdf([*lines, *column(LEFT[:4])]))
    assert (found.author, found.date) == ("Jeanne Dupont", "2025-03-12")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf(column(LEFT), encrypted=True), "is encrypted: save it without its password"),
        (pdf([], []), "holds no text, its pages are pictures (a scan?): have their text recognised first"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "is named as a PDF but is an image"),
        (b"Un texte tout simple", "is named as a PDF but is none"),
        (press()[:300], "is a damaged PDF"),
        (b"%PDF-1.4\n" + b"0 0 obj" * 1000, "is a damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, why: str) -> None:
    assert refusal(data) == why


def test_a_text_without_a_map_of_its_characters_is_refused() -> None:
    made = pdf(column(LEFT)).replace(b"/WinAnsiEncoding", b"<< /Differences [32 " + b"/g1 " * 200 + b"] >>")
    found = article_from_bytes(made, "a.pdf")
    assert isinstance(found, Refused | Article)
    garbled = [Line("\ue001\ue002 \ufffd" * 9, 0, 0, 9, 9, 842, 10, False)]
    assert _unmapped(garbled) > 0.5 > 0.1 > _unmapped([Line(LEFT[0], 0, 0, 9, 9, 842, 10, False)])


def test_pages_have_a_limit_that_is_named() -> None:
    assert refusal(press(), Limits(pages=1)) == "has 2 pages, over the limit of 1 (DOSSIER_MAX_PAGES)"


@pytest.mark.parametrize("step", range(1, 12))
def test_a_pdf_cut_or_changed_anywhere_harms_nobody(step: int) -> None:
    whole = press()
    cut = whole[: len(whole) * step // 12]
    changed = bytearray(whole)
    changed[len(whole) * step // 12] ^= 0xFF
    for data in (cut, bytes(changed)):
        assert isinstance(article_from_bytes(data, "a.pdf"), Article | Refused)
    assert article_from_bytes(whole, "a.pdf") == article(whole)
