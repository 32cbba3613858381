"""Which file system a path is on: a lock on a network share is only as good as its server."""

from __future__ import annotations

import os

MOUNTS = "/proc/mounts"
"""The kernel's table of what is mounted where (Linux; elsewhere there is none, and nothing is told)."""

NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs coda ceph glusterfs lustre gpfs davfs "
    "fuse.sshfs fuse.glusterfs fuse.ceph fuse.davfs2 fuse.rclone fuse.s3fs".split()
)
"""Types of file systems whose files live on another machine, as `/proc/mounts` names them."""


def network_file_system(path: str, mounts: str = MOUNTS) -> str | None:
    """Return the type (`nfs4`) of the network file system that `path` is on, or None on a local one.

    `path` need not exist. The deepest mount point above it counts; of two at one place, the later.
    """
    place = os.path.realpath(path)
    deepest, found = -1, ""
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as table:
            for line in table:
                fields = line.split(" ")
                if len(fields) < 3:
                    continue
                point = _unescaped(fields[1])
                inside = place == point or place.startswith(point.rstrip("/") + "/")
                if inside and len(point) >= deepest:
                    deepest, found = len(point), fields[2]
    except OSError:
        return None
    return found if found in NETWORK else None


def _unescaped(field: str) -> str:
    """Read the octal escapes that the table writes for a space, a tab, a line end and a backslash."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, sign)
    return field
