"""What the layout made of an article, for the tests beside this file."""

from __future__ import annotations

from store.model import Article, Section


def asides_of(article: Article) -> list[str]:
    """The headings and paragraphs of all asides, in order."""
    kept = []
    for section in article.sections:
        if section.kind == "aside":
            kept += [section.heading] if section.heading else []
            kept += _paragraphs(article, section)
    return kept


def headings_of(article: Article) -> list[str]:
    """The headings of the body."""
    return [section.heading for section in article.sections if section.kind == "body" and section.heading]


def body_of(article: Article) -> list[str]:
    """The paragraphs of the body."""
    return texts(article, "body")


def texts(article: Article, kind: str) -> list[str]:
    """The paragraphs of the body, or of the asides."""
    return [text for s in article.sections if s.kind == kind for text in _paragraphs(article, s)]


def _paragraphs(article: Article, section: Section) -> list[str]:
    return [article.text[part.start : part.end] for part in section.paragraphs]
