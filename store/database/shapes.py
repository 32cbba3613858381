"""Records of the model as documents of the store, and back, checked field by field.

A document names its fields; what is unknown or has its usual value is left out. Spans of paragraphs are
packed (`12+240 260+80b`: start and length in code points, `b` for a bullet), and so are mentions. Reading a
document raises Damaged with the name of the field that is not what it must be.
"""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from store import model
from store.database.fields import (
    Damaged,
    Doc,
    choice,
    flag,
    number,
    optional,
    rows,
    strings,
    table,
    text,
    whole,
    word,
)
from store.hints import Any, cast, get_args
from store.mentions import TYPES, PackedMentions, Unreadable, pack, packed, unpack
from store.model import (
    Article,
    Claim,
    Deal,
    Entity,
    Evidence,
    Extraction,
    Group,
    Link,
    Paragraph,
    Party,
    Section,
    Step,
    Total,
    Unresolved,
)

_LANGUAGES = frozenset(get_args(model.Language))
_SECTIONS = frozenset(get_args(model.SectionKind))
_APPROXIMATE = frozenset(get_args(model.Approximate))
_AGREEMENT = frozenset(get_args(model.Agreement))
_LINKS = frozenset(get_args(model.LinkRelation))
_GROUPS = frozenset(get_args(model.GroupRelation))
_TOTALS = frozenset(get_args(model.TotalKey))
_KINDS = frozenset(get_args(model.Kind))
_STATUSES = frozenset(get_args(model.Status))
_ROLES = frozenset(get_args(model.Role))
_QUANTITIES = frozenset(get_args(model.Quantity))
_TEXT_OR_NONE = frozenset({str, type(None)})


def head_doc(article: Article) -> Doc:
    """The document of all that an article is but for its text and layout."""
    doc: Doc = {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "title_stated": article.title_stated,
        "digest": article.digest,
        "encoding": article.encoding,
    }
    _keep(doc, article, ("author", "date", "language", "removed", "outlet", "title_start"))
    if article.paths and article.paths != (article.path,):
        doc["paths"] = list(article.paths)
    return doc


def text_doc(article: Article) -> Doc:
    """The document of an article's text and layout; sections keep their paragraphs packed."""
    sections = [_section_doc(section) for section in article.sections]
    return {"id": article.id, "text": article.text, "sections": sections}


def text_from(doc: Doc) -> tuple[str, tuple[Section, ...]]:
    """The text and sections of a document."""
    return text(doc, "text"), tuple(_section_from(row) for row in rows(doc, "sections"))


def head_from(doc: Doc) -> Article:
    """The article of a document, without text and sections."""
    path = text(doc, "path")
    return Article(
        id=text(doc, "id"),
        path=path,
        title=text(doc, "title"),
        title_stated=flag(doc, "title_stated"),
        author=optional(doc, "author"),
        date=word(doc, "date"),
        language=choice(doc, "language", _LANGUAGES, None),
        text="",
        sections=(),
        digest=text(doc, "digest"),
        encoding=text(doc, "encoding"),
        removed=whole(doc, "removed", 0),
        outlet=optional(doc, "outlet"),
        paths=strings(doc, "paths") or (path,),
        title_start=whole(doc, "title_start"),
    )


def file_from(doc: Doc) -> tuple[str, str, tuple[str, ...], str | None]:
    """Id, digest and paths of the article of a document, and the mark of the program that extracted it."""
    paths, code = strings(doc, "paths") or (text(doc, "path"),), doc.get("code")
    return text(doc, "id"), text(doc, "digest"), paths, code if isinstance(code, str) else None


def extraction_doc(extraction: Extraction) -> Doc:
    """The document of what one article yields by itself."""
    return {
        "article": extraction.article,
        "mentions": pack(extraction.mentions, with_article=False),
        "claims": [claim_doc(claim) for claim in extraction.claims],
    }


def extraction_from(doc: Doc) -> Extraction:
    """The extraction of a document, mentions in the order of the text."""
    article = text(doc, "article")
    try:
        mentions = sorted(unpack(text(doc, "mentions"), article))
    except Unreadable:
        raise Damaged("mentions") from None
    return Extraction(article, tuple(mentions), tuple(claim_from(row) for row in rows(doc, "claims")))


