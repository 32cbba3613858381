"""Archives: members read without a file on the disk, each within bounds; hostile ones cost no neighbour."""

from __future__ import annotations

import io
import mailbox
import os
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from made_sources import LEAD, TEXT, TITLE, mail, page, tarred, zipped

from store.model import Article, Refused
from store.read import Limits, read_member
from store.read.sources import members as members_module
from store.read.sources.members import Member, load_member, members
from store.read.sources.writing import Unreadable

GOOD = {"2025/a.txt": TEXT, "2025/b.html": page(), "c.md": f"# Titre\n\n{LEAD}\n"}
KINDS = ["press.zip", "press.tar", "press.tar.gz", "press.tgz", "press.tar.bz2", "press.tar.xz"]


def packed(name: str, content: dict[str, bytes | str]) -> bytes:
    """An archive of the kind that its name says."""
    if name.endswith(".zip"):
        return zipped(content)
    packing = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}.get(name.rsplit(".", 1)[1], "")
    return tarred(content, packing)


def looked_into(path: Path, limits: Limits | None = None) -> tuple[dict[str, bytes], dict[str, str]]:
    """The members that can be read, and why others cannot, by their names below the archive."""
    read: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    for found in members(str(path), limits or Limits()):
        if isinstance(found, Refused):
            refused[found.path.removeprefix(str(path)).lstrip("/")] = found.why
            continue
        try:
            read[found.name] = found.load()
        except Unreadable as error:
            refused[found.name] = str(error)
    return read, refused


@pytest.mark.parametrize("name", KINDS)
def test_members_are_read_in_order_and_again_by_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "press" / name
    path.parent.mkdir()
    path.write_bytes(packed(name, GOOD))
    read, refused = looked_into(path)
    assert (list(read), refused) == (list(GOOD), {})
    for member in ("c.md", "2025/a.txt", "2025/b.html", "2025/b.html"):
        assert load_member(str(path), member, Limits()) == read[member]
    found = read_member(str(path), "2025/b.html")
    assert isinstance(found, Article)
    assert found.path == f"{path}/2025/b.html"
    assert sorted(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", KINDS)
def test_an_archive_cut_off_keeps_what_stands_before_or_says_why(name: str, tmp_path: Path) -> None:
    filler = {f"{at}.txt": os.urandom(3000).hex() for at in range(40)}
    path = tmp_path / name
    whole = packed(name, {**GOOD, **filler})
    path.write_bytes(whole[: len(whole) * 2 // 3])
    read, refused = looked_into(path)
    assert "damaged" in " ".join(refused.values())
    if not name.endswith((".zip", "bz2")):
        assert read["2025/a.txt"] == TEXT.encode()


def test_names_that_lead_elsewhere_links_and_what_is_no_article(tmp_path: Path) -> None:
    odd = {
        "../out.txt": "x",
        "/etc/abs.txt": "x",
        "C:\\win.txt": "x",
        "a/../../up.txt": "x",
        "__MACOSX/a.txt": "x",
        "2025/.DS_Store": "x",
        "README.md": "x",
        "photo.jpg": "x",
        "inner.zip": "x",
        "box.mbox": "x",
        "2025\\dos.txt": TEXT,
    }
    for name in ("a.zip", "a.tar"):
        path = tmp_path / name
        path.write_bytes(packed(name, {**odd, **GOOD}))
        read, refused = looked_into(path)
        assert sorted(read) == sorted(["2025/dos.txt", *GOOD])
        assert refused == {
            "../out.txt": "has a name that leads out of its archive",
            "etc/abs.txt": "has an absolute name",
            "C:/win.txt": "has an absolute name",
            "a/../../up.txt": "has a name that leads out of its archive",
            "photo.jpg": "is of no kind that can be read (.jpg)",
            "inner.zip": "is an archive inside another: unpack it first",
            "box.mbox": "is named as a mailbox but is none",
        }


def test_links_and_devices_in_archives_are_refused(tmp_path: Path) -> None:
    extra = []
    for name, kind in (
        ("soft.txt", tarfile.SYMTYPE),
        ("hard.txt", tarfile.LNKTYPE),
        ("pipe.txt", tarfile.FIFOTYPE),
    ):
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/passwd"
        extra.append(info)
    path = tmp_path / "a.tar.gz"
    path.write_bytes(tarred(GOOD, "gz", extra))
    read, refused = looked_into(path)
    assert list(read) == list(GOOD)
    assert set(refused) == {"soft.txt", "hard.txt", "pipe.txt"}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", TEXT)
    (tmp_path / "a.zip").write_bytes(file.getvalue())
    assert looked_into(tmp_path / "a.zip") == (
        {"a.txt": TEXT.encode()},
        {"link.txt": "is a link or a device, not a file"},
    )


def test_a_bomb_is_refused_and_its_neighbours_are_read(tmp_path: Path) -> None:
    bomb = b"\x00" * 12_000_000
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT, "bomb.txt": bomb, "b.txt": LEAD}))
    read, refused = looked_into(path)
    assert sorted(read) == ["a.txt", "b.txt"]
    assert "times its size, over the limit of 100 times (DOSSIER_MAX_RATIO)" in refused["bomb.txt"]
    for packing in ("gz", "bz2", "xz"):
        path = tmp_path / f"a.tar.{packing}"
        path.write_bytes(tarred({"a.txt": TEXT, "bomb.txt": bomb, "b.txt": LEAD}, packing))
        read, refused = looked_into(path)
        assert list(read) == ["a.txt"]
        assert "DOSSIER_MAX_RATIO" in str(refused[""])


