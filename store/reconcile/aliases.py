"""Which forms name one thing: rules that join forms of names across the articles of a dossier.

Every rule joins two forms of one type only when nothing speaks against it: a form that could stand for two
things stands for neither, and two forms that one article keeps apart stay apart, unless they differ in
spelling alone. Blocks by key keep the work linear in the number of forms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from store.reconcile.forms import Form, apart
from store.reconcile.names import ARMS, IDENTITY, NEUTRAL, compact
from store.reconcile.sets import Disjoint

Words = tuple[str, ...]

ARM_RATIO = 3
"""A name this many times as frequent as its longer form with `Capital` or `Labs` is the firm, not its arm."""
TYPO_RATIO = 4
"""A spelling at least this many times rarer than its neighbour is a slip of it."""
TYPO_LENGTH = 7
"""Shorter names differ by a letter too easily."""
BLOCK = 40
"""The most forms compared within one block of similar spellings."""
_FEMININE = frozenset({"ine", "ette", "lle", "nne", "ina", "ika"})
"""Endings that make another first name, not a longer one: `Paul`, `Pauline`."""


class Clusters:
    """Forms and the disjoint sets that the rules make of them."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = forms
        self.sets = Disjoint(len(forms))
        self.index = {form.key: at for at, form in enumerate(forms)}
        self.types = [form.type for form in forms]

    def join(self, a: int, b: int) -> None:
        """Say that two forms name one thing."""
        self.sets.union(a, b)

    def roots(self, members: Iterable[int]) -> set[int]:
        """The distinct things behind some forms."""
        return {self.sets.find(member) for member in members}

    def of_type(self, *types: str) -> list[int]:
        """The forms of these types, in order."""
        return [at for at, kind in enumerate(self.types) if kind in types]


def cluster_forms(forms: Sequence[Form], acronyms: Iterable[tuple[str, str]]) -> Clusters:
    """Join all forms of one thing; the result does not depend on the order of the articles."""
    clusters = Clusters(forms)
    _join_by(clusters, clusters.of_type("ORG"), lambda f: compact(plain(f)))
    _join_by(clusters, clusters.of_type("PERSON", "PRODUCT", "PLACE"), lambda f: compact(f.words))
    for a, b in acronyms:
        if a in clusters.index and b in clusters.index:
            clusters.join(clusters.index[a], clusters.index[b])
    _join_tails(clusters)
    _join_owned(clusters)
    _join_initials(clusters)
    _join_bare(clusters)
    _join_slips(clusters)
    return clusters


def plain(form: Form) -> Words:
    """The core of an organisation's name without closing words such as `Group` or `Holdings`."""
    words = form.core
    while len(words) > 1 and words[-1] in NEUTRAL:
        words = words[:-1]
    return words


def _join_by(clusters: Clusters, members: Iterable[int], key: Callable[[Form], str]) -> None:
    """Join the forms of one type that share a key."""
    seen: dict[tuple[str, str], int] = {}
    for at in members:
        block = (clusters.types[at], key(clusters.forms[at]))
        if block in seen:
            clusters.join(seen[block], at)
        else:
            seen[block] = at


def _join_tails(clusters: Clusters) -> None:
    """A short form meets the one longer form that adds words of trade, or that an article shortens so."""
    longer: dict[Words, list[int]] = defaultdict(list)
    for at in clusters.of_type("ORG"):
        words = plain(clusters.forms[at])
        for cut in range(1, len(words)):
            longer[words[:cut]].append(at)
    for at in clusters.of_type("ORG"):
        form = clusters.forms[at]
        fits = [other for other in longer.get(plain(form), ()) if _shortens(form, clusters.forms[other])]
        if len(clusters.roots(fits)) == 1:
            for other in fits:
                clusters.join(at, other)


def _shortens(short: Form, long: Form) -> bool:
    """Whether `short` can be the usual short form of `long`."""
    if apart(short, long):
        return False
    stated = short.key in long.shorts
    tail = plain(long)[len(plain(short)) :]
    if not all(word in IDENTITY or word in NEUTRAL for word in tail):
        return stated and short.size <= long.size
    return stated or not (tail[0] in ARMS and short.size >= ARM_RATIO * long.size)


