"""Compare: two articles aligned by what they say; both sides move together; facts in four classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from store.answers import Comparison
from store.model import Article, UnknownId
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import failure, told
from tui.commands import bindings
from tui.screens.base import Pane, Selected, View
from tui.screens.compare_facts import Fact, Named, fact_cells, fact_rows
from tui.screens.compare_pairs import Pairs, spans
from tui.sentence import sentence_span
from tui.spoken import share
from tui.trail import Place
from tui.widgets.chrome import InfoBar
from tui.widgets.line_list import LineList
from tui.widgets.paint import AGREEMENT_TONES, safe, sign
from tui.widgets.reader import Reader, Side
from tui.widgets.record_list import Column, RecordList

SMALL = 60_000
"""Characters of both articles that are compared at once; longer ones are compared in a thread."""


class Compare(View):
    """Two texts, side by side or stacked, and the facts below them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    view_name = "compare"
    pane_order = ("compare-left", "compare-right", "compare-facts")

    def __init__(self) -> None:
        super().__init__()
        self.ids: tuple[str, str] | None = None
        self.comparison: Comparison | None = None
        self.pairs = Pairs()
        self.at = -1
        self.folding = False
        self._following = False

    def body(self) -> Iterable[Widget]:
        """Make the two texts, the line of reasons and the facts."""
        self.left = Side(id="compare-left")
        self.right = Side(id="compare-right")
        self.left.empty = self.right.empty = t("empty.compare")
        self.reasons = InfoBar()
        self.facts = RecordList(
            [
                Column("", 1),
                Column("", 6, 10, align="right"),
                Column("", 6, 10, align="right"),
                Column("", 16, flex=1),
            ],
            lambda row: fact_cells(self.explorer, row),
            lambda fact: fact.key,
            header=False,
            id="compare-facts",
            empty=t("empty.pairs"),
        )
        with Container(id="texts"):
            with Pane(id="left-pane", classes="pane") as self.left_pane:
                yield self.left
            with Pane(id="right-pane", classes="pane") as self.right_pane:
                yield self.right
        yield self.reasons
        with Pane(id="compare-facts-pane", classes="pane") as self.facts_pane:
            yield self.facts

    # -- what is compared

    def load(self) -> None:
        """Compare again: the dossier changed."""
        self.set_class(self.size.height < 30, "-facts-off")
        if self.ids is not None:
            ids, self.ids = self.ids, None
            self._compare(*ids)

    def show(self, place: Place) -> None:
        """Set two articles side by side."""
        a, b = place.target, place.other
        if a is None and self.ids is None:
            a, b = self._suggest()
        if a is not None and b is not None:
            self._compare(a, b, place)
        elif self.ids is None:
            self.left_pane.entitle(t("view.compare"))
            self.right_pane.entitle("")
        if place.extra.get("pane") in self.pane_order:
            self.focus_pane(place.extra["pane"])

    def _suggest(self) -> tuple[str | None, str | None]:
        """The first two articles that are most alike: better than an empty view."""
        articles = self.dossier.articles
        if len(articles) < 2:
            return None, None
        best = self.dossier.similar(articles[0].id, 1)
        return articles[0].id, best[0][0] if best else articles[1].id

    def _compare(self, a: str, b: str, place: Place | None = None) -> None:
        if self.ids == (a, b):
            self._settle(place)
            return
        try:
            left, right = self.dossier.article(a), self.dossier.article(b)
        except UnknownId as error:
            self.say(failure(error), "warn")
            return
        self.ids = (a, b)
        self.comparison = None
        self._show_texts(left, right)
        if len(left.text) + len(right.text) <= SMALL:
            self._compared((a, b), self.dossier.compare(a, b), place)
        else:
            self.reasons.set([(f" {t('state.counting')}", "dim")])
            self.work_out("compare", partial(self.dossier.compare, a, b), partial(self._late, (a, b)))

    def _late(self, ids: tuple[str, str], comparison: Comparison) -> None:
        """Take a comparison that was made in a thread, if it is still wanted."""
        if ids == self.ids:
            self._compared(ids, comparison, None)

    def _show_texts(self, left: Article, right: Article) -> None:
        for reader, article in ((self.left, left), (self.right, right)):
            reader.keep = None
            reader.margin_sign = None
            reader.show(article, self.index.marks_of(article.id))

    def _compared(self, ids: tuple[str, str], comparison: Comparison, place: Place | None) -> None:
        self.comparison = comparison
        differing = [self.dossier.claim(id) for fact in comparison.differ for id in fact.a]
        self.pairs = Pairs(comparison.pairs, differing)
        self.at = -1
        self._entitle(ids)
        self._list_facts()
        self.left.margin_sign = lambda start, end: self._margin(start, end, 0)
        self.right.margin_sign = lambda start, end: self._margin(start, end, 1)
        self._fold()
        self._settle(place)

    def _settle(self, place: Place | None) -> None:
        """Go where the place says: a pair, or the fact of a deal; else to the first pair."""
        extra = place.extra if place is not None else {}
        if extra.get("deal"):
            for row in self.facts.rows:
                if isinstance(row, Fact) and any(claim.deal == extra["deal"] for claim in (*row.a, *row.b)):
                    self.facts.select(row.key)
                    self._light_fact(row)
                    return
        wanted = int(extra.get("pair", max(self.at, 0)))
        self._go_to_pair(min(wanted, len(self.pairs) - 1))

    def _entitle(self, ids: tuple[str, str]) -> None:
        if self.comparison is None:
            return
        dot = sign(self.app, "sep")
        coverages = (self.comparison.coverage_a, self.comparison.coverage_b)
        for pane, here, other, covered in zip(
            (self.left_pane, self.right_pane), ids, ids[::-1], coverages, strict=True
        ):
            title = self.dossier.article(here).title
            pane.entitle(f"{here} {dot} {title}", t("label.covered", share=share(covered), id=other))

    # -- facts

    def _list_facts(self) -> None:
        if self.comparison is None or self.ids is None:
            return
        self.facts.rows = ()
        self.facts.set_rows(fact_rows(self.explorer, self.ids, self.comparison))
        self.facts.move_to(0)
        self.facts_pane.entitle(t("label.facts"))

    def _light_fact(self, row: Fact) -> None:
        """Bring the sentences of a fact into view on both sides."""
        for reader, claims in ((self.left, row.a), (self.right, row.b)):
            reader.light([sentence_span(self.dossier.article(claim.article), claim) for claim in claims])
        self._mark_differences((), ())
        if row.why:
            self._mark_differences(self.left.lit, self.right.lit)
            self.say(told(row.why), "bad")

    def _light_name(self, row: Named) -> None:
        """Light all mentions of a name on both sides."""
        for reader in (self.left, self.right):
            article = reader.article.id if reader.article is not None else ""
            reader.light([(m.start, m.end) for m in row.entity.mentions if m.article == article])

    def _mark_differences(self, a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> None:
        """Mark the words that stand only on one side of two lit passages."""
        self.left.differing = self.right.differing = ()
        if a and b and self.left.article is not None and self.right.article is not None:
            (a_low, a_high), (b_low, b_high) = (a[0][0], a[-1][1]), (b[0][0], b[-1][1])
            change = self.dossier.differing_words(
                self.left.article.text[a_low:a_high], self.right.article.text[b_low:b_high]
            )
            self.left.differing = [(low + a_low, high + a_low) for low, high in change.a]
            self.right.differing = [(low + b_low, high + b_low) for low, high in change.b]
        self.left.repaint()
        self.right.repaint()

    # -- pairs

    def _margin(self, start: int, end: int, side: int) -> tuple[str, str]:
        """The sign beside a line: its pair is the current one, has a partner, or tells another figure."""
        number = self.pairs.at(side, start, end)
        if number is None:
            return " ", ""
        if number == self.at:
            return sign(self.app, "tick"), "key"
        mark = "disputed" if self.pairs.differs(number) else "agreed"
        return sign(self.app, mark), AGREEMENT_TONES[mark]

    def _go_to_pair(self, number: int) -> None:
        if not 0 <= number < len(self.pairs):
            self.at = -1
            words = t("empty.pairs") if self.comparison is not None and not self.pairs else ""
            self.reasons.set([(f" {words}", "quiet")])
            return
        self.at = number
        pair = self.pairs[number]
        self._following = True
        for side, reader in enumerate((self.left, self.right)):
            reader.light([(span.start, span.end) for span in spans(pair, side)])
            reader.repaint()
        near = self.comparison is not None and self.comparison.near_copy
        if near or self.pairs.differs(number):
            self._mark_differences(self.left.lit, self.right.lit)
        else:
            self._mark_differences((), ())
        reasons = "; ".join(map(told, pair.reasons))
        where = t("say.pair", n=number + 1, total=len(self.pairs), reasons=safe(reasons))
        copies = f"  ({t('label.near_copy')})" if self.comparison and self.comparison.near_copy else ""
        self.reasons.set([(f" {where}", "accent"), (copies, "warn")])
        self.call_after_refresh(self._stop_following)

    def _stop_following(self) -> None:
        self._following = False

    def on_reader_scrolled(self, event: Reader.Scrolled) -> None:
        """Bring the partner of what is on one side into view on the other, moving as little as can be."""
        if self._following or event.reader is not self.focused or not self.pairs:
            return
        side = 0 if event.reader is self.left else 1
        nearest = self.pairs.next_to(side, event.reader.position)
        partner = spans(nearest, 1 - side) if nearest is not None else ()
        if partner:
            (self.left if side else self.right).go_to(partner[0].start)

    # -- events and places

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Light the fact or the name under the cursor on both sides."""
        row = self.facts.current
        if event.list is not self.facts or self.focused is not self.facts:
            return
        if isinstance(row, Fact):
            self._light_fact(row)
        elif isinstance(row, Named):
            self._light_name(row)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a fact opens its deal; on a name, its page."""
        row = self.facts.current
        if event.list is self.facts and isinstance(row, Fact):
            self.open_claim(row.first)
        elif event.list is self.facts and isinstance(row, Named):
            self.explorer.go(Place("entities", row.entity.id))

    def place(self) -> Place:
        """Say which articles are compared, and which pair is current."""
        a, b = self.ids or (None, None)
        extra: dict[str, Any] = {"pair": self.at}
        if self.focused is not None and self.focused.id in self.pane_order:
            extra["pane"] = self.focused.id
        return Place(self.view_name, a, b, extra=extra)

    def selected(self) -> Selected | None:
        """The fact under the cursor, else the article with the focus."""
        row = self.facts.current
        if self.focused is self.facts and isinstance(row, Fact):
            return Selected("claim", row.first.id, spoken.who(row.first.kind, row.first.parties))
        if self.focused is self.facts and isinstance(row, Named):
            return Selected("entity", row.entity.id, row.entity.name)
        if self.ids is None:
            return None
        chosen = self.ids[1 if self.focused is self.right else 0]
        return Selected("article", chosen, self.dossier.article(chosen).title)

    def panes(self) -> list[str]:
        """List the panes on screen."""
        return [id for id in super().panes() if id != "compare-facts" or not self.has_class("-facts-off")]

    # -- commands

    def action_pair(self, by: int) -> None:
        """Go to the next or previous pair."""
        if not self.pairs:
            self.say(t("say.no_pair"))
            return
        self._go_to_pair((self.at + by) % len(self.pairs))

    def action_difference(self) -> None:
        """Go to the next fact told with different figures."""
        rows = [row for row in self.facts.rows if isinstance(row, Fact) and row.group == "differ"]
        if not rows:
            self.say(t("say.no_difference"))
            return
        here = next((n for n, row in enumerate(rows) if row is self.facts.current), -1)
        chosen = rows[(here + 1) % len(rows)] if self.facts.current in rows else rows[0]
        self.facts.select(chosen.key)
        self._light_fact(chosen)

    def action_swap(self) -> None:
        """Swap the sides, keeping the current pair."""
        if self.ids is not None:
            a, b = self.ids
            self._compare(b, a, Place(self.view_name))

    def action_fold(self) -> None:
        """Fold the paragraphs without a partner, or show them again."""
        self.folding = not self.folding
        self._fold()
        self._go_to_pair(self.at)

    def _fold(self) -> None:
        for side, reader in enumerate((self.left, self.right)):
            reader.keep_only(self.pairs.keeper(side) if self.folding else None)

    def action_facts(self) -> None:
        """Show or hide the facts."""
        self.toggle_class("-facts-off")
        if self.has_class("-facts-off") and self.focused is self.facts:
            self.focus_pane("compare-left")

    def action_choose(self) -> None:
        """Choose other articles."""
        from tui.screens.choose_pair import choose_any

        choose_any(self.explorer)
