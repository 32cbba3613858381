"""Rows of several lines: long titles go on below, the cursor counts rows, a long list keeps them short."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.widgets.record_list import Column, RecordList

TITLES = ("A short one", "A headline that goes on and on until it has three lines", "Another short one")


class Listing(App[None]):
    def __init__(self, rows: list[tuple[str, str]]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        columns = [
            Column("id", 3),
            Column("title", 10, flex=1, flows=True),
            Column("deals", 5, align="right"),
        ]
        yield RecordList(columns, lambda row: (*row, "7"), lambda row: row[0], gap=1, steady=True)

    def on_mount(self) -> None:
        self.listing.set_rows(self.rows)

    @property
    def listing(self) -> RecordList:
        return self.query_one(RecordList)

    def shown(self) -> list[str]:
        listing = self.listing
        strips = [listing.render_line(y) for y in range(listing.size.height)]
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def test_a_title_goes_on_below_and_under_the_figures_at_its_right() -> None:
    async with Listing([(f"{n:03}", title) for n, title in enumerate(TITLES)]).run_test(
        size=(30, 12)
    ) as pilot:
        await pilot.pause()
        app = pilot.app
        assert isinstance(app, Listing)
        assert app.shown()[1:10] == [
            " 000 A short one            7",
            "",
            "",
            " 001 A headline that        7",
            "     goes on and on until it",
            "     has three lines",
            " 002 Another short one      7",
            "",
            "",
        ]
        await pilot.press("down")
        assert app.listing.current == ("001", TITLES[1])
        await pilot.click(RecordList, offset=(8, 9))
        assert app.listing.current == ("002", TITLES[2])


async def test_many_rows_have_two_lines_and_the_cursor_stays_in_sight() -> None:
    rows = [(f"{n:03}", TITLES[1]) for n in range(60)]
    async with Listing(rows).run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        app = pilot.app
        assert isinstance(app, Listing)
        assert app.shown()[1:3] == [" 000 A headline that        7", "     goes on and on until it…"]
        for key in (*["down"] * 7, "pagedown", "end", "up", "home", "pagedown"):
            await pilot.press(key)
            await pilot.pause()
            row = app.listing.current
            assert row is not None
            assert any(line.startswith(f" {row[0]} ") for line in app.shown()), (key, row)


async def test_rows_stay_one_line_where_the_window_is_wide_and_the_list_long() -> None:
    rows = [(f"{n:03}", TITLES[1]) for n in range(60)]
    async with Listing(rows).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app = pilot.app
        assert isinstance(app, Listing)
        assert [line[1:4] for line in app.shown()[1:4]] == ["000", "001", "002"]
