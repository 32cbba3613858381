"""Named tuples that are made quickly: what `typing.NamedTuple` makes, at a fraction of its price.

A command in a pipe imports some seventy classes of records before it does anything. The library checks and
compiles the annotation of every field of each, which took a fifth of the time such a command has to answer.
Nobody reads these annotations but the type checker, which is given the library's own class. The modules that
use this one state `from __future__ import annotations`, without which the annotations would be evaluated.
"""

from __future__ import annotations

from collections import _tuplegetter as _field  # type: ignore[attr-defined]

from store.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NamedTuple as NamedTuple
    from typing import Self, TypeVar

    _R = TypeVar("_R")


class Record(tuple[Any, ...]):
    """What all records have, by the names and with the meaning that `collections.namedtuple` gives them."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()
    _field_defaults: dict[str, Any] = {}  # noqa: RUF012 - never changed, as in the library

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        """A record of these values; TypeError when they are too few or too many."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changed: Any) -> Self:
        """The same record with some fields changed; ValueError for a field it does not have."""
        fields = self._fields
        values = list(self)
        for name, value in changed.items():
            if name not in fields:
                raise ValueError(f"Got unexpected field names: {[n for n in changed if n not in fields]!r}")
            values[fields.index(name)] = value
        return self._make(values)

    def _asdict(self) -> dict[str, Any]:
        """The values by the names of their fields."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({values})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def maker(record: type[_R]) -> Callable[[tuple[Any, ...]], _R]:
    """What makes records of a class from tuples of all their values, unchecked, at half the price of a call.

    For those that are made by the hundred thousand.
    """
    from functools import partial

    return partial(tuple.__new__, record)  # type: ignore[type-var]


def _made_first(cls: Any, /, *values: Any, **named: Any) -> Any:
    """Make the first record of a class, and before it the function that makes all of them.

    A function with real parameters, as the library makes it: called as quickly, failing as clearly. Many a
    command imports twice the classes that it makes records of, and a function takes a while to compile.
    """
    owner = next(each for each in cls.__mro__ if "_fields" in each.__dict__)
    names = ", ".join(owner._fields)
    code = f"lambda _cls, {names}: _new(_cls, ({names},))"
    new = eval(code, {"_new": tuple.__new__, "__name__": owner.__name__})  # noqa: S307
    new.__name__, new.__qualname__ = "__new__", f"{owner.__name__}.__new__"
    new.__defaults__ = tuple(owner._field_defaults.values())
    owner.__new__ = staticmethod(new)
    return new(cls, *values, **named)


class _Maker(type):
    """Turns the body of a class with annotated fields into a record."""

    def __new__(mcs, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body.pop(field) for field in fields if field in body}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default follows one that has one")
        body["__new__"] = _made_first
        for at, field in enumerate(fields):
            body[field] = _field(at, None)
        body |= {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults, "__slots__": ()}
        return type(name, (Record,), body)


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
