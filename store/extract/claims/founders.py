"""Who gets the money that a person raises: the firm it is raised for, else the founder.

`Ilya Sutskever, who left OpenAI, raised $1 billion for Safe Superintelligence`: the firm of before gets
nothing, whatever the article names most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.claims.passages import Sentence
from store.extract.claims.roles import Found
from store.extract.claims.triggers import Fired
from store.model import Mention

_FORMER = re.compile(
    r"(?<!\w)(?:former|formerly|ex-|late of|left|quit|departed|ousted|was|were|previously|once|"
    r"ancien|ancienne|anciens|quitté|parti|passée?|fut|était)(?!\w)"
)
_FOR = re.compile(
    r"[^@;.]{0,50}?¤+ (?:(?:in|of|from|at) [^@;.,]{0,40})?(?:for|pour) (?:(?:his|her|their|the|a|an|sa|"
    r"son|la|"
    r"le|leur) )?(?:(?:new|own|young|latest|nouvelle|jeune|propre|AI) )?(?:[^\W\d_]+ |start-?up,? "
    r"){0,2}(?P<firm>@+)"
)


def raised_by(sentence: Sentence, fired: Fired, left: Sequence[Found]) -> str | None:
    """Name who gets the money where the subject of a raise is a person who is of another firm no more."""
    person = next((f.mention for f in left if f.slot == "left" and f.mention.type == "PERSON"), None)
    if person is None or any(f.slot == "left" and f.mention.type == "ORG" for f in left):
        return None
    if (firm := _raised_for(sentence, fired)) is not None:
        return firm.name
    low, high = person.start - sentence.start, person.end - sentence.start
    before = sentence.mask[max(0, low - 40) : low]
    behind = sentence.mask[high : fired.start]
    told = _FORMER.search(before) or ("," in behind and _FORMER.search(behind))
    return person.name if told else None


def _raised_for(sentence: Sentence, fired: Fired) -> Mention | None:
    """The firm behind the sum that the money is for: `has raised $30 million for Parallel`."""
    found = _FOR.match(sentence.mask, fired.end)
    end = sentence.start + found.end("firm") if found else -1
    return next((m for m in sentence.mentions if m.end == end and m.type == "ORG"), None)
