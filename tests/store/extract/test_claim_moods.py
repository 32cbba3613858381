"""Amount, status and date of sentences whose clauses differ in mood; written before any was run."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.extract import explain

DATE = "2025-10-15"
CASES = Path(__file__).with_name("clause_moods.txt")


def wanted() -> list[tuple[str, str, str]]:
    """Each line of the cases: language, sentence, what it must give."""
    written = CASES.read_text(encoding="utf-8").splitlines()
    lines = (line.split(" | ") for line in written if line and not line.startswith("#"))
    return [(parts[0], parts[1], parts[2]) for parts in lines]


@pytest.mark.parametrize(("language", "sentence", "facts"), wanted(), ids=[s[1][:48] for s in wanted()])
def test_amount_status_and_date_of_a_clause(language: str, sentence: str, facts: str) -> None:
    found = explain(sentence, language, DATE).claims  # type: ignore[arg-type]
    told = {
        f"{claim.amount:g} {claim.currency}": (claim.status, claim.date or "-")
        for claim in found
        if claim.amount
    }
    for fact in facts.split(" ; "):
        amount, currency, statuses, dates = fact.split()
        status, date = told.get(f"{float(amount):g} {currency}", ("not found", "-"))
        assert status in statuses.split("/"), told
        assert date in dates.split("/"), told
