"""The most numerous records as bytes, for what stays packed: quicker and smaller than a pickle of each.

The bytes are those of `marshal`, which knows plain values only, and differ between versions of Python.
Records are taken apart and put together again by position.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from store.mentions import Row
from store.model import Claim, Deal, Evidence, Party, Step

Found = TypeVar("Found", bound="tuple[object, ...]")

_PARTIES = Claim._fields.index("parties")
_EVIDENCE = Claim._fields.index("evidence")
_SIDES = Deal._fields.index("parties")
_LIFE = Deal._fields.index("life")


def pack_claims(claims: Sequence[Claim]) -> bytes:
    """Claims of any articles."""
    import marshal

    rows = [
        (
            *one[:_PARTIES],
            [tuple(party) for party in one.parties],
            *one[_PARTIES + 1 : _EVIDENCE],
            [tuple(proof) for proof in one.evidence],
            *one[_EVIDENCE + 1 :],
        )
        for one in claims
    ]
    return marshal.dumps(rows)


def unpack_claims(data: bytes) -> list[Claim]:
    """What `pack_claims` made bytes of."""
    import marshal

    return [
        _made(
            Claim,
            (
                *row[:_PARTIES],
                _each(Party, row[_PARTIES]),
                *row[_PARTIES + 1 : _EVIDENCE],
                _each(Evidence, row[_EVIDENCE]),
                *row[_EVIDENCE + 1 :],
            ),
        )
        for row in marshal.loads(data)  # noqa: S302 - of a file that nobody else could write
    ]


def pack_deal(deal: Deal, more: Any) -> bytes:
    """A deal, with anything plain that goes with it."""
    import marshal

    sides, life = [tuple(party) for party in deal.parties], [tuple(step) for step in deal.life]
    plain = (*deal[:_SIDES], sides, *deal[_SIDES + 1 : _LIFE], life, *deal[_LIFE + 1 :])
    return marshal.dumps((plain, more))


def unpack_deal(data: bytes) -> tuple[Deal, Any]:
    """What `pack_deal` made bytes of."""
    import marshal

    row, more = marshal.loads(data)  # noqa: S302
    parties, life = _each(Party, row[_SIDES]), _each(Step, row[_LIFE])
    plain = (*row[:_SIDES], parties, *row[_SIDES + 1 : _LIFE], life, *row[_LIFE + 1 :])
    return _made(Deal, plain), more


def pack_rows(rows: Sequence[Row]) -> bytes:
    """Rows of mentions."""
    import marshal

    return marshal.dumps([tuple(row) for row in rows])


def unpack_rows(data: bytes) -> list[Row]:
    """What `pack_rows` made bytes of."""
    import marshal

    return [_made(Row, row) for row in marshal.loads(data)]  # noqa: S302


def pack_plain(value: Any) -> bytes:
    """Plain values: text, numbers, tuples, lists and dicts of them."""
    import marshal

    return marshal.dumps(value)


def unpack_plain(data: bytes) -> Any:
    """What `pack_plain` made bytes of."""
    import marshal

    return marshal.loads(data)  # noqa: S302


def _made(kind: type[Found], values: Any) -> Found:
    return tuple.__new__(kind, values)


def _each(kind: type[Found], rows: Sequence[Any]) -> tuple[Found, ...]:
    return tuple([tuple.__new__(kind, row) for row in rows])
