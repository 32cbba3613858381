"""One thing looked up in a dossier is the same whether everything was decoded before or nothing was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.database import layout, shapes
from store.database import snapshot as states
from store.database.fields import Doc
from store.dossier import bundled_paths, ingest, open_dossier
from store.dossier.dossier import Dossier
from store.model import Claim, UnknownId
from store.reconcile.totals import total_deals
from store.search import said


@pytest.fixture(params=["small", "large"])
def db(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the bundled articles and two that disagree, also as a large one is kept."""
    if request.param == "large":
        monkeypatch.setattr(layout, "LARGE", 1)
    for name, figure in (("x1", "30"), ("x2", "45")):
        text = f"Une vente\n\nMicrosoft a racheté la start-up Zorbania pour {figure} milliards de dollars.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "s.json"
    ingest([*bundled_paths(), tmp_path / "x1.txt", tmp_path / "x2.txt"], path)
    return path


def fresh(db: Path) -> Dossier:
    """A dossier of which nothing is decoded yet."""
    states._cache.clear()
    return open_dossier(db)


def decoded(db: Path) -> Dossier:
    """One of which everything is."""
    dossier = fresh(db)
    dossier.prepare()
    assert dossier.ledger.claims
    return dossier


def test_each_record_is_found_alone_as_among_all(db: Path) -> None:
    whole = decoded(db)
    lone = fresh(db)
    assert [lone.deal(deal.id) for deal in whole.deals] == list(whole.deals)
    assert [lone.entity(entity.id) for entity in whole.entities] == list(whole.entities)
    assert [lone.claim(claim.id) for claim in whole.claims] == list(whole.claims)
    lone = fresh(db)
    for deal in whole.deals:
        assert lone.claims_of_deal(deal.id) == whole.claims_of_deal(deal.id)
    with pytest.raises(UnknownId):
        lone.claim("no such claim")


def test_an_id_is_held_once_whatever_is_looked_at_first(db: Path) -> None:
    first, then = fresh(db), fresh(db)
    told, deals = first._snapshot.told(), first.deals
    later, known = then.deals, then._snapshot.told()
    assert (told, deals) == (known, later)
    for records, tellers in ((deals, told), (later, known)):
        ids = {name: name for name in tellers}
        assert all(ids[name] is name for deal in records for name in deal.claims)
        of = {teller.deal: teller.deal for teller in tellers.values()}
        assert all(of.get(deal.id, deal.id) is deal.id for deal in records)


