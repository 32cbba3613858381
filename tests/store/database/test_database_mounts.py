"""Network shares are told from local disks by the table of mounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database.mounts import network_file_system

TABLE = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local ext4 rw 0 0
desk:press /srv/the\\040press fuse.sshfs rw,user_id=0 0 0
//win/share /srv/the\\040press/share cifs rw 0 0
tmpfs /home/tmp tmpfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/var/lib/dossier.json", None),
        ("/home", "nfs4"),
        ("/home/ana/press.json", "nfs4"),
        ("/homeless/press.json", None),
        ("/home/local/press.json", None),
        ("/home/tmp/press.json", None),
        ("/srv/the press/press.json", "fuse.sshfs"),
        ("/srv/the press/share/press.json", "cifs"),
    ],
)
def test_the_deepest_mount_counts(tmp_path: Path, path: str, wanted: str | None) -> None:
    table = tmp_path / "mounts"
    table.write_text(TABLE)
    assert network_file_system(path, str(table)) == wanted


def test_a_later_mount_at_one_place_hides_the_earlier(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/ /mnt nfs rw 0 0\n/dev/sdc1 /mnt ext4 rw 0 0\n")
    assert network_file_system("/mnt/x.json", str(table)) is None


def test_where_there_is_no_table_nothing_is_told(tmp_path: Path) -> None:
    assert network_file_system("/home/x.json", str(tmp_path / "none")) is None
