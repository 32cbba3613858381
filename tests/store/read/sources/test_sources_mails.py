"""Mails and newsletters: what they state, which part is read, what is aside, and broken or hostile ones."""

# ruff: noqa: E501 - sources read best as they are written

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from made_sources import LEAD, NEXT, TITLE, VALUE, mail, page

from store.model import Article, Refused
from store.read import article_from_bytes
from store.read.sources.mail import sender
from tests.store.read.sources.made_sources import mailed
from tests.store.read.told_sections import body_of, texts

NEWSLETTER = f"""<html><head><title>La Lettre</title><style>td {{ color: red }}</style></head><body>
<div style="display:none; max-height:0">Un avant-goût que personne ne voit</div>
<table><tr><td><a href="https://track.example/1">Voir dans le navigateur</a></td></tr>
<tr><td><h1>La Lettre Tech</h1></td></tr><tr><td><h2>{TITLE}</h2><p>{LEAD}</p><p>{VALUE}<br>{NEXT}</p></td></tr>
<tr><td><ul><li>Nvidia a remis au pot.</li></ul></td></tr>
<tr><td>Vous recevez ce mail car vous êtes inscrit. <a href="https://track.example/u">Se désabonner</a></td></tr>
<tr><td><img src="https://track.example/open.gif" width="1"></td></tr></table></body></html>"""


def test_a_mail_states_title_author_outlet_and_date() -> None:
    found = mailed(mail(subject="Fwd: TR : " + TITLE, plain=f"{LEAD}\n\n{VALUE}\n"))
    assert (found.title, found.title_stated) == (TITLE, True)
    assert (found.author, found.outlet, found.date) == ("Jeanne Dupont", "La Lettre Tech", "2025-09-09")
    assert body_of(found) == [LEAD, VALUE]


@pytest.mark.parametrize(
    ("stated", "author", "outlet"),
    [
        ("La Lettre Tech <x@y.example>", None, "La Lettre Tech"),
        ("Jeanne Dupont, Le Monde <x@y.example>", "Jeanne Dupont", "Le Monde"),
        ("Anne-Marie de La Tour from Sifted <x@y.example>", "Anne-Marie de La Tour", "Sifted"),
        ("news@mail.sifted.eu", None, "sifted.eu"),
        ('"Le Monde, édition du matin" <x@y.example>', None, "Le Monde, édition du matin"),
        ("", None, None),
    ],
)
def test_the_sender_is_an_author_only_where_a_person_writes_for_an_outlet(
    stated: str, author: str | None, outlet: str | None
) -> None:
    assert sender(stated) == (author, outlet)


def test_a_newsletter_that_is_a_page_needs_no_extra_and_keeps_everything_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found = mailed(mail(plain="Version en ligne : https://track.example/v\n", html=NEWSLETTER))
    assert body_of(found) == [LEAD, VALUE, NEXT, "Nvidia a remis au pot."]
    assert [s.heading for s in found.sections if s.kind == "body" and s.heading] == [TITLE]
    asides = texts(found, "aside")
    assert "La Lettre Tech" in asides
    assert any("Se désabonner" in text for text in asides)
    assert any("Voir dans le navigateur" in text for text in asides)
    assert "avant-goût" not in found.text
    assert "track.example" not in found.text


def test_the_text_part_is_read_where_there_is_one() -> None:
    found = mailed(mail(plain=f"{LEAD}\n\n{VALUE}\n", html=f"<p>{LEAD}</p><p>{VALUE}</p>"))
    assert body_of(found) == [LEAD, VALUE]


def test_lines_broken_by_the_mail_program_are_one_paragraph_and_the_signature_is_aside() -> None:
    plain = (
        "Perplexity AI has made an unsolicited $34.5 billion offer for Google's\n"
        "Chrome browser, the startup said on Tuesday, an amount far above its own\n"
        "valuation of $18 billion. [https://track.example/xyz]\n\n"
        "From the start, analysts doubted the bid. One of them called it a stunt\n"
        "in a note to clients that was seen by the Wall Street Journal and by\n"
        "others, who asked not to be named because the talks are private.\n\n"
        "Several venture funds are ready to finance the deal in full, Perplexity\n"
        "said, without naming them.\n\n-- \nThe Wire, 12 Main Street\n"
    )
    message = mail(subject="Perplexity bids for Chrome", sender="The Wire <w@w.example>")
    message.set_content(plain, charset="utf-8", cte="quoted-printable")
    found = mailed(message)
    assert len(body_of(found)) == 3
    assert body_of(found)[0].endswith("valuation of $18 billion.")
    assert texts(found, "aside") == ["The Wire, 12 Main Street"]
    assert found.author is None


