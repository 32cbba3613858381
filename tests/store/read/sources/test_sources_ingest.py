"""A folder of all kinds into a store: one article for equal bytes, copies grouped, members followed."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest
from made_sources import LEAD, TEXT, TITLE, VALUE, Type, column, docx, mail, page, pdf, tarred, zipped

from store.dossier import Dossier, ingest, open_dossier
from store.model import IngestReport

NEWS = mail(subject="OpenAI rachète io", plain="OpenAI a racheté io pour 6,4 milliards de dollars.\n")
AMD = "AMD et OpenAI s'allient\n\nOpenAI pourra prendre jusqu'à 10 % d'AMD, a annoncé lundi le fabricant.\n"


class Room:
    """A folder and its store."""

    def __init__(self, top: Path) -> None:
        self.folder = top / "press"
        self.folder.mkdir()
        self.store = top / "store.json"

    def put(self, name: str, data: bytes | str) -> Path:
        """Write a file of the folder."""
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def take_in(self, prune: bool = False) -> IngestReport:
        """Ingest the folder."""
        return ingest([self.folder], self.store, prune)

    def open(self) -> Dossier:
        """The dossier."""
        return open_dossier(self.store)

    def paths(self, identifier: str) -> list[str]:
        """Where an article stands, below the folder."""
        return [path.removeprefix(f"{self.folder}/") for path in self.open().article(identifier).paths]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """An empty folder."""
    return Room(tmp_path)


def why_of(report: IngestReport) -> dict[str, str]:
    """The reasons of refusals by the ends of their paths."""
    return {refused.path.rpartition("/")[2]: refused.why for refused in report.refused}


def test_a_folder_of_every_kind_good_and_bad(room: Room) -> None:
    lines = [Type("Stargate au Texas", 60, 760, 20), *column(["OpenAI y bâtit un centre de calcul géant."])]
    good = {
        "story.txt": TEXT,
        "page.html": page(),
        "io.eml": bytes(NEWS),
        "stargate.pdf": pdf(lines),
        "oracle.docx": docx(("Titre", "Oracle signe"), ("", "Oracle signe pour 300 milliards de dollars.")),
        "amd.zip": zipped({"amd.txt": AMD}),
        "nvidia.tgz": tarred(
            {"nvidia.txt": "Nvidia investit\n\nNvidia investit 100 milliards de dollars.\n"}
        ),
    }
    bad = {
        "png.pdf": b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
        "cut.docx": docx(("", LEAD))[:200],
        "cut.zip": zipped({"a.txt": LEAD})[:90],
        "locked.pdf": pdf(lines, encrypted=True),
        "bomb.html": "<html>" + "<p>" * 200_000,
        "none.eml": b"\x00" * 99,
        "none.mbox": b"rien",
        "photo.jpg": b"\xff\xd8\xff",
    }
    for name, data in {**good, **bad}.items():
        room.put(name, data)
    report = room.take_in()
    assert set(report.added) == {"story", "page", "io", "stargate", "oracle", "amd", "nvidia"}
    assert set(why_of(report)) == set(bad)
    assert not room.take_in().added
    assert room.open().article("page").outlet == "Le Quotidien"
    assert room.open().verify() == ()


def test_equal_bytes_are_one_article_with_all_their_paths_the_file_first(room: Room) -> None:
    made = mailbox.mbox(room.folder / "box.mbox")
    made.add(NEWS)
    made.close()
    room.put("a.zip", zipped({"2025/copy.txt": TEXT, "io.eml": bytes(NEWS)}))
    room.put("io.eml", bytes(NEWS))
    room.put("story.txt", TEXT)
    report = room.take_in()
    assert set(report.added) == {"io", "story"}
    assert room.paths("story") == ["story.txt", "a.zip/2025/copy.txt"]
    assert room.paths("io")[0] == "io.eml"
    assert len(room.paths("io")) == 3


def test_one_story_in_several_formats_is_grouped_and_counted_never_hidden(room: Room) -> None:
    room.put("story.txt", TEXT)
    room.put("page.html", page())
    room.put(
        "word.docx", docx(("Titre", TITLE), ("", LEAD), ("Titre2", "Une valorisation doublée"), ("", VALUE))
    )
    room.put("letter.eml", bytes(mail(html=f"<p>{LEAD}</p><h2>Une valorisation</h2><p>{VALUE}</p>")))
    room.take_in()
    dossier = room.open()
    assert dossier.article_ids == ("letter", "page", "story", "word")
    copies = [group.articles for group in dossier.groups if group.relation == "near_copy"]
    assert copies == [("letter", "page", "story", "word")]
    raised = next(deal for deal in dossier.deals if deal.kind == "funding_round" and deal.amount == 1.7e9)
    assert raised.independent_sources == 1
    assert {dossier.claim(claim).article for claim in raised.claims} == set(dossier.article_ids)


def test_only_what_changed_in_an_archive_is_read_again(room: Room) -> None:
    room.put("a.zip", zipped({"one.txt": TEXT, "two.txt": AMD}))
    assert set(room.take_in().added) == {"one", "two"}
    room.put("a.zip", zipped({"two.txt": AMD.replace("10 %", "15 %"), "one.txt": TEXT, "three.txt": AMD}))
    report = room.take_in()
    assert (report.added, report.changed, report.unchanged) == (("two-2",), ("two",), ("one",)) or (
        report.unchanged,
        report.changed,
        report.renamed,
    ) == (("one", "two"), (), ("two",))


def test_a_member_that_is_gone_has_vanished_and_a_damaged_archive_loses_nothing(room: Room) -> None:
    room.put("a.zip", zipped({"one.txt": TEXT, "two.txt": AMD}))
    room.take_in()
    room.put("a.zip", zipped({"one.txt": TEXT})[:150])
    report = room.take_in(prune=True)
    assert (report.vanished, report.pruned) == ((), ())
    assert "damaged" in why_of(report)["a.zip"]
    room.put("a.zip", zipped({"one.txt": TEXT}))
    assert room.take_in().vanished == ("two",)
    assert room.take_in(prune=True).pruned == ("two",)
    assert room.open().article_ids == ("one",)


def test_an_archive_that_is_given_by_itself_is_followed(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "a.tar.xz"
    path.write_bytes(tarred({"one.txt": TEXT, "two.txt": AMD}, "xz"))
    assert set(ingest([path], room.store).added) == {"one", "two"}
    path.write_bytes(tarred({"one.txt": TEXT}, "xz"))
    assert ingest([path], room.store).vanished == ("two",)


def test_ids_in_a_mailbox_are_days_while_they_tell_and_stay_when_the_box_grows(room: Room) -> None:
    days = [f"Mon, {day:02} Sep 2025 08:00:00 +0000" for day in (1, 2, 2)]
    mails = [
        mail(subject=f"Lettre {at}", plain=f"{LEAD}\n\nNuméro {at}.\n", identifier=f"<{at}@x>", date=day)
        for at, day in enumerate(days)
    ]
    made = mailbox.mbox(room.folder / "box.mbox")
    made.add(mails[0])
    made.add(mails[1])
    made.flush()
    assert room.take_in().added == ("2025-09-01", "2025-09-02")
    made.remove(0)
    made.add(mails[2])
    made.close()
    report = room.take_in()
    assert report.unchanged == ("2025-09-02",)
    assert report.vanished == ("2025-09-01",)
    assert [name[:11] for name in report.added] == ["2025-09-02_"]


def test_the_folder_beside_a_saved_page_is_its_own_and_passed_over(room: Room) -> None:
    room.put("Un article.html", page())
    for name in ("Un article_files", "Un article_fichiers"):
        (room.folder / name).mkdir()
        (room.folder / name / "logo.png").write_bytes(b"\x89PNG")
        (room.folder / name / "frame.html").write_text(page())
    (room.folder / "other_files").mkdir()
    (room.folder / "other_files" / "story.txt").write_text(TEXT)
    report = room.take_in()
    assert set(report.added) == {"Un article", "story"}
    assert report.refused == ()


def test_many_sources_are_read_over_several_processes(room: Room) -> None:
    content = {f"{at}.html": page(body=f"<p>Numéro {at} de la série sur OpenAI.</p>") for at in range(30)}
    room.put("a.tar.gz", tarred(content))
    for at in range(30):
        room.put(f"m{at}.eml", bytes(mail(subject=f"Lettre {at}", plain=f"{LEAD}\n\nNuméro {at}.\n")))
    report = room.take_in()
    assert len(report.added) == 60
    assert report.refused == ()
