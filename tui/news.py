"""What is otherwise in the sources of a dossier than in its store: told once, and kept to be found again.

Files that are refused and files that are gone stay so from one opening to the next. They are news the first
time; after that a key lists them.
"""

from __future__ import annotations

from collections.abc import Mapping

from store.model import IngestReport
from tui.catalogue import t
from tui.commands import command, hint_key
from tui.state import State


def fresh(report: IngestReport, state: State) -> IngestReport:
    """What of a report was not told before; the state takes note of what is refused and gone by now."""
    refused = tuple(each for each in report.refused if each not in state.refused)
    vanished = tuple(id for id in report.vanished if id not in state.vanished)
    state.refused, state.vanished = list(report.refused), list(report.vanished)
    return report._replace(refused=refused, vanished=vanished)


def news_of(report: IngestReport, keys: Mapping[str, str], ascii_only: bool) -> str:
    """Say what is otherwise in the sources; where all of them are new, only what was refused."""
    before = report.changed or report.unchanged or report.renamed or report.vanished
    outcomes = ("added", "changed", "renamed", "vanished", "refused") if before else ("refused",)
    counts = [t(f"told.{name}", n=len(found)) for name in outcomes if (found := getattr(report, name))]
    if not counts:
        return ""
    if report.refused or report.vanished:
        key = hint_key(command("app.left_out"), keys, ascii_only)
        counts[-1] += f" {t('say.named_by', key=key)}"
    return t("say.sources", what=", ".join(counts))
