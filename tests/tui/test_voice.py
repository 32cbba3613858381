"""One voice: everything that can be said, in both languages, read at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tests.tui.test_languages import templates
from tui import catalogue
from tui.catalogue import table, typeset
from tui.catalogue.store import told
from tui.catalogue.store_fr import SAID

GONE = {
    "en": "persons near-copy near-copies database transaction failed sorry please click successfully undone",
    "fr": "transaction requête question échoué désolé cliquez deal deals claim claims répertoire email",
}
"""Words that stand for something that is called otherwise, or for another tone."""
AS_TYPED = re.compile(r"`[^`]*`|\$?\{[^}]*\}|%\([a-z_]+\)[rs]|--[a-z-]+|\w+:[\w>]\S*|\b[a-z_]+:(?=,)")
"""What one types, and what stands in blanks."""


def said(language: str) -> Iterator[tuple[str, str]]:
    """Every text with its key, of a pair both."""
    for key, entry in table(language).items():
        if not key.startswith("parser."):  # the words of Python's own parser of arguments
            yield from ((key, text) for text in ((entry,) if isinstance(entry, str) else entry))
    if language == "fr":
        yield from ((english, typeset(french)) for english, french in SAID.items())


def prose(text: str) -> str:
    return AS_TYPED.sub("x", text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_word_stands_for_what_is_called_otherwise(language: str) -> None:
    gone = re.compile(rf"\b(?:{GONE[language].replace(' ', '|')})\b", re.IGNORECASE)
    assert not [(key, found[0]) for key, text in said(language) if (found := gone.search(prose(text)))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_marks_are_set_in_one_way(language: str) -> None:
    odd = re.compile(r"\.\.\.|[^,] …| ,|^ | $|etc\.|;;" + (r"|'|\"" if language == "fr" else r"|«|’"))
    allowed = {"man.what", "title.both_name", "title.only_names", "told.near_copy", "fault.logged"}
    allowed |= {"option.explore.keymap", "option.search.query", "option.deals.query"}  # what a shell is given
    assert not [
        (k, t) for k, t in said(language) if odd.search(prose(t)) and k not in allowed and "'" not in k
    ]


def test_french_has_a_narrow_space_before_its_high_marks() -> None:
    close = re.compile(r"[^\s\u202f;:!?](?=[;!?»])|[^\s\u202fx](?=:\s)")
    assert not [(key, text) for key, text in said("fr") if close.search(prose(text))]


def test_both_languages_say_it_in_the_same_form() -> None:
    """A sentence in one is a sentence in the other: the same first letter, great or small, the same stop."""
    english, french = table("en"), table("fr")
    odd = []
    for key, entry in english.items():
        one, other = (e if isinstance(e, str) else e[1] for e in (entry, french[key]))
        if key.startswith(("parser.", "man.word", "head.", "key.")) or not one or not other:
            continue
        if one[0].isalpha() and other[0].isalpha() and one[0].isupper() != other[0].isupper():
            odd.append((key, one, other))
        if (one[-1] in ".?:…") != (other[-1] in ".?:…"):
            odd.append((key, one, other))
    assert not odd


def test_help_and_empty_states_are_sentences_and_labels_are_not() -> None:
    for language in ("en", "fr"):
        for key, text in said(language):
            if re.match(r"help\.\w+\.|empty\.(?!nearest)", key):
                assert text.endswith((".", "…", "date:2025")), key
            if key.startswith("cmd."):
                assert text[0].islower(), key
                assert not text.endswith("."), key


REASONS = {"store/reconcile/replay.py", "store/reconcile/redrawing.py"}
"""Where errors are kept as the reasons why decisions were not applied."""
NAMED = re.compile(r"\{\w*\}|--\w|`|^(?:this|parties|the bundled|an empty|argument)\b|\b(?:pick|decide) ")
CURES = {
    "en": r"`|\$?\{why\}|\b(?:must|needs|give|try|name|write|leave|remove|move|open|update|install|save|"
    r"use|set|end it|say|as in|did you mean|at most|one of|is wanted|permission denied|choose|the pager)\b",
    "fr": r"`|\{why\}|\b(?:il (?:y )?faut|au choix|au plus|comme dans|permission refusée|le lecteur externe|"
    r"sans)\b|ez\b",
}
"""What tells what to do about it: a command, what is allowed, a word on what to try."""
UNFORESEEN = {
    "fault.internal", "fault.logged", "fault.of_file", "error.internal", "error.keymap", "why.program_failed",
}  # fmt: skip
"""What nobody can say more about, and what only puts a thing before a reason."""


def raised() -> Iterator[str]:
    """Every error that the store raises, with `{}` for what is filled in."""
    for path in sorted((ROOT / "store").rglob("*.py")):
        if str(path.relative_to(ROOT)) in REASONS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"DossierError", "UnknownId"}:
                yield from (text for argument in node.args for text in templates(argument))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_error_of_the_store_names_the_thing_and_the_cure(language: str) -> None:
    catalogue.set_language(language)
    found = {text for text in raised() if re.search(r"[a-z]{2,} ", text)}
    assert len(found) > 40
    for text in found:
        shown = told(text.replace("{}", "X7"))
        assert NAMED.search(text), text
        assert shown.endswith("X7") or re.search(CURES[language], shown), shown  # the system's reason, a list
    catalogue.set_language("en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_error_of_the_command_line_names_the_thing_and_the_cure(language: str) -> None:
    lent = {f"why.{why}" for why in ("no_program", "bad_program", "not_installed", "no_file", "no_suspend")}
    for key, text in said(language):
        if key.startswith("fault.system.") or key in UNFORESEEN:  # a reason, behind the name of a file
            continue
        if key.startswith(("fault.", "error.")) or key in lent:
            assert re.search(CURES[language], text), (key, text)
