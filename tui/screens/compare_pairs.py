"""The pairs of a comparison: which passage of one side is the partner of which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.answers import Pair
from store.model import Claim, Span


class Pairs:
    """The pairs in the order of the left text. A side is 0 for the left, 1 for the right."""

    def __init__(self, pairs: Iterable[Pair] = (), differing: Iterable[Claim] = ()) -> None:
        """`differing` are the claims of the left article whose figures the right one tells otherwise."""
        self._pairs = sorted(pairs, key=lambda pair: pair.a[0].start if pair.a else 0)
        starts = [evidence.start for claim in differing for evidence in claim.evidence]
        self._differing = [
            any(span.start <= start < span.end for start in starts for span in pair.a) for pair in self._pairs
        ]

    def __len__(self) -> int:
        return len(self._pairs)

    def __getitem__(self, number: int) -> Pair:
        return self._pairs[number]

    def differs(self, number: int) -> bool:
        """Whether a pair tells a fact with different figures."""
        return self._differing[number]

    def at(self, side: int, start: int, end: int) -> int | None:
        """The number of the first pair that has some of a range of one side's text."""
        return next((n for n, pair in enumerate(self._pairs) if _over(spans(pair, side), start, end)), None)

    def next_to(self, side: int, offset: int) -> Pair | None:
        """The pair that ends behind an offset of one side's text and begins first there."""
        ahead = [pair for pair in self._pairs if spans(pair, side) and spans(pair, side)[-1].end > offset]
        return min(ahead, key=lambda pair: spans(pair, side)[0].start, default=None)

    def keeper(self, side: int) -> Callable[[int, int], bool]:
        """What tells of a range of one side's text whether it has a partner."""
        kept = [span for pair in self._pairs for span in spans(pair, side)]
        return lambda start, end: _over(kept, start, end)


def spans(pair: Pair, side: int) -> tuple[Span, ...]:
    """The passages of a pair on one side."""
    return pair.b if side else pair.a


def _over(places: Sequence[Span], start: int, end: int) -> bool:
    return any(span.start < end and span.end > start for span in places)
