"""Which forms of names any rule could bring together, so that a change is thought through for these alone.

A form owns hubs (keys under which others look for it) and reaches for hubs of others: a long name reaches for
the hubs of its possible short forms. A hub that someone owns ties all who own it or reach for it. A family is
what is tied so, directly or through others: no rule of `aliases` looks further. Hubs tie more than the rules
join, never less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from zlib import crc32

from store.model import EntityType
from store.reconcile.aliases import TYPO_LENGTH, plain
from store.reconcile.forms import Form
from store.reconcile.names import IDENTITY, NEUTRAL, compact
from store.reconcile.sets import Members

Hubs = tuple[tuple[int, ...], tuple[int, ...]]
"""The hubs that a form owns, and those it reaches for: checksums of their keys, for there are many."""

_WEAK = IDENTITY | NEUTRAL


class Families:
    """The ties between the forms of a dossier."""

    def __init__(self) -> None:
        self._hubs: dict[str, tuple[EntityType, Hubs]] = {}
        self._owners: Members[int] = Members()
        self._reaching: Members[int] = Members()
        self._equated: dict[str, dict[str, int]] = defaultdict(dict)
        self.moved: set[str] = set()
        """The forms tied otherwise than when that was last forgotten, those that are no more among them."""

    def put(self, form: Form) -> None:
        """Take in a form, new or changed."""
        kind = form.type
        known = self._hubs.get(form.key)
        if known is not None and known[0] == kind:
            return
        if known is not None:
            self.remove(form.key)
        self.moved.add(form.key)
        self._hubs[form.key] = kind, hubs = kind, _hubs(form, kind)
        for table, found in zip((self._owners, self._reaching), hubs, strict=True):
            for hub in found:
                table.add(hub, form.key)

    def remove(self, key: str) -> None:
        """Forget a form."""
        self.moved.add(key)
        for table, found in zip((self._owners, self._reaching), self._hubs.pop(key)[1], strict=True):
            for hub in found:
                table.discard(hub, key)

    def equate(self, a: str, b: str, by: int) -> None:
        """Count an article more (`by` 1) or less (-1) that equates two forms itself."""
        for one, other in ((a, b), (b, a)):
            ties = self._equated[one]
            before = ties.get(other, 0)
            ties[other] = before + by
            if not before or not ties[other]:
                self.moved.add(one)
            if not ties[other]:
                del ties[other]

    def equated(self, key: str) -> Iterable[str]:
        """The forms that articles themselves equate with one."""
        return self._equated.get(key, ())

    def family(self, key: str) -> list[str]:
        """All forms tied to one, itself too."""
        found = {key: None}
        waiting = [key]
        crossed: set[int] = set()
        while waiting:
            at = waiting.pop()
            for other in self._tied(at, crossed):
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        return list(found)

    def _tied(self, key: str, crossed: set[int]) -> Iterator[str]:
        """Forms tied to one by hubs not crossed yet."""
        own, reached = self._hubs[key][1]
        for hub in (*own, *(hub for hub in reached if hub in self._owners)):
            if hub not in crossed:
                crossed.add(hub)
                yield from self._owners.of(hub)
                yield from self._reaching.of(hub)
        for other in self._equated.get(key, ()):
            if other in self._hubs:
                yield other


def _hubs(form: Form, kind: EntityType) -> Hubs:
    """The hubs of a form; the letter before each key says which rule of `aliases` looks there.

    `c` names run together, `t` tails left out, `o` owners and `w` what they own, `b` bare names, `l` last
    names, `s` slips.
    """
    words, key = form.words, form.key
    own: list[str] = []
    reached: list[str] = []
    if kind == "ORG":
        short = plain(form)
        own += [f"c{kind} {compact(short)}", "t" + " ".join(short), f"o{key}"]
        reached += ["t" + " ".join(short[:cut]) for cut in range(1, len(short))]
    else:
        own.append(f"c{kind} {compact(words)}")
    if kind in ("ORG", "PRODUCT"):
        if not _WEAK.issuperset(words):
            own.append(f"w{kind} {key}")
        reached += [f"w{kind} {' '.join(words[cut:])}" for cut in range(1, len(words))]
        reached += ["o" + " ".join(words[:cut]) for cut in range(1, len(words))]
    if kind == "PERSON":
        own.append(f"b{key}")
        if len(words) > 1:
            own.append(f"l{words[-1]}")
            reached += [f"b{words[0]}", *("b" + " ".join(words[cut:]) for cut in range(1, len(words)))]
    if len(key) >= TYPO_LENGTH and not any(map(str.isdigit, key)):
        own += {f"s{kind} {key[:cut]}{key[cut + 1 :]}" for cut in range(len(key))}
        own.append(f"s{kind} {key}")
    return _sums(own), _sums(reached)


def _sums(hubs: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys([crc32(hub.encode()) for hub in hubs]))
