"""The one table of commands. Bindings, palette, help, hints and the README's key reference come from it.

A command has a stable id (what a keymap names), the scope it lives in, its default keys and the Textual
action that carries it out. Its words are in the catalogue: `cmd.ID` (two words or so, for hints and palette)
and `help.ID` (one sentence). Default keys need no AltGr on AZERTY and are taken by no multiplexer.
Capital letters decide: they change what the dossier says, and `u` takes them back (`E` only explains).

`python -m tui.commands` prints the key reference of the README.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding, BindingType

from store.record import NamedTuple
from tui import catalogue
from tui.catalogue import t
from tui.keys import key_name
from tui.trail import TABS


class Command(NamedTuple):
    """One thing the user can do. `hint` puts it in the status line of its scope; `priority` lets it work
    while a line is being typed; `writes` closes it in read-only mode."""

    id: str
    keys: str
    action: str
    hint: bool = False
    priority: bool = False
    writes: bool = False

    @property
    def scope(self) -> str:
        """The part of the program the command belongs to."""
        return self.id.split(".", 1)[0]

    @property
    def label(self) -> str:
        """The command in a word or two, in the language of the interface."""
        return t(f"cmd.{self.id}")

    @property
    def help(self) -> str:
        """The command in a sentence."""
        return t(f"help.{self.id}")


COMMANDS: tuple[Command, ...] = (
    # Everywhere
    Command("app.articles", "a", "app.view('articles')"),
    Command("app.entities", "e", "app.view('entities')"),
    Command("app.ledger", "d", "app.view('ledger')"),
    Command("app.compare", "c", "app.compare_here"),
    Command("app.matrix", "x", "app.view('matrix')"),
    Command("app.lookup", "slash", "app.lookup", hint=True),
    Command("app.back", "backspace,escape,less_than_sign", "app.trail_back"),
    Command("app.forward", "greater_than_sign", "app.trail_forward"),
    Command("app.close", "q", "app.close_or_leave"),
    Command("app.palette", "ctrl+p,colon", "app.palette"),
    Command("app.help", "question_mark,f1", "app.explain", hint=True),
    Command("app.note", "n", "app.note", writes=True),
    Command("app.tag", "t", "app.tag", writes=True),
    Command("app.why", "E", "app.why"),
    Command("app.sources", "f2", "app.sources"),
    Command("app.pager", "p,f3", "app.outside('app.pager')"),
    Command("app.editor", "f4", "app.outside('app.editor')", writes=True),
    Command("app.copy", "y,ctrl+c", "app.copy"),
    Command("app.export", "w", "app.export_shown", writes=True),
    Command("app.undo", "u", "app.undo_decision", writes=True),
    Command("app.redo", "U", "app.redo_decision", writes=True),
    Command("app.reload", "f5", "app.reload"),
    Command("app.language", "f7", "app.next_language"),
    Command("app.theme", "f8", "app.next_theme"),
    Command("app.redraw", "ctrl+l", "app.redraw"),
    Command("app.suspend", "ctrl+z", "app.suspend", priority=True, writes=True),
    Command("app.quit", "ctrl+q,Q", "app.leave"),
    # Any list
    Command("list.down", "down,j", "step(1)"),
    Command("list.up", "up,k", "step(-1)"),
    Command("list.page_down", "pagedown,ctrl+d", "page(1)"),
    Command("list.page_up", "pageup,ctrl+u", "page(-1)"),
    Command("list.first", "home,g", "edge(False)"),
    Command("list.last", "end,G", "edge(True)"),
    Command("list.choose", "enter", "choose", hint=True),
    # Panes
    Command("pane.next", "tab", "screen.pane(1)", hint=True),
    Command("pane.previous", "shift+tab", "screen.pane(-1)"),
    # Any text, then the article alone
    Command("text.down", "down,j", "scroll_by(1)"),
    Command("text.up", "up,k", "scroll_by(-1)"),
    Command("text.page_down", "pagedown,space,ctrl+d", "page(1)"),
    Command("text.page_up", "pageup,ctrl+u", "page(-1)"),
    Command("text.first", "home,g", "edge(False)"),
    Command("text.last", "end,G", "edge(True)"),
    Command("text.next_mark", "right,l", "mark(1)", hint=True),
    Command("text.previous_mark", "left,h", "mark(-1)"),
    Command("text.open", "enter", "open", hint=True),
    Command("reader.next_fact", "semicolon", "mark(1, 'fact')", hint=True),
    Command("reader.previous_fact", "comma", "mark(-1, 'fact')"),
    Command("reader.fold", "z", "fold", hint=True),
    Command("reader.signs", "s", "signs"),
    # Articles
    Command("articles.mark", "space", "screen.mark", hint=True),
    Command("articles.filter", "f", "screen.filter", hint=True),
    Command("articles.sort", "s", "screen.sort"),
    Command("articles.reverse", "r", "screen.reverse"),
    Command("articles.outline", "o", "screen.outline"),
    Command("articles.similar", "m", "screen.similar"),
    Command("articles.add_claim", "A", "screen.add_claim", writes=True),
    # Entities
    Command("entities.filter", "f", "screen.filter", hint=True),
    Command("entities.sort", "s", "screen.sort", hint=True),
    Command("entities.reverse", "r", "screen.reverse"),
    Command("entities.type", "i", "screen.next_type", hint=True),
    Command("entities.merge", "M", "screen.merge", writes=True),
    Command("entities.split", "P", "screen.split", writes=True),
    Command("entities.rename", "R", "screen.rename", writes=True),
    Command("entities.retype", "T", "screen.retype", writes=True),
    Command("entities.hide", "H", "screen.hide", writes=True),
    # Ledger
    Command("ledger.filter", "f", "screen.filter", hint=True),
    Command("ledger.figures", "i", "screen.figures", hint=True),
    Command("ledger.panel", "v", "screen.panel", hint=True),
    Command("ledger.sort", "s", "screen.sort"),
    Command("ledger.reverse", "r", "screen.reverse"),
    Command("ledger.group", "b", "screen.group"),
    Command("ledger.merge", "M", "screen.merge", writes=True),
    Command("ledger.split", "P", "screen.split", writes=True),
    Command("ledger.correct", "C", "screen.correct", writes=True),
    Command("ledger.reject", "X", "screen.reject", writes=True),
    Command("ledger.hide", "H", "screen.hide", writes=True),
    # Compare
    Command("compare.next", "semicolon", "screen.pair(1)", hint=True),
    Command("compare.previous", "comma", "screen.pair(-1)"),
    Command("compare.difference", "exclamation_mark", "screen.difference", hint=True),
    Command("compare.swap", "s", "screen.swap", hint=True),
    Command("compare.fold", "z", "screen.fold", hint=True),
    Command("compare.facts", "v", "screen.facts", hint=True),
    Command("compare.choose", "o", "screen.choose", hint=True),
    # Matrix
    Command("matrix.left", "left,h", "screen.column(-1)"),
    Command("matrix.right", "right,l", "screen.column(1)", hint=True),
    Command("matrix.figures", "i", "screen.figures", hint=True),
    # Lines to type in
    Command("line.accept", "enter", "accept", hint=True),
    Command("line.leave", "escape", "leave", hint=True),
    Command("line.down", "down", "into_list(1)", hint=True),
    Command("line.up", "up", "into_list(-1)"),
    # Lookup
    Command("lookup.down", "down,ctrl+n", "screen.step(1)", priority=True),
    Command("lookup.up", "up", "screen.step(-1)", priority=True),
    Command("lookup.page_down", "pagedown", "screen.page(1)", priority=True),
    Command("lookup.page_up", "pageup", "screen.page(-1)", priority=True),
    Command("lookup.scope", "tab", "screen.scope(1)", hint=True, priority=True),
    Command("lookup.scope_back", "shift+tab", "screen.scope(-1)", priority=True),
    Command("lookup.go", "enter", "screen.go", hint=True, priority=True),
    Command("lookup.leave", "escape", "screen.leave", hint=True, priority=True),
    Command("lookup.erase", "backspace", "screen.erase", priority=True),
    Command("lookup.earlier", "ctrl+r", "screen.earlier", priority=True),
    Command("lookup.compare", "f6", "screen.compare", priority=True),
    Command("lookup.save", "ctrl+y", "screen.save", priority=True),
    # Choosers: palette, outline, lists to pick from
    Command("chooser.down", "down,ctrl+n", "screen.step(1)", priority=True),
    Command("chooser.up", "up", "screen.step(-1)", priority=True),
    Command("chooser.page_down", "pagedown", "screen.page(1)", priority=True),
    Command("chooser.page_up", "pageup", "screen.page(-1)", priority=True),
    Command("chooser.first", "home", "screen.edge(False)", priority=True),
    Command("chooser.last", "end", "screen.edge(True)", priority=True),
    Command("chooser.go", "enter", "screen.go"),
    Command("chooser.leave", "escape", "screen.leave", priority=True),
    # A page to read over the view
    Command("sheet.leave", "escape,q,enter,backspace", "screen.leave", priority=True),
    # Questions
    Command("prompt.accept", "enter", "screen.accept"),
    Command("prompt.leave", "escape", "screen.leave", priority=True),
    Command("note.earlier", "up", "screen.earlier(-1)", priority=True),
    Command("note.later", "down", "screen.earlier(1)", priority=True),
)

SCOPES = (
    "app",
    "pane",
    "list",
    "text",
    "reader",
    "articles",
    "entities",
    "ledger",
    "compare",
    "matrix",
    "lookup",
    "line",
)
"""The scopes in the order of the help and the key reference; what lies over a view explains itself."""

_BY_ID = {command.id: command for command in COMMANDS}


def command(id: str) -> Command:
    """Return the command with this id."""
    return _BY_ID[id]


def in_scope(*scopes: str) -> list[Command]:
    """Return the commands of some scopes, in the order of the table."""
    return [command for scope in scopes for command in COMMANDS if command.scope == scope]


def bindings(*scopes: str) -> list[BindingType]:
    """Make the Textual bindings of some scopes, with ids and tooltips."""
    english = catalogue.table("en")
    return [
        Binding(
            key=command.keys,
            action=command.action,
            description=str(english.get(f"cmd.{command.id}", command.id)),
            tooltip=str(english.get(f"help.{command.id}", "")),
            id=command.id,
            priority=command.priority,
            show=command.hint,
        )
        for command in in_scope(*scopes)
    ]


def keys_of(command: Command, keymap: Mapping[str, str] | None = None) -> list[str]:
    """List the keys of a command, those of the keymap before the defaults."""
    return [key.strip() for key in (keymap or {}).get(command.id, command.keys).split(",")]


def hint_key(command: Command, keymap: Mapping[str, str] | None = None, ascii_only: bool = False) -> str:
    """The one key to show for a command in hints."""
    return key_name(keys_of(command, keymap)[0], ascii_only)


def views_of_key(key: str, keymap: Mapping[str, str] | None = None) -> list[str]:
    """List the views in which a key decides something, in their order on screen."""
    return list(
        dict.fromkeys(
            command.scope
            for command in COMMANDS
            if command.writes and command.scope in TABS and key in keys_of(command, keymap)
        )
    )


def key_reference() -> str:
    """Write the key reference of the README, as Markdown tables in the language of the interface."""
    parts: list[str] = []
    for scope in SCOPES:
        parts += [
            f"**{t(f'scope.{scope}')}**",
            "",
            f"| {t('help.key')} | {t('help.does')} | {t('help.id')} |",
            "| --- | --- | --- |",
        ]
        for command in in_scope(scope):
            keys = " ".join(f"`{key_name(key)}`" for key in keys_of(command))
            parts.append(f"| {keys} | {command.help} | `{command.id}` |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


if __name__ == "__main__":
    print(key_reference(), end="")
