"""Running the real program in a pipe and on a terminal, and judging what came out."""

from __future__ import annotations

import ctypes
import os
import pty
import re
import select
import subprocess
import sys
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

LIMIT = 60.0
"""Seconds before a run counts as hanging; far above the promise, so that a busy machine fails nothing."""

_SEQUENCE = re.compile(rb"\x1b\[[0-9;]*m")
_DRAWN = {"\n", "\t", "\u200d", *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2))}
"""What Unicode counts among controls and formats, and yet is white space, is drawn, or joins an emoji."""
_RAW = re.compile(
    "["
    + "".join(
        re.escape(chr(n))
        for n in range(0x20000)
        if unicodedata.category(chr(n)) in ("Cc", "Cf", "Zl", "Zp") and chr(n) not in _DRAWN
    )
    + "\u034f\u115f\u1160\u3164\uffa0\U000e0000-\U000e0fff]"
)
_DROP_A_RIGHT, _RIGHTS_OVER_FILES = 24, (1, 2)
"""Of Linux: PR_CAPBSET_DROP, and the rights by which root reads and writes what is closed to all."""

Argument = str | bytes | Path


class Run(NamedTuple):
    """What a run left: its exit code, and the bytes it wrote."""

    command: str
    code: int
    out: bytes
    err: bytes


def command(*arguments: Argument) -> list[bytes]:
    """The program with its arguments, as bytes."""
    return [os.fsencode(sys.executable), b"-m", b"tui", *map(os.fsencode, arguments)]


def environment(**changed: str) -> dict[str, str]:
    """The environment of a run."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changed}


def without_rights() -> None:
    """Called in a child before it runs a program: what is closed there is closed to root, too."""
    if os.geteuid() == 0 and sys.platform == "linux":
        for right in _RIGHTS_OVER_FILES:
            ctypes.CDLL(None).prctl(_DROP_A_RIGHT, right, 0, 0, 0)


def in_pipe(*arguments: Argument, cwd: Path = ROOT, **changed: str) -> Run:
    """Run with stdout and stderr in pipes."""
    done = subprocess.run(
        command(*arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LIMIT,
        cwd=cwd,
        env=environment(**changed),
        preexec_fn=without_rights,
        check=False,
    )
    return Run(str(arguments), done.returncode, done.stdout, done.stderr)


def on_terminal(*arguments: Argument, keys: bytes = b"", **changed: str) -> Run:
    """Run on a terminal of its own; everything written there is in `out`."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=ROOT,
        env=environment(**{"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30", **changed}),
        preexec_fn=without_rights,
        start_new_session=True,
    )
    os.close(follower)
    if keys:
        os.write(leader, keys)
    try:
        out = read_all(leader, LIMIT)
        code = process.wait(LIMIT)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(leader)
    return Run(f"{arguments} on a terminal", code, out, b"")


def read_all(leader: int, seconds: float) -> bytes:
    """Everything that comes until the other side is gone."""
    pieces: list[bytes] = []
    end = time.monotonic() + seconds
    while True:
        left = end - time.monotonic()
        assert left > 0, f"hangs after {b''.join(pieces)[-300:]!r}"
        if select.select([leader], [], [], left)[0]:
            try:
                piece = os.read(leader, 1 << 16)
            except OSError:
                return b"".join(pieces)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)


def raw_characters(written: bytes, also: str = "") -> list[str]:
    """The characters that should not have been written, with what stands around them."""
    text = written.decode("utf-8", "surrogateescape")
    return [
        f"{match[0]!r} in {text[max(0, match.start() - 30) : match.end() + 30]!r}"
        for match in _RAW.finditer(text)
        if match[0] not in also
    ][:5]


def judge(run: Run, codes: Sequence[int] = (0, 1, 2)) -> Run:
    """Fail unless the run kept every promise about its output; returns it."""
    both = run.out + run.err
    assert b"Traceback" not in both, f"{run.command}: {both[-2000:].decode(errors='replace')}"
    assert b"internal error" not in both, f"{run.command}: {both[-2000:].decode(errors='replace')}"
    assert run.code in codes, f"{run.command}: exit {run.code}, {run.err[-500:]!r}"
    allowed = "\r" if "--csv" in run.command or "terminal" in run.command else ""
    out = _SEQUENCE.sub(b"", run.out) if "terminal" in run.command else run.out
    assert not raw_characters(out, allowed), f"{run.command}: {raw_characters(out, allowed)}"
    assert not raw_characters(run.err), f"{run.command}: {raw_characters(run.err)}"
    if run.code == 2 and run.err:
        last = run.err.decode("utf-8", "replace").splitlines()[-1]
        assert last.startswith("dossier: ") or "refused" in last, f"{run.command}: {run.err[-500:]!r}"
    return run


def decoded(run: Run) -> str:
    """What the run wrote on stdout, as text."""
    return run.out.decode("utf-8", "replace")


def inside(*arguments: str) -> Run:
    """Run in this process, which is quicker: the same from the list of arguments on."""
    import io
    import signal
    from contextlib import redirect_stderr, redirect_stdout

    from tui.cli import main

    def hangs(*_: object) -> None:
        raise TimeoutError(f"hangs: {arguments}"[:200])

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "replace", write_through=True) for _ in range(2))
    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(int(LIMIT))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(list(arguments))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return Run(str(arguments), code, out.buffer.getvalue(), err.buffer.getvalue())  # type: ignore[attr-defined]
