"""A process that begins from what an earlier one kept makes the ledger and the store of starting over."""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest

from store.database import open_database, read_notes
from store.database import snapshot as states
from store.dossier import bundled_paths, ingest, open_dossier
from store.ingest import making, workings
from store.reconcile import reconcile
from tests.conftest import ROOT

FIRMS = ("OpenAI", "Microsoft", "SoftBank", "Oracle", "Meta", "Mistral AI", "Zorba", "Vexor Capital")
SENTENCES = (
    "{a} lève {n} milliards d’euros auprès de {b}.",
    "{a} a racheté {b} pour {n} milliards de dollars.",
    "{a} signe un contrat de {n} milliards de dollars avec {b}.",
    "{b} est valorisé {n} milliards de dollars, selon Reuters.",
    "{a} aurait proposé {n} milliards de dollars pour {b}.",
)


class Press:
    """A folder of articles that come, change and go, and the store they are ingested into."""

    def __init__(self, tmp_path: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder, self.db = tmp_path / "press", tmp_path / "press.json"
        self.folder.mkdir()
        for path in bundled_paths()[:2]:
            (self.folder / path.name).write_bytes(path.read_bytes())
        for number in range(8):
            self.write(number)

    def write(self, number: int) -> None:
        """Write an article, new or again."""
        pick = self.chance.choice
        said = [
            pick(SENTENCES).format(a=pick(FIRMS), b=pick(FIRMS), n=pick(("1,5", "2", "6,4", "40")))
            for _ in range(4)
        ]
        text = f"Une affaire de plus\n\n{' '.join(said)}\n\nLe {number + 1} mai 2025.\n"
        (self.folder / f"p{number:02d}.txt").write_text(text, encoding="utf-8")

    def change(self) -> None:
        """One to three articles come, change or go."""
        for _ in range(self.chance.randint(1, 3)):
            number = self.chance.randrange(12)
            path = self.folder / f"p{number:02d}.txt"
            if path.exists() and self.chance.random() < 0.4:
                path.unlink()
            else:
                self.write(number)

    def decide(self) -> None:
        """Someone decides something, or takes back what was decided last."""
        dossier, pick = open_dossier(self.db), self.chance.choice
        entity, deal = pick(dossier.entities), pick(dossier.deals)
        what = pick(("rename", "merge", "correct", "hide", "reject", "undo"))
        if what == "rename":
            dossier.decide("rename", entity.id, name=f"Name {self.chance.randrange(99)}")
        elif what == "merge":
            dossier.decide("merge_deals", deal.id, into=pick([d for d in dossier.deals if d is not deal]).id)
        elif what == "correct":
            dossier.decide("correct", deal.id, field="amount", value=self.chance.randrange(1, 99) * 1e8)
        elif what == "hide":
            dossier.decide("hide", pick((entity, deal)).id)
        elif what == "reject":
            dossier.decide("reject_claim", pick(deal.claims))
        elif dossier.decisions:
            dossier.undo()

    def check(self) -> None:
        """The store says what starting over would say: the ledger, decoded from its bytes."""
        states._cache.clear()
        snapshot = open_database(str(self.db)).read()
        assert snapshot is not None
        articles = snapshot.articles()
        decisions = read_notes(str(self.db).removesuffix(".json") + ".notes.json").active()
        fresh = reconcile(articles, [snapshot.extraction(a.id) for a in articles], decisions)
        for name in fresh._fields:
            assert getattr(snapshot, name)() == getattr(fresh, name), name


def forget() -> None:
    """What another process would not know."""
    making._kept.clear()
    states._cache.clear()


@pytest.fixture(autouse=True)
def kept_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workings are kept for a few articles already."""
    monkeypatch.setattr(making, "SMALL", 1)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("behind", [0, 5, 1000])
def test_processes_one_after_the_other_give_the_store_of_starting_over(
    seed: int, behind: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workings, "BEHIND", behind)
    used = []
    honest = making.restore
    monkeypatch.setattr(making, "restore", lambda s: used.append(found := honest(s)) or found)
    press = Press(tmp_path, seed)
    ingest([press.folder], press.db)
    for _ in range(5):
        press.change()
        forget()
        ingest([press.folder], press.db, prune=True)
        press.check()
        for _ in range(press.chance.randrange(3)):
            forget()
            press.decide()
            press.check()
    assert any(used)
    assert not behind or any(found.since.writes for found in used if found and found.since)


def test_a_process_of_its_own_begins_from_what_was_kept(tmp_path: Path) -> None:
    press = Press(tmp_path, 9)
    ingest([press.folder], press.db)
    assert os.stat(workings.path_of(str(press.db))).st_mode & 0o777 == 0o600
    press.write(30)
    code = f"""
from pathlib import Path
from store.dossier import ingest
from store.ingest import making
making.SMALL = 1
making._recalled = None  # nothing may be told anew
ingest([Path({str(press.folder)!r})], Path({str(press.db)!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    press.check()


def test_what_others_decided_before_is_no_reason_to_keep_all_anew(tmp_path: Path) -> None:
    press = Press(tmp_path, 5)
    ingest([press.folder], press.db)
    path = Path(workings.path_of(str(press.db)))
    before, begins = path.stat().st_ino, path.read_bytes()
    for number in range(3):
        forget()
        open_dossier(press.db).decide("rename", open_dossier(press.db).entities[number].id, name=f"N{number}")
        forget()
        press.write(30 + number)
        ingest([press.folder], press.db)
        press.check()
    assert path.stat().st_ino == before
    added = path.read_bytes().removeprefix(begins).splitlines()
    assert [len(json.loads(line)["put"]) for line in added] == [0, 1] * 3


@pytest.mark.parametrize("left", [slice(0, -1), slice(1, None), slice(0, 0), slice(None)])
def test_lines_that_do_not_lead_to_the_present_are_not_believed(left: slice, tmp_path: Path) -> None:
    press = Press(tmp_path, 6)
    ingest([press.folder], press.db)
    path = Path(workings.path_of(str(press.db)))
    begins = path.read_bytes()
    for number in range(3):
        forget()
        press.decide()
        press.write(40 + number)
        ingest([press.folder], press.db)
    added = path.read_bytes().removeprefix(begins).splitlines(keepends=True)
    torn = added[-1][:-9] if left == slice(None, -1) else b""
    path.write_bytes(begins + b"".join(added[left]) + torn)
    before = path.stat().st_ino
    forget()
    press.change()
    ingest([press.folder], press.db)
    press.check()
    assert (path.stat().st_ino == before) == (left == slice(None))


def test_workings_are_taken_up_while_another_process_reads(tmp_path: Path) -> None:
    press = Press(tmp_path, 11)
    ingest([press.folder], press.db)
    press.write(30)
    code = f"""
import os
from pathlib import Path
from store.dossier import ingest
from store.ingest import making, work
making.SMALL = 1
os.cpu_count = lambda: 2
here, make, restore, taken = os.getpid(), work.make, making.restore, []
def elsewhere(*task):
    assert os.getpid() != here
    return make(*task)
def kept(snapshot):
    assert work.settled == 0, "the article was waited for"
    taken.append(restore(snapshot))
    return taken[-1]
work.make, making.restore, work.settled = elsewhere, kept, 0
from store.ingest import run
honest = run.Ingest._settle
def settle(*arguments):
    work.settled = 1
    return honest(*arguments)
run.Ingest._settle = settle
report = ingest([Path({str(press.folder)!r})], Path({str(press.db)!r}))
assert report.added == ("p30",), report
assert len(taken) == 1 and taken[0], taken
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    press.check()


def test_what_was_taken_up_for_an_article_that_is_refused_serves_the_next(tmp_path: Path) -> None:
    press = Press(tmp_path, 12)
    ingest([press.folder], press.db)
    forget()
    snapshot = open_database(str(press.db)).read()
    take_up = making.taking_up(snapshot, ["p00", "new"])
    assert take_up is not None
    take_up()
    assert making.taking_up(snapshot, ["p00", "new"]) is None
    for _ in range(2):
        press.change()
        ingest([press.folder], press.db, prune=True)
        press.check()


def test_what_does_not_fit_or_could_be_anyones_is_not_used(tmp_path: Path) -> None:
    press = Press(tmp_path, 3)
    ingest([press.folder], press.db)
    path = Path(workings.path_of(str(press.db)))
    good = path.read_bytes()
    about, _, rest = good.partition(b"\n")
    other = json.dumps({**json.loads(about), "rules": "0"}).encode()
    evil = (b"cposix\nsystem\n(S'true'\ntR.", b"cstore.reconcile.facts\nnext_serial\n)R.", pickle.dumps([1]))
    strange = [b"", b"x", good[:-9], other + b"\n" + rest, *(about + b"\n" + data for data in evil)]
    for data in strange:
        path.write_bytes(data)
        snapshot = open_database(str(press.db)).read()
        assert snapshot is not None
        assert workings.restore(snapshot) is None
        press.change()
        forget()
        ingest([press.folder], press.db, prune=True)
        press.check()
    snapshot = open_database(str(press.db)).read()
    assert snapshot is not None
    assert workings.restore(snapshot) is not None
    path.chmod(0o666)
    assert workings.restore(snapshot) is None


def test_what_cannot_be_kept_does_no_harm(tmp_path: Path) -> None:
    press = Press(tmp_path, 4)
    Path(workings.path_of(str(press.db))).mkdir()
    ingest([press.folder], press.db)
    press.check()
