"""Why a sentence is read as it is: names, amounts and claims, each with the rules that made it."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import NamedTuple

from store.model import (
    Approximate,
    Article,
    EntityType,
    Kind,
    Language,
    Mention,
    Paragraph,
    Party,
    Section,
    Status,
)


class ExplainedName(NamedTuple):
    """A name recognised in the sentence, the fullest form it stands for, and the rules that typed it."""

    text: str
    start: int
    end: int
    type: EntityType
    name: str
    rules: tuple[str, ...]


class ExplainedAmount(NamedTuple):
    """An amount as read: value in units, currency or unit, and the rules that read it.

    `claimed` tells whether a claim rests on it: an amount may be read and make no claim.
    """

    text: str
    start: int
    end: int
    value: float
    value_max: float | None
    currency: str | None
    unit: str | None
    approximate: Approximate | None
    rules: tuple[str, ...]
    claimed: bool


class ExplainedRule(NamedTuple):
    """A rule that fired on words of the sentence, whether or not a claim came of it.

    `place` is the file and line that write it down, where one who would change it goes.
    """

    name: str
    kind: Kind
    text: str
    start: int
    end: int
    example: str
    place: str


class ExplainedClaim(NamedTuple):
    """A claim of the sentence, with what it rests on."""

    kind: Kind
    amount: float | None
    amount_max: float | None
    currency: str | None
    unit: str | None
    parties: tuple[Party, ...]
    status: Status
    status_cue: str | None
    date: str | None
    evidence: tuple[tuple[int, int], ...]
    rules: tuple[str, ...]


class Explanation(NamedTuple):
    """All that is recognised in one sentence (or a short passage), and why."""

    text: str
    language: Language | None
    names: tuple[ExplainedName, ...]
    amounts: tuple[ExplainedAmount, ...]
    fired: tuple[ExplainedRule, ...]
    claims: tuple[ExplainedClaim, ...]


def explain(sentence: str, language: Language | None = None, date: str | None = None) -> Explanation:
    """Read a sentence as if it were an article, and tell by which rules.

    `language` is found from the words when not given; `date` is the article's date, from which
    `mardi` or `last year` are resolved.
    """
    from store.extract.claims import find_claims
    from store.extract.names import recognise
    from store.text import clean
    from store.text.language import language as language_of

    text = clean(sentence).strip()
    spoken = language or language_of(text)
    article = _article_of(text, spoken, date)
    named = recognise(article)
    mentions = tuple(sorted((found.mention for found in named), key=lambda mention: mention.start))
    claims = find_claims(article, mentions)
    evidence = {(piece.start, piece.end) for claim in claims for piece in claim.evidence}
    return Explanation(
        text,
        spoken,
        tuple(
            ExplainedName(m.text, m.start, m.end, m.type, m.name, tuple(found.rules))
            for found in named
            for m in (found.mention,)
        ),
        _amounts(text, spoken, evidence),
        _fired(article, mentions),
        tuple(
            ExplainedClaim(
                c.kind, c.amount, c.amount_max, c.currency, c.unit, c.parties, c.status, c.status_cue, c.date,
                tuple((piece.start, piece.end) for piece in c.evidence), _split(c.rules),
            )
            for c in claims
        ),
    )  # fmt: skip


def _article_of(text: str, language: Language | None, date: str | None) -> Article:
    """Wrap a passage as an article without a stated title."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    section = Section(None, "body", language, 0, len(text), tuple(spans))
    return Article("sentence", "", text[:80], False, None, date, language, text, (section,), "")


def _split(rules: tuple[str, ...]) -> tuple[str, ...]:
    """Spell out rules that were joined by `+`, each once."""
    return tuple(dict.fromkeys(part for rule in rules for part in rule.split("+")))


def _amounts(
    text: str, language: Language | None, evidence: set[tuple[int, int]]
) -> tuple[ExplainedAmount, ...]:
    from store.extract.amounts import find_amounts

    return tuple(
        ExplainedAmount(
            text[a.start : a.end], a.start, a.end, a.value, a.value_max, a.currency, a.unit, a.approximate,
            _split((a.rule,)), (a.start, a.end) in evidence,
        )
        for a in find_amounts(text, 0, None, language)
    )  # fmt: skip


def _fired(article: Article, mentions: tuple[Mention, ...]) -> tuple[ExplainedRule, ...]:
    """List every rule whose words stand in the passage."""
    from store.extract.claims.passages import read_sentences
    from store.extract.claims.triggers import fire

    return tuple(
        ExplainedRule(
            one.rule.name, one.rule.kind, article.text[s.start + one.start : s.start + one.end],
            s.start + one.start, s.start + one.end, one.rule.example, places().get(one.rule.name, ""),
        )
        for s in read_sentences(article, mentions)
        for one in fire(s.mask)
    )  # fmt: skip


@cache
def places() -> dict[str, str]:
    """Where each rule of claims is written: `store/extract/claims/rules_money.py:41` by its name."""
    folder = os.path.join(os.path.dirname(__file__), "claims")
    found: dict[str, str] = {}
    for name in sorted(each for each in os.listdir(folder) if each.startswith("rules_")):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if rule := re.fullmatch(r'\s{4,12}"([a-z_]+\.[a-z_0-9]+)",\n', line):
                    found.setdefault(rule[1], f"store/extract/claims/{name}:{number}")
    return found
