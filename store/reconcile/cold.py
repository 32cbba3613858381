"""Parts of what makes a ledger that stay packed, once they were kept, until they are looked at.

A change concerns few articles: of all others, what they say is neither unpacked for it nor packed again.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, BinaryIO, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

_ROOMS = ("store.reconcile.", "store.model.", "store.mentions.", "store.figures.")
_PLAIN = frozenset({"builtins.set", "builtins.frozenset", "builtins.list", "builtins.dict", "builtins.int",
                    "collections.Counter", "collections.defaultdict"})  # fmt: skip
_readers: list[Any] = []


def pack(value: Any) -> bytes:
    """A record, or a plain container of such, as bytes."""
    import pickle

    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """What `pack` made bytes of."""
    import io

    return unpack_from(io.BytesIO(data))


def unpack_from(file: BinaryIO) -> Any:
    """The next thing packed in a file.

    Reads records made in the rooms above and plain containers, and calls nothing else: raises
    `pickle.UnpicklingError` for anything more.
    """
    return _reader()(file).load()


def _reader() -> Any:
    if not _readers:
        import pickle

        class Records(pickle.Unpickler):
            def find_class(self, module: str, name: str) -> Any:
                full = f"{module}.{name}"
                if full in _PLAIN or (full.startswith(_ROOMS) and name.isidentifier()):
                    found = super().find_class(module, name)
                    if isinstance(found, type) and (full in _PLAIN or found.__module__ == module):
                        return found
                raise pickle.UnpicklingError(full)

        _readers.append(Records)
    return _readers[0]


class Shelf(MutableMapping[Key, Value]):
    """A dict whose values are unpacked one by one when they are looked at; none may be changed in place."""

    __slots__ = ("_cold", "_live")

    def packed(self, value: Value) -> bytes:
        """A value as bytes."""
        return pack(value)

    def unpacked(self, _key: Key, data: bytes) -> Value:
        """The value again."""
        return unpack(data)  # type: ignore[no-any-return]

    def __init__(self) -> None:
        self._live: dict[Key, Value] = {}
        self._cold: dict[Key, bytes] = {}

    def __getstate__(self) -> tuple[object, ...]:
        while self._live:
            key, value = self._live.popitem()
            self._cold[key] = self.packed(value)
        return (self._cold,)

    def __setstate__(self, state: tuple[dict[Key, bytes]]) -> None:
        self._live = {}
        (self._cold,) = state

    def __getitem__(self, key: Key) -> Value:
        try:
            return self._live[key]
        except KeyError:
            found = self._live[key] = self.unpacked(key, self._cold[key])
            del self._cold[key]
            return found

    def __setitem__(self, key: Key, value: Value) -> None:
        self._cold.pop(key, None)
        self._live[key] = value

    def __delitem__(self, key: Key) -> None:
        if self._cold.pop(key, None) is None:
            del self._live[key]

    def __contains__(self, key: object) -> bool:
        return key in self._live or key in self._cold

    def __iter__(self) -> Iterator[Key]:
        yield from (*self._live, *self._cold)  # what is looked at on the way moves from one to the other

    def __len__(self) -> int:
        return len(self._live) + len(self._cold)
