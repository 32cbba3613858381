"""One ingest, from paths to a store that holds their articles and the ledger made of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.database.base import Database, Moved
from store.database.change import Change
from store.database.entry import Entry, placed, spooled
from store.database.files import make_folder
from store.database.held import Spool
from store.fingerprint import code_mark, code_stamp
from store.ingest.helpers import cool, warm
from store.ingest.plan import Job, Known, Plan, Scan, line_of, make_plan
from store.ingest.scan import scan
from store.ingest.work import MANY, Made, carry_out, is_shared, readable
from store.model import Article, DossierError, IngestReport, Refused

if TYPE_CHECKING:
    from store.database import Snapshot
    from store.ingest.making import Listening

_BATCH = 8_000_000
"""Bytes of articles after which what is done is committed, so that an interruption costs little."""

_FEW = 4
"""Up to so many files given by name, there are few."""

_ATTEMPTS = 50
"""Times that a change is made again for a store that others changed meanwhile."""


class Progress(NamedTuple):
    """How far an ingest is: files and bytes to read and done, and the file that was done last."""

    files: int
    done: int
    bytes: int
    bytes_done: int
    current: str


class Ingest:
    """One run. `stop` is asked between files; what is done by then is kept."""

    def __init__(
        self,
        database: Database,
        prune: bool = False,
        progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] | None = None,
        name: str | None = None,
        bundled: bool = False,
    ) -> None:
        self._database = database
        self._prune = prune
        self._tell = progress or (lambda _: None)
        self._stop = stop or (lambda: False)
        self._name = name
        self._bundled = bundled or None
        self._code = code_mark()
        self._refused: dict[str, Refused] = {}
        self._made: dict[tuple[str, str], Made] = {}
        self._report: dict[str, set[str]] = {}
        self._stopped = False

    def run(
        self, paths: Iterable[str | os.PathLike[str]], names: Mapping[str, str] | None = None
    ) -> IngestReport:
        """Ingest the files under `paths`; `names` gives keys to paths that are not to be kept as they are.

        Raises DossierError when the store cannot be read or written. A file that cannot become an article is
        in the report, with its reason.
        """
        given = [os.fspath(path) for path in paths]
        _get_ready(given, self._database.path)
        try:
            return self._run(given, names)
        finally:
            cool()

    def _run(self, paths: Sequence[str], names: Mapping[str, str] | None) -> IngestReport:
        before = self._database.read()
        known = frozenset(path for article in _known(before).values() for path in article.paths)
        found = scan(paths, known, names)
        for refused in found.refused:
            self._refused[refused.path] = refused
        for _ in range(_ATTEMPTS):
            try:
                return self._attempt(found)
            except Moved:
                continue
        raise _never_at_rest(self._database)

    def _attempt(self, found: Scan) -> IngestReport:
        """Plan against the store as it is now, do what is not done yet, and commit.

        Raises Moved when the store changed meanwhile; the next attempt reads no file again.
        """
        snapshot = self._database.read()
        plan = make_plan(found, _known(snapshot), _retired(snapshot), self._code, readable)
        listening = self._listening(plan, snapshot)
        pending: list[Entry] = []
        size = 0
        try:
            for made in self._results(plan, snapshot):
                if made.entry is None:
                    continue
                pending.append(made.entry)
                size += made.job.size
                if listening is not None:
                    listening.hear(made.entry)
                if size > max(_BATCH, _stored_size(snapshot) // 2):
                    snapshot = self._commit_batch(pending, snapshot)
                    if listening is not None:
                        listening.stored(snapshot)
                    self._note(plan, pending)
                    self._made.clear()
                    pending, size = [], 0
        except KeyboardInterrupt:
            self._stopped = True
        if listening is not None:
            listening.leave()
        snapshot = self._settle(plan, pending, snapshot)
        self._note(plan, pending)
        return self._as_report(plan, snapshot)

    def _listening(self, plan: Plan, snapshot: Snapshot | None) -> Listening | None:
        """What hears of the articles of a new store while other processes read more of them."""
        from store.ingest.making import Listening

        new = snapshot is None and self._database.path is not None and not self._made
        return Listening(self._database.path or "") if new and is_shared(len(plan.jobs)) else None

    def _results(self, plan: Plan, snapshot: Snapshot | None) -> Iterable[Made]:
        """What each job of the plan made, from an earlier attempt or now."""
        from store.ingest.making import taking_up

        waiting: list[tuple[Job, Article | None]] = []
        total = sum(job.size for job in plan.jobs)
        done, size = 0, 0
        spool = self._spool(total)
        for job in plan.jobs:
            if (made := self._made.get((job.id, job.digest))) is not None:
                done, size = done + 1, size + job.size
                yield _with_places(made, job)
            elif not self._given_up(job):
                stored = snapshot.article(job.id) if job.path is None and snapshot else None
                waiting.append((job, stored))
        meanwhile = taking_up(snapshot, [job.id for job, _ in waiting]) if spool is None else None
        for made in carry_out(waiting, self._code, self._asked_to_stop, meanwhile):
            job = made.job
            if made.entry is not None and spool is not None:
                made = made._replace(entry=spooled(made.entry, spool))
            done, size = done + 1, size + job.size
            if made.refused is not None:
                self._refused[made.refused.path] = made.refused
            self._made[job.id, job.digest] = made
            yield made
            self._tell(Progress(len(plan.jobs), done, total, size, job.keys[0]))

    def _spool(self, size: int) -> Spool | None:
        """Where the texts of many articles wait for the next commit; None where memory will do."""
        if size < _BATCH or self._database.path is None:
            return None
        folder = os.path.dirname(self._database.path)
        make_folder(folder)
        return Spool(folder)

    def _given_up(self, job: Job) -> bool:
        return self._stopped and (job.id, job.digest) not in self._made

    def _asked_to_stop(self) -> bool:
        self._stopped = self._stopped or self._stop()
        return self._stopped

    def _commit_batch(self, pending: list[Entry], snapshot: Snapshot | None) -> Snapshot:
        """Keep what is done so far; the ledger does not know it yet, which the store says."""
        change = Change(articles=tuple(pending), meta={**self._facts(snapshot), "stale": True})
        return self._database.write(change, snapshot.generation if snapshot else 0)

    def _settle(self, plan: Plan, pending: list[Entry], snapshot: Snapshot | None) -> Snapshot | None:
        """Commit the rest with the ledger of everything; nothing at all when nothing changed."""
        articles = {entry.id: entry for entry in pending}
        for identifier, paths in plan.moved.items():
            if identifier not in articles and snapshot is not None:
                articles[identifier] = placed(snapshot.entry(identifier), line_of(paths[0]), paths)
        removed = plan.vanished if self._prune else ()
        change = Change(articles=tuple(articles.values()), removed=removed)
        if snapshot is None and not articles:
            return None
        if not articles and not removed and snapshot is not None and not is_stale(snapshot, self._database):
            return snapshot
        facts = self._facts(snapshot)
        if removed and snapshot is not None:
            facts["retired"] = {**_retired(snapshot), **_signs(snapshot, removed)}
        return write_with_ledger(self._database, change, snapshot, facts)

    def _facts(self, snapshot: Snapshot | None) -> dict[str, Any]:
        facts: dict[str, Any] = {"code": self._code, "code_stamp": code_stamp()}
        if snapshot is None:
            facts["name"] = self._name or _name_of(self._database.path)
            facts["bundled"] = self._bundled
        return facts

    def _note(self, plan: Plan, pending: list[Entry]) -> None:
        """Remember what was committed, for the report: a later attempt finds it unchanged."""
        stored = {entry.id for entry in pending}
        for name in ("added", "changed"):
            self._report.setdefault(name, set()).update(stored.intersection(getattr(plan, name)))

    def _as_report(self, plan: Plan, snapshot: Snapshot | None) -> IngestReport:
        added = self._report.get("added", set())
        changed = self._report.get("changed", set()) - added
        return IngestReport(
            added=tuple(sorted(added)),
            changed=tuple(sorted(changed)),
            unchanged=tuple(name for name in plan.unchanged if name not in added and name not in changed),
            vanished=() if self._prune else plan.vanished,
            pruned=plan.vanished if self._prune else (),
            refused=tuple(self._refused.values()),
            unresolved=snapshot.unresolved() if snapshot else (),
            stopped=self._stopped,
            renamed=plan.renamed,
        )


def _get_ready(given: Sequence[str], store: str | None) -> None:
    """Have other processes get ready while the store is read and files are looked for, where they are sure to
    be wanted: many files come into a new store, or a few into one whose ledger is long in the making.
    """
    if store is None:
        return
    size = os.path.getsize(store) if os.path.exists(store) else 0
    if size > _BATCH:
        from store.ingest.making import is_at_hand

        plain = [path for path in given if "\0" not in path and os.path.isfile(path)]
        if len(given) == len(plain) <= _FEW and plain and not is_at_hand(store):
            warm(1, plain[0])
    elif not size:
        found = [entry.path for path in given for entry in _entries(path)]
        if is_shared(len(found)):
            warm(min(os.cpu_count() or 1, 16), found[0])


def _entries(path: str) -> Iterator[os.DirEntry[str]]:
    """Files at the top of a folder and in its first folders, as many as it takes to be many."""
    folders = [path] if "\0" not in path and os.path.isdir(path) else []
    found = 0
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False) and len(folders) < MANY:
                        folders.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        yield entry
                        found += 1
                    if found >= MANY:
                        return
        except OSError:
            continue


def write_with_ledger(
    database: Database, change: Change, snapshot: Snapshot | None, facts: Mapping[str, Any]
) -> Snapshot:
    """Commit a change together with the ledger of all articles after it, decisions replayed.

    Raises Moved when the store is no longer at `snapshot`.
    """
    from store.ingest.making import ledger_after, stands_for
    from store.uncollected import uncollected

    notes = database.read_notes()
    with uncollected():
        ledger, touched = ledger_after(snapshot, change, notes.active(), database.path or "")
        meta = {**facts, "decisions": notes.mark(), "stale": None}
        complete = change._replace(ledger=ledger, meta=meta, touched=touched)
        written = database.write(complete, snapshot.generation if snapshot else 0)
        stands_for(written)
    return written


def is_stale(snapshot: Snapshot, database: Database) -> bool:
    """Whether the ledger was made of other articles or decisions than there are now."""
    if snapshot.meta.get("stale"):
        return True
    return snapshot.meta.get("decisions") != database.read_notes().mark()


def rebuild(database: Database) -> Snapshot | None:
    """Make the ledger again where it is stale; the present state. Raises DossierError when it cannot."""
    for _ in range(_ATTEMPTS):
        snapshot = database.read()
        if snapshot is None or not is_stale(snapshot, database):
            return snapshot
        try:
            return write_with_ledger(database, Change(), snapshot, {})
        except Moved:
            continue
    raise _never_at_rest(database)


def _never_at_rest(database: Database) -> DossierError:
    return DossierError(f"{database.path}: is being changed by others all the time; try again")


def _known(snapshot: Snapshot | None) -> dict[str, Known]:
    if snapshot is None:
        return {}
    return {i: Known(digest, paths, code) for i, digest, paths, code in snapshot.files()}


def _retired(snapshot: Snapshot | None) -> dict[str, str]:
    """Paths and digests of pruned articles, with the ids that stay theirs."""
    return dict(snapshot.meta.get("retired", {})) if snapshot else {}


def _signs(snapshot: Snapshot, removed: Iterable[str]) -> dict[str, str]:
    gone = set(removed)
    return {
        sign: identifier
        for identifier, digest, paths, _ in snapshot.files()
        if identifier in gone
        for sign in (digest, *paths)
    }


def _with_places(made: Made, job: Job) -> Made:
    """A result of an earlier attempt, found under the places that it has now."""
    if made.entry is None:
        return made
    return made._replace(job=job, entry=placed(made.entry, line_of(job.keys[0]), job.keys))


def _stored_size(snapshot: Snapshot | None) -> int:
    return snapshot.stamp.size if snapshot is not None and snapshot.stamp is not None else 0


def _name_of(path: str | None) -> str:
    return os.path.basename(path).removesuffix(".json") if path else "dossier"
