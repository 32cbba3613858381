"""Mails that pass another one on: the article is what was passed on, with who wrote it, when and its subject."""

# ruff: noqa: E501 - sources read best as they are written

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from made_sources import LEAD, TITLE, VALUE, mail

from store.model import Article
from store.read.sources.forwarded import forward_in
from tests.store.read.sources.made_sources import mailed
from tests.store.read.told_sections import body_of, texts

GMAIL = f"""Vu ?

---------- Forwarded message ---------
De : Jeanne Dupont, La Lettre Tech <lettre@tech.example>
Date: mar. 9 sept. 2025 à 07:00
Subject: {TITLE}
To: <moi@corp.example>


"""
OUTLOOK = f"""Pour le dossier.

________________________________
De : Jeanne Dupont, La Lettre Tech <lettre@tech.example<mailto:lettre@tech.example>>
Envoyé : mardi 9 septembre 2025 07:00
À : une.autre@corp.example; moi@corp.example;
encore.un@corp.example
Objet : TR: {TITLE}

"""
APPLE = f"""Début du message transféré :

> De: Jeanne Dupont, La Lettre Tech <lettre@tech.example>
> Objet: {TITLE}
> Date: 9 septembre 2025 à 07:00:00 UTC+2
> À: moi@corp.example
>
"""
ENGLISH = f"""FYI

-----Original Message-----
From: Jeanne Dupont, La Lettre Tech [mailto:lettre@tech.example]
Sent: Tuesday, September 9, 2025 7:00 AM
To: me@corp.example
Subject: {TITLE}

"""
TWICE = f"""Idem.

---------- Forwarded message ---------
From: Paul <paul@corp.example>
Date: Wed, Sep 10, 2025 at 9:12 AM
Subject: Fwd: {TITLE}
To: me@corp.example

Lisez ça.

{ENGLISH.removeprefix("FYI")}"""


def passed_on(
    head: str, body: str = f"{LEAD}\n\n{VALUE}\n", subject: str = "Fwd: lu", **more: str
) -> Article:
    """The article of a mail whose text is a head of a forward and what it forwards."""
    quoted = "".join(f"> {line}\n" for line in body.splitlines()) if "\n> " in head else body
    message = mail(
        subject=subject, sender="Paul <paul@corp.example>", date="Wed, 01 Oct 2025 07:00:00 +0200", plain="x"
    )
    message.set_content(head + quoted, **more)
    return mailed(message)


@pytest.mark.parametrize(
    "head", [GMAIL, OUTLOOK, APPLE, ENGLISH, TWICE], ids=["gmail", "outlook", "apple", "en", "twice"]
)
def test_the_article_is_what_was_passed_on(head: str) -> None:
    found = passed_on(head)
    assert (found.title, found.author, found.outlet, found.date) == (
        TITLE,
        "Jeanne Dupont",
        "La Lettre Tech",
        "2025-09-09",
    )
    assert body_of(found) == [LEAD, VALUE]


def test_a_page_that_was_passed_on_is_read_the_same() -> None:
    lines = "".join(f"<div>{line.replace('<', '&lt;')}<br></div>" for line in GMAIL.splitlines())
    found = mailed(mail(subject="Fwd: lu", html=f"{lines}<p>{LEAD}</p><p>{VALUE}</p>"))
    assert (found.title, found.outlet, found.date) == (TITLE, "La Lettre Tech", "2025-09-09")
    assert body_of(found) == [LEAD, VALUE]
    assert "Vu ?" in texts(found, "aside")


def test_a_mail_attached_to_a_note_is_the_article() -> None:
    message = mail(subject="Fwd: lu", sender="Paul <paul@corp.example>", plain="À lire.")
    message.add_attachment(
        message_from_bytes(bytes(mail(plain=f"{LEAD}\n\n{VALUE}\n")), policy=policy.default)
    )
    found = mailed(message)
    assert (found.title, found.author, found.date) == (TITLE, "Jeanne Dupont", "2025-09-09")
    assert body_of(found) == [LEAD, VALUE]


def test_an_answer_stays_the_mail_of_who_answers() -> None:
    answer = f"{VALUE}\n\n" + ENGLISH.removeprefix("FYI\n\n")
    found = passed_on(answer, subject="Re: lu")
    assert (found.title, found.outlet) == ("lu", "Paul")


@pytest.mark.parametrize(
    "lines",
    [
        ["De : 3 à 5 milliards", "Date : 2025", "Prévu."],
        ["From: the start", "nobody believed it"],
        ["Objet : une offre", "Date : 9 septembre 2025", "À : tous"],
        ["x" * 2000 + ": y"] * 50,
    ],
)
def test_lines_that_are_no_head_are_left(lines: list[str]) -> None:
    assert forward_in(lines, said=True) is None


def test_endless_quoting_is_taken_off_within_bounds() -> None:
    found = mailed(mail(plain=f"{'>' * 20_000} {LEAD}\n"))
    assert LEAD in found.text


@pytest.mark.parametrize("cut", range(1, 9))
def test_a_part_cut_off_in_its_base64_is_read_as_far_as_it_goes(cut: int) -> None:
    message = mail(plain="x")
    message.set_content(f"{LEAD}\n\n{'élevé à ' * 40}\n", cte="base64")
    head, _, packed = bytes(message).partition(b"\n\n")
    signs = b"".join(packed.split()).rstrip(b"=")
    found = mailed(head + b"\n\n" + signs[:-cut])
    assert found.text.count(LEAD) == 1
    assert "élevé à élevé" in found.text
    assert "Ã" not in found.text
