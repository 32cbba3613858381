"""What an analyst decided is applied again at every ingest, and reported when its text has changed."""

from __future__ import annotations

from typing import Any

import pytest

from store.model import Article, Claim, Decision, DossierError, Extraction, Ledger, UnknownId
from store.reconcile import ACTIONS, prepare, reconcile
from tests.store.reconcile.hand import Dossier, aliases, finder, one

MISTRAL = "recipient:Mistral AI"


def dossier() -> Dossier:
    """Two articles on one round, with a third fact, and names to decide on."""
    made = Dossier()
    made.article(
        "000",
        "Mistral AI raised 1.7 billion euros. ASML paid 1.3 billion.\nMusk laughs at Le Chat.",
        "2025-09-09",
    )
    made.names("000", "ORG", "Mistral AI", "ASML")
    made.names("000", "PERSON", "Musk")
    made.names("000", "PRODUCT", "Le Chat")
    made.claim("000", "funding_round", 1.7e9, "1.7 billion", MISTRAL, status="completed")
    made.claim("000", "investment", 1.3e9, "1.3 billion", f"investor:ASML; {MISTRAL}")
    made.article("001", "Some say 2 billion euros went to Mistral. Elon Musk tweeted.", "2025-09-10")
    made.names("001", "ORG", "Mistral")
    made.names("001", "PERSON", "Elon Musk")
    made.claim("001", "funding_round", 2e9, "2 billion", "recipient:Mistral", status="completed")
    return made


def decide(made: Dossier, action: str, target: str, **args: Any) -> Decision:
    """Takes a decision as the door does: prepared against the ledger of the moment."""
    checked, basis = prepare(action, target, args, finder(made.ledger(), made.articles.values()))
    number = len(made.decisions)
    decision = Decision(
        f"x{number}", action, target, checked, basis, "desk", f"2025-10-01T00:00:{number:02d}Z"
    )
    made.decisions.append(decision)
    return decision


def renamed(made: Dossier, old: str, new: str, before: str = "", after: str = "") -> Dossier:
    """The same dossier with a file renamed, and paragraphs put before and after its text."""
    other = Dossier()
    other.decisions = made.decisions
    shift = len(before)
    for name, article in made.articles.items():
        if name != old:
            other.articles[name], other.mentions[name] = article, made.mentions[name]
            other.found[name] = made.found[name]
            continue
        other.articles[new] = article._replace(
            id=new, text=f"{before}{article.text}{after}", digest="changed"
        )
        other.mentions[new] = [
            m._replace(article=new, start=m.start + shift, end=m.end + shift) for m in made.mentions[name]
        ]
        other.found[new] = [moved(claim, new, shift) for claim in made.found[name]]
    return other


def moved(claim: Claim, article: str, shift: int) -> Claim:
    """A claim of a renamed article: another id, since ids hold the article's."""
    evidence = tuple(
        e._replace(article=article, start=e.start + shift, end=e.end + shift) for e in claim.evidence
    )
    return claim._replace(id=f"c9{claim.id[3:]}", article=article, evidence=evidence)


def test_merge_rename_retype_and_hide_an_entity() -> None:
    made = dossier()
    decide(made, "merge", "le-chat", into="mistral-ai")
    decide(made, "rename", "mistral-ai", name="Mistral")
    decide(made, "retype", "elon-musk", type="ORG")
    decide(made, "hide", "asml")
    ledger = made.ledger()
    assert ledger.unresolved == ()
    entities = {entity.id: entity for entity in ledger.entities}
    assert set(entities) == {"mistral-ai", "elon-musk"}
    assert entities["mistral-ai"].name == "Mistral"
    assert set(entities["mistral-ai"].aliases) == {"Mistral AI", "Le Chat"}
    assert entities["mistral-ai"].decided == ("merge", "rename")
    assert entities["elon-musk"].type == "ORG"
    assert {party.name for deal in ledger.deals for party in deal.parties} == {"Mistral", "ASML"}


def test_a_merge_of_entities_makes_their_deals_meet() -> None:
    made = dossier()
    made.article("002", "The maker of Le Chat raised 1.7 billion", "2025-09-09")
    made.claim("002", "funding_round", 1.7e9, "1.7 billion", "recipient:La Pépite", status="completed")
    assert len(made.ledger().deals) == 3
    decide(made, "merge", "la-pepite", into="mistral-ai")
    assert len(one(made.ledger().deals, kind="funding_round").claims) == 3


