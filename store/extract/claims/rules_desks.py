"""Rules for the wordings of English business desks: purchases of years ago, sums in court, terms of an offer.

Each names what must stand beside its words, so that the words alone fire nothing; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_TOOK_UP = r"(?:picked|snapped|scooped|gobbled|hoovered|swallowed|bought) up"
_WHEN = r"(?= (?:in|for|from|last|earlier|this|back|after|as|when|\d{4}|¤)(?!\w)|[,.;)])"

DESKS: tuple[Rule, ...] = (
    Rule(
        "acquisition.took_up",
        "acquisition",
        rf"(?<=it ){_TOOK_UP}{_WHEN}|(?<=they ){_TOOK_UP}{_WHEN}|(?<= had ){_TOOK_UP}{_WHEN}|"
        rf"(?<= has ){_TOOK_UP}{_WHEN}|(?<=@ ){_TOOK_UP}"
        rf"(?= (?:in \d{{4}} |last year )?for (?:[^\W\d_]+ ){{0,3}}¤)",
        "left=buyer obj=target",
        "R60",
        "Nest, which Google picked up for $3.2 billion, is a brand now.",
        alone="buyer target",
    ),
)
