"""`dossier compare`: two articles side by side, by what they claim."""

from __future__ import annotations

import sys

from store.answers import Comparison, SharedFact
from store.hints import TYPE_CHECKING
from store.model import Claim, Deal, Span
from tui import formats, output
from tui.catalogue import language, t
from tui.catalogue.store import told
from tui.exits import Exit
from tui.spoken import share
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rich.table import Table as RichTable

    from store.dossier import Dossier


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("a", metavar="A", help=t("option.article"))
    parser.add_argument("b", metavar="B", help=t("option.compare.other"))
    output.database(parser)
    output.formats(parser, "json")


def run(args: argparse.Namespace) -> int:
    """Print coverage, facts in four classes, entities, then the paired passages."""
    dossier = opened(args)
    comparison = dossier.compare(args.a, args.b)
    if args.format == "json":
        from store.export import comparison_json

        output.json(comparison_json(comparison))
    elif output.on_terminal():
        _lay_out(dossier, comparison)
    else:
        output.lines(_rows(dossier, comparison))
    sys.stdout.flush()
    dossier.prepare_comparing()
    return Exit.DONE


def _rows(dossier: Dossier, found: Comparison) -> list[tuple[str | float | None, ...]]:
    rows: list[tuple[str | float | None, ...]] = [
        ("coverage", f"{found.coverage_a:.2f}", f"{found.coverage_b:.2f}"),
        ("near_copy", "yes" if found.near_copy else "no"),
    ]
    rows += [("agree", fact.deal, *_fact(dossier, fact)) for fact in found.agree]
    rows += [("differ", fact.deal, *_fact(dossier, fact)) for fact in found.differ]
    for side, claims in (("only_a", found.only_a), ("only_b", found.only_b)):
        rows += [(side, claim, _claim(dossier, claim)) for claim in claims]
    rows += [
        ("shared_entity", shared.id, dossier.entity(shared.id).name, shared.a, shared.b)
        for shared in found.shared_entities
    ]
    for side, ids in (("entity_only_a", found.entities_only_a), ("entity_only_b", found.entities_only_b)):
        rows += [(side, name, dossier.entity(name).name) for name in ids]
    rows += [
        ("pair", f"{pair.score:.2f}", "; ".join(pair.reasons), _text(dossier, pair.a), _text(dossier, pair.b))
        for pair in found.pairs
    ]
    return rows


def _lay_out(dossier: Dossier, found: Comparison) -> None:
    """How much of each the other tells too, the facts, the paired passages, the names."""
    from rich.text import Text

    console = output.console()
    shares = {"a": share(found.coverage_a), "b": share(found.coverage_b)}
    covered = t("told.covered", first=found.a, second=found.b, **shares)
    console.print(Text(covered + (t("told.near_copy") if found.near_copy else "")))
    for title, sign, rows in (
        (t("title.both_say", n=len(found.agree)), "=", [_fact(dossier, f, True) for f in found.agree]),
        (t("title.differ", n=len(found.differ)), "≠", [_fact(dossier, f, True) for f in found.differ]),
        (_only(found.a, found.only_a), "<", [(_claim(dossier, c, True),) for c in found.only_a]),
        (_only(found.b, found.only_b), ">", [(_claim(dossier, c, True),) for c in found.only_b]),
    ):
        if rows:
            console.print(Text(f"\n{title}", style="bold"))
            for row in rows:
                console.print(Text(f"  {sign} " + output.plain("  ".join(cell for cell in row if cell))))
    if found.pairs:
        console.print(_grid(dossier, found))
    names = {e.id: f"{dossier.entity(e.id).name} {e.a}/{e.b}" for e in found.shared_entities}
    for title, said in (
        (t("title.both_name"), names.values()),
        (t("title.only_names", id=found.a), [dossier.entity(id).name for id in found.entities_only_a]),
        (t("title.only_names", id=found.b), [dossier.entity(id).name for id in found.entities_only_b]),
    ):
        if said:
            console.print(Text.assemble((title, "bold"), output.plain(", ".join(said))))


def _only(article: str, claims: Sequence[str]) -> str:
    return t("title.only", id=article, n=len(claims))


def _grid(dossier: Dossier, found: Comparison) -> RichTable:
    """The paired passages side by side, above each pair why it is one."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE, show_header=True, header_style="bold", pad_edge=False)
    for article in (dossier.article(found.a), dossier.article(found.b)):
        grid.add_column(Text(f"{article.id} {article.title}"), ratio=1)
    for pair in found.pairs:
        grid.add_row(
            Text("; ".join(map(told, pair.reasons)), style="green"),
            Text(formats.number(pair.score, language()), style="dim"),
        )
        grid.add_row(Text(_text(dossier, pair.a)), Text(_text(dossier, pair.b)), end_section=True)
    return grid


def _fact(dossier: Dossier, fact: SharedFact, people: bool = False) -> tuple[str, str]:
    why = fact.why or ""
    return _said(dossier.deal(fact.deal), people), told(why) if people else why


def _claim(dossier: Dossier, identifier: str, people: bool = False) -> str:
    return _said(dossier.claim(identifier), people)


def _said(fact: Deal | Claim, people: bool) -> str:
    """Kind, parties and figure of a fact; for people in their language."""
    spoken = language() if people else "en"
    kind = t(f"kind.{fact.kind}") if people else fact.kind.replace("_", " ")
    who = formats.who(fact.kind, fact.parties, language=spoken)
    return f"{kind} {who} {formats.amount(fact, spoken, fact.approximate)}"


def _text(dossier: Dossier, spans: tuple[Span, ...]) -> str:
    return " … ".join(dossier.article(span.article).text[span.start : span.end] for span in spans)
