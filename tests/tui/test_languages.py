"""The command line in French: what people read is French, what machines read stays as it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tui import catalogue, cli, output
from tui.catalogue.store import told
from tui.catalogue.store_fr import SAID
from tui.verbs import VERBS

SPOKEN = {"DossierError", "UnknownId", "Refused", "Unreadable", "NotTextError", "Fault", "_RefusedError"}
"""What the store raises or returns with a sentence for people in it."""
INSIDE = {"store/read/sources/serving.py", "store/read/sources/apart.py"}
"""Where sentences pass between processes, and some are for programmers."""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.set_language("en")


def templates(node: ast.expr) -> list[str]:
    """The sentences that an expression may be, with `{}` for what is filled in; none when it has no words."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        found = [""]
        for part in node.values:
            choice = part.value if isinstance(part, ast.FormattedValue) else part
            if isinstance(choice, ast.IfExp):
                ways = templates(choice.body) + templates(choice.orelse)
            else:
                ways = [choice.value] if isinstance(choice, ast.Constant) else ["{}"]
            found = [before + str(way) for before in found for way in ways]
        return found
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [
            left + right
            for left in templates(node.left) or ["{}"]
            for right in templates(node.right) or ["{}"]
        ]
    return []


def sentences() -> set[str]:
    """Every sentence that the store says to people, read from its source."""
    found: set[str] = set()
    for path in (ROOT / "store").rglob("*.py"):
        if str(path.relative_to(ROOT)) in INSIDE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SPOKEN:
                    found.update(text for argument in node.args for text in templates(argument))
            if isinstance(node, ast.Yield) and node.value is not None and path.name == "reasons.py":
                found.update(templates(node.value))
    return {text for text in found if re.search(r"[a-z]{2,} ", text)}


def test_whatever_the_store_says_is_said_in_french_too() -> None:
    catalogue.set_language("fr")
    silent = []
    for sentence in sorted(sentences()):
        filled = sentence.replace("{}", "X7")
        if filled.strip(":/ ") == "X7" or re.fullmatch(r"(X7[:/ ]*)+", filled):
            continue
        if told(filled) == filled and SAID.get(sentence) != sentence:
            silent.append(sentence)
    assert silent == []


def test_french_has_the_blanks_of_the_english() -> None:
    for english, french in SAID.items():
        blanks = english.count("{}")
        asked = {int(name.lstrip("tl")) for name in re.findall(r"\{([tl]?\d)\}", french)}
        assert all(number < blanks for number in asked), english


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("1.7 against 2 billion euros", "1,7 contre 2 milliards d’euros"),
        ("/a b: must not be empty", "/a b\u202f: il y faut quelque chose"),
        ("both name OpenAI, io; 3 words in common", "nomment tous deux OpenAI, io\u202f; 3 mots en commun"),
        (
            "decision not applied: d1: no such deal any more; decide anew if it is still needed",
            "décision pas appliquée\u202f: d1\u202f: cette opération n’est plus là\u202f; "
            "à prendre de nouveau s’il le faut encore",
        ),
        ("something nobody foresaw", "something nobody foresaw"),
    ],
)
def test_sentences_are_said_again_with_what_stood_in_them(english: str, french: str) -> None:
    assert told(english) == english
    catalogue.set_language("fr")
    assert told(english) == french


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main([*arguments])
    seen = capsys.readouterr()
    return code, seen.out, seen.err


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_help_is_french_by_option_and_by_locale(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, asked, _ = run(capsys, verb, "--help", "--lang", "fr")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    _, by_locale, _ = run(capsys, verb, "--help")
    assert asked == by_locale
    assert asked.startswith("usage\u202f: ")
    assert "montrer cette aide" in asked
    assert not re.search(r"\b(the|print|write|with|and|from)\b", asked)
    _, english, _ = run(capsys, verb, "--help", "--lang", "en")
    assert english.startswith("usage: ")


def test_tables_are_french_for_people(capsys: pytest.CaptureFixture[str], on_terminal: None) -> None:
    _, deals, _ = run(capsys, "deals", "--lang", "fr")
    assert "Montant" in deals
    assert "Opérations (" in deals
    assert re.search(r"\d,\d+\u00a0Md\$", deals)
    _, articles, _ = run(capsys, "articles", "--lang", "fr")
    assert "Titre" in articles
    assert "9 mai 2025" in articles
    _, compared, _ = run(capsys, "compare", "001", "004", "--lang", "fr")
    assert "est dit aussi par 004" in compared
    assert "nomment tous deux" in compared
    for text in (deals, articles, compared):
        assert not re.search(r"\b(completed|announced|Amount|Title|words in common)\b", text)


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_what_machines_read_is_the_same_in_both_languages(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for verb in ("articles", "deals", "claims", "entities"):
        assert run(capsys, verb, form, "--lang", "fr")[1] == run(capsys, verb, form, "--lang", "en")[1]
        assert run(capsys, verb, "--lang", "fr")[1] == run(capsys, verb, "--lang", "en")[1]


@pytest.mark.parametrize("line", ["matrix --csv", "matrix --all", "compare 002 003"])
def test_two_articles_are_told_to_machines_the_same_in_both_languages(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    french, english = (run(capsys, *line.split(), "--lang", language)[1] for language in ("fr", "en"))
    assert french == english
    assert "lawsuit" in english


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "zz"), "identifiant inconnu dans ce dossier"),
        (("show",), "il manque\u202f: ARTICLE"),
        (("search", "zzqzzq"), "rien trouvé pour"),
        (("search", '"openai'), "la citation n’est pas fermée"),
        (("deals", "kind:xyz"), "au choix"),
        (("articles", "--db", "no/such/path.json"), "aucune base là"),
        (("deals", "--json", "--csv"), "ne va pas avec"),
        (("decide", "--undo"), "aucune décision à annuler"),
        (("export", "-o", "no/such/x.json"), "aucun fichier ni dossier de ce nom"),
        (("no/such/path",), "aucun fichier ni dossier de ce nom"),
        ((), "a besoin d’un terminal"),
    ],
)
def test_errors_are_french(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *arguments, "--lang", "fr")
    assert code in (1, 2)
    assert said in err
    assert len(err.splitlines()) == 1


