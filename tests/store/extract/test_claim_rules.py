"""Every rule kept as data is proved by its own example."""

from __future__ import annotations

import re

import pytest

from store.extract.amounts import find_amounts
from store.extract.claims.light import LIGHTS, light_before
from store.extract.claims.passages import read_sentences
from store.extract.claims.rule import Rule, compile_rule, keys
from store.extract.claims.rules_deals import DEALS
from store.extract.claims.rules_figures import ALL_FIGURES
from store.extract.claims.status import CUES, status_of
from store.extract.claims.triggers import fire
from store.model import Article, Mention, Paragraph, Section

RULES = (*DEALS, *ALL_FIGURES)
NO_NAMES = {"Series D", "Bourse", "L", "La", "Le", "The", "Un"}
CAPITAL = re.compile(r"[A-Z](?:[\w&-]|'(?!s(?!\w)))*(?: [A-Z](?:[\w&-]|'(?!s(?!\w)))*)*")


def masks(text: str) -> list[str]:
    """The masks of a sentence in which every capitalised run is a name."""
    mentions = tuple(
        Mention("t", m.start(), m.end(), m.group(), "ORG", m.group())
        for m in CAPITAL.finditer(text)
        if m.group() not in NO_NAMES
    )
    section = Section(None, "body", None, 0, len(text), (Paragraph(0, len(text)),))
    article = Article("t", "", text, False, None, None, None, text, (section,), "")
    return [sentence.mask for sentence in read_sentences(article, mentions)]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_example_fires_its_rule(rule: Rule) -> None:
    fired = {one.rule.name for mask in masks(rule.example) for one in fire(mask)}
    assert rule.name in fired


def test_names_are_unique_and_triggers_are_found_by_their_first_letters() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert keys(rule.trigger)
        made = compile_rule(rule)
        assert made.right or made.left or rule.alone, rule.name


@pytest.mark.parametrize("cue", CUES, ids=[cue.status for cue in CUES])
def test_example_says_its_status(cue: object) -> None:
    mask = cue.example.lower()  # type: ignore[attr-defined]
    kind = "price" if cue.status == "opinion" else "funding_round"  # type: ignore[attr-defined]
    assert status_of(mask, None, (len(mask) - 2, len(mask) - 1), kind, None)[0] == cue.status  # type: ignore[attr-defined]


@pytest.mark.parametrize("light", LIGHTS, ids=[light.name for light in LIGHTS])
def test_light_verb_is_found_before_its_noun(light: object) -> None:
    mask = light.example.lower()  # type: ignore[attr-defined]
    noun = re.search("contrat|subvention|amende|termination fee", mask)
    assert noun is not None
    turned = [light_before(mask, noun.start(), kind) for kind in light.frames]  # type: ignore[attr-defined]
    assert light.name in {one.name for one in turned if one}  # type: ignore[attr-defined]


def test_nothing_fires_inside_a_name() -> None:
    text = "Apple Pay et Deal Fund existent."
    mentions = (
        Mention("t", 0, 9, "Apple Pay", "PRODUCT", "Apple Pay"),
        Mention("t", 13, 22, "Deal Fund", "ORG", "Deal Fund"),
    )
    section = Section(None, "body", "fr", 0, len(text), (Paragraph(0, len(text)),))
    article = Article("t", "", text, False, None, None, "fr", text, (section,), "")
    assert [fire(sentence.mask) for sentence in read_sentences(article, mentions)] == [[]]
    assert find_amounts(text) == []
