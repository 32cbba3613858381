"""A sentence cut into clauses, so that the mood of one is not read into its neighbour.

`X, which raised $5 billion, would seek more` is three pieces: the main clause on both sides of the
relative one, and the relative clause with a mood of its own. What is cut here is coarse on purpose: it
needs commas, conjunctions and auxiliaries, never a parse, and it holds where the spaces after stops are
missing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from store.extract.claims.grammar import TO_WHICH
from store.record import maker
from store.text.dates import FRENCH_DAYS

Sort = Literal["main", "joined", "relative", "participle", "condition", "bracket"]


class Piece(NamedTuple):
    """A run of a clause: its span in the mask, the clause it belongs to, its sort and its unit.

    A clause that another one interrupts has several pieces of one number. A unit is what stands between
    two semicolons, full stops or opposing conjunctions: a condition holds inside its unit only.
    """

    start: int
    end: int
    clause: int
    sort: Sort
    unit: int


_piece = maker(Piece)

_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|could|may|might|wants?|plans?|hopes?|said|says|warned|"
    r"noted|expects|"
    r"a|ont|est|sont|va|vont|avait|avaient|veut|veulent|était|compte|devrai(?:t|ent)|pourrai(?:t|ent)|"
    r"aurai(?:t|ent)|serai(?:t|ent)|s'est|n'a|n'est|"
    r"[^\W\d_]{2,}(?:erait|erai|era|eront|eraient))(?!\w)"
)
_FORESEES = (
    r"(?:table(?:nt)? sur|vise(?:nt)?|espère(?:nt)?|prévoi(?:t|ent)|anticipe(?:nt)?|ambitionne(?:nt)?|"
    r"aims|targets|forecasts|predicts)(?!\w)"
)
"""Verbs that begin a clause of their own behind `and`: what they foresee is not what stands before."""
_LATER = (
    r"(?:(?:later|then|last [^\W\d_]+|(?:in|on) [^\W\d_]{3,9}(?: \d{4})?),? )"
    r"(?:announced|reported|agreed|unveiled|launched|sold|bought|paid|raised|acquired|filed|rejected|closed|"
    r"completed)(?!\w)"
)
"""A second verb with a time of its own: `sold its unit in February, and in July announced layoffs`."""
_SINCE = (
    r"|(?:, ?| )(?:(?:nearly|almost|about|just|presque|environ|près de) )?(?:[^\W\d_]+|\d{1,2}) "
    r"(?:years?|months?|weeks?|days?|ans?|mois|semaines?|jours?) (?:after|before|après)(?= )"
    r"|(?:, ?| )after (?=@+ (?:agreed|said|walked|dropped|failed|called|pulled|scrapped|abandoned)(?!\w))"
)
"""A clause told by how long after another: asked of each word, and only of sentences that hold such a one."""
_BEGINS = (
    r"[:;.?!,()]|\A|mais|but|tandis|alors|whil|wher|alth|thou|bien|even|if|unl|prov|on c|à |pour|sous|s[i']"
    r"|and |et |puis |then | (?:w|qu|où|lorsq|dont|since |and |et |puis |then )"
)
"""How all other marks begin; most signs and words begin none."""
_MARKS = (
    r"(?:(?=[:;.?!,() abeimopstuwà])|\A)(?!\w(?<=\w\w))(?={begins})(?:"
    r"(?=[:;.?!mbtawe])(?P<hard>;|: (?=(?:it|they|he|she) [^\W\d_])|[.?!](?<![A-Z@¤\d. ].)(?=[^\W\d_]|@)|"
    r"[?!] |"
    r"(?:mais|but|(?!\A)(?:tandis qu[e']|alors qu[e']|while|whereas|although|though|bien qu[e']|even "
    r"as))(?!\w))"
    r"|(?=[iuopàs])(?P<condition>(?=if|unl|pro|on c|à |pour|sous|s[i'])"
    r"(?<!même )(?<!savoir )(?<!comme )(?<!even )(?<!as )(?<!asked )(?<!wonders )"
    r"(?:if|unless|provided that|on condition that|à moins qu[e']|pourvu qu[e']|"
    r"à condition(?:, [^,]{1,25},)?|"
    r"sous réserve|si(?= (?:les?|la|l'(?!on en)|une?|ces?|cette|son|sa|ses|leurs?|tou[ts]\w*|@|elles?|"
    r"ils?|certain\w*|bruxelles|aucun\w*|rien))|s'ils?(?= ))(?!\w))"
    r"|(?P<opened>\A(?:tandis qu[e']|alors qu[e']|while|whereas|although|though|bien qu[e']|even as)(?!\w))"
    r"|(?=[, ])(?P<relative>(?:, ?|(?<=[@)]) )(?:(?:with |in |from |to |for |by )?(?:which|whom)|who|"
    rf"whose|qui|où|à qui|chez qui|{TO_WHICH}|"
    r"(?:à|dans|pour|avec|auprès de) la(?:quelle|squelles)|(?:dans|pour|avec) lequel|when|quand|lorsqu[e']|"
    r"dont(?! (?:[^\W\d_]+ ){0,2}[¤@\d]))(?=[ '@])"
    r"| since (?=(?:it|they|he|she) [^\W\d_])"
    r"{since})"
    r"|(?=[, aept])(?P<joined>,? ?(?<![^ ,])(?:and|et|puis|then) "
    rf"(?=(?:it |he |she |they |il |elle |ils |@+ )?{_FINITE}|{_FORESEES}|{_LATER})"
    rf"|, ?(?=(?:it |he |she |they |il |elle |@+ ){_FINITE}))"
    r"|(?=,|\A)(?P<participle>\A@+ (?=valued at )|(?:, ?|\A)(?=(?:valorisée?s?|portée?s?|passée?s?|fondée?s?|"
    r"créée?s?|soutenue?s?|"
    r"dirigée?s?|"
    r"rachetée?s?|estimée?s?|évaluée?s?|basée?s?|détenue?s?|contrôlée?s?|lancée?s?|rebaptisée?s?|cotée?s?|"
    r"valued|backed|founded|based|owned|shut|bought|acquired|led|worth|once) )"
    r"|, ?(?=(?:[^\W\d_']+ (?:d[e'] ?)?){0,2}¤+ [^\W\d_]+(?:és?|ées?|is),))"
    r"|(?=,)(?P<participle_of>, ?"
    r"(?=(?:first |initially |originally )?"
    r"[^\W\d_]{3,}(?:ée?s?|ie?s?|ue?s?|ed) (?:en|in|par|by|depuis|since|au|last|le|dès|on|"
    rf"{FRENCH_DAYS}|hier) ))"
    r"|(?P<open>\()|(?P<close>\))|(?P<comma>,))"
)
"""What begins or ends a clause; nothing does so inside a word, which is told first.