FOR_EYES = (
    ("search", "97,4 milliards"),
    ("search", "opneai"),
    ("search", "kind:bid"),
    ("articles",),
    ("entities",),
    ("deals",),
    ("claims",),
    ("show", "003"),
    ("compare", "001", "004"),
    ("matrix",),
    ("verify",),
    ("explain", "Llama compte 3 millions d’utilisateurs. ASML a investi 1,7 milliard dans Mistral AI."),
    ("ingest", str(ROOT / "seeds")),
)
"""What people read on a terminal, verb by verb."""


def english_words() -> set[str]:
    """The short words of the interface that are others in French: kinds, states, roles, headings, units…"""
    french = catalogue.table("fr")
    found: set[str] = set()
    for key, words in catalogue.table("en").items():
        short = {each for each in (words if isinstance(words, tuple) else (words,)) if len(each) < 24}
        said = french[key]
        found |= {each for each in short if re.fullmatch(r"[A-Za-z ]{3,}", each)}
        found -= set(said if isinstance(said, tuple) else (said,))
    return found | {"billion", "million", "users", "downloads", "as typed", "words in common"}


def test_no_word_of_the_english_interface_is_left_on_a_french_terminal(
    capsys: pytest.CaptureFixture[str], on_terminal: None, tmp_path: Path
) -> None:
    texts = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt"))
    both = " ".join([texts, *map(str, catalogue.table("fr").values())]).casefold()
    # A word that the articles or the French interface say too tells nothing.
    telling = [word for word in english_words() if not re.search(rf"\b{word.casefold()}\b", both)]
    assert len(telling) > 200
    pattern = re.compile(r"\b(" + "|".join(sorted(telling, key=len, reverse=True)) + r")\b", re.IGNORECASE)
    for verb in FOR_EYES:
        store = ("--db", str(tmp_path / "s.json")) if verb[0] == "ingest" else ()
        _, out, err = run(capsys, *verb, *store, "--lang", "fr")
        said = re.sub(r"\w+\.\w+", "", out + err)  # rules bear names, and are called by them
        assert pattern.findall(said) == [], f"dossier {' '.join(verb)}"


def test_every_unit_of_a_figure_has_its_french_name() -> None:
    from store.extract.amounts import metrics
    from tui.formats import unit_name

    signs = re.compile(r"[kKMGT]Wh?|wafers|messages")
    for _, unit in metrics._NOUNS:
        assert signs.fullmatch(unit) or unit_name(unit, "fr") != unit
    assert unit_name("calls/month", "fr") == "appels/mois"


def test_the_manual_and_the_overview_are_french(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page, _ = run(capsys, "man", "--lang", "fr")
    assert ".SH ENVIRONNEMENT" in page
    assert "aucune base" not in page
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    _, overview, _ = run(capsys, "--help")
    assert overview.startswith("usage\u202f: ")
    assert "liste les articles" in overview


def test_a_module_of_words_names_no_key_twice() -> None:
    for path in (Path(catalogue.__file__).parent).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                assert len(keys) == len(set(keys)), path.name
