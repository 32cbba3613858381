"""Opening a dossier: a store, a folder of articles, or the bundled one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from store.database import Database, files, open_database
from store.database.schema import missing
from store.dossier import places
from store.dossier.dossier import Dossier
from store.hints import TYPE_CHECKING
from store.model import DossierError, IngestReport

if TYPE_CHECKING:
    from pathlib import Path

    from store.ingest import Progress

    Tell = Callable[[Progress], None]
    Stop = Callable[[], bool]


def open_dossier(path: Path | str | None = None, read_only: bool = False) -> Dossier:
    """Open the store at `path`, or the default one.

    Where there is no default store yet, the bundled articles make it. `read_only` writes nothing anywhere.
    Raises DossierError when there is no such store, or it is damaged.
    """
    if path is None:
        return _open_default(read_only)
    if not there(path):
        raise missing(os.fspath(path))
    return Dossier(open_database(os.fspath(path)), read_only)


def there(path: Path | str) -> bool:
    """Whether something is at `path`. Raises DossierError when that cannot be told, as in a closed folder."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        raise DossierError(f"{os.fspath(path)}: cannot be read: {files.reason(error)}") from error
    return True


def open_paths(
    paths: Sequence[Path | str],
    db: Path | str | None = None,
    read_only: bool = False,
    progress: Tell | None = None,
    stop: Stop | None = None,
) -> tuple[Dossier, IngestReport | None]:
    """Open article files and folders, or a single store, and say what reading them gave.

    Each folder has a store of its own in the user's data folder, brought up to date here, unless `db` names
    another. `read_only` brings it up to date in memory only.
    """
    from store.ingest import Ingest

    if len(paths) == 1 and os.fspath(paths[0]).endswith(".json"):
        return open_dossier(paths[0], read_only), None
    where = os.fspath(db) if db else places.store_of(paths)
    database = open_database(where)
    if read_only:
        from store.database.memory import MemoryDatabase

        database = MemoryDatabase(database)
    name = os.path.basename(os.path.abspath(paths[0]).rstrip("/")) or "dossier"
    report = Ingest(database, progress=progress, stop=stop, name=name).run(paths)
    if database.read() is None:
        raise _without_articles(os.fspath(paths[0]), report)
    return Dossier(database, read_only), report


def _without_articles(path: str, report: IngestReport) -> DossierError:
    """Why nothing can be opened: no file there is one that articles come in, or each was refused."""
    if not report.refused:
        return DossierError(f"{path}: holds no article: put texts, web pages or mails there, or name another")
    first = report.refused[0]
    if len(report.refused) == 1:
        return DossierError(f"{first.path}: no article can be made of it ({first.why}): name another")
    count = len(report.refused)
    return DossierError(f"{path}: no article in {count} files ({first.path}: {first.why}): name another")


def ingest(
    paths: Iterable[Path | str],
    db: Path | str | None = None,
    prune: bool = False,
    progress: Tell | None = None,
    stop: Stop | None = None,
) -> IngestReport:
    """Read the articles under `paths` into a store and bring its ledger up to date.

    Raises DossierError when the store cannot be read or written; what becomes of each file is in the report.
    """
    from store.ingest import Ingest

    database = open_database(os.fspath(db) if db else places.default_store())
    report = Ingest(database, prune, progress, stop).run(paths)
    if report.added:
        database.begin_notes()
    return report


def repair(path: Path | str | None = None) -> list[str]:
    """Mend a damaged store and its notes; what was done, one line each, nothing when all was well."""
    from store.dossier.mending import mend

    return mend(os.fspath(path) if path else places.default_store())


def network_file_system(path: str) -> str | None:
    """The type (`nfs4`) of the network file system that a store is on, or None on a local disk."""
    from store.database import mounts

    return mounts.network_file_system(path)


def default_db() -> Path:
    """The store that is opened when none is named: `$DOSSIER_DB`, else one in the user's data folder."""
    from pathlib import Path

    return Path(places.default_store())


def bundled_paths() -> tuple[Path, ...]:
    """The files of the bundled articles."""
    from pathlib import Path

    return tuple(Path(path) for path in places.bundled())


def _open_default(read_only: bool) -> Dossier:
    """The default store, made of the bundled articles where there is none.

    Where it cannot be made it lives in memory, open read-only, so that nothing noted is lost unseen.
    """
    database = open_database(places.default_store())
    snapshot = database.read()
    if snapshot is not None and not (snapshot.meta.get("bundled") and places.is_outdated(snapshot)):
        return Dossier(database, read_only)
    try:
        return Dossier(_with_bundled(database, read_only), read_only)
    except DossierError as error:
        if snapshot is not None:
            dossier = Dossier(database, read_only)
        elif os.environ.get("DOSSIER_DB"):
            raise
        else:
            dossier = Dossier(_with_bundled(database, read_only=True), read_only=True)
        dossier.messages.append(str(error))
        return dossier


def _with_bundled(database: Database, read_only: bool) -> Database:
    """The database with the bundled articles in it; in memory where nothing may be written."""
    from store.ingest import Ingest

    if read_only:
        from store.database.memory import MemoryDatabase

        database = MemoryDatabase(database)
    files = places.bundled()
    names = {path: os.path.basename(path) for path in files}
    report = Ingest(database, name="bundled", bundled=True).run(files, names)
    if database.read() is None:
        why = report.refused[0].why if report.refused else "they are missing from this installation"
        raise DossierError(f"the bundled articles cannot be read ({why}): install dossier anew")
    return database
