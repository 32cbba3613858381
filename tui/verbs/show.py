"""`dossier show`: one article, readable in a plain terminal, with its sections and marks."""

from __future__ import annotations

from store.hints import TYPE_CHECKING
from store.model import Article, Section
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse

    from rich.text import Text

    from store.dossier import Dossier

_STYLES = {"ORG": "cyan", "PERSON": "magenta", "PRODUCT": "blue", "PLACE": "green"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("article", metavar="ARTICLE", help=t("option.article"))
    output.database(parser)
    output.formats(parser, "json")


def run(args: argparse.Namespace) -> int:
    """Print the article: on a terminal with names and amounts marked, in a pipe as plain text."""
    dossier = opened(args)
    article = dossier.article(args.article)
    if args.format == "json":
        _json(dossier, article)
    elif output.on_terminal():
        _lay_out(dossier, article)
    else:
        _plain(article)
    return Exit.DONE


def _json(dossier: Dossier, article: Article) -> None:
    from store.export import article_json, claim_json, mention_json

    output.json(
        {
            **article_json(article),
            "mentions": [mention_json(mention) for mention in dossier.mentions_in(article.id)],
            "claims": [claim_json(claim) for claim in dossier.claims_of_article(article.id)],
        }
    )


def _about(article: Article) -> str:
    hidden = t("told.hidden", n=article.removed) if article.removed else None
    facts = (article.id, article.author, article.date, article.language, hidden, article.path)
    return " · ".join(fact for fact in facts if fact)


def _plain(article: Article) -> None:
    output.text(f"# {article.title}\n{_about(article)}\n")
    for section in article.sections:
        sign = "> " if section.kind == "aside" else ""
        if section.heading:
            output.text(f"\n{sign}## {section.heading}\n")
        for paragraph in section.paragraphs:
            bullet = "- " if paragraph.bullet else ""
            output.text(f"\n{sign}{bullet}{article.text[paragraph.start : paragraph.end]}\n")


def _lay_out(dossier: Dossier, article: Article) -> None:
    from rich.text import Text

    from tui import spoken

    console = output.console()
    console.print(Text(article.title, style="bold"))
    when = output.date(article.date) or t("label.no_date")
    author = article.author or t("label.no_author")
    console.print(Text(_about(article._replace(author=author, date=when)), style="dim"))
    marked = _marked(dossier, article)
    for section in article.sections:
        console.print()
        if section.heading:
            console.print(Text(section.heading, style="bold underline"))
        for piece in _pieces(section, marked):
            console.print(piece)
    console.print()
    for claim in dossier.claims_of_article(article.id):
        amount = spoken.amount(claim)
        kind = t(f"kind.{claim.kind}")
        line = f"  {kind:<18}{amount:>12}  {spoken.who(claim.kind, claim.parties)}"
        console.print(Text(output.plain(line), style="dim" if claim.aside else ""))


def _pieces(section: Section, marked: Text) -> list[Text]:
    from rich.text import Text

    pieces = []
    for paragraph in section.paragraphs:
        body = marked[paragraph.start : paragraph.end]
        if section.kind == "aside":
            body.stylize("dim")
        pieces.append(Text("  • " if paragraph.bullet else "").append_text(body))
    return pieces


def _marked(dossier: Dossier, article: Article) -> Text:
    from rich.text import Text

    text = Text(article.text)
    for mention in dossier.mentions_in(article.id):
        text.stylize(_STYLES[mention.type], mention.start, mention.end)
    for claim in dossier.claims_of_article(article.id):
        for evidence in claim.evidence:
            text.stylize("bold underline", evidence.start, evidence.end)
    return text
