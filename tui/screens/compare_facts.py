"""The rows under a comparison: facts in four classes, then the names on both sides or on one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.answers import Comparison, SharedFact
from store.model import Claim, Entity
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import told
from tui.spoken import money
from tui.widgets.paint import Cell, Piece, safe, sign
from tui.widgets.record_list import Heading

if TYPE_CHECKING:
    from tui.explorer import Explorer

_MARKS = {"agree": "agreed", "differ": "disputed", "only_a": "left", "only_b": "right"}
_TONES = {"agree": "good", "differ": "bad"}


class Fact(NamedTuple):
    """A fact of the comparison: its class, the claims on either side, why they differ."""

    group: str
    a: tuple[Claim, ...]
    b: tuple[Claim, ...]
    why: str | None = None

    @property
    def key(self) -> str:
        """The key of the row."""
        return "/".join((self.group, *(claim.id for claim in (*self.a, *self.b))))

    @property
    def first(self) -> Claim:
        """The claim that names the fact."""
        return (self.a or self.b)[0]


class Named(NamedTuple):
    """An entity named on both sides or on one, with its mentions on each."""

    entity: Entity
    a: int
    b: int

    @property
    def key(self) -> str:
        """The key of the row."""
        return f"name/{self.entity.id}"


def fact_rows(app: Explorer, ids: tuple[str, str], c: Comparison) -> list[Any]:
    """List the rows: what differs first, then what agrees, what stands on one side, the names."""
    claim = app.dossier.claim
    groups: list[tuple[str, Sequence[Fact | Named]]] = [
        (t("label.differ"), [_shared(app, "differ", fact) for fact in c.differ]),
        (t("label.agree"), [_shared(app, "agree", fact) for fact in c.agree]),
        (t("label.only", id=ids[0]), [Fact("only_a", (claim(id),), ()) for id in c.only_a]),
        (t("label.only", id=ids[1]), [Fact("only_b", (), (claim(id),)) for id in c.only_b]),
        (t("label.names_shared"), [Named(app.dossier.entity(e.id), e.a, e.b) for e in c.shared_entities]),
        (t("label.names_only", id=ids[0]), _alone(app, ids[0], c.entities_only_a, 0)),
        (t("label.names_only", id=ids[1]), _alone(app, ids[1], c.entities_only_b, 1)),
    ]
    rows: list[Any] = []
    for label, group in groups:
        if group:
            rows += [Heading(label, str(len(group))), *group]
    return rows


def _shared(app: Explorer, group: str, fact: SharedFact) -> Fact:
    a, b = (tuple(app.dossier.claim(id) for id in ids) for ids in (fact.a, fact.b))
    return Fact(group, a, b, fact.why)


def _alone(app: Explorer, article: str, entities: Sequence[str], side: int) -> list[Named]:
    rows = []
    for id in entities:
        count = app.index.articles_of_entity.get(id, {}).get(article, 0)
        rows.append(Named(app.dossier.entity(id), 0 if side else count, count if side else 0))
    return sorted(rows, key=lambda row: (-row.a - row.b, row.entity.name))


def fact_cells(app: Explorer, row: Fact | Named) -> Sequence[Cell]:
    """Lay out a row: sign, what the left says, what the right says, who and what."""
    if isinstance(row, Named):
        tone = row.entity.type.lower()
        counts = [(str(n) if n else "", "dim") for n in (row.a, row.b)]
        return (sign(app, row.entity.type), tone), counts[0], counts[1], (safe(row.entity.name), tone)
    claim = row.first
    who = safe(spoken.who(claim.kind, claim.parties, 3))
    words: list[Piece] = [(f"{safe(told(row.why))}  ", "bad")] if row.why else []
    words += [(who, "strong"), (f"  {t(f'kind.{claim.kind}')}, {t(f'status.{claim.status}')}", "dim")]
    return (
        (sign(app, _MARKS[row.group]), _TONES.get(row.group, "dim")),
        (money(row.a[0]) if row.a else "", "amount"),
        (money(row.b[0]) if row.b else "", "amount"),
        words,
    )
