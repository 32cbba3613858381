"""Records to store: small, of every kind, with every field set somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database.change import Change
from store.database.entry import entry
from store.database.tiny import TinyDatabase
from store.model import (
    Article,
    Claim,
    Deal,
    Entity,
    Evidence,
    Extraction,
    Group,
    Ledger,
    Link,
    Mention,
    Paragraph,
    Party,
    Section,
    Step,
    Total,
    Unresolved,
)

TEXT = "Un titre\n\nAcme Corp lève 3 milliards. Acme grandit.\n\nÀ lire : Acme.\n"


def article(identifier: str = "001", text: str = TEXT) -> Article:
    """An article with a body and an aside."""
    body = Section("Un titre", "body", "fr", 10, 51, (Paragraph(10, 36), Paragraph(38, 51, True)), 0)
    aside = Section(None, "aside", None, 53, len(text), (Paragraph(53, len(text)),))
    path = f"/news/{identifier}_x.txt"
    return Article(
        id=identifier,
        path=path,
        title="Un titre",
        title_stated=True,
        author="A. Plume",
        date="2025-03",
        language="fr",
        text=text,
        sections=(body, aside),
        digest=identifier * 4,
        encoding="cp1252",
        removed=2,
        outlet="Le Journal",
        paths=(path, f"/copies/{identifier}.txt"),
        title_start=0,
    )


def extraction(identifier: str = "001") -> Extraction:
    """Three mentions of one name in two forms, and a claim with all it can have."""
    mentions = (
        Mention(identifier, 10, 19, "Acme Corp", "ORG", "Acme Corp"),
        Mention(identifier, 38, 42, "Acme", "ORG", "Acme Corp"),
        Mention(identifier, 63, 67, "Acme", "ORG", "Acme Corp", True),
    )
    return Extraction(identifier, mentions, (claim(identifier),))


def claim(identifier: str = "001", **changes: object) -> Claim:
    """What the article says."""
    made = Claim(
        id=f"c{identifier}",
        deal=None,
        article=identifier,
        kind="funding_round",
        amount=3e9,
        amount_max=3.5e9,
        currency="EUR",
        unit=None,
        approximate="about",
        parties=(Party("Acme Corp", "recipient"), Party("Rhône", "investor")),
        status="announced",
        status_cue="lève",
        date="2025",
        evidence=(Evidence(identifier, 25, 36, "3 milliards"), Evidence("002", 0, 2, "Un")),
        aside=True,
        quantity="instalment",
        whole="c9",
        replaces="c8",
        source="Reuters",
        rules=("round",),
    )
    return made._replace(**changes)  # type: ignore[arg-type]


def ledger(*identifiers: str) -> Ledger:
    """What reconciliation could make of these articles."""
    mentions = tuple(mention for name in identifiers for mention in extraction(name).mentions)
    claims = tuple(claim(name, deal="d1", date=None, decided=("date",)) for name in identifiers)
    deal = Deal(
        id="d1",
        kind="funding_round",
        amount=3e9,
        amount_max=None,
        currency="EUR",
        unit="GW",
        status="announced",
        date="2025",
        parties=(Party("Acme Corp", "recipient"),),
        agreement="disputed",
        why="3 against 4 billion euros",
        independent_sources=2,
        life=(Step("rumoured", None, "001", None), Step("announced", "2025", "001", "lève")),
        claims=tuple(c.id for c in claims),
        aside=True,
        quantity="pre_money",
        approximate="over",
        decided=("amount",),
    )
    return Ledger(
        entities=(Entity("acme-corp", "Acme Corp", "ORG", ("Acme",), mentions, ("name",)),),
        claims=claims,
        deals=(deal, deal._replace(id="d2", claims=(), why=None, aside=False, quantity="total")),
        groups=(Group("same_source", "Reuters", identifiers), Group("near_copy", None, identifiers)),
        links=(Link("d2", "d1", "part_of"),),
        totals=(Total("kind", "funding_round", "EUR", 3e9, 3.5e9, ("d1",)),),
        unresolved=(Unresolved("x1", "its text is gone"),),
    )


def change(*identifiers: str) -> Change:
    """Put these articles with their ledger."""
    return Change(
        articles=tuple(entry(article(name), extraction(name), "code", b"\x00\xff") for name in identifiers),
        ledger=ledger(*identifiers),
        meta={"name": "essai", "decisions": "0-0d4cbb29"},
    )


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "stores" / "essai.json"


@pytest.fixture
def database(store_path: Path) -> TinyDatabase:
    """A store with one article."""
    made = TinyDatabase(store_path)
    made.write(change("001"), 0)
    return made
