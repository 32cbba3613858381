"""What a hit is called on the command line, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import UnknownId
from tui import spoken
from tui.catalogue import t
from tui.spoken import money

if TYPE_CHECKING:
    from store.answers import Hit
    from store.dossier import Dossier


def kind(hit: Hit) -> str:
    """What a hit is: an article, a passage, an entity, a deal, a note."""
    return t(f"found.a.{hit.kind}")


def title(dossier: Dossier, hit: Hit) -> str:
    """What a hit is called: a deal by its figure, parties, kind and status, all else by its label."""
    if hit.kind != "deal":
        return hit.label
    try:
        deal = dossier.deal(hit.id)
    except UnknownId:
        return hit.label
    who = spoken.who(deal.kind, deal.parties, 3)
    said = (who, money(deal), t(f"kind.{deal.kind}"), t(f"status.{deal.status}"))
    return " · ".join(part for part in said if part)
