"""Letters that stand for a name."""

from __future__ import annotations

import re


def is_acronym(short: str, name: str) -> bool:
    """Whether the letters of `short` begin words of `name`, in order (`BCE`, Banque centrale européenne)."""
    if not (2 <= len(short) <= 8 and short.isalpha() and short[0].isupper() and " " in name):
        return False
    at, letters = 0, short.upper()
    for word in re.findall(r"[^\W_]+", name)[:20]:
        if at < len(letters) and word[0].upper() == letters[at]:
            at += 1
    return at == len(letters)
