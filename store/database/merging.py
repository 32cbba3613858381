"""Telling git how notes files are merged, where they lie in a git work tree.

The form of the file lets git's own merge succeed almost always; where two people began a file each, or
changed one part of it, taking the lines of both is right too, and one line in `.gitattributes` says so
(https://git-scm.com/docs/gitattributes, "union").
"""

from __future__ import annotations

import os

from store.database import files
from store.model import DossierError

ATTRIBUTES = ".gitattributes"
RULE = "*.notes.json merge=union"
_LONGEST = 1_000_000


def let_git_merge(path: str) -> None:
    """Add the rule beside the notes file at `path`, unless its folder is in no work tree or has one already.

    A rule for notes files that people wrote themselves stands, whatever it says; a file that cannot be
    written stays: the notes matter more than how they will be merged.
    """
    folder = os.path.dirname(path)
    if not _in_work_tree(folder):
        return
    attributes = os.path.join(folder, ATTRIBUTES)
    if os.path.islink(attributes):
        return
    try:
        known, _ = files.read_whole(attributes)
    except FileNotFoundError:
        known = b""
    except DossierError:
        return
    if b".notes.json" in known or len(known) > _LONGEST:
        return
    if known and not known.endswith(b"\n"):
        known += b"\n"
    try:
        files.write_file(attributes, known + RULE.encode() + b"\n")
    except (DossierError, OSError):
        return


def _in_work_tree(folder: str) -> bool:
    """Whether a folder, or one above it, holds a `.git`: a folder, or a file in a linked work tree."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return False
    return True