def claim_doc(claim: Claim) -> Doc:
    """The document of a claim."""
    doc: Doc = {"id": claim.id, "article": claim.article, "kind": claim.kind, "status": claim.status}
    _keep(doc, claim, ("deal", "amount", "amount_max", "currency", "unit", "approximate"))
    _keep(doc, claim, ("status_cue", "date", "aside", "whole", "replaces", "source"))
    if claim.quantity != "total":
        doc["quantity"] = claim.quantity
    _keep_parties(doc, claim.parties)
    doc["evidence"] = [
        [e.start, e.end, e.text] if e.article == claim.article else [e.start, e.end, e.text, e.article]
        for e in claim.evidence
    ]
    _keep_strings(doc, claim, ("rules", "decided"))
    return doc


def claim_from(doc: Doc) -> Claim:
    """The claim of a document."""
    article = intern(text(doc, "article"))
    return Claim(
        id=text(doc, "id"),
        deal=word(doc, "deal"),
        article=article,
        kind=choice(doc, "kind", _KINDS),
        amount=number(doc, "amount"),
        amount_max=number(doc, "amount_max"),
        currency=word(doc, "currency"),
        unit=word(doc, "unit"),
        approximate=choice(doc, "approximate", _APPROXIMATE, None),
        parties=_parties_from(doc),
        status=choice(doc, "status", _STATUSES),
        status_cue=word(doc, "status_cue"),
        date=word(doc, "date"),
        evidence=tuple(_evidence_from(row, article) for row in table(doc, "evidence")),
        aside=flag(doc, "aside"),
        quantity=choice(doc, "quantity", _QUANTITIES, "total"),
        whole=optional(doc, "whole"),
        replaces=optional(doc, "replaces"),
        source=word(doc, "source"),
        rules=tuple(map(intern, strings(doc, "rules"))),
        decided=strings(doc, "decided"),
    )


def claims_doc(article: str, changes: Iterable[Doc]) -> Doc:
    """The document of what reconciliation changed of one article's claims, in their order."""
    kept = [{key: value for key, value in change.items() if key != "article"} for change in changes]
    return {"id": article, "claims": kept}


def changes_from(doc: Doc) -> list[Doc]:
    """The changes of such a document."""
    article = text(doc, "id")
    return [{**change, "article": article, "id": text(change, "id")} for change in rows(doc, "claims")]


def claim_change(doc: Doc, base: Doc | None) -> Doc:
    """What reconciliation changed of a claim as extracted: only the fields that differ, `null` when gone."""
    if base is None:
        return doc
    change = {key: value for key, value in doc.items() if base.get(key) != value}
    change.update({key: None for key in base if key not in doc})
    return {"id": doc["id"], **change}


def claim_changed(base: Doc | None, change: Doc) -> Doc:
    """The claim's whole document: what was extracted, with what reconciliation changed."""
    if base is None:
        return change
    return {key: value for key, value in {**base, **change}.items() if value is not None}


def entity_doc(entity: Entity) -> Doc:
    """The document of an entity; its mentions packed and counted."""
    doc: Doc = {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "count": len(entity.mentions),
        "mentions": packed(entity.mentions),
    }
    _keep_strings(doc, entity, ("decided",))
    return doc


def entity_from(doc: Doc) -> Entity:
    """The entity of a document; its mentions stay packed until they are looked at."""
    kept = PackedMentions(text(doc, "mentions"), whole(doc, "count", 0))
    return Entity(
        id=text(doc, "id"),
        name=text(doc, "name"),
        type=choice(doc, "type", TYPES),
        aliases=strings(doc, "aliases"),
        mentions=cast("tuple[model.Mention, ...]", kept),
        decided=strings(doc, "decided"),
    )


def deal_doc(deal: Deal) -> Doc:
    """The document of a deal."""
    doc: Doc = {"id": deal.id, "kind": deal.kind, "status": deal.status, "agreement": deal.agreement}
    _keep(doc, deal, ("amount", "amount_max", "currency", "unit", "approximate", "date", "why", "aside"))
    if deal.quantity != "total":
        doc["quantity"] = deal.quantity
    _keep_parties(doc, deal.parties)
    doc["independent_sources"] = deal.independent_sources
    doc["life"] = [[step.status, step.date, step.article, step.cue] for step in deal.life]
    doc["claims"] = list(deal.claims)
    _keep_strings(doc, deal, ("decided",))
    return doc


