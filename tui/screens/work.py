"""The analyst's own work from any view: notes, tags, decisions with undo, citations, files."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from store.model import Article, Claim, Deal, Decision, DossierError
from tui import formats, spoken
from tui.catalogue import language, t
from tui.catalogue.store import failure
from tui.commands import command
from tui.screens.overlay import Prompt
from tui.trail import TABS
from tui.widgets.paint import width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer
    from tui.screens.base import Selected
    from tui.widgets.reader import Reader

_CALLED = 28
"""Letters of the name of what was decided on, where there is room for them."""
_NEEDS = {
    "entities.merge": "entity",
    "entities.split": "entity",
    "entities.rename": "entity",
    "entities.retype": "entity",
    "entities.hide": "entity",
    "ledger.merge": "deal",
    "ledger.split": "deal",
    "ledger.correct": "deal",
    "ledger.reject": "deal",
    "ledger.hide": "deal",
}


def why_not(app: Explorer, selected: Selected | None, command_id: str) -> str | None:
    """Say why a command cannot run now, or None when it can."""
    wanted = command(command_id)
    view = app.view
    if wanted.writes and app.locked:
        return t("why.read_only")
    here = view.scopes() if view is not None else ()
    if wanted.scope not in here:
        return t("why.elsewhere", view=t(f"{'view' if wanted.scope in TABS else 'scope'}.{wanted.scope}"))
    if command_id == "app.why" and (selected is None or selected.kind not in {"claim", "deal"}):
        return t("why.not_claim")
    if command_id in {"app.pager", "app.editor"} and app.locked:
        return t("why.read_only")
    if command_id in {"app.note", "app.tag", "app.copy", "app.pager", "app.editor"} and selected is None:
        return t("why.no_selection")
    if command_id in _NEEDS and selected is None:
        return t(f"why.not_{_NEEDS[command_id]}")
    if command_id == "app.compare" and len(app.dossier.articles) < 2:
        return t("why.one_article")
    return None


def allowed(app: Explorer, command_id: str) -> bool:
    """Tell whether a command can run; when it cannot, say why in the status line."""
    view = app.view
    why = why_not(app, view.selected() if view is not None else None, command_id)
    if why:
        app.say(t("say.refused", why=why), "warn")
    return not why


def target_of(app: Explorer) -> Selected | None:
    """What is selected in the view on screen."""
    return app.view.selected() if app.view is not None else None


def attempt(app: Explorer, work: Callable[[], Any]) -> Any:
    """Do something to the dossier; what fails is said, never raised. None when it failed."""
    try:
        return work()
    except (DossierError, OSError, ValueError) as error:
        app.say(t("say.refused", why=failure(error)), "bad")
        return None


def ask_tag(app: Explorer) -> None:
    """Ask for a tag on what is selected; one it has is taken off."""
    chosen = target_of(app)
    if chosen is None or not allowed(app, "app.tag"):
        return
    standing = app.dossier.tags_on(chosen.id)

    def answered(text: str | None) -> None:
        tag = (text or "").lstrip("#").strip()
        if not tag:
            return
        if tag in standing:
            done, said = attempt(app, lambda: app.dossier.untag(chosen.id, tag)), "say.untagged"
        else:
            done, said = attempt(app, lambda: app.dossier.tag(chosen.id, tag)), "say.tagged"
        if done is None:
            return
        app.dossier_changed()
        app.say(t(said, what=short(chosen.label), tag=tag))

    hint = " ".join(f"#{tag}" for tag in standing)
    app.push_screen(Prompt(t("ask.tag", what=short(chosen.label)), hint=hint), answered)


# -- decisions


def decide(app: Explorer, action: str, target: str, **args: Any) -> bool:
    """Take a decision, show the dossier as it is now, and say so."""
    # What is merged is no longer there afterwards to be asked for its name.
    before = _called(app, target)
    made = attempt(app, lambda: app.dossier.decide(action, target, **args))
    if made is None:
        return False
    app.dossier_changed()
    _say_what(app, "say.decided", made, before)
    return True


def _say_what(app: Explorer, key: str, decision: Decision, before: str = "") -> None:
    """Say what became of a decision: where a line has no room for all, on what it is gives way first."""
    for most in (_CALLED, 20, 14):
        said = t(key, what=in_words(app, decision, before, most))
        if width_of([(said, "")]) < app.size.width:
            break
    app.say(said)


def in_words(app: Explorer, decision: Decision, before: str = "", most: int = _CALLED) -> str:
    """Write a decision as one reads it: the action, on what (called `before` till then), and the result."""
    args = decision.args
    # What was renamed is called otherwise now: its id is made of the name it had.
    target = before or (decision.target if decision.action == "rename" else _called(app, decision.target))
    said = f"{t(f'action.{decision.action}')} {short(target, most)}"
    if decision.action == "correct":
        values = {str(args["field"]): args["value"], **{f: args[f] for f in ("parties",) if f in args}}
        set_right = (f"{t(f'field.{f}').lower()} → {_value_in_words(f, v)}" for f, v in values.items())
        return f"{said} ({', '.join(set_right)})"
    if "into" in args:
        return f"{said} → {short(_called(app, str(args['into'])), 28)}"
    result = args.get("name") or (t(f"type.{args['type']}") if "type" in args else "")
    return f"{said} → {result}" if result else said


def _called(app: Explorer, identifier: str) -> str:
    """What a thing is called; its id when it is no longer there."""
    dossier = app.dossier
    kind = dossier.kind_of(identifier)
    if kind == "entity":
        return dossier.entity(identifier).name
    if kind == "article":
        return dossier.article(identifier).title
    if kind not in {"deal", "claim"}:
        return identifier
    return fact_in_words(dossier.deal(identifier) if kind == "deal" else dossier.claim(identifier))


def fact_in_words(fact: Deal | Claim) -> str:
    """Name a deal or claim in a line: its figure, and who takes part."""
    return f"{spoken.money(fact)} {spoken.who(fact.kind, fact.parties, 2)}".strip()


def _value_in_words(field: str, value: Any) -> str:
    if field in {"status", "kind"}:
        return t(f"{field}.{value}")
    if field == "parties":
        return ", ".join(str(party.get("name", "")) for party in value)
    if field == "date":
        return spoken.date(value)
    is_figure = isinstance(value, int | float)
    return formats.figure(value, None, None, None, language()) if is_figure else str(value)


def undo(app: Explorer) -> None:
    """Take the last decision back."""
    _turn(app, app.dossier.undo, "app.undo", "say.undone", "say.nothing_undone")


def redo(app: Explorer) -> None:
    """Make the decision taken back again."""
    _turn(app, app.dossier.redo, "app.redo", "say.redone", "say.nothing_redone")


def _turn(
    app: Explorer, work: Callable[[], Decision | None], command_id: str, done: str, nothing: str
) -> None:
    if not allowed(app, command_id):
        return
    try:
        decision = work()
    except (DossierError, OSError) as error:
        app.say(t("say.refused", why=failure(error)), "bad")
        return
    if decision is None:
        app.say(t(nothing))
        return
    app.dossier_changed()
    _say_what(app, done, decision)


# -- out of the program


def citation_of(app: Explorer, chosen: Selected) -> str:
    """Write what is selected as text to quote: figure, parties, article, date, sentence."""
    from tui import citation
    from tui.sentence import sentence_of

    dossier = app.dossier
    if chosen.kind == "article":
        return citation.source(dossier.article(chosen.id)) + "\n"
    if chosen.kind == "deal":
        return citation.citation(dossier, dossier.deal(chosen.id))
    if chosen.kind == "claim":
        claim = dossier.claim(chosen.id)
        article = dossier.article(claim.article)
        head = citation.headline(dossier.deal(claim.deal)) + "\n" if claim.deal else ""
        return f"{head}{spoken.quoted(sentence_of(article, claim))} — {citation.source(article)}\n"
    entity = dossier.entity(chosen.id)
    return f"{entity.name} ({t(f'type.{entity.type}')}, {t('count.mentions', n=len(entity.mentions))})\n"


def copy_citation(app: Explorer) -> None:
    """Send a citation of what is selected to the terminal's clipboard."""
    from tui.clipboard import send

    chosen = target_of(app)
    if chosen is None:
        app.say(t("say.nothing_selected"))
        return
    text = citation_of(app, chosen)
    app.say(t("say.copied", n=len(text)) if send(app, text) else t("say.too_long"))


