"""A ledger brought up to date after each change is the ledger that starting over would give."""

from __future__ import annotations

import random

import pytest

from store.model import Decision, DossierError, Ledger
from store.reconcile import Reconciler, prepare, reconcile
from store.reconcile.adopt import RULES
from store.reconcile.cold import pack, unpack
from tests.store.reconcile.generated import Made, Misreadings, World
from tests.store.reconcile.hand import finder


def assert_same(kept: Ledger, fresh: Ledger) -> None:
    """Field by field, so that what differs is named."""
    for name in Ledger._fields:
        ours, theirs = getattr(kept, name), getattr(fresh, name)
        if ours != theirs:
            differing = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
            raise AssertionError((name, len(ours), len(theirs), differing[:2]))


class Folder:
    """A folder whose articles come, change and go, and the decisions taken on them."""

    def __init__(self, seed: int, things: int = 0, deals: int = 0) -> None:
        self.chance = random.Random(seed)
        self.world = World(self.chance, things, deals) if things else Misreadings(self.chance)
        self.there: dict[str, Made] = {}
        self.kept = Reconciler()
        self.decisions: list[Decision] = []

    def put(self, name: str) -> None:
        """Adds an article or changes it."""
        made = self.there[name] = self.world.article(
            name, self.chance.randint(2, 24), self.chance.randint(0, 6)
        )
        self.kept.put(made.article, made.extraction)

    def step(self) -> None:
        """One to four articles come, change or go."""
        for _ in range(self.chance.randint(1, 4)):
            gone = self.chance.random() < 0.3 and self.there
            if gone:
                name = self.chance.choice(sorted(self.there))
                del self.there[name]
                self.kept.remove(name)
            else:
                self.put(f"a{self.chance.randrange(60):02d}")

    def decide(self, ledger: Ledger) -> None:
        """Takes a decision on something of this ledger, or takes one back."""
        if self.decisions and self.chance.random() < 0.3:
            self.decisions.pop(self.chance.randrange(len(self.decisions)))
            return
        try:
            action, target, args = self._drawn(ledger)
            checked, basis = prepare(
                action, target, args, finder(ledger, [made.article for made in self.there.values()])
            )
        except (DossierError, IndexError):
            return
        number = f"{len(self.decisions):04d}{self.chance.randrange(10**6)}"
        self.decisions.append(Decision(f"x{number}", action, target, checked, basis, "ann", f"2025-{number}"))

    def _drawn(self, ledger: Ledger) -> tuple[str, str, dict[str, object]]:
        pick = self.chance.choice
        deal, entity, claim = pick(ledger.deals), pick(ledger.entities), pick(ledger.claims)
        made = self.there[claim.article]
        return pick(
            (
                ("merge", entity.id, {"into": pick(ledger.entities).id}),
                ("split", entity.id, {"aliases": list(entity.aliases[:1]), "name": "Other"}),
                ("rename", entity.id, {"name": pick(("Zeta", "Ba Co"))}),
                ("retype", entity.id, {"type": "PERSON"}),
                ("hide", pick((entity.id, deal.id)), {}),
                ("merge_deals", deal.id, {"into": pick(ledger.deals).id}),
                ("split_deal", deal.id, {"claims": list(deal.claims[:1])}),
                ("correct", pick((deal.id, claim.id)), {"field": "amount", "value": 7e9}),
                ("reject_claim", claim.id, {}),
                (
                    "add_claim",
                    made.article.id,
                    {"text": claim.evidence[0].text, "kind": "bid", "amount": 3e9},
                ),
            )
        )

    def check(self) -> Ledger:
        """Brings the ledger up to date and compares it with one made of nothing but what is there."""
        articles = {name: made.article for name, made in self.there.items()}
        kept = self.kept.ledger(self.decisions, articles)
        order = self.chance.sample(sorted(self.there), len(self.there))
        fresh = reconcile(
            [self.there[name].article for name in order],
            [self.there[name].extraction for name in reversed(order)],
            self.decisions,
        )
        assert_same(kept, fresh)
        return kept


@pytest.mark.parametrize("seed", range(6))
def test_changes_give_the_ledger_of_starting_over(seed: int) -> None:
    folder = Folder(seed, things=(8, 25, 60)[seed % 3], deals=(6, 40)[seed % 2])
    for _ in range(12):
        folder.step()
        folder.check()


@pytest.mark.parametrize("seed", range(4))
def test_so_do_decisions_taken_and_undone_in_between(seed: int) -> None:
    folder = Folder(seed + 100, things=15, deals=15)
    for name in range(25):
        folder.put(f"a{name:02d}")
    ledger = folder.check()
    for _ in range(15):
        folder.decide(ledger)
        if folder.chance.random() < 0.3:
            folder.step()
        ledger = folder.check()
    assert folder.decisions


def test_strays_of_every_sort_find_the_homes_of_starting_over() -> None:
    joined = [0] * len(RULES)
    for seed in range(6):
        folder = Folder(seed)
        for name in range(0, 60, 3):
            folder.put(f"a{name:02d}")
        for _ in range(8):
            folder.step()
            ledger = folder.check()
            if folder.chance.random() < 0.2:
                folder.decide(ledger)
            for number, done in enumerate(folder.kept._adoption._passes):
                joined[number] += len(done.into)
    assert all(joined), joined


def test_kept_and_taken_up_again_between_changes_it_gives_the_same() -> None:
    folder = Folder(3, things=25, deals=15)
    for _ in range(10):
        folder.step()
        folder.decide(folder.check())
        folder.kept = Reconciler.resumed(*[unpack(pack(part)) for part in folder.kept.state()])


def test_what_was_given_out_is_never_changed_afterwards() -> None:
    folder = Folder(7, things=12, deals=10)
    ledgers: list[tuple[Ledger, str]] = []
    for _ in range(8):
        folder.step()
        folder.decide(folder.check())
        ledger = folder.check()
        ledgers.append((ledger, repr(ledger)))
    assert all(repr(ledger) == before for ledger, before in ledgers)


def test_one_more_article_makes_few_deals_again() -> None:
    folder = Folder(11, things=200, deals=300)
    for name in range(60):
        folder.put(f"a{name:02d}")
    before = {id(deal) for deal in folder.check().deals}
    folder.put("new")
    after = folder.check().deals
    assert sum(1 for deal in after if id(deal) not in before) <= 30