def test_split_gives_aliases_to_another_entity() -> None:
    made = dossier()
    decide(made, "split", "elon-musk", aliases=["Musk"], name="Kimbal Musk")
    found = aliases(made.ledger())
    assert found["Kimbal Musk"] == {"Musk"}
    assert found["Elon Musk"] == set()


def test_a_decision_on_what_was_merged_away_follows_it() -> None:
    made = dossier()
    ledger = made.ledger()
    checked, basis = prepare(
        "rename", "le-chat", {"name": "Le Chat Pro"}, finder(ledger, made.articles.values())
    )
    decide(made, "merge", "le-chat", into="mistral-ai")
    made.decisions.append(Decision("x9", "rename", "le-chat", checked, basis, "desk", "2025-10-02T00:00:00Z"))
    assert {e.name for e in made.ledger().entities if e.id == "mistral-ai"} == {"Le Chat Pro"}


def test_an_entity_is_found_again_when_a_fuller_name_renames_it() -> None:
    made = Dossier()
    made.article("a", "Thrive invests")
    made.name("a", "Thrive")
    decide(made, "retype", "thrive", type="PRODUCT")
    made.article("b", "Thrive Capital invests")
    made.name("b", "Thrive Capital")
    ledger = made.ledger()
    assert [(e.id, e.type, e.decided) for e in ledger.entities] == [
        ("thrive-capital", "PRODUCT", ("retype",))
    ]


def test_correct_reject_and_add_claims() -> None:
    made = dossier()
    first, share = (claim.id for claim in made.found["000"])
    decide(made, "correct", made.found["001"][0].id, field="amount", value="1.7e9")
    decide(made, "reject_claim", share)
    decide(
        made,
        "add_claim",
        "000",
        text="Musk laughs at Le Chat.",
        kind="partnership",
        parties="partner:Musk; partner:Mistral",
    )
    ledger = made.ledger()
    assert ledger.unresolved == ()
    deal = one(ledger.deals, kind="funding_round")
    assert (deal.agreement, deal.decided, len(deal.claims)) == ("agreed", ("amount",), 2)
    rejected = next(claim for claim in ledger.claims if claim.id == share)
    assert (rejected.deal, rejected.decided) == (None, ("reject_claim",))
    added = one(ledger.deals, kind="partnership")
    assert {party.name for party in added.parties} == {"Elon Musk", "Mistral AI"}
    claim = next(claim for claim in ledger.claims if claim.id in added.claims)
    span = claim.evidence[0]
    assert made.articles["000"].text[span.start : span.end] == span.text == "Musk laughs at Le Chat."
    assert first in deal.claims


def test_correct_merge_split_and_hide_deals() -> None:
    made = dossier()
    ledger = made.ledger()
    money, share = one(ledger.deals, kind="funding_round"), one(ledger.deals, kind="investment")
    decide(made, "split_deal", money.id, claims=[made.found["001"][0].id])
    apart = made.ledger()
    assert sorted(deal.amount or 0 for deal in apart.deals if deal.kind == "funding_round") == [1.7e9, 2e9]
    other = one(apart.deals, amount=2e9)
    decide(made, "merge_deals", share.id, into=other.id)
    decide(made, "correct", other.id, field="status", value="rejected")
    ledger = made.ledger()
    assert ledger.unresolved == ()
    merged = next(deal for deal in ledger.deals if made.found["001"][0].id in deal.claims)
    assert (merged.status, len(merged.claims)) == ("rejected", 2)
    assert set(merged.decided) == {"merge_deals", "split_deal", "status"}
    decide(made, "hide", merged.id)
    ledger = made.ledger()
    assert [deal.amount for deal in ledger.deals] == [1.7e9]
    assert [claim.deal for claim in ledger.claims if claim.article == "001"] == [None]


def test_corrected_parties_date_and_kind_show_and_sum() -> None:
    made = dossier()
    deal = one(made.ledger().deals, kind="investment")
    decide(made, "correct", deal.id, field="parties", value=[{"name": "Nvidia", "role": "investor"}])
    decide(made, "correct", deal.id, field="date", value="2024-05")
    decide(made, "correct", deal.id, field="kind", value="contract")
    decide(made, "correct", deal.id, field="currency", value="usd")
    ledger = made.ledger()
    fixed = one(ledger.deals, id=deal.id)
    assert (fixed.kind, fixed.date, fixed.currency) == ("contract", "2024-05", "USD")
    assert ("party", "Nvidia", "USD", 1.3e9) in [(t.by, t.key, t.currency, t.high) for t in ledger.totals]


