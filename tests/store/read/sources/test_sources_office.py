"""Word and OpenDocument files: headings by style, properties, and files made to do harm."""

# ruff: noqa: E501 - sources read best as they are written

from __future__ import annotations

import pytest
from made_sources import LEAD, NEXT, TITLE, VALUE, docx, zipped

from store.model import Article, Refused
from store.read import Limits, article_from_bytes
from tests.store.read.told_sections import body_of

CORE = "<dc:title>Document1</dc:title><dc:creator>{}</dc:creator><dcterms:created>2025-09-10T10:00:00Z</dcterms:created>"


def article(data: bytes, name: str = "a.docx") -> Article:
    """The article that a document gives."""
    found = article_from_bytes(data, name)
    assert isinstance(found, Article), found
    return found


def test_styles_say_what_title_and_headings_are_in_any_language() -> None:
    made = docx(
        ("Titre", TITLE), ("", LEAD), ("Titre2", "Une valorisation"), ("", VALUE), ("Inter", "Et après"), ("", NEXT),
        ("list", "Nvidia a remis au pot."), core=CORE.format("Jeanne Dupont"),
    )  # fmt: skip
    found = article(made)
    assert (found.title, found.author, found.date) == (TITLE, "Jeanne Dupont", "2025-09-10")
    assert [s.heading for s in found.sections if s.heading] == ["Une valorisation", "Et après"]
    assert body_of(found) == [LEAD, VALUE, NEXT, "Nvidia a remis au pot."]


def test_what_the_text_states_goes_before_the_properties_of_the_file() -> None:
    byline = ("", "Par Paul Martin, le 9 septembre 2025")
    found = article(docx(("Titre", TITLE), byline, ("", LEAD), core=CORE.format("Jeanne Dupont")))
    assert (found.author, found.date) == ("Paul Martin", "2025-09-09")


@pytest.mark.parametrize("maker", ["Microsoft Office User", "Utilisateur Windows", "admin", ""])
def test_a_maker_that_nobody_chose_is_no_author(maker: str) -> None:
    assert article(docx(("Titre", TITLE), ("", LEAD), core=CORE.format(maker))).author is None


def test_text_that_was_deleted_or_stands_twice_is_left_out() -> None:
    extra = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<w:del><w:r><w:delText>Biffé.</w:delText></w:r></w:del><w:r><w:t>Gardé.</w:t></w:r>"
        "<mc:Fallback><w:r><w:t>Doublé.</w:t></w:r></mc:Fallback></w:p>"
    )
    found = article(docx(("Titre", TITLE), ("", LEAD), extra=extra))
    assert body_of(found) == [LEAD, "Gardé."]


def test_a_row_of_a_table_is_one_item_unless_it_lays_out_text() -> None:
    def row(*cells: str) -> str:
        made = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in cells)
        return f"<w:tr>{made}</w:tr>"

    table = f"<w:tbl>{row('Acheteur', 'Montant')}{row('Nvidia', '100 Md$')}{row(VALUE, NEXT)}</w:tbl>"
    found = article(docx(("Titre", TITLE), ("", LEAD), extra=table))
    assert body_of(found) == [LEAD, "Acheteur | Montant", "Nvidia | 100 Md$", VALUE, NEXT]


def test_an_opendocument_text_is_read_the_same() -> None:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f'<office:document-content {names}><text:p text:style-name="Title">{TITLE}</text:p><text:p>{LEAD}</text:p>'
        f'<text:h text:outline-level="2">Une valorisation</text:h><text:p>{VALUE}<text:note>1 Note</text:note></text:p>'
        "<text:list><text:list-item><text:p>Nvidia<text:s/>a remis au pot.</text:p></text:list-item></text:list>"
        "</office:document-content>"
    )
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:m"><dc:creator>Jeanne Dupont</dc:creator>'
        "<meta:creation-date>2025-09-10T10:00:00</meta:creation-date></m>"
    )
    found = article(zipped({"content.xml": content, "meta.xml": meta}), "a.odt")
    assert (found.title, found.author, found.date) == (TITLE, "Jeanne Dupont", "2025-09-10")
    assert [s.heading for s in found.sections if s.heading] == ["Une valorisation"]
    assert body_of(found) == [LEAD, VALUE, "Nvidia a remis au pot."]


GOOD = docx(("Titre", TITLE), ("", LEAD))
LAUGHS = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
DEEP = "<w:p>" * 5000 + "</w:p>" * 5000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (GOOD[: len(GOOD) // 2], "is damaged: it is no whole zip file"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "is an image"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "is encrypted, or of an old kind of Office"),
        (zipped({"a.txt": LEAD}), "is named as a Word document but is none"),
        (zipped({"word/document.xml": "<w"}), "is damaged: its text is no whole XML"),
        (docx(("", LEAD), before=LAUGHS), "declares entities, which no document needs"),
        (docx(("", LEAD), before=OUTSIDE), "declares entities, which no document needs"),
        (docx(("", LEAD), extra=DEEP), "nests its elements deeper than 300 levels"),
        (docx(), "holds no text"),
        (zipped({"word/document.xml": b"<w>" + b" " * 3_000_000 + b"</w>"}), "over the limit of 100 times"),
    ],
)
def test_broken_and_hostile_documents_are_refused_with_their_reason(data: bytes, why: str) -> None:
    found = article_from_bytes(data, "a.docx")
    assert isinstance(found, Refused), found
    assert why in found.why


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    found = article_from_bytes(docx(("", LEAD * 100)), "a.docx", Limits(file_bytes=5_000))
    assert isinstance(found, Refused)
    assert found.why == "unpacks word/document.xml to more than 0.005 MB"
