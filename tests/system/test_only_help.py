"""Who knows only `?` finds three answers by keys that the help names, in two minutes at a key a second."""

from __future__ import annotations

import re

from tests.system.conftest import Open
from tests.system.terminal import Tmux, needs_tmux

pytestmark = needs_tmux

TWO_MINUTES = 120
_SENT = {"Esc": "Escape", "↓": "Down"}
_HELP_ROW = re.compile(r"^.{2}│ (?P<keys>\S.{13}) \S", re.MULTILINE)
"""A row of the box: keys, then what they do. The first two columns are of the view that lies under it."""


class Newcomer:
    """Presses a key only when the help has shown it, and counts all that are pressed."""

    def __init__(self, terminal: Tmux) -> None:
        self.terminal = terminal
        self.known = {"?"}
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys that were read in the help."""
        for key in keys:
            assert key in self.known, f"the help never showed {key}"
            self.terminal.keys(_SENT.get(key, key))
            self.pressed += 1

    def type(self, words: str, wanted: str) -> str:
        """Type words into the line that is open; the screen that shows what is wanted."""
        self.terminal.type(words)
        self.pressed += len(words)
        return self.terminal.wait_for(wanted)

    def read_help(self, words: str = "", wanted: str = "Everywhere") -> None:
        """Open the help, search it, take note of the keys it shows, and close it as it says."""
        self.press("?")
        screen = self.terminal.wait_for("Esc closes it")
        if words:
            screen = self.type(words, wanted)
        self.known.add("Esc")
        for row in _HELP_ROW.finditer(screen):
            self.known.update(row["keys"].split())
        self.press("Esc")
        self.terminal.wait_for(lambda shown: "Esc closes it" not in shown)


def test_three_answers_with_nothing_but_the_help(explorer: Open) -> None:
    terminal = explorer()
    terminal.wait_for("Articles")
    newcomer = Newcomer(terminal)
    newcomer.read_help()

    # Who wants to buy OpenAI, and for how much?
    newcomer.press("/")
    terminal.wait_for("Look up")
    screen = newcomer.type("buy openai", "2 hits")
    assert re.search(r"\$97\.4bn  Elon Musk →\? OpenAI  bid", screen)

    # What did SoftBank promise, and under which condition?
    newcomer.press("Esc")
    terminal.wait_for(lambda shown: "Look up" not in shown)
    newcomer.press("/")
    terminal.wait_for("Look up")
    screen = newcomer.type("softbank condition", "conditional")
    assert re.search(r"\$20bn  SoftBank → OpenAI", screen)
    told = " ".join(re.sub(r"[│▁-█╭╮╰╯]", " ", terminal.wait_for("ramené à 20 milliards")).split())
    assert "si OpenAI ne verrouille pas la transition vers une société à but lucratif" in told

    # How do articles 001 and 004 differ?
    newcomer.press("Esc")
    terminal.wait_for(lambda shown: "Look up" not in shown)
    newcomer.read_help("compare", "Mark the article")
    newcomer.read_help("next", "Next line.")
    newcomer.press("↓", "Space", "↓", "↓", "↓", "Space", "c")
    terminal.wait_for("also told by 004")
    newcomer.read_help("differ", "How they differ")
    newcomer.press("v")
    screen = terminal.wait_for("Only 001")
    assert re.search(r"Both say it ─+ 1", screen)
    assert re.search(r"\$300bn\s+\$300bn\s+OpenAI  valuation", screen)
    assert re.search(r"Only 001 ─+ 8", screen)
    assert re.search(r"\$20bn\s+SoftBank → OpenAI  investment, conditional", screen)

    assert newcomer.pressed < TWO_MINUTES, newcomer.pressed
    terminal.keys("C-q")
    assert terminal.exit_status() == 0
