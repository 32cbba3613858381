"""Reading one field of a document, checked; raises Damaged with the name of the field."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern

from store.hints import Any

Doc = dict[str, Any]

_REQUIRED = object()
_ONLY_TEXT = frozenset({str})


class Damaged(ValueError):
    """A document that is not what the store writes; its text names the field."""


def text(doc: Mapping[str, Any], key: str) -> str:
    """The string at `key`."""
    value = doc.get(key)
    if type(value) is not str:
        raise Damaged(key)
    return value


def optional(doc: Mapping[str, Any], key: str) -> str | None:
    """The string at `key`, or None."""
    value = doc.get(key)
    if value is not None and type(value) is not str:
        raise Damaged(key)
    return value


def word(doc: Mapping[str, Any], key: str) -> str | None:
    """The string at `key`, or None; one that many records have, kept in memory once."""
    value = optional(doc, key)
    return value if value is None else intern(value)


def flag(doc: Mapping[str, Any], key: str) -> bool:
    """The truth value at `key`, False when absent."""
    value = doc.get(key, False)
    if type(value) is not bool:
        raise Damaged(key)
    return value


def whole(doc: Mapping[str, Any], key: str, default: Any = None) -> Any:
    """The whole number at `key`, or the default."""
    value = doc.get(key, default)
    if value is not default and type(value) is not int:
        raise Damaged(key)
    return value


def number(doc: Mapping[str, Any], key: str) -> float | None:
    """The number at `key`, or None."""
    value = doc.get(key)
    if value is not None and type(value) is not float:
        if type(value) is not int:
            raise Damaged(key)
        value = float(value)
    return value


def strings(doc: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The strings at `key`, none when absent."""
    value = doc.get(key, [])
    if type(value) is not list or not _ONLY_TEXT.issuperset(map(type, value)):
        raise Damaged(key)
    return tuple(value)


def rows(doc: Mapping[str, Any], key: str) -> list[Doc]:
    """The documents at `key`."""
    return _list_of(dict, doc, key)


def table(doc: Mapping[str, Any], key: str) -> list[list[Any]]:
    """The rows at `key`."""
    return _list_of(list, doc, key)


def _list_of(kind: type, doc: Mapping[str, Any], key: str) -> list[Any]:
    value = doc.get(key)
    if type(value) is not list or not all(type(item) is kind for item in value):
        raise Damaged(key)
    return value


def choice(doc: Mapping[str, Any], key: str, allowed: frozenset[str], default: Any = _REQUIRED) -> Any:
    """The word at `key`, one of `allowed`."""
    value = doc.get(key, default)
    if value is not default and value not in allowed:
        raise Damaged(key)
    if value is _REQUIRED:
        raise Damaged(key)
    return intern(value) if type(value) is str else value


def sharing(doc: Doc, same: Mapping[str, str]) -> Doc:
    """The same document, its id and the ids of its claims being those strings that are held already."""
    claims, identifier = doc.get("claims"), doc.get("id")
    if type(claims) is list and all(type(name) is str for name in claims):
        doc["claims"] = [same.get(name, name) for name in claims]
    if type(identifier) is str:
        doc["id"] = same.get(identifier, identifier)
    return doc
