"""Which candidates become pairs: few to one, in order where texts are versions, by place in the gaps."""

from __future__ import annotations

import random
from itertools import pairwise

from store.compare.alignment import Match
from store.compare.choice import MOST, align, heaviest_chain
from store.compare.passages import Passage, passages
from store.read import parse_article


def read(name: str, *paragraphs: str) -> tuple[Passage, ...]:
    return passages(parse_article("\n\n".join(paragraphs), f"{name}.txt"), (), {})


LONG = (
    "Le tribunal de commerce examinera vendredi l'offre du ferrailleur lorrain sur les hauts fourneaux.",
    "Les salariés redoutent la fermeture du laminoir, ouvert pendant la guerre par un maître de forges.",
    "Voilà.",
    "Le préfet a réuni les syndicats dans un gymnase, faute de place dans les salons de la préfecture.",
    "La région promet une garantie de douze millions d'euros, votée en séance avant les congés.",
)
TRANSLATED = (
    "The commercial court will on Friday examine the Lorraine scrap dealer's offer for the blast furnaces.",
    "Workers fear the closure of the rolling mill, opened during the war by an ironmaster.",
    "There we are.",
    "The prefect gathered the unions in a gymnasium, for lack of space in the prefecture's salons.",
    "The region promises a guarantee of twelve million euros, voted in session before the holidays.",
)


def test_a_translation_is_paired_line_by_line_even_where_no_word_is_shared() -> None:
    found = align(read("a", *LONG), read("b", *TRANSLATED))
    assert [(match.a, match.b) for match in found] == [(i, i) for i in range(5)]
    assert [match.a for match in found if match.placed] == [2]


def test_place_pairs_nothing_where_the_gaps_differ_or_lengths_do() -> None:
    more = (*TRANSLATED[:3], "And that is that.", *TRANSLATED[3:])
    assert not any(match.placed for match in align(read("a", *LONG), read("b", *more)))
    longer = (*TRANSLATED[:2], "Nobody could say how. " * 8, *TRANSLATED[3:])
    assert not any(match.placed for match in align(read("a", *LONG), read("b", *longer)))


def test_free_order_where_the_texts_are_no_versions() -> None:
    found = align(read("a", LONG[0], LONG[3]), read("b", LONG[3], LONG[0]))
    assert {(match.a, match.b) for match in found} == {(0, 1), (1, 0)}


def test_a_paragraph_meets_the_two_that_tell_its_sentences() -> None:
    found = align(read("a", f"{LONG[0]} {LONG[1]}", LONG[3]), read("b", LONG[0], LONG[4], LONG[1]))
    assert {(match.a, match.b) for match in found} == {(0, 0), (0, 2)}


def test_no_passage_has_more_than_a_few_partners() -> None:
    found = align(
        read("a", LONG[0], LONG[3]), read("b", *[LONG[0] + f" {LONG[i % 4 + 1]}" for i in range(9)])
    )
    assert 1 <= sum(match.a == 0 for match in found) <= MOST


def test_the_heaviest_chain_crosses_nothing_and_is_the_heaviest() -> None:
    chance = random.Random(7)
    for _ in range(60):
        found = [Match(chance.randrange(6), chance.randrange(6), chance.random(), 1.0, 1.0) for _ in range(7)]
        chain = heaviest_chain(found)
        assert all(one.a < other.a and one.b < other.b for one, other in pairwise(chain))
        assert abs(sum(match.score for match in chain) - _heaviest(found)) < 1e-9


def _heaviest(found: list[Match]) -> float:
    """The same by trying every chain."""
    best = [0.0]
    for match in sorted(found, key=lambda m: (m.a, m.b)):
        best.append(
            match.score + _heaviest([other for other in found if other.a < match.a and other.b < match.b])
        )
    return max(best)


def test_the_same_pairs_from_either_side() -> None:
    a, b = read("a", *LONG), read("b", *TRANSLATED[::-1])
    there = {(match.a, match.b) for match in align(a, b)}
    back = {(match.b, match.a) for match in align(b, a)}
    assert there == back
