"""Where each rule is written, for who would change it."""

from __future__ import annotations

from store.extract import explain
from store.extract.claims.rules_deals import DEALS
from store.extract.claims.rules_figures import ALL_FIGURES
from store.extract.explanation import places
from tests.conftest import ROOT


def test_every_rule_has_its_place_and_the_place_its_rule() -> None:
    assert {rule.name for rule in (*DEALS, *ALL_FIGURES)} <= set(places())
    for name, place in places().items():
        path, line = place.split(":")
        assert f'"{name}"' in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_a_sentence_tells_where_the_rule_that_fired_is_written() -> None:
    (fired,) = explain("Mistral AI a levé 1,7 milliard d’euros auprès d’ASML.").fired
    assert fired.place == places()[fired.name]
