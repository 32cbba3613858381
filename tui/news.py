"""What is otherwise in the sources of a dossier than in its store: told once, and kept to be found again.

Files that are refused and files that are gone stay so from one opening to the next. They are news the first
time; a key lists them then and ever after.
"""

from __future__ import annotations

from collections.abc import Mapping

from store.model import IngestReport
from tui.catalogue import t
from tui.commands import command, hint_key
from tui.state import State


def fresh(report: IngestReport, state: State) -> IngestReport:
    """What of a report was not told before; the state takes note of what is refused and gone by now.

    Where all articles are new, they are no news.
    """
    refused = tuple(each for each in report.refused if each not in state.refused)
    vanished = tuple(id for id in report.vanished if id not in state.vanished)
    state.refused, state.vanished = list(report.refused), list(report.vanished)
    added = report.added if "added" in _outcomes(report) else ()
    return report._replace(added=added, refused=refused, vanished=vanished)


def _outcomes(report: IngestReport) -> tuple[str, ...]:
    """What of a report is news; where all articles are new, only what was refused."""
    before = report.changed or report.unchanged or report.renamed or report.vanished
    return ("added", "changed", "renamed", "vanished", "refused") if before else ("refused",)


def news_of(report: IngestReport, keys: Mapping[str, str], ascii_only: bool) -> str:
    """Say in a line what is otherwise in the sources, and which key lists it."""
    found = {name: getattr(report, name) for name in _outcomes(report)}
    counts = [t(f"told.{name}", n=len(each)) for name, each in found.items() if each]
    if not counts:
        return ""
    key = hint_key(command("app.sources"), keys, ascii_only)
    return t("say.sources", what=", ".join(counts), key=key)
