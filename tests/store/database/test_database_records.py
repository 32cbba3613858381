"""Every record comes back from the store as it went in, and a plain TinyDB can read the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from store import mentions as packed
from store.database import shapes
from store.database.fields import Damaged
from store.database.notes import notes_path
from store.database.snapshot import read_store
from store.database.tiny import TinyDatabase
from store.model import DossierError, Mention, Note
from tests.store.database import conftest as sample


def test_everything_written_is_read_back(database: TinyDatabase) -> None:
    snapshot = read_store(database.path)
    assert snapshot.articles() == (sample.article(),)
    assert snapshot.extraction("001") == sample.extraction()
    assert snapshot.ledger() == sample.ledger("001")
    assert snapshot.meta["name"] == "essai"
    assert snapshot.generation == 1
    assert snapshot.sketch("001") == b"\x00\xff"
    (known,) = [found for found in snapshot.files() if found[0] == "001"]
    assert known == ("001", snapshot.article("001").digest, snapshot.article("001").paths, "code")


def test_a_claim_as_reconciled_keeps_what_was_taken_away() -> None:
    base = shapes.claim_doc(sample.claim())
    after = sample.claim(deal="d1", date=None, amount_max=None, aside=False)
    change = shapes.claim_change(shapes.claim_doc(after), base)
    assert shapes.claim_from(shapes.claim_changed(base, change)) == after
    assert "evidence" not in change


def test_mentions_are_counted_without_being_unpacked() -> None:
    entity = sample.ledger("001", "002").entities[0]
    back = shapes.entity_from(shapes.entity_doc(entity))
    assert len(back.mentions) == 6
    assert tuple(back.mentions) == entity.mentions
    assert back.mentions[0] == entity.mentions[0]
    assert back == entity


TEXT = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1),
    st.sampled_from(["a\tb", "\\n\n\\", "Canal+"]),
)


@given(
    st.lists(
        st.builds(
            lambda article, start, length, text, kind, name, aside: Mention(
                article, start, start + length, text, kind, name, aside
            ),
            st.sampled_from(["000", "a b", "x_1"]),
            st.integers(0, 10**7),
            st.integers(1, 500),
            TEXT,
            st.sampled_from(sorted(packed.TYPES)),
            TEXT,
            st.booleans(),
        )
    )
)
def test_any_mentions_survive_packing(mentions: list[Mention]) -> None:
    lines = json.loads(json.dumps(packed.pack(mentions)))
    assert sorted(packed.unpack(lines)) == sorted(mentions)
    whole = packed.PackedMentions(lines, len(mentions))
    assert list(whole) == sorted(mentions)
    for article in ("000", "a b", "x_1", "0"):
        here = [mention for mention in mentions if mention.article == article]
        assert sorted(whole.in_article(article)) == sorted(here)
    assert whole.articles() == {mention.article for mention in mentions}
    ours = [mention._replace(article="000") for mention in mentions]
    assert sorted(packed.unpack(packed.pack(ours, with_article=False), "000")) == sorted(ours)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None),
        ("kind", "theft"),
        ("status", 3),
        ("amount", "3"),
        ("currency", 978),
        ("parties", [["buyer"]]),
        ("parties", [["king", "Acme"]]),
        ("evidence", [[1, 2]]),
        ("evidence", [["1", 2, "x"]]),
        ("evidence", "x"),
        ("aside", "yes"),
        ("quantity", "some"),
        ("rules", [1]),
    ],
)
def test_a_field_that_is_not_what_it_must_be_is_named(field: str, value: object) -> None:
    doc = shapes.claim_doc(sample.claim())
    doc[field] = value
    with pytest.raises(Damaged, match=field):
        shapes.claim_from(doc)


def test_what_was_decoded_is_not_decoded_again_after_a_write(database: TinyDatabase) -> None:
    before = read_store(database.path)
    article, extraction = before.article("001"), before.extraction("001")
    after = database.write(sample.change("002"), None)
    assert after.article("001") is article
    assert after.extraction("001") is extraction
    again = database.write(sample.change("001"), None)
    assert again.article("001") is not article
    assert again.article("001") == article


def test_plain_tinydb_opens_both_files_and_numbers_stay(database: TinyDatabase) -> None:
    database.edit_notes(lambda notes: notes._replace(notes={"n1": Note("n1", "001", "é", (), "me", "2025")}))
    before = {doc["id"]: doc.doc_id for doc in _plain(database.path).table("articles")}
    database.write(sample.change("001", "000"), None)
    tables = _plain(database.path)
    after = {doc["id"]: doc.doc_id for doc in tables.table("articles")}
    assert after["001"] == before["001"]
    assert len(set(after.values())) == 2
    assert {doc["id"] for doc in tables.table("deals")} == {"d1", "d2"}
    assert [doc["text"] for doc in _plain(notes_path(database.path)).table("notes") if "id" in doc] == ["é"]


def test_opening_decodes_nothing_that_is_not_looked_at(database: TinyDatabase) -> None:
    path = Path(database.path)
    path.write_bytes(path.read_bytes().replace(b'"title_stated":true', b'"title_stated":1'))
    snapshot = read_store(database.path)
    assert snapshot.article_ids == ("001",)
    assert snapshot.deals()
    with pytest.raises(DossierError, match="articles 1: title_stated"):
        snapshot.articles()


def _plain(path: str) -> TinyDB:
    return TinyDB(path, access_mode="r")
