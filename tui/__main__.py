"""`python -m tui` is the `dossier` command."""

from tui.cli import entry

entry()
