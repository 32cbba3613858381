"""Conversion in a process apart, so that no source can hang, crash or starve the program that reads it.

One such process serves each process that ingests. It is started for the first source that is not plain text,
ends by itself when it is idle, and is replaced when a source was too much for it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import struct
import sys
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from store.read.limits import SECONDS_VARIABLE, Limits
from store.read.sources.formats import Format, lacking
from store.read.sources.serving import HEAD, MEMORY
from store.read.sources.writing import Converted, Unreadable
from store.read.told import Told
from store.text.clean import clean

if TYPE_CHECKING:
    import subprocess

_PATIENCE = 30
"""A source's processor time is bounded; so many times that, on the clock, is a process that hangs."""
_MOST_ANSWER = 200_000_000
_ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 3))
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from store.read.sources.serving import serve; serve()"
)


class _Server(NamedTuple):
    """The process, and the one that started it: a fork of that has none."""

    process: subprocess.Popen[bytes]
    owner: int


class _Gone(Exception):
    """The process ended before it answered; the text says of what."""


_server: list[_Server] = []
"""At most one."""


def convert(kind: Format, data: bytes, limits: Limits) -> Converted:
    """The text of a source. Raises Unreadable with the reason and, where there is one, the cure."""
    why = lacking(kind)
    if why is not None:
        raise Unreadable(why)
    question = json.dumps({"module": kind.module, "limits": list(limits)}).encode()
    sent = HEAD.pack(len(question), len(data)) + question
    answer = _asked(sent, data, limits)
    if "why" in answer:
        raise Unreadable(" ".join(clean(str(answer["why"])).split()))
    told = answer["told"]
    headings = told["headings"]
    told["headings"] = dict(headings) if headings is not None else None
    told["asides"] = tuple((start, end) for start, end in told["asides"])
    return Converted(answer["text"], Told(**told), answer["encoding"], answer["removed"])


def _asked(sent: bytes, data: bytes, limits: Limits) -> dict[str, Any]:
    """The answer to a question. A process that had just ended by itself is replaced, once."""
    for fresh in (False, True):
        server = _running(fresh)
        try:
            return _talk(server.process, sent, data, limits)
        except _Gone:
            idle = server.process.wait() == 0
            _drop()
            if fresh or not idle:
                raise Unreadable(_cause(server.process.returncode, limits)) from None
        except BaseException:
            # An interruption leaves an answer unread: nothing more can be asked of this process.
            _drop()
            raise
    raise AssertionError("the second process answers or is gone")


def _running(fresh: bool) -> _Server:
    """The process of this one, started where there is none."""
    if _server and (fresh or _server[0].owner != os.getpid() or _server[0].process.poll() is not None):
        _drop()
    if not _server:
        import atexit
        import subprocess

        paths = [_ROOT, *(os.path.abspath(path) for path in sys.path if path)]
        # Isolated: a folder of articles may hold a json.py, and be the folder one works in.
        command = [sys.executable, "-I", "-c", _START, json.dumps(paths)]
        process = subprocess.Popen(  # noqa: S603 - this interpreter, with a text of this module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        _server.append(_Server(process, os.getpid()))
        atexit.unregister(_drop)
        atexit.register(_drop)
    return _server[0]


def _drop() -> None:
    """End the process, when it is this one's own."""
    while _server:
        process, owner = _server.pop()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        if owner == os.getpid():
            process.kill()
            process.wait()
        else:
            process.returncode = 0  # another's to wait for


def _talk(process: subprocess.Popen[bytes], sent: bytes, data: bytes, limits: Limits) -> dict[str, Any]:
    """Ask and wait. Raises _Gone when the process ended, Unreadable when it hangs."""
    assert process.stdin is not None and process.stdout is not None  # noqa: PT018, S101 - both are pipes
    try:
        for piece in (sent, data):
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(process.stdin.fileno(), rest) :]
    except OSError:
        raise _Gone from None
    (size,) = struct.unpack(">I", _take(process.stdout, 4, limits))
    if size > _MOST_ANSWER:
        _drop()
        raise Unreadable("holds too much text")
    answer: dict[str, Any] = json.loads(_take(process.stdout, size, limits))
    return answer


def _take(pipe: IO[bytes], size: int, limits: Limits) -> bytes:
    """So many bytes of the answer."""
    pieces: list[bytes] = []
    while size > 0:
        if not select.select([pipe], [], [], limits.seconds * _PATIENCE)[0]:
            _drop()
            raise Unreadable(_cause(-signal.SIGPROF, limits))
        piece = os.read(pipe.fileno(), min(size, 1 << 20))
        if not piece:
            raise _Gone
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _cause(code: int, limits: Limits) -> str:
    """Why the process ended, as a reason to refuse the source."""
    if code == -signal.SIGPROF:
        return f"takes longer to read than {limits.seconds} s of the processor ({SECONDS_VARIABLE})"
    if code in (-signal.SIGKILL, -signal.SIGABRT):
        return f"needs more memory than {MEMORY // 1_000_000} MB, or was stopped"
    return f"cannot be read: the process that read it died ({code})"