Each way stands behind the signs that it can begin with, so that most are passed over at once.
"""


@cache
def _marks(since: bool) -> re.Pattern[str]:
    """The pattern of all marks, with those of `_SINCE` or without."""
    begins = f"{_BEGINS}| " if since else _BEGINS
    return re.compile(_MARKS.replace("{begins}", begins).replace("{since}", _SINCE if since else ""))


class _Cutter:
    """The state of one pass over the marks of a sentence."""

    def __init__(self, mask: str) -> None:
        self.mask = mask
        self.pieces: list[Piece] = []
        self.at, self.clauses, self.unit = 0, 0, 0
        self.stack: list[tuple[int, Sort]] = [(0, "main")]

    def cut(self, until: int) -> None:
        """End the running piece."""
        if until > self.at:
            clause, sort = self.stack[-1]
            self.pieces.append(_piece((self.at, until, clause, sort, self.unit)))
            self.at = until

    def begin(self, sort: Sort, nested: bool) -> None:
        """Begin a clause, inside the running one or in its place."""
        self.clauses += 1
        if not nested:
            self.stack = [(self.clauses, sort)]
        elif len(self.stack) < 8:
            self.stack.append((self.clauses, sort))

    def close(self, sorts: tuple[Sort, ...]) -> None:
        """Go back to the clause around the running one when it is of these sorts."""
        if len(self.stack) > 1 and self.stack[-1][1] in sorts:
            self.stack.pop()


_TILL_COMMA: tuple[Sort, ...] = ("relative", "participle", "condition")
"""Clauses that end at a comma, or with the bracket around them."""


_AS = {"participle_of": "participle", "opened": "relative"}
"""Clauses that count as others do: the one of `While analysts expected more, X posted` ends at its comma."""


@lru_cache(maxsize=64)
def pieces_of(mask: str) -> tuple[Piece, ...]:
    """Cut a masked sentence into the pieces of its clauses, in order."""
    run = _Cutter(mask)
    since = "after " in mask or "before " in mask or "après " in mask
    for mark in _marks(since).finditer(mask):
        what = _AS.get(mark.lastgroup or "", mark.lastgroup)
        if mark.lastgroup == "participle_of" and run.stack[-1][1] in ("participle", "relative"):
            what = "comma"  # the verb that the clause in between parted from its subject
        if what == "hard":
            run.cut(mark.end())
            run.unit += 1
            run.begin("main", nested=False)
        elif what == "close":
            run.cut(mark.start())
            run.close(_TILL_COMMA)
            run.close(("bracket",))
        elif what == "comma":
            run.cut(mark.start())
            run.close(_TILL_COMMA)
        elif what == "joined":
            run.cut(mark.start())
            if len(run.stack) > 1 and run.stack[-1][1] == "bracket":
                continue
            opening = run.stack[0][0] == run.clauses - 1 and run.stack[-1][1] == "condition"
            run.begin("main" if opening and "," in mark.group() else "joined", nested=False)
        else:
            run.cut(mark.start())
            if what in ("relative", "participle"):
                run.close(_TILL_COMMA)
            run.begin("bracket" if what == "open" else what, nested=True)  # type: ignore[arg-type]
    run.cut(len(mask))
    return tuple(run.pieces)


@lru_cache(maxsize=64)
def own_words(mask: str, low: int, high: int) -> tuple[str, Sort, int]:
    """The mask with all blanked but the clauses that mask[low:high] touches, the last one's sort and unit."""
    pieces = pieces_of(mask)
    touched = [p for p in pieces if p.start < high and low < p.end] or list(pieces[:1])
    last = touched[-1]
    mine = {p.clause for p in touched}
    kept = [p for p in pieces if p.clause in mine]
    return mask if len(kept) == len(pieces) else _only(mask, kept), last.sort, last.unit