def _join_owned(clusters: Clusters) -> None:
    """A name meets the one form that puts its owner before it: `DeepMind`, `Google DeepMind`."""
    owners = {clusters.forms[at].words for at in clusters.of_type("ORG")}
    longer: dict[tuple[str, Words], list[int]] = defaultdict(list)
    members = clusters.of_type("ORG", "PRODUCT")
    for at in members:
        words = clusters.forms[at].words
        for cut in range(1, len(words)):
            if words[:cut] in owners:
                longer[clusters.types[at], words[cut:]].append(at)
    for at in members:
        form = clusters.forms[at]
        if set(form.words) <= IDENTITY | NEUTRAL or (form.words in owners and form.type == "PRODUCT"):
            continue
        fits = longer.get((clusters.types[at], form.words), ())
        if len(clusters.roots(fits)) == 1 and not any(apart(form, clusters.forms[o]) for o in fits):
            for other in fits:
                clusters.join(at, other)


def _join_initials(clusters: Clusters) -> None:
    """Full names of persons that differ by a middle name, an initial or a short first name."""
    by_last: dict[str, list[int]] = defaultdict(list)
    for at in clusters.of_type("PERSON"):
        words = clusters.forms[at].words
        if len(words) > 1:
            by_last[words[-1]].append(at)
    for members in by_last.values():
        for at in members[:BLOCK]:
            fits = [
                o for o in members[:BLOCK] if o != at and _same_first(clusters.forms[at], clusters.forms[o])
            ]
            if len(clusters.roots(fits)) == 1 and not any(
                apart(clusters.forms[at], clusters.forms[o]) for o in fits
            ):
                clusters.join(at, fits[0])


def _same_first(short: Form, long: Form) -> bool:
    """Whether `short` is `long` with its first name cut (`Sam`, `S.`) or its middle names left out."""
    first, other = short.words[0], long.words[0]
    middle, others = short.words[1:-1], long.words[1:-1]
    if first == other:
        return len(middle) < len(others) and (not middle or middle == others[: len(middle)])
    rest = other[len(first) :]
    cut = len(first) == 1 or (len(first) >= 3 and len(rest) >= 3 and rest not in _FEMININE)
    return other.startswith(first) and cut and middle == others


def bare_candidates(clusters: Clusters) -> dict[Words, list[int]]:
    """For every surname and every first name alone, the full names of persons it may stand for."""
    surnames: dict[Words, list[int]] = defaultdict(list)
    firsts: dict[Words, list[int]] = defaultdict(list)
    for at in clusters.of_type("PERSON"):
        words = clusters.forms[at].words
        for cut in range(1, len(words)):
            surnames[words[cut:]].append(at)
        if len(words) > 1:
            firsts[words[:1]].append(at)
    return {**firsts, **surnames}


def _join_bare(clusters: Clusters) -> None:
    """A surname or first name alone meets the one full name of the dossier that it can stand for."""
    candidates = bare_candidates(clusters)
    for at in clusters.of_type("PERSON"):
        form = clusters.forms[at]
        fits = candidates.get(form.words, ())
        if fits and len(clusters.roots(fits)) == 1:
            clusters.join(at, fits[0])


def _join_slips(clusters: Clusters) -> None:
    """A rare spelling one edit away from a frequent one is a slip of it; never across digits."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, form in enumerate(clusters.forms):
        if len(form.key) >= TYPO_LENGTH and not any(c.isdigit() for c in form.key):
            for key in {form.key[:cut] + form.key[cut + 1 :] for cut in range(len(form.key))} | {form.key}:
                blocks[clusters.types[at], key].append(at)
    pairs = {
        (a, b)
        for members in blocks.values()
        if 1 < len(members) <= BLOCK
        for a in members
        for b in members
        if a != b and _is_slip(clusters.forms[a], clusters.forms[b])
    }
    if not pairs:
        return
    from rapidfuzz.distance import OSA

    for slip, right in sorted(pairs):
        a, b = clusters.forms[slip], clusters.forms[right]
        if OSA.distance(a.key, b.key) == 1 and not apart(a, b):
            clusters.join(slip, right)


def _is_slip(slip: Form, right: Form) -> bool:
    """Whether the numbers allow `slip` to be a slip of `right`; the first letter is hardly ever the slip."""
    return slip.key[0] == right.key[0] and slip.size * TYPO_RATIO <= right.size
