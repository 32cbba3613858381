"""Encodings: every usual one comes out as the same text, and what is no text is refused with its reason."""

from __future__ import annotations

import pytest

from store.read.decode import NotTextError, decode

TEXT = "Où l’on paie 6,4 Md€ : « déjà vu », dit-elle.\nUne œuvre à 13 % près.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_usual_encodings_read_alike(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_without_a_mark(encoding: str) -> None:
    assert decode((TEXT * 20).encode(encoding)) == (TEXT * 20, encoding)


def test_latin_1_is_read_by_its_superset() -> None:
    assert decode("Déjà à Noël".encode("latin-1")) == ("Déjà à Noël", "cp1252")


def test_lines_of_two_encodings_in_one_file_are_each_read_in_their_own() -> None:
    data = "été en UTF-8\n".encode() + "été en cp1252 – 5 €\n".encode("cp1252")
    assert decode(data) == ("été en UTF-8\nété en cp1252 – 5 €\n", "utf-8 and cp1252")


def test_one_bad_byte_does_not_spoil_its_line() -> None:
    data = "Le président a été élu à l’unanimité".encode()
    damaged = decode(data[:10] + b"\xff" + data[10:]).text
    assert damaged.count("\ufffd") <= 2
    assert "été élu à l’unanimité" in damaged


def test_bytes_that_windows_1252_leaves_undefined_are_replaced() -> None:
    assert decode(b"caf\xe9 \x81 noir et encore du texte, et encore, et encore du texte").text.startswith(
        "café \ufffd"
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 500, "holds no text"),
        (b" \n\t\n", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NotTextError, match=why):
        decode(data)


def test_a_few_escapes_do_not_make_a_binary() -> None:
    assert decode(b"Un texte \x1b[31mrouge\x1b[0m et long, long, long.").text.count("\x1b") == 2
