"""The terminal's clipboard, by OSC 52, wrapped so that tmux and screen let it through.

The terminal never answers, so that the most one can say is that it was sent.
"""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING

from store.text import clean

if TYPE_CHECKING:
    from tui.explorer import Explorer

MOST = 74_000
"""Bytes of base64 that common terminals take in one sequence (xterm's limit is near 100 000)."""


def sequence(text: str, environ: dict[str, str] | None = None) -> str | None:
    """Make the sequence that puts `text` on the clipboard; None when it is too long for terminals."""
    env = os.environ if environ is None else environ
    payload = base64.b64encode(clean(text).encode("utf-8", "replace")).decode("ascii")
    if len(payload) > MOST:
        return None
    plain = f"\x1b]52;c;{payload}\x07"
    if env.get("TMUX"):
        return "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if env.get("TERM", "").startswith("screen"):
        return f"\x1bP{plain}\x1b\\"
    return plain


def send(app: Explorer, text: str) -> bool:
    """Send `text` to the terminal's clipboard; False when it is too long."""
    made = sequence(text)
    if made is None:
        return False
    driver = app._driver
    if driver is not None:
        driver.write(made)
    return True
