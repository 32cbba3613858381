"""The table of commands and the catalogue: complete, without clashes, typeable on every keyboard."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from store.model import DossierError
from tui import catalogue
from tui.catalogue import t
from tui.commands import COMMANDS, SCOPES, key_reference, keys_of
from tui.keymap import clashes, read_keymap

ALTGR = {"[", "]", "{", "}", "|", "~", "@", "^", "\\", "`", "#"}
TAKEN = {"ctrl+a", "ctrl+b", "ctrl+o", "ctrl+s", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j"}
"""Ctrl+Z is no one else's here: it suspends, as everywhere."""


def placeholders(entry: catalogue.Entry) -> set[str]:
    texts = entry if isinstance(entry, tuple) else (entry,)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_everything_with_the_same_blanks() -> None:
    english, french = catalogue.table("en"), catalogue.table("fr")
    assert set(english) == set(french)
    for key, entry in english.items():
        assert placeholders(entry) == placeholders(french[key]), key


def test_every_key_the_program_asks_for_is_in_the_catalogue() -> None:
    import re

    table = catalogue.table("en")
    root = Path(catalogue.__file__).resolve().parents[1]
    asked = {
        key
        for path in root.rglob("*.py")
        for key in re.findall(r"""\bt\(\s*["']([a-z_.]+)["']""", path.read_text(encoding="utf-8"))
    }
    assert asked - set(table) == set()


def test_every_command_has_words_in_both_languages() -> None:
    for command in COMMANDS:
        if command.scope in {"chooser", "prompt"}:
            continue
        for language in catalogue.LANGUAGES:
            table = catalogue.table(language)
            assert f"cmd.{command.id}" in table
            assert f"help.{command.id}" in table


def test_ids_are_unique_and_no_key_is_claimed_twice() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert list(clashes()) == []


@pytest.mark.parametrize("view", ["articles", "entities", "ledger", "compare", "matrix"])
def test_no_command_of_a_view_hides_one_that_works_everywhere(view: str) -> None:
    everywhere = {key for c in COMMANDS if c.scope in {"app", "pane"} for key in keys_of(c)}
    here = {key for c in COMMANDS if c.scope == view for key in keys_of(c)}
    assert everywhere & here == set()


def test_default_keys_need_no_altgr_and_are_taken_by_no_multiplexer() -> None:
    for command in COMMANDS:
        for key in keys_of(command):
            assert key not in ALTGR | TAKEN, command.id
            assert not key.isdigit(), command.id


def test_a_keymap_with_an_unknown_command_or_a_clash_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('"ledger.nothing" = "b"\n')
    with pytest.raises(DossierError, match=r"ledger\.nothing"):
        read_keymap(path)
    path.write_text('"ledger.sort" = "b"\n')
    with pytest.raises(DossierError, match=r"ledger\.(sort|group)"):
        read_keymap(path)
    path.write_text('[keys]\n"ledger.sort" = "o"\n')
    assert read_keymap(path) == {"ledger.sort": "o"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('app.ledger = "F9"', {"app.ledger": "f9"}),
        ('"app.ledger" = "F9, Ctrl+G"', {"app.ledger": "f9,ctrl+g"}),
        ('[keys.app]\nledger = ["%", "F10"]', {"app.ledger": "percent_sign,f10"}),
        ('"ledger.sort" = ","', {"ledger.sort": "comma"}),
    ],
)
def test_keys_are_written_as_people_call_them(tmp_path: Path, written: str, read: dict[str, str]) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(written)
    assert read_keymap(path) == read


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('app.ledger = "F99"', "F99 is no key"),
        ('app.ledger = "Control+G"', "is no key"),
        ("app.ledger = 5", "5 is no key"),
        ('app.ledger = ""', "is no key"),
        ("app.ledger = []", "is no key"),
        ('app.ledger = "s"', "s is claimed by app.ledger and by"),
        ('"ledger.sort" = "e"', "e is claimed by app.entities and by ledger.sort"),
        ('keys = "f6"', "no command is called keys"),
        ('"no.such" = "f6"\n[keys]\n"app.ledger" = "f7"', "no command is called no.such"),
    ],
)
def test_a_key_that_would_do_nothing_is_refused(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(written)
    with pytest.raises(DossierError, match=told):
        read_keymap(path)


def test_the_key_reference_lists_every_command() -> None:
    reference = key_reference()
    for command in COMMANDS:
        if command.scope in SCOPES:
            assert command.help in reference


def test_plurals_follow_the_language() -> None:
    assert t("count.deals", n=0) == "0 deals"
    catalogue.set_language("fr")
    try:
        assert t("count.deals", n=0) == "0 opération"
        assert t("count.deals", n=2) == "2 opérations"
    finally:
        catalogue.set_language("en")


def test_the_language_comes_from_the_locale() -> None:
    assert catalogue.language_of_locale({"LANG": "fr_FR.UTF-8"}) == "fr"
    assert catalogue.language_of_locale({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR"}) == "en"
    assert catalogue.language_of_locale({}) == "en"


def test_every_word_of_a_language_is_found_by_its_key() -> None:
    for key in catalogue.table("en"):
        assert catalogue.has(key), key
