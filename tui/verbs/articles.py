"""`dossier articles`: the articles of the dossier."""

from __future__ import annotations

from store.hints import TYPE_CHECKING
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    output.database(parser)
    output.formats(parser, "json", "csv")


def run(args: argparse.Namespace) -> int:
    """List the articles in the order of their ids."""
    dossier = opened(args)
    if args.format == "json":
        from store.export import article_json

        output.json({"articles": [article_json(article) for article in dossier.articles]})
        return Exit.DONE
    people = args.format is None and output.on_terminal()
    table = Table(
        (
            Column("id", t("heading.id"), style="bold"),
            Column("date", t("heading.date")),
            Column("language", ""),
            Column("title", t("heading.title"), flexible=True),
            Column("author", t("heading.author"), flexible=True),
            Column("path", t("heading.file"), style="dim"),
        ),
        [
            (a.id, output.date(a.date) if people else a.date, a.language, a.title, a.author, a.path)
            for a in dossier.articles
        ],
    )
    output.put(table, args.format)
    return Exit.DONE