def test_a_zip_that_lies_about_its_sizes_unpacks_no_more_than_is_allowed(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"x" * 3_000_000, "b.txt": TEXT}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 100)
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    read, refused = looked_into(path, Limits(file_bytes=2_000))
    assert read == {"b.txt": TEXT.encode()} or set(read) == {"a.txt", "b.txt"}
    assert all(len(content) <= 2_000 for content in read.values())
    assert len(read) + len(refused) == 2


def test_encrypted_and_oddly_packed_members_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": LEAD}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    struct.pack_into("<H", data, first + 8, 1)
    struct.pack_into("<H", data, second + 10, zipfile.ZIP_LZMA)
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert looked_into(path)[1] == {
        "a.txt": "is encrypted: save it without its password",
        "b.txt": "is packed in a way that is not read: pack it anew",
    }


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_size_number_and_sum_have_limits_that_are_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(packed(name, {f"{at}.txt": os.urandom(500).hex() for at in range(6)}))
    read, refused = looked_into(path, Limits(files=4))
    assert len(read) == 4
    assert "more than 4 members: the rest is left out (DOSSIER_MAX_FILES)" in refused.values()
    assert len(looked_into(path, Limits(file_bytes=900))[1]) == 6
    assert "DOSSIER_MAX_FILE_MB" in str(looked_into(path, Limits(file_bytes=900))[1])
    read, refused = looked_into(path, Limits(unpacked_bytes=3_500))
    assert len(read) < 6
    assert "DOSSIER_MAX_UNPACKED_MB" in str(refused)
    with pytest.raises(ValueError, match="DOSSIER_MAX_ARCHIVE_MB"):
        looked_into(path, Limits(archive_bytes=100))


def test_a_tar_header_that_asks_for_gigabytes_is_refused(tmp_path: Path) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 3_000_000_000
    path = tmp_path / "a.tar"
    path.write_bytes(header.tobuf(tarfile.USTAR_FORMAT) + b"1 x=y\n" * 4000)
    assert looked_into(path) == ({}, {"": "has a header too long for an archive of articles"})


def test_a_zip_whose_list_of_members_is_endless_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(GOOD))
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 0xFFFFFFF0)
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert "lists more members than" in looked_into(path)[1][""]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_named_as_an_archive_and_is_none_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for content in (b"", TEXT.encode(), b"\x89PNG" + b"\x00" * 2000):
        path.write_bytes(content)
        read, refused = looked_into(path)
        assert not read
        assert all("damaged" in why for why in refused.values())


def test_two_members_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", LEAD)
    read, refused = looked_into(path)
    assert read == {"a.txt": TEXT.encode()}
    assert refused == {"a.txt": "stands in the archive before: the first is taken"}


def test_members_in_order_are_had_in_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.tar.gz"
    names = [f"{at:03}.txt" for at in range(60)]
    path.write_bytes(tarred(dict.fromkeys(names, TEXT)))
    begun = []
    original = members_module.members
    monkeypatch.setattr(members_module, "members", lambda *args: begun.append(1) or original(*args))
    for name in names[::2]:
        assert load_member(str(path), name, Limits()) == TEXT.encode()
    assert begun == [1]
    with pytest.raises(Unreadable, match="no longer in its archive"):
        load_member(str(path), "never.txt", Limits())


def test_an_archive_that_changed_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT}))
    assert load_member(str(path), "a.txt", Limits()) == TEXT.encode()
    path.write_bytes(zipped({"0.txt": TEXT, "a.txt": LEAD}))
    assert load_member(str(path), "a.txt", Limits()) == LEAD.encode()


def test_a_member_says_its_size_before_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT}))
    [found] = members(str(path), Limits())
    assert isinstance(found, Member)
    assert found.size == len(TEXT.encode())


@pytest.mark.parametrize("name", KINDS)
def test_messages_of_a_mailbox_in_an_archive_are_members(name: str, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "made.mbox")
    for at in range(3):
        box.add(mail(plain=f"{LEAD} {at}\n", identifier=f"<{at}@tech.example>"))
    box.close()
    path = tmp_path / name
    whole = (tmp_path / "made.mbox").read_bytes()
    path.write_bytes(packed(name, {"a.txt": TEXT, "Mail/All.mbox": whole, "z.txt": TEXT}))
    read, refused = looked_into(path, Limits(file_bytes=len(whole) - 1))
    assert refused == {}
    assert [found.partition("_")[0] for found in read] == [
        "a.txt",
        *["Mail/All.mbox/2025-09-09"] * 3,
        "z.txt",
    ]
    for found in (list(read)[2], list(read)[1]):
        assert load_member(str(path), found, Limits()) == read[found]
    article = read_member(str(path), list(read)[3])
    assert isinstance(article, Article)
    assert (article.title, f"{LEAD} 2" in article.text) == (TITLE, True)


def test_a_mailbox_in_an_archive_unpacks_within_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    letters = b"From x@y.example Tue Sep 09 07:00:00 2025\n" + b"\n".join(
        [os.urandom(60).hex().encode()] * 4000
    )
    path.write_bytes(zipped({"All.mbox": letters, "b.txt": TEXT}))
    read, refused = looked_into(path, Limits(unpacked_bytes=100_000, ratio=1000))
    assert list(read) == ["b.txt"]
    assert refused == {"All.mbox": "unpacks to more than 0.1 MB (DOSSIER_MAX_UNPACKED_MB)"}
