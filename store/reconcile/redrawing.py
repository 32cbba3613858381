"""Decisions applied again to entities in the making: merged, split, renamed, retyped, hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.mentions import Row
from store.model import Decision, DossierError
from store.reconcile.decisions import check_value, looks_like_hash
from store.reconcile.entities import Draft, Names, free_id
from store.reconcile.names import form_key, slug


class Redrawing:
    """One run over the decisions on entities; it changes `names`, and copies of the entities in them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._moved: dict[str, str] = {}
        """For each entity that was merged into another, that other one."""

    def apply(self, decision: Decision) -> None:
        """Apply one decision; raises DossierError where what it is about is no longer there."""
        target = self._current(decision.target, decision.basis)
        if target is None:
            raise DossierError(f"{decision.target}: no such entity any more")
        draft = self._names.own(target)
        draft.decided = (*draft.decided, decision.action)
        ENTITY_ACTIONS[decision.action](self, draft, decision.args)

    def _current(self, target: str, basis: str | None) -> str | None:
        """The id under which an entity stands now: itself, what it was merged into, or who bears its name."""
        names = self._names
        while target in self._moved:
            target = self._moved[target]
        if target in names.drafts:
            return target
        if basis and (found := names.by_form.get(form_key(basis))):
            return found
        found_ids = {names.by_form[key] for key in names.by_form if slug(key) == target}
        return found_ids.pop() if len(found_ids) == 1 and not looks_like_hash(target) else None

    def _merge(self, draft: Draft, args: Mapping[str, Any]) -> None:
        names = self._names
        into = self._current(args["into"], args.get("into_basis"))
        if into is None:
            draft.decided = draft.decided[:-1]
            raise DossierError(f"{args['into']}: no such entity any more")
        if into == draft.id:
            return
        kept = names.own(into)
        kept.rows = sorted(kept.rows + draft.rows)
        kept.count += draft.count
        kept.forms |= draft.forms
        kept.decided = (*kept.decided, "merge")
        for key in [key for key, owner in names.by_form.items() if owner == draft.id]:
            names.by_form[key] = into
        for place in [place for place, owner in names.in_article.items() if owner == draft.id]:
            names.in_article[place] = into
        del names.drafts[draft.id]
        self._moved[draft.id] = into

    def _split(self, draft: Draft, args: Mapping[str, Any]) -> None:
        names = self._names
        leaving = {form_key(alias) for alias in args["aliases"]}
        gone = [row for row in draft.rows if _leaves(row, leaving)]
        if not gone or len(gone) == len(draft.rows):
            draft.decided = draft.decided[:-1]
            raise DossierError(f"{draft.name}: its aliases are no longer those that were split")
        gone_set = set(gone)
        draft.rows = [row for row in draft.rows if row not in gone_set]
        name = str(args["name"])
        kind = check_value("type", args.get("type") or draft.type, {})
        made = Draft(name, kind, gone, leaving)
        made.decided = ("split",)
        made.id = free_id(name, names.drafts)
        draft.count -= made.count
        names.drafts[made.id] = made
        draft.forms -= leaving
        for key in {*leaving, form_key(name)}:
            names.by_form[key] = made.id

    def _rename(self, draft: Draft, args: Mapping[str, Any]) -> None:
        draft.name = check_value("name", args["name"], {})
        self._names.by_form.setdefault(form_key(draft.name), draft.id)

    def _retype(self, draft: Draft, args: Mapping[str, Any]) -> None:
        draft.type = check_value("type", args["type"], {})

    def _hide(self, draft: Draft, _args: Mapping[str, Any]) -> None:
        draft.hidden = True


ENTITY_ACTIONS = {
    "merge": Redrawing._merge,
    "split": Redrawing._split,
    "rename": Redrawing._rename,
    "retype": Redrawing._retype,
    "hide": Redrawing._hide,
}
"""What is done for each action that may be taken on an entity."""


def _leaves(row: Row, leaving: set[str]) -> bool:
    """Whether a mention is one of a form that leaves."""
    return form_key(row.text) in leaving or form_key(row.name) in leaving
