"""Named queries: SQL that lies in a .sql file beside the module that turns its rows into objects.

A file is a run of queries, each `-- name: page_by_ids`, a line or more of description in comments, and one statement.
"""

from __future__ import annotations

import re
from pathlib import Path

from geoout.store.sqlite import lists

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def named(module: str) -> dict[str, str]:
    """The queries of the .sql file beside `module` (its `__file__`), name → statement."""
    return parse(Path(module).with_suffix(".sql").read_text("utf-8"))


def parse(text: str) -> dict[str, str]:
    """The queries of a .sql file's text; ValueError on a name used twice or a query without a description."""
    parts = _NAME.split(text)[1:]
    queries: dict[str, str] = {}
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        if name in queries:
            raise ValueError(f"query {name} is there twice")
        if not body.startswith("-- "):
            raise ValueError(f"query {name} has no description")
        lines = [line for line in body.splitlines() if not line.startswith("--")]
        queries[name] = lists("\n".join(lines).strip().rstrip(";"))
    return queries
