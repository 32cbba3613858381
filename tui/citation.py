"""A fact as text that can be quoted: amount, parties, article, date, and the sentence that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Article, Deal
from store.text import clean
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import told
from tui.sentence import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.dossier import Dossier

_SPECIAL = str.maketrans({sign: "\\" + sign for sign in "\\`*_{}[]<>#|~"})


def citation(dossier: Dossier, deal: Deal) -> str:
    """A deal as plain text: what it is, then one line per article with its sentence."""
    lines = [headline(deal)]
    for identifier in deal.claims:
        claim = dossier.claim(identifier)
        article = dossier.article(claim.article)
        lines.append(f"{spoken.quoted(sentence_of(article, claim))} — {source(article)}")
    return clean("\n".join(lines)) + "\n"


def headline(deal: Deal) -> str:
    """Kind, parties, figure, status and date of a deal, on one line."""
    facts = (
        t(f"kind.{deal.kind}"),
        spoken.who(deal.kind, deal.parties),
        spoken.amount(deal),
        t(f"status.{deal.status}"),
        spoken.date(deal.date),
        t("told.disputed", why=told(deal.why or "")) if deal.agreement == "disputed" else None,
    )
    return ", ".join(fact for fact in facts if fact)


def source(article: Article) -> str:
    """An article as one names it in a footnote: title, author, date, id."""
    when = spoken.date(article.date)
    facts = (article.title.rstrip("."), article.author, article.outlet, when)
    return ", ".join(fact for fact in facts if fact) + f" [{article.id}]"


def ledger_markdown(dossier: Dossier, deals: Iterable[Deal]) -> str:
    """The ledger as Markdown: a list of deals, under each the sentences that tell it."""
    parts = [f"# {_escape(dossier.name)}\n"]
    for deal in deals:
        parts.append(f"- **{_escape(headline(deal))}**")
        for identifier in deal.claims:
            claim = dossier.claim(identifier)
            article = dossier.article(claim.article)
            parts.append(f"  - > {_escape(sentence_of(article, claim))} — {_escape(source(article))}")
    return "\n".join(parts) + "\n"


def _escape(text: str) -> str:
    return " ".join(clean(text).split()).translate(_SPECIAL)
