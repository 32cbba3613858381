"""Regular expressions from people: none runs for ever."""

from __future__ import annotations

import time

import pytest

from store.search.patterns import find, refusal


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a*)*",
        "((ab)+c)*",
        "(x+x+)+y",
        "(a|b+)*c",
        "[",
        "a" * 300,
        "a*b*c*d*e",
        r"(a)\1",
        "(.{1,50}){9}",
    ],
)
def test_dangerous_patterns_are_refused(pattern: str) -> None:
    assert refusal(pattern)


@pytest.mark.parametrize(
    "pattern", [r"gpt-\d", r"\bOpen\w+", "a.*b", r"[0-9]{1,3} milliards", "(?i)musk|altman"]
)
def test_ordinary_patterns_are_taken(pattern: str) -> None:
    assert refusal(pattern) is None


def test_case_counts_only_when_a_capital_is_typed() -> None:
    later = time.monotonic() + 10
    assert find("gpt", "GPT-4 gpt", later) == [(0, 3), (6, 9)]
    assert find("GPT", "GPT-4 gpt", later) == [(0, 3)]


def test_nothing_is_looked_at_after_the_deadline() -> None:
    assert find("a", "aaa", time.monotonic() - 1) == []


def test_slow_patterns_see_the_text_in_windows() -> None:
    assert find(".*a.*b.*c", "z" * 20_000, time.monotonic() + 5) == []
