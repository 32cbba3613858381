"""The locked-down mode behind a real OpenSSH server on loopback: readers read, and nothing else."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.conftest import ROOT, SEEDS, Run

SSHD = shutil.which("sshd") or ("/usr/sbin/sshd" if Path("/usr/sbin/sshd").exists() else None)

pytestmark = [
    pytest.mark.skipif(SSHD is None or shutil.which("ssh") is None, reason="OpenSSH server is not installed"),
]


def locked(store: Path) -> str:
    """The forced command that the README gives, for this program and store."""
    readme = (ROOT / "README.md").read_text("utf-8")
    line = next(line for line in readme.splitlines() if line.strip().startswith("ForceCommand "))
    here = f"env PYTHONPATH={ROOT} {sys.executable} -m tui --lang en"
    forced = line.strip().removeprefix("ForceCommand ")
    assert forced.count("/usr/local/bin/dossier") == forced.count("/srv/dossier.json") == 1
    return forced.replace("/usr/local/bin/dossier", here).replace("/srv/dossier.json", str(store))


class Server:
    """An sshd of our own for this user, with one forced command."""

    def __init__(self, folder: Path, forced: str) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
        (folder / "authorized").write_bytes((folder / "user.pub").read_bytes())
        (folder / "conf").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
            f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\nPermitRootLogin yes\n"
            f"PasswordAuthentication no\nDisableForwarding yes\nPermitUserRC no\nForceCommand {forced}\n"
        )
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        assert SSHD
        self._process = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", folder / "conf"], stderr=(folder / "log").open("wb")
        )
        self._wait()

    def _wait(self) -> None:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.1)
        pytest.skip("sshd cannot run here: " + (self._folder / "log").read_text(errors="replace")[-200:])

    def command(self, *wanted: str, terminal: bool = False) -> list[str]:
        """The ssh command that connects to it."""
        quiet = [
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
        ]
        key = ["-i", str(self._folder / "user"), "-o", "IdentitiesOnly=yes", "-F", "/dev/null"]
        return [
            "ssh",
            *quiet,
            *key,
            *(["-tt"] if terminal else []),
            "-p",
            str(self.port),
            "127.0.0.1",
            *wanted,
        ]

    def close(self) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture
def store(tmp_path: Path, dossier: Run) -> Path:
    path = tmp_path / "shared" / "store.json"
    path.parent.mkdir()
    assert dossier("ingest", SEEDS, "--db", path).returncode == 0
    return path


@pytest.fixture
def server(tmp_path: Path, store: Path) -> Iterator[Server]:
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    running = Server(folder, locked(store))
    yield running
    running.close()


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def connected(server: Server) -> pexpect.spawn:
    command = server.command(terminal=True)
    child = pexpect.spawn(
        command[0],
        command[1:],
        dimensions=(30, 100),
        env={**os.environ, "TERM": "xterm-256color"},
        encoding="utf-8",
        codec_errors="replace",
        timeout=30,
    )
    child.expect("Articles")
    return child


def test_a_reader_explores_and_changes_nothing(server: Server, store: Path) -> None:
    before = contents(store.parent)
    child = connected(server)
    # Every key that would write, or leave for another program: note, tag, decide, save, suspend, palette.
    for keys in (
        "n",
        "note\r",
        "\x1b",
        "t",
        "tag\r",
        "\x1b",
        "w",
        "out.csv\r",
        "\x1b",
        "dH",
        "y",
        "\x1b",
        "u",
        "\x1a",
        "\x10",
        "screenshot\r",
        "\x1b",
    ):
        child.send(keys)
        time.sleep(0.2)
    child.send("d")
    child.expect("97.4")
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert contents(store.parent) == before


@pytest.mark.parametrize(
    "term",
    [
        "xterm touch {owned}",
        "-S touch {owned}",
        "xterm; touch {owned}",
        "$(touch {owned})",
        "`touch {owned}`",
        '" touch {owned} "',
        "xterm DOSSIER_READ_ONLY=0 PAGER=touch",
        "xterm\ntouch {owned}",
    ],
)
def test_the_name_of_the_terminal_runs_nothing(server: Server, tmp_path: Path, term: str) -> None:
    """The client chooses that name, and the forced command hands it on."""
    owned = tmp_path / "owned"
    command = server.command(terminal=True)
    child = pexpect.spawn(
        command[0],
        command[1:],
        dimensions=(30, 100),
        env={**os.environ, "TERM": term.format(owned=owned)},
        encoding="utf-8",
        codec_errors="replace",
        timeout=30,
    )
    assert child.expect(["Articles", "dossier: ", pexpect.EOF]) == 0
    child.send("n")
    child.expect("read-only")
    child.close(force=True)
    assert not owned.exists()


def test_the_client_cannot_choose_another_command(server: Server) -> None:
    done = subprocess.run(
        server.command("sh", "-c", "echo escaped"), capture_output=True, timeout=30, stdin=subprocess.DEVNULL
    )
    assert b"escaped" not in done.stdout
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr


def test_a_line_that_drops_leaves_no_process_behind(server: Server, store: Path) -> None:
    child = connected(server)
    child.kill(9)
    child.close(force=True)
    end = time.monotonic() + 15
    while time.monotonic() < end:
        listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        if not [
            line
            for line in listing.splitlines()
            if str(store) in line and "-m tui" in line and "ps" not in line
        ]:
            return
        time.sleep(0.3)
    pytest.fail("the explorer outlived its line")