def ask_export(app: Explorer) -> None:
    """Ask for a file, and write what is shown to it."""
    from tui.shown import shown_table, suffix_fault, write_shown

    if not allowed(app, "app.export"):
        return
    view = app.view
    table = shown_table(app, view) if view is not None else None
    if table is None or not table.rows:
        app.say(t("say.refused", why=t("why.nothing_shown")))
        return

    def answered(name: str | None) -> None:
        if not name:
            return
        try:
            path = write_shown(table, name)
        except (OSError, DossierError) as error:
            app.say(t("say.not_written", why=failure(error)), "bad")
            return
        app.say(t("say.written", path=os.path.abspath(path), n=len(table.rows)))

    app.push_screen(Prompt(t("ask.export"), f"{table.name}.csv", check=suffix_fault), answered)


def ask_claim(app: Explorer, article: Article, reader: Reader) -> None:
    """Ask for a fact by hand, on the sentence at the top of the text or lit in it."""
    from tui.by_hand import parse_claim
    from tui.sentence import sentence_at

    if not allowed(app, "articles.add_claim"):
        return
    offset = reader.lit[0][0] if reader.lit else reader.current.start if reader.current else reader.position
    start, end = sentence_at(article, offset)
    sentence = article.text[start:end]

    def wrong(text: str) -> str | None:
        try:
            parse_claim(text)
        except ValueError as error:
            return str(error)
        return None

    def answered(text: str | None) -> None:
        if text:
            decide(app, "add_claim", article.id, start=start, end=end, text=sentence, **parse_claim(text))

    title = t("ask.claim", sentence=short(sentence, 50))
    app.push_screen(Prompt(title, hint=t("ask.claim_how"), check=wrong), answered)


def short(text: str, most: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
