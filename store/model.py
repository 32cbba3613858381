"""The typed, immutable records of a dossier: one class per word of its vocabulary.

Every offset in these records is a code point index into the cleaned `Article.text`, and
`text[start:end]` is the text a record carries. Records are named tuples: made in C, cheap to
import (a headless command must answer at once) and cheap to keep by the hundred thousand.
Dates are ISO 8601, as precise as the article was: `2025`, `2025-03` or `2025-03-31`.
Unknown is `None`, never an empty string.
"""

from __future__ import annotations

from store.hints import Any, Literal
from store.record import NamedTuple

Language = Literal["fr", "en"]
SectionKind = Literal["body", "aside"]
EntityType = Literal["ORG", "PERSON", "PRODUCT", "PLACE"]
Approximate = Literal["about", "over", "up_to"]
Agreement = Literal["single", "agreed", "disputed"]
LinkRelation = Literal["part_of", "supersedes", "same_figure_other_fact"]
GroupRelation = Literal["near_copy", "same_source"]
TotalKey = Literal["kind", "party", "currency", "year"]

Kind = Literal[
    "acquisition",
    "bid",
    "investment",
    "funding_round",
    "valuation",
    "contract",
    "partnership",
    "lawsuit",
    "grant_or_donation",
    "revenue",
    "spending",
    "price",
    "market_metric",
    "other_amount",
]
Status = Literal[
    "completed",
    "announced",
    "rumoured",
    "conditional",
    "proposed",
    "rejected",
    "opinion",
]
Role = Literal[
    "buyer",
    "target",
    "seller",
    "bidder",
    "investor",
    "recipient",
    "subject",
    "customer",
    "supplier",
    "partner",
    "plaintiff",
    "defendant",
    "donor",
]
Quantity = Literal[
    "total",
    "instalment",
    "share",
    "pre_money",
    "post_money",
    "per_year",
    "per_unit",
]

FIGURES: frozenset[str] = frozenset({"revenue", "spending", "price", "market_metric", "other_amount"})
"""Kinds that are amounts but not deals: kept, and filtered out of the ledger's first view."""

TAKEOVERS: frozenset[str] = frozenset({"acquisition", "bid"})
"""Kinds in which one buys another: agreed or done, and not yet accepted."""

FAMILY: dict[str, str] = {
    "acquisition": "takeover",
    "bid": "takeover",
    "investment": "funding",
    "funding_round": "funding",
    "contract": "undertaking",
    "partnership": "undertaking",
}
"""Kinds that may name one fact; every other kind is a family of its own."""

SIDES: dict[Kind, tuple[Role, Role]] = {
    "acquisition": ("buyer", "target"),
    "bid": ("bidder", "target"),
    "investment": ("investor", "recipient"),
    "funding_round": ("investor", "recipient"),
    "contract": ("customer", "supplier"),
    "lawsuit": ("plaintiff", "defendant"),
    "grant_or_donation": ("donor", "recipient"),
    "partnership": ("partner", "partner"),
}
"""For each kind who acts or pays, and whom or what it is about."""

ALONE: tuple[Role, Role] = ("subject", "subject")
"""The sides of the other kinds, which tell something of one subject."""

PRECEDENCE: tuple[EntityType, ...] = ("ORG", "PERSON", "PRODUCT", "PLACE")
"""Types of entities in the order in which a tie between them is settled, and they are listed."""

LISTED_BY = {"article": "articles", "entity": "entities", "deal": "deals", "claim": "claims"}
"""For each kind of thing that has an id, the verb that lists them."""

CORRECTABLE = ("amount", "amount_max", "currency", "parties", "status", "date", "kind")
"""The fields of a deal that an analyst can correct."""


class Span(NamedTuple):
    """A range of one article's text."""

    article: str
    start: int
    end: int


class Evidence(NamedTuple):
    """A span with the text it covers, short: the amount or the verb that proves a claim."""

    article: str
    start: int
    end: int
    text: str


class Paragraph(NamedTuple):
    """A block of running text or one bullet (its sign excluded), inside a section."""

    start: int
    end: int
    bullet: bool = False


class Section(NamedTuple):
    """A heading and what follows it; `aside` when it is not the article's own text."""

    heading: str | None
    kind: SectionKind
    language: Language | None
    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]
    heading_start: int | None = None


class Article(NamedTuple):
    """One press article as read: cleaned text, what it states of itself, and its layout.

    `digest` is the SHA-256 of the file's bytes, in hex. `removed` counts the hostile characters that
    cleaning dropped. `paths` holds every path under which these same bytes were found.
    """

    id: str
    path: str
    title: str
    title_stated: bool
    author: str | None
    date: str | None
    language: Language | None
    text: str
    sections: tuple[Section, ...]
    digest: str
    encoding: str = "utf-8"
    removed: int = 0
    outlet: str | None = None
    paths: tuple[str, ...] = ()
    title_start: int | None = None


