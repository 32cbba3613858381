"""Hostile arguments to every verb: an answer or one line on stderr, and a store that is still whole."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.hostile.arguments import BYTES, EVERY_VERB, IDENTIFIERS, NUMBERS, OWN, QUERIES
from tests.hostile.running import decoded, in_pipe, inside, judge, on_terminal
from tests.hostile.texts import EVIL, SOAK
from tui.verbs import VERBS


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory, private_home: Path) -> Path:
    """The seeds in a store of this test's own."""
    made = tmp_path_factory.getbasetemp() / "seeds.json"
    if not made.exists():
        assert inside("ingest", str(SEEDS), "--db", str(made)).code == 0
    own = private_home / "store.json"
    own.write_bytes(made.read_bytes())
    return own


def test_every_verb_is_tried() -> None:
    assert set(OWN) == set(VERBS)


@pytest.mark.parametrize("verb", OWN)
def test_options_of_every_verb(
    verb: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for more in EVERY_VERB:
        judge(inside(verb, *OWN[verb], *more))
        if verb not in ("completions", "man", "explain"):
            judge(inside(verb, *OWN[verb], *more, "--db", str(store)))
    assert judge(inside("verify", "--db", str(store))).code == 0


def test_queries(store: Path) -> None:
    for query in QUERIES:
        judge(inside("search", "--db", str(store), "--", query))
    for query in QUERIES if SOAK else QUERIES[::5]:
        answer = judge(inside("search", "--db", str(store), "--json", "--", query))
        for hit in json.loads(answer.out)["hits"] if answer.out else ():
            assert all(0 <= start < end <= len(hit["text"]) for start, end in hit["marks"])
    for query in EVIL.values():
        if "\x00" not in query:
            judge(inside("search", query, "--db", str(store)))


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers(number: str, store: Path) -> None:
    judge(inside("search", "OpenAI", f"--limit={number}", "--db", str(store)))
    judge(inside("decide", "correct", "d0", f"value={number}", "--db", str(store)))


def test_identifiers(store: Path) -> None:
    for verb in ("show", "note", "tag"):
        for identifier in IDENTIFIERS:
            more = ("x",) if verb != "show" else ()
            run = judge(inside(verb, "--db", str(store), "--", identifier, *more))
            assert run.code == 2, run
    for one, two in itertools.product(IDENTIFIERS[::4], ("000", "nothing")):
        assert judge(inside("compare", "--db", str(store), "--", one, two)).code == 2
    for identifier in IDENTIFIERS:
        judge(inside("matrix", "--db", str(store), "--", identifier))


@pytest.mark.parametrize(
    "action", ["merge", "split", "rename", "retype", "hide", "correct", "add_claim", "zap"]
)
def test_decisions(action: str, store: Path) -> None:
    values = (
        (),
        ("into=nothing",),
        ("into=openai",),
        ("into=[1,2]",),
        ('aliases=["OpenAI"]', "name=x"),
        ("aliases={}",),
        ("aliases=" + "[" * 5000,),
        ("name=\x1b[31m",),
        ("name=",),
        ("name=" + "x" * 100_000,),
        ("type=PLANET",),
        ("field=amount", "value=NaN"),
        ("field=amount", "value=1e999"),
        ("field=amount", "value=" + "9" * 5000),
        ("field=date", "value=tomorrow"),
        ("field=parties", "value=[[]]"),
        ("field=__class__", "value=x"),
        ("action=hide",),
        ("target=openai",),
        ("self=1",),
        ("1=2",),
        ("=",),
        ("x",),
        ("start=-1", "end=99999999", "kind=acquisition"),
        ("text=OpenAI", "kind=[]", "amount={}"),
    )
    first = json.loads(inside("export", "--db", str(store)).out)["deals"][0]
    for target in ("openai", "nothing", "000", first["id"], first["claims"][0], "\x1b[31m", "x" * 9000):
        for each in values:
            judge(inside("decide", "--db", str(store), "--", action, target, *each))
    judge(inside("decide", "--list", "--db", str(store)))
    for verb in ("deals", "entities", "claims", "matrix", "export"):
        judge(inside(verb, "--db", str(store)), codes=(0,))
    while judge(inside("decide", "--undo", "--db", str(store))).code == 0:
        pass
    judge(inside("verify", "--db", str(store)), codes=(0,))


def test_notes_and_tags_come_back_clean(store: Path) -> None:
    texts = [text for text in (*EVIL.values(), "=1+1", "x" * 50_000, "a\nb\tc") if "\x00" not in text]
    for text in texts:
        judge(inside("note", "000", "--db", str(store), "--", text), codes=(0, 2))
        judge(inside("tag", "000", "--db", str(store), "--", text), codes=(0, 2))
    notes = json.loads(judge(inside("export", "--db", str(store))).out)["notes"]
    assert "=1+1" in {note["text"] for note in notes}
    judge(inside("search", "=1+1", "--db", str(store)))
    judge(inside("show", "000", "--db", str(store)), codes=(0,))


def test_no_verb_of_an_unknown_name(store: Path) -> None:
    for word in (*IDENTIFIERS, *QUERIES[::6]):
        if word not in ("", ".", "..", " ") and "\x00" not in word and not word.startswith("/"):
            run = judge(inside("--", word))
            assert run.code == 2


@pytest.mark.parametrize("argument", BYTES)
def test_arguments_that_are_no_text(argument: bytes, store: Path) -> None:
    for verb in ("search", "show", "note", "explain", "ingest") if not SOAK else OWN:
        more = ("text",) if verb in ("note", "tag", "compare", "decide") else ()
        judge(in_pipe(verb, argument, *more, *(() if verb == "explain" else ("--db", store))))
    judge(in_pipe("search", "x", "--db", b"/nowhere/" + argument))
    judge(on_terminal("search", argument, "--db", store))
    judge(on_terminal(argument))


def test_the_worst_arguments_on_a_terminal(store: Path) -> None:
    for arguments in (
        ("search", "\x1b]52;c;eA==\x07\x9b31m", "--db", store),
        ("show", "\x1b[2J", "--db", store),
        ("show", "000", "--db", "\x1b]0;x\x07"),
        ("--\x1b[31m",),
        ("search", "/(a+)+$/", "--db", store),
        ("explain", *EVIL.values()) if SOAK else ("explain", EVIL["csi"]),
    ):
        if not any("\x00" in str(argument) for argument in arguments):
            judge(on_terminal(*arguments))


def test_exports_to_places_that_take_none(store: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("link")
    for place in (
        "/dev/full",
        "/",
        "/nowhere/x",
        "/proc/x",
        str(tmp_path / "folder"),
        str(tmp_path / "link"),
        "",
    ):
        judge(inside("export", "--db", str(store), "-o", place))
    target = tmp_path / "out\x1b[31m.json"
    judge(inside("export", "--db", str(store), "-o", str(target)), codes=(0,))
    assert json.loads(target.read_bytes())["articles"]
    assert decoded(judge(inside("articles", "--db", str(store))))
