"""What becomes of each file: by content, by place, and with an id that keeps its meaning."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from store.dossier import Dossier, ingest, open_dossier
from store.model import Article, DossierError, Extraction, IngestReport, Mention


class Newsroom:
    """A folder of articles and the store made of it."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "articles"
        self.folder.mkdir()
        self.store = tmp_path / "store.json"

    def write(self, name: str, text: str) -> Path:
        """Write an article of two paragraphs about an amount."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"Titre {text}\n\nLa société Acme a levé {text} millions d'euros.\n\nFin de {text}.\n"
        )
        return path

    def ingest(self, *paths: Path, prune: bool = False) -> IngestReport:
        """Ingest these paths, or the whole folder."""
        return ingest(paths or [self.folder], self.store, prune)

    def open(self) -> Dossier:
        """The dossier as it is now."""
        return open_dossier(self.store)

    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return self.open().article_ids


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """An empty folder, and an extractor that knows one name: what is found is not the matter here."""
    monkeypatch.setattr("store.extract.extract", plain_extract)
    return Newsroom(tmp_path)


def plain_extract(article: Article) -> Extraction:
    """Every `Acme` in an article."""
    places = (match.start() for match in re.finditer("Acme", article.text))
    return Extraction(
        article.id, tuple(Mention(article.id, at, at + 4, "Acme", "ORG", "Acme") for at in places), ()
    )


def test_the_id_is_the_stem_up_to_the_first_line_when_unique(news: Newsroom) -> None:
    for name, text in {"000_a_b.txt": "1", "plain.md": "2", "x y_z.txt": "3", "_lead.txt": "4"}.items():
        news.write(name, text)
    assert news.ingest().added == ("000", "_lead", "plain", "x y")


def test_two_files_of_one_short_name_get_their_whole_stems(news: Newsroom) -> None:
    news.write("a_1.txt", "1")
    news.write("a_2.txt", "2")
    news.write("b_1.txt", "3")
    assert news.ingest().added == ("a_1", "a_2", "b")


def test_a_refused_file_takes_no_name_from_its_neighbour(news: Newsroom) -> None:
    news.write("a_1.txt", "1")
    (news.folder / "a_2.txt").write_bytes(bytes(range(256)) * 20)
    report = news.ingest()
    assert report.added == ("a",)
    assert len(report.refused) == 1


def test_an_id_once_given_stays_when_a_namesake_arrives(news: Newsroom) -> None:
    news.write("a_1.txt", "1")
    news.ingest()
    news.write("a_2.txt", "2")
    assert news.ingest().added == ("a_2",)
    assert news.ids() == ("a", "a_2")


def test_equal_stems_in_two_folders_are_numbered(news: Newsroom) -> None:
    news.write("x/a_1.txt", "1")
    news.write("y/a_1.txt", "2")
    assert news.ingest().added == ("a_1", "a_1-2")


def test_a_second_run_reads_nothing_again_and_writes_nothing(
    news: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.write("a.txt", "1")
    news.ingest()
    before = news.store.read_bytes()
    os.utime(news.folder / "a.txt")

    def never(*_: object) -> None:
        raise AssertionError("an unchanged file was read again")

    monkeypatch.setattr("store.ingest.work.make", never)
    report = news.ingest()
    assert (report.added, report.changed, report.unchanged) == ((), (), ("a",))
    assert news.store.read_bytes() == before


def test_a_changed_file_keeps_its_id_and_its_notes(news: Newsroom) -> None:
    news.write("a.txt", "1")
    news.ingest()
    news.open().note("a", "à relire")
    news.write("a.txt", "250")
    assert news.ingest().changed == ("a",)
    dossier = news.open()
    assert "250" in dossier.article("a").text
    assert [note.text for note in dossier.notes_on("a")] == ["à relire"]


def test_a_renamed_file_is_the_same_article(news: Newsroom) -> None:
    path = news.write("a.txt", "1")
    news.ingest()
    path.rename(news.folder / "b.txt")
    report = news.ingest()
    assert (report.renamed, report.added, report.vanished) == (("a",), (), ())
    assert news.open().article("a").path == str(news.folder / "b.txt")


def test_a_file_renamed_with_another_in_its_place(news: Newsroom) -> None:
    path = news.write("a.txt", "1")
    news.ingest()
    path.rename(news.folder / "b.txt")
    news.write("a.txt", "2")
    report = news.ingest()
    dossier = news.open()
    assert report.renamed == ("a",)
    assert dossier.article("a").text.startswith("Titre 1")
    assert dossier.article("a-2").text.startswith("Titre 2")


def test_equal_files_are_one_article_with_several_paths(news: Newsroom) -> None:
    for name in ("a.txt", "copies/a.txt", "z.txt"):
        news.write(name, "1")
    assert news.ingest().added == ("a",)
    paths = news.open().article("a").paths
    assert sorted(os.path.relpath(path, news.folder) for path in paths) == ["a.txt", "copies/a.txt", "z.txt"]
    (news.folder / "a.txt").unlink()
    report = news.ingest()
    assert (report.vanished, report.unchanged) == ((), ("a",))
    assert len(news.open().article("a").paths) == 2


def test_a_vanished_file_is_told_and_kept_until_pruned(news: Newsroom) -> None:
    news.write("a.txt", "1")
    news.write("b.txt", "2")
    news.ingest()
    news.open().note("a", "gardé")
    (news.folder / "a.txt").unlink()
    assert news.ingest().vanished == ("a",)
    assert news.ids() == ("a", "b")
    report = news.ingest(prune=True)
    assert (report.pruned, report.vanished) == (("a",), ())
    dossier = news.open()
    assert dossier.article_ids == ("b",)
    assert [note.text for note in dossier.notes] == ["gardé"]
    assert any("not there any more" in fault.why for fault in dossier.verify())


def test_a_pruned_articles_id_waits_for_it_and_is_nobody_elses(news: Newsroom) -> None:
    news.write("sub/a_1.txt", "1")
    news.write("b.txt", "2")
    news.ingest()
    (news.folder / "sub" / "a_1.txt").unlink()
    news.ingest(prune=True)
    news.write("a_9.txt", "9")
    assert news.ingest().added == ("a-2",)
    news.write("sub/a_1.txt", "1")
    assert news.ingest().added == ("a",)


def test_a_folder_gone_as_a_whole_prunes_nothing(news: Newsroom, tmp_path: Path) -> None:
    news.write("a.txt", "1")
    news.ingest()
    news.folder.rename(tmp_path / "unmounted")
    report = news.ingest(prune=True)
    assert (report.pruned, report.vanished) == ((), ())
    assert [refused.why for refused in report.refused] == ["no such file or folder"]
    assert news.ids() == ("a",)


def test_a_file_given_by_name_that_vanished_is_no_refusal(news: Newsroom) -> None:
    path = news.write("a.txt", "1")
    news.ingest(path)
    path.unlink()
    report = news.ingest(path)
    assert (report.vanished, report.refused) == (("a",), ())


def test_ingesting_elsewhere_leaves_the_other_articles(news: Newsroom, tmp_path: Path) -> None:
    news.write("a.txt", "1")
    news.ingest()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.txt").write_text("Titre\n\nUn autre texte, assez long pour un article.\n")
    report = news.ingest(tmp_path / "more")
    assert (report.added, report.vanished) == (("b",), ())
    assert news.ids() == ("a", "b")


def test_another_version_of_the_program_extracts_again(
    news: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.write("a.txt", "1")
    other = news.write("b.txt", "2")
    news.ingest()
    other.unlink()
    again: list[str] = []
    monkeypatch.setattr("store.ingest.run.code_mark", lambda: "11111111")
    monkeypatch.setattr(
        "store.extract.extract", lambda article: again.append(article.id) or plain_extract(article)
    )
    report = news.ingest(news.folder / "a.txt")
    assert sorted(again) == ["a", "b"]
    assert (report.unchanged, report.changed) == (("a",), ())
    again.clear()
    news.ingest()
    assert again == []


def test_bad_files_do_not_harm_their_neighbours(news: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    news.write("good.txt", "1")
    news.write("zeta.txt", "2")
    (news.folder / "empty.txt").write_bytes(b"")
    (news.folder / "binary.txt").write_bytes(hashlib.sha512(b"x").digest() * 100)
    (news.folder / "line.txt").write_text("x" * 10_000_000)
    (news.folder / "dangling.txt").symlink_to("/nowhere")
    os.mkfifo(news.folder / "pipe.txt")
    secret = news.write("secret.txt", "3")
    real = os.open

    def refuse(path: object, *rest: object, **named: object) -> int:
        if str(path) == str(secret):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    report = news.ingest()
    assert report.added == ("good", "zeta")
    why = {os.path.basename(refused.path): refused.why for refused in report.refused}
    assert set(why) == {"empty.txt", "binary.txt", "line.txt", "dangling.txt", "pipe.txt", "secret.txt"}
    assert "permission denied" in why["secret.txt"]
    assert all("\n" not in reason and reason for reason in why.values())


def test_an_article_that_breaks_the_extractor_is_refused_alone(
    news: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.write("a.txt", "1")
    news.write("b.txt", "2")

    def fragile(article: Article) -> Extraction:
        if article.id == "a":
            raise RecursionError("too deep\nindeed")
        return plain_extract(article)

    monkeypatch.setattr("store.extract.extract", fragile)
    report = news.ingest()
    assert report.added == ("b",)
    assert report.refused[0].why == "cannot be taken in: RecursionError: too deep indeed"


def test_offsets_that_do_not_match_never_enter_the_store(
    news: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.write("a.txt", "1")

    def shifted(article: Article) -> Extraction:
        return Extraction(article.id, (Mention("a", 1, 5, "Acme", "ORG", "Acme"),), ())

    monkeypatch.setattr("store.extract.extract", shifted)
    report = news.ingest()
    assert report.added == ()
    assert "mention at 1 is not its text" in report.refused[0].why
    assert not news.store.exists()


def test_names_that_are_no_text_and_names_with_controls(news: Newsroom) -> None:
    content = b"Un titre\n\nUn texte assez long pour faire un article de presse.\n"
    for number, name in enumerate((b"caf\xe9.txt", b"esc\x1b[31m.txt", b"two\nlines.txt")):
        with open(os.path.join(os.fsencode(news.folder), name), "wb") as file:
            file.write(content + b"%d" % number)
    report = news.ingest()
    assert len(report.added) == 3
    dossier = news.open()
    for article in dossier.articles:
        assert article.path.isprintable()
        assert article.id.isprintable()
    assert len(news.ingest().unchanged) == 3


def test_a_store_that_cannot_be_read_is_not_ingested_into(news: Newsroom) -> None:
    news.write("a.txt", "1")
    news.store.write_text("{}")
    with pytest.raises(DossierError, match="is not a dossier file"):
        news.ingest()
    assert news.store.read_text() == "{}"
