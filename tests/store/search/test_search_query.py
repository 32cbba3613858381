"""The query language: what parses, what is refused and how, and that typing never errs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.fields import AmountRange, Choice, DateRange, read_amount, read_date
from store.search.query import MAX_QUERY, And, Field, Not, Or, Pattern, Phrase, Words, parse


def test_neighbouring_words_are_one_leaf() -> None:
    node = parse("softbank 30 milliards").node
    assert node == Words("softbank 30 milliards", 0, 21)


def test_or_binds_looser_than_words_side_by_side() -> None:
    node = parse("sam altman OR musk").node
    assert isinstance(node, Or)
    assert [child.text for child in node.children if isinstance(child, Words)] == ["sam altman", "musk"]


def test_a_minus_leaves_out_one_word_only() -> None:
    node = parse("-musk openai").node
    assert isinstance(node, And)
    assert node.children == (Not(Words("musk", 1, 5)), Words("openai", 6, 12))


def test_a_hyphen_inside_a_word_is_no_minus() -> None:
    assert parse("start-up").node == Words("start-up", 0, 8)


def test_phrases_in_french_quotes() -> None:
    assert parse("« machine à cash »").node == Phrase(" machine à cash ", 0, 18)


def test_parentheses_group() -> None:
    node = parse("(musk OR altman) io").node
    assert isinstance(node, And)
    assert isinstance(node.children[0], Or)


def test_every_field_of_the_language() -> None:
    query = (
        'in:deals entity:"sam altman" kind:acquisition amount:>10Md$ status:rumoured date:2025-03.. '
        "article:002 type:person tag:todo party:softbank year:2025 agreement:disputed"
    )
    node = parse(query).node
    assert isinstance(node, And)
    assert [child.name for child in node.children if isinstance(child, Field)] == [
        "in", "entity", "kind", "amount", "status", "date", "article", "type", "tag", "party", "year",
        "agreement",
    ]  # fmt: skip


def test_field_names_and_values_in_french() -> None:
    node = parse("genre:rachat montant:>10Md€ statut:rumeur").node
    assert isinstance(node, And)
    values = [child.value for child in node.children if isinstance(child, Field)]
    assert values == [
        Choice(("acquisition", "bid")), AmountRange(1e10, 1e30, "EUR", True), Choice(("rumoured",)),
    ]  # fmt: skip


def test_an_amount_may_hold_a_space() -> None:
    node = parse("amount:>10 milliards musk").node
    assert isinstance(node, And)
    assert node.children[1] == Words("musk", 21, 25)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (">10Md$", AmountRange(1e10, 1e30, "USD", True)),
        (">=10Md", AmountRange(1e10, 1e30)),
        ("6..7Md$", AmountRange(6e9, 7e9, "USD")),
        ("500M€..2Md€", AmountRange(5e8, 2e9, "EUR")),
        ("..5bn", AmountRange(-1e30, 5e9)),
        ("6,4", AmountRange(6.4, 6.4)),
        ("$6.4bn", AmountRange(6.4e9, 6.4e9, "USD")),
        ("10GW", AmountRange(10, 10, "GW")),
        ("many", None),
        ("..", None),
    ],
)
def test_amount_ranges(written: str, expected: AmountRange | None) -> None:
    assert read_amount(written) == expected


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("2025-03..", "2025-03-01", "9999"),
        ("..2024", "0000", "2024-12-31"),
        ("2024..2025-06", "2024-01-01", "2025-06-31"),
    ],
)
def test_date_ranges(written: str, low: str, high: str) -> None:
    assert read_date(written) == DateRange(low, high)


@pytest.mark.parametrize("written", ["202", "2025-13", "mars", "2025-03-32"])
def test_what_is_no_date(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ("knd:rachat", 0, "kind:acquisition"),
        ("musk kind:bla", 5, "acquisition, bid"),
        ('musk "sans fin', 5, '"sans fin"'),
        ("/gpt", 0, "/gpt/"),
        ("/(a+)+b/", 0, "repeat"),
        ("musk OR", 5, "musk OR altman"),
        ("-musk", 0, "openai -musk"),
        ("(musk", 0, ")"),
        ("musk)", 4, "leave out"),
        ("date:hier", 0, "date:2025-03"),
        ("amount:beaucoup", 0, "amount:none"),
        ("kind:none", 0, "acquisition, bid"),
        ("x" * (MAX_QUERY + 1), MAX_QUERY, "at most"),
    ],
)
def test_a_bad_query_says_what_where_and_what_would_be_right(query: str, at: int, says: str) -> None:
    error = parse(query).error
    assert error is not None
    assert error.start == at
    assert says in str(error)


FINISHED = (
    'in:deals entity:"sam altman" (musk OR -altman) amount:>10Md$ date:2025-03.. /gpt-[0-9]/ '
    '"levée de fonds" op*'
)


@pytest.mark.parametrize("end", range(len(FINISHED) + 1))
def test_no_beginning_of_a_query_errs_while_typing(end: int) -> None:
    assert parse(FINISHED[:end], lenient=True).error is None


@given(st.text(max_size=60))
def test_anything_typed_parses_leniently_and_never_raises_strictly(text: str) -> None:
    assert parse(text, lenient=True).error is None
    parse(text)


@given(st.text(alphabet='ab"«»()/-:OR |*.>0M$ ', max_size=40))
def test_the_signs_of_the_language_in_any_order(text: str) -> None:
    query = parse(text, lenient=True)
    assert query.error is None
    strict = parse(text)
    assert (strict.error is None) or 0 <= strict.error.start <= len(text)


def test_a_regex_keeps_its_escapes() -> None:
    assert parse(r"/a\/b/").node == Pattern(r"a\/b", 0, 6)
