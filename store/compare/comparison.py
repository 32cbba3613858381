"""The whole comparison of two articles, from what was extracted and reconciled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from store.answers import Comparison, Pair, SharedEntity
from store.compare.alignment import Match
from store.compare.choice import align
from store.compare.copies import NEAR_COPY, containment, folded_body
from store.compare.facts import four_classes
from store.compare.passages import Passage, Prepared, passages
from store.compare.reasons import reasons
from store.hints import Protocol
from store.model import Article, Claim, Deal, Entity, Mention


class Told(Protocol):
    """What is known of the articles compared: a ledger, or the part of one that concerns them."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def deals(self) -> tuple[Deal, ...]: ...


def compare(
    a: Article, b: Article, told: Told, prepared: Callable[[str], Prepared | None] = lambda _article: None
) -> Comparison:
    """Align two articles and sort what they tell into four classes; asides are left out.

    `prepared` gives what is known of an article beforehand, by its id.
    """
    claims_a = [claim for claim in told.claims if claim.article == a.id and not claim.aside]
    claims_b = [claim for claim in told.claims if claim.article == b.id and not claim.aside]
    names_a, names_b = names_in(told.entities, a.id), names_in(told.entities, b.id)
    both = names_a.keys() & names_b.keys()
    ready_a, ready_b = prepared(a.id), prepared(b.id)
    side_a = passages(a, claims_a, names_a, both, ready_a)
    side_b = passages(b, claims_b, names_b, both, ready_b)
    body_a = ready_a.body if ready_a else folded_body(a)
    body_b = ready_b.body if ready_b else folded_body(b)
    near_copy = containment(body_a, body_b) >= NEAR_COPY
    matches = align(side_a, side_b, monotone=near_copy)
    entities = {
        entity.id: entity.name for entity in told.entities if entity.id in names_a and entity.id in names_b
    }
    facts = four_classes(claims_a, claims_b)
    return Comparison(
        a=a.id,
        b=b.id,
        coverage_a=_coverage({match.a for match in matches}, side_a),
        coverage_b=_coverage({match.b for match in matches}, side_b),
        near_copy=near_copy,
        pairs=tuple(_pair(match, side_a, side_b, entities) for match in matches),
        agree=facts.agree,
        differ=facts.differ,
        only_a=facts.only_a,
        only_b=facts.only_b,
        shared_entities=_shared(names_a, names_b),
        entities_only_a=_alone(names_a, names_b),
        entities_only_b=_alone(names_b, names_a),
    )


def names_in(entities: Iterable[Entity], article: str) -> dict[str, list[Mention]]:
    """The mentions of an article by the entity they name, asides left out."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            if mention.article == article and not mention.aside:
                found[entity.id].append(mention)
    return found


def _coverage(paired: set[int], side: tuple[Passage, ...]) -> float:
    """The share of a body's length (in characters of its passages) that has a partner."""
    lengths = [passage.span.end - passage.span.start for passage in side]
    return round(sum(lengths[i] for i in paired) / sum(lengths), 3) if lengths else 0.0


def _pair(
    match: Match, side_a: tuple[Passage, ...], side_b: tuple[Passage, ...], entities: Mapping[str, str]
) -> Pair:
    return Pair(
        a=(side_a[match.a].span,),
        b=(side_b[match.b].span,),
        score=round(match.score, 3),
        reasons=reasons(side_a[match.a].features & side_b[match.b].features, entities, match.placed),
    )


def _shared(a: Mapping[str, list[Mention]], b: Mapping[str, list[Mention]]) -> tuple[SharedEntity, ...]:
    found = [SharedEntity(entity, len(a[entity]), len(b[entity])) for entity in a if entity in b]
    return tuple(sorted(found, key=lambda entity: (-entity.a - entity.b, entity.id)))


def _alone(here: Mapping[str, list[Mention]], there: Mapping[str, list[Mention]]) -> tuple[str, ...]:
    only = [entity for entity in here if entity not in there]
    return tuple(sorted(only, key=lambda entity: (-len(here[entity]), entity)))
