"""The real program in a real pseudo-terminal, its screen kept by a terminal emulator (pyte)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import pyte
from wcwidth import wcwidth

# Escape as terminals with the kitty protocol send it: a bare ESC and the key after it can arrive as one key.
KEYS = {
    "enter": "\r", "escape": "\x1b[27u", "tab": "\t", "space": " ", "backspace": "\x7f", "down": "\x1b[B", "up": "\x1b[A",
    "home": "\x1b[H", "end": "\x1b[F", "ctrl+s": "\x13", "ctrl+o": "\x0f", "ctrl+p": "\x10", "ctrl+z": "\x1a",
    "f1": "\x1bOP", "f8": "\x1b[19~", "f9": "\x1b[20~", "ctrl+end": "\x1b[1;5F",
}  # fmt: skip


class Terminal:
    """geoout in a pty of `columns` × `rows`; waits are for what is on the screen, never for time to pass."""

    def __init__(
        self, *words: str, home: Path, columns: int = 140, rows: int = 40, environment: Mapping[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        variables = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
        folders = {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_STATE_HOME": str(home),
        }
        variables |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **folders, **(environment or {})}
        variables.pop("GEOOUT_WORKSPACE", None)
        self.pid, self._handle = pty.fork()
        if self.pid == 0:  # pragma: no cover
            os.chdir(home)
            os.execve(sys.executable, [sys.executable, "-m", "geoout", *words], variables)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.status: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._handle)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self._line(row).rstrip() for row in range(self.screen.lines))

    def _line(self, row: int) -> str:
        """One line; a blank for the half of a wide character whose other half was drawn over."""
        line, wide = "", False
        for column in range(self.screen.columns):
            data = self.screen.buffer[row][column].data
            line += data or ("" if wide else " ")
            wide = not wide and wcwidth(data[:1]) == 2
        return line

    def press(self, *keys: str) -> None:
        """Press keys by name, or a single character."""
        for key in keys:
            os.write(self._handle, KEYS.get(key, key).encode())

    def type(self, text: str) -> None:
        """Type text as a person does, a character at a time."""
        for character in text:
            os.write(self._handle, character.encode())

    def see(self, key: str, *, limit: float = 30.0) -> None:
        """Press a key and wait until the screen is another one, in words or in colours: the focus has moved."""
        before = self._picture()
        self.press(key)
        end = time.monotonic() + limit
        while self._picture() == before:
            if time.monotonic() > end or not self._read(0.2):
                raise AssertionError(f"{key} changed nothing:\n{self.text}")

    def _picture(self) -> list[object]:
        return [
            self.screen.buffer[row][column] for row in range(self.screen.lines) for column in range(self.screen.columns)
        ]

    def paste(self, text: str) -> None:
        """Paste as a terminal does that marks what is pasted (bracketed paste)."""
        os.write(self._handle, b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by the system."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self) -> None:
        """End the program as a crash would (SIGKILL)."""
        os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)

    def until(self, pattern: str, *, limit: float = 30.0) -> re.Match[str]:
        """Wait until `pattern` (a regular expression) is on the screen. Fails with the screen after `limit` seconds."""
        end = time.monotonic() + limit
        while True:
            found = re.search(pattern, self.text)
            if found:
                return found
            if time.monotonic() > end or not self._read(0.2):
                raise AssertionError(f"{pattern!r} did not appear:\n{self.text}")

    def until_gone(self, pattern: str, *, limit: float = 30.0) -> None:
        """Wait until `pattern` is not on the screen."""
        end = time.monotonic() + limit
        while re.search(pattern, self.text):
            if time.monotonic() > end or not self._read(0.2):
                raise AssertionError(f"{pattern!r} stays:\n{self.text}")

    def ended(self, *, limit: float = 30.0) -> int:
        """Wait for the program to end; its exit status."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self._read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        raise AssertionError(f"the program goes on:\n{self.text}")

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], wait)
        if not ready:
            return True
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:
            return False
        if b"\x1b[6n" in data:
            os.write(self._handle, b"\x1b[1;1R")
        self._stream.feed(_plain(data))
        return bool(data)


# What a terminal of 2026 understands and the emulator does not: private modes with a `$`, keyboard protocols.
_UNKNOWN = re.compile(
    rb"\x1b\[\?[0-9;]*\$p|\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


# The emulator has one screen: leaving the second one, as a program does at its end, leaves an empty first one.
_LEFT, _EMPTIED = b"\x1b[?1049l", b"\x1b[0m\x1b[2J\x1b[H"


def _plain(data: bytes) -> bytes:
    return _UNKNOWN.sub(b"", data.replace(_LEFT, _EMPTIED))