def test_a_decision_decodes_what_it_is_about(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = decoded(db)
    deal = next(deal for deal in whole.deals if len(deal.claims) > 1)
    wanted: list[tuple[str, str, dict[str, Any]]] = [
        ("rename", whole.entities[0].id, {"name": "Orvane"}),
        ("split", deal.id, {"claims": [deal.claims[0]]}),
        ("reject_claim", whole.claims[0].id, {}),
    ]
    for action, target, given in wanted:
        dossier = fresh(db)
        with monkeypatch.context() as patch:
            for name in ("ledger", "deals", "claims", "articles"):
                patch.setattr(states.Snapshot, name, None)
            patch.setattr(dossier, "_after_decision", lambda: None)
            decision = dossier.decide(action, target, **given)
        assert decision.basis
        dossier.undo()


def test_a_search_decodes_the_claims_that_it_shows_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "LARGE", 1)
    for number in range(30):
        text = f"Une vente {number}\n\nMicrosoft a racheté Zorbania pour 30 milliards de dollars.\n"
        (tmp_path / f"x{number}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "s.json"
    ingest([tmp_path / f"x{number}.txt" for number in range(30)], path)
    monkeypatch.setattr(said, "MOST_ROWS", 0)
    fresh(path).prepare_index()
    dossier = fresh(path)
    (deal,) = [deal for deal in dossier.deals if len(deal.claims) == 30]
    decoded: list[str] = []
    honest = shapes.claim_from

    def counted(doc: Doc) -> Claim:
        decoded.append(doc["id"])
        return honest(doc)

    monkeypatch.setattr(shapes, "claim_from", counted)
    hits = dossier.search("zorbania", scope="deals").hits
    assert [hit.id for hit in hits] == [deal.id]
    assert 0 < len(set(decoded)) < 10


def test_what_an_article_names_and_tells_is_the_same(db: Path) -> None:
    whole = decoded(db)
    for article in whole.article_ids:
        lone = fresh(db)
        assert lone.marks_in(article) == whole.marks_in(article)
        assert lone.marks_in(article)
        assert lone.claims_of_article(article) == whole.claims_of_article(article)
    assert fresh(db).deals_told() == whole.deals_told()
    told = {c.article for c in whole.claims if c.deal}
    assert set(whole.deals_told()) == told


def test_counts_are_those_of_the_records(db: Path) -> None:
    whole, lone = decoded(db), fresh(db)
    assert lone.count_of_entities == len(whole.entities)
    assert lone.count_of_deals == len(whole.deals)
    assert lone.count_of_claims == len(whole.claims)
    assert lone.counts_of_deals() == {
        entity.id: count for entity in whole.entities if (count := len(whole.deals_of_entity(entity.id)))
    }
    for entity in whole.entities:
        named = [mention.article for mention in entity.mentions]
        assert lone.mentions_by_article(entity.id) == {a: named.count(a) for a in dict.fromkeys(named)}
        assert lone.articles_of_entity(entity.id) == tuple(sorted(set(named)))
    ids = [deal.id for deal in whole.deals]
    assert [row for row, _ in lone.fields_of_deals("id", "kind")] == ids
    assert lone.totals_of(ids) == whole.totals_of(ids)
    assert list(lone.counts_of_articles()) == [
        len({mention.article for mention in entity.mentions}) for entity in whole.entities
    ]


def test_sums_over_some_deals_are_those_made_with_all_their_claims(db: Path) -> None:
    whole, lone = decoded(db), fresh(db)
    claims = {claim.id: claim for claim in whole.claims}
    for chosen in (whole.deals, whole.deals[::2], [d for d in whole.deals if d.agreement == "disputed"]):
        made = total_deals(list(chosen), claims, whole.links)
        assert lone.totals_of([deal.id for deal in chosen]) == made
    assert any(deal.agreement == "disputed" for deal in whole.deals)
    assert set(lone.totals_of([deal.id for deal in whole.deals])) == set(whole.totals)


def test_the_matrix_has_the_claims_of_each_article_and_nothing_else(db: Path) -> None:
    whole, lone = decoded(db), fresh(db)
    for columns in (None, whole.article_ids[1:3]):
        found = lone.matrix(columns)
        assert found.articles == (columns or whole.article_ids)
        told = {
            (row.deal, article, claim)
            for row in found.rows
            for article, cell in zip(found.articles, row.cells, strict=True)
            for claim in cell
        }
        assert told == {
            (c.deal, c.article, c.id) for c in whole.claims if c.deal and c.article in found.articles
        }
        tellers = [sum(1 for cell in row.cells if cell) for row in found.rows]
        assert tellers == sorted(tellers, reverse=True)
    with pytest.raises(UnknownId):
        lone.matrix(["nowhere"])


def test_articles_are_likened_the_same(db: Path) -> None:
    whole = decoded(db)
    for article in whole.article_ids:
        assert fresh(db).similar(article) == whole.similar(article)
    assert any(score > 0 for _, score in whole.similar(whole.article_ids[0]))


def test_a_concordance_is_all_mentions_in_their_order(db: Path) -> None:
    dossier = fresh(db)
    for entity in dossier.entities:
        rows = dossier.concordance(entity.id)
        assert len(rows) == len(entity.mentions)
        assert [rows[at] for at in range(len(rows))] == sorted(entity.mentions)
        assert rows[-1] == rows[len(rows) - 1]
        with pytest.raises(IndexError):
            rows[len(rows)]
