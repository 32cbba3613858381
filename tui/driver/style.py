"""The look of a cell as the terminal keeps it, and the shortest way from one look to another.

Sequences are those of ECMA-48 SGR, with the colour forms of ISO 8613-6 that Rich writes.
"""

from __future__ import annotations

from functools import lru_cache

from store.record import NamedTuple

# SGR code that sets each attribute, and the one that takes it off; 22 takes off bold and dim together.
_ON = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 7: 27, 8: 28, 9: 29, 21: 24, 53: 55}
_OFF: dict[int, frozenset[int]] = {}
for _code, _off in _ON.items():
    _OFF[_off] = _OFF.get(_off, frozenset()) | {_code}

_SEEN_ON_BLANKS = frozenset({4, 7, 9, 21, 53})
"""Attributes that show on a space: lines, and reverse."""


class Style(NamedTuple):
    """Foreground and background as SGR parameters ("" is the default), and the attribute codes that are on.

    A foreground of None shows nowhere (on a blank cell), so any will do.
    """

    foreground: str | None = ""
    background: str = ""
    attributes: frozenset[int] = frozenset()


PLAIN = Style()

_RESETS = ("\x1b[m", "\x1b[;")
"""How a sequence that starts from nothing begins."""


@lru_cache(maxsize=8192)
def applied(style: Style, parameters: str) -> Style:
    """The style after one SGR sequence with these parameters."""
    codes = parameters.replace(":", ";").split(";") if parameters else ["0"]
    foreground, background, attributes = style
    at = 0
    while at < len(codes):
        code = int(codes[at] or 0)
        at += 1
        if code == 0:
            foreground, background, attributes = PLAIN
        elif code in (38, 48):
            taken = 2 if codes[at : at + 1] == ["5"] else 4
            colour = ";".join([str(code), *codes[at : at + taken]])
            at += taken
            foreground, background = (colour, background) if code == 38 else (foreground, colour)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            foreground = str(code)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            background = str(code)
        elif code == 39:
            foreground = ""
        elif code == 49:
            background = ""
        elif code in _ON:
            attributes |= {code}
        elif code in _OFF:
            attributes -= _OFF[code]
    return Style(foreground, background, attributes)


@lru_cache(maxsize=4096)
def of_blank(style: Style) -> Style:
    """What of a style shows on a blank cell."""
    visible = style.attributes & _SEEN_ON_BLANKS
    return Style(style.foreground if visible else None, style.background, visible)


@lru_cache(maxsize=16384)
def together(one: Style, other: Style) -> Style | None:
    """The look that cells of both can be written in, a blank one taking that of a letter; None if in none."""
    if one.foreground is None and of_blank(other) == one:
        return other
    return one if one == other or (other.foreground is None and of_blank(one) == other) else None


@lru_cache(maxsize=16384)
def change(old: Style | None, new: Style) -> str:
    """The shortest SGR sequence that turns `old` into `new`; None is an unknown look.

    On a blank cell (a foreground of None) bold, dim, italic and hidden show nowhere: they stay as they are.
    """
    full = ["0", *(str(code) for code in sorted(new.attributes))]
    full += [colour for colour in (new.foreground, new.background) if colour]
    if old is None:
        return _sgr(full)
    step: list[str] = []
    wanted = _wanted(old, new)
    off = {_ON[code] for code in old.attributes - wanted}
    step += [str(code) for code in sorted(off)]
    kept = old.attributes - {code for each in off for code in _OFF[each]}
    step += [str(code) for code in sorted(wanted - kept)]
    if new.foreground is not None and new.foreground != old.foreground:
        step.append(new.foreground or "39")
    if new.background != old.background:
        step.append(new.background or "49")
    if not step:
        return ""
    return min(_sgr(step), _sgr(full), key=len)


@lru_cache(maxsize=16384)
def reached(old: Style | None, new: Style) -> Style:
    """The look the terminal has after `change(old, new)`: what shows nowhere keeps what was there."""
    if new.foreground is not None:
        return new
    if old is None or change(old, new).startswith(_RESETS):
        return Style("", new.background, new.attributes)
    return Style(old.foreground, new.background, _wanted(old, new))


def _wanted(old: Style, new: Style) -> frozenset[int]:
    """The attributes to have for `new`, those that do not show left as in `old`."""
    return (
        new.attributes if new.foreground is not None else new.attributes | (old.attributes - _SEEN_ON_BLANKS)
    )


def _sgr(parameters: list[str]) -> str:
    # An empty parameter is 0: the shortest way to start from nothing.
    return f"\x1b[{';'.join(parameters).removeprefix('0') if parameters[0] == '0' else ';'.join(parameters)}m"
