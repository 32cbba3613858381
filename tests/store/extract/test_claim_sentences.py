"""Sentences of the press against what a careful reader takes from each (deal_sentences.txt)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from store.extract.claims import find_claims
from store.model import Article, Claim, Mention, Paragraph, Section

FAMILY = {"bid": "acquisition", "funding_round": "investment", "partnership": "contract"}
TYPES = {"o": "ORG", "p": "PERSON", "d": "PRODUCT", "l": "PLACE"}
MARK = re.compile(r"\{([opdl]):([^}]*)\}")


class Expected(NamedTuple):
    """One claim as the sheet writes it."""

    kinds: list[str]
    amount: float | None
    currency: str | None
    roles: list[str]
    statuses: list[str]
    dates: list[str]


class Case(NamedTuple):
    """One sentence and its expected claims."""

    language: str
    text: str
    mentions: tuple[Mention, ...]
    claims: list[Expected]


def read_case(line: str) -> Case:
    marked, _, expected = line.partition(" => ")
    language, marked = marked[:2], marked[3:]
    text, mentions, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        name = mark[2]
        mentions.append(Mention("t", len(text), len(text) + len(name), name, TYPES[mark[1]], name))  # type: ignore[arg-type]
        text += name
        at = mark.end()
    text += marked[at:]
    claims = [] if expected.strip() == "none" else [read_claim(part) for part in expected.split(" && ")]
    return Case(language, text, tuple(mentions), claims)


def read_claim(written: str) -> Expected:
    kinds, amount, currency, roles, status, dates = (part.strip() for part in written.split(";"))
    names = [role.strip() for role in re.split(r" (?=\??(?:[a-z]+/)*[a-z]+:)", roles)]
    return Expected(
        kinds.split("/"), None if amount == "-" else float(amount), None if currency == "-" else currency,
        names, status.split("/"), dates.split("/"),
    )  # fmt: skip


def claims_of(case: Case) -> tuple[Claim, ...]:
    section = Section(None, "body", case.language, 0, len(case.text), (Paragraph(0, len(case.text)),))  # type: ignore[arg-type]
    article = Article(
        "t", "t.txt", case.text, False, None, "2025-06-18", case.language, case.text, (section,), ""
    )  # type: ignore[arg-type]
    return find_claims(article, case.mentions)


def faults(case: Case) -> list[str]:
    """Say what differs, in words; empty when all is right."""
    left = list(claims_of(case))
    wrong = []
    for want in case.claims:
        got = next((c for c in left if _core(c, want)), None)
        if got is None:
            wrong.append(f"missing {want.kinds[0]} {want.amount} {want.currency}")
            continue
        left.remove(got)
        wrong += _attributes(got, want)
    return wrong + [f"extra {c.kind} {c.amount} {c.currency} {c.parties} {c.rules}" for c in left]


def _core(claim: Claim, want: Expected) -> bool:
    families = {FAMILY.get(kind, kind) for kind in want.kinds}
    return (
        claim.amount == pytest.approx(want.amount) if want.amount is not None else claim.amount is None
    ) and (FAMILY.get(claim.kind, claim.kind) in families and claim.currency == want.currency)


def _attributes(claim: Claim, want: Expected) -> list[str]:
    wrong = []
    allowed = set()
    for written in want.roles:
        roles, _, name = written.lstrip("?").partition(":")
        mine = {(name, role) for role in roles.split("/")}
        allowed |= mine
        if not written.startswith("?") and not any((p.name, p.role) in mine for p in claim.parties):
            wrong.append(f"lacks {written}")
    wrong += [f"wrong {p.role}:{p.name}" for p in claim.parties if (p.name, p.role) not in allowed]
    if "*" not in want.statuses and claim.status not in want.statuses:
        wrong.append(f"status {claim.status} ({claim.status_cue}) for {want.statuses}")
    if "*" not in want.dates and (claim.date or "-") not in want.dates:
        wrong.append(f"date {claim.date} for {want.dates}")
    return wrong


SHEETS = tuple(sorted(path.name for path in Path(__file__).parent.glob("deal_*.txt")))
SHEET = "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in SHEETS)
CASES = [read_case(line) for line in SHEET.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=[case.text[:60] for case in CASES])
def test_sentence_says_what_a_reader_takes_from_it(case: Case) -> None:
    assert faults(case) == []


VARIANTS = [("\u00a0", "’"), ("\u202f", "’"), (" ", "'")]


@pytest.mark.parametrize(("space", "apostrophe"), VARIANTS)
def test_typography_changes_nothing(space: str, apostrophe: str) -> None:
    for case in CASES:
        text = re.sub(r"(?<=\d) (?=[\d%€$]|milli|million)", space, case.text).replace("'", apostrophe)
        changed = case._replace(text=text)
        before = [(c.kind, c.amount, c.currency, c.parties, c.status, c.date) for c in claims_of(case)]
        after = [(c.kind, c.amount, c.currency, c.parties, c.status, c.date) for c in claims_of(changed)]
        assert after == before, text


def test_evidence_is_exactly_what_its_span_covers() -> None:
    for case in CASES:
        for claim in claims_of(case):
            for piece in claim.evidence:
                assert case.text[piece.start : piece.end] == piece.text
