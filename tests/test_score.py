"""The gold articles are sound, the scorer measures what it says, and the program keeps the ground it won."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gold.annotate import GOLD, Locator, SheetError, build
from tests.score import floor
from tests.score.found import Found
from tests.score.gold import SETS, GoldArticle, load_set
from tests.score.scores import add_up, tallies
from tests.score.variants import VARIANTS

SHEETS = sorted(GOLD.glob("*/*.sheet"))
ARTICLES = [article for name in SETS for article in load_set(name)]


def perfect(article: GoldArticle) -> Found:
    """What a program that agrees with every annotation would find."""
    gold = article.gold
    types = {entity["name"]: entity["type"] for entity in gold["entities"]}
    mentions = [
        {**mention, "name": mention["entity"], "type": types[mention["entity"]]}
        for mention in gold["mentions"]
    ]
    entities = [
        {
            "name": entity["name"],
            "type": entity["type"],
            "forms": [entity["name"], *entity["aliases"]],
            "mentions": [mention for mention in mentions if mention["name"] == entity["name"]],
        }
        for entity in gold["entities"]
    ]
    return Found(
        title=gold["title"] or article.text[:40],
        title_stated=gold["title_stated"],
        author=gold["author"],
        date=gold["date"],
        language=gold["language"],
        text=article.text,
        headings=gold["headings"],
        asides=gold["asides"],
        mentions=mentions,
        entities=entities,
        claims=gold["claims"],
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_gold_file_is_what_its_sheet_says(sheet: Path) -> None:
    assert build(sheet) == json.loads(sheet.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_every_gold_span_is_its_text(article: GoldArticle) -> None:
    gold = article.gold
    claimed = [place for claim in gold["claims"] for place in claim["evidence"]]
    for place in gold["mentions"] + gold["amounts"] + gold["not_claims"] + gold["asides"] + claimed:
        assert article.text[place["start"] : place["end"]] == place["text"]


def test_enough_articles_and_both_languages() -> None:
    written = [article for article in ARTICLES if not article.name.isdigit()]
    french = sum(article.gold["language"] == "fr" for article in written)
    assert len(written) >= 12
    assert len(written) / 3 <= french <= len(written) * 2 / 3
    assert sum(not article.gold["claims"] for article in written) >= 2


def test_a_quote_must_stand_once() -> None:
    with pytest.raises(SheetError, match="2 times"):
        Locator("Nvidia et Nvidia").quoted("Nvidia")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_agreeing_with_gold_scores_one_on_every_measure(article: GoldArticle) -> None:
    scores = add_up([tallies(article, perfect(article))])
    assert {name: round(score.f1, 6) for name, score in scores.items() if score.f1 != 1.0} == {}


def test_each_fault_lowers_its_own_measure() -> None:
    article = next(article for article in ARTICLES if article.name == "003")
    good = perfect(article)
    claim = good.claims[0]
    false = {**claim, "amount": 7e9, "evidence": [{"start": 0, "end": 5, "text": "C’est"}]}
    elsewhere = {**claim, "parties": [{"name": "OpenAI", "role": "investor"}]}
    faults = {
        "entities, typed": good._replace(
            entities=[{**good.entities[0], "type": "PLACE"}, *good.entities[1:]]
        ),
        "mention spans": good._replace(mentions=good.mentions[1:]),
        "amount + currency": good._replace(claims=[*good.claims, false]),
        "claim core": good._replace(claims=[{**claim, "kind": "valuation"}, *good.claims[1:]]),
        "roles": good._replace(claims=[elsewhere, *good.claims[1:]]),
        "status": good._replace(claims=[{**claim, "status": "rejected"}, *good.claims[1:]]),
        "dates": good._replace(claims=[{**claim, "date": "1999"}, *good.claims[1:]]),
        "headings": good._replace(headings=good.headings[1:]),
        "asides": good._replace(asides=[{"start": 0, "end": 5}]),
        "title, author, date": good._replace(author="Somebody"),
        "no claim, stay out": good._replace(
            claims=[*good.claims, {**claim, "evidence": article.gold["not_claims"][:1]}]
        ),
    }
    for measure, found in faults.items():
        assert add_up([tallies(article, found)])[measure].f1 < 1.0, measure


def test_a_claim_in_an_article_without_deals_is_told() -> None:
    article = next(article for article in ARTICLES if article.name == "privacy-column")
    other = next(article for article in ARTICLES if article.name == "003")
    found = perfect(article)._replace(claims=other.gold["claims"][:1])
    assert add_up([tallies(article, found)])["no deal, stay empty"].f1 == 0.0


@pytest.mark.parametrize("change", VARIANTS.values(), ids=list(VARIANTS))
def test_a_variant_keeps_every_offset(change: object) -> None:
    assert callable(change)
    for article in ARTICLES:
        assert len(change(article.text)) == len(article.text)


def test_details_of_articles_kept_aside_are_refused() -> None:
    name = load_set("held")[0].name
    command = [sys.executable, "-m", "tests.score", "--details", name]
    done = subprocess.run(command, capture_output=True, text=True, cwd=GOLD.parent.parent, check=False)
    assert done.returncode == 2
    assert done.stdout == ""


def test_no_measure_falls_below_its_floor() -> None:
    now, floors = floor.reached(), floor.read()
    below = {
        f"{name}: {measure}": (round(now[name][measure], 3), least)
        for name, row in floors.items()
        for measure, least in row.items()
        if now[name][measure] < least
    }
    assert below == {}


@pytest.mark.parametrize("name", SETS)
def test_typography_changes_no_score(name: str) -> None:
    variant, measure, change = floor.most_changed(name)
    assert change <= floor.MOST_CHANGE, f"{measure} moves by {change:.3f} with {variant}"
