"""A mail program in a terminal of its own: started in tmux, sent keys, read from the screen, killed at the end.

Nothing waits for a time: `until` waits for what the screen or a folder shows, and says what it saw when nothing came.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

_PATIENCE = 60
_COLUMNS, _LINES = 160, 60
_PACKAGES = {"mbsync": "isync", "Xvfb": "xvfb"}


def need(*programs: str) -> None:
    """Skip the test, naming the programs that are not installed and how they are."""
    if absent := [program for program in programs if not shutil.which(program)]:
        packages = " ".join(_PACKAGES.get(program, program) for program in absent)
        verb = "is" if len(absent) == 1 else "are"
        pytest.skip(f"{' and '.join(absent)} {verb} not installed; apt-get install {packages}")


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a program of a test sees: its own home, UTF-8, nothing of the person who runs the tests."""
    return {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC", **more}


class Client:
    """One program on one screen. `running` makes it."""

    def __init__(self, tmux: Sequence[str], env: Mapping[str, str]) -> None:
        self._tmux, self._env = tmux, env

    def _run(self, *arguments: str) -> str:
        command = [*self._tmux, *arguments]
        done = subprocess.run(command, env=dict(self._env), capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, f"{shlex.join(command)}: {done.stderr}"
        return done.stdout

    def screen(self) -> str:
        """What it shows, line by line."""
        return self._run("capture-pane", "-p")

    def keys(self, *keys: str) -> None:
        """Press keys by tmux's names for them (`Enter`, `Escape`, `C-x`, `q`)."""
        self._run("send-keys", *keys)

    def text(self, text: str) -> None:
        """Type text as it stands."""
        self._run("send-keys", "-l", text)

    def until(self, shown: str | Callable[[str], bool], what: str = "") -> str:
        """The screen, as soon as it shows the text or the question about the screen is answered with yes."""
        holds = shown if callable(shown) else lambda screen: shown in screen
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if holds(screen := self.screen()):
                return screen
            time.sleep(0.02)
        pytest.fail(f"after {_PATIENCE} s still not {what or repr(shown)}; the screen:\n{self.screen()}")

    def ended(self) -> str:
        """Wait until the program has ended by itself, and answer its last screen."""
        return self.until(lambda _: self._run("display-message", "-p", "#{pane_dead}").strip() == "1", "ended")


@contextmanager
def running(command: Sequence[str | Path], home: Path, **more: str) -> Iterator[Client]:
    """The program in a terminal of 160 by 60 cells with `home` as its home and the variables of `more`."""
    need("tmux")
    sockets = Path(tempfile.mkdtemp(prefix="geoout-tmux-"))
    env = environment(home, TERM="xterm-256color", TMUX_TMPDIR=str(sockets), SHELL="/bin/sh", **more)
    tmux = ["tmux", "-u", "-L", "client", "-f", "/dev/null"]
    client = Client(tmux, env)
    size = ("-x", str(_COLUMNS), "-y", str(_LINES))
    try:
        start = ["new-session", "-d", *size, "-c", str(home), shlex.join(["exec", *map(str, command)])]
        client._run(
            "set-option", "-g", "remain-on-exit", "on", ";", "set-option", "-g", "escape-time", "0", ";", *start
        )
        yield client
    finally:
        subprocess.run([*tmux, "kill-server"], env=env, capture_output=True, check=False, timeout=60)
        shutil.rmtree(sockets, ignore_errors=True)