def everything(made: Dossier) -> None:
    """One decision of every action."""
    decide(made, "rename", "asml", name="ASML Holding")
    decide(made, "retype", "le-chat", type="ORG")
    decide(made, "merge", "le-chat", into="asml")
    decide(made, "split", "elon-musk", aliases=["Musk"], name="Kimbal Musk")
    decide(made, "correct", made.found["000"][0].id, field="amount", value=1.8e9)
    decide(made, "add_claim", "000", text="Musk laughs", kind="partnership", parties="partner:Musk", start=62)
    decide(made, "reject_claim", made.found["001"][0].id)
    share = one(made.ledger().deals, kind="investment").id
    decide(made, "correct", share, field="status", value="completed")
    added = one(made.ledger().deals, kind="partnership").id
    decide(made, "merge_deals", share, into=added)
    whole = next(deal for deal in made.ledger().deals if len(deal.claims) == 2)
    decide(made, "split_deal", whole.id, claims=[whole.claims[0]])
    decide(made, "hide", one(made.ledger().deals, kind="funding_round").id)
    assert {decision.action for decision in made.decisions} == set(ACTIONS)


def gist(ledger: Ledger) -> tuple[object, ...]:
    """What a reader sees of a ledger, without ids and offsets."""
    return (
        [(e.id, e.name, e.type, e.aliases, e.decided) for e in ledger.entities],
        sorted((d.kind, d.amount or 0, d.status, d.parties, d.decided, len(d.claims)) for d in ledger.deals),
        sorted((c.kind, c.amount or 0, c.evidence[0].text, c.decided) for c in ledger.claims),
        sorted((t.by, t.key, t.low, t.high) for t in ledger.totals),
    )


def test_each_decision_survives_a_renamed_file_and_a_paragraph_elsewhere() -> None:
    made = dossier()
    everything(made)
    before = made.ledger()
    assert before.unresolved == ()
    for other in (
        renamed(made, "000", "zzz"),
        renamed(made, "000", "000", before="A paragraph that was not there.\n", after="\nAnd one more."),
        renamed(made, "001", "aaa", before="News.\n"),
    ):
        after = other.ledger()
        assert after.unresolved == ()
        assert gist(after) == gist(before)


def test_a_changed_sentence_is_reported_and_nothing_is_forced() -> None:
    made = dossier()
    decide(made, "correct", made.found["000"][0].id, field="amount", value=1.8e9)
    decide(made, "reject_claim", made.found["001"][0].id)
    article = made.articles["000"]
    made.articles["000"] = article._replace(text=article.text.replace("raised", "spread"))
    ledger = made.ledger()
    assert [(item.decision, "has changed" in item.why) for item in ledger.unresolved] == [("x0", True)]
    assert one(ledger.deals, kind="funding_round").amount == 1.7e9


def test_a_vanished_target_is_reported() -> None:
    made = dossier()
    decide(made, "hide", "asml")
    decide(made, "reject_claim", made.found["001"][0].id)
    decide(
        made, "add_claim", "001", text="Elon Musk tweeted.", kind="partnership", parties="partner:Elon Musk"
    )
    decide(made, "hide", one(made.ledger().deals, kind="partnership").id)
    for name in ("000", "001"):
        del made.articles[name], made.mentions[name], made.found[name]
    ledger = made.ledger()
    assert {item.decision for item in ledger.unresolved} == {"x0", "x1", "x2", "x3"}
    assert all("asml" in i.why or "no longer" in i.why or "no such" in i.why for i in ledger.unresolved)


def test_undone_decisions_are_skipped_and_ten_turns_change_nothing() -> None:
    made = dossier()
    plain = made.ledger()
    everything(made)
    decided = made.ledger()
    for _ in range(10):
        made.decisions = [decision._replace(undone=True) for decision in made.decisions]
        assert made.ledger() == plain
        made.decisions = [decision._replace(undone=False) for decision in made.decisions]
        assert made.ledger() == decided


