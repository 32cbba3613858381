"""Stores of an older form, and large ones whose texts stay in the file: the same records as any other."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from store.database import layout
from store.database import snapshot as states
from store.database.held import Held, Shelved
from store.database.snapshot import Snapshot, read_store
from store.database.tiny import TinyDatabase
from store.model import Article
from tests.store.database import conftest as sample


def as_form_one(path: Path) -> None:
    """Turns a store into what the first form had: whole articles, a document for each claim."""
    tables: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    del tables["_sum"]
    tables["_meta"]["1"]["schema"] = 1
    for number, text in tables.pop("texts").items():
        head = tables["articles"][number]
        tables["extractions"][number]["code"] = head.pop("code")
        tables["articles"][number] = {**head, **text}
    told = [{**c, "article": doc["id"]} for doc in tables["claims"].values() for c in doc["claims"]]
    tables["claims"] = {str(number): doc for number, doc in enumerate(told, 1)}
    path.write_bytes(b"".join(layout.render(tables)))


def whole(snapshot: Snapshot) -> tuple[object, ...]:
    """Everything that a store says."""
    names = snapshot.article_ids
    return (
        snapshot.articles(),
        [snapshot.extraction(name) for name in names],
        [snapshot.sketch(name) for name in names],
        [*snapshot.files()],
        snapshot.ledger(),
    )


def test_the_first_form_is_read_and_brought_up_at_the_next_write(database: TinyDatabase) -> None:
    database.write(sample.change("001", "002"), None)
    path = Path(database.path)
    before = whole(read_store(database.path))
    as_form_one(path)
    old = path.read_bytes()
    assert whole(read_store(database.path)) == before
    assert path.read_bytes() == old
    database.write(sample.change("001", "002", "003"), None)
    assert json.loads(path.read_bytes())["_meta"]["1"]["schema"] == 2
    assert Path(f"{database.path}.form-1.bak").read_bytes() == old
    assert whole(read_store(database.path))[0] == tuple(map(sample.article, ("001", "002", "003")))


@pytest.fixture
def large(database: TinyDatabase, monkeypatch: pytest.MonkeyPatch) -> TinyDatabase:
    """A store that counts as large."""
    monkeypatch.setattr(layout, "LARGE", 1)
    database.write(sample.change("001", "002"), None)
    states._cache.clear()
    return TinyDatabase(database.path)


def test_a_large_store_says_the_same_and_keeps_its_texts_in_the_file(large: TinyDatabase) -> None:
    snapshot = large.read()
    assert snapshot is not None
    docs = snapshot.tables["texts"].values()
    assert docs
    assert all(isinstance(doc, Held) for doc in docs)
    assert snapshot.articles() == (sample.article("001"), sample.article("002"))
    assert snapshot.extraction("001") == sample.extraction("001")
    assert snapshot.ledger() == sample.ledger("001", "002")
    large.write(sample.change("002", "003"), None)
    assert snapshot.article("001").text == sample.TEXT, "what was read stays, whatever took its place"
    states._cache.clear()
    after = TinyDatabase(large.path).read()
    assert after is not None
    assert after.articles() == tuple(map(sample.article, ("001", "002", "003")))


def test_an_article_with_its_text_in_the_file_is_like_any_other(large: TinyDatabase) -> None:
    snapshot = large.read()
    assert snapshot is not None
    shelved, plain = snapshot.article("001"), sample.article("001")
    assert isinstance(shelved, Shelved)
    assert shelved == plain
    assert plain == shelved
    assert hash(shelved) == hash(plain)
    assert tuple(shelved) == tuple(plain)
    assert shelved[7] == plain.text
    assert shelved != plain._replace(text="other")
    assert repr(shelved) == repr(plain)
    assert shelved._asdict() == plain._asdict()
    assert shelved._replace(title="New") == plain._replace(title="New")
    for twin in (copy.copy(shelved), pickle.loads(pickle.dumps(shelved))):
        assert (type(twin), twin) == (Article, plain)
    assert (*shelved,) == (*plain,)
