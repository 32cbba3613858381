"""A newcomer's day: ten questions answered by keys alone, then an own folder, a correction, an export."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tests.conftest import Run
from tests.system.conftest import Open
from tests.system.terminal import Tmux, needs_tmux

pytestmark = needs_tmux

OWN_ARTICLE = """Mistral AI lève 1,7 milliard d’euros auprès d’ASML

Le 9 septembre 2025

La start-up française Mistral AI a annoncé mardi une levée de fonds de 1,7 milliard d’euros, menée par
le néerlandais ASML, qui y met 1,3 milliard d’euros. L’opération la valorise 11,7 milliards d’euros.
"""


def test_ten_questions_are_answered_by_keys_alone(explorer: Open) -> None:
    terminal = explorer()
    terminal.wait_for("Articles")

    # 1. Who are the players?
    terminal.keys("e")
    assert _line(terminal, r"■\s+OpenAI\s+\d+ ")

    # 2. Who wants to buy OpenAI, and for how much?
    _filter_ledger(terminal, "kind:bid")
    assert "Elon Musk →? OpenAI" in _line(terminal, r"bid .*\$97\.4bn\s+proposed")

    # 3. What did SoftBank promise, and under which condition?
    _filter_ledger(terminal, "party:softbank status:conditional")
    assert "SoftBank → OpenAI" in _line(terminal, r"\$20bn\s+conditional")
    terminal.wait_for("20 milliards")

    # 4. Who says that OpenAI is worth 300 billion?
    _filter_ledger(terminal, "kind:valuation")
    assert _line(terminal, r"=\s.*valuation.*\$300bn")
    screen = terminal.wait_for("agreed")
    assert "2 articles" in screen
    assert re.search(r"[·=] 001 \$300bn", screen)

    # 5. Which sentence says that OpenAI bought io, and in which article?
    _filter_ledger(terminal, "kind:acquisition")
    assert _line(terminal, r"OpenAI → io\s+\$6\.4bn\s+completed")
    _open_the_proof(terminal, "OpenAI vient de dépenser 6,4 milliards")
    terminal.keys("BSpace")
    terminal.wait_for("Filter kind:acquisition")

    # 6. How much has gone into OpenAI?
    _filter_ledger(terminal, "party:openai kind:investment")
    terminal.keys("v")
    assert _line(terminal, r"USD\s+\$\d")
    terminal.keys("v", "v", "v", "v")
    terminal.wait_for("Who says so ─")

    # 7. Whom does Musk sue, and who tells it?
    _filter_ledger(terminal, "kind:lawsuit")
    assert _line(terminal, r"Elon Musk v\. OpenAI")
    assert "003" in _line(terminal, r"[·=] 003 – completed")

    # 8. How do articles 001 and 004 differ?
    terminal.keys("a")
    terminal.wait_for("╭─ Articles")
    terminal.keys("g", "j", "Space")
    terminal.wait_for(lambda screen: bool(re.search(r"[✓*●+]\s*001", screen)) or "1 marked" in screen)
    terminal.keys("j", "j", "j", "Space", "c")
    terminal.wait_for("also told by 004")
    terminal.keys("v")
    terminal.wait_for("Only 001")

    # 9. Who tells what, over all articles?
    terminal.keys("x")
    terminal.wait_for(lambda screen: "Elon Musk v. OpenAI" in screen and "deals" in screen)

    # 10. Where is the name I cannot spell?
    terminal.keys("/")
    terminal.wait_for("Look up")
    terminal.type("clement delang")
    terminal.wait_for("Clément Delangue")
    terminal.keys("Enter")
    terminal.wait_for(lambda screen: "Look up" not in screen and "Delangue" in screen)

    terminal.keys("C-q")
    assert terminal.exit_status() == 0


def test_an_own_folder_is_added_corrected_exported_and_found_the_next_day(
    explorer: Open, dossier: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "mistral.txt").write_text(OWN_ARTICLE, encoding="utf-8")
    store, table = tmp_path / "press.json", tmp_path / "deals.csv"
    told = dossier("ingest", str(folder), "--db", str(store))
    assert told.returncode == 0, told.stderr

    first_day = explorer(f"--lang en {store}", columns=120, rows=40)
    first_day.wait_for("Articles")
    first_day.keys("d")
    assert _line(first_day, r"funding round.*€1\.7bn")
    # Say that the round is not closed yet, then write down what is on the screen.
    _filter_ledger(first_day, "kind:funding_round")
    first_day.keys("C")
    first_day.wait_for("What is wrong")
    first_day.type("status")
    first_day.wait_for(lambda screen: "Upper amount" not in screen)
    first_day.keys("Enter")
    first_day.wait_for("rumoured")
    first_day.type("rumoured")
    first_day.keys("Enter")
    assert _line(first_day, r"funding round.*€1\.7bn.*rumoured")
    first_day.keys("w")
    first_day.wait_for("Write to which file?")
    first_day.keys("C-u")
    first_day.type(str(table))
    first_day.keys("Enter")
    first_day.wait_for(lambda _screen: table.exists())
    first_day.keys("C-q")
    assert first_day.exit_status() == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["status"] for row in rows] == ["rumoured"]

    next_day = explorer(f"--lang en {store}", columns=120, rows=40)
    screen = next_day.wait_for("Ledger ─")
    assert "kind:funding_round" in screen
    assert _line(next_day, r"funding round.*€1\.7bn.*rumoured")
    next_day.keys("C-q")
    assert next_day.exit_status() == 0


def _filter_ledger(terminal: Tmux, query: str) -> None:
    """Show the deals that answer `query`, as one types it."""
    terminal.keys("d")
    terminal.wait_for("╭─ Ledger")
    terminal.keys("f")
    terminal.wait_for("Enter keep it")
    terminal.keys("C-u")
    terminal.type(query)
    terminal.keys("Enter")
    terminal.wait_for(f"Filter {query}")
    terminal.keys("g")


def _line(terminal: Tmux, pattern: str) -> str:
    """The first line of the screen that matches, as soon as one does."""
    wanted = re.compile(pattern)
    screen = terminal.wait_for(lambda shown: bool(wanted.search(shown)))
    return next(line for line in screen.splitlines() if wanted.search(line))


def _open_the_proof(terminal: Tmux, sentence: str) -> None:
    """From a deal that is told once to its article, where `sentence` is lit."""
    terminal.keys("Enter")
    words = sentence.split()
    terminal.wait_for(lambda screen: "Articles ─" in screen and all(word in screen for word in words))