ENGLISH = """View this email in your browser

Good morning. Here is what matters today to those who follow the deals.

OpenAI said on Wednesday that it would buy io, the start-up of Jony Ive,
for $6.4 billion in stock, its largest purchase so far.

TOGETHER WITH ACME

What did you think of today's email?

You're receiving this email because you signed up at wire.example.
Update your profile | Manage your preferences | Unsubscribe
The Wire, 12 Main Street, New York, NY 10001
"""
FRENCH = """Si vous ne visualisez pas correctement ce message, cliquez ici

OpenAI a annoncé mercredi l’acquisition de io, la start-up de Jony Ive,
pour 6,4 milliards de dollars en actions, son plus gros achat.

Pour vous désabonner de ses services, un client doit écrire au groupe,
qui répond en dix jours selon les associations de consommateurs.

Cet email a été envoyé à jean@corp.example
Pour ne plus recevoir nos messages, cliquez ici
La Lettre SAS, 3 rue de la Paix, 75002 Paris
"""


@pytest.mark.parametrize(("plain", "own", "around"), [(ENGLISH, 2, 5), (FRENCH, 2, 4)])
def test_what_a_newsletter_prints_around_its_articles_is_aside(plain: str, own: int, around: int) -> None:
    message = mail(subject="Le sujet du jour", sender="La Lettre <x@y.example>", plain=plain)
    assert len(texts(mailed(message), "body")) == own
    assert len(texts(mailed(message), "aside")) == around
    page = "".join(
        f"<tr><td>{line}</td></tr>" for line in plain.replace("OpenAI", "<b>OpenAI</b>").split("\n\n")
    )
    paged = mailed(
        mail(subject="Le sujet du jour", sender="La Lettre <x@y.example>", html=f"<table>{page}</table>")
    )
    assert body_of(paged) == texts(mailed(message), "body")


def test_attachments_are_left_out_and_counted_in_the_language_of_the_mail() -> None:
    message = mail(plain=f"{LEAD}\n\n{VALUE}\n")
    for name in ("a.pdf", "b.pdf"):
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    assert texts(mailed(message), "aside") == ["[2 pièces jointes non lues]"]


@pytest.mark.parametrize(
    ("charset", "encoding", "body"),
    [
        ("utf-8", "base64", base64.encodebytes(LEAD.encode())),
        ("iso-8859-1", "8bit", LEAD.encode("cp1252")),
        ("nonsense", "8bit", LEAD.encode()),
        ("us-ascii", "8bit", LEAD.encode()),
    ],
)
def test_parts_of_any_charset_are_read(charset: str, encoding: str, body: bytes) -> None:
    head = f"Subject: {'=?utf-8?q?Lev=C3=A9e?='}\nContent-Type: text/plain; charset={charset}\n"
    found = mailed(f"{head}Content-Transfer-Encoding: {encoding}\n\n".encode() + body)
    assert found.title == "Levée"
    assert LEAD in found.text or (charset == "us-ascii" and "levé" not in found.text)


def _nested(levels: int) -> bytes:
    head = b"Subject: x\nMIME-Version: 1.0\n"
    inner = b"Content-Type: text/plain\n\nUn texte.\n"
    for level in range(levels):
        sign = b"b%d" % level
        inner = b'Content-Type: multipart/mixed; boundary="%b"\n\n--%b\n%b\n--%b--\n' % (
            sign,
            sign,
            inner,
            sign,
        )
    return head + inner


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG" + b"\x00" * 400, "is named as a mail but has no head of one"),
        (LEAD.encode(), "is named as a mail but has no head of one"),
        (b"Subject: " + b"x" * 2_000_000, "has too long a head"),
        (_nested(40), "nests its parts deeper than 20 levels"),
        (_nested(3000), "deep"),
        (
            b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n" + b"\n--b\n\nx\n" * 900,
            "more than 500 parts",
        ),
        (b"Subject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA", "holds no text"),
    ],
)
def test_broken_and_hostile_mails_are_refused_with_their_reason(data: bytes, why: str) -> None:
    found = article_from_bytes(data, "a.eml")
    assert isinstance(found, Refused), found
    assert why in found.why


def test_a_page_of_endless_unclosed_tags_takes_no_time_and_no_text() -> None:
    page = "<p>" + LEAD + "<script><style><!--" * 30_000
    found = mailed(mail(html=page))
    assert body_of(found)[0].startswith(LEAD)


def test_hostile_headers_are_shown_as_one_clean_line() -> None:
    raw = "Subject: =?utf-8?q?Un=1B]0;titre=07_tr=C3=A8s_=E2=80=AEgros?=\nDate: hier\n\n" + LEAD
    found = mailed(raw.encode())
    assert found.title == "Un]0;titre très gros"
    assert found.date is None


def test_a_page_saved_whole_is_read_as_the_page_it_holds() -> None:
    message = EmailMessage()
    message["Subject"] = "saved"
    message.set_content(page(), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    found = article_from_bytes(bytes(message), "page.mhtml")
    assert isinstance(found, Article)
    assert (found.title, found.outlet) == (TITLE, "Le Quotidien")
    assert body_of(found)[0] == LEAD
