"""Damage to stores: each turns the bytes of a good store, or of its notes, into what nobody should read."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

Damage = Callable[[bytes], bytes]


def _edited(change: Callable[[Any], Any]) -> Damage:
    """Damage done to the parsed content; `change` edits in place, or returns what takes its place."""

    def damage(data: bytes) -> bytes:
        content = json.loads(data)
        changed = change(content)
        return json.dumps(content if changed is None else changed).encode()

    return damage


def _everywhere(value: Any) -> Damage:
    """Every leaf of the third level and below becomes `value`, a few at random stay."""
    choice = random.Random(7)

    def turn(node: Any, depth: int) -> Any:
        if isinstance(node, dict):
            return {key: turn(each, depth + 1) for key, each in node.items()}
        if isinstance(node, list):
            return [turn(each, depth + 1) for each in node]
        return node if depth < 3 or choice.random() < 0.5 else value

    return lambda data: json.dumps(turn(json.loads(data), 0)).encode()


def _noise(seed: int) -> Damage:
    """Some bytes turned at random."""

    def damage(data: bytes) -> bytes:
        choice = random.Random(seed)
        turned = bytearray(data)
        for _ in range(1 + len(turned) // 3000):
            turned[choice.randrange(len(turned))] = choice.randrange(256)
        return bytes(turned)

    return damage


def _newer(content: Any) -> None:
    for table in content.values():
        for record in table.values() if isinstance(table, dict) else ():
            if isinstance(record, dict) and "schema" in record:
                record["schema"] = 999


def _without(at: int) -> Damage:
    def drop(content: Any) -> None:
        if len(content) > at:
            del content[sorted(content)[at]]

    return _edited(drop)


def _swapped(content: Any) -> Any:
    names = sorted(content)
    return dict(zip(names, (content[name] for name in reversed(names)), strict=True))


DAMAGES: dict[str, Damage] = {
    "empty": lambda data: b"",
    "one brace": lambda data: b"{",
    "half": lambda data: data[: len(data) // 2],
    "one byte short": lambda data: data[:-2],
    "twice": lambda data: data + data,
    "zeros": lambda data: bytes(len(data)),
    "tail of zeros": lambda data: data[: len(data) // 2] + bytes(len(data) // 2),
    "no json": lambda data: b"Titre\n\nOpenAI rachete io.\n",
    "binary": lambda data: b"\x7fELF" + random.Random(1).randbytes(5000),
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "not utf-8": lambda data: data.replace(b"a", b"\xff", 50),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "list": lambda data: b"[1, 2, 3]",
    "empty object": lambda data: b"{}",
    "null": lambda data: b"null",
    "number": lambda data: b"1e999",
    "text": lambda data: b'"text"',
    "deep": lambda data: b"[" * 200_000,
    "deep objects": lambda data: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "huge number": lambda data: b'{"_meta": {"1": {"schema": ' + b"9" * 6000 + b"}}}",
    "not a number": lambda data: b'{"_meta": {"1": {"schema": NaN}}}',
    "other tables": lambda data: b'{"_default": {"1": {"name": "x"}}, "articles": {"x": []}}',
    "other json": lambda data: b'{"name": "left-pad", "version": "1.3.0", "dependencies": {}}',
    "tables as lists": _edited(lambda content: {name: [] for name in content}),
    "tables as null": _edited(lambda content: dict.fromkeys(content)),
    "tables as text": _edited(lambda content: dict.fromkeys(content, "\x1b[31m")),
    "swapped tables": _edited(_swapped),
    "newer schema": _edited(_newer),
    "nulls": _everywhere(None),
    "texts": _everywhere("\x1b]52;c;eA==\x07"),
    "numbers": _everywhere(-1),
    "large numbers": _everywhere(10**18),
    "lists inside": _everywhere([[]]),
    "objects inside": _everywhere({"a": {}}),
    "surrogates": lambda data: data.replace(b"OpenAI", b"\\ud800\\udc"),
    "lone surrogates": lambda data: data.replace(b"OpenAI", b"\\ud800"),
    "escapes": lambda data: data.replace(b"OpenAI", b"\\u001b[31m\\u009b\\u202e"),
    **{f"without table {at}": _without(at) for at in range(6)},
    **{f"noise {seed}": _noise(seed) for seed in range(6)},
}
