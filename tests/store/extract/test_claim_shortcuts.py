"""What is told at a glance before a long pattern is tried is never told wrongly."""

from __future__ import annotations

import re
from pathlib import Path

from store.extract.amounts import plain
from store.extract.claims import clauses, status
from store.extract.claims.cues import CUES
from store.text.spotting import alternatives, first_of, openings

HERE = Path(__file__).parent
TEXTS = [
    plain(line)
    for file in ("deal_sentences.txt", "deal_sentences_more.txt", "clause_moods.txt", "deal_passages.txt")
    for line in (HERE / file).read_text(encoding="utf-8").splitlines()
]
PATTERNS = [first_of(cue.words) for cue in CUES]


def test_marks_of_clauses_are_found_behind_what_they_begin_with() -> None:
    every = re.compile(clauses._MARKS.replace("{begins}", "").replace("{since}", clauses._SINCE))
    for text in TEXTS:
        wanted = [(mark.span(), mark.lastgroup) for mark in every.finditer(text)]
        since = any(word in text for word in ("after ", "before ", "après "))
        for pattern in (clauses._marks(True), *(() if since else (clauses._marks(False),))):
            assert [(mark.span(), mark.lastgroup) for mark in pattern.finditer(text)] == wanted


def test_a_cue_that_opens_with_no_letters_of_its_own_has_one_of_the_endings_looked_for() -> None:
    for cue in CUES:
        untold = [part for part in alternatives(cue.words) if "" in openings(part, 3)]
        if not untold:
            continue
        pattern, endings = first_of("|".join(untold)), status._ENDINGS[cue.status]
        for text in TEXTS:
            hit = pattern.match(text)
            assert hit is None or any(letters in hit[1] for letters in endings)


def test_the_first_cue_of_each_status_is_what_its_own_pattern_finds() -> None:
    for text in TEXTS:
        alone = [(cue.status, pattern.match(text)) for cue, pattern in zip(CUES, PATTERNS, strict=True)]
        wanted = tuple(status.Said(said, *hit.span(1)) for said, hit in alone if hit)
        assert status.cues_in(text) == wanted