def test_decisions_apply_in_the_order_they_were_taken() -> None:
    made = dossier()
    decide(made, "rename", "asml", name="First")
    decide(made, "rename", "asml", name="Second")
    made.decisions.reverse()
    assert {entity.name for entity in made.ledger().entities if entity.id == "asml"} == {"Second"}


def test_a_deal_keeps_its_decision_when_another_claim_founds_it() -> None:
    made = dossier()
    deal = one(made.ledger().deals, kind="funding_round")
    decide(made, "correct", deal.id, field="amount", value=1.75e9)
    first = made.article("z", "It raised 1.7 billion", "2025-09-09")
    made.claim(first, "funding_round", 1.7e9, "1.7 billion", MISTRAL, status="completed")
    made.found["z"] = [made.found["z"][0]._replace(id="c00000000")]
    ledger = made.ledger()
    assert ledger.unresolved == ()
    changed = one(ledger.deals, kind="funding_round")
    assert changed.id != deal.id
    assert (changed.amount, changed.decided) == (1.75e9, ("amount",))


@pytest.mark.parametrize(
    ("action", "target", "args", "why"),
    [
        ("explode", "asml", {}, "no such action"),
        ("merge", "asml", {}, "needs into"),
        ("merge", "asml", {"into": "asml"}, "into itself"),
        ("rename", "asml", {"name": "  "}, "^name: must not be empty"),
        ("split", "asml", {"aliases": " , ", "name": "X"}, "^aliases: must not be empty"),
        ("rename", "asml", {"name": "A", "type": "ORG"}, "takes no type: leave it out"),
        ("retype", "asml", {"type": "SHIP"}, "must be one of"),
        ("split", "asml", {"aliases": ["Musk"], "name": "X"}, "^Musk: no alias of ASML; must be one of ASML"),
        ("split", "asml", {"aliases": ["ASML"], "name": "X"}, "all its aliases"),
        ("add_claim", "000", {"text": "not there", "kind": "contract"}, "does not hold"),
        (
            "add_claim",
            "000",
            {"text": "ASML", "kind": "contract", "start": "x"},
            "^x: must be a whole number",
        ),
        ("hide", "none", {}, "no such .*`dossier .*` lists what there is"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    action: str, target: str, args: dict[str, Any], why: str
) -> None:
    made = dossier()
    with pytest.raises(DossierError, match=why):
        prepare(action, target, args, finder(made.ledger(), made.articles.values()))


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "lots"), ("amount", -1), ("amount", "inf"), ("currency", "EURO"),
     ("date", "2025-13"), ("status", "done"),
     ("kind", "gift"), ("parties", [{"name": "A"}]), ("parties", "boss:A"), ("evidence", "x")],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(field: str, value: Any) -> None:
    made = dossier()
    with pytest.raises(DossierError):
        decide(made, "correct", made.found["000"][0].id, field=field, value=value)


def test_unknown_targets_are_refused() -> None:
    made = dossier()
    for action, args in (("hide", {}), ("reject_claim", {}), ("merge_deals", {"into": "d1"})):
        with pytest.raises(UnknownId):
            prepare(action, "nobody", args, finder(made.ledger(), made.articles.values()))


def test_a_value_can_be_cleared() -> None:
    made = dossier()
    decide(made, "correct", made.found["000"][1].id, field="amount", value=None)
    assert one(made.ledger().deals, kind="investment").amount is None


def test_a_decisions_file_of_another_hand_never_breaks_the_ledger() -> None:
    made = dossier()
    for number, action in enumerate(ACTIONS):
        for target in ("", "asml", "c123", "d0123456789", "000"):
            made.decisions.append(Decision(f"x{number}{target}", action, target, {}, None, "?", ""))
            odd = {
                "into": 3,
                "aliases": None,
                "claims": [7],
                "field": "x",
                "value": {},
                "type": "?",
                "kind": [],
                "text": 4,
            }
            made.decisions.append(Decision(f"y{number}{target}", action, target, odd, "?\n?", "?", ""))
    assert len(made.ledger().unresolved) > 0


def test_actions_say_what_they_need() -> None:
    assert all(action.help and action.targets for action in ACTIONS.values())


def test_reconcile_takes_nothing() -> None:
    empty = reconcile([], [])
    assert empty == Ledger((), (), (), (), (), (), ())
    article = Article("a", "a", "a", True, None, None, None, "", (), "")
    assert reconcile([article], [Extraction("a", (), ())]).deals == ()
