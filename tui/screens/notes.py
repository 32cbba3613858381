"""Notes on what is selected: a new one, or one of those it has, written anew or taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from store.model import Note
from tui.catalogue import t
from tui.commands import bindings
from tui.screens.overlay import Prompt
from tui.screens.work import allowed, attempt, short, target_of

if TYPE_CHECKING:
    from tui.explorer import Explorer


class NotePrompt(Prompt):
    """A line for a note. Up brings one that is there already into the line, the last one first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note")]

    def __init__(self, title: str, value: str, notes: Sequence[Note], draft: Callable[[str], None]) -> None:
        texts = [note.text or "" for note in notes]
        hint = "\n".join([*texts, t("ask.note_earlier")] if texts else [])
        super().__init__(title, value, hint=hint, draft=draft)
        self.notes = list(notes)
        self.changed: Note | None = None
        """The note that was brought into the line; None while a new one is written."""

    def action_earlier(self, by: int) -> None:
        """Bring the note before, or the one after, into the line; past the last one a new note begins."""
        at = self.notes.index(self.changed) if self.changed else len(self.notes)
        at = max(0, min(at + by, len(self.notes)))
        self.changed = self.notes[at] if at < len(self.notes) else None
        self.line.value = (self.changed.text or "") if self.changed else ""
        self.line.cursor_position = len(self.line.value)


def ask_note(app: Explorer) -> None:
    """Ask for a note on what is selected; one brought up is written anew, or taken away when emptied."""
    chosen = target_of(app)
    if chosen is None or not allowed(app, "app.note"):
        return
    dossier, what = app.dossier, short(chosen.label)
    question = NotePrompt(
        t("ask.note", what=what),
        app.state.drafts.get(chosen.id, ""),
        [note for note in dossier.notes_on(chosen.id) if note.text],
        draft=lambda text: app.keep_draft(chosen.id, text),
    )

    def answered(text: str | None) -> None:
        seen = question.changed
        app.state.drafts.pop(chosen.id, None)
        if text is None or (seen is None and not text) or (seen is not None and text == seen.text):
            return
        if seen is None:
            done, said = attempt(app, lambda: dossier.note(chosen.id, text)), "say.noted"
        elif text:
            done, said = attempt(app, lambda: dossier.edit_note(seen.id, text)), "say.note_changed"
        else:
            done, said = attempt(app, lambda: dossier.delete_note(seen.id)), "say.note_gone"
            if done is not None:
                app.keep_draft(chosen.id, seen.text or "")
        if done is None:
            app.keep_draft(chosen.id, text)
            return
        app.dossier_changed()
        app.say(t(said, what=what))

    app.push_screen(question, answered)
