"""The headless verbs, one module each: `arguments(parser)` and `run(args) -> exit code`."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """Where a verb lives, and the one line that says what it does."""

    module: str
    help: str


VERBS: dict[str, Verb] = {
    name: Verb(f"tui.verbs.{name}", help)
    for name, help in {
        "ingest": "parse, extract and store articles; prints what was added, changed, refused",
        "watch": "follow folders, and ingest what is added or changed",
        "search": "find articles, passages, entities, deals and notes, misspelt or not",
        "articles": "list the articles",
        "show": "read one article, with its sections and marks",
        "entities": "list the organisations, people, products and places",
        "deals": "the ledger: one row per deal, with its agreement and sources",
        "claims": "what each article says: one row per claim, with its evidence",
        "pick": "choose a passage or a fact by eye, and print it with its source",
        "compare": "put two articles side by side by what they claim",
        "matrix": "who says what: deals by articles, with each figure",
        "note": "write a note on an article, entity or deal",
        "tag": "tag an article, entity or deal",
        "decide": "correct what was extracted: merge, split, rename, reject…",
        "explain": "say what is recognised in a sentence, and by which rule",
        "verify": "audit the ledger; one line per broken promise",
        "export": "write everything as JSON",
        "completions": "print the completion script for bash, zsh or fish",
        "man": "print the manual page",
    }.items()
}
