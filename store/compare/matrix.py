"""A fact × article matrix: the view for “eight outlets, one round”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.answers import Matrix, MatrixRow
from store.hints import Any, Protocol


class Teller(Protocol):
    """A claim, as far as it matters here."""

    @property
    def id(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def deal(self) -> str | None: ...


class Cells(Sequence[tuple[str, ...]]):
    """The cells of one row, of which only those with a claim are kept: a deal is told by few of many."""

    __slots__ = ("_told", "_width")

    def __init__(self, width: int, told: Mapping[int, tuple[str, ...]]) -> None:
        self._width = width
        self._told = told

    def __len__(self) -> int:
        return self._width

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(self._told.get(at, ()) for at in range(*index.indices(self._width)))
        at = index + self._width if index < 0 else index
        if not 0 <= at < self._width:
            raise IndexError(index)
        return self._told.get(at, ())

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (self._told.get(at, ()) for at in range(self._width))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def matrix(articles: Sequence[str], claims: Iterable[Teller], deals: Iterable[str]) -> Matrix:
    """Who says what: one row per deal that any of these articles tells, the most widely told first.

    Articles and deals by their ids; the rows of equally many tellers stand in the order of `deals`.
    """
    columns = {identifier: at for at, identifier in enumerate(articles)}
    cells: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for claim in claims:
        at = columns.get(claim.article)
        if claim.deal and at is not None:
            told = cells[claim.deal]
            told[at] = (*told.get(at, ()), claim.id)
    width = len(columns)
    rows = [MatrixRow(deal, Cells(width, cells[deal]), len(cells[deal])) for deal in deals if deal in cells]
    rows.sort(key=lambda row: -row.told)
    return Matrix(tuple(columns), tuple(rows))
