"""The rows of the lookup: hits with their reasons; with none, earlier, saved and nearest lookups to take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from store.answers import Hit, Results
from store.model import UnknownId
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import told
from tui.spoken import money
from tui.trail import Place
from tui.widgets.paint import Cell, Piece, safe, sign
from tui.widgets.record_list import Heading

if TYPE_CHECKING:
    from tui.explorer import Explorer

EARLIER = 12
"""Earlier lookups that an empty line offers."""


class Asked(NamedTuple):
    """A lookup that Enter brings back, with the name it was saved under."""

    query: str
    name: str = ""


def row_key(row: Hit | Asked) -> str:
    """The key of a row."""
    if isinstance(row, Asked):
        return f"asked/{row.name}/{row.query}"
    return f"{row.kind}/{row.id}/{row.start}"


def hit_rows(results: Results) -> list[Any]:
    """The hits under a heading for each kind; with none, what was perhaps meant."""
    rows: list[Any] = []
    for kind in dict.fromkeys(hit.kind for hit in results.hits):
        group = [hit for hit in results.hits if hit.kind == kind]
        rows += [Heading(t(f"hit.{kind}"), f"{len(group)}{'+' if kind in results.more else ''}"), *group]
    if not rows and results.suggestions and not results.error:
        rows.append(Heading(t("empty.nearest")))
        rows += [Asked(mended(results.query, word)) for word in results.suggestions]
    return rows


def counted(results: Results) -> str:
    """How many hits there are; with a sign when there are more than were looked for."""
    words = t("count.hits", n=results.total)
    return words.replace(str(results.total), f"{results.total}+", 1) if results.more else words


def asked_rows(saved: Mapping[str, str], history: Sequence[str]) -> list[Any]:
    """What an empty line offers: saved lookups, then the latest ones."""
    rows: list[Any] = []
    if saved:
        rows.append(Heading(t("label.saved"), str(len(saved))))
        rows += [Asked(query, name) for name, query in sorted(saved.items())]
    if history:
        rows.append(Heading(t("label.history")))
        rows += [Asked(query) for query in history[: -EARLIER - 1 : -1]]
    return rows


def mended(query: str, word: str) -> str:
    """The query with the word most like `word` replaced by it."""
    words = query.split()
    if len(words) < 2:
        return word

    def likeness(at: int) -> float:
        return SequenceMatcher(None, words[at].casefold(), word.casefold()).ratio()

    words[max(range(len(words)), key=likeness)] = word
    return " ".join(words)


def cells(app: Explorer, row: Hit | Asked) -> Sequence[Cell]:
    """Lay out a hit: sign, words, why it is one; or a lookup to take."""
    if isinstance(row, Asked):
        named: list[Piece] = [(f"{safe(row.name)}  ", "strong")] if row.name else []
        return "", [*named, (safe(row.query), "dim" if row.name else "")], ""
    if row.kind == "passage":
        return " ", _window(row), (_why_here(row), "quiet")
    head: list[Piece] = [(safe(row.label), "strong")]
    if row.kind == "deal":
        head = _deal(app, row)
    if row.kind == "article":
        head = [(f"{safe(row.id)}  ", "dim"), (safe(row.label), "strong")]
    return (_sign(app, row), "key"), head, (_why_here(row), "quiet")


def why(hit: Hit) -> str:
    """Why a hit is one, in words."""
    return safe("; ".join(map(told, hit.reasons)))


_BEGUN = "begins with "
"""How the search says that a word typed is the beginning of one found; the word typed follows."""


def _why_here(hit: Hit) -> str:
    """The same in its row, without the word that stands in the line above all rows.

    It would change every row with every letter, of which a terminal far away can keep most.
    """
    reasons = (t("label.begun") if reason.startswith(_BEGUN) else told(reason) for reason in hit.reasons)
    return safe("; ".join(reasons))


def _sign(app: Explorer, hit: Hit) -> str:
    if hit.kind == "entity":
        try:
            return sign(app, app.dossier.entity(hit.id).type)
        except UnknownId:
            return " "
    return {"deal": sign(app, "fact"), "note": sign(app, "note")}.get(hit.kind, " ")


def title_of(app: Explorer, hit: Hit) -> str:
    """What the hit is called, in the language of the interface."""
    if hit.kind == "deal":
        try:
            deal = app.dossier.deal(hit.id)
        except UnknownId:
            return hit.label
        return f"{spoken.who(deal.kind, deal.parties)}  {t(f'kind.{deal.kind}')}".strip()
    return hit.label


def _deal(app: Explorer, hit: Hit) -> list[Piece]:
    try:
        deal = app.dossier.deal(hit.id)
    except UnknownId:
        return [(safe(hit.label), "")]
    who = safe(spoken.who(deal.kind, deal.parties, 2))
    return [(f"{money(deal):>10}  ", "amount"), (who, "strong"), (f"  {t(f'kind.{deal.kind}')}", "dim")]


def _window(hit: Hit) -> list[Piece]:
    """The passage from a little before its first match, with the matches marked."""
    start = max(0, hit.marks[0][0] - 24) if hit.marks else 0
    space = hit.text.find(" ", start, hit.marks[0][0] if hit.marks else 0) if start else -1
    start = space + 1 if space >= 0 else start
    pieces: list[Piece] = [(f"{safe(hit.article or '')}  ", "dim"), ("…" if start else "", "dim")]
    at = start
    for low, high in hit.marks[:12]:
        if low >= at:
            pieces += [(safe(hit.text[at:low]), ""), (safe(hit.text[low:high]), "match")]
            at = high
    pieces.append((safe(hit.text[at : at + 300]), ""))
    return pieces


def place_of(app: Explorer, hit: Hit) -> Place | None:
    """Where a hit leads, with its words to light; None for a note on something that is gone."""
    if hit.kind == "entity":
        return Place("entities", hit.id)
    if hit.kind == "deal":
        return Place("ledger", hit.id)
    if hit.kind == "note":
        return _place_of_note(app, hit.id)
    if hit.start is None or hit.end is None or hit.kind == "article":
        return Place("articles", hit.article or hit.id)
    marks = [[hit.start + low, hit.start + high] for low, high in hit.marks]
    span = (marks[0][0], marks[0][1]) if marks else (hit.start, hit.end)
    return Place("articles", hit.article, span=span, extra={"marks": marks} if marks else {})


def _place_of_note(app: Explorer, note_id: str) -> Place | None:
    note = next((note for note in app.dossier.notes if note_id in (note.id, note.target)), None)
    if note is None:
        return None
    kind = app.dossier.kind_of(note.target)
    if kind == "claim":
        return Place("ledger", app.dossier.claim(note.target).deal)
    view = {"article": "articles", "entity": "entities", "deal": "ledger"}.get(kind or "")
    return Place(view, note.target) if view else None
