"""The lines of a store: cut without parsing, summed, and still plain JSON for anyone else."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from store.database import layout
from store.database.snapshot import read_store
from store.database.tiny import TinyDatabase
from store.model import DossierError
from tests.store.database import conftest as sample

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=6) | st.text('ab{}\n:,"', max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
TABLES = st.dictionaries(
    st.sampled_from(["_meta", "articles", "deals", 'odd":{']),
    st.dictionaries(st.integers(1, 10**6).map(str), st.dictionaries(TEXT, VALUES, max_size=4)),
)


@given(TABLES)
def test_what_is_rendered_is_cut_again_and_is_json(tables: dict[str, dict[str, dict[str, object]]]) -> None:
    data = b"".join(layout.render(tables))
    cut = layout.cut(BytesIO(data))
    assert cut is not None
    assert {n: {k: layout.document(d) for k, d in docs.items()} for n, docs in cut.items()} == tables
    assert b"".join(layout.render(cut)) == data
    whole = json.loads(data)
    del whole[layout.SUM]
    assert whole == tables


def test_any_byte_that_changed_is_noticed(database: TinyDatabase) -> None:
    data = Path(database.path).read_bytes()
    assert layout.cut(BytesIO(data)) is not None
    for at in range(0, len(data), 7):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert layout.cut(BytesIO(changed)) is None, at
        assert layout.cut(BytesIO(data[:at])) is None


@pytest.mark.parametrize("identifier", ["a", 'quo"te', "back\\slash", "é", ""])
def test_an_id_is_found_without_parsing(identifier: str) -> None:
    doc = {"id": identifier, "text": '"id":"other"'}
    line = list(layout.render({"articles": {"1": doc}}))[2]
    raw = line[len(b'"1":') : -1]
    assert layout.id_of(raw) == layout.id_of(doc) == identifier


def test_a_store_that_plain_tinydb_wrote_into_is_still_read(database: TinyDatabase) -> None:
    plain = TinyDB(database.path)
    plain.table("deals").remove(doc_ids=[2])
    plain.close()
    assert [deal.id for deal in read_store(database.path).deals()] == ["d1"]
    database.write(sample.change("001", "002"), None)
    assert read_store(database.path).article_ids == ("001", "002")
    assert layout.cut(BytesIO(Path(database.path).read_bytes())) is not None


def test_a_write_leaves_untouched_documents_as_they_are(database: TinyDatabase) -> None:
    before = Path(database.path).read_bytes().splitlines()
    database.write(sample.change("002"), None)
    after = Path(database.path).read_bytes().splitlines()
    line = next(line for line in before if b'"title_stated"' in line)
    assert line + b"," in after


def test_damage_inside_a_line_is_named_where_it_is(database: TinyDatabase) -> None:
    path = Path(database.path)
    path.write_bytes(path.read_bytes().replace(b'"kind":"funding_round"', b'"kind":"funding_rounds"'))
    with pytest.raises(DossierError, match=r"is damaged \((deals|extractions|claims) \d+: kind\)"):
        read_store(database.path).ledger()