@lru_cache(maxsize=64)
def host_words(mask: str, unit: int, sorts: tuple[Sort, ...] = ("main", "joined")) -> str:
    """The mask with all blanked but the clauses of a unit of these sorts: the main ones unless told."""
    pieces = pieces_of(mask)
    kept = [p for p in pieces if p.unit == unit and p.sort in sorts]
    return mask if len(kept) == len(pieces) else _only(mask, kept)


def clause_at(mask: str, at: int) -> int:
    """The number of the clause that a position of the mask stands in."""
    for start, end, clause, _, _ in pieces_of(mask):
        if start <= at < end:
            return clause
    return -1


def condition_in(mask: str, unit: int) -> tuple[int, int] | None:
    """Where the condition of a unit stands: `if Brussels agrees`."""
    found = next((p for p in pieces_of(mask) if p.unit == unit and p.sort == "condition"), None)
    return (found.start, found.end) if found else None


def _only(mask: str, kept: list[Piece]) -> str:
    """Blank a mask outside the pieces kept; every position stays."""
    parts: list[str] = []
    at = 0
    for piece in kept:
        parts.append(" " * (piece.start - at))
        parts.append(mask[piece.start : piece.end])
        at = piece.end
    parts.append(" " * (len(mask) - at))
    return "".join(parts)
