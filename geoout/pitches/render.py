"""Rendering: a template and its fields become a subject and a body, in a process that can be killed."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from geoout.errors import GeooutError, Place, TemplateError
from geoout.pitches.draft import FieldSpan, Part
from geoout.pitches.fields import Fields
from geoout.pitches.wire import pack

if TYPE_CHECKING:
    from geoout.pitches.templates import Template

SECONDS = 2.0
"""How long one draft may take; a usual one takes a millisecond or two."""

_START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A mail's text, where its fields lie in it, and which fields were missing (each stands there as ⟦name⟧)."""

    subject: str
    body: str
    spans: tuple[FieldSpan, ...]
    missing: tuple[str, ...]


class Renderer:
    """Renders templates in one child process, started at the first draft and reused; safe between threads.

    Use it as a context manager. `folders` are the template folders, a workspace's own over the shipped ones.
    """

    def __init__(self, workspace_templates: Path | None = None, *, folders: Sequence[Path] | None = None) -> None:
        if folders is None:
            from geoout.pitches.templates import template_folders

            folders = template_folders(workspace_templates)
        self.folders = tuple(folders)
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self._loaded: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process; a later `render` starts another."""
        with self._lock:
            self._kill()

    def render(self, template: Template, fields: Fields, variant: int = 0) -> Rendered:
        """The template's text with these fields; `variant` chooses among its subjects and openings.

        Raises TemplateError: it ran longer than two seconds, grew too long, or needed too much memory.
        """
        subjects, openings = template.subjects, template.openings
        request: dict[str, Any] = {
            "key": template.chain_hash,
            "subject": subjects[variant % len(subjects)],
            "opening": openings[variant % len(openings)] if openings else "",
            "fields": pack(fields),
        }
        with self._lock:
            self._start()
            if template.chain_hash not in self._loaded:
                request["files"] = [[file.name, file.body] for file in template.files]
            answer = self._ask(request, template)
            if "error" not in answer:
                self._loaded.add(template.chain_hash)
        if "error" in answer:
            place = Place(answer.get("file") or template.files[0].name, answer.get("line"))
            raise TemplateError(answer["error"], place, answer.get("hint"))
        spans = [
            *(FieldSpan(name, Part.SUBJECT, start, end) for name, start, end in answer["subject_spans"]),
            *(FieldSpan(name, Part.BODY, start, end) for name, start, end in answer["body_spans"]),
        ]
        return Rendered(answer["subject"], answer["body"], tuple(spans), tuple(answer["missing"]))

    def _start(self) -> None:
        if self._child is not None and self._child.poll() is None:
            return
        self._kill()
        # -P: a workspace that happens to hold a jinja2.py must not be imported from. An own session: ctrl+c is ours.
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "geoout.pitches.render_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
        )
        if self._read(_START_SECONDS) is None:
            self._kill()
            raise GeooutError("the program that renders templates does not start", hint="run `geoout doctor`")

    def _ask(self, request: dict[str, Any], template: Template) -> dict[str, Any]:
        child = self._child
        assert child is not None and child.stdin is not None
        message = memoryview(json.dumps(request).encode("ascii") + b"\n")
        try:
            while message:
                message = message[child.stdin.write(message) or 0 :]
            answer = self._read(SECONDS)
        except OSError:
            answer = b""
        if answer:
            return dict(json.loads(answer))
        self._kill()
        if answer is None:
            return {"error": f"this template ran longer than {SECONDS:g} seconds", "hint": "take out its nested loops"}
        return {"error": "rendering this template stopped unexpectedly, perhaps for want of memory"}

    def _read(self, seconds: float) -> bytes | None:
        """One line of the child's answer, b"" when it ended, None when the time is up."""
        assert self._child is not None and self._child.stdout is not None
        handle = self._child.stdout.fileno()
        deadline = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(handle, selectors.EVENT_READ)
            while b"\n" not in self._rest:
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    return None
                chunk = os.read(handle, 1 << 16)
                if not chunk:
                    return b""
                self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def _kill(self) -> None:
        child, self._child = self._child, None
        self._rest = b""
        self._loaded.clear()
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
