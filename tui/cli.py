"""The command line: finds the verb, runs it, and turns every failure into one line on stderr.

Only the module of the verb that was asked for is imported, so that a pipe gets its answer at once;
Textual is imported by the explorer alone.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from store import __version__
from store.hints import TYPE_CHECKING, Any, NoReturn
from store.model import DossierError
from store.text import clean
from tui import catalogue
from tui.catalogue import t
from tui.exits import Exit
from tui.plainly import Plainly
from tui.verbs import VERBS

if TYPE_CHECKING:
    import argparse


FEW_ROUNDS = 50_000
"""New objects before the garbage collector looks for rings among them: reading a dossier leaves none."""


def entry() -> NoReturn:
    """The `dossier` command: runs `main` and ends the process with its exit code."""
    gc.set_threshold(FEW_ROUNDS, 20, 20)
    signal.signal(signal.SIGTERM, _terminated)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that is not UTF-8 gets a question mark for what it cannot show, never a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except BrokenPipeError:
        code = Exit.DONE
    _end(code)


def _end(code: int) -> NoReturn:
    """End the process. Where nothing but answering went on, nothing is taken apart: it takes a while."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # has been told, or nobody is there to tell: what is left has nowhere to go
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if "threading" not in sys.modules:
        os._exit(code)
    gc.freeze()  # there is nothing to search for garbage
    sys.exit(code)


def _open_streams() -> None:
    """Put nothing in the place of closed standard streams: no file of ours may get their numbers."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))


def main(argv: list[str]) -> int:
    """Run one command line and return its exit code; never raises for what a user can cause."""
    try:
        code = _run(argv)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        raise
    except (DossierError, OSError) as error:
        from tui.catalogue.store import failure

        return _fail(failure(error))
    except RecursionError:
        return _fail(t("fault.nested"))
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception as error:
        # The last wall: what nobody foresaw is still one line, and the details go where only the user reads.
        return _fail(t("fault.internal", why=f"{type(error).__name__}: {error}") + _logged())


def _run(argv: list[str]) -> int:
    catalogue.set_language(_language(argv))
    argv = _verb_first(argv)
    if argv and argv[0] in VERBS:
        verb = VERBS[argv[0]]
        module = __import__(verb.module, fromlist=[verb.name])

        def declare(parser: Any) -> None:
            module.arguments(parser)
            parser.add_argument("--lang", choices=catalogue.LANGUAGES, help=t("option.lang"))

        args = _arguments(declare, argv[1:], {"prog": f"dossier {argv[0]}", "description": verb.help})
        if getattr(args, "read_only", False):
            os.environ["DOSSIER_READ_ONLY"] = "1"
        return int(module.run(args))
    if argv and argv[0] in ("-h", "--help"):
        sys.stdout.write(overview())
        return Exit.DONE
    if argv and argv[0] in ("-V", "--version"):
        sys.stdout.write(f"dossier {__version__}\n")
        return Exit.DONE
    from tui.verbs import explore

    usage = t("overview.usage").split(": ", 1)[-1]
    return int(explore.run(_arguments(explore.arguments, argv, {"prog": "dossier", "usage": usage})))


def _arguments(declare: Callable[[Any], None], words: list[str], how: dict[str, str]) -> argparse.Namespace:
    """What the words say to the arguments that are declared; the parser is made as `how` tells."""
    plainly = Plainly()
    declare(plainly)
    args = plainly.read(words)
    if args is None:
        from tui.parser import Parser

        parser = Parser(**how, allow_abbrev=False)  # type: ignore[arg-type]
        declare(parser)
        args = parser.parse_args(words)
    return args


def _verb_first(argv: list[str]) -> list[str]:
    """Put what stands before a verb and goes with most, `--lang`, `--db` and `--read-only`, behind it."""
    at = 0
    while at < len(argv):
        if argv[at] in ("--lang", "--db"):
            at += 2
        elif argv[at] == "--read-only" or argv[at].startswith(("--lang=", "--db=")):
            at += 1
        else:
            break
    if at and argv[at : at + 1] and argv[at] in VERBS and not os.path.lexists(argv[at]):
        return [argv[at], *argv[:at], *argv[at + 1 :]]
    return argv


def _language(argv: list[str]) -> str:
    """The language asked for by `--lang`, wherever it stands, else that of the locale."""
    for at, argument in enumerate(argv):
        name, _, value = argument.partition("=")
        if argument == "--":
            break
        if name == "--lang":
            value = value or "".join(argv[at + 1 : at + 2])
            return value if value in catalogue.LANGUAGES else catalogue.language_of_locale()
    return catalogue.language_of_locale()


def overview() -> str:
    """The text of `dossier --help`: every verb with its one line."""
    options = (
        ("--read-only", "overview.read_only"),
        ("--lang en|fr", "option.explore.lang"),
        ("--theme NAME", "option.explore.theme"),
        ("--no-mouse", "option.explore.no_mouse"),
        ("--keymap FILE", "option.explore.keymap"),
        ("--plain-driver", "option.explore.plain"),
    )
    width = max(len(name) for name in VERBS) + 2
    lines = [
        t("overview.usage"),
        "",
        t("overview.what"),
        "",
        f"  dossier             {t('overview.bundled')}",
        f"  dossier PATH…       {t('overview.paths')}",
        "",
        t("overview.verbs"),
        *(f"  {name:<{width}}{verb.help}" for name, verb in VERBS.items()),
        "",
        t("overview.options"),
        *(f"  {option:<20}{t(key)}" for option, key in options),
        "",
        t("overview.more"),
    ]
    return "\n".join(lines) + "\n"


def _fail(message: str) -> int:
    from contextlib import suppress

    line = " ".join(clean(message).split("\n")).strip()
    with suppress(OSError):  # a full disk takes no complaint either
        sys.stderr.write(f"dossier: {line}\n")
    return Exit.FAILED


def _logged() -> str:
    """Put the traceback into a private log; says where, or nothing in read-only mode or without a place."""
    if os.environ.get("DOSSIER_READ_ONLY", "") not in ("", "0"):
        return ""
    import traceback

    folder = os.path.join(os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state"), "dossier")
    path = os.path.join(folder, "crash.log")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        with os.fdopen(os.open(path, flags, 0o600), "w", errors="replace") as log:
            log.write(clean(traceback.format_exc()))
    except OSError:
        return ""
    return t("fault.logged", path=path)


def _terminated(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(Exit.TERMINATED)


if __name__ == "__main__":
    entry()
