"""Articles: the list, the text with its marks, and the facts and names of the article on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from store.model import Article, Claim, UnknownId
from tui import spoken
from tui.catalogue import t
from tui.commands import bindings
from tui.screens.article_card import article_card
from tui.screens.article_facts import byline, fact_cells, fact_key, fact_rows, mark_in_words
from tui.screens.base import Pane, Selected
from tui.screens.filtered import FilteredView
from tui.trail import Place
from tui.widgets.finding import plain
from tui.widgets.line_bar import LineBar
from tui.widgets.line_list import LineList
from tui.widgets.page import Page
from tui.widgets.paint import Cell, safe, sign
from tui.widgets.reader import Reader
from tui.widgets.record_list import Column, RecordList


class Articles(FilteredView):
    """List, reader, facts. Below 120 columns the list and the facts take turns beside the text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("articles")]
    view_name = "articles"
    pane_order = ("articles-list", "article-text", "article-facts")
    sorts = ("id", "date", "title", "deals")

    def __init__(self) -> None:
        super().__init__()
        self.shown: str | None = None

    # -- layout

    def body(self) -> Iterable[Widget]:
        """Make the three panes."""
        self.listing = RecordList(
            [
                Column("", 1),
                Column("id", 3, 10),
                Column("title", 12, flex=1, flows=True),
                Column("deals", 5, 6, align="right", drop=1),
            ],
            self._article_cells,
            lambda article: article.id,
            gap=1,
            steady=True,
            id="articles-list",
            empty=t("empty.articles"),
        )
        self.reader = Reader(id="article-text")
        self.facts = RecordList(
            [Column("", 1), Column("", 5, 16, align="right"), Column("", 10, flex=1)],
            lambda row: fact_cells(self.explorer, row),
            fact_key,
            header=False,
            gap=1,
            id="article-facts",
            empty=t("empty.facts"),
        )
        self.card = Page(id="article-card")
        self.card.can_focus = False
        self.filter_bar = LineBar(t("label.filter"), id="articles-filter")
        self.find_bar = LineBar(t("label.find"), id="article-find")
        with Pane(id="list-pane", classes="pane") as self.list_pane:
            yield self.filter_bar
            yield self.listing
            yield self.card
        with Pane(id="reader-pane", classes="pane") as self.reader_pane:
            yield self.find_bar
            yield self.reader
        with Pane(id="facts-pane", classes="pane") as self.facts_pane:
            yield self.facts

    def _article_cells(self, article: Article) -> Sequence[Cell]:
        marked = article.id in self.explorer.marked
        deals = self.index.deal_counts.get(article.id, 0)
        noted = article.id in self.index.noted
        return (
            (sign(self.app, "marked") if marked else sign(self.app, "note") if noted else " ", "key"),
            (safe(article.id), "dim"),
            (safe(article.title), "" if article.id in self.explorer.state.seen else "strong"),
            (str(deals) if deals else "", "amount"),
        )

    # -- what it shows

    def load(self) -> None:
        """Read the list again, and the article on screen."""
        self._list()
        shown, self.shown = self.shown, None
        ids = {article.id for article in self.dossier.articles}
        if shown in ids and shown is not None:
            self._show_article(shown)

    def _list(self) -> None:
        self.catch_up()
        key, reverse = self.sorting
        words = self.narrowed
        rows = list(self.dossier.articles)
        if words:
            rows = [article for article in rows if self._matches(article, plain(words).split())]
        rows.sort(key=lambda article: self._sort_value(article, key), reverse=reverse)
        self.listing.show_sort(*self.sorting)
        self.listing.empty = t("empty.filtered") if words else t("empty.articles")
        self.listing.set_rows(rows, keep=self.shown)
        marked = len(self.explorer.marked)
        note = (
            t("count.marked", n=marked)
            if marked
            else f"{len(rows)}/{len(self.dossier.articles)}"
            if words
            else ""
        )
        self.list_pane.entitle(t("view.articles"), note)

    def _matches(self, article: Article, words: Sequence[str]) -> bool:
        """Tell whether title, author, outlet, date, file or tags hold every word."""
        noted = " ".join(self.index.noted.get(article.id, ()))
        about = (article.id, article.title, article.author, article.outlet, article.date, article.path, noted)
        text = plain(" ".join(part for part in about if part))
        return all(word in text for word in words)

    def _sort_value(self, article: Article, key: str) -> Any:
        if key == "deals":
            return (-self.index.deal_counts.get(article.id, 0), article.id)
        if key == "date":
            return (article.date or "9999", article.id)
        return (article.title.casefold() if key == "title" else article.id,)

    def _show_article(self, id: str) -> None:
        if self.shown == id:
            return
        self.shown = id
        article = self.dossier.article(id)
        self.reader.empty = t("empty.reader")
        self.reader.show(article, self.index.marks_of(id), byline(article))
        self.find_bar.close()
        self.card.set_page(article_card(self.explorer, article))
        self._list_facts(article)
        self._entitle()

    def _list_facts(self, article: Article) -> None:
        self.facts.rows = ()
        self.facts.set_rows(fact_rows(self.explorer, article))
        self.facts.move_to(0)
        noted = self.index.noted.get(article.id, [])
        self.facts_pane.entitle(t("label.in_article"), " · ".join(noted))

    def _entitle(self) -> None:
        if self.shown is None:
            return
        article = self.dossier.article(self.shown)
        self.reader_pane.entitle(f"{article.id} {sign(self.app, 'sep')} {article.title}", self.reader.where())

    # -- places

    def show(self, place: Place) -> None:
        """Show an article, at its beginning, where it was left, or at a span, lit."""
        if place.target is None:
            if self.shown is None and self.listing.current is not None:
                self._show_article(self.listing.current.id)
            self._restore(place)
            return
        try:
            self.dossier.article(place.target)
        except UnknownId:
            self.say(t("say.gone", id=place.target), "warn")
            return
        self._show_article(place.target)
        if not self.listing.select(place.target) and self.narrowed:
            self._unfilter()
            self.listing.select(place.target)
        self._restore(place)
        if place.span is not None:
            marks = place.extra.get("marks")
            self.reader.light([tuple(mark) for mark in marks] if marks else [place.span], jump=False)
            self.reader.unfold_at(place.span[0])
            self.reader._wanted = (place.span[0], 0.33)
            self.reader.call_after_refresh(self.reader._apply_wanted)
            self.focus_pane("article-text")

    def _restore(self, place: Place) -> None:
        if "position" in place.extra and place.span is None:
            self.reader.restore(int(place.extra["position"]))
        if place.extra.get("pane") in self.pane_order:
            self.focus_pane(place.extra["pane"])

    def place(self) -> Place:
        """Say which article is shown, and where in it."""
        self.catch_up()
        extra: dict[str, Any] = {"position": self.reader.position}
        if self.focused is not None and self.focused.id in self.pane_order:
            extra["pane"] = self.focused.id
        return Place(self.view_name, self.shown, None, None, extra)

    def selected(self) -> Selected | None:
        """The fact or name under the cursor, else the article."""
        self.catch_up()
        row = self.facts.current
        mark = self.reader.current if self.focused is self.reader else None
        if mark is not None:
            return Selected("claim" if mark.kind == "fact" else "entity", mark.ref, mark.ref)
        if self.focused is self.facts and isinstance(row, Claim):
            return Selected("claim", row.id, spoken.who(row.kind, row.parties) or row.kind)
        if self.focused is self.facts and row is not None:
            return Selected("entity", row[0].id, row[0].name)
        if self.shown is None:
            return None
        return Selected("article", self.shown, self.dossier.article(self.shown).title)

    # -- events

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Follow the list's cursor with the text, and the facts' cursor with the light."""
        if event.list is self.listing and self.listing.current is not None:
            self.follow(self._follow_list)
        elif event.list is self.facts and self.focused is self.facts:
            self.follow(lambda: self._light_row(self.facts.current, jump=True))

    def _follow_list(self) -> None:
        if self.listing.current is not None:
            self._show_article(self.listing.current.id)

    def _light_row(self, row: Any, jump: bool) -> None:
        if isinstance(row, Claim):
            self.reader.light([(e.start, e.end) for e in row.evidence if e.article == row.article], jump)
        elif row is not None and self.shown is not None:
            spans = [(m.start, m.end) for m in row[0].mentions if m.article == self.shown]
            self.reader.light(spans, jump)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on an article reads it; on a fact, goes to its sentence; on a name, to its page."""
        self.catch_up()
        if event.list is self.listing:
            self.focus_pane("article-text")
        elif isinstance(self.facts.current, Claim):
            self._go_to_claim(self.facts.current)
        elif self.facts.current is not None:
            self.explorer.go(Place("entities", self.facts.current[0].id))

    def _go_to_claim(self, claim: Claim) -> None:
        from tui.sentence import sentence_span

        article = self.dossier.article(claim.article)
        self.reader.light([sentence_span(article, claim)])
        self.focus_pane("article-text")

    def focus_moved(self) -> None:
        """An article whose text has had the focus counts as read."""
        if self.focused is self.reader and self.shown and self.shown not in self.explorer.state.seen:
            self.explorer.state.seen.add(self.shown)
            self.listing.redraw()

    def on_reader_scrolled(self, _event: Reader.Scrolled) -> None:
        """Say where in the article the window stands, and what the current mark is."""
        self._entitle()
        mark = self.reader.current
        if mark is not None and self.focused is self.reader:
            self.say(mark_in_words(self.explorer, mark))

    def focus_pane(self, id: str) -> None:
        """Give a pane the focus; where there is room for two, the list and the facts take turns."""
        self.catch_up()
        self.set_class(id == "article-facts", "-facts")
        target = self.query_one(f"#{id}")
        if target.focusable:
            target.focus(scroll_visible=False)
        else:
            self.call_after_refresh(target.focus, scroll_visible=False)

    # -- commands

    def action_mark(self) -> None:
        """Mark or unmark the article for comparison."""
        article = self.listing.current
        if article is None:
            return
        marked = self.explorer.marked
        marked.remove(article.id) if article.id in marked else marked.append(article.id)
        self._list()
        self.listing.action_step(1)
        if len(marked) >= 2:
            self.say(t("say.marked_two", n=len(marked)))

    def action_filter(self) -> None:
        """Filter the list, or find words in the article when the text has the focus."""
        if self.focused is self.reader:
            self.find_bar.open()
        else:
            super().action_filter()

    def on_line_bar_changed(self, event: LineBar.Changed) -> None:
        """Find words in the text while typing."""
        if event.bar is self.find_bar:
            found = self.reader.find(event.text)
            self.reader.light(found)
            if event.text.strip():
                self.say(t("count.found", n=len(found)), "" if found else "warn")

    def on_line_bar_accepted(self, event: LineBar.Accepted) -> None:
        """Leave the line for the text, what was found lit."""
        if event.bar is self.find_bar:
            self.focus_pane("article-text")

    def on_line_bar_stepped(self, event: LineBar.Stepped) -> None:
        """Arrow keys move among what was found."""
        if event.bar is self.find_bar and self.reader.lit:
            spans = list(self.reader.lit)
            self.reader.light(spans[event.by :] + spans[: event.by])

    def on_line_bar_left(self, event: LineBar.Left) -> None:
        """Escape gives up the search."""
        if event.bar is self.find_bar:
            self._give_up_finding()
            self.focus_pane("article-text")

    def _give_up_finding(self) -> None:
        self.find_bar.close()
        self.reader.light(())

    def step_out(self) -> bool:
        """Close the find line, then the filter; put out the light."""
        if self.find_bar.is_open:
            self._give_up_finding()
            return True
        return super().step_out()

    def action_outline(self) -> None:
        """Choose a section of the article to go to."""
        self.catch_up()
        from tui.screens.outline import choose_section

        if self.shown is not None:
            choose_section(self, self.dossier.article(self.shown), self.reader)

    def action_similar(self) -> None:
        """Choose an article like this one to compare it with."""
        self.catch_up()
        from tui.screens.choose_pair import choose_similar

        if self.shown is not None:
            choose_similar(self.explorer, self.shown)

    def action_add_claim(self) -> None:
        """Add a fact by hand, on the sentence at the top of the text."""
        self.catch_up()
        from tui.screens.work import ask_claim

        if self.shown is not None:
            ask_claim(self.explorer, self.dossier.article(self.shown), self.reader)
