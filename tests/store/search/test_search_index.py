"""The index: what comes first and why, exact marks, and that it survives whatever happens to its file."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from store.answers import Results
from store.model import Article, Note, Paragraph, Section
from store.search import open_index
from store.search.gather import CancelledError
from store.search.index import Index
from store.search.key import StoppedError
from store.search.records import Records
from tests.gold.lookup.score import press_index, seeds_index, seeds_records


@pytest.fixture(scope="module")
def seeds() -> Index:
    return seeds_index()


def with_notes(*notes: Note) -> Records:
    return seeds_records()._replace(notes=notes)


def article(number: int, *paragraphs: str, date: str | None = None, title: str = "Titre") -> Article:
    text, placed = title + "\n", []
    for body in paragraphs:
        placed.append(Paragraph(len(text), len(text) + len(body)))
        text += body + "\n"
    section = Section(None, "body", "fr", 0, len(text), tuple(placed))
    return Article(
        f"{number:03d}",
        f"{number}.txt",
        title,
        True,
        None,
        date,
        "fr",
        text,
        (section,),
        f"{number:064d}",
        title_start=0,
    )


def over(*articles: Article) -> Index:
    return open_index(None, Records("1", articles))


def reasons(results: Results) -> set[str]:
    return {reason for hit in results.hits for reason in hit.reasons}


QUERIES = (
    "opneai", "softbank 30 milliards", "levee de fonds", "clement delangue", "l'openai", "start up",
    "$6.4bn", "d'ive",
    '"machine à cash"', "amount:>50Md$", "musk OR altman", "kind:acquisition", "/GPT-[0-9]/", "open ai",
    "sam altman podcast",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_every_place_and_mark_is_exact(seeds: Index, query: str) -> None:
    texts = {a.id: a.text for a in seeds_records().articles}
    hits = seeds.search(query, 200).hits
    assert hits
    for hit in hits:
        if hit.article is not None and hit.start is not None and hit.end is not None:
            assert texts[hit.article][hit.start : hit.end] == hit.text
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)
        assert all(a[1] <= b[0] for a, b in zip(hit.marks, hit.marks[1:], strict=False))
        assert hit.reasons


def test_marks_leave_elisions_and_blanks_out(seeds: Index) -> None:
    for hit in seeds.search("openai", 200).hits:
        assert {hit.text[start:end].lower() for start, end in hit.marks} <= {"openai"}


def test_a_slip_names_what_it_was_taken_for(seeds: Index) -> None:
    first = seeds.search("opneai").hits[0]
    assert (first.kind, first.id) == ("entity", "openai")
    assert "1 edit: opneai → OpenAI" in first.reasons


def test_an_alias_names_the_thing(seeds: Index) -> None:
    hit = next(h for h in seeds.search("sam altman podcast").hits if h.kind == "passage")
    assert "alias of Sam Altman" in hit.reasons


def test_an_amount_names_its_value(seeds: Index) -> None:
    first = seeds.search("6,4 Md$").hits[0]
    assert first.kind == "deal"
    assert "= 6.4 billion USD" in first.reasons


def test_a_word_the_dossier_has_is_never_corrected() -> None:
    index = over(article(1, "Un marché public."), article(2, "Un marche pied.", "Il marcha longtemps."))
    assert not any("edit" in reason for reason in reasons(index.search("marcha")))
    assert len([h for h in index.search("marche").hits if h.kind == "passage"]) == 2


def test_as_typed_comes_before_folded_and_folded_before_an_edit() -> None:
    index = over(article(1, "Une cote haute.", "Une côte haute."), article(2, "Une cotes haute."))
    texts = [hit.text for hit in index.search("côte").hits]
    assert texts[0] == "Une côte haute."
    assert texts.index("Une cote haute.") < texts.index("Une cotes haute.")


def test_names_and_headings_come_before_passages() -> None:
    one = article(1, "Rien ici.", title="Stargate ouvre")
    two = article(2, "Voici Stargate.")
    kinds = [hit.kind for hit in over(one, two).search("stargate").hits]
    assert kinds == ["article", "passage"]


def test_all_words_in_one_passage_before_all_words_in_one_article() -> None:
    together = article(1, "Le fonds investit dans la puce.")
    apart = article(2, "Le fonds investit.", "La puce sort.")
    index = over(together, apart)
    assert [hit.article for hit in index.search("fonds puce").hits] == ["001"]
    only = over(apart).search("fonds puce").hits
    assert [hit.kind for hit in only] == ["article"]
    assert "all words in the article" in only[0].reasons


def test_words_match_in_any_order_and_nearer_is_better() -> None:
    far = article(1, "La puce, après bien des détours et de longs mois de travail acharné, séduit le fonds.")
    near = article(2, "Le fonds veut la puce.")
    assert [hit.article for hit in over(far, near).search("puce fonds").hits] == ["002", "001"]


def test_the_newer_article_breaks_a_tie() -> None:
    old, new = (
        article(1, "Même phrase ici.", date="2023-01-01"),
        article(2, "Même phrase ici.", date="2025-01-01"),
    )
    undated = article(3, "Même phrase ici.")
    assert [hit.article for hit in over(old, undated, new).search("phrase").hits] == ["002", "001", "003"]


def test_a_phrase_wants_its_words_side_by_side() -> None:
    index = over(article(1, "Une levée importante de fonds.", "Une levée de fonds."))
    assert [hit.text for hit in index.search('"levee de fonds"').hits] == ["Une levée de fonds."]


def test_exclusion_and_alternatives() -> None:
    index = over(article(1, "Musk attaque.", "Musk et Altman.", "Altman répond."))
    assert {hit.text for hit in index.search("musk -altman").hits} == {"Musk attaque."}
    assert len(index.search("attaque OR répond").hits) == 2


def test_an_unfinished_word_is_a_beginning(seeds: Index) -> None:
    for typed in ("o", "op", "ope", "opena"):
        assert any(hit.id == "openai" for hit in seeds.search(typed, lenient=True).hits[:5])


def test_typing_any_query_letter_by_letter_never_errs(seeds: Index) -> None:
    for query in (*QUERIES, 'kind:"levée" (musk OR "x', "amount:6..7Md$ party:soft"):
        for end in range(len(query) + 1):
            assert seeds.search(query[:end], lenient=True).error is None


def test_nothing_found_gives_the_nearest_words(seeds: Index) -> None:
    results = seeds.search("orange")
    assert (results.total, results.hits) == (0, ())
    assert "Oracle" in results.suggestions
    assert seeds.search("openiamicrosoft").suggestions[:1] == ("OpenAI Microsoft",)


def test_a_bad_query_is_an_error_with_no_hits(seeds: Index) -> None:
    results = seeds.search("knd:rachat")
    assert results.hits == ()
    assert results.error is not None
    assert "kind:" in results.error


def test_scopes(seeds: Index) -> None:
    assert {hit.kind for hit in seeds.search("musk", scope="deals").hits} == {"deal"}
    assert {hit.kind for hit in seeds.search("in:entities musk").hits} == {"entity"}


def test_notes_and_tags_are_found_as_they_change() -> None:
    note = Note("n1", "openai", "À vérifier chez Zorglub", ("todo",), "me", "2025-06-01T00:00:00Z")
    index = open_index(None, with_notes(note))
    assert [hit.id for hit in index.search("zorglub").hits] == ["n1"]
    assert {(hit.kind, hit.id) for hit in index.search("tag:todo").hits} == {
        ("entity", "openai"),
        ("note", "n1"),
    }
    assert index.search("tag:fini").hits == ()


def test_the_limit_is_kept_and_the_total_is_not_smaller(seeds: Index) -> None:
    results = seeds.search("openai", 3)
    assert len(results.hits) == 3
    assert results.total > 3


def test_the_file_is_used_again_and_rebuilt_when_stale(tmp_path: Path) -> None:
    path = tmp_path / "d.index"
    with_file = open_index(path, seeds_records())
    with_file.search("openai")
    first = path.stat().st_ino
    open_index(path, seeds_records()).search("openai")
    assert path.stat().st_ino == first
    open_index(path, seeds_records()._replace(generation="2")).search("openai")
    assert path.stat().st_ino != first


def test_opening_builds_nothing(tmp_path: Path) -> None:
    index = open_index(tmp_path / "d.index", seeds_records())
    assert not index.ready
    assert list(tmp_path.glob("d*")) == []


def test_other_articles_under_the_same_generation_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "d.index"
    open_index(path, Records("1", (article(1, "Un zèbre."),))).search("zèbre")
    assert open_index(path, Records("1", (article(2, "Une girafe."),))).search("girafe").total == 1


@pytest.mark.parametrize("damage", ["empty", "garbage", "cut", "scrambled", "folder"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "d.index"
    open_index(path, seeds_records()).search("openai")
    whole = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        half = len(whole) // 2
        spoilt = {
            "empty": b"",
            "garbage": os.urandom(len(whole)),
            "cut": whole[:half],
            "scrambled": whole[:4096] + os.urandom(len(whole) - 4096),
        }
        path.write_bytes(spoilt[damage])
    index = open_index(path, seeds_records())
    for query in ("opneai", "softbank 30 milliards", "levee de fonds"):
        assert index.search(query).hits


def test_nothing_is_written_where_nothing_may_be(tmp_path: Path) -> None:
    path = tmp_path / "none" / "d.index"
    assert open_index(path, seeds_records()).search("openai").hits
    unwritten = tmp_path / "d.index"
    assert open_index(unwritten, seeds_records(), write=False).search("openai").hits
    assert not unwritten.exists()
    assert not path.parent.exists()


def test_no_leftovers_beside_the_file(tmp_path: Path) -> None:
    index = open_index(tmp_path / "d.index", seeds_records())
    index.search("openai")
    index.close()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith((".d", "d"))] == ["d.index"]


def test_a_build_that_is_called_off_leaves_nothing(tmp_path: Path) -> None:
    index = open_index(tmp_path / "d.index", seeds_records())
    with pytest.raises(StoppedError):
        index.prepare(lambda: True)
    assert not index.ready
    assert list(tmp_path.glob("*index*")) == []
    assert index.search("openai").hits


def test_a_search_nobody_waits_for_any_more_is_called_off(seeds: Index) -> None:
    with pytest.raises(CancelledError):
        seeds.search("openai", cancelled=lambda: True)


def test_threads_get_the_answers_of_one(tmp_path: Path) -> None:
    index = open_index(tmp_path / "d.index", seeds_records())
    expected = {query: [hit.id for hit in index.search(query).hits] for query in QUERIES}
    wrong: list[str] = []

    def ask() -> None:
        for query in QUERIES * 3:
            if [hit.id for hit in index.search(query).hits] != expected[query]:
                wrong.append(query)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    index.close()


def test_a_very_long_paragraph_is_cut_and_still_found() -> None:
    body = " ".join(f"Phrase numéro {n} du très long paragraphe." for n in range(2000))
    found = over(article(1, body)).search('"phrase numero 1777"').hits
    assert len(found) == 1
    assert len(found[0].text) <= 1200
    assert "1777" in found[0].text


def test_an_empty_dossier_finds_nothing() -> None:
    results = open_index(None, Records("1")).search("openai")
    assert (results.hits, results.suggestions, results.error) == ((), (), None)


def test_hits_stream_in_the_order_of_a_search(seeds: Index) -> None:
    for query in (*QUERIES, "openai", "musk altman"):
        streamed = [(hit.kind, hit.id) for hit in seeds.stream(query, 200)]
        assert streamed == [(hit.kind, hit.id) for hit in seeds.search(query, 200).hits], query


def test_the_first_hit_comes_before_a_passage_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    from store.search.candidates import Candidates

    looked: list[int] = []
    passage = Candidates.passage
    monkeypatch.setattr(Candidates, "passage", lambda self, row: looked.append(row) or passage(self, row))
    hits = seeds_index().stream("openai", 100)
    assert next(hits).kind == "entity"
    assert not looked
    kinds = [next(hits).kind for _ in range(20)]
    assert "passage" in kinds
    assert len(looked) < 40
    assert len(list(hits)) > 40
    assert list(seeds_index().stream("kind:")) == []


def test_the_count_is_of_all_there_are_or_says_that_there_are_more() -> None:
    index = over(*(article(n, *(f"Le rachat {n} {at} de Zorba." for at in range(10))) for n in range(60)))
    found = index.search("zorba", limit=20)
    assert (len(found.hits), found.total, found.more) == (20, 600, ())
    phrase = index.search('"de zorba"', limit=20)
    assert phrase.total >= 120
    assert phrase.more == ("passage",)
    hurried = index.search("zorba", limit=200, lenient=True)
    assert hurried.total < 60
    assert hurried.more == ("passage",)


def test_fields_the_index_knows_nothing_of_leave_nothing_out() -> None:
    index = over(*(article(n, "Un rachat.", date=f"20{n % 20:02d}-01-01") for n in range(400)))
    assert index.search("rachat article:399 in:passages").hits
    assert index.search("titre article:007 in:articles").hits


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("arhtur mench", "Arthur Mensch"),  # a slip in each word
        ("antrhopci", "Anthropic"),  # two in one
        ("satyanadela", "Satya Nadella"),  # a blank and a letter lost
        ("sotf bank", "SoftBank"),  # a blank too many, and a slip
        ("jonny ivve", "Jony Ive"),
    ],
)
def test_a_name_is_set_right_as_a_whole(query: str, name: str) -> None:
    first = press_index().search(query).hits[0]
    assert first.label == name
    assert any("edit" in reason for reason in first.reasons)


def test_an_elision_typed_in_one_with_its_word_is_parted() -> None:
    index = over(article(1, "La société d’assurance."), article(2, "Un lassurtech."))
    assert [hit.id for hit in index.search("dassurance").hits] == [index.search("assurance").hits[0].id]
    assert index.search("lassurtech").hits[0].article == "002"


def test_a_phrase_does_not_run_from_one_name_into_the_next(seeds: Index) -> None:
    assert seeds.search('"musk elon"').hits == ()
    assert seeds.search('"elon musk"').hits


def test_what_says_how_exact_an_amount_is_may_be_in_another_language(seeds: Index) -> None:
    assert any("50 et 60 milliards" in hit.text for hit in seeds.search("between 50 and 60 billion").hits)


def test_a_mistyped_word_is_never_taken_for_one_that_only_holds_others_together() -> None:
    index = over(article(1, "While being here, they were."))
    assert index.search("boeing").hits == ()


def test_the_frequent_word_comes_before_the_shorter_one() -> None:
    bodies = ["Klarna ouvre."] * 12
    index = over(article(1, *bodies), article(2, "Le titre KLAR."))
    assert "Klarna" in index.search("kla").hits[0].text


def test_the_words_kept_with_an_index_are_those_of_its_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    from store.search import said
    from store.search.candidates import Candidates

    def looked_at(index: Index) -> list[tuple[object, ...]]:
        assert index._shelf is not None
        candidates = Candidates(index._shelf, index._lookup, index._shelf.said)
        found = [
            one
            for block, rows in candidates.blocks.items()
            for row in range(*rows)
            for one in candidates.head(block, row)
        ]
        found += [one for row in range(index._shelf.firsts[-1]) for one in candidates.passage(row + 1)]
        return [
            (one.kind, one.id, one.label, s.text, s.words, s.article, s.offset, s.cost, s.reason)
            for one in found for s in one.view.segments
        ]  # fmt: skip

    kept = seeds_index()
    kept.prepare()
    assert kept._shelf is not None
    assert len(kept._shelf.said.heads) > 50
    monkeypatch.setattr(said, "MOST_ROWS", 10)
    large = open_index(None, kept.source)
    large.prepare()
    assert large._shelf is not None
    assert large._shelf.said == ([], [], [])
    assert looked_at(kept) == looked_at(large)
