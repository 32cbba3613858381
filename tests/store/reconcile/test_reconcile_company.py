"""Who pays for whom: a deal that gives way to another one with the same payer and paid concerns nobody."""

from __future__ import annotations

from store.reconcile.company import Company
from store.reconcile.delta import Delta
from store.reconcile.facts import Fact, Said
from store.reconcile.told import Told


def paid(payer: str, target: str) -> Told:
    by, about = frozenset({payer}), frozenset({target})
    said = Said("takeover", "acquisition", "total", None, by | about, about, by, None, None, False)
    return Told([Fact(said, "c1")])


def test_only_a_pair_told_for_the_first_time_or_no_more_concerns_its_parties() -> None:
    company = Company()
    first, again = paid("buyer", "target"), paid("buyer", "target")
    assert company.pay(Delta([first], [])) == {"buyer", "target"}
    assert company.pay(Delta([again], [first])) == set()
    assert company.pay(Delta([first, paid("other", "target")], [])) == {"other", "target"}
    assert company.pay(Delta([], [first])) == set()
    assert company.pay(Delta([paid("buyer", "third")], [again])) == {"buyer", "target", "third"}
    assert company._pays == {"buyer": {"third": 1}, "other": {"target": 1}}
