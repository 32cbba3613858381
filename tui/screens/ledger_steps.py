"""When things happened to a deal: its steps, and which of them only the day of an article dates.

A step whose article does not say when is put on the day of that article (see the rule in
`store.reconcile.headline`), while the date of the deal, as the table shows it, is only ever a stated one.
Wherever steps are shown, the two are told apart by their sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Deal, Step
from store.record import NamedTuple
from tui.widgets.paint import Piece, sign

if TYPE_CHECKING:
    from tui.explorer import Explorer


class Dated(NamedTuple):
    """A step of a deal, and whether the date is that of the article alone."""

    step: Step
    by_article: bool


def steps_of(app: Explorer, deal: Deal) -> list[Dated]:
    """The steps of a deal in order; a date that was corrected is that of the step it stands at now."""
    dates = {step.date for step in deal.life if step.date}
    if "date" not in deal.decided and (not dates or dates == {deal.date}):
        return [Dated(step, False) for step in deal.life]  # claims need not be read
    if "date" not in deal.decided and deal.date is None and len(deal.claims) == 1:
        return [Dated(step, bool(step.date)) for step in deal.life]  # the only claim states no date
    claims = app.dossier.claims_of_deal(deal.id)
    stated = {(claim.status, claim.date) for claim in claims if claim.date}
    found = []
    for step in deal.life:
        if step.status == deal.status and "date" in deal.decided:
            found.append(Dated(step._replace(date=deal.date), False))
        else:
            found.append(Dated(step, bool(step.date) and (step.status, step.date) not in stated))
    return found


def dot(app: Explorer, by_article: bool) -> Piece:
    """The sign of a step on a line of time: hollow where only its article has a date."""
    return (f"{sign(app, 'told' if by_article else 'dot')} ", "quiet" if by_article else "accent")
