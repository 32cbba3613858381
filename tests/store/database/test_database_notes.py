"""The notes file: readable, and merged by git without a conflict when people touched different things."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database import notes as notes_file
from store.database.notes import Notes, read_notes
from store.dossier import analyst
from store.dossier.mending import mend
from store.model import Decision, DossierError, Note

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


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
@pytest.mark.parametrize("base", [0, 3, 40])
def test_two_analysts_files_merge_in_git(tmp_path: Path, base: int) -> None:
    common = [decision(n) for n in range(base)]
    ours = of(*common, decision(101), Note("n0123456789ab", "001", "la nôtre", (), "us", "2025"))
    theirs = of(*common, decision(202), Note("nfedcba987654", "002", "la leur", (), "they", "2025"))
    if common:
        ours.decisions[common[0].id] = common[0]._replace(undone=True)
    merged = _merge(tmp_path, of(*common), ours, theirs)
    assert merged.notes == {**ours.notes, **theirs.notes}
    assert merged.decisions == {**theirs.decisions, **ours.decisions}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_most_merges_of_many_additions_need_nobody(tmp_path: Path) -> None:
    clean = 0
    for trial in range(20):
        folder = tmp_path / str(trial)
        folder.mkdir()
        ours = of(*(analyst.new_decision("hide", f"a{n}", {}, None) for n in range(3)))
        theirs = of(*(analyst.new_decision("hide", f"b{n}", {}, None) for n in range(3)))
        try:
            merged = _merge(folder, of(), ours, theirs)
        except subprocess.CalledProcessError:
            continue
        assert merged.decisions == {**ours.decisions, **theirs.decisions}
        clean += 1
    assert clean >= 15


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


def _merge(folder: Path, base: Notes, ours: Notes, theirs: Notes) -> Notes:
    """What git makes of two changes of one file; raises CalledProcessError on a conflict."""

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    path = folder / "a.notes.json"
    git("init", "-q", "-b", "ours")
    saved(path, base)
    git("add", ".")
    git("commit", "-q", "-m", "base")
    git("checkout", "-q", "-b", "theirs")
    saved(path, theirs)
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "ours")
    saved(path, ours)
    git("commit", "-q", "-a", "-m", "ours")
    git("merge", "-q", "theirs", "-m", "both")
    return read_notes(str(path))
