"""Programs that are killed at any moment and write all at once: whole states, and every acknowledged note."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT, SEEDS
from tests.hostile.folders import with_neighbours
from tests.hostile.running import LIMIT, command, environment, in_pipe, inside, judge
from tests.hostile.texts import GOOD, SOAK

KILLS = 200 if SOAK else 8
WRITERS = 8
NOTES = 12 if SOAK else 1

_ANALYST = """
import sys
from pathlib import Path
from store.dossier import open_dossier
dossier = open_dossier(Path(sys.argv[1]))
for number in range(10_000):
    text = f"{sys.argv[2]}-{number}"
    dossier.note("good1", text)
    if number % 7 == 3:
        dossier.tag("good2", text)
    print(text, flush=True)
"""
"""Notes in a row, each said on stdout once the call has returned."""


def _analyst(store: Path, name: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _ANALYST, store, name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    )


def noted(store: Path) -> list[str]:
    """The texts of all notes."""
    exported = json.loads(judge(inside("export", "--db", str(store)), codes=(0,)).out)
    return [note["text"] for note in exported["notes"] if note["text"]]


def test_killed_at_any_moment_with_notes_and_an_ingest_under_way(tmp_path: Path) -> None:
    choice = random.Random()
    folder = with_neighbours(tmp_path / "in")
    store = tmp_path / "store.json"
    judge(inside("ingest", str(folder), "--db", str(store)), codes=(0,))
    acknowledged: list[str] = []
    for at in range(KILLS):
        (folder / f"more{at % 40}.txt").write_text(
            GOOD.format(buyer="Meta", target=f"Scale {at} AI", amount=f"{at + 2}"), "utf-8"
        )
        analyst = _analyst(store, f"k{at}")
        ingest = subprocess.Popen(
            command("ingest", folder, "--db", store),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(),
        )
        time.sleep(choice.uniform(0.05, 0.6))
        for process in choice.sample((analyst, ingest), 2):
            process.send_signal(
                choice.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
            )
            time.sleep(choice.uniform(0, 0.03))
        out, _ = analyst.communicate(timeout=LIMIT)
        ingest.wait(LIMIT)
        # The last line may be half written when its writer is killed.
        acknowledged += out.decode().split("\n")[:-1]
        assert set(acknowledged) <= set(noted(store))
        assert {"good1", "good2"} <= set(judge(inside("articles", "--db", str(store))).out.decode().split())
    assert judge(inside("ingest", str(folder), "--db", str(store))).code == 0
    assert judge(inside("verify", "--db", str(store))).code == 0
    assert acknowledged
    # What a killed writer left beside the notes goes with the next one.
    judge(inside("note", "good1", "after all", "--db", str(store)), codes=(0,))
    left = [path.name for path in tmp_path.iterdir() if path.name.endswith((".new", ".old"))]
    assert not left


def test_eight_writers_and_as_many_readers_lose_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.json"
    judge(inside("ingest", str(SEEDS), "--db", str(store)), codes=(0,))
    script = (
        'for n in $(seq "$1"); do '
        '"$2" -m tui note 000 "w$0-$n" --db "$3" && "$2" -m tui tag 001 "t$0-$n" --db "$3" '
        '&& "$2" -m tui deals --db "$3" --json >/dev/null || exit 9; done'
    )
    writers = [
        subprocess.Popen(
            ["sh", "-c", script, str(number), str(NOTES), sys.executable, str(store)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment(),
        )
        for number in range(WRITERS)
    ]
    more = with_neighbours(tmp_path / "in")
    judge(in_pipe("ingest", more, "--db", store), codes=(0,))
    for writer in writers:
        _, err = writer.communicate(timeout=4 * LIMIT)
        assert writer.returncode == 0, err
    wanted = {f"w{number}-{n}" for number in range(WRITERS) for n in range(1, NOTES + 1)}
    assert wanted <= set(noted(store))
    exported = json.loads(judge(inside("export", "--db", str(store))).out)
    tags = {tag for note in exported["notes"] for tag in note["tags"]}
    assert tags == {f"t{text[1:]}" for text in wanted}
    assert {"000", "good1", "good2"} <= {article["id"] for article in exported["articles"]}
