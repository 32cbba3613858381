"""Every context rule fires on its own example; the lists are large, sourced and well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

import store.extract.names
from store.extract.names import find_mentions, well_known
from store.extract.names.candidates import MAX_NAME
from store.extract.names.context import Rule, fired, read_rules
from store.extract.names.lexicon import lexicon
from store.extract.names.surface import levelled
from store.read import parse_article

LISTS = sorted((Path(store.extract.names.__file__).parent / "lexicon").glob("*.txt"))


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_example(rule: Rule) -> None:
    start, end = rule.example.index("["), rule.example.index("]") - 1
    text = levelled(rule.example.replace("[", "").replace("]", ""))
    assert rule.name in [one.name for one in fired(text, start, end, 0, len(text))]


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in read_rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_names_its_source(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("Source:" in line for line in head)


def test_the_lists_are_broad() -> None:
    assert len(lexicon().senses) > 4000
    assert len(lexicon().given) > 1200


def test_no_form_is_empty_or_keeps_a_mark() -> None:
    for form in lexicon().senses:
        assert form.strip() == form
        assert form
        assert not form.endswith("?")
        assert "=" not in form


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("United States", "PLACE", "États-Unis"),
        ("États-Unis", "PLACE", "États-Unis"),
        ("a16z", "ORG", "Andreessen Horowitz"),
        ("European Commission", "ORG", "Commission européenne"),
        ("Zeliq", "ORG", None),
        ("Paris", "ORG", None),
    ],
)
def test_well_known_joins_the_forms_of_one_thing(name: str, kind: str, key: str | None) -> None:
    assert well_known(name, kind) == key  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["X", "aBcD", "Abcdefghij", "A&", "Ab-Cd"])
def test_what_is_longer_than_any_name_is_none(unit: str) -> None:
    endless = unit * (2 * MAX_NAME)
    article = parse_article(f"Un titre\n\nHier, Mistral AI a vu {endless} chez Doctolib à Paris.\n")
    mentions = find_mentions(article)
    assert {"Mistral AI", "Doctolib"} <= {mention.text for mention in mentions}
    assert all(len(mention.text) <= MAX_NAME for mention in mentions)


def test_a_compound_with_letters_that_have_no_case() -> None:
    article = parse_article("Un titre\n\nHier, Xiaomi-小米 et Mistral AI ont vu Jean-漢 à Paris.\n")
    assert "Mistral AI" in {mention.text for mention in find_mentions(article)}


def test_a_line_that_says_two_entries_are_one_makes_them_one() -> None:
    assert well_known("ACC", "ORG") == well_known("Automotive Cells Company", "ORG")
    assert well_known("Foxconn", "ORG") == well_known("Hon Hai Precision", "ORG")
    assert well_known("CDC", "ORG") != well_known("Centers for Disease Control and Prevention", "ORG")


def test_every_form_of_a_well_known_name_lists_all_the_forms_it_has() -> None:
    for form, senses in lexicon().senses.items():
        for sense in senses:
            known = lexicon().senses.get(sense.names[0], ())
            assert any(other.type == sense.type for other in known), form
