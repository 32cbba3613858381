"""Records as the JSON that the contract fixes: names and shapes here are what scripts rely on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.answers import Comparison, Hit, Matrix, Results, SharedFact
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
    Party,
    Section,
    Span,
    Total,
)

if TYPE_CHECKING:
    from store.dossier import Dossier

Json = dict[str, Any]

_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def dossier_json(dossier: Dossier) -> Json:
    """Everything."""
    return {
        "dossier": {
            "name": dossier.name,
            "schema": dossier.schema,
            "created": dossier.created,
            "articles": len(dossier.articles),
            "entities": len(dossier.entities),
            "deals": len(dossier.deals),
            "claims": len(dossier.claims),
        },
        "articles": [article_json(article) for article in dossier.articles],
        "entities": [entity_json(entity) for entity in dossier.entities],
        "deals": [deal_json(deal) for deal in dossier.deals],
        "claims": [claim_json(claim) for claim in dossier.claims],
        "groups": [group_json(group) for group in dossier.groups],
        "links": [link_json(link) for link in dossier.links],
        "totals": [total_json(total) for total in dossier.totals],
        "notes": [note_json(note) for note in dossier.notes],
        "decisions": [decision_json(decision) for decision in dossier.decisions],
        "unresolved": [{"decision": item.decision, "why": item.why} for item in dossier.unresolved],
    }


def article_json(article: Article) -> Json:
    """An article with its text and sections."""
    return {
        "id": article.id,
        "path": article.path,
        "paths": list(article.paths),
        "title": article.title,
        "title_stated": article.title_stated,
        "author": article.author,
        "date": article.date,
        "language": article.language,
        "outlet": article.outlet,
        "digest": article.digest,
        "encoding": article.encoding,
        "removed": article.removed,
        "text": article.text,
        "sections": [section_json(article, section) for section in article.sections],
    }


def section_json(article: Article, section: Section) -> Json:
    """A section; its paragraphs as text."""
    return {
        "heading": section.heading,
        "kind": section.kind,
        "language": section.language,
        "paragraphs": [article.text[p.start : p.end] for p in section.paragraphs],
        "start": section.start,
        "end": section.end,
    }


def entity_json(entity: Entity) -> Json:
    """An entity with all its mentions."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "mentions": [mention_json(mention) for mention in entity.mentions],
        "decided": list(entity.decided),
    }


def mention_json(mention: Mention) -> Json:
    """One mention; `text` is what the article says between `start` and `end`."""
    return {
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "aside": mention.aside,
    }


def deal_json(deal: Deal) -> Json:
    """A deal; its claims by id."""
    return {
        "id": deal.id,
        "kind": deal.kind,
        "amount": number(deal.amount),
        "amount_max": number(deal.amount_max),
        "currency": deal.currency,
        "unit": deal.unit,
        "approximate": deal.approximate,
        "quantity": deal.quantity,
        "status": deal.status,
        "date": deal.date,
        "parties": [party_json(party) for party in deal.parties],
        "agreement": deal.agreement,
        "why": deal.why,
        "independent_sources": deal.independent_sources,
        "life": [step._asdict() for step in deal.life],
        "claims": list(deal.claims),
        "aside": deal.aside,
        "decided": list(deal.decided),
    }


def claim_json(claim: Claim) -> Json:
    """A claim with its evidence."""
    return {
        "id": claim.id,
        "deal": claim.deal,
        "article": claim.article,
        "kind": claim.kind,
        "amount": number(claim.amount),
        "amount_max": number(claim.amount_max),
        "currency": claim.currency,
        "unit": claim.unit,
        "approximate": claim.approximate,
        "quantity": claim.quantity,
        "parties": [party_json(party) for party in claim.parties],
        "status": claim.status,
        "status_cue": claim.status_cue,
        "date": claim.date,
        "evidence": [evidence_json(evidence) for evidence in claim.evidence],
        "aside": claim.aside,
        "source": claim.source,
        "rules": list(claim.rules),
        "decided": list(claim.decided),
    }


def evidence_json(evidence: Evidence) -> Json:
    """A span and its text."""
    return evidence._asdict()


def party_json(party: Party) -> Json:
    """A party and its role."""
    return {"name": party.name, "role": party.role}


def group_json(group: Group) -> Json:
    """A group of articles."""
    return {"relation": group.relation, "source": group.source, "articles": list(group.articles)}


def link_json(link: Link) -> Json:
    """A link between two deals."""
    return {"from": link.source, "to": link.target, "relation": link.relation}


def total_json(total: Total) -> Json:
    """A total and the deals it sums."""
    return {
        "by": total.by,
        "key": total.key,
        "currency": total.currency,
        "low": number(total.low),
        "high": number(total.high),
        "deals": list(total.deals),
    }


def note_json(note: Note) -> Json:
    """A note or tag."""
    return {
        "id": note.id,
        "target": note.target,
        "text": note.text,
        "tags": list(note.tags),
        "author": note.author,
        "at": note.at,
    }


def decision_json(decision: Decision) -> Json:
    """A decision as it is kept."""
    return decision._asdict()


def hit_json(hit: Hit) -> Json:
    """A search result."""
    return {
        **hit._asdict(),
        "score": round(hit.score, 4),
        "marks": [list(mark) for mark in hit.marks],
        "reasons": list(hit.reasons),
    }


def results_json(results: Results) -> Json:
    """The answer to a query."""
    return {
        "query": results.query,
        "took_ms": round(results.took_ms, 2),
        "total": results.total,
        "hits": [hit_json(hit) for hit in results.hits],
        "suggestions": list(results.suggestions),
    }


def comparison_json(comparison: Comparison) -> Json:
    """Two articles side by side."""
    return {
        "a": comparison.a,
        "b": comparison.b,
        "coverage": {"a": comparison.coverage_a, "b": comparison.coverage_b},
        "near_copy": comparison.near_copy,
        "pairs": [
            {
                "a": _spans(pair.a),
                "b": _spans(pair.b),
                "score": round(pair.score, 4),
                "reasons": list(pair.reasons),
            }
            for pair in comparison.pairs
        ],
        "facts": {
            "agree": [_shared(fact) for fact in comparison.agree],
            "differ": [{**_shared(fact), "why": fact.why} for fact in comparison.differ],
            "only_a": list(comparison.only_a),
            "only_b": list(comparison.only_b),
        },
        "entities": {
            "shared": [shared._asdict() for shared in comparison.shared_entities],
            "only_a": list(comparison.entities_only_a),
            "only_b": list(comparison.entities_only_b),
        },
    }


def matrix_json(matrix: Matrix) -> Json:
    """Which claims of which article tell which deal."""
    rows = [
        {
            "deal": row.deal,
            "claims": {a: list(c) for a, c in zip(matrix.articles, row.cells, strict=True) if c},
        }
        for row in matrix.rows
    ]
    return {"articles": list(matrix.articles), "rows": rows}


def number(value: float | None) -> float | int | None:
    """An amount without a fraction that is none: 6400000000, not 6400000000.0."""
    if value is None or value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value == int(value) else value


def dump_json(value: Any, indent: int | None = 2) -> str:
    """UTF-8 JSON with a line break at its end, safe to print on a terminal.

    What a terminal obeys or a reader is deceived by (DEL, C1 controls, bidi and invisible marks) is escaped;
    JSON itself escapes the rest of the controls.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _shared(fact: SharedFact) -> Json:
    return {"deal": fact.deal, "a": list(fact.a), "b": list(fact.b)}
