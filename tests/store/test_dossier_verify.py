"""The audit finds each broken promise, and repair brings back a damaged store."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from store.database.change import Change
from store.database.notes import notes_path
from store.database.tiny import TinyDatabase
from store.dossier import Dossier, ingest, open_dossier, repair
from store.model import Deal, DossierError, Group, Ledger, Link, Note, Step, Total, Unresolved
from store.verify import faults
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The seeds in a store of their own, only looked at."""
    path = tmp_path_factory.mktemp("bundled") / "s.json"
    ingest([SEEDS], path)
    return open_dossier(path, read_only=True)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of a copy of the seeds."""
    folder = tmp_path / "articles"
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("*.py", "*.md", "__pycache__"))
    ingest([folder], tmp_path / "s.json")
    return tmp_path / "s.json"


def audit(store: Path, ledger: Ledger) -> list[str]:
    """The faults of the store with this ledger in the place of its own."""
    TinyDatabase(store).write(Change(ledger=ledger), None)
    return [f"{fault.record}: {fault.why}" for fault in open_dossier(store).verify()]


def money(dossier: Dossier) -> Total:
    """A total of at least two deals."""
    return next(total for total in dossier.totals if len(total.deals) > 1)


def test_a_total_that_counts_a_deal_twice(store: Path) -> None:
    dossier = open_dossier(store)
    total = money(dossier)
    twice = total._replace(deals=(*total.deals, total.deals[0]))
    assert any("2 times" in why for why in audit(store, dossier.ledger._replace(totals=(twice,))))


def test_a_total_whose_sum_is_too_high(store: Path) -> None:
    dossier = open_dossier(store)
    total = money(dossier)
    high = total._replace(high=total.high * 2 + 1)
    found = audit(store, dossier.ledger._replace(totals=(high,)))
    assert len(found) == 1
    assert "come to" in found[0]


def test_a_total_that_mixes_currencies_or_counts_figures_and_opinions(store: Path) -> None:
    dossier = open_dossier(store)
    total = money(dossier)
    victim = total.deals[0]

    def with_deal(**changes: object) -> list[str]:
        deals = tuple(d._replace(**changes) if d.id == victim else d for d in dossier.deals)  # type: ignore[arg-type]
        return audit(store, dossier.ledger._replace(deals=deals, totals=(total,)))

    assert any("which is in CHF" in why for why in with_deal(currency="CHF"))
    assert any("which is a figure" in why for why in with_deal(kind="revenue"))
    assert any("which is an opinion" in why for why in with_deal(status="opinion"))


def test_a_part_counted_beside_its_whole(store: Path) -> None:
    dossier = open_dossier(store)
    total = money(dossier)
    link = Link(total.deals[0], total.deals[1], "part_of")
    found = audit(store, dossier.ledger._replace(totals=(total,), links=(link,)))
    assert any("the whole it is part of" in why for why in found)


def test_a_claim_without_proof_or_with_a_wrong_one(store: Path) -> None:
    dossier = open_dossier(store)
    claim = dossier.claims[0]

    def with_claim(**changes: object) -> list[str]:
        changed = claim._replace(**changes)  # type: ignore[arg-type]
        return audit(store, dossier.ledger._replace(claims=(changed, *dossier.claims[1:])))

    assert with_claim(evidence=()) == [f"{claim.id}: is a fact without evidence"]
    proof = claim.evidence[0]
    assert any("the text there is" in why for why in with_claim(evidence=(proof._replace(start=0, end=3),)))
    assert any("outside the text" in why for why in with_claim(evidence=(proof._replace(end=10**7),)))
    assert any("no such article" in why for why in with_claim(evidence=(proof._replace(article="zz"),)))
    assert any("belongs to deal dnone" in why for why in with_claim(deal="dnone"))
    assert any("belongs to no deal" in why for why in with_claim(deal=None))
    assert any("end is below its start" in why for why in with_claim(amount=5.0, amount_max=4.0))


def test_a_deal_that_is_not_what_its_claims_tell(store: Path) -> None:
    dossier = open_dossier(store)
    shared = next(deal for deal in dossier.deals if len(dossier.articles_of_deal(deal.id)) > 1)

    def with_deal(deal: Deal) -> list[str]:
        deals = tuple(deal if other.id == deal.id else other for other in dossier.deals)
        return audit(store, dossier.ledger._replace(deals=deals))

    assert any("is called single" in why for why in with_deal(shared._replace(agreement="single")))
    disputed = shared._replace(agreement="disputed", why=None)
    assert any("without saying why" in why for why in with_deal(disputed))
    assert any("more independent sources" in why for why in with_deal(shared._replace(independent_sources=9)))
    assert any("counts claim c0" in why for why in with_deal(shared._replace(claims=(*shared.claims, "c0"))))
    assert any("is told by no claim" in why for why in with_deal(shared._replace(claims=())))


def test_mentions_links_groups_and_ids(store: Path) -> None:
    dossier = open_dossier(store)
    entity = max(dossier.entities, key=lambda e: len(e.mentions))
    mention = entity.mentions[0]
    others = tuple(other for other in dossier.entities if other.id != entity.id)

    def with_entity(**changes: object) -> list[str]:
        changed = entity._replace(**changes)  # type: ignore[arg-type]
        return audit(store, dossier.ledger._replace(entities=(changed, *others)))

    moved = mention._replace(start=mention.start + 1, end=mention.end + 1)
    assert any("the text there is" in why for why in with_entity(mentions=(moved,)))
    taken = others[0].mentions[0]
    assert any("is also one of" in why for why in with_entity(mentions=(*entity.mentions, taken)))
    assert any("id of 2 records" in why for why in with_entity(id=others[0].id))
    ledger = dossier.ledger
    assert any(
        "no such deal" in why for why in audit(store, ledger._replace(links=(Link("d0", "d1", "part_of"),)))
    )
    found = audit(store, ledger._replace(unresolved=(Unresolved("x1", "its text is gone"),)))
    assert found == ["x1: decision not applied: its text is gone; decide anew if it is still needed"]


@pytest.mark.parametrize("harm", ["cut", "emptied", "field", "gone"])
def test_a_damaged_store_comes_back_and_nothing_noted_is_lost(store: Path, harm: str) -> None:
    dossier = open_dossier(store)
    dossier.note("001", "précieuse")
    dossier.decide("rename", "openai", name="Autre nom")
    articles, ledger = dossier.articles, dossier.ledger
    data = store.read_bytes()
    if harm == "cut":
        store.write_bytes(data[: len(data) // 2])
    elif harm == "emptied":
        store.write_bytes(b"")
    elif harm == "field":
        store.write_bytes(data.replace(b'"title_stated":true', b'"title_stated":3', 1))
    else:
        store.unlink()
    if harm == "field":
        with pytest.raises(DossierError, match="title_stated"):
            open_dossier(store).verify()
    else:
        with pytest.raises(DossierError):
            open_dossier(store)
    said = repair(store)
    assert said
    assert all("\n" not in line for line in said)
    mended = open_dossier(store)
    assert mended.articles == articles
    assert mended.ledger == ledger
    assert [note.text for note in mended.notes] == ["précieuse"]
    assert len(mended.decisions) == 1
    assert repair(store) == []
    if harm in ("cut", "field"):
        assert Path(f"{store}.damaged-1").exists()


def test_without_a_backup_the_articles_are_read_again_from_their_files(store: Path) -> None:
    before = open_dossier(store)
    Path(f"{store}.bak").unlink(missing_ok=True)
    data = store.read_bytes()
    store.write_bytes(data[: data.index(b'"entities"')])
    said = repair(store)
    assert any("5 articles read again" in line for line in said)
    after = open_dossier(store)
    assert [(a.id, a.text) for a in after.articles] == [(a.id, a.text) for a in before.articles]


def test_repair_leaves_sound_and_foreign_files_alone(store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    assert repair(store) == []
    assert store.read_bytes() == before
    foreign = tmp_path / "package.json"
    foreign.write_text('{"name": "x"}')
    with pytest.raises(DossierError, match="not a dossier file"):
        repair(foreign)
    assert foreign.read_text() == '{"name": "x"}'
    newer = tmp_path / "newer.json"
    newer.write_bytes(before.replace(b'"schema":2', b'"schema":9'))
    with pytest.raises(DossierError, match="newer dossier"):
        repair(newer)


def test_a_damaged_notes_file_stops_opening_with_its_cure(store: Path) -> None:
    open_dossier(store).note("001", "précieuse")
    path = Path(notes_path(str(store)))
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(DossierError, match=r"notes.json: is damaged .*--repair"):
        open_dossier(store)
    with pytest.raises(DossierError, match="is damaged"):
        ingest([SEEDS], store)
    repair(store)
    assert [note.text for note in open_dossier(store).notes] == ["précieuse"]


def test_the_bundled_dossier_comes_back_without_a_backup() -> None:
    before = open_dossier()
    store = Path(str(before.path))
    Path(f"{store}.bak").unlink(missing_ok=True)
    store.write_bytes(store.read_bytes()[:-20_000])
    assert any("5 articles read again" in line for line in repair())
    after = open_dossier()
    assert (after.articles, after.ledger, after.name) == (before.articles, before.ledger, "bundled")


class Altered:
    """A dossier of which some records are others."""

    def __init__(self, dossier: Dossier, **records: object) -> None:
        self._dossier = dossier
        self.__dict__.update(records)

    def __getattr__(self, name: str) -> object:
        return getattr(self._dossier, name)


def test_every_kind_of_fault_is_one_line(bundled: Dossier) -> None:
    """Each promise broken on purpose gives the line that names it, and a sound dossier gives none."""
    article, entity, claim = bundled.articles[0], bundled.entities[0], bundled.claims[0]
    deal = next(d for d in bundled.deals if len(d.claims) == 1 and d.claims[0] != claim.id)
    told = next(d for d in bundled.deals if claim.id in d.claims)
    total = next(t for t in bundled.totals if len(t.deals) > 1)
    section = article.sections[0]
    outside = section.paragraphs[0]._replace(start=section.end, end=section.end + 1)
    stolen = deal._replace(claims=(*deal.claims, claim.id))
    note = Note("n1", "d0", "à voir", (), "me", "2025")

    def first(records: Sequence[Any], **changes: object) -> tuple[Any, ...]:
        return (records[0]._replace(**changes), *records[1:])

    def one(records: Sequence[Any], old: Any, **changes: object) -> tuple[Any, ...]:
        return tuple(r._replace(**changes) if r is old else r for r in records)

    broken: list[tuple[str, dict[str, object]]] = [
        ("is the id of 2 records of the kind claim", {"claims": (claim, *bundled.claims)}),
        ("has a record without an id", {"entities": first(bundled.entities, id="")}),
        (
            "section at 5-3 does not fit",
            {"articles": first(bundled.articles, sections=(section._replace(start=5, end=3),))},
        ),
        (
            "lies outside its section",
            {
                "articles": first(
                    bundled.articles,
                    sections=(section._replace(paragraphs=(outside,)), *article.sections[1:]),
                )
            },
        ),
        ("has no name", {"entities": first(bundled.entities, name=" ")}),
        (
            "mention zz:",
            {"entities": first(bundled.entities, mentions=(entity.mentions[0]._replace(article="zz"),))},
        ),
        ("belongs to article zz", {"claims": first(bundled.claims, article="zz")}),
        ("is a fact without evidence", {"claims": first(bundled.claims, evidence=())}),
        (
            "the text there is",
            {"claims": first(bundled.claims, evidence=(claim.evidence[0]._replace(start=0, end=3),))},
        ),
        ("belongs to no deal", {"claims": first(bundled.claims, deal=None)}),
        ("belongs to deal dnone", {"claims": first(bundled.claims, deal="dnone")}),
        (
            "is not among the claims of its deal",
            {
                "deals": one(
                    bundled.deals, told, claims=tuple(c for c in told.claims if c != claim.id) or ("c0",)
                )
            },
        ),
        ("range whose end is below its start", {"claims": first(bundled.claims, amount=5.0, amount_max=4.0)}),
        ("has the amount 1e+19", {"claims": first(bundled.claims, amount=1e19, amount_max=None)}),
        ("is told by no claim", {"deals": one(bundled.deals, deal, claims=())}),
        ("counts claim c0, which is not there", {"deals": one(bundled.deals, deal, claims=("c0",))}),
        (f"which belongs to {told.id}", {"deals": tuple(stolen if d is deal else d for d in bundled.deals)}),
        ("is called disputed without saying why", {"deals": one(bundled.deals, deal, agreement="disputed")}),
        ("has more independent sources", {"deals": one(bundled.deals, deal, independent_sources=9)}),
        (
            "has a step told by article zz",
            {"deals": one(bundled.deals, deal, life=(Step("announced", None, "zz", None),))},
        ),
        ("but there is no such deal", {"links": (Link("d0", deal.id, "part_of"),)}),
        ("is linked to itself", {"links": (Link(deal.id, deal.id, "part_of"),)}),
        ("but there is no such article", {"groups": (Group("near_copy", None, ("zz",)),)}),
        ("counts deal d0, which is not there", {"totals": (total._replace(deals=(*total.deals, "d0")),)}),
        ("2 times", {"totals": (total._replace(deals=(*total.deals, total.deals[0])),)}),
        ("which is in", {"totals": (total._replace(currency="CHF"),)}),
        (
            "the whole it is part of",
            {"totals": (total,), "links": (Link(total.deals[0], total.deals[1], "part_of"),)},
        ),
        ("has a low bound above its high one", {"totals": (total._replace(low=total.high + 1),)}),
        ("but its deals come to", {"totals": (total._replace(high=total.high * 9),)}),
        (
            "decision not applied: its text is gone; decide anew if it is still needed",
            {"unresolved": (Unresolved("x1", "its text is gone"),)},
        ),
        ("is a note on d0, which is not there", {"notes": (note,)}),
        ("is a tag on d0, which is not there", {"notes": (note._replace(text=None, tags=("vu",)),)}),
    ]
    assert not list(faults(bundled))
    for words, records in broken:
        found = [f"{fault.record}: {fault.why}" for fault in faults(Altered(bundled, **records))]  # type: ignore[arg-type]
        assert any(words in line for line in found), (words, found)
        assert all("\n" not in line for line in found)


def test_the_verb_prints_one_line_for_each_fault_and_exits_with_one(store: Path) -> None:
    dossier = open_dossier(store)
    claim = dossier.claims[0]._replace(evidence=())
    lost = (Unresolved("x1", "its text is gone"),)
    found = audit(store, dossier.ledger._replace(claims=(claim, *dossier.claims[1:]), unresolved=lost))
    said = subprocess.run(
        [sys.executable, "-m", "tui", "verify", "--db", str(store)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert len(said.stdout.splitlines()) == len(found) == 2
    assert "is a fact without evidence" in said.stdout
    assert "decision not applied: its text is gone; decide anew if it is still needed" in said.stdout
