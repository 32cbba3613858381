"""The ledger after a change: brought up to date where this process made the one before, else made whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.database.change import Change
from store.database.files import Stamp
from store.model import Article, Decision, Ledger

if TYPE_CHECKING:
    from store.database import Snapshot
    from store.reconcile import Reconciler

FEW = 100
"""Up to so many articles, a change is one of many to come (decisions, a folder watched): what makes the
ledger is kept for the next. After more it is let go before the store is written, for the memory's sake.
"""


class _Kept(NamedTuple):
    """What made a ledger, and the state of the store that it stands for; None until that is written."""

    maker: Reconciler
    path: str
    stamp: Stamp | None


_kept: list[_Kept] = []
"""At most one: that of the store which was changed last."""


def ledger_after(snapshot: Snapshot | None, change: Change, decisions: Sequence[Decision]) -> Ledger:
    """The ledger of what a store holds after a change, decisions replayed."""
    maker, texts = _maker(snapshot)
    for article, extraction, _, sketch in change.articles:
        texts[article.id] = article
        maker.put(article, extraction)
    for identifier in change.removed:
        texts.pop(identifier, None)
        maker.remove(identifier)
    ledger = maker.ledger(decisions, texts)
    if snapshot is not None and snapshot.stamp is not None and len(change.articles) <= FEW:
        _kept.append(_Kept(maker, snapshot.path, None))
    return ledger


def stands_for(snapshot: Snapshot) -> None:
    """Says that the ledger made last was written, as this state of the store."""
    if _kept:
        last = _kept.pop()
        if last.stamp is None and last.path == snapshot.path:
            _kept[:] = [last._replace(stamp=snapshot.stamp)]


def _maker(snapshot: Snapshot | None) -> tuple[Reconciler, dict[str, Article]]:
    """What knows the articles of this state, and these; taken out, so that no fault leaves it half done."""
    from store.reconcile import Reconciler, uncollected

    last = _kept.pop() if _kept else None
    _kept.clear()
    texts: Mapping[str, Article] = {a.id: a for a in snapshot.articles()} if snapshot is not None else {}
    if (
        last is not None
        and snapshot is not None
        and (last.path, last.stamp) == (snapshot.path, snapshot.stamp)
    ):
        return last.maker, dict(texts)
    maker = Reconciler()
    with uncollected():
        for identifier, article in texts.items():
            assert snapshot is not None  # noqa: S101 - texts are its own
            maker.put(article, snapshot.extraction(identifier))
    return maker, dict(texts)
