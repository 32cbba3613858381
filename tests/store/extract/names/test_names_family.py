"""Family names that stand alone, of persons whom the article names in full."""

# ruff: noqa: E501 - sentences read best as they are written

from __future__ import annotations

from store.extract.names import find_mentions
from store.read import parse_article


def _types(text: str, name: str) -> set[tuple[str, str]]:
    return {(m.type, m.name) for m in find_mentions(parse_article(text)) if name in m.text}


def test_a_family_name_met_often_stays_the_persons_beside_cues_for_firms() -> None:
    cues = (
        "The client Zeldin had paid for the tour. An employee of Zeldin signed the contract. Zeldin was absent. "
        "Zeldin, the Spanish head of it all, had raised the matter. Zeldin has signed an agreement. "
    )
    plain = " ".join(
        f"On day {day} Zeldin said nothing and met Zeldin's lawyers in Madrid." for day in range(12)
    )
    text = f"A trial in Madrid\n\nDavid Zeldin, the chief executive, met them.\n\n{cues}{plain}\n"
    assert _types(text, "Zeldin") == {("PERSON", "David Zeldin")}


def test_a_firm_that_bears_its_founders_name_stays_a_firm() -> None:
    text = (
        "Zeldin raises 12 million euros\n\nThe start-up Zeldin, founded by Marc Zeldin in Lyon, has raised 12 "
        "million euros. Zeldin, a maker of pumps, will hire. The company Zeldin is based in Lyon.\n"
    )
    assert {("ORG", "Zeldin"), ("PERSON", "Marc Zeldin")} <= _types(text, "Zeldin")


def test_words_of_a_heading_take_no_name_from_its_person() -> None:
    text = (
        "The case\n\nJulian Verhoeven, the chief executive, was arrested.\n\nSabotaging Verhoeven\n\n"
        "Reporters heard that Verhoeven had left. Verhoeven told them so, and Verhoeven was free.\n"
    )
    told = text.index("Reporters")
    found = {m.name for m in find_mentions(parse_article(text)) if m.start > told and m.text == "Verhoeven"}
    assert found == {"Julian Verhoeven"}


def test_who_is_introduced_by_name_is_a_person() -> None:
    text = "The trial\n\nIt was a bodyguard named Zohar Tarav, who called him. Tarav was told so by Madrid.\n"
    assert _types(text, "Tarav") == {("PERSON", "Zohar Tarav")}
