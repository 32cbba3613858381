"""Arbitrary text through every room: nothing raises, every span is exact, what leaves is clean."""

from __future__ import annotations

import json
import re
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.compare.comparison import compare
from store.compare.matrix import matrix
from store.compare.similarity import Likeness
from store.dossier import Dossier, open_paths
from store.export import dump_json
from store.extract import explain, extract
from store.model import Article, Extraction, Refused
from store.read import article_from_bytes, parse_article
from store.reconcile import reconcile
from store.text import clean, clean_counted, fold
from store.text.sentences import sentences
from tests.conftest import SEEDS
from tests.hostile.running import raw_characters
from tests.hostile.texts import EVIL, PATTERNS, SOAK

settings.register_profile(
    "hostile",
    deadline=None,
    max_examples=1500 if SOAK else 60,
    derandomize=not SOAK,
    suppress_health_check=list(HealthCheck),
)
often = settings(settings.get_profile("hostile"))

WORDS = (
    "OpenAI", "Windsurf", "Mistral AI", "Elon Musk", "M. Dupont", "SoftBank", "a racheté", "acquires",
    "lève", "pour", "for", "6,4 milliards de dollars", "$6.4bn", "1,7 milliard d'euros", "97.4 billion",
    "40 %", "10 GW", "entre 1 et 2 milliards", "3 mars 2025", "2025", "hier", "selon Reuters",
    "n'a pas", "could", "valorisée à", "valued at", "procès", "lawsuit", "donation", "contrat", "«",
    "»", "“", "”", "(", ")", "[", "]", ".", ",", ";", ":", "!", "…", "-", "–", "—", "•", "#", "##",
    "**", "|", ">", "\n", "\n\n", "\n- ", "\n## ", "\t", "\u00a0", "\u202f", "'", "’", '"', "&", "$",
    "€", "£", "%", "0", "1", "000", "12", "1.2.3", "１２", "٣", "par", "By", "Par", "À lire aussi",
    "http://x.y", "é", "E\u0301", "ﬁ", "ß", "İ", "ǆ", "漢字", "👨‍👩‍👧",
)  # fmt: skip
"""What the rules look for, and what breaks them up."""

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(PATTERNS),
    st.sampled_from(sorted(EVIL.values())),
    st.text(max_size=20),
    st.text(st.characters(), max_size=20),
)
glue = st.sampled_from((" ", " ", " ", "", "\n", "\n\n", "\u00a0"))
texts = st.lists(st.tuples(pieces, glue), max_size=60).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)


def article(text: str, name: str) -> Article:
    """The text as an article."""
    return parse_article(text, f"{name}.txt")._replace(id=name, paths=(f"{name}.txt",))


def check_spans(one: Article, found: Extraction) -> None:
    """Every offset in an article and what it yields is exact."""
    text = one.text
    assert clean(text) == text
    last = 0
    for section in one.sections:
        assert last <= section.start <= section.end <= len(text)
        last = section.start
        for paragraph in section.paragraphs:
            assert section.start <= paragraph.start < paragraph.end <= section.end
    for mention in found.mentions:
        assert mention.text
        assert text[mention.start : mention.end] == mention.text
    for claim in found.claims:
        assert claim.evidence
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
        for amount in (claim.amount, claim.amount_max):
            assert amount is None or amount == amount
    assert len({claim.id for claim in found.claims}) == len(found.claims)


@often
@given(texts)
def test_text_is_cleaned_for_good_and_folded_in_place(text: str) -> None:
    cleaned, removed = clean_counted(text)
    assert clean(cleaned) == cleaned
    assert removed >= 0
    assert not raw_characters(cleaned.encode("utf-8", "surrogatepass"))
    folded = fold(cleaned)
    assert len(folded.map) == len(folded.text) + 1
    assert all(0 <= one <= two <= len(cleaned) for one, two in zip(folded.map, folded.map[1:], strict=False))
    last = 0
    for start, end in sentences(cleaned):
        assert last <= start < end <= len(cleaned)
        last = end


@often
@given(texts, texts)
def test_articles_of_any_text_go_through_every_room(one: str, two: str) -> None:
    articles = [article(one, "a"), article(two, "b"), article(one + "\n\n" + two, "c")]
    found = [extract(each) for each in articles]
    for each, extraction in zip(articles, found, strict=True):
        check_spans(each, extraction)
    ledger = reconcile(articles, found)
    for entity in ledger.entities:
        for mention in entity.mentions:
            [at] = [each for each in articles if each.id == mention.article]
            assert at.text[mention.start : mention.end] == mention.text
    known = {claim.id for claim in ledger.claims}
    assert all(set(deal.claims) <= known for deal in ledger.deals)
    for pair in compare(articles[0], articles[2], ledger).pairs:
        for span in (*pair.a, *pair.b):
            assert 0 <= span.start < span.end
    Likeness([each.id for each in articles], ledger).most_like("a", 3)
    matrix([each.id for each in articles], ledger.claims, [deal.id for deal in ledger.deals])
    written = dump_json(
        [[one.name, *one.aliases, *(m.text for m in one.mentions)] for one in ledger.entities]
    )
    assert not raw_characters(written.encode("utf-8"))
    json.loads(written)


@often
@given(st.one_of(st.binary(max_size=300), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_files_of_any_bytes_are_articles_or_refused_in_a_line(data: bytes) -> None:
    read = article_from_bytes(data, "x.txt")
    if isinstance(read, Refused):
        assert read.why
        assert "\n" not in read.why
        assert not raw_characters(read.why.encode())
    else:
        check_spans(read, extract(read._replace(id="x")))
        assert read.title


@often
@given(texts)
def test_any_sentence_is_explained(text: str) -> None:
    explain(text)


@often
@given(st.one_of(texts, st.from_regex(re.compile(r"[\"()/|:*~^ a-zA-Z0-9<>.\-]{0,40}"), fullmatch=True)))
def test_any_query_has_an_answer(query: str) -> None:
    results = seeds_in_memory().search(query, 10)
    for hit in results.hits:
        for start, end in hit.marks:
            assert 0 <= start < end <= len(hit.text)
    for scope in ("article", "passage", "entity", "deal", "note"):
        seeds_in_memory().search(query, 3, scope)


@cache
def seeds_in_memory() -> Dossier:
    """The seeds, read once, on no disk."""
    dossier, _ = open_paths([SEEDS], read_only=True)
    return dossier
