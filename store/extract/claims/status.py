"""What a sentence says of the state of a deal, with the words that say it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.extract.claims.clauses import Sort, condition_in, host_words, own_words, pieces_of
from store.extract.claims.cues import CUES
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.triggers import Fired
from store.model import Status
from store.text.guarded import Guarded
from store.text.spotting import Wordings, first_of

__all__ = ["CUES", "status_of"]

_ENDINGS: dict[Status, tuple[str, ...]] = {
    "rumoured": ("ait", "aient"),
    "announced": ("era", "ero", "ira", "iro", "dra", "dro", "aur"),
}
"""Letters one of which a verb holds whose mood or tense is a cue, whatever it begins with: few clauses do."""
_STATUSES = tuple(cue.status for cue in CUES)
_OPENED = Wordings([cue.words for cue in CUES])
"""The cues that open with letters of their own, all but the inflected ones."""
_INFLECTED = tuple(
    (number, first_of(cue.words), endings)
    for number, cue in enumerate(CUES)
    if (endings := _ENDINGS.get(cue.status))
)
"""What finds the first cue of a status in a clause that holds such letters."""


class Said(NamedTuple):
    """A status and where its cue stands in the mask."""

    status: Status
    start: int
    end: int


@lru_cache(maxsize=64)
def cues_in(words: str) -> tuple[Said, ...]:
    """List the status cues of a clause, by strength of the status.

    Kept for the last few clauses: the amounts of one sentence all ask for the same.
    """
    found = _OPENED.first(words)
    for number, pattern, endings in _INFLECTED:
        for letters in endings:
            if letters in words:
                if hit := pattern.match(words):
                    found[number] = hit.span(1)
                break
    return tuple(Said(_STATUSES[number], *found[number]) for number in sorted(found))


_DEFAULTS: dict[str, Status] = {
    "bid": "proposed", "partnership": "announced",
}  # fmt: skip
_GUESS = re.compile(
    r"reckon|expect|predict|believ|project|prévi|anticip|analyst|pourrai|could|might|would|faudrai|"
    r"coûterai|vaudrai|estim|atteindrai|analyst|forecast|je |i |if |imagin|"
    r"[^\W\d_]+rai(?:t|ent)(?<!aurait)(?<!auraient)(?<!serait)(?<!seraient)"
)
_SOURCED = re.compile(
    r"people familiar|a person familiar|sources?\b|reportedly|allegedly|talks|discussions|"
    r"pourparlers|rumeur|rumou?r|négoci"
)
_PAID = re.compile(r"(?<!\w)(?:paid|cost|received|collected|pocketed|versé|payé|déboursé|reçu|perçu)(?!\w)")
_SOURCES = Guarded(
    r"people familiar|(?:a )?person familiar|sources? (?:said|told|say|close|proches?)|reportedly"
    r"|(?:selon|d'après) (?:des|plusieurs|deux|nos|une|certaines) (?:sources?|personnes?|"
    r"informations|proches?)",
    compiled=first_of,
)
_TOLD_BEFORE = Guarded(
    r"(?<!\w)(?:said|announced|agreed|promised|pledged|confirmed|decided|unveiled|vowed|"
    r"under (?:the|its|their) (?:deal|terms|agreement|plan|proposal)|aux termes de|"
    r"a (?:dit|annoncé|indiqué|confirmé|promis|précisé|déclaré))(?!\w)[^;]{0,70}"
    r"(?<!\w)(?:would|[^\W\d_]{2,}rai(?:t|ent))(?!\w)",
    compiled=first_of,
)
_UNDONE = Guarded(
    r"(?<!\w)(?:walked away|fell apart|fell through|collapsed|called (?:it )?off|(?:was|were) told no|"
    r"turn(?:ed|s) (?:him|it|them|her|@+) down|turned down|jeté l'éponge|renoncé|tombée? à l'eau|"
    r"said no|a dit non|ont dit non|s'est retirée?|se sont retirés|s'est désistée?|dead(?= since|\.| and)|"
    r"was blocked|were blocked|was rebuffed|"
    r"scrapped|abandoned|abandonné|capoté|a refusé|ont refusé|échoué|never closed|came to nothing|"
    r"backed out|pulled out|avorté|fait machine arrière|was shelved|morte?s? depuis)(?!\w)"
)
_EARLIER_TRY = re.compile(
    r"(?<!\w)(?:after|after an?|après|depuis|since) (?:[^\W\d_]+ )?(?:first|earlier|previous|premier|"
    r"première|"
    r"précédente?) [^.;¤]{0,40}\Z"
)
_DEALS = frozenset({"acquisition", "bid", "partnership", "contract", "investment", "funding_round"})
_QUIP = Guarded(
    r"(?<!\w)(?:described (?:[^\W\d_']+ ){0,4}(?:@+'s )?[^;¤]{0,40}as|if i'd|imagine[sz]?|plaisant\w+|"
    r"jok(?:es|ed|ing)|"
    r"quip(?:s|ped)|ironis\w+)(?!\w)",
    compiled=first_of,
)
_STRONG = re.compile(
    r"condition|objectif|approb|approv|feu vert|green light|accord|atteint|rempli|verrouill|milestone|"
    r"clear|met(?!\w)|vote|permis|agree|disent oui|says? yes|regulat|autoris|jalon|transition"
)
_BY_THEN = ("d'ici", "prévi", "forecast", "project")
_ENGAGED = re.compile(
    r"s'engag|s'est engag|se sont engag|engag|promi|promet|pledg|commit|annonc|announc|alloc|allou"
)
_UNDER_STUDY = re.compile(r"à l'étude|en cours d'|under ")
_SETTLED = re.compile(
    r"(?<!\w)(?:accepté de payer|a payé|agreed to pay|settled|settles|transigé|soldé)(?!\w)"
)
_PLANNED = frozenset({"announced", "proposed", "rumoured", "opinion"})
_WITH_PARTICIPLES: tuple[Sort, ...] = ("main", "joined", "participle")
_ASIDE: tuple[Sort, ...] = ("relative", "participle")


_DONE_BEHIND = re.compile(
    r" (?:déjà |alors )?(levés|empruntés|investis|dépensés|encaissés|récoltés|engloutis|perdus|déboursés|"
    r"collectés|"
    r"empochés)(?= (?:au|en|auprès|il y a|l'an|depuis|par|lors|à|dans|cette|ce|sur|the|dès)(?!\w)|[.;)])"
)
"""A participle that says a sum has been dealt with: `s'ajoute aux 15 milliards empruntés en mai`."""


def status_of(
    mask: str, fired: object, at: tuple[int, int], kind: str, inherent: Status | None
) -> tuple[Status, str | None]:
    """Tell the status of a fact from the clause that states it, and keep the words that say so.

    The strongest cue of its own clause wins (a refusal over a rumour, a rumour over a plan, a plan over a
    deed); an opinion only where the kind is a figure. A clause that says nothing leans on the main clauses
    beside it, but a relative clause never does. Without a cue, the rule's own status, or the kind's.
    """
    if done := _DONE_BEHIND.match(mask, at[1]):
        return "completed", done.group(1)
    words, sort, unit = own_words(mask, *at)
    if isinstance(fired, Fired):
        at = (min(at[0], fired.start), max(at[1], fired.end))
        words = own_words(mask, *at)[0]
    said = {one.status: one for one in cues_in(words)}
    if not said and sort not in _ASIDE:
        found = cues_in(host_words(mask, unit)) or cues_in(host_words(mask, unit, _WITH_PARTICIPLES))
        said = {one.status: one for one in found}
    _from_around(mask, said, sort, unit, kind, at)
    source = _SOURCES.match(mask) if "rumoured" not in said and sort not in _ASIDE else None
    if source and ("completed" not in said or _sort_at(mask, source.start(1)) not in _ASIDE):
        said["rumoured"] = Said("rumoured", *source.span(1))
    if inherent == "conditional" and _PAID.search(mask):
        return "completed", None
    if inherent in ("rejected", "conditional"):
        one = said.get(inherent)
        return inherent, mask[one.start : one.end].strip() if one else None
    if isinstance(fired, Fired) and "rejected" in said:
        between = mask[said["rejected"].end : max(said["rejected"].end, fired.start)]
        if _OWN_SUM_REFUSED.search(between):
            said.pop("rejected")
            said.pop("proposed", None)
    _weigh(mask, words, said, kind, inherent, at[1] if fired is not None else len(mask))
    for status in _STATUSES:
        if status in said:
            one = said[status]
            return status, mask[one.start : one.end].strip() or None
    return inherent or _DEFAULTS.get(kind, "completed"), None


_OWN_SUM_REFUSED = re.compile(r"\A[^,;]{0,24}¤[^,;]{0,60}, ")
"""What was refused has a sum of its own: `that once said no to a $1 billion offer from X, raised`."""


def _sort_at(mask: str, at: int) -> Sort:
    """The sort of the clause that a position of the mask stands in."""
    return next((piece.sort for piece in pieces_of(mask) if piece.start <= at < piece.end), "main")


def _from_around(
    mask: str, said: dict[Status, Said], sort: Sort, unit: int, kind: str, at: tuple[int, int]
) -> None:
    """Add what other clauses say of the fact: the condition it hangs on, or that it came to nothing."""
    condition = condition_in(mask, unit)
    if condition and sort in ("main", "joined", "condition") and "conditional" not in said:
        planned = sort == "condition" or not said or not _PLANNED.isdisjoint(said)
        if planned or _STRONG.search(mask, *condition):
            said["conditional"] = Said("conditional", condition[0], min(condition[1], condition[0] + 40))
    if kind in _DEALS and "rejected" not in said:
        undone = _UNDONE.search(mask, at[1], min(len(mask), at[1] + 160))
        if undone and _EARLIER_TRY.search(mask, at[1], undone.start()):
            undone = None
        if undone and "¤" not in mask[at[1] : undone.start()] and ";" not in mask[at[1] : undone.start()]:
            said["rejected"] = Said("rejected", undone.start(), undone.end())
    if kind == "bid" and sort == "relative" and "rejected" not in said:
        refused = next((one for one in cues_in(host_words(mask, unit)) if one.status == "rejected"), None)
        if refused is not None:
            said["rejected"] = refused


def _purpose(words: str, said: dict[Status, Said], end: int) -> bool:
    """Tell whether `to pay`, behind the fact, is what a deed was for: `raised $3 billion to pay`."""
    plan, deed = said.get("announced"), said.get("completed")
    if plan is None or deed is None or not words.startswith("to ", plan.start):
        return False
    return deed.start < end <= plan.start


_COMPARED = re.compile(
    r"(?<!\w)(?:versus|vs\.?|compared (?:with|to)|against|(?:well |just |slightly |"
    r"comfortably )?(?:above|below|ahead of|"
    r"short of|over)|better than|worse than|beating|topping|surpassing|exceeding|missing|while|than)(?!\w)"
)


def _beyond_comparison(words: str, end: int, cue: int) -> bool:
    """Tell whether a forecast is only what the figure is held against: `$57 billion, versus $55 expected`."""
    return cue > end and _COMPARED.search(words, end, cue) is not None


_AFTER_DOING = re.compile(r"(?<!\w)(?:after|having) (?:[^\W\d_]+ )?[^\W\d_]{3,}(?:ing|ed) ")
"""What was done before something ended: `dropped its car after burning $10 billion`."""
_ACCEPTED = re.compile(r"(?<!\w)(?:accept(?:s|ed)|backed|recommended) (?:an?|the|its) (?:[^\W\d_]+ ){0,3}\Z")
"""An offer that was taken: `Metsera accepted a sweetened bid`."""


def _void(
    mask: str, words: str, said: dict[Status, Said], kind: str, inherent: Status | None, end: int
) -> None:
    """Drop the cues that say nothing of this fact, and make an accepted offer a plan.

    A forecast that a figure is held against, a source named for another amount, `ordered it to pay`, a
    failure told behind a figure (`spent $5 and collapsed`), what a suit alleges.
    """
    compared: tuple[Status, ...] = ("opinion", "announced") if kind in FIGURE_KINDS else ()
    for status in compared:
        if status in said and _beyond_comparison(words, end, said[status].start):
            said.pop(status)
    if {"rumoured", "completed"} <= said.keys() and "¤" in mask[end : max(end, said["rumoured"].start)]:
        said.pop("rumoured")  # whom the sentence names at its end tells of the amount before them
    if inherent == "completed":
        said.pop("announced", None)
    if "rejected" in said and kind in FIGURE_KINDS:
        low = said["rejected"].start
        if low > end or _AFTER_DOING.search(words, low, end):
            said.pop("rejected")
    if "proposed" in said and _ACCEPTED.search(words, 0, said["proposed"].start):
        offer = said.pop("proposed")
        said["announced"] = Said("announced", offer.start, offer.end)
    if "rumoured" in said and kind == "lawsuit" and words.startswith("alleg", said["rumoured"].start):
        said.pop("rumoured")


def _weigh_opinion(words: str, said: dict[Status, Said], quip: bool) -> None:
    """Leave a guess or a rumour, not both; no forecast of what somebody has engaged to do."""
    cue = said["opinion"].start
    if "rumoured" in said and not quip:
        guess = _GUESS.match(words, cue) is not None and not _SOURCED.search(words)
        said.pop("rumoured" if guess else "opinion")
    engaged = "announced" in said and _ENGAGED.match(words, said["announced"].start) is not None
    if engaged and words.startswith(_BY_THEN, cue):
        said.pop("opinion", None)


def _weigh(
    mask: str, words: str, said: dict[Status, Said], kind: str, inherent: Status | None, end: int
) -> None:
    """Drop the cues that do not hold for this kind, or that another one makes void."""
    quip = _QUIP.match_within(mask, words)
    if quip:
        said.pop("conditional", None)
        said["opinion"] = Said("opinion", *quip.span(1))
    elif kind not in FIGURE_KINDS:
        said.pop("opinion", None)
    _void(mask, words, said, kind, inherent, end)
    if inherent == "proposed":
        said.pop("announced", None)
        said.pop("completed", None)
    told = _TOLD_BEFORE.match_within(mask, words)
    if told and "," not in words[end : max(end, told.end(1))]:
        said.pop("rumoured", None)
        said.pop("opinion", None)
        said["announced"] = Said("announced", told.start(1), min(told.end(1), told.start(1) + 40))
    if "opinion" in said:
        _weigh_opinion(words, said, quip is not None)
    if inherent == "completed" and "completed" in said:
        said.pop("proposed", None)
    if _purpose(words, said, end):
        said.pop("announced")
    if kind == "lawsuit" and "proposed" in said and _SETTLED.search(mask):
        said.pop("proposed")
    if (
        "proposed" in said
        and said["proposed"].start > end
        and not _UNDER_STUDY.match(words, said["proposed"].start)
    ):
        said.pop("proposed")
    if "proposed" in said and "rumoured" in said and words.startswith("aurai", said["rumoured"].start):
        said.pop("rumoured")
