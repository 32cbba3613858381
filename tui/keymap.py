"""Reading a custom keymap: what cannot be meant is an error in one line, never a key that does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from store.model import DossierError
from tui.catalogue import has, t
from tui.commands import COMMANDS, keys_of

_EVERYWHERE = ("app", "pane")
_BESIDE = ("list", "text", "reader", "articles", "entities", "ledger", "compare", "matrix")
"""The scopes of panes and views, beside which the keys for everywhere work."""
_MODIFIERS = ("ctrl", "alt", "shift", "meta", "super", "hyper")
_CALLED = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter", "del": "delete"}
"""What people call keys, as the help does, and how the toolkit names them."""
_NAMED = frozenset(
    "up down left right home end pageup pagedown insert delete escape enter tab space backspace".split()
)


def read_keymap(path: Path) -> dict[str, str]:
    """Read a keymap (TOML: `"ledger.sort" = "o"`, or `["o", "f9"]`): command ids to keys, as one types them.

    The commands may stand in a table `[keys]`.

    Raises DossierError for an unknown command or key and for a clash, OSError for a file that cannot be read.
    """
    import tomllib
    from difflib import get_close_matches

    known = {command.id for command in COMMANDS}

    def wrong(what: str, **words: Any) -> DossierError:
        return DossierError(t("error.keymap", path=path, why=t(f"error.keymap.{what}", **words)))

    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DossierError(t("error.keymap", path=path, why=error)) from error
    inside = data.pop("keys") if isinstance(data.get("keys"), dict) else {}
    keymap: dict[str, str] = {}
    for id, value in (*_entries(data), *_entries(inside)):
        if id not in known:
            raise wrong("unknown", id=id, near=get_close_matches(id, known, 1, 0.0)[0])
        keys = value if isinstance(value, list) else _parted(value) if isinstance(value, str) else [value]
        named = [key_called(key) if isinstance(key, str) else None for key in keys]
        if not named or None in named:
            odd = keys[named.index(None)] if named else ""
            raise wrong("key", id=id, key=odd)
        keymap[id] = ",".join(key for key in named if key)
    for key, first, second in clashes(keymap):
        raise wrong("clash", key=key, first=first, second=second)
    return keymap


def _entries(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The commands of a table with their keys; `app.ledger` without quotes is a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _parted(keys: str) -> list[str]:
    """Keys apart by commas; a comma alone is the key."""
    return [keys] if keys.strip() == "," else [key.strip() for key in keys.split(",")]


def key_called(written: str) -> str | None:
    """The toolkit's name for a key as people write it (`?`, `Ctrl+P`, `F9`, `Esc`); None for no key."""
    from textual.keys import _character_to_key

    *modifiers, last = written.split("+") if written not in ("+", "") else [written]
    called = {t(f"key.{name}").lower(): name for name in (*_NAMED, *_MODIFIERS) if has(f"key.{name}")}
    lowered = [called.get(name, name) for name in (modifier.strip().lower() for modifier in modifiers)]
    last = last.strip() if last != " " else "space"
    if not last or not set(lowered) <= set(_MODIFIERS):
        return None
    if len(last) == 1:
        last = _character_to_key(last.lower() if lowered else last)
    else:
        last = (_CALLED | called).get(last.lower(), last.lower())
        signs = {_character_to_key(sign) for sign in "!\"#$%&'()*,-./:;<=>?@[\\]^_`{|}~+"}
        if last not in _NAMED | signs and not re.fullmatch(r"f([1-9]|1\d|2[0-4])", last):
            return None
    return "+".join([*lowered, last])


def clashes(keymap: Mapping[str, str] | None = None) -> Iterable[tuple[str, str, str]]:
    """Find keys that two commands claim where both work: `(key, first id, second id)`.

    A box or a line that is open takes keys away from what lies under it: that is no clash.
    """
    taken: dict[str, list[tuple[str, str]]] = {}
    for command in COMMANDS:
        for key in keys_of(command, keymap):
            for scope, other in taken.setdefault(key, []):
                if other != command.id and _together(scope, command.scope):
                    yield key, other, command.id
            taken[key].append((command.scope, command.id))


def _together(one: str, other: str) -> bool:
    """Whether the keys of two scopes work at the same time, and neither is nearer on purpose."""
    return one == other or (
        (one in _EVERYWHERE or other in _EVERYWHERE) and {one, other} <= {*_EVERYWHERE, *_BESIDE}
    )
