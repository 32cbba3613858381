"""What a reader finds in the bundled articles, by name; and what is no name there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from store.extract.names import find_mentions
from store.model import Mention
from store.text import clean
from tests.store.extract.names.names_marked import article

SEEDS = Path(__file__).resolve().parents[4] / "seeds"


def _mentions(number: str) -> tuple[Mention, ...]:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return find_mentions(article(clean(path.read_text(encoding="utf-8"))))


def _types(mentions: tuple[Mention, ...]) -> dict[str, str]:
    return {mention.name: mention.type for mention in mentions}


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_occurrence_of_openai_counts(number: str) -> None:
    text = clean(next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8"))
    found = [mention for mention in _mentions(number) if mention.text == "OpenAI"]
    assert len(found) == text.count("OpenAI")


def test_one_elon_musk_for_all_his_forms() -> None:
    forms = Counter(m.text for m in _mentions("003") if m.name == "Elon Musk")
    assert set(forms) == {"Elon Musk", "Musk", "Elon"}
    assert not any(m.name in ("Musk", "Elon") for m in _mentions("003"))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            "000",
            {
                "io": "ORG",
                "Eliza Labs": "ORG",
                "ElizaOS": "PRODUCT",
                "Shaw Walters": "PERSON",
                "SafeToken Protocol": "PRODUCT",
                "$GPS": "PRODUCT",
                "CoinDesk": "ORG",
                "Steve Jobs": "PERSON",
                "Sam Altman": "PERSON",
                "Mistral AI": "ORG",
                "Suisse": "PLACE",
                "Bitcoin": "PRODUCT",
            },
        ),
        (
            "001",
            {
                "Stargate": "PRODUCT",
                "xAI": "ORG",
                "Thrive Capital": "ORG",
                "Californie": "PLACE",
                "X": "PRODUCT",
            },
        ),
        ("002", {"ChatGPT Go": "PRODUCT", "Andreessen Horowitz": "ORG", "Jensen Huang": "PERSON"}),
        ("003", {"Mars": "PLACE", "xAI": "ORG", "Meta": "ORG", "Mark Zuckerberg": "PERSON"}),
        (
            "004",
            {
                "Llama": "PRODUCT",
                "Llama 4": "PRODUCT",
                "o1": "PRODUCT",
                "o3-mini": "PRODUCT",
                "Kai-Fu Lee": "PERSON",
            },
        ),
    ],
)
def test_names_and_types(number: str, expected: dict[str, str]) -> None:
    types = _types(_mentions(number))
    assert {name: types.get(name) for name in expected} == expected


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_is_no_name(number: str) -> None:
    texts = {mention.text for mention in _mentions(number)}
    assert not texts & {
        "L",
        "IA",
        "PDG",
        "GPU",
        "API",
        "Big Tech",
        "Internet",
        "NSFW",
        "Les",
        "LIRE",
        "VPN",
        "Min",
    }
