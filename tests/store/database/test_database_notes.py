"""The notes file: readable, and merged by git without a conflict when people touched different things."""

from __future__ import annotations

import random
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database import notes as notes_file
from store.database.merging import let_git_merge
from store.database.notes import Notes, read_notes
from store.database.tiny import TinyDatabase
from store.dossier import ingest
from store.dossier.mending import mend
from store.model import Decision, DossierError, Note

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


def decision(number: int, **changes: object) -> Decision:
    """One of many decisions."""
    made = Decision(
        "x" + sha256(b"%d" % number).hexdigest()[:12],
        "rename",
        f"e{number}",
        {"name": "É"},
        "Acme",
        "me",
        f"2025-{number}",
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def saved(path: Path, notes: Notes) -> None:
    """Write a notes file."""
    path.write_bytes(notes_file.render(notes_file.encoded(notes)))


def of(*records: Note | Decision) -> Notes:
    """Notes of these records."""
    return Notes(
        {record.id: record for record in records if isinstance(record, Note)},
        {record.id: record for record in records if isinstance(record, Decision)},
    )


@given(st.lists(st.tuples(TEXT, TEXT), max_size=8))
def test_whatever_is_noted_comes_back(entries: list[tuple[str, str]]) -> None:
    notes = of(*(Note(f"n{n:012x}", t, x, (), "me", str(n)) for n, (t, x) in enumerate(entries)))
    data = notes_file.render(notes_file.encoded(notes))
    assert notes_file.decoded(notes_file.parse(data, "x"), "x").notes == notes.notes


def test_a_record_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.notes.json"
    saved(path, of(Note("n00000000000a", "001", "deux\nlignes", ("t",), "me", "2025"), decision(1)))
    lines = [line for line in path.read_text().splitlines() if '"id"' in line]
    assert len(lines) == 2
    assert all(line.endswith("},") for line in lines)
    assert "É" in path.read_text()
    saved(tmp_path / "b.notes.json", read_notes(str(path)))
    assert (tmp_path / "b.notes.json").read_bytes() == path.read_bytes()


@needs_git
@pytest.mark.parametrize("seed", range(200))
def test_changes_of_different_things_merge_with_no_help(seed: int, tmp_path: Path) -> None:
    """Git's own line merge, without attributes: additions, new texts, undone decisions, deletions."""
    chance = random.Random(seed)
    base = {record.id: record for record in _several(chance, chance.randrange(30))}
    ids = chance.sample(sorted(base), len(base))
    half = len(ids) // 2
    ours, theirs = _changed(chance, base, ids[:half]), _changed(chance, base, ids[half:])
    for name, records in (("base", base), ("ours", ours), ("theirs", theirs)):
        saved(tmp_path / name, of(*records.values()))
    command = ["git", "merge-file", "-q", "ours", "base", "theirs"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    merged = read_notes(str(tmp_path / "ours"))
    wanted = {**base, **{k: r for side in (ours, theirs) for k, r in side.items() if base.get(k) != r}}
    gone = {key for key in base if key not in ours or key not in theirs}
    assert {**merged.notes, **merged.decisions} == {k: r for k, r in wanted.items() if k not in gone}


@needs_git
@pytest.mark.parametrize("attributes", [False, True])
@pytest.mark.parametrize("base", [0, 3, 40])
def test_two_analysts_branches_merge_in_git(tmp_path: Path, base: int, attributes: bool) -> None:
    common = [decision(n) for n in range(base)]
    ours = of(*common, decision(101), Note("n0123456789ab", "001", "la nôtre", (), "us", "2025"))
    theirs = of(*common, decision(202), Note("nfedcba987654", "002", "la leur", (), "they", "2025"))
    if common:
        ours.decisions[common[0].id] = common[0]._replace(undone=True)
    merged = _merge(tmp_path, of(*common), ours, theirs, attributes)
    assert merged.notes == {**ours.notes, **theirs.notes}
    assert merged.decisions == {**theirs.decisions, **ours.decisions}


@needs_git
@pytest.mark.parametrize("records", [1, 40])
def test_files_that_two_people_began_from_nothing_merge(tmp_path: Path, records: int) -> None:
    chance = random.Random(records)
    ours, theirs = of(*_several(chance, records)), of(*_several(chance, records))
    merged = _merge(tmp_path, None, ours, theirs, True)
    assert merged.notes == {**ours.notes, **theirs.notes}
    assert merged.decisions == {**ours.decisions, **theirs.decisions}


def test_a_rule_for_git_is_written_once_and_only_in_a_work_tree(tmp_path: Path) -> None:
    noted = Note("n1", "001", "é", (), "me", "2025")

    def note_in(folder: Path) -> str | None:
        folder.mkdir(exist_ok=True)
        database = TinyDatabase(folder / "a.json")
        database.edit_notes(lambda notes: notes._replace(notes={"n1": noted}))
        (folder / "a.notes.json").unlink()
        rule = folder / ".gitattributes"
        return rule.read_text() if rule.exists() else None

    assert note_in(tmp_path / "plain") is None
    (tmp_path / ".git").mkdir()
    assert note_in(tmp_path / "new") == "*.notes.json merge=union\n"
    assert note_in(tmp_path / "new") == "*.notes.json merge=union\n"
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / ".gitattributes").write_text("*.txt text")
    assert note_in(tmp_path / "kept") == "*.txt text\n*.notes.json merge=union\n"
    (tmp_path / "kept" / ".gitattributes").write_text("*.notes.json -merge\n")
    assert note_in(tmp_path / "kept") == "*.notes.json -merge\n"
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    assert note_in(tmp_path / "linked") is None
    assert not (tmp_path / "elsewhere").exists()


def test_an_ingest_begins_the_notes_and_never_touches_them_again(tmp_path: Path) -> None:
    (tmp_path / "001.txt").write_text("Acme lève 3 millions d'euros.\n")
    store, path = tmp_path / "a.json", tmp_path / "a.notes.json"
    ingest([tmp_path / "001.txt"], store)
    empty = path.read_bytes()
    assert read_notes(str(path))[:2] == ({}, {})
    saved(path, of(decision(1)))
    assert path.read_bytes().count(b"\n") == empty.count(b"\n") + 1
    before = path.read_bytes()
    (tmp_path / "002.txt").write_text("Rhône rachète Acme pour 2 millions d'euros.\n")
    ingest([tmp_path / "002.txt"], store)
    assert path.read_bytes() == before


def test_a_file_with_fewer_parts_is_read_and_laid_out_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.notes.json"
    records = of(decision(1), Note("n0123456789ab", "001", "x", (), "me", "2025"))
    saved(path, records)
    wide = path.read_bytes()
    path.write_bytes(b"".join(line for line in wide.splitlines(True) if line.strip()))
    assert read_notes(str(path))[:2] == records[:2]
    extra = decision(2)
    TinyDatabase(tmp_path / "a.json").edit_notes(
        lambda notes: notes._replace(decisions={**notes.decisions, extra.id: extra})
    )
    saved(tmp_path / "b", of(*records.notes.values(), *records.decisions.values(), extra))
    assert path.read_bytes() == (tmp_path / "b").read_bytes()


def test_a_line_wise_union_of_one_note_keeps_both_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.notes.json"
    note = Note("n00000000000a", "001", "avant", (), "me", "2025")
    saved(path, of(note, decision(1)))
    line = next(line for line in path.read_text().splitlines() if "avant" in line)
    undone = next(line for line in path.read_text().splitlines() if "rename" in line)
    both = path.read_text().replace(line, line + "\n" + line.replace("avant", "après"))
    path.write_text(
        both.replace(undone, undone.replace('"target"', '"undone": true, "target"') + "\n" + undone)
    )
    notes = read_notes(str(path))
    assert sorted(note.text or "" for note in notes.notes.values()) == ["après", "avant"]
    assert [d.undone for d in notes.decisions.values()] == [True]


def test_an_unfinished_merge_is_named_and_mended_with_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "a.notes.json"
    saved(path, of(Note("n00000000000a", "001", "une", (), "me", "2025")))
    line = next(line for line in path.read_text().splitlines() if "une" in line)
    other = line.replace("00000000000a", "00000000000b").replace('"10"', '"11"').replace("une", "autre")
    path.write_text(path.read_text().replace(line, f"<<<<<<< HEAD\n{line}\n=======\n{other}\n>>>>>>> b"))
    with pytest.raises(DossierError, match="marks of an unfinished merge"):
        read_notes(str(path))
    said = mend(str(tmp_path / "a.json"))
    assert len(said) == 1
    assert "2 notes and decisions kept" in said[0]
    assert {note.text for note in read_notes(str(path)).notes.values()} == {"une", "autre"}


def test_a_cut_off_file_gives_back_its_whole_lines_and_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "a.notes.json"
    notes = of(*(Note(f"n{n << 40:012x}", "001", f"note {n}", (), "me", str(n)) for n in range(1, 9)))
    saved(path, notes)
    content = path.read_bytes()
    saved(tmp_path / "a.notes.json.bak", of(*[n for n in notes.notes.values() if n.text != "note 8"]))
    path.write_bytes(content[: content.index(b"note 5")])
    with pytest.raises(DossierError, match="is damaged"):
        read_notes(str(path))
    mend(str(tmp_path / "a.json"))
    assert len(read_notes(str(path)).notes) == 7
    assert (tmp_path / "a.notes.json.damaged-1").read_bytes() == content[: content.index(b"note 5")]


def _several(chance: random.Random, count: int) -> list[Note | Decision]:
    """Notes and decisions with ids as they come."""
    made: list[Note | Decision] = []
    for number in range(count):
        at = f"2025-01-{number:04d}"
        if chance.random() < 0.5:
            made.append(Note(f"n{chance.getrandbits(48):012x}", f"e{number}", "un mot", (), "me", at))
        else:
            basis = None if chance.random() < 0.3 else "Acme"
            made.append(
                Decision(f"x{chance.getrandbits(48):012x}", "hide", f"e{number}", {}, basis, "me", at)
            )
    return made


def _changed(
    chance: random.Random, base: dict[str, Note | Decision], mine: list[str]
) -> dict[str, Note | Decision]:
    """The records after one analyst's day: some of `mine` changed or deleted, up to four added."""
    after = dict(base)
    for key in mine:
        record = base[key]
        if chance.random() < 0.4:
            continue
        if isinstance(record, Decision):
            after[key] = record._replace(undone=True)
        elif chance.random() < 0.5:
            after[key] = record._replace(text="autrement", revision=1)
        else:
            del after[key]
    return {**after, **{record.id: record for record in _several(chance, chance.randrange(1, 5))}}


def _merge(folder: Path, base: Notes | None, ours: Notes, theirs: Notes, attributes: bool) -> Notes:
    """What plain `git merge` makes of two changes of one file; raises CalledProcessError on a conflict."""

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    def commit(notes: Notes | None) -> None:
        if notes is not None:
            saved(path, notes)
            if attributes:
                let_git_merge(str(path))
        git("add", ".")
        git("commit", "-q", "--allow-empty", "-m", "a state")

    path = folder / "a.notes.json"
    git("init", "-q", "-b", "ours")
    commit(base)
    git("checkout", "-q", "-b", "theirs")
    commit(theirs)
    git("checkout", "-q", "ours")
    commit(ours)
    git("merge", "-q", "theirs", "-m", "both")
    assert (folder / ".gitattributes").exists() == attributes
    return read_notes(str(path))
