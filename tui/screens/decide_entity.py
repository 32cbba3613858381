"""Decisions about an entity: merge, split, rename, retype, hide."""

from __future__ import annotations

from store.hints import TYPE_CHECKING, get_args
from store.model import Entity, EntityType
from tui.catalogue import t
from tui.screens.overlay import Choice, Chooser, Prompt
from tui.screens.work import allowed, decide
from tui.widgets.finding import plain

if TYPE_CHECKING:
    from tui.explorer import Explorer


def ask_merge(app: Explorer, entity: Entity) -> None:
    """Ask which other entity this one is; those that share a word of their names come first."""
    if not allowed(app, "entities.merge"):
        return
    words = _words(entity)
    others = sorted(
        app.dossier.entities,
        key=lambda other: (words.isdisjoint(_words(other)), other.type != entity.type, -len(other.mentions)),
    )
    choices = [
        Choice(
            other.id, other.name, f"{t(f'type.{other.type}')}, {t('count.mentions', n=len(other.mentions))}"
        )
        for other in others
        if other.id != entity.id
    ]

    def answered(into: str | None) -> None:
        if into and decide(app, "merge", entity.id, into=into):
            _show(app, into)

    app.push_screen(Chooser(t("ask.merge", what=entity.name), choices, t("ask.merge_keeps")), answered)


def _words(entity: Entity) -> frozenset[str]:
    """The words of all its names that tell it from others: two letters and more, case and accents aside."""
    return frozenset(
        word for name in (entity.name, *entity.aliases) for word in plain(name).split() if word[1:]
    )


def ask_split(app: Explorer, entity: Entity) -> None:
    """Ask which of its names is somebody else, and how that one is called."""
    if not allowed(app, "entities.split"):
        return
    if len(set(entity.aliases) - {entity.name}) < 1:
        app.say(t("say.refused", why=t("why.one_alias")), "warn")
        return

    def named(alias: str, name: str | None) -> None:
        if name:
            decide(app, "split", entity.id, aliases=[alias], name=name)

    def chosen(alias: str | None) -> None:
        if alias:
            app.push_screen(Prompt(t("ask.split_name"), alias), lambda name: named(alias, name))

    choices = [Choice(alias, alias) for alias in entity.aliases if alias != entity.name]
    app.push_screen(Chooser(t("ask.split", what=entity.name), choices), chosen)


def ask_rename(app: Explorer, entity: Entity) -> None:
    """Ask what it is called."""
    if not allowed(app, "entities.rename"):
        return

    def answered(name: str | None) -> None:
        if name and name != entity.name and decide(app, "rename", entity.id, name=name):
            _show(app, entity.id)

    app.push_screen(Prompt(t("ask.rename", what=entity.name), entity.name), answered)


def ask_retype(app: Explorer, entity: Entity) -> None:
    """Ask what it is."""
    if not allowed(app, "entities.retype"):
        return

    def answered(kind: str | None) -> None:
        if kind and decide(app, "retype", entity.id, type=kind):
            _show(app, entity.id)

    choices = [Choice(kind, t(f"type.{kind}")) for kind in get_args(EntityType) if kind != entity.type]
    app.push_screen(Chooser(t("ask.retype", what=entity.name), choices), answered)


def ask_hide(app: Explorer, entity: Entity) -> None:
    """Hide it, at once: `u` brings it back."""
    if allowed(app, "entities.hide"):
        decide(app, "hide", entity.id)


def _show(app: Explorer, entity_id: str) -> None:
    from tui.trail import Place

    view = app.view
    if view is not None and view.view_name == "entities":
        message = view.status.message
        view.arrive(Place("entities", entity_id, extra={"pane": "entities-list"}))
        if message:
            view.say(*message)
