"""What people call a key, in the language of the interface."""

from __future__ import annotations

from tui.catalogue import has, t

_SIGNS = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "semicolon": ";",
    "comma": ",",
    "exclamation_mark": "!",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_ASCII = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}


def key_name(key: str, ascii_only: bool = False) -> str:
    """Write one key as people call it: `slash` is `/`, `ctrl+p` is `Ctrl+P`, `escape` in French `Échap`."""
    if key in _SIGNS:
        name = _SIGNS[key]
        return _ASCII.get(name, name) if ascii_only else name
    if has(f"key.{key}"):
        return t(f"key.{key}")
    head, _, last = key.rpartition("+")
    if head:
        return f"{t(f'key.{head}') if has(f'key.{head}') else head.title()}+{key_name(last).upper()}"
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key
