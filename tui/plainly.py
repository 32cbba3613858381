"""Reads a plain command line without `argparse`, whose import takes a tenth of the time a verb may start in.

A verb declares its arguments to this as it does to a parser. Whatever is not plain (a mistake, a wish for
help, a shortened name, anything that needs a rule) is not read here but left to the real parser, so that
there is one way to be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

from store.hints import TYPE_CHECKING, Any
from store.record import NamedTuple

if TYPE_CHECKING:
    import argparse

_ACTIONS = ("store", "store_true", "store_const")


class _Argument(NamedTuple):
    """One declared argument, with the number of the group of which one at most may be given."""

    dest: str
    action: str
    nargs: str | None
    type: Callable[[str], Any] | None
    choices: Sequence[str] | None
    default: Any
    const: Any
    group: int | None


class _NotPlainError(Exception):
    """The real parser has to look at this."""


class _Group:
    """Arguments of which one at most may be given."""

    def __init__(self, of: Plainly, number: int) -> None:
        self._of, self._number = of, number

    def add_argument(self, *names: str, **how: Any) -> None:
        """Declare an argument of this group."""
        self._of.declare(names, how, self._number)


class Plainly:
    """Takes the declarations that `argparse.ArgumentParser` takes, and reads what is plain by them."""

    formatter_class: Any = None

    def __init__(self) -> None:
        self._options: dict[str, _Argument] = {}
        self._positional: list[_Argument] = []
        self._groups = 0
        self._known = True

    def add_argument(self, *names: str, **how: Any) -> None:
        """Declare an argument."""
        self.declare(names, how, None)

    def add_mutually_exclusive_group(self, **how: Any) -> _Group:
        """Begin a group of arguments that exclude one another."""
        self._known = self._known and not how
        self._groups += 1
        return _Group(self, self._groups)

    def declare(self, names: tuple[str, ...], how: dict[str, Any], group: int | None) -> None:
        """Keep a declaration, or remember that there is one that only the real parser understands."""
        action = how.get("action", "store")
        long = [name for name in names if name.startswith("--")] or names
        default = how.get("default", False if action == "store_true" else None)
        argument = _Argument(
            how.get("dest") or long[0].lstrip("-").replace("-", "_"),
            action,
            how.get("nargs"),
            how.get("type"),
            how.get("choices"),
            default,
            True if action == "store_true" else how.get("const"),
            group,
        )
        option = names[0].startswith("-")
        understood = ("action default dest nargs type choices const help metavar").split()
        converted = isinstance(default, str) and argument.type is not None
        if action not in _ACTIONS or converted or not how.keys() <= set(understood):
            self._known = False
        if argument.nargs not in ((None,) if option else (None, "?", "*", "+")):
            self._known = False
        if option:
            self._options.update(dict.fromkeys(names, argument))
        else:
            self._positional.append(argument)

    def read(self, words: Sequence[str]) -> argparse.Namespace | None:
        """What the words say, as the parser would tell it; None when it has to be asked."""
        if not self._known:
            return None
        try:
            return self._read(words)  # type: ignore[return-value]
        except _NotPlainError:
            return None

    def _read(self, words: Sequence[str]) -> SimpleNamespace:
        found = SimpleNamespace()
        for argument in (*self._positional, *self._options.values()):
            if argument.dest not in found.__dict__:
                setattr(found, argument.dest, argument.default)
        loose: list[str] = []
        given: set[object] = set()
        ended = False  # whether an option came after a loose word: the parser has rules for what follows
        at = 0
        while at < len(words):
            word = words[at]
            at += 1
            if not word.startswith("-"):
                if ended:
                    raise _NotPlainError
                loose.append(word)
                continue
            ended = bool(loose)
            name, sign, value = word.partition("=")
            argument = self._option(name, given)
            if argument.action != "store":
                if sign:
                    raise _NotPlainError
                setattr(found, argument.dest, argument.const)
                continue
            if not sign:
                if at == len(words) or words[at].startswith("-"):
                    raise _NotPlainError
                value = words[at]
                at += 1
            setattr(found, argument.dest, _value(argument, value))
        self._place(loose, found)
        return found

    def _option(self, name: str, given: set[object]) -> _Argument:
        """The option of a name that was not given before, nor another of its group."""
        argument = self._options.get(name)
        if argument is None or not name.startswith("--"):
            raise _NotPlainError
        for sign in (argument.dest, argument.group):
            if sign is not None and sign in given:
                raise _NotPlainError
            given.add(sign)
        return argument

    def _place(self, loose: list[str], found: SimpleNamespace) -> None:
        """Give the words that are no options to the arguments without a name, the last of which takes all."""
        for number, argument in enumerate(self._positional):
            if argument.nargs in ("*", "+"):
                if number + 1 < len(self._positional) or (argument.nargs == "+" and not loose):
                    raise _NotPlainError
                if loose or argument.default is None:
                    setattr(found, argument.dest, [_value(argument, word) for word in loose])
                return
            if loose:
                setattr(found, argument.dest, _value(argument, loose.pop(0)))
            elif argument.nargs is None:
                raise _NotPlainError
        if loose:
            raise _NotPlainError


def _value(argument: _Argument, word: str) -> Any:
    """A word as the value of an argument."""
    value: Any = word
    if argument.type is not None:
        try:
            value = argument.type(word)
        except Exception as error:
            raise _NotPlainError from error
    if argument.choices is not None and value not in argument.choices:
        raise _NotPlainError
    return value
