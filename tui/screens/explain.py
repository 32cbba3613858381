"""Why a fact is read as it is: names, amounts, fired rules and the claim of its sentence, over the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from store.model import Claim
from tui.catalogue import language, t
from tui.commands import bindings
from tui.formats import figure
from tui.screens.overlay import Overlay
from tui.sentence import sentence_span
from tui.spoken import date, decided, labelled, money, quoted, roles
from tui.widgets.page import Builder, Page, Row, blank, fixed, heading, marked_prose, prose
from tui.widgets.paint import Piece, fit, safe, sign

if TYPE_CHECKING:
    from store.extract.explanation import Explanation
    from tui.explorer import Explorer

LONGEST = 2000
"""Characters of a sentence that are explained: a longer one is a text without full stops."""


def explain_selected(app: Explorer) -> None:
    """Open the explanation of the fact that is selected; of a deal, that of all its claims."""
    from tui.screens.work import allowed, target_of

    chosen = target_of(app)
    if chosen is None or not allowed(app, "app.why"):
        return
    dossier = app.dossier
    claims = [dossier.claim(chosen.id)] if chosen.kind == "claim" else dossier.claims_of_deal(chosen.id)
    app.push_screen(Sheet(t("label.why"), explanation_page(app, claims)))


class Sheet(Overlay):
    """A page to read over the view; Escape, q or Enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sheet")]
    AUTO_FOCUS = "Page"

    def __init__(self, title: str, builder: Builder) -> None:
        super().__init__()
        self.heading = title
        self.builder = builder

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="box sheet") as box:
            box.border_title = Content(safe(self.heading))
            box.border_subtitle = Content(t("ask.esc"))
            self.page = Page()
            yield self.page

    def on_mount(self) -> None:
        """Show the page."""
        super().on_mount()
        self.page.set_page(self.builder)


def explanation_page(app: Explorer, claims: Sequence[Claim]) -> Builder:
    """Make the page: each claim's sentence with what was recognised in it, then the claim as it is kept."""

    def build(width: int) -> list[Row]:
        rows: list[Row] = []
        for claim in claims:
            article = app.dossier.article(claim.article)
            start, end = sentence_span(article, claim)
            sentence = safe(article.text[start : min(end, start + LONGEST)]).replace("\n", " ")
            found = app.dossier.explain(sentence, article.language, article.date)
            rows += [*([blank()] if rows else []), heading(f"{safe(article.id)} {safe(article.title)}")]
            rows += _sentence(found, width)
            rows += _names(app, found) + _amounts(found) + _fired(found, width)
            rows += _kept(app, claim, width)
        return rows or prose(t("empty.proof"), width, "quiet")

    return build


def _sentence(found: Explanation, width: int) -> list[Row]:
    spans = [(name.start, name.end, f"{name.type.lower()}-mark") for name in found.names]
    spans += [(amount.start, amount.end, "amount-mark") for amount in found.amounts]
    return marked_prose(found.text, width, spans)


def _section(label: str, rows: list[Row]) -> list[Row]:
    return [blank(), fixed((f" {label}", "title")), *rows] if rows else []


def _line(*pieces: Piece) -> Row:
    """A line that shows where it is cut."""
    return Row(lambda width: fit(pieces, width))


def _names(app: Explorer, found: Explanation) -> list[Row]:
    rows = []
    for name in found.names:
        full = f" = {safe(name.name)}" if name.name != name.text else ""
        rows.append(
            _line(
                (f" {sign(app, name.type)} ", name.type.lower()),
                (safe(name.text), "strong"),
                (full, ""),
                (f"  {t(f'type.{name.type}')}", ""),
                (f"  {safe(', '.join(name.rules))}", "dim"),
            )
        )
    return _section(t("label.names"), rows)


def _amounts(found: Explanation) -> list[Row]:
    rows = []
    for amount in found.amounts:
        value = figure(
            amount.value, amount.value_max, amount.currency, amount.unit, language(), amount.approximate
        )
        rows.append(
            _line(
                (f"   {safe(amount.text)}", "strong"),
                (f" = {safe(value)}", "amount"),
                ("" if amount.claimed else f"  {t('label.no_claim')}", "quiet"),
                (f"  {safe(', '.join(amount.rules))}", "dim"),
            )
        )
    return _section(t("label.amounts"), rows)


def _fired(found: Explanation, width: int) -> list[Row]:
    rows: list[Row] = []
    for rule in found.fired:
        rows.append(
            _line(
                (f"   {safe(rule.name)}", "strong"),
                (f"  {t(f'kind.{rule.kind}')}", ""),
                (f"  {quoted(safe(rule.text))}", "amount"),
            )
        )
        if rule.example:
            rows += prose(t("label.as_in", example=safe(rule.example)), width, "dim", indent=5)
        if rule.place:
            rows += prose(t("label.place", place=rule.place), width, "dim", indent=5)
    return _section(t("label.rules"), rows)


def _kept(app: Explorer, claim: Claim, width: int) -> list[Row]:
    """The claim as the dossier has it: it may rest on other sentences and on decisions too."""
    status = t(f"status.{claim.status}") + (f" {quoted(safe(claim.status_cue))}" if claim.status_cue else "")
    facts = [t(f"kind.{claim.kind}"), money(claim), status, *([date(claim.date)] if claim.date else [])]
    who = safe(roles(claim.parties))
    rows = [fixed((f" {sign(app, 'fact')} ", "amount"), (f" {sign(app, 'sep')} ".join(facts), "strong"))]
    rows += prose(who, width, indent=3) if who else []
    rows += prose(safe(", ".join(claim.rules)), width, "dim", indent=3) if claim.rules else []
    if claim.decided:
        words = f"{sign(app, 'decided')} {labelled(t('label.decided'), decided(claim.decided))}"
        rows += prose(words, width, "key", indent=3)
    return _section(t("label.claim"), rows)
