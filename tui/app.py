"""Opening the explorer: the environment it reads, the signals that end it, the code it ends with."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from store.text import clean
from tui import catalogue
from tui.catalogue.store import told
from tui.state import State, state_path

if TYPE_CHECKING:
    from textual.driver import Driver

    from store.dossier import Dossier
    from store.model import IngestReport
    from tui.explorer import Explorer

TURN_SECONDS = 0.0005
"""How long a thread that finds something out may go on while a key waits for the interpreter: a key waits a
score of times until its frame, at Python's usual 5 ms a tenth of a second in all."""

GRACE_SECONDS = 1.5
"""How long a signalled app may take to leave the screen in order before the process ends anyway."""

_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python itself sets LC_CTYPE to where the locale is C or unknown (PEP 538): it says nothing of the
terminal."""

_CLOSED_WHEN_READ_ONLY = ("TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_DEVTOOLS")


def run(
    dossier: Dossier,
    *,
    language: str | None = None,
    theme: str | None = None,
    mouse: bool = True,
    read_only: bool = False,
    driver_class: type[Driver] | None = None,
    keymap: Path | None = None,
    report: IngestReport | None = None,
) -> int:
    """Show the explorer until the user leaves; returns the exit code of the process.

    `theme` is dark, light, contrast or terminal; without it the terminal decides. A keymap that names an
    unknown command or claims a key twice raises DossierError before the screen is touched.
    """
    gc.disable()  # opening makes little garbage; the explorer turns it on again when the screen stands
    sys.setswitchinterval(TURN_SECONDS)
    catalogue.set_language(language or catalogue.language_of_locale())
    prepare(os.environ, read_only)
    from tui.explorer import Explorer
    from tui.keymap import read_keymap

    state = State(None if read_only else state_path(dossier.path))
    state.load()
    if language is None and state.language:
        catalogue.set_language(state.language)
    app = Explorer(
        dossier,
        theme=theme,
        state=state,
        read_only=read_only,
        keymap=read_keymap(keymap) if keymap else None,
        driver_class=driver_class or _driver(os.environ),
        report=report,
    )
    for refused in app.report.refused if app.report is not None else ():  # to be read on leaving
        sys.stderr.write(f"dossier: {clean(refused.path)}: {clean(told(refused.why))}\n")
    restore = _handle_signals(app)
    try:
        app.run(mouse=mouse)
    finally:
        restore()
    if app.failure:
        sys.stderr.write(f"dossier: {app.failure}\n")
    return app.return_code or 0


def prepare(environ: Any, read_only: bool) -> None:
    """Set what Textual reads from the environment when it is imported; call it before that import.

    250 frames a second let a frame follow its key at once (95 of 100 within 35 ms, against 48 at 120), and
    an idle screen still sends nothing; ESCDELAY keeps Escape quick. In read-only mode the variables that make
    Textual import or write things are dropped. A locale that nobody chose is forgotten.
    """
    if environ.get("LC_CTYPE") in _COERCED and not _given("LC_CTYPE"):
        del environ["LC_CTYPE"]
    environ.setdefault("TEXTUAL_FPS", "250")
    environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    environ.setdefault("ESCDELAY", "50")
    if read_only:
        for name in [n for n in environ if n.startswith(_CLOSED_WHEN_READ_ONLY)]:
            del environ[name]


def _given(variable: str) -> bool:
    """Whether the process was started with a variable, as far as the system tells."""
    try:
        with open("/proc/self/environ", "rb") as file:
            return any(each.startswith(f"{variable}=".encode()) for each in file.read().split(b"\0"))
    except OSError:
        return True


def _driver(environ: Mapping[str, str]) -> type[Driver]:
    """The driver that sends changed cells only, unless `DOSSIER_DRIVER=plain` asks for whole frames."""
    if environ.get("DOSSIER_DRIVER") == "plain":
        from tui.driver.typed import TypedInput

        return TypedInput
    from tui.driver.thin import ThinDriver

    return ThinDriver


def utf8_terminal(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Tell whether the terminal can show more than ASCII: by the locale, else by stdout's encoding."""
    value = next((environ[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(n)), "")
    if "utf" in value.lower():
        return True
    if value in {"C", "POSIX"} or value:
        return False
    return (encoding or "").lower().replace("-", "").startswith("utf")


def _handle_signals(app: Explorer) -> Callable[[], None]:
    """Leave the screen in order on SIGTERM, SIGINT and SIGHUP. Returns what puts the old handlers back.

    The handler does the least: it asks the event loop to leave, and arms a timer that ends the process
    when the loop no longer runs, because the terminal is frozen or gone.
    """

    def handle(number: int, _frame: FrameType | None) -> None:
        code = 128 + number
        watchdog = threading.Timer(GRACE_SECONDS, os._exit, (code,))
        watchdog.daemon = True
        watchdog.start()
        app.leave_soon(code)

    old: dict[int, Any] = {}
    for number in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", None)):
        if number is not None:
            old[number] = signal.signal(number, handle)

    def restore() -> None:
        for number, handler in old.items():
            signal.signal(number, handler)

    return restore
