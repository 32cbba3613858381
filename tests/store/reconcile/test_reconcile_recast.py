"""Parties in the roles of another kind."""

from __future__ import annotations

import pytest

from store.hints import get_args
from store.model import SIDES, DossierError, Kind, Party, Role
from store.reconcile.decisions import prepare
from store.reconcile.recast import recast
from store.reconcile.replay import corrected
from tests.gold.lookup.score import seeds_records
from tests.store.reconcile.hand import finder


def _roles(kind: Kind, *roles: Role) -> list[str]:
    return [party.role for party in recast(kind, [Party(f"n{n}", role) for n, role in enumerate(roles)])]


def test_a_party_keeps_its_side_in_the_new_kind() -> None:
    assert _roles("acquisition", "customer", "supplier") == ["buyer", "target"]
    assert _roles("investment", "target", "buyer") == ["recipient", "investor"]
    assert _roles("bid", "buyer", "seller", "target") == ["bidder", "seller", "target"]
    assert _roles("contract", "buyer", "seller") == ["customer", "supplier"]
    assert _roles("lawsuit", "partner", "partner", "partner") == ["plaintiff", "defendant", "defendant"]
    assert _roles("acquisition", "subject") == ["buyer"]
    assert _roles("partnership", "customer", "supplier") == ["partner", "partner"]
    assert _roles("revenue", "customer", "supplier") == ["subject", "subject"]


def test_every_kind_leaves_the_roles_it_gave() -> None:
    for kind in get_args(Kind):
        for sides in SIDES.values():
            given = recast(kind, [Party(role, role) for role in sides])
            assert recast(kind, given) == given, kind


def test_a_kind_corrected_anywhere_brings_parties_that_it_knows() -> None:
    records = seeds_records()
    from store.model import Ledger

    ledger = Ledger(tuple(records.entities), tuple(records.claims), tuple(records.deals), (), (), ())
    bid = next(deal for deal in records.deals if deal.kind == "bid")
    find = finder(ledger, records.articles)
    args, _ = prepare("correct", bid.id, {"field": "kind", "value": "lawsuit"}, find)
    assert {party["role"] for party in args["parties"]} == {"plaintiff", "defendant"}
    now = corrected(bid, args)
    assert (now.kind, now.parties) == ("lawsuit", recast("lawsuit", bid.parties))
    assert now.decided == ("kind", "parties")
    kept, _ = prepare("correct", bid.id, {"field": "kind", "value": "bid"}, find)
    assert "parties" not in kept
    given = {"field": "kind", "value": "lawsuit", "parties": "plaintiff: A; defendant: B"}
    args, _ = prepare("correct", bid.id, given, find)
    assert corrected(bid, args).parties == (Party("A", "plaintiff"), Party("B", "defendant"))
    with pytest.raises(DossierError, match="takes no parties"):
        prepare("correct", bid.id, {**given, "field": "amount", "value": 1}, find)
