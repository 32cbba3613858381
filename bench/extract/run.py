"""Reading and extraction in MB/s on one core, beside `wc -w` and a bare word scan in the same run."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from bench import figures
from store.extract.amounts import find_amounts
from store.extract.claims import find_claims
from store.extract.names import find_mentions
from store.read import parse_article
from store.uncollected import uncollected

SEEDS = Path(__file__).parents[2] / "seeds"
SIZE = 1_000_000
"""Bytes of text measured, unless the command says otherwise."""
ROUNDS = 2
"""Times each stage is run; the quickest counts, for the machine is not ours alone."""
PARAGRAPH = 200_000
"""Characters of the longest paragraph that is measured."""
_NAME = re.compile(r"\b[A-Z][a-z]{4,}[A-Z]?[a-z]*\b")
_WORD = re.compile(r"\w+")


def main(arguments: list[str]) -> int:
    """Print MB/s for each stage; `arguments` may give the size in bytes."""
    articles = corpus(int(arguments[0]) if arguments else SIZE)
    size = sum(len(text.encode()) for text in articles) / 1e6
    print(f"{len(articles)} articles, {size:.2f} MB; processor seconds, best of {ROUNDS}")
    parsed = [parse_article(text) for text in articles]
    named = [find_mentions(article) for article in parsed]
    stages: tuple[tuple[str, Callable[[], object]], ...] = (
        ("read", lambda: [parse_article(text) for text in articles]),
        ("names", lambda: [find_mentions(article) for article in parsed]),
        ("amounts", lambda: [find_amounts(a.text, 0, None, a.language) for a in parsed]),
        ("claims (amounts within)", lambda: [find_claims(a, m) for a, m in zip(parsed, named, strict=True)]),
    )
    total = 0.0
    for name, work in stages:
        spent = _least(work)
        total += spent if name != "amounts" else 0.0
        _show(name, size, spent)
    _show("read and extract", size, total)
    _show_long(articles)
    scan = _least(lambda: [len(_WORD.findall(text)) for text in articles])
    _show("yardstick: bare word scan", size, scan)
    _count_words(articles, size)
    what, beside = "reading and extraction, one core", f"a bare scan for words {size / scan:.0f} MB/s"
    figures.keep("extract", [figures.Figure(what, f"{size / total:.2f} MB/s", beside, "≥ 1 MB/s")])
    return 0


def _show_long(articles: Sequence[str]) -> None:
    """Time what is long: an article of all the text, halves of it, and one paragraph; the rate must hold."""
    whole = "\n\n".join(articles)
    flat = whole.replace("\n", " ")[:PARAGRAPH]
    for name, text in (
        ("one article, an eighth", whole[: len(whole) // 8]),
        ("one article, half", whole[: len(whole) // 2]),
        ("one article, all", whole),
        ("one paragraph, half", flat[: len(flat) // 2]),
        ("one paragraph, all", flat),
    ):
        _show(name, len(text.encode()) / 1e6, _least(partial(_extracted, text)))


def _extracted(text: str) -> object:
    """All that is extracted from one text."""
    article = parse_article(text)
    return find_claims(article, find_mentions(article))


def corpus(size: int) -> list[str]:
    """The seeds over and over until `size` bytes, under names changed each time round."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    texts: list[str] = []
    held, turn = 0, 0
    while held < size:
        for seed in seeds:
            text = _renamed(seed, turn)
            texts.append(text)
            held += len(text.encode())
        turn += 1
    return texts


def _renamed(text: str, turn: int) -> str:
    """Give each long name other vowels each turn, and another length, so that nothing kept is of use again.

    What is kept of a sentence does not hold its names but as many signs: hence the lengths.
    """
    if turn == 0:
        return text
    vowel = "aeiou"[turn % 5]
    return _NAME.sub(lambda name: name[0][:2] + vowel * (1 + turn % 6) + name[0][2:], text)


def _least(work: Callable[[], object]) -> float:
    """The least processor time of a few runs, in seconds, without a search for cycles, as in an ingest."""
    spent = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        with uncollected():
            work()
        spent.append(time.process_time() - begun)
    return max(min(spent), 1e-6)


def _show(name: str, size: float, spent: float) -> None:
    print(f"  {name:<28}{size / spent:>9.2f} MB/s{spent / size:>9.3f} s/MB")


def _count_words(articles: Iterable[str], size: float) -> None:
    """Time `wc -w` on the same text, its start included."""
    program = shutil.which("wc")
    if program is None:
        print("  yardstick: wc is not installed")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(articles))
        file.flush()
        _show("yardstick: wc -w", size, _wall([program, "-w", file.name]))


def _wall(command: Sequence[str]) -> float:
    """The least wall time of a few runs of a command, in seconds."""
    spent = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        spent.append(time.perf_counter() - begun)
    return max(min(spent), 1e-6)
