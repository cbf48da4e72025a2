"""The process that renders: one JSON request per line in, one JSON answer per line out.

Run as `python -m geoout.pitches.render_process`. Whoever asks kills it when it takes too long; it caps its own memory.
"""

from __future__ import annotations

import json
import sys
from typing import Any

MOST_MEMORY = 768 << 20
"""Bytes of address space, where the operating system lets a process limit itself."""


def main() -> int:
    """Answer requests until the input ends."""
    import babel.dates
    import babel.lists
    import babel.numbers  # noqa: F401  loaded before the clock of the first draft runs

    from geoout.pitches.sandbox import Sandbox

    _cap_memory()
    sandbox = Sandbox()
    _say({"ready": True})
    for line in sys.stdin.buffer:
        _say(answer(sandbox, json.loads(line)))
    return 0


def answer(sandbox: Any, request: dict[str, Any]) -> dict[str, Any]:
    """The rendered text, or the error in words."""
    from geoout.errors import TemplateError
    from geoout.pitches.wire import unpack

    try:
        if "files" in request:
            sandbox.load(request["key"], request["files"])
        subject, body, subject_spans, body_spans, missing = sandbox.render(
            request["key"], request["subject"], request["opening"], unpack(request["fields"])
        )
    except TemplateError as error:
        place = error.where
        return {
            "error": error.what,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "hint": error.hint,
        }
    except MemoryError:
        return {"error": "this template needs too much memory"}
    except (RecursionError, SyntaxError):  # Python compiles twenty nested loops and no more
        return {"error": "this template is nested too deeply", "hint": "write it flatter"}
    except Exception as error:  # whatever a template does, the next draft is rendered
        return {"error": f"this template cannot be rendered ({str(error) or type(error).__name__})"}
    return {
        "subject": subject,
        "body": body,
        "subject_spans": subject_spans,
        "body_spans": body_spans,
        "missing": missing,
    }


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _cap_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    raise SystemExit(main())
