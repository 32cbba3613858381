"""The process apart: takes one source after another from its standard input and answers with their text.

It may open nothing for writing, start nothing and reach no network, whatever a library or a source tries. A
timer of processor time ends it where a source takes too long, a limit of memory where one takes too much:
the program that asked sees it end, and refuses that source.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import struct
import sys
from typing import Any

from store.read.limits import Limits
from store.read.sources.writing import Converted, Unreadable

IDLE = 10.0
"""Seconds without work after which the process ends by itself."""
MEMORY = 2_000_000_000
"""Bytes that the process may take."""
HEAD = struct.Struct(">II")
"""Sizes of the question, a line of JSON, and of the source that follows it."""

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.spawn")


def serve() -> None:
    """Answer until nothing more is asked."""
    asked, answers = _own_pipes()
    _bound()
    sys.addaudithook(_forbid)
    while select.select([asked], [], [], IDLE)[0]:
        sizes = _take(asked, HEAD.size)
        if sizes is None:
            return
        question_size, data_size = HEAD.unpack(sizes)
        question, data = _take(asked, question_size), _take(asked, data_size)
        if question is None or data is None:
            return
        answer = json.dumps(_answer(json.loads(question), data)).encode()
        _give(answers, struct.pack(">I", len(answer)) + answer)


def _own_pipes() -> tuple[int, int]:
    """The two ends to talk by; what a library prints goes nowhere."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return 0, answers


def _bound() -> None:
    """Leave interruptions to the program that asks, and bound memory and what a crash may leave."""
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    for limit, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):
            # Not every system knows each limit; the timer holds on all.
            continue


def _forbid(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what reading a source never needs. Called by the interpreter for each event of its audit."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a source may not cause {event}")
    if event == "open" and len(args) == 3:
        mode, flags = args[1], args[2]
        written = isinstance(mode, str) and set(mode) & set("wax+")
        if written or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            raise PermissionError("a source may not cause a file to be written")


def _answer(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    """What the source holds, or why it cannot be read."""
    limits = Limits(*question["limits"])
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    try:
        module = importlib.import_module(f"store.read.sources.{question['module']}")
        found: Converted = module.read(data, limits)
    except Unreadable as error:
        return {"why": str(error)}
    except RecursionError:
        return {"why": "is nested too deep to be read"}
    except MemoryError:
        return {"why": f"needs more memory than {MEMORY // 1_000_000} MB"}
    except Exception as error:
        return {"why": f"cannot be read: {type(error).__name__}: {error}"[:300]}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    told = found.told._asdict()
    if found.told.headings is not None:
        told["headings"] = list(found.told.headings.items())
    return {"text": found.text, "encoding": found.encoding, "removed": found.removed, "told": told}


def _take(pipe: int, size: int) -> bytes | None:
    """So many bytes from the pipe; None when it ends before."""
    pieces: list[bytes] = []
    while size > 0:
        piece = os.read(pipe, min(size, 1 << 20))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _give(pipe: int, data: bytes) -> None:
    """All of `data` into the pipe."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(pipe, rest) :]
