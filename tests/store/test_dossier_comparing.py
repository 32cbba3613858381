"""What is kept beside a small dossier for comparing changes no answer, and is never taken for another's."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest

from store.compare import passages, prepared
from store.dossier import Dossier, ingest, open_dossier


@pytest.fixture
def store(tmp_path: Path, seeds: list[Path]) -> Path:
    """A store of the seeds."""
    path = tmp_path / "press.json"
    ingest(seeds, path)
    return path


def kept(store: Path) -> Path:
    """The file beside it."""
    return store.with_suffix(".passages")


def all_pairs(dossier: Dossier) -> list[object]:
    """Every comparison of two articles."""
    return [dossier.compare(a, b) for a, b in permutations(dossier.article_ids, 2)]


def test_it_changes_no_answer_and_no_sentence_is_looked_at_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly = all_pairs(open_dossier(store))
    open_dossier(store).prepare_comparing()
    assert kept(store).stat().st_mode & 0o077 == 0

    def never(*_: object) -> object:
        raise AssertionError("looked at again")

    monkeypatch.setattr(passages, "wording", never)
    monkeypatch.setattr(passages, "cut", never)
    assert all_pairs(open_dossier(store)) == slowly


def test_a_choice_of_names_that_is_not_kept_is_found_by_the_rules(store: Path) -> None:
    dossier = open_dossier(store)
    dossier.prepare_comparing()
    article = dossier.article("001")
    names = {entity.id: entity.mentions for entity in dossier.entities}
    own = {id_: [m for m in found if m.article == "001"] for id_, found in names.items()}
    ready = open_dossier(store)._comparing.prepared("001")
    assert ready is not None
    for known in ({"nobody"}, set(own), set(list(own)[:1])):
        assert passages.passages(article, (), own, known, ready) == passages.passages(article, (), own, known)


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]\nx", '"\udcff"'])
def test_what_is_damaged_or_of_another_state_is_made_again(store: Path, damage: str) -> None:
    slowly = all_pairs(open_dossier(store))
    open_dossier(store).prepare_comparing()
    whole = kept(store).read_bytes()
    kept(store).write_bytes(damage.encode("utf-8", "surrogateescape"))
    dossier = open_dossier(store)
    assert all_pairs(dossier) == slowly
    dossier.prepare_comparing()
    assert kept(store).read_bytes() == whole
    kept(store).write_bytes(whole[: len(whole) // 2])
    assert all_pairs(open_dossier(store)) == slowly
    os.utime(store)
    assert open_dossier(store)._comparing.prepared("001") is None


def test_nothing_is_written_for_readers_or_for_many_articles(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_dossier(store, read_only=True).prepare_comparing()
    monkeypatch.setattr(prepared, "FEW", 4)
    open_dossier(store).prepare_comparing()
    assert not kept(store).exists()


def test_one_changed_byte_is_noticed(store: Path) -> None:
    """A number that is another one is still good JSON: it would lead to another feature, or to none."""
    slowly = all_pairs(open_dossier(store))
    open_dossier(store).prepare_comparing()
    head, _, rest = kept(store).read_bytes().partition(b"\n")
    at = rest.rindex(b"[0,") if b"[0," in rest else rest.rindex(b"[1,")
    kept(store).write_bytes(head + b"\n" + rest[: at + 1] + b"9" * 6 + rest[at + 2 :])
    dossier = open_dossier(store)
    assert all(dossier._comparing.prepared(article) is None for article in dossier.article_ids)
    assert all_pairs(dossier) == slowly


@pytest.mark.parametrize("sort", ["pipe", "link"])
def test_only_a_plain_file_is_read(store: Path, tmp_path: Path, sort: str) -> None:
    """A pipe would be waited for without end."""
    if sort == "pipe":
        os.mkfifo(kept(store))
    else:
        kept(store).symlink_to(tmp_path / "elsewhere")
    dossier = open_dossier(store)
    assert dossier._comparing.prepared("001") is None
    assert dossier.compare("001", "004").a == "001"