def deal_from(doc: Doc) -> Deal:
    """The deal of a document."""
    return Deal(
        id=text(doc, "id"),
        kind=choice(doc, "kind", _KINDS),
        amount=number(doc, "amount"),
        amount_max=number(doc, "amount_max"),
        currency=word(doc, "currency"),
        unit=word(doc, "unit"),
        status=choice(doc, "status", _STATUSES),
        date=word(doc, "date"),
        parties=_parties_from(doc),
        agreement=choice(doc, "agreement", _AGREEMENT),
        why=optional(doc, "why"),
        independent_sources=whole(doc, "independent_sources", 1),
        life=tuple(_step_from(row) for row in table(doc, "life")),
        claims=strings(doc, "claims"),
        aside=flag(doc, "aside"),
        quantity=choice(doc, "quantity", _QUANTITIES, "total"),
        approximate=choice(doc, "approximate", _APPROXIMATE, None),
        decided=strings(doc, "decided"),
    )


def group_doc(group: Group) -> Doc:
    """The document of a group of articles."""
    return {"relation": group.relation, "source": group.source, "articles": list(group.articles)}


def group_from(doc: Doc) -> Group:
    """The group of a document."""
    return Group(choice(doc, "relation", _GROUPS), optional(doc, "source"), strings(doc, "articles"))


def link_doc(link: Link) -> Doc:
    """The document of a link between deals."""
    return {"from": link.source, "to": link.target, "relation": link.relation}


def link_from(doc: Doc) -> Link:
    """The link of a document."""
    return Link(text(doc, "from"), text(doc, "to"), choice(doc, "relation", _LINKS))


def total_doc(total: Total) -> Doc:
    """The document of a total."""
    return {**total._asdict(), "deals": list(total.deals)}


def total_from(doc: Doc) -> Total:
    """The total of a document."""
    low, high = number(doc, "low"), number(doc, "high")
    if low is None or high is None:
        raise Damaged("low, high")
    by, key = choice(doc, "by", _TOTALS), text(doc, "key")
    return Total(by, key, optional(doc, "currency"), low, high, strings(doc, "deals"))


def unresolved_doc(unresolved: Unresolved) -> Doc:
    """The document of a decision that could not be applied."""
    return unresolved._asdict()


def unresolved_from(doc: Doc) -> Unresolved:
    """The unresolved decision of a document."""
    return Unresolved(text(doc, "decision"), text(doc, "why"))


def _keep(doc: Doc, record: Any, names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(record, name)
        if value is not None and value is not False and not (name == "removed" and value == 0):
            doc[name] = value


def _keep_strings(doc: Doc, record: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if value := getattr(record, name):
            doc[name] = list(value)


def _keep_parties(doc: Doc, parties: tuple[Party, ...]) -> None:
    if parties:
        doc["parties"] = [[party.role, party.name] for party in parties]


def _parties_from(doc: Doc) -> tuple[Party, ...]:
    parties = []
    for row in table(doc, "parties") if "parties" in doc else ():
        if len(row) != 2 or row[0] not in _ROLES or type(row[1]) is not str:
            raise Damaged("parties")
        parties.append(Party(intern(row[1]), cast("model.Role", intern(row[0]))))
    return tuple(parties)


def _evidence_from(row: list[Any], article: str) -> Evidence:
    if len(row) not in (3, 4) or [type(value) for value in row] != [int, int, str, str][: len(row)]:
        raise Damaged("evidence")
    return Evidence(row[3] if len(row) == 4 else article, row[0], row[1], row[2])


def _step_from(row: list[Any]) -> Step:
    if len(row) != 4 or row[0] not in _STATUSES or type(row[2]) is not str:
        raise Damaged("life")
    if not _TEXT_OR_NONE.issuperset(map(type, row)):
        raise Damaged("life")
    return Step._make([value and intern(value) for value in row])


def _section_doc(section: Section) -> Doc:
    doc: Doc = {"kind": section.kind, "start": section.start, "end": section.end}
    _keep(doc, section, ("heading", "heading_start", "language"))
    doc["paragraphs"] = " ".join(
        f"{p.start}+{p.end - p.start}" + ("b" if p.bullet else "") for p in section.paragraphs
    )
    return doc


def _section_from(doc: Doc) -> Section:
    paragraphs = []
    for span in text(doc, "paragraphs").split():
        bullet = span.endswith("b")
        start, _, length = (span[:-1] if bullet else span).partition("+")
        try:
            paragraphs.append(Paragraph(int(start), int(start) + int(length), bullet))
        except ValueError:
            raise Damaged("paragraphs") from None
    start, end = whole(doc, "start"), whole(doc, "end")
    if start is None or end is None:
        raise Damaged("start, end")
    return Section(
        heading=optional(doc, "heading"),
        kind=choice(doc, "kind", _SECTIONS),
        language=choice(doc, "language", _LANGUAGES, None),
        start=start,
        end=end,
        paragraphs=tuple(paragraphs),
        heading_start=whole(doc, "heading_start"),
    )
