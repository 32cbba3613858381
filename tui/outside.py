"""Showing an article in the user's own programs: a pager for reading, an editor for the file itself."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from store.model import Article, DossierError
from tui.catalogue import t
from tui.catalogue.store import failure

if TYPE_CHECKING:
    from tui.explorer import Explorer

_PROGRAMS = {"PAGER": ("less", "more"), "EDITOR": ("vi", "nano")}
"""What is tried where the variable says nothing."""


def program(variable: str, environ: Mapping[str, str] | None = None) -> list[str]:
    """The command line of the user's pager or editor; DossierError in words when there is none."""
    env = os.environ if environ is None else environ
    names = ("VISUAL", "EDITOR") if variable == "EDITOR" else (variable,)
    wanted = next((env[name] for name in names if env.get(name, "").strip()), None)
    if wanted is None:
        found = next((name for name in _PROGRAMS[variable] if shutil.which(name)), None)
        if found is None:
            raise DossierError(t("why.no_program", variable=variable))
        return [found]
    try:
        words = shlex.split(wanted)
    except ValueError as error:
        raise DossierError(t("why.bad_program", variable=variable, why=error)) from error
    if not words or shutil.which(words[0]) is None:
        raise DossierError(t("why.not_installed", variable=variable, program=words[0] if words else wanted))
    return words


def read_outside(app: Explorer, article: Article) -> None:
    """Show the cleaned text of an article in the pager: the file itself may hold terminal commands."""
    command = program("PAGER")
    with tempfile.TemporaryDirectory(prefix="dossier-") as folder:
        path = Path(folder) / "article.txt"
        path.write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8", errors="replace")
        _run(app, [*command, str(path)])


def edit_outside(app: Explorer, article: Article) -> bool:
    """Open the file of an article in the editor; whether it was changed.

    For a member of an archive or mailbox that is the archive: there is no other file of it.
    """
    path = file_of(article.path)
    if path is None:
        raise DossierError(t("why.no_file", path=article.path))
    command = program("EDITOR")
    before = path.stat().st_mtime_ns
    _run(app, [*command, str(path.absolute())])
    return path.is_file() and path.stat().st_mtime_ns != before


def file_of(path: str) -> Path | None:
    """The file at `path`, or the archive or mailbox that has it as a member; None when neither is there."""
    wanted = Path(path)
    return next((place for place in (wanted, *wanted.parents) if place.is_file()), None)


def _run(app: Explorer, command: Sequence[str]) -> None:
    """Give the terminal to a program until it ends; an interrupt typed there is the program's own."""
    try:
        with app.suspend():
            old = signal.signal(signal.SIGINT, lambda _number, _frame: None)
            try:
                code = subprocess.run(command, check=False).returncode  # noqa: S603 - what the user named
            finally:
                signal.signal(signal.SIGINT, old)
    except SuspendNotSupported as error:
        raise DossierError(t("why.no_suspend")) from error
    if code:
        raise DossierError(t("why.program_failed", program=command[0], code=code))


def open_outside(app: Explorer, command_id: str) -> None:
    """Open the selected article, or the one that tells the selected fact first, in the pager or editor."""
    from tui.screens.work import allowed, target_of

    if not allowed(app, command_id):
        return
    chosen = target_of(app)
    article = article_of(app, chosen.kind, chosen.id) if chosen is not None else None
    if article is None:
        app.say(t("say.refused", why=t("why.not_article")), "warn")
        return
    try:
        if command_id == "app.pager":
            read_outside(app, article)
        elif edit_outside(app, article):
            app.say(t("say.edited", id=article.id))
    except (DossierError, OSError) as error:
        app.say(t("say.refused", why=failure(error)), "bad")


def article_of(app: Explorer, kind: str, identifier: str) -> Article | None:
    """The article that a thing is, or that tells it first."""
    dossier = app.dossier
    if kind == "article":
        return dossier.article(identifier)
    if kind == "claim":
        return dossier.article(dossier.claim(identifier).article)
    if kind == "deal":
        return dossier.article(app.index.sources_of(dossier.deal(identifier))[0])
    mentions = dossier.entity(identifier).mentions
    return dossier.article(mentions[0].article) if mentions else None
