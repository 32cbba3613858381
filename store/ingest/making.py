"""The ledger after a change: brought up to date where this process made the one before, else made whole."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.database.change import Change, Touched
from store.database.entry import Entry, article_of
from store.database.files import Stamp
from store.ingest.workings import LARGE, NOTHING, SMALL, Since, add, restore, save, signs, state_of
from store.model import Article, Decision

if TYPE_CHECKING:
    from store.database import Snapshot
    from store.reconcile import Reconciler, Testimony
    from store.revision import Revision

FEW = 100
"""Up to so many articles, a change is one of many to come (decisions, a folder watched): what makes the
ledger is kept for the next. After more it is let go before the store is written, for the memory's sake.
"""


class _Kept(NamedTuple):
    """What made a ledger, and the state of the store that it stands for; None until that is written.

    `since` tells what was written since it was kept for other processes, None where its ledger was never the
    store's. `heard` are the articles of a change to come that it knows already.
    """

    maker: Reconciler
    path: str
    stamp: Stamp | None
    since: Since | None
    heard: frozenset[str] = frozenset()
    written: _Written | None = None


class _Written(NamedTuple):
    """What is to be said of a write from the state `before`, once it is done; `save` where the workings are
    kept anew instead.
    """

    save: bool
    before: Any
    articles: frozenset[str]
    touched: Touched


_kept: list[_Kept] = []
"""At most one: that of the store which was changed last."""


def ledger_after(
    snapshot: Snapshot | None, change: Change, decisions: Sequence[Decision], path: str
) -> tuple[Revision, Touched | None]:
    """The ledger of what a store holds after a change, decisions replayed, and what in it is to be written.

    `path` is where the store is or will be.
    """
    from store.uncollected import uncollected

    with uncollected():
        before = _kept[-1].maker if _kept else None
        other = frozenset({*change.removed, *(put.id for put in change.articles)})
        maker, since, heard = _maker(snapshot, other, path)
        for put in change.articles:
            if put.id not in heard:
                maker.take(_heard(put))
        for identifier in change.removed:
            maker.remove(identifier)
        articles = Texts(snapshot, change)
        save = SMALL <= len(articles) <= LARGE and (since is None or since.is_long(len(other)))
        keep = save or (snapshot is not None and snapshot.stamp is not None and len(change.articles) <= FEW)
        ledger = maker.revised(decisions, articles, last=not keep)
        if keep and (maker is not before or heard) and len(articles) >= SMALL:
            gc.freeze()  # millions of records that are in no cycle: a search among them takes a second
    moved = Touched(*maker.differences)
    if keep:
        written = _Written(save, state_of(snapshot) if snapshot is not None else None, other, moved)
        _kept.append(_Kept(maker, path, None, since, written=written))
    if since is None:
        return ledger, None
    return ledger, Touched(*[one | other for one, other in zip(since.touched, moved, strict=True)])


def taking_up(snapshot: Snapshot | None, others: Collection[str]) -> Callable[[], None] | None:
    """What takes up the workings kept of this state, to be done while the `others` are read: these come, or
    take the place of what it has. None where there is nothing to take up, or it is at hand.
    """
    if snapshot is None or not _is_large(snapshot) or _is_mostly(others, snapshot):
        return None
    if _kept and (_kept[-1].path, _kept[-1].stamp) == (snapshot.path, snapshot.stamp):
        return None

    def take_up() -> None:
        from store.uncollected import uncollected

        with uncollected():
            if (found := _resumed(snapshot)) is not None:
                gc.freeze()  # as in `ledger_after`: before the collector is let loose on it
                maker, since = found
                _kept[:] = [_Kept(maker, snapshot.path, snapshot.stamp, since)]

    return take_up


def stands_for(snapshot: Snapshot) -> None:
    """Say that the ledger made last was written, as this state of the store."""
    if not _kept:
        return
    last = _kept.pop()
    done, since = last.written, last.since
    if done is None or last.path != snapshot.path or snapshot.stamp is None:
        return
    if done.save:
        save(snapshot, last.maker)
        since = Since()
    elif since is not None:
        since = Since(since.writes + 1, since.articles | done.articles, NOTHING)
        if len(snapshot.article_ids) >= SMALL:
            add(snapshot, done.before, done.articles, done.touched)
    _kept[:] = [last._replace(stamp=snapshot.stamp, since=since or Since(), written=None)]


def is_at_hand(path: str) -> bool:
    """Whether this process has made the ledger of a store before."""
    return bool(_kept) and _kept[-1].path == path


class Listening:
    """Takes in what articles say as they are read into a store that had none, for its first ledger.

    `stored` says that what was heard is in the store now; `leave` that the ledger comes next.
    """

    def __init__(self, path: str) -> None:
        from store.reconcile import Reconciler

        self._path = path
        self._maker: Reconciler | None = Reconciler()
        self._stamp: Stamp | None = None
        self._heard: set[str] = set()
        self._sound = True

    def hear(self, put: Entry) -> None:
        """Take in an article."""
        from store.uncollected import uncollected

        if self._maker is not None:
            self._sound = False  # an interruption may leave it half taken in
            with uncollected():
                self._maker.take(_heard(put))
                gc.freeze()
            self._heard.add(put.id)
            self._sound = True

    def stored(self, snapshot: Snapshot) -> None:
        """All that was heard is in this state of the store."""
        self._stamp = snapshot.stamp
        self._heard.clear()

    def leave(self) -> None:
        """Hand what was heard over to the making of the ledger."""
        if self._sound and self._maker is not None:
            heard = frozenset(self._heard)
            _kept[:] = [_Kept(self._maker, self._path, self._stamp, None, heard)]
        self._maker = None


class Texts(Mapping[str, Article]):
    """The articles of a store after a change, each decoded when it is looked at."""

    def __init__(self, snapshot: Snapshot | None, change: Change) -> None:
        self._snapshot = snapshot
        self._put = {put.id: put for put in change.articles}
        self._ids = dict.fromkeys(snapshot.article_ids if snapshot is not None else ())
        self._ids |= dict.fromkeys(self._put)
        for identifier in change.removed:
            self._ids.pop(identifier, None)

    def __getitem__(self, identifier: str) -> Article:
        if identifier in self._put:
            return article_of(self._put[identifier])
        if self._snapshot is None or identifier not in self._ids:
            raise KeyError(identifier)
        return self._snapshot.article(identifier)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _maker(
    snapshot: Snapshot | None, other: frozenset[str], path: str
) -> tuple[Reconciler, Since | None, frozenset[str]]:
    """What knows the articles of this state, taken out so that no fault leaves it half done; what was written
    since its last ledger, None where that was never the store's; and which of the others it knows already.

    It need not know the `other` ones, which are replaced or removed; where these are many, nothing that was
    kept is worth reading.
    """
    from store.reconcile import Reconciler

    last = _kept.pop() if _kept else None
    _kept.clear()
    now = (path, snapshot.stamp if snapshot is not None else None)
    if last is not None and (last.path, last.stamp) == now and (now[1] is not None or last.heard):
        return last.maker, last.since, last.heard
    if snapshot is None:
        return Reconciler(), None, frozenset()
    if _is_large(snapshot) and not _is_mostly(other, snapshot):
        found = _resumed(snapshot)
        if found is not None:
            return *found, frozenset()
    maker = Reconciler()
    for identifier in snapshot.article_ids:
        if identifier not in other:
            maker.take(_recalled(snapshot, identifier))
    return maker, None, frozenset()


def _is_large(snapshot: Snapshot) -> bool:
    """Whether workings may be kept of a state."""
    return snapshot.stamp is not None and len(snapshot.article_ids) >= SMALL


def _is_mostly(others: Collection[str], snapshot: Snapshot) -> bool:
    """Whether so many articles are replaced or removed that starting over is as quick."""
    return sum(1 for article in others if article in snapshot) > len(snapshot.article_ids) // 4


def _resumed(snapshot: Snapshot) -> tuple[Reconciler, Since | None] | None:
    """What was kept in a file, brought up to this state; and what was written since then."""
    found = restore(snapshot)
    if found is None:
        return None
    if found.since is not None:
        changed: Iterable[str] = found.since.articles
    else:
        now, then = signs(snapshot), found.signs
        changed = [article for article in {**now, **then} if now.get(article) != then.get(article)]
    for article in sorted(changed):
        if article in snapshot:
            found.maker.take(_recalled(snapshot, article))
        else:
            found.maker.remove(article)
    return found.maker, found.since


def _recalled(snapshot: Snapshot, identifier: str) -> Testimony:
    """What an article of the store says; found out again from its text where too little of it was kept."""
    from store.ingest.heard import testimony
    from store.reconcile import witness

    try:
        said = testimony(snapshot.yields(identifier))
    except (LookupError, TypeError, ValueError):
        said = None
    if said is None:
        kept = snapshot.sketch(identifier)
        said = witness(snapshot.article(identifier), snapshot.extraction(identifier), kept or None)
    return said


def _heard(put: Entry) -> Testimony:
    """What an article on its way into the store says."""
    import orjson

    from store.database.layout import document
    from store.ingest.heard import testimony
    from store.reconcile import witness

    yields = document(put.yields, orjson.loads)
    said = testimony(yields)
    if said is None:
        from store.database.shapes import extraction_from

        said = witness(article_of(put), extraction_from(yields))
    return said
