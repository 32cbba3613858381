"""How records leave on stdout: tab-separated in a pipe, a table on a terminal, JSON, CSV or Markdown.

Everything that comes from an article passes through `clean` on its way out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from store.hints import TYPE_CHECKING, Any
from store.record import NamedTuple
from store.text import clean
from tui.catalogue import t

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from store.model import Claim, Deal

Cell = str | int | float | None

# A spreadsheet runs a cell that begins so (CWE-1236); the full-width forms are folded to these by some.
_FORMULA = tuple("=+-@\t\r|%＝＋－＠")


class Column(NamedTuple):
    """A column's name in CSV, its heading on a terminal, and how it gives way when space is short."""

    name: str
    heading: str
    right: bool = False
    flexible: bool = False
    style: str = ""


class Table(NamedTuple):
    """Rows of plain values under named columns."""

    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]


def on_terminal() -> bool:
    """Whether stdout is a terminal that people look at."""
    return sys.stdout.isatty()


def formats(parser: argparse.ArgumentParser, *names: str) -> None:
    """Add the mutually exclusive output formats that a verb offers."""
    help_ = {
        "json": t("option.json"),
        "csv": t("option.csv"),
        "md": t("option.md"),
    }
    group = parser.add_mutually_exclusive_group()
    for name in names:
        group.add_argument(
            f"--{name}", dest="format", action="store_const", const=name, default=None, help=help_[name]
        )


def database(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose the store, common to every verb."""
    parser.add_argument("--db", metavar="FILE", type=_store, help=t("option.db"))
    parser.add_argument("--read-only", action="store_true", help=t("option.read_only"))


class StoreOf(str):
    """The path of the store that `dossier FOLDER` keeps; the folder is remembered for what is said of it."""

    folder = ""


def _store(path: str) -> str:
    """The store that is named: a file, or that of a folder of articles."""
    if not os.path.isdir(path):
        return path
    from store.dossier import store_of

    found = StoreOf(store_of([path]))
    found.folder = path
    return found


def lines(rows: Iterable[Sequence[Cell]]) -> None:
    """Write one record a line, fields apart by tabs; a tab or newline inside a field becomes a space."""
    write = sys.stdout.write
    for row in rows:
        write("\t".join(_flat(cell) for cell in row) + "\n")


def put(content: Table, form: str | None, raw: bool = False) -> None:
    """Write a table in the form asked for: CSV; else laid out on a terminal, a record a line in a pipe."""
    if form == "csv":
        csv(content, raw)
    elif on_terminal():
        table(content)
    else:
        lines(content.rows)


def csv(table: Table, raw: bool = False) -> None:
    """Write a table as CSV."""
    write_csv(sys.stdout, [column.name for column in table.columns], table.rows, raw)


def write_csv(file: TextIO, names: Sequence[str], rows: Iterable[Sequence[Cell]], raw: bool = False) -> None:
    """Write RFC 4180 CSV with a header; text that a spreadsheet would run gets an apostrophe unless `raw`."""
    import csv as module

    writer = module.writer(file, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_csv_cell(cell, raw) for cell in row] for row in rows)


def json(value: Any) -> None:
    """Write one JSON value as UTF-8; what could act on a terminal is escaped."""
    from store.export import dump_json

    sys.stdout.flush()
    sys.stdout.buffer.write(dump_json(value).encode())
    sys.stdout.buffer.flush()


def plain_data(value: Any) -> Any:
    """Records as dictionaries, all the way down, for JSON."""
    if hasattr(value, "_asdict"):
        return {name: plain_data(field) for name, field in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [plain_data(each) for each in value]
    return value


def table(content: Table, title: str | None = None) -> None:
    """Lay a table out for people: fitted to the width of the terminal, in colour unless NO_COLOR."""
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(
        title=Text(title, style="bold") if title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        header_style="dim",
        expand=False,
    )
    for column in content.columns:
        grid.add_column(
            Text(column.heading),
            justify="right" if column.right else "left",
            style=column.style,
            overflow="ellipsis" if not column.flexible else "fold",
            no_wrap=not column.flexible,
            ratio=None,
            min_width=12 if column.flexible else None,
        )
    for row in content.rows:
        grid.add_row(*(Text(clean("" if cell is None else str(cell))) for cell in row))
    console().print(grid)


def text(content: str) -> None:
    """Write text for people, cleaned."""
    sys.stdout.write(clean(content))


def plain(content: str) -> str:
    """One line of safe text: control characters gone, white space folded."""
    return " ".join(clean(content).split())


def console() -> Any:
    """A Rich console on stdout that never reads markup, emoji codes or links in the text it is given."""
    from rich.console import Console

    return Console(
        file=sys.stdout, markup=False, emoji=False, highlight=False, no_color=bool(os.environ.get("NO_COLOR"))
    )


def date(iso: str | None) -> str:
    """A date for people; nothing when it is unknown."""
    from tui import spoken

    return spoken.date(iso)


def status(fact: Claim | Deal) -> str:
    """How a fact stands, for people, and whether the article tells it beside its text."""
    said = t(f"status.{fact.status}")
    return t("told.aside", status=said) if fact.aside else said


def number(value: float | None) -> Cell:
    """A figure as a script wants it: no exponent, no superfluous decimals."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def _flat(cell: Cell) -> str:
    if cell is None:
        return ""
    return plain(cell) if isinstance(cell, str) else str(cell)


def _csv_cell(cell: Cell, raw: bool) -> Cell:
    if not isinstance(cell, str):
        return number(cell) if isinstance(cell, float) else cell
    text = clean(cell)
    return text if raw or not text.startswith(_FORMULA) else "'" + text
