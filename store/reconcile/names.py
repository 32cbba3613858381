"""The shapes of a name: comparison keys, corporate words that do not tell two names apart, slugs."""

from __future__ import annotations

import re
from functools import lru_cache

from store.text import fold_text

LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc sa sas sasu sarl se sca spa srl "
    "gmbh ag kg nv bv ab asa oyj as kk pty pte cv sl".split()
)
"""Legal forms of companies (ISO 20275 short forms in common use): never part of who it is."""

NEUTRAL = frozenset(
    "group groupe holding holdings technologies technology platforms international global".split()
)
"""Words that say a company is large or a holding: `SoftBank Group` is `SoftBank`."""

IDENTITY = frozenset(
    "ai ia capital ventures venture partners management motors labs lab systems software bank media networks "
    "robotics energy aerospace pharma therapeutics biosciences semiconductor semiconductors investments "
    "advisors associates studios games health security computing entertainment airlines airways".split()
)
"""Words of trade that a short form leaves out: `Mistral` for `Mistral AI`, `Thrive` for `Thrive Capital`."""

ARMS = frozenset(
    "capital ventures venture partners investments labs lab ai ia media bank studios games".split()
)
"""Words of trade that also name a company's own arm: `Intel Capital` is not `Intel`."""

_OPENING = frozenset({"the", "groupe"})
_DOMAIN = re.compile(r"\.(?:com|fr|org|net|io|co)\b")
"""Ends of addresses that a name goes without (`Booking.com`); `.ai` says what a firm is and stays."""
_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_APART = re.compile(r"[^\w.$&+]+")
_SPACES = re.compile(r"\s+")
_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=200_000)
def form_key(name: str) -> str:
    """The name without case, accents and punctuation; a dot stays only between digits (`GPT-4.1`)."""
    folded = _DOMAIN.sub("", fold_text(name)) if "." in name else fold_text(name)
    return _APART.sub(" ", _DOT.sub("", folded)).strip() or folded.strip()


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an organisation's name without `The`, `Groupe` and what follows as a legal form."""
    start = 1 if len(words) > 1 and words[0] in _OPENING else 0
    end = len(words)
    while end - start > 1 and words[end - 1] in LEGAL:
        end -= 1
    return words[start:end]


def compact(words: tuple[str, ...]) -> str:
    """The words run together, so that `Hugging Face` meets `HuggingFace` and `GPT 4` meets `GPT-4`.

    A space between two digits stays: `Llama 3 2` is not `Llama 32`.
    """
    glued = ""
    for word in words:
        glued += f" {word}" if glued and glued[-1].isdigit() and word[0].isdigit() else word
    return glued


def slug(name: str) -> str:
    """A readable id for a name: `Elon Musk` → `elon-musk`; `$GPS` → `gps`."""
    return _SLUG.sub("-", fold_text(name)).strip("-") or "x" + "-".join(f"{ord(c):x}" for c in name[:8])


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `long` begins with the first letter of `short` and holds the others in their order."""
    letters, words = form_key(short).replace(" ", ""), form_key(long)
    if not 2 <= len(letters) <= 7 or not words or letters[0] != words[0] or len(words) < 2 * len(letters):
        return False
    rest = iter(words)
    return all(letter in rest for letter in letters)


def plain_signs(name: str) -> str:
    """A name with plain spaces and apostrophes: these are the typesetter's, not the name's."""
    return _SPACES.sub(" ", name).replace("’", "'")


def is_capitals(name: str) -> bool:
    """Whether a name is written in capitals only, with enough letters for that to be a choice of layout."""
    return name.isupper() and sum(map(str.isalpha, name)) > 4
