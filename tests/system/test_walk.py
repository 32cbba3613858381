"""A newcomer's walk through the bundled dossier, keyboard only, in a real terminal."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.system.conftest import Open
from tests.system.terminal import needs_tmux

pytestmark = needs_tmux


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 50)])
def test_it_opens_on_the_five_articles_and_leaves_cleanly(explorer: Open, columns: int, rows: int) -> None:
    terminal = explorer(columns=columns, rows=rows)
    screen = terminal.wait_for("Articles")
    for identifier in ("000", "001", "002", "003", "004"):
        assert identifier in screen
    terminal.keys("C-q")
    assert terminal.exit_status() == 0


def test_who_wants_to_buy_openai_and_for_how_much(explorer: Open) -> None:
    terminal = explorer(columns=120, rows=40)
    terminal.wait_for("Articles")
    terminal.keys("d")
    screen = terminal.wait_for("97.4bn")
    line = next(line for line in screen.splitlines() if "97.4bn" in line)
    assert "Elon Musk" in line
    assert "OpenAI" in line


def test_lookup_forgives_a_typo_and_goes_there_and_back(explorer: Open) -> None:
    terminal = explorer(columns=120, rows=40)
    terminal.wait_for("Articles")
    terminal.keys("/")
    terminal.wait_for("Look up")
    terminal.type("opneai")
    terminal.wait_for("1 edit: opneai → OpenAI")
    terminal.keys("Enter")
    terminal.wait_for(lambda screen: "OpenAI" in screen and "Look up" not in screen)
    terminal.keys("BSpace")
    terminal.wait_for("Articles")


def test_a_tiny_terminal_is_told_so_and_a_larger_one_is_used(explorer: Open) -> None:
    terminal = explorer(columns=40, rows=10)
    terminal.wait_for("small")
    terminal.resize(100, 30)
    terminal.wait_for("000")


def test_a_storm_of_resizes_and_keys_leaves_it_whole(explorer: Open) -> None:
    terminal = explorer(columns=120, rows=40)
    terminal.wait_for("Articles")
    for columns, rows in ((80, 24), (200, 50), (61, 17), (40, 10), (132, 43), (80, 24), (120, 40)):
        terminal.resize(columns, rows)
        terminal.keys("j", "d", "e", "a")
    screen = terminal.wait_for("001")
    assert "Traceback" not in screen
    terminal.keys("C-q")
    assert terminal.exit_status() == 0


def test_a_note_written_on_screen_is_on_the_disk_and_found_again(explorer: Open, dossier: Run) -> None:
    terminal = explorer(columns=120, rows=40)
    terminal.wait_for("Articles")
    terminal.keys("n")
    terminal.wait_for(lambda screen: "note" in screen.lower())
    terminal.type("ask the desk")
    terminal.keys("Enter")
    end = time.monotonic() + 10
    texts: list[str] = []
    while "ask the desk" not in texts and time.monotonic() < end:
        texts = [note["text"] for note in json.loads(dossier("export").stdout)["notes"]]
    assert texts == ["ask the desk"]
    os.kill(terminal.process(), signal.SIGKILL)
    again = explorer(columns=120, rows=40)
    again.wait_for("Articles")
    again.keys("/")
    again.wait_for("Look up")
    again.type("ask the desk")
    again.wait_for(lambda screen: screen.count("ask the desk") > 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_with_its_code_and_a_clean_screen(explorer: Open, number: signal.Signals) -> None:
    terminal = explorer()
    terminal.wait_for("Articles")
    os.kill(terminal.process(), number)
    assert terminal.exit_status() == 128 + number
    assert "Traceback" not in terminal.screen()


def test_ctrl_c_in_the_middle_neither_kills_nor_garbles(explorer: Open) -> None:
    terminal = explorer()
    terminal.wait_for("Articles")
    terminal.keys("C-c")
    terminal.keys("d")
    terminal.wait_for("Ledger")


def test_hostile_titles_and_names_reach_the_screen_as_plain_text(explorer: Open, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    body = (
        "OpenAI a racheté io pour 6,4 milliards de dollars, selon le [bold]communiqué[/] publié mardi.\n" * 3
    )
    (folder / "a.txt").write_text("[/][@click=app.quit]Titre \x1b]0;evil\x07\x1b[31mrouge\u202e\n\n" + body)
    (folder / "b\x1b[31m.txt").write_text("[link=http://x]Second[/link] titre\n\n" + body)
    terminal = explorer(f"--lang en {folder}", columns=120, rows=40)
    screen = terminal.wait_for("[@click=app.quit]Titre")
    assert "[link=http" in screen
    terminal.keys("d")
    terminal.wait_for("$6.4bn")
    terminal.keys("e")
    terminal.wait_for("OpenAI")


@pytest.mark.parametrize("term", ["xterm-256color", "screen-256color", "tmux-256color"])
def test_what_is_sent_as_changes_looks_like_the_whole_frame(
    explorer: Open, term: str, tmp_path: Path
) -> None:
    """Under any name of the terminal, the frame drawn cell by cell is the one drawn whole."""
    pictures = []
    for driver in ("thin", "plain"):
        terminal = explorer(
            columns=80,
            rows=24,
            before=f"TERM={term} DOSSIER_DRIVER={driver} XDG_STATE_HOME={tmp_path / driver}",
        )
        terminal.wait_for("Articles")
        seen = []
        for keys in ("d", "j", "e", "Tab", "/", "o", "Escape", "a"):
            terminal.keys(keys)
            seen.append(terminal.settled())
        pictures.append(seen)
    assert pictures[0] == pictures[1]
