"""What is prepared beside the store of a small dossier, so that two articles are compared at once."""

from __future__ import annotations

from collections.abc import Callable

from store.fingerprint import comparing_stamp
from store.hints import TYPE_CHECKING, BinaryIO
from store.model import DossierError

if TYPE_CHECKING:
    from store.compare.passages import Prepared
    from store.database.files import Stamp
    from store.dossier.dossier import Dossier

MOST = 16_000_000
"""Bytes of the largest file that is read: what is written for a small dossier is far smaller."""


class Comparing:
    """The file at a path for the store as it stood at a stamp; without either there is none."""

    def __init__(self, path: str | None, stamp: Stamp | None) -> None:
        self._path, self._stamp = path, stamp
        self._read = self._reader()

    def prepared(self, article: str) -> Prepared | None:
        """What is kept of an article; None when nothing is."""
        try:
            return self._read(article) if self._read else None
        except (ValueError, TypeError):  # damaged
            return None

    def prepare(self, dossier: Dossier) -> None:
        """Write the file of a small dossier where there is none; nothing where that cannot be done."""
        from store.compare.comparison import names_in
        from store.compare.prepared import FEW, written
        from store.database.files import fill

        if self._read or self._path is None or not 1 < len(dossier.article_ids) <= FEW:
            return
        names = {article: names_in(dossier.entities, article) for article in dossier.article_ids}
        content = written(self._key(), dossier.articles, names)

        def put(file: BinaryIO) -> None:
            file.write(content)

        try:
            fill(self._path, put)
        except (OSError, DossierError):
            return

    def _reader(self) -> Callable[[str], Prepared | None] | None:
        from store.compare.prepared import reader
        from store.database.files import Reading

        if self._path is None or self._stamp is None:
            return None
        try:
            with Reading(self._path) as reading:
                content = reading.file.read(MOST + 1)
            return reader(content, self._key()) if len(content) <= MOST else None
        except (OSError, DossierError, ValueError, IndexError, TypeError):  # none, no file, or damaged
            return None

    def _key(self) -> str:
        """What the file was made of: the store as it stood, and the rules."""
        stamp = self._stamp
        return f"{stamp.inode} {stamp.size} {stamp.modified} {comparing_stamp()}" if stamp else ""
