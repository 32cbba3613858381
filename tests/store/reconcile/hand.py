"""Records made by hand, so that reconciliation is tested without reading or extracting anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from store.model import Article, Claim, Deal, Evidence, Extraction, Ledger, Mention, Paragraph, Party, Section
from store.reconcile import reconcile
from store.reconcile.decisions import Find


def finder(ledger: Ledger, articles: Iterable[Article]) -> Find:
    """What gives the records of a ledger and its articles by kind and id."""
    there: dict[str, Mapping[str, Any]] = {
        "entity": {entity.id: entity for entity in ledger.entities},
        "deal": {deal.id: deal for deal in ledger.deals},
        "claim": {claim.id: claim for claim in ledger.claims},
        "article": {article.id: article for article in articles},
    }
    return lambda kind, identifier: there[kind].get(identifier)


class Dossier:
    """A dossier in the making: articles with their mentions and claims, placed by the text they stand in."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.mentions: dict[str, list[Mention]] = {}
        self.found: dict[str, list[Claim]] = {}
        self.decisions: list[Any] = []

    def article(self, name: str, text: str, date: str | None = None, **more: Any) -> str:
        """Adds an article of one body section; returns its id."""
        section = Section(None, "body", "en", 0, len(text), (Paragraph(0, len(text)),))
        digest = sha256(text.encode()).hexdigest()
        self.articles[name] = Article(
            name,
            f"{name}.txt",
            text[:40],
            True,
            more.pop("author", None),
            date,
            "en",
            text,
            (section,),
            digest,
            **more,
        )
        self.mentions[name], self.found[name] = [], []
        return name

    def name(
        self, article: str, text: str, kind: str = "ORG", full: str | None = None, times: int = 1
    ) -> None:
        """Adds mentions of a name, as many as wanted, at its first place or at the end of the text."""
        at = max(self.articles[article].text.find(text), 0)
        for _ in range(times):
            self.mentions[article].append(Mention(article, at, at + len(text), text, kind, full or text))  # type: ignore[arg-type]

    def names(self, article: str, kind: str, *texts: str) -> None:
        """Adds one mention each of several names of a type."""
        for text in texts:
            self.name(article, text, kind)

    def claim(
        self, article: str, kind: str, amount: float | None, evidence: str, parties: str, **more: Any
    ) -> str:
        """Adds a claim, its parties as `role:Name; role:Name`; returns its id."""
        text = self.articles[article].text
        at = text.find(evidence)
        assert at >= 0, evidence
        people = tuple(
            Party(name.strip(), role.strip())  # type: ignore[arg-type]
            for role, _, name in (part.partition(":") for part in parties.split(";") if part.strip())
        )
        for party in people:
            if not any(m.name == party.name or m.text == party.name for m in self.mentions[article]):
                self.name(article, party.name)
        number = len(self.found[article])
        name = "c" + sha256(f"{article}{kind}{amount}{evidence}{number}".encode()).hexdigest()[:8]
        more = {
            "currency": "EUR" if amount is not None and not more.get("unit") else None,
            "status": "announced",
            **more,
        }
        values: dict[str, Any] = dict.fromkeys(
            ("amount_max", "unit", "approximate", "status_cue", "date", "deal")
        )
        span = Evidence(article, at, at + len(evidence), evidence)
        values |= {
            "id": name,
            "article": article,
            "kind": kind,
            "amount": amount,
            "parties": people,
            "evidence": (span,),
        }
        self.found[article].append(Claim(**(values | more)))
        return name

    def extractions(self) -> list[Extraction]:
        """What reconcile is given for these articles."""
        return [
            Extraction(name, tuple(sorted(self.mentions[name])), tuple(self.found[name]))
            for name in self.articles
        ]

    def ledger(self, **more: Any) -> Ledger:
        """The ledger of everything added so far."""
        return reconcile(list(self.articles.values()), self.extractions(), self.decisions, **more)


def one(deals: tuple[Deal, ...], **fields: Any) -> Deal:
    """The only deal with these values of fields."""
    found = [deal for deal in deals if all(getattr(deal, name) == value for name, value in fields.items())]
    assert len(found) == 1, (
        f"{len(found)} deals with {fields} among {[(d.kind, d.amount, d.status) for d in deals]}"
    )
    return found[0]


def aliases(ledger: Ledger) -> dict[str, set[str]]:
    """For each entity, its other forms."""
    return {entity.name: set(entity.aliases) for entity in ledger.entities}
