"""Decisions about a deal: merge, split, correct a field, reject a claim, hide."""

from __future__ import annotations

from collections.abc import Iterable

from store.hints import TYPE_CHECKING, Any, get_args
from store.model import ALONE, CORRECTABLE, SIDES, Deal, Kind, Party, Status
from tui.by_hand import parse_amount, parse_parties
from tui.catalogue import language, t
from tui.screens.overlay import Choice, Chooser, Prompt
from tui.screens.work import allowed, decide, fact_in_words
from tui.spoken import count, date, labelled, money

if TYPE_CHECKING:
    from tui.explorer import Explorer


def ask_merge(app: Explorer, deal: Deal) -> None:
    """Ask which other deal is the same fact; those of the same parties come first."""
    if not allowed(app, "ledger.merge"):
        return
    names = {party.name for party in deal.parties}
    others = [other for other in app.dossier.deals if other.id != deal.id]
    others.sort(key=lambda other: -len(names & {party.name for party in other.parties}))
    choices = [Choice(o.id, fact_in_words(o), f"{t(f'kind.{o.kind}')} {date(o.date)}") for o in others]

    def answered(into: str | None) -> None:
        if into:
            decide(app, "merge_deals", deal.id, into=into)

    app.push_screen(Chooser(t("ask.merge", what=fact_in_words(deal)), choices), answered)


def _claim_choices(app: Explorer, deal: Deal) -> list[Choice]:
    return [
        Choice(
            claim.id,
            f"{claim.article}  {money(claim)}  {claim.evidence[0].text if claim.evidence else ''}",
            t(f"status.{claim.status}"),
        )
        for claim in app.dossier.claims_of_deal(deal.id)
    ]


def ask_split(app: Explorer, deal: Deal) -> None:
    """Ask which claim tells another fact."""
    if not allowed(app, "ledger.split"):
        return
    if len(deal.claims) < 2:
        app.say(t("say.refused", why=t("why.one_claim")), "warn")
        return

    def answered(claim: str | None) -> None:
        if claim:
            decide(app, "split_deal", deal.id, claims=[claim])

    app.push_screen(Chooser(t("ask.split_deal"), _claim_choices(app, deal)), answered)


def ask_reject(app: Explorer, deal: Deal) -> None:
    """Ask which claim is wrong."""
    if not allowed(app, "ledger.reject"):
        return

    def answered(claim: str | None) -> None:
        if claim:
            decide(app, "reject_claim", claim)

    app.push_screen(Chooser(t("ask.reject"), _claim_choices(app, deal)), answered)


def ask_correct(app: Explorer, deal: Deal) -> None:
    """Ask which field is wrong, then what is right."""
    if not allowed(app, "ledger.correct"):
        return

    def chosen(field: str | None) -> None:
        if field in {"status", "kind"}:
            values = get_args(Status if field == "status" else Kind)
            choices = [Choice(value, t(f"{field}.{value}")) for value in values]
            title = t("ask.correct_value", field=t(f"col.{field}"), what=fact_in_words(deal))
            app.push_screen(Chooser(title, choices), lambda value: _choose(app, deal, field, value))
        elif field:
            _ask_value(app, deal, field)

    choices = [Choice(field, t(f"field.{field}"), _now(deal, field)) for field in CORRECTABLE]
    app.push_screen(Chooser(t("ask.correct", what=fact_in_words(deal)), choices), chosen)


def _now(deal: Deal, field: str) -> str:
    value = _as_typed(deal, field)
    if field in {"status", "kind"}:
        return t(f"{field}.{value}")
    return count(int(value)) if isinstance(value, float) else value or "–"


def _as_typed(deal: Deal, field: str) -> Any:
    """The value as one would type it."""
    value = getattr(deal, field)
    return _parties_typed(value) if field == "parties" else value


def _parties_typed(members: Iterable[Party]) -> str:
    between = "\u202f; " if language() == "fr" else "; "
    return between.join(labelled(t(f"role.{party.role}"), party.name) for party in members)


def _choose(app: Explorer, deal: Deal, field: str, value: Any) -> None:
    """Correct status or kind; with a new kind that knows other roles, ask for its parties before."""
    if value == getattr(deal, field):
        app.say(t("say.unchanged", what=fact_in_words(deal), value=t(f"{field}.{value}")))
        return
    if value is not None and field == "kind":
        from store.dossier import recast

        fitting = recast(value, deal.parties)
        if fitting != deal.parties:
            _ask_parties(app, deal, value, fitting)
            return
    _correct(app, deal, field, value)


def _ask_parties(app: Explorer, deal: Deal, kind: Kind, fitting: Iterable[Party]) -> None:
    """Ask who takes part in a deal of another kind, then correct both at once, or nothing."""
    acting, other = SIDES.get(kind, ALONE)
    suggested = sorted(fitting, key=lambda party: party.role != acting)
    roles = dict.fromkeys((t(f"role.{acting}"), t(f"role.{other}")))

    def wrong(text: str) -> str | None:
        return _fault_of("parties", text)

    def answered(text: str | None) -> None:
        if text:
            decide(app, "correct", deal.id, field="kind", value=kind, parties=parse_parties(text))
        else:
            app.say(t("say.unchanged", what=fact_in_words(deal), value=t(f"kind.{deal.kind}")))

    title = t("ask.correct_value", field=t("field.parties"), what=fact_in_words(deal))
    how = t("ask.how.recast", kind=t(f"kind.{kind}"), roles=", ".join(roles))
    app.push_screen(Prompt(title, _parties_typed(suggested), how, check=wrong), answered)


def _ask_value(app: Explorer, deal: Deal, field: str) -> None:
    """Ask for a value by a line in which stands that of now."""

    def wrong(text: str) -> str | None:
        return _fault_of(field, text)

    def answered(text: str | None) -> None:
        if text:
            _correct(app, deal, field, _value(field, text))

    title = t("ask.correct_value", field=t(f"field.{field}"), what=fact_in_words(deal))
    how = t(f"ask.how.{field.removesuffix('_max')}")
    value = _as_typed(deal, field)
    shown = f"{value:.0f}" if isinstance(value, float) else value or ""
    app.push_screen(Prompt(title, shown, how, check=wrong), answered)


def _fault_of(field: str, text: str) -> str | None:
    """Say what is wrong with a value as it was typed, or None."""
    try:
        _value(field, text)
    except ValueError as error:
        return str(error)
    return None


def _value(field: str, text: str) -> Any:
    if field == "parties":
        return parse_parties(text)
    return parse_amount(text)[0] if field.startswith("amount") else text.strip()


def _correct(app: Explorer, deal: Deal, field: str, value: Any) -> None:
    """Decide what a field is to be, unless nothing was chosen."""
    if value is not None:
        decide(app, "correct", deal.id, field=field, value=value)


def ask_hide(app: Explorer, deal: Deal) -> None:
    """Hide it, at once: `u` brings it back."""
    if allowed(app, "ledger.hide"):
        decide(app, "hide", deal.id)
