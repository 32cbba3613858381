"""The table of figures in the README is the one that was last measured."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from bench import figures


def test_the_readme_shows_what_was_kept() -> None:
    text = figures.README.read_text(encoding="utf-8")
    shown = text.split(figures.BEGIN)[1].split(figures.END)[0].strip()
    assert shown == figures.table()


def test_every_figure_stands_beside_a_yardstick_or_an_aim() -> None:
    for bench, run in json.loads(figures.KEPT.read_text(encoding="utf-8")).items():
        assert run["date"]
        assert run["machine"]
        for row in run["figures"]:
            figure = figures.Figure(*row)
            assert figure.yardstick or figure.aim, f"{bench}: {figure.what}"


def test_a_bench_replaces_its_own_figures_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "KEPT", tmp_path / "figures.json")
    figures.keep("one", [figures.Figure("reading", "2 MB/s", "wc 50 MB/s", "≥ 1 MB/s")])
    figures.keep("two", [figures.Figure("opening", "3 ms", "python 9 ms")])
    figures.keep("one", [figures.Figure("reading", "4 MB/s", "wc 51 MB/s", "≥ 1 MB/s")])
    table = figures.table()
    assert "| reading | 4 MB/s | wc 51 MB/s | ≥ 1 MB/s |" in table
    assert "2 MB/s" not in table
    assert "| opening | 3 ms | python 9 ms |  |" in table


def test_what_goes_over_the_line_stands_beside_what_others_send() -> None:
    from bench.wire.run import Figure, for_readme

    found = [
        Figure("start", 4200, "start"),
        Figure("idle for five seconds", 0),
        Figure("a page down in a text", 1150, "page"),
        Figure("a page down, less", 1855),
        Figure("a page down, vim", None),
    ]
    assert for_readme(found) == [
        figures.Figure("start, 80×24", "4\u202f200 bytes", "", "≤ 10\u202f000"),
        figures.Figure("a page down in a text, 80×24", "1\u202f150 bytes", "less 1\u202f855", "≤ 3\u202f200"),
    ]


def test_what_is_measured_at_scale_stands_beside_its_yardstick() -> None:
    from bench.scale.run import for_readme

    values = {
        ("open, articles and deals", "s"): 0.3,
        ("yardstick: orjson load of the store", "s"): 0.2,
        ("ingest", "MB/s"): 1.25,
        ("ingest", "s"): 12.0,
        ("yardstick: rg", "s"): float("nan"),
        ("note", "ms"): 4.0,
    }
    rows = {figure.what: figure for figure in for_readme(values, 5000)}
    opened = rows["open, articles and deals, 5\u202f000 articles"]
    assert opened[1:] == ("0.300 s = 1.50 ×", "orjson load of the store 0.200 s", "≤ 1.5 ×")
    assert rows["ingest, 5\u202f000 articles"] == figures.Figure(
        "ingest, 5\u202f000 articles", "1.250 MB/s", "", "≥ 2 MB/s"
    )
    assert all(figure.yardstick or figure.aim for figure in rows.values())


def test_whatever_is_kept_of_scale_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from bench.scale import run

    monkeypatch.setattr(run, "_child", lambda *_: defaultdict(lambda: 1.0))
    monkeypatch.setattr(run, "_run", lambda *_: 1.0)
    (tmp_path / "store").touch()
    values = {(name, unit): value for name, unit, value in run._measure(tmp_path, tmp_path / "store", 10**6)}
    values |= {(run.KEYS_95, "ms"): 40.0, (run.KEYS_99, "ms"): 120.0}
    assert len(run.for_readme(values, 5000)) == len(run.KEPT)
    assert not [kept for kept in run.KEPT if kept.yardstick and kept.yardstick not in values]


def test_the_lookup_measures_what_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench.lookup import run

    kept: dict[str, list[figures.Figure]] = {}
    monkeypatch.setattr(figures, "keep", lambda bench, found: kept.update({bench: list(found)}))
    monkeypatch.setattr(run, "SIZES", "60")
    monkeypatch.setattr(run, "AIMS", {60: 5})
    assert run.main(["--sizes", "60", "--queries", "3", "--frames", "0"]) == 0
    assert capsys.readouterr().out
    (figure,) = kept["lookup"]
    assert figure.what == "a keystroke among 60 passages, 95 in 100"
    assert figure.ours.endswith(" ms")
    assert figure.aim == "≤ 5 ms"
