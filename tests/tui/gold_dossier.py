"""A dossier for the screens' tests: the five seeds as annotated by hand, so that what the screens show does
not move when the extractor learns something."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from store.answers import Comparison, Hit, Matrix, Results
from store.compare.comparison import compare
from store.compare.difference import Change, differing_words
from store.compare.matrix import matrix
from store.compare.similarity import Likeness
from store.dossier.contents import Mark
from store.extract import explain
from store.model import (
    Article,
    Claim,
    Deal,
    Decision,
    Entity,
    Evidence,
    Group,
    Link,
    Mention,
    Note,
    Paragraph,
    Party,
    Section,
    Step,
    Total,
    UnknownId,
    Unresolved,
)
from store.reconcile.totals import total_deals
from store.text import clean, fold_text

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"

_SCOPE_OF = {
    "article": "articles",
    "passage": "passages",
    "entity": "entities",
    "deal": "deals",
    "note": "notes",
}


class GoldDossier:
    """The interface of `store.dossier.Dossier` over annotated seeds, all in memory."""

    def __init__(self, read_only: bool = False) -> None:
        self.name = "seeds"
        self.path = Path("seeds.json")
        self.read_only = read_only
        self.stale = False
        self.messages: list[str] = []
        self.notes: tuple[Note, ...] = ()
        self.decisions: tuple[Decision, ...] = ()
        self.unresolved: tuple[Unresolved, ...] = ()
        self.groups: tuple[Group, ...] = ()
        gold = {path.stem: json.loads(path.read_text()) for path in sorted(GOLD.glob("0*.json"))}
        self.articles = tuple(_article(id, data) for id, data in gold.items())
        self.claims, keys = _claims(gold)
        self.entities = _entities(gold)
        self.deals, self.links, self.claims = _deals(self.claims, keys)
        self.totals = self.totals_of([deal.id for deal in self.deals])

    def _find(self, records: Sequence[Any], id: str) -> Any:
        for record in records:
            if record.id == id:
                return record
        raise UnknownId(f"{id}: not in this dossier")

    def article(self, id: str) -> Article:
        return self._find(self.articles, id)  # type: ignore[no-any-return]

    def entity(self, id: str) -> Entity:
        return self._find(self.entities, id)  # type: ignore[no-any-return]

    def deal(self, id: str) -> Deal:
        return self._find(self.deals, id)  # type: ignore[no-any-return]

    def claim(self, id: str) -> Claim:
        return self._find(self.claims, id)  # type: ignore[no-any-return]

    @property
    def article_ids(self) -> tuple[str, ...]:
        return tuple(article.id for article in self.articles)

    @property
    def count_of_deals(self) -> int:
        return len(self.deals)

    @property
    def count_of_entities(self) -> int:
        return len(self.entities)

    def article_of_claim(self, id: str) -> str:
        return self.claim(id).article

    def deals_told(self) -> dict[str, frozenset[str]]:
        return {
            article: frozenset(c.deal for c in self.claims_of_article(article) if c.deal)
            for article in self.article_ids
        }

    def fields_of_deals(self, *names: str) -> list[tuple[Any, ...]]:
        return [tuple(getattr(deal, name) for name in names) for deal in self.deals]

    def counts_of_articles(self) -> list[int]:
        return [len({mention.article for mention in e.mentions}) for e in self.entities]

    def counts_of_deals(self) -> dict[str, int]:
        return {e.id: count for e in self.entities if (count := len(self.deals_of_entity(e.id)))}

    def prepare(self, stopped: Callable[[], bool] = lambda: False) -> None:
        return

    def concordance(self, id: str) -> tuple[Mention, ...]:
        return self.entity(id).mentions

    @property
    def index_ready(self) -> bool:
        return True

    def prepare_index(self) -> None:
        return

    def give_up(self) -> None:
        return

    def mentions_by_article(self, id: str) -> dict[str, int]:
        return dict(Counter(mention.article for mention in self.entity(id).mentions))

    def marks_in(self, id: str) -> tuple[Mark, ...]:
        marks = [Mark(m, entity.id) for entity in self.entities for m in entity.mentions if m.article == id]
        return tuple(sorted(marks))

    def claims_of_article(self, id: str) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.article == id)

    def claims_of_deal(self, id: str) -> tuple[Claim, ...]:
        return tuple(self.claim(claim) for claim in self.deal(id).claims)

    def deals_of_entity(self, id: str) -> tuple[Deal, ...]:
        name = self.entity(id).name
        return tuple(deal for deal in self.deals if any(party.name == name for party in deal.parties))

    def notes_on(self, target: str) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.target == target)

    def kind_of(self, identifier: str) -> str | None:
        for kind in ("article", "entity", "deal", "claim"):
            with suppress(UnknownId):
                getattr(self, kind)(identifier)
                return kind
        return None

    def tags_on(self, target: str) -> tuple[str, ...]:
        return tuple(sorted({tag for note in self.notes_on(target) for tag in note.tags}))

    def filter_deals(
        self, query: str, lenient: bool = False, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Deal, ...]:
        found = {hit.id for hit in self.search(query, 10_000, "deals").hits}
        return tuple(deal for deal in self.deals if deal.id in found)

    def totals_of(self, ids: Sequence[str]) -> tuple[Total, ...]:
        chosen = set(ids)
        deals = [deal for deal in self.deals if deal.id in chosen]
        return total_deals(deals, {claim.id: claim for claim in self.claims}, self.links)

    def compare(self, a: str, b: str) -> Comparison:
        return compare(self.article(a), self.article(b), self)

    def differing_words(self, a: str, b: str) -> Change:
        return differing_words(a, b)

    def similar(self, id: str, limit: int = 10) -> list[tuple[str, float]]:
        return Likeness(self.article_ids, self).most_like(id, limit)

    def matrix(self, ids: Sequence[str] | None = None) -> Matrix:
        return matrix(self.article_ids if ids is None else ids, self.claims, [d.id for d in self.deals])

    def explain(self, sentence: str, language: Any = None, date: str | None = None) -> Any:
        return explain(sentence, language, date)

    def search(
        self,
        query: str,
        limit: int = 50,
        scope: str | None = None,
        lenient: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
        hurried: bool | None = None,
    ) -> Results:
        words = fold_text(query).split()
        if not words:
            return Results(query, 0.1, 0, ())
        hits: list[Hit] = []

        def add(kind: Any, id: str, label: str, text: str, article: str | None, start: int | None) -> None:
            folded = fold_text(text)
            if scope in (None, _SCOPE_OF[kind]) and all(word in folded for word in words):
                at = text.lower().find(words[0])
                marks = ((at, at + len(words[0])),) if at >= 0 else ()
                end = start + len(text) if start is not None else None
                hits.append(Hit(kind, id, label, article, start, end, text, 1.0, marks, ("all words",)))

        for entity in self.entities:
            add("entity", entity.id, entity.name, entity.name, None, None)
        for deal in self.deals:
            text = " ".join((deal.kind, *(party.name for party in deal.parties), deal.status))
            first = self.claim(deal.claims[0]).evidence[0]
            add("deal", deal.id, text, text, first.article, None)
        for article in self.articles:
            add("article", article.id, article.title, article.title, article.id, 0)
            for section in article.sections:
                for p in section.paragraphs:
                    add(
                        "passage",
                        article.id,
                        article.title,
                        article.text[p.start : p.end],
                        article.id,
                        p.start,
                    )
        return Results(query, 0.1, len(hits), tuple(hits[:limit]), () if hits else ("OpenAI",))

    def note(self, target: str, text: str) -> Note:
        return self._noted(Note(f"n{len(self.notes)}", target, text, (), "me", "2025-01-01T00:00:00Z"))

    def edit_note(self, identifier: str, text: str) -> Note:
        made = next(note for note in self.notes if note.id == identifier)._replace(text=text)
        self.notes = tuple(made if note.id == identifier else note for note in self.notes)
        return made

    def delete_note(self, identifier: str) -> Note:
        gone = next(note for note in self.notes if note.id == identifier)
        self.notes = tuple(note for note in self.notes if note.id != identifier)
        return gone

    def tag(self, target: str, tag: str) -> Note:
        return self._noted(Note(f"n{len(self.notes)}", target, None, (tag,), "me", "2025-01-01T00:00:00Z"))

    def untag(self, target: str, tag: str) -> bool:
        before = self.tags_on(target)
        self.notes = tuple(note for note in self.notes if note.target != target or tag not in note.tags)
        return self.tags_on(target) != before

    def _noted(self, note: Note) -> Note:
        self.notes = (*self.notes, note)
        return note

    def decide(self, action: str, target: str, **args: Any) -> Decision:
        made = Decision(f"x{len(self.decisions)}", action, target, args, None, "me", "2025-01-01T00:00:00Z")
        self.decisions = (*self.decisions, made)
        if action == "rename":
            self.entities = tuple(
                entity._replace(name=args["name"], decided=("name",)) if entity.id == target else entity
                for entity in self.entities
            )
        return made

    def undo(self) -> Decision | None:
        standing = [decision for decision in self.decisions if not decision.undone]
        if not standing:
            return None
        last = standing[-1]
        self.decisions = tuple(d._replace(undone=True) if d.id == last.id else d for d in self.decisions)
        return last

    def redo(self) -> Decision | None:
        undone = [decision for decision in self.decisions if decision.undone]
        if not undone:
            return None
        first = undone[0]
        self.decisions = tuple(d._replace(undone=False) if d.id == first.id else d for d in self.decisions)
        return first

    def changed_on_disk(self) -> bool:
        return self.stale

    def reload(self) -> None:
        self.stale = False


def _article(id: str, gold: dict[str, Any]) -> Article:
    path = next((ROOT / "seeds").glob(f"{id}_*.txt"))
    raw = path.read_bytes()
    text = clean(raw.decode())
    title = gold["title"] if gold["title_stated"] else text[:72].rsplit(" ", 1)[0] + "…"
    start = text.find(gold["title"]) if gold["title_stated"] else None
    skip = (start or 0) + len(gold["title"]) if gold["title_stated"] else 0
    asides = [(aside["start"], aside["end"]) for aside in gold["asides"]]
    sections: list[Section] = []
    heading: tuple[str | None, int | None] = (None, None)
    paragraphs: list[Paragraph] = []
    kind: Any = "body"

    def close() -> None:
        if paragraphs or heading[0]:
            first = heading[1] if heading[1] is not None else paragraphs[0].start
            last = paragraphs[-1].end if paragraphs else first
            made = tuple(paragraphs)
            sections.append(Section(heading[0], kind, gold["language"], first, last, made, heading[1]))

    at = 0
    for line in text.split("\n"):
        a, b = at, at + len(line)
        at = b + 1
        if not line.strip() or b <= skip:
            continue
        aside = any(low <= a < high for low, high in asides)
        if line.strip() in gold["headings"] or aside != (kind == "aside"):
            close()
            paragraphs = []
            kind = "aside" if aside else "body"
            heading = (line.strip(), a) if line.strip() in gold["headings"] else (None, None)
            if heading[0]:
                continue
        bullet = line.startswith(("- ", "• "))
        paragraphs.append(Paragraph(a + (2 if bullet else 0), b, bullet))
    close()
    return Article(
        id,
        path.name,
        title,
        gold["title_stated"],
        gold["author"],
        gold["date"],
        gold["language"],
        text,
        tuple(sections),
        hashlib.sha256(raw).hexdigest(),
        title_start=start,
    )


def _claims(gold: dict[str, Any]) -> tuple[tuple[Claim, ...], dict[str, str]]:
    made: list[Claim] = []
    keys: dict[str, str] = {}
    for article, data in gold.items():
        for raw in data["claims"]:
            id = "c" + hashlib.sha256(f"{article}/{raw['key']}".encode()).hexdigest()[:8]
            keys[f"{article}/{raw['key']}"] = id
            evidence = tuple(Evidence(article, e["start"], e["end"], e["text"]) for e in raw["evidence"])
            made.append(
                Claim(
                    id,
                    None,
                    article,
                    raw["kind"],
                    raw["amount"],
                    raw["amount_max"],
                    raw["currency"],
                    raw["unit"],
                    raw["approximate"],
                    tuple(Party(p["name"], p["role"]) for p in raw["parties"]),
                    raw["status"],
                    None,
                    raw["date"],
                    evidence,
                    raw["aside"],
                    rules=("gold",),
                )
            )
    return tuple(made), keys


def _entities(gold: dict[str, Any]) -> tuple[Entity, ...]:
    mentions: dict[str, list[Mention]] = {}
    types: dict[str, Any] = {}
    for article, data in gold.items():
        types.update({entity["name"]: entity["type"] for entity in data["entities"]})
        for m in data["mentions"]:
            name = m["entity"]
            type_ = types.get(name, "ORG")
            mention = Mention(article, m["start"], m["end"], m["text"], type_, name, m["aside"])
            mentions.setdefault(name, []).append(mention)
    return tuple(
        Entity(
            fold_text(name).replace(" ", "-"),
            name,
            types.get(name, "ORG"),
            tuple(sorted({m.text for m in found} - {name})),
            tuple(found),
        )
        for name, found in sorted(mentions.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _deals(
    claims: tuple[Claim, ...], keys: dict[str, str]
) -> tuple[tuple[Deal, ...], tuple[Link, ...], tuple[Claim, ...]]:
    data = json.loads((GOLD / "deals.json").read_text())
    by_id = {claim.id: claim for claim in claims}
    groups = [[keys[key] for key in deal["claims"]] for deal in data["deals"]]
    agreement = [deal["agreement"] for deal in data["deals"]]
    grouped = {id for group in groups for id in group}
    alone = [claim.id for claim in claims if claim.id not in grouped]
    deals: list[Deal] = []
    for group, agreed in zip(
        [*groups, *[[id] for id in alone]], [*agreement, *["single"] * len(alone)], strict=True
    ):
        told = [by_id[id] for id in group]
        first = told[0]
        deal_id = "d" + hashlib.sha256(first.id.encode()).hexdigest()[:8]
        life = tuple(Step(claim.status, claim.date, claim.article, claim.status_cue) for claim in told)
        sources = len({claim.article for claim in told})
        deals.append(
            Deal(
                deal_id,
                first.kind,
                first.amount,
                first.amount_max,
                first.currency,
                first.unit,
                first.status,
                first.date,
                first.parties,
                agreed,
                None,
                sources,
                life,
                tuple(group),
                first.aside,
                approximate=first.approximate,
            )
        )
        for claim in told:
            by_id[claim.id] = claim._replace(deal=deal_id)
    ids = {deal["key"]: made.id for deal, made in zip(data["deals"], deals, strict=False)}
    links = tuple(
        Link(ids[link["from"]], ids[link["to"]], link["relation"])
        for link in data["links"]
        if link["from"] in ids and link["to"] in ids
    )
    return tuple(deals), links, tuple(by_id.values())
