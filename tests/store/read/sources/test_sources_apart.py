"""The process apart: it may do nothing but read, and whatever becomes of it, the next source is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from made_sources import LEAD, mail, page

from store.model import Article, Refused
from store.read import DEFAULT, article_from_bytes
from store.read.sources import apart, formats
from store.read.sources.formats import FORMATS, HTML, MAIL, PDF, format_of, format_of_name
from tests.conftest import ROOT

NEWS = bytes(mail(plain=f"{LEAD}\n"))


def in_process(code: str) -> str:
    """What a fresh process that serves prints before it is bound, and on standard error."""
    script = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom store.read.sources import serving\n{code}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "forbidden",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "open('/tmp/never-written', 'w')",
        "import os; os.open('/tmp/never-written', os.O_WRONLY | os.O_CREAT)",
    ],
)
def test_nothing_is_fetched_started_or_written(forbidden: str) -> None:
    assert "PermissionError: a source may not cause" in in_process(
        f"sys.addaudithook(serving._forbid)\n{forbidden}\nprint('done')"
    )


def test_reading_is_allowed() -> None:
    done = in_process(
        "sys.addaudithook(serving._forbid)\nopen(serving.__file__).read()\nimport email\nprint('done')"
    )
    assert done == "done\n"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_process_that_died_between_two_sources_is_replaced(number: int) -> None:
    assert isinstance(article_from_bytes(NEWS, "a.eml"), Article)
    process = apart._server[0].process
    os.kill(process.pid, number)
    process.wait()
    assert isinstance(article_from_bytes(NEWS, "a.eml"), Article)
    assert apart._server[0].process.pid != process.pid


def test_a_process_that_ended_for_want_of_work_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    apart._drop()
    monkeypatch.setattr(apart, "_START", apart._START.replace("serve()", "0"))
    process = apart._running(fresh=False).process
    process.wait()
    monkeypatch.undo()
    apart._server[0].process.returncode = None  # as if it had ended while it was being asked
    assert isinstance(article_from_bytes(NEWS, "a.eml"), Article)


def test_nothing_is_run_that_lies_in_the_folder_one_works_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json.py", "email.py", "sitecustomize.py", "lxml.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write('x')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    apart._drop()
    assert isinstance(article_from_bytes(NEWS, "a.eml"), Article)
    assert isinstance(article_from_bytes(page().encode(), "a.html"), Article)
    assert not (tmp_path / "ran").exists()


def test_an_interruption_leaves_no_answer_for_the_next_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(apart, "_take", interrupted)
        with pytest.raises(KeyboardInterrupt):
            article_from_bytes(bytes(mail(subject="Autre", plain="Autre chose.\n")), "a.eml")
    found = article_from_bytes(NEWS, "a.eml")
    assert isinstance(found, Article)
    assert LEAD in found.text


def test_one_process_serves_all_sources() -> None:
    article_from_bytes(NEWS, "a.eml")
    first = apart._server[0].process.pid
    article_from_bytes(page().encode(), "a.html")
    assert apart._server[0].process.pid == first


@pytest.mark.parametrize(("name", "extra"), [("a.html", "html"), ("a.mhtml", "html"), ("a.pdf", "pdf")])
def test_without_its_extra_a_source_is_refused_with_the_cure(
    name: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found = article_from_bytes(page().encode(), name)
    assert isinstance(found, Refused)
    assert found.why.endswith(f"which needs the extra `{extra}`: pip install 'dossier[{extra}]'")
    assert isinstance(article_from_bytes(NEWS, "a.eml"), Article)
    assert isinstance(article_from_bytes(LEAD.encode(), "a.txt"), Article)


def test_every_extra_that_a_format_names_is_one_of_the_package() -> None:
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    for kind in FORMATS:
        if kind.extra is not None:
            assert any(str(kind.needs) in needed for needed in extras[kind.extra])
            assert kind.extra in str(extras["all"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.TXT", "plain"),
        ("a.md", "plain"),
        ("Les Échos 2025.03.31-M. Musk", "plain"),
        ("a.HTM", "html"),
        ("a.b.pdf", "pdf"),
        ("press.tar.gz", "tar"),
        ("press.TGZ", "tar"),
        ("a.zip", "zip"),
        ("a.mbox", "mbox"),
        ("a.jpg", None),
        ("a.gz", None),
    ],
)
def test_the_name_says_the_format(name: str, kind: str | None) -> None:
    found = format_of_name(name)
    assert (found.name if found else None) == kind


def test_the_content_says_the_format_where_it_shows() -> None:
    assert format_of("a.txt", b"%PDF-1.4 ...") == PDF
    assert format_of("a", b"\xef\xbb\xbf\n<!DOCTYPE HTML>") == HTML
    assert format_of("a.md", b"<?xml version='1.0'?>\n<html xmlns=''>") == HTML
    assert format_of("a.txt", "\ufeff<html>".encode("utf-16")) == HTML
    assert format_of("a.eml", b"<html>") == MAIL


def test_reading_plain_text_starts_and_loads_nothing_more() -> None:
    code = (
        "from store.read import article_from_bytes\n"
        "article_from_bytes(b'Un titre\\n\\nUn texte sur OpenAI.\\n', 'a.txt')\n"
        "print(*sorted({n.split('.')[0] for n in sys.modules} & set('lxml trafilatura pypdfium2 email "
        "subprocess zipfile tarfile xml'.split())))"
    )
    assert in_process(code) == "\n"
    assert formats.__name__ in sys.modules
    assert DEFAULT.seconds >= 1
