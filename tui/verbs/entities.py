"""`dossier entities`: who and what the articles name."""

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
    """List the entities, most mentioned first."""
    dossier = opened(args)
    entities = sorted(dossier.entities, key=lambda e: (-len(e.mentions), e.name.casefold()))
    if args.format == "json":
        from store.export import entity_json

        output.json({"entities": [entity_json(entity) for entity in entities]})
        return Exit.DONE
    people = args.format is None and output.on_terminal()
    table = Table(
        (
            Column("id", t("heading.id"), style="dim"),
            Column("type", t("heading.type")),
            Column("name", t("heading.name"), style="bold", flexible=True),
            Column("mentions", t("heading.mentions"), right=True),
            Column("articles", t("heading.articles"), right=True),
            Column("aliases", t("heading.aliases"), flexible=True),
        ),
        [
            (
                entity.id,
                t(f"type.{entity.type}") if people else entity.type,
                entity.name,
                len(entity.mentions),
                len({mention.article for mention in entity.mentions}),
                ", ".join(alias for alias in entity.aliases if alias != entity.name),
            )
            for entity in entities
        ],
    )
    output.put(table, args.format)
    return Exit.DONE
