"""Mailboxes: each message an article under a name of its own, which outlives its place in the box."""

from __future__ import annotations

import mailbox
import os
from email.message import EmailMessage
from pathlib import Path

import pytest
from made_sources import LEAD, NEXT, VALUE, mail

from store.model import Article, Refused
from store.read import Limits, article_from_bytes
from store.read.sources.members import is_container, members

MAILS = [
    mail(subject="Un", plain=f"{LEAD}\n\nFrom there, it went on.\n", identifier="<1@x>"),
    mail(subject="Deux", plain=f"{VALUE}\n", identifier="<2@x>", date="Mon, 31 Mar 2025 23:30:00 -0500"),
    mail(subject="Trois", plain=f"{NEXT}\n", identifier=None, date=None),
]


def box(path: Path, *messages: EmailMessage) -> Path:
    """A mailbox written by the standard library."""
    made = mailbox.mbox(path)
    for message in messages:
        made.add(message)
    made.close()
    return path


def read(path: Path, limits: Limits | None = None) -> tuple[dict[str, bytes], dict[str, str]]:
    """The messages by name, and why others are refused."""
    found = list(members(str(path), limits or Limits()))
    refused = {m.path.removeprefix(str(path)).lstrip("/"): m.why for m in found if isinstance(m, Refused)}
    return {m.name: m.load() for m in found if not isinstance(m, Refused)}, refused


def test_each_message_is_an_article_named_by_its_day_and_its_message_id(tmp_path: Path) -> None:
    found, refused = read(box(tmp_path / "a.mbox", *MAILS))
    assert not refused
    assert [name.split("_")[0] for name in found] == ["2025-09-09", "2025-03-31", "undated"]
    articles = [article_from_bytes(data, name) for name, data in found.items()]
    assert [a.title for a in articles if isinstance(a, Article)] == ["Un", "Deux", "Trois"]
    assert "From there, it went on." in str(articles[0])


def test_a_message_is_the_same_bytes_in_a_box_and_alone(tmp_path: Path) -> None:
    found, _ = read(box(tmp_path / "a.mbox", *MAILS))
    assert list(found.values()) == [bytes(message) for message in MAILS]


def test_names_outlive_the_order_of_the_box(tmp_path: Path) -> None:
    forward, _ = read(box(tmp_path / "a.mbox", *MAILS))
    backward, _ = read(box(tmp_path / "b.mbox", *reversed(MAILS[:2])))
    assert list(backward) == list(reversed(list(forward)[:2]))


def test_one_message_id_on_two_messages_gives_two_names(tmp_path: Path) -> None:
    twin = mail(subject="Autre", plain=f"{VALUE}\n", identifier="<1@x>")
    found, _ = read(box(tmp_path / "a.mbox", MAILS[0], twin))
    assert [name.endswith("-2.eml") for name in found] == [False, True]


def test_a_sentence_that_begins_with_from_ends_no_message(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(
        b"From x@y Mon Mar 31 10:00:00 2025\nSubject: Un\nMessage-ID: <1@x>\n\nUn.\n\nFrom here to there.\n\n"
        b"From 17@xxx Mon Mar 31 10:00:00 +0000 2025\r\nSubject: Deux\r\n\r\nDeux.\r\n\r\n"
    )
    found, _ = read(path)
    assert len(found) == 2
    assert b"From here to there." in next(iter(found.values()))


def test_broken_messages_cost_their_neighbours_nothing(tmp_path: Path) -> None:
    path = box(tmp_path / "a.mbox", *MAILS)
    line = b"From x@y Mon Mar 31 10:00:00 2025\n"
    path.write_bytes(
        line + os.urandom(500).replace(b"\n", b"") + b"\n\n" + line + b"\n\n" + path.read_bytes()
    )
    found, _ = read(path)
    read_all = [article_from_bytes(data, name) for name, data in found.items()]
    assert [a.title for a in read_all if isinstance(a, Article)] == ["Un", "Deux", "Trois"]
    assert len([a for a in read_all if isinstance(a, Refused)]) == 2


def test_a_message_too_large_is_refused_alone(tmp_path: Path) -> None:
    large = mail(subject="Gros", plain="x" * 70 + "\n" + ("y" * 70 + "\n") * 400, identifier="<big@x>")
    found, refused = read(box(tmp_path / "a.mbox", MAILS[0], large, MAILS[1]), Limits(file_bytes=10_000))
    assert len(found) == 2
    assert "DOSSIER_MAX_FILE_MB" in next(iter(refused.values()))


@pytest.mark.parametrize("data", [LEAD.encode(), b"\x89PNG" + b"\x00" * 99, b"From the start, nothing.\n"])
def test_what_is_named_as_a_mailbox_and_is_none_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes(data)
    assert read(path) == ({}, {"": "is named as a mailbox but is none"})


def test_a_box_without_an_ending_is_told_by_its_first_line(tmp_path: Path) -> None:
    found, refused = read(box(tmp_path / "Inbox", *MAILS[:2]))
    assert (len(found), refused) == (2, {})
    (tmp_path / "Note").write_text("From the start, nothing was certain at 10:30 in 2025, wrote the Wire.\n")
    assert is_container(str(tmp_path / "Inbox"))
    assert not any(is_container(str(tmp_path / name)) for name in ("Note", "gone", "."))


def test_a_file_of_a_maildir_is_a_mail_and_an_article_that_quotes_a_head_is_none() -> None:
    name = "1743400000.M1P2.host:2,S"
    found = article_from_bytes(b"Received: by x\n" + bytes(MAILS[1]), name)
    assert isinstance(found, Article)
    assert (found.title, found.date) == ("Deux", "2025-03-31")
    quoted = article_from_bytes(f"Un titre\n\nFrom: x\nMessage-ID: y\n\n{LEAD}\n".encode(), "a.txt")
    assert isinstance(quoted, Article)
    assert quoted.title == "Un titre"


def test_an_empty_box_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.touch()
    assert read(path) == ({}, {})
