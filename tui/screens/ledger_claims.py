"""The claims of one deal, each with its sentence; two tellings stand side by side where there is room.

What a reader looks for in two tellings is where they part: of two sentences in one language that say much
the same, the words that only one has are underlined. A figure that is not the deal's own has the sign of a
dispute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.model import Claim, Deal
from tui.catalogue import t
from tui.sentence import sentence_span
from tui.spoken import date, money, quoted
from tui.trail import Place
from tui.widgets.page import Row, blank, fixed, marked_prose
from tui.widgets.paint import Line, Piece, fit, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer

WIDE = 100
"""Columns of the panel from which two sentences stand side by side."""
ALIKE = 0.25
"""The share of letters that two sentences must have in common for their differing words to say much."""
MOST_PAIRED = 40
"""So many claims are paired; a deal told by more is read as a list."""
_LONGEST = 2000
_GAP = 3


class Telling(NamedTuple):
    """A claim with its sentence as shown, and the ranges of that which have a tone."""

    claim: Claim
    text: str
    marks: tuple[tuple[int, int, str], ...]


def claim_rows(app: Explorer, deal: Deal, width: int) -> list[Row]:
    """Lay out the claims of a deal: heads that lead to the text, under them what the articles say."""
    rows: list[Row] = []
    for pair in _pairs(app, deal):
        heads = [Row(_head(app, telling.claim, deal), claim_place(app, telling.claim)) for telling in pair]
        if len(pair) == 2 and width >= WIDE:
            rows += [*heads, *_beside(app, pair, width), blank()]
            continue
        for head, telling in zip(heads, pair, strict=True):
            rows += [head, *marked_prose(telling.text, width, telling.marks, indent=5)]
    return rows


def claim_place(app: Explorer, claim: Claim) -> Place:
    """Say where the sentence of a claim stands."""
    span = sentence_span(app.dossier.article(claim.article), claim)
    return Place("articles", claim.article, span=span, extra={"claim": claim.id})


def differs(claim: Claim, deal: Deal) -> bool:
    """Whether a claim tells another figure than the headline."""
    told = (claim.amount, claim.amount_max)
    return claim.amount is not None and told != (deal.amount, deal.amount_max)


def _head(app: Explorer, claim: Claim, deal: Deal) -> Callable[[int], Line]:
    def make(width: int) -> Line:
        article = app.dossier.article(claim.article)
        apart = differs(claim, deal)
        silent = deal.agreement == "single" or claim.amount is None
        mark = "disputed" if apart else "single" if silent else "agreed"
        left: list[Piece] = [
            (f" {sign(app, mark)} ", "bad" if apart else "dim"),
            (f"{safe(article.id)} ", "key"),
            (money(claim), "bad" if apart else "amount"),
            (f" {t(f'status.{claim.status}')}", ""),
            (f" {quoted(safe(claim.status_cue))}" if claim.status_cue else "", "quiet"),
            (f" {date(claim.date)}" if claim.date else "", "dim"),
            (f" {sign(app, 'decided')}" if claim.decided else "", "key"),
        ]
        room = width - width_of(left) - 2
        return fit([*left, ("  ", ""), *fit([(safe(article.title), "dim")], max(0, room))], width)

    return make


def _beside(app: Explorer, pair: Sequence[Telling], width: int) -> list[Row]:
    """Two sentences in two columns, line by line."""
    column = (width - 5 - _GAP) // 2
    left, right = (_lines(telling, column) for telling in pair)
    rule = (f" {sign(app, 'tick')} ", "line")
    rows = []
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else []
        other = right[at] if at < len(right) else []
        rows.append(fixed(("     ", ""), *fit(one, column), rule, *other))
    return rows


def _lines(telling: Telling, width: int) -> list[Line]:
    rows = marked_prose(telling.text, width + 1, telling.marks, indent=0)
    return [row.make(width) for row in rows]


# -- which tellings are set against each other


def _pairs(app: Explorer, deal: Deal) -> list[list[Telling]]:
    """The claims in their order, each with the later one of its language that says most nearly the same."""
    left = [_told(app, claim, deal) for claim in app.dossier.claims_of_deal(deal.id)]
    if len(left) > MOST_PAIRED:
        return [[telling] for telling in left]
    pairs: list[list[Telling]] = []
    while left:
        first, *left = left
        language = app.dossier.article(first.claim.article).language
        near = [other for other in left if app.dossier.article(other.claim.article).language == language]
        if not near:
            pairs.append([first])
            continue
        best = max(near, key=lambda other: (_shared(app, first, other)[0], -left.index(other)))
        left.remove(best)
        pairs.append(_set_against(app, first, best))
    return pairs


def _shared(
    app: Explorer, a: Telling, b: Telling
) -> tuple[float, Sequence[tuple[int, int]], Sequence[tuple[int, int]]]:
    """How much of two sentences is the same, and the ranges that are not, on either side."""
    only_a, only_b = app.dossier.differing_words(a.text, b.text)
    letters = len(a.text) + len(b.text)
    apart = sum(end - start for start, end in (*only_a, *only_b))
    return (1 - apart / letters if letters else 0.0), only_a, only_b


def _set_against(app: Explorer, a: Telling, b: Telling) -> list[Telling]:
    alike, only_a, only_b = _shared(app, a, b)
    if alike < ALIKE:
        return [a, b]
    return [
        a._replace(marks=_layered(a.text, only_a, a.marks)),
        b._replace(marks=_layered(b.text, only_b, b.marks)),
    ]


def _layered(
    text: str, under: Sequence[tuple[int, int]], over: Sequence[tuple[int, int, str]]
) -> tuple[tuple[int, int, str], ...]:
    """The marks of a sentence with those of its differing words below them."""
    tones = [""] * len(text)
    for start, end, tone in (*((low, high, "word") for low, high in under), *over):
        tones[start:end] = [tone] * (min(end, len(text)) - start)
    marks: list[tuple[int, int, str]] = []
    for at, tone in enumerate(tones):
        if tone and marks and marks[-1][1] == at and marks[-1][2] == tone:
            marks[-1] = (marks[-1][0], at + 1, tone)
        elif tone:
            marks.append((at, at + 1, tone))
    return tuple(marks)


def _told(app: Explorer, claim: Claim, deal: Deal) -> Telling:
    """The sentence of a claim with its evidence and cue marked; a figure that differs stands out."""
    tone = "differs" if differs(claim, deal) else "amount-mark"
    article = app.dossier.article(claim.article)
    start, end = sentence_span(article, claim)
    text = safe(article.text[start : min(end, start + _LONGEST)])
    spans = []
    if claim.status_cue and (at := text.find(claim.status_cue)) >= 0:
        spans.append((at, at + len(claim.status_cue), "match"))
    for evidence in claim.evidence:
        if start <= evidence.start < min(end, start + _LONGEST):
            spans.append((evidence.start - start, min(evidence.end - start, len(text)), tone))
    return Telling(claim, text, _layered(text, (), spans))
