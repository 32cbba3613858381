"""A deal of one claim is made by a shorter way, which gives what the long one would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from store import model
from store.hints import get_args
from store.model import Claim, Party
from store.reconcile.entities import Draft, Names
from store.reconcile.headline import Context, make_deal, weighed
from store.reconcile.reconciler import Published

FORMS = {"openai": "openai", "open ai": "openai", "softbank": "softbank", "io": "io"}
NAMES = Names(
    {name: Draft(name.title(), "ORG", [], {name}) for name in ("openai", "softbank", "io")}, FORMS, {}
)
DATES = some.sampled_from([None, "", "2025", "2025-03", "2025-03-31", "2024-11"])
PARTIES = some.builds(
    Party, some.sampled_from([*FORMS, "Nobody named"]), some.sampled_from(get_args(model.Role))
)
CLAIMS = some.builds(
    Claim,
    id=some.just("c1"),
    deal=some.none(),
    article=some.sampled_from(["a", "unknown"]),
    kind=some.sampled_from(get_args(model.Kind)),
    amount=some.sampled_from([None, 0.0, 1.7e9, 40e9]),
    amount_max=some.sampled_from([None, 50e9]),
    currency=some.sampled_from([None, "EUR"]),
    unit=some.none(),
    approximate=some.sampled_from([None, "about", "over"]),
    parties=some.lists(PARTIES, max_size=4).map(tuple),
    status=some.sampled_from(get_args(model.Status)),
    status_cue=some.sampled_from([None, "lève"]),
    date=DATES,
    evidence=some.just(()),
    aside=some.booleans(),
    quantity=some.sampled_from(get_args(model.Quantity)),
    decided=some.lists(some.sampled_from(["kind", "amount", "date"]), max_size=3).map(tuple),
)


@given(CLAIMS, DATES, some.sets(some.sampled_from(["openai", "softbank", "?nobody named"])))
def test_a_deal_of_one_claim_is_that_of_the_long_way(
    claim: Claim, told: str | None, strangers: set[str]
) -> None:
    context = Context({"a": Published(told)}, NAMES, {"a": 0}, frozenset(strangers))
    assert make_deal([claim], context) == weighed([claim], context)
