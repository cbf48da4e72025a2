"""A program in a real pseudo-terminal: how long until it shows, how long from a key to the end of its frame.

A Textual frame ends with `ESC [ ? 2026 l` (synchronised output); the terminal answers the query for that mode, so that
frames are marked. Textual's own pilot cannot measure this: pressing a key through it has a floor of about 60 ms.
"""

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
from collections.abc import Callable, Mapping, Sequence

FRAME_END = b"\x1b[?2026l"
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
}
KEYS = {"down": b"\x1b[B", "up": b"\x1b[A", "pagedown": b"\x1b[6~", "escape": b"\x1b", "enter": b"\r", "tab": b"\t"}


class Terminal:
    """Runs `command` in a pty of `columns` × `rows`. Times are seconds of a monotonic clock."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 200,
        rows: int = 50,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        for name in ("COLUMNS", "LINES", "NO_COLOR", "GEOOUT_WORKSPACE"):
            variables.pop(name, None)
        self.started = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # pragma: no cover
            os.execvpe(command[0], list(command), variables)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(self.handle, False)

    def read(self, wait: float) -> bytes | None:
        """What came within `wait` seconds; empty when nothing did, None when the program has ended."""
        ready, _, _ = select.select([self.handle], [], [], wait)
        if not ready:
            return b""
        try:
            data = os.read(self.handle, 1 << 20)
        except OSError:
            return None
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(self.handle, answer)
        return data or None

    def until(self, pattern: bytes, limit: float = 120.0, feed: Callable[[bytes], object] | None = None) -> float:
        """Seconds from the start until `pattern` (a regular expression) has been shown. Raises TimeoutError.

        `feed` is given all that was read, for a screen that is kept beside.
        """
        seen = b""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            data = self.read(0.5)
            if data is None:
                break
            seen += data
            if feed is not None:
                feed(plain(data))
            if re.search(pattern, seen):
                return time.perf_counter() - self.started
        raise TimeoutError(f"{pattern!r} was not shown; last: {seen[-400:]!r}")

    def settle(self, quiet: float = 0.3, limit: float = 60.0) -> None:
        """Read until nothing has come for `quiet` seconds."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.read(quiet):
            pass

    def key(self, key: bytes, *, quiet: float = 0.06, limit: float = 20.0) -> tuple[float, float]:
        """Milliseconds from writing `key` to the end of the first frame, and to the last byte."""
        self.settle(0.02, 1.0)
        start = time.perf_counter()
        os.write(self.handle, key)
        first = last = 0.0
        data = self.read(limit)
        while data:
            last = time.perf_counter() - start
            if not first and FRAME_END in data:
                first = last
            data = self.read(quiet)
        return (first or last) * 1000, last * 1000

    def frames(self, key: bytes | None, *, quiet: float) -> list[tuple[float, bytes]]:
        """Write `key` and read until nothing comes for `quiet` seconds: milliseconds from the key, and what came."""
        start = time.perf_counter()
        if key is not None:
            os.write(self.handle, key)
        found: list[tuple[float, bytes]] = []
        data = self.read(quiet)
        while data:
            found.append(((time.perf_counter() - start) * 1000, plain(data)))
            data = self.read(quiet)
        return found

    def memory(self) -> int:
        """Resident memory in MiB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:  # noqa: PTH123
            found = re.search(r"VmRSS:\s+(\d+)", status.read())
        return int(found[1]) // 1024 if found else 0

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


# What a terminal of today understands and an emulator for tests does not.
_UNKNOWN = re.compile(
    rb"\x1b\[\?[0-9;]*\$p|\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


def plain(data: bytes) -> bytes:
    """`data` without private modes and keyboard protocols."""
    return _UNKNOWN.sub(b"", data)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def python(module: str, *words: str) -> list[str]:
    """The command that runs a module with this interpreter."""
    return [sys.executable, "-m", module, *words]
