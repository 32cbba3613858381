"""The words of the interface, in English and French: one function, `t(key, **args)`.

Each table maps a key to a template for `str.format`, or to a pair (one, many) chosen by the argument
`n`. Templates are trusted; arguments may come from articles, and `str.format` never reads an argument
as a template.

The words of the command line have tables of their own, which a verb in a pipe need not load with those of
the screens, and so have the commands of the explorer with their help. What the store says is in
`tui.catalogue.store_fr`, by its English words.
"""

from __future__ import annotations

import os

from store.hints import Final

Entry = str | tuple[str, str]

LANGUAGES: Final = ("en", "fr")

_OF_VERBS = (
    "verb",
    "option",
    "overview",
    "example",
    "heading",
    "title",
    "told",
    "found",
    "fault",
    "man",
    "parser",
)
"""How the keys of the command line begin."""
_OF_COMMANDS = ("cmd", "help", "key", "query", "scope")
"""How the keys of the explorer's commands begin."""

_state: dict[str, str] = {"language": "en"}
_tables: dict[str, dict[str, Entry]] = {}


def language() -> str:
    """Say which language the interface speaks now."""
    return _state["language"]


def set_language(code: str | None) -> str:
    """Choose the language of the interface; unknown codes fall back to English. Returns the choice."""
    wanted = (code or "").lower().replace("-", "_").split("_")[0]
    _state["language"] = wanted if wanted in LANGUAGES else "en"
    return _state["language"]


def language_of_locale(environ: dict[str, str] | None = None) -> str:
    """Read the language from `LC_ALL`, `LC_MESSAGES` or `LANG`, in the order POSIX gives them."""
    env = os.environ if environ is None else environ
    value = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    return "fr" if value.lower().startswith("fr") else "en"


def table(code: str) -> dict[str, Entry]:
    """Return all the words of one language."""
    return _part(code) | _part(f"commands_{code}") | _part(f"verbs_{code}")


def _part(name: str) -> dict[str, Entry]:
    """One module's words, loaded when first asked for."""
    if name not in _tables:
        found: dict[str, Entry] = __import__(f"{__name__}.{name}", fromlist=["TABLE"]).TABLE
        _tables[name] = _typeset_all(found) if name.endswith("fr") else found
    return _tables[name]


def typeset(text: str) -> str:
    """Put the narrow no-break spaces of French typography, which nobody sees in a source file."""
    for mark in ";:!?»":
        text = text.replace(f" {mark}", f"\u202f{mark}")
    return text.replace("« ", "«\u202f")


def _typeset_all(words: dict[str, Entry]) -> dict[str, Entry]:
    return {
        key: typeset(said) if isinstance(said, str) else (typeset(said[0]), typeset(said[1]))
        for key, said in words.items()
    }


def _entry(key: str) -> Entry | None:
    first = key.split(".", 1)[0]
    part = "verbs_" if first in _OF_VERBS else "commands_" if first in _OF_COMMANDS else ""
    return _part(f"{part}{language()}").get(key)


def t(key: str, /, **args: object) -> str:
    """Say `key` in the language of the interface. A missing key is a fault, shown as the key itself."""
    entry = _entry(key)
    if entry is None:
        return key
    if isinstance(entry, tuple):
        entry = entry[0] if _is_one(args.get("n")) else entry[1]
    if type(n := args.get("n")) is int and n >= 1000:
        args["n"] = f"{n:,}" if language() == "en" else f"{n:,}".replace(",", "\u202f")
    return entry.format(**args) if args else entry


def has(key: str) -> bool:
    """Tell whether the current language knows `key`."""
    return _entry(key) is not None


def _is_one(n: object) -> bool:
    """French counts 0 and 1 as one thing, English only 1 (Unicode CLDR plural rules)."""
    if not isinstance(n, int | float):
        return False
    return n < 2 if language() == "fr" else n == 1