class Mention(NamedTuple):
    """One occurrence of a name. `name` is the fullest form the same article gives it."""

    article: str
    start: int
    end: int
    text: str
    type: EntityType
    name: str
    aside: bool = False


class Party(NamedTuple):
    """Who takes part in a claim or deal, and as what."""

    name: str
    role: Role


class Claim(NamedTuple):
    """What one article says about one fact. Amounts are in units (6.4e9), currencies ISO 4217.

    `unit` names a quantity that is not money (`GW`, `users`, `downloads`, `calls/month`, `%`).
    `quantity` tells which figure of the fact it is; `whole` is the id of the claim it is a part of,
    `replaces` the id of the claim it supersedes, both in the same article.
    `source` is the outlet or person the article leans on ("selon Reuters"). `rules` names the rules
    that made the claim. `deal` is set by reconciliation.
    """

    id: str
    deal: str | None
    article: str
    kind: Kind
    amount: float | None
    amount_max: float | None
    currency: str | None
    unit: str | None
    approximate: Approximate | None
    parties: tuple[Party, ...]
    status: Status
    status_cue: str | None
    date: str | None
    evidence: tuple[Evidence, ...]
    aside: bool = False
    quantity: Quantity = "total"
    whole: str | None = None
    replaces: str | None = None
    source: str | None = None
    rules: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()


class Extraction(NamedTuple):
    """All that one article yields by itself, before any other article is looked at."""

    article: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


class Entity(NamedTuple):
    """One real thing, for all the forms of its name in the dossier."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    decided: tuple[str, ...] = ()


class Step(NamedTuple):
    """One dated step in the life of a deal, with the article that tells it and the cue."""

    status: Status
    date: str | None
    article: str
    cue: str | None


class Deal(NamedTuple):
    """One fact for all the articles that tell it. `claims` holds claim ids.

    `decided` names the fields that an analyst's decision changed.
    """

    id: str
    kind: Kind
    amount: float | None
    amount_max: float | None
    currency: str | None
    unit: str | None
    status: Status
    date: str | None
    parties: tuple[Party, ...]
    agreement: Agreement
    why: str | None
    independent_sources: int
    life: tuple[Step, ...]
    claims: tuple[str, ...]
    aside: bool = False
    quantity: Quantity = "total"
    approximate: Approximate | None = None
    decided: tuple[str, ...] = ()


class Group(NamedTuple):
    """Articles that copy one text, or lean on one source."""

    relation: GroupRelation
    source: str | None
    articles: tuple[str, ...]


class Link(NamedTuple):
    """How one deal stands to another. Exported as `from` and `to`."""

    source: str
    target: str
    relation: LinkRelation


class Total(NamedTuple):
    """A sum over deals, each counted once; `deals` holds the ids it sums."""

    by: TotalKey
    key: str
    currency: str | None
    low: float
    high: float
    deals: tuple[str, ...]


class Note(NamedTuple):
    """What an analyst wrote or tagged on an article, entity or deal. `at` is ISO 8601, UTC."""

    id: str
    target: str
    text: str | None
    tags: tuple[str, ...]
    author: str
    at: str
    revision: int = 0


class Decision(NamedTuple):
    """A correction by an analyst, replayed at every ingest.

    `basis` is the text it rests on: when that text has changed, the decision is reported instead of
    applied. `undone` keeps it in the file, so that it can be redone.
    """

    id: str
    action: str
    target: str
    args: dict[str, Any]
    basis: str | None
    author: str
    at: str
    undone: bool = False


class Unresolved(NamedTuple):
    """A decision that could not be applied, and why, in words for the analyst."""

    decision: str
    why: str


class Ledger(NamedTuple):
    """What reconciliation makes of all extractions and decisions together."""

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    deals: tuple[Deal, ...]
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    totals: tuple[Total, ...]
    unresolved: tuple[Unresolved, ...] = ()


class Fault(NamedTuple):
    """One broken promise found by `verify`: which record, and what is wrong with it."""

    record: str
    why: str


class Refused(NamedTuple):
    """A file that could not become an article, and the one-line reason."""

    path: str
    why: str


class IngestReport(NamedTuple):
    """What an ingest did, by article id (or path, for what is refused or vanished)."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    vanished: tuple[str, ...]
    pruned: tuple[str, ...]
    refused: tuple[Refused, ...]
    unresolved: tuple[Unresolved, ...] = ()
    stopped: bool = False
    renamed: tuple[str, ...] = ()


class DossierError(Exception):
    """Something the user can mend; its text is one line that names the thing and the cure."""


class UnknownId(DossierError):
    """No article, entity, deal, claim or note of the dossier has this id."""
