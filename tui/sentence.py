"""The sentence around a place in an article: what a fact is proved by, and what is cited."""

from __future__ import annotations

from store.model import Article, Claim, Paragraph
from store.text.sentences import sentences


def sentence_at(article: Article, offset: int) -> tuple[int, int]:
    """Find the sentence that holds `offset` or follows it; the beginning of the article when none does."""
    for section in article.sections:
        for paragraph in section.paragraphs:
            if offset < paragraph.end:
                return _within(article, paragraph, offset)
    return 0, min(len(article.text), 200)


def sentence_span(article: Article, claim: Claim) -> tuple[int, int]:
    """Find the whole sentence around a claim's evidence: the first in a paragraph, else the line of a title.

    A sentence of the text says more than a title: the title serves only when nothing else tells the claim.
    """
    here = [evidence for evidence in claim.evidence if evidence.article == article.id]
    for at in here:
        for section in article.sections:
            for paragraph in section.paragraphs:
                if paragraph.start <= at.start < paragraph.end:
                    start, end = _within(article, paragraph, at.start)
                    return start, max(end, at.end)
    if not here:
        return 0, 0
    start = article.text.rfind("\n", 0, here[0].start) + 1
    end = article.text.find("\n", here[0].end)
    return start, len(article.text) if end < 0 else end


def sentence_of(article: Article, claim: Claim) -> str:
    """The words of that sentence, on one line; empty without evidence."""
    start, end = sentence_span(article, claim)
    return " ".join(article.text[start:end].split())


def _within(article: Article, paragraph: Paragraph, offset: int) -> tuple[int, int]:
    """The first sentence of a paragraph that ends behind `offset`, else all of it."""
    for start, end in sentences(article.text, paragraph.start, paragraph.end):
        if offset < end:
            return start, end
    return paragraph.start, paragraph.end
