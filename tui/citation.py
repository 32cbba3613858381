"""A fact as text that can be quoted: amount, parties, article, date, and the sentence that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Article, Claim, Deal
from store.text import clean
from store.text.sentences import sentences
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.dossier import Dossier

_SPECIAL = str.maketrans({sign: "\\" + sign for sign in "\\`*_{}[]<>#|~"})


def sentence_of(article: Article, claim: Claim) -> str:
    """The whole sentence around a claim's evidence, on one line; empty without evidence.

    A sentence of the text says more than a title: the title serves only when nothing else tells the claim.
    """
    for evidence in claim.evidence:
        for section in article.sections:
            for paragraph in section.paragraphs:
                if paragraph.start <= evidence.start < paragraph.end:
                    return _around(article.text, paragraph.start, paragraph.end, evidence.start)
    if not claim.evidence:
        return ""
    at = claim.evidence[0].start
    start = article.text.rfind("\n", 0, at) + 1
    end = article.text.find("\n", at)
    return _around(article.text, start, len(article.text) if end < 0 else end, at)


def _around(text: str, start: int, end: int, at: int) -> str:
    for first, last in sentences(text, start, end):
        if first <= at < last:
            return " ".join(text[first:last].split())
    return " ".join(text[start:end].split())


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
        deal.date,
        t("told.disputed", why=told(deal.why or "")) if deal.agreement == "disputed" else None,
    )
    return ", ".join(fact for fact in facts if fact)


def source(article: Article) -> str:
    """An article as one names it in a footnote: title, author, date, id."""
    facts = (article.title.rstrip("."), article.author, article.outlet, article.date)
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
