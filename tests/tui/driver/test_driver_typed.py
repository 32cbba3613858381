"""What a keyboard, a paste or a broken line sends: whole pastes, keys in order, and never an error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser

from tui.driver.typed import GLANCE, HELD, MOST, QUIET, Typed, patience

START, END = b"\x1b[200~", b"\x1b[201~"


def taken(*pieces: bytes, gap: float = 0.0) -> list[str]:
    """Keys as they are, pastes in angle brackets, neighbouring keys together."""
    typed = Typed()
    found: list[str | events.Paste] = []
    for at, piece in enumerate(pieces):
        found += typed.take(piece, 1000.0 + at * gap)
    found += typed.rest()
    out: list[str] = []
    for each in found:
        if isinstance(each, events.Paste):
            out.append(f"<{each.text}>")
        elif out and not out[-1].startswith("<"):
            out[-1] += each
        else:
            out.append(each)
    return out


def test_a_paste_comes_whole_and_in_its_place() -> None:
    assert taken(b"ab" + START + b"C\x1bD\x1b[A\x1b]52;c;x\x07" + END + b"ef\r") == [
        "ab",
        "<C\x1bD\x1b[A\x1b]52;c;x\x07>",
        "ef\r",
    ]
    assert taken(START + b"one" + START + b"two" + END + b"x") == ["<one\x1b[200~two>", "x"]
    assert taken(START + END + START + b"\x00a" + END) == ["<>", "<a>"]


@given(st.lists(st.integers(1, 40), max_size=12))
def test_where_the_line_cuts_makes_no_difference(cuts: list[int]) -> None:
    sent = b"k\x1b[Bj" + START + "é\x1b[20x\x1b[201".encode() + END + b"\x1b[A" + START + b"z" + END + b"\x1b"
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(sent[at : at + cut])
        at += cut
    assert taken(*pieces, sent[at:]) == ["k\x1b[Bj", "<é\x1b[20x\x1b[201>", "\x1b[A", "<z>", "\x1b"]


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_are_keys_or_pastes(pieces: list[bytes]) -> None:
    typed = Typed()
    for piece in pieces:
        for each in [*typed.take(piece, 0.0), *typed.rest()]:
            assert isinstance(each, events.Paste | str)
    assert taken(b"caf\xe9 \xff\xfe") == ["caf\ufffd \ufffd\ufffd"]


def test_a_paste_whose_end_was_lost_is_ended_by_a_lone_control_key() -> None:
    assert taken(START + b"lost", b" more", b"\x11", gap=QUIET * 2) == ["<lost more>", "\x11"]
    assert taken(START + b"slow", b" line", END, gap=QUIET * 2) == ["<slow line>"]
    assert taken(START + b"quick", b"\x11", END) == ["<quick\x11>"]


def test_a_paste_without_measure_is_cut() -> None:
    assert [len(each) for each in taken(START + b"x" * (MOST + 5) + END)] == [MOST + 2]


def test_a_lone_escape_is_waited_for_as_long_as_was_set_and_no_longer() -> None:
    typed, parser = Typed(), XTermParser()
    assert patience(typed, parser) == GLANCE
    assert not typed.take(b"\x1b", 0.0)
    assert patience(typed, parser) == HELD
    (escape,) = typed.rest()
    assert isinstance(escape, str)
    assert not list(parser.feed(escape))
    assert parser._timeout_time is not None
    parser._timeout_time = get_time() + GLANCE / 2
    assert patience(typed, parser) <= GLANCE / 2
    parser._timeout_time = get_time() - 1
    assert patience(typed, parser) == 0
    (key,) = parser.tick()
    assert isinstance(key, events.Key)
    assert key.key == "escape"
    assert patience(typed, parser) == GLANCE
