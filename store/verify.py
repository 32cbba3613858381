"""The audit of a dossier: one fault for each promise that its records break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from store.model import FIGURES, Claim, Deal, Evidence, Fault, Mention, Total

if TYPE_CHECKING:
    from store.dossier import Dossier


def faults(dossier: Dossier) -> Iterator[Fault]:
    """Every broken promise: articles, entities, claims, deals, links, totals, then what people added."""
    texts = {article.id: article.text for article in dossier.articles}
    yield from _ids(dossier)
    yield from _articles(dossier)
    yield from _entities(dossier, texts)
    yield from _claims(dossier, texts)
    yield from _deals(dossier)
    yield from _bonds(dossier)
    yield from _totals(dossier)
    yield from _people(dossier)


def _ids(dossier: Dossier) -> Iterator[Fault]:
    tables: dict[str, Iterable[str]] = {
        "article": [article.id for article in dossier.articles],
        "entity": [entity.id for entity in dossier.entities],
        "claim": [claim.id for claim in dossier.claims],
        "deal": [deal.id for deal in dossier.deals],
    }
    for kind, ids in tables.items():
        for identifier, count in Counter(ids).items():
            if count > 1:
                yield Fault(identifier, f"is the id of {count} records of the kind {kind}")
            if not identifier:
                yield Fault(kind, "has a record without an id")


def _articles(dossier: Dossier) -> Iterator[Fault]:
    for article in dossier.articles:
        end = 0
        for section in article.sections:
            if not 0 <= section.start <= section.end <= len(article.text) or section.start < end:
                yield Fault(article.id, f"section at {section.start}-{section.end} does not fit its text")
            end = max(end, section.end)
            for part in section.paragraphs:
                if not section.start <= part.start <= part.end <= section.end:
                    yield Fault(article.id, f"paragraph at {part.start}-{part.end} lies outside its section")


def _entities(dossier: Dossier, texts: dict[str, str]) -> Iterator[Fault]:
    owner: dict[tuple[str, int, int], str] = {}
    for entity in dossier.entities:
        if not entity.name.strip():
            yield Fault(entity.id, "has no name")
        if len(entity.mentions) != sum(1 for _ in entity.mentions):
            yield Fault(entity.id, "does not have as many mentions as it says")
        for mention in entity.mentions:
            if why := _mismatch(mention, texts):
                yield Fault(entity.id, f"mention {mention.article}:{mention.start}: {why}")
            place = (mention.article, mention.start, mention.end)
            if owner.setdefault(place, entity.id) != entity.id:
                yield Fault(
                    entity.id, f"mention {mention.article}:{mention.start} is also one of {owner[place]}"
                )


def _claims(dossier: Dossier, texts: dict[str, str]) -> Iterator[Fault]:
    deals = {deal.id: set(deal.claims) for deal in dossier.deals}
    for claim in dossier.claims:
        if claim.article not in texts:
            yield Fault(claim.id, f"belongs to article {claim.article}, which is not there")
        if not claim.evidence:
            yield Fault(claim.id, "is a fact without evidence")
        for evidence in claim.evidence:
            if why := _mismatch(evidence, texts):
                yield Fault(claim.id, f"evidence {evidence.article}:{evidence.start}: {why}")
        yield from _amount(claim)
        if claim.deal is None:
            if not {"reject_claim", "hide"}.intersection(claim.decided):
                yield Fault(claim.id, "belongs to no deal, and nobody rejected it")
        elif claim.deal not in deals:
            yield Fault(claim.id, f"belongs to deal {claim.deal}, which is not there")
        elif claim.id not in deals[claim.deal]:
            yield Fault(claim.id, f"is not among the claims of its deal {claim.deal}")


def _deals(dossier: Dossier) -> Iterator[Fault]:
    claims = {claim.id: claim for claim in dossier.claims}
    articles = set(dossier.article_ids)
    for deal in dossier.deals:
        if not deal.claims:
            yield Fault(deal.id, "is told by no claim")
        for name in deal.claims:
            if name not in claims:
                yield Fault(deal.id, f"counts claim {name}, which is not there")
            elif claims[name].deal != deal.id:
                yield Fault(deal.id, f"counts claim {name}, which belongs to {claims[name].deal}")
        yield from _amount(deal)
        told = {claims[name].article for name in deal.claims if name in claims}
        if deal.agreement == "single" and len(told) > 1:
            yield Fault(deal.id, f"is called single, but {len(told)} articles tell it")
        if deal.agreement == "disputed" and not deal.why:
            yield Fault(deal.id, "is called disputed without saying why")
        if deal.independent_sources > max(1, len(told)):
            yield Fault(deal.id, f"has more independent sources than its {len(told)} articles")
        for step in deal.life:
            if step.article not in articles:
                yield Fault(deal.id, f"has a step told by article {step.article}, which is not there")


def _bonds(dossier: Dossier) -> Iterator[Fault]:
    deals = {deal.id for deal in dossier.deals}
    articles = set(dossier.article_ids)
    for link in dossier.links:
        for end in (link.source, link.target):
            if end not in deals:
                yield Fault(end, f"is linked ({link.relation}), but there is no such deal")
        if link.source == link.target:
            yield Fault(link.source, f"is linked to itself ({link.relation})")
    for group in dossier.groups:
        for identifier in group.articles:
            if identifier not in articles:
                yield Fault(identifier, f"is in a group ({group.relation}), but there is no such article")


class _Told(NamedTuple):
    """What totals rest on: the deals, the least and the most said of each, and the wholes each is part of."""

    deals: dict[str, Deal]
    bounds: dict[str, tuple[float, float]]
    wholes: dict[str, list[str]]


def _totals(dossier: Dossier) -> Iterator[Fault]:
    """What is wrong with the totals; what they rest on is gathered once, there may be thousands of them."""
    claims = {claim.id: claim for claim in dossier.claims}
    deals = {deal.id: deal for deal in dossier.deals}
    wholes: dict[str, list[str]] = {}
    for link in dossier.links:
        if link.relation == "part_of":
            wholes.setdefault(link.source, []).append(link.target)
    told = _Told(deals, {deal.id: _said(deal, claims) for deal in deals.values()}, wholes)
    for total in dossier.totals:
        yield from _total(total, told)


def _total(total: Total, told: _Told) -> Iterator[Fault]:
    """Each deal once, parts inside their whole, one currency, no figure and no opinion, bounds that hold."""
    name = f"total {total.by}={total.key} {total.currency or 'without currency'}"
    deals = told.deals
    for identifier, count in Counter(total.deals).items():
        if count > 1:
            yield Fault(name, f"counts deal {identifier} {count} times")
    summed = [deals[identifier] for identifier in dict.fromkeys(total.deals) if identifier in deals]
    for identifier in total.deals:
        if identifier not in deals:
            yield Fault(name, f"counts deal {identifier}, which is not there")
    for deal in summed:
        if deal.currency != total.currency:
            yield Fault(name, f"counts deal {deal.id}, which is in {deal.currency or 'no currency'}")
        if deal.kind in FIGURES or deal.status == "opinion":
            what = "a figure" if deal.kind in FIGURES else "an opinion"
            yield Fault(name, f"counts deal {deal.id}, which is {what}")
    inside = {deal.id for deal in summed}
    for deal in summed:
        for whole in told.wholes.get(deal.id, ()):
            if whole in inside:
                yield Fault(name, f"counts deal {deal.id} and the whole it is part of, {whole}")
    yield from _bounds(name, total, [told.bounds[deal.id] for deal in summed])


def _bounds(name: str, total: Total, bounds: list[tuple[float, float]]) -> Iterator[Fault]:
    """The sum lies between the least and the most that the articles say of its deals."""
    if total.low > total.high:
        yield Fault(name, f"has a low bound above its high one ({total.low:g}, {total.high:g})")
    low, high = sum(least for least, _ in bounds), sum(most for _, most in bounds)
    slack = 1e-6 * max(1.0, high)
    if total.low < low - slack or total.high > high + slack:
        yield Fault(name, f"sums to {total.low:g}-{total.high:g}, but its deals come to {high:g} at most")


def _said(deal: Deal, claims: dict[str, Claim]) -> tuple[float, float]:
    """The least and the most that a deal and its claims say, from nothing on."""
    records: list[Deal | Claim] = [deal, *(claims[name] for name in deal.claims if name in claims)]
    said = [value for one in records for value in (one.amount, one.amount_max) if value is not None]
    return min([0.0, *said]), max(said, default=0.0)


def _people(dossier: Dossier) -> Iterator[Fault]:
    for item in dossier.unresolved:
        yield Fault(item.decision, f"decision not applied: {item.why}; decide anew if it is still needed")
    hidden = {d.target for d in dossier.decisions if d.action == "hide" and not d.undone}
    for note in dossier.notes:
        if dossier.kind_of(note.target) is None and note.target not in hidden:
            what = "note" if note.text else "tag"
            yield Fault(note.id, f"is a {what} on {note.target}, which is not there any more")


def _mismatch(span: Mention | Evidence, texts: dict[str, str]) -> str | None:
    """Why a span is not where it says, None when it is."""
    text = texts.get(span.article)
    if text is None:
        return "there is no such article"
    if not 0 <= span.start < span.end <= len(text):
        return "lies outside the text"
    if text[span.start : span.end] != span.text:
        return f"the text there is {text[span.start : span.end][:40]!r}, not {span.text[:40]!r}"
    return None


def _amount(record: Claim | Deal) -> Iterator[Fault]:
    if record.amount_max is not None and (record.amount is None or record.amount_max < record.amount):
        yield Fault(record.id, "has a range whose end is below its start")
    if record.amount is not None and not 0 <= record.amount < 1e18:
        yield Fault(record.id, f"has the amount {record.amount:g}")
