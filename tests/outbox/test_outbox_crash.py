"""A process killed at any step of a departure: nothing is lost, nothing is doubled, nothing is half there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geoout.outbox.eml import EmlFolder
from geoout.outbox.leave import Status, leave
from tests.outbox.file_ledger import FileLedger
from tests.outbox.letters import draft, terms

# Where the child kills itself: before or after each step that touches the world.
STEPS = [
    "before ledger.pending",
    "after ledger.pending",
    "before write",
    "before sync",
    "after sync",
    "before link",
    "after link",
    "after write",
    "before ledger.done",
    "after ledger.done",
]

CHILD = """
import os, signal, sys
from pathlib import Path
from geoout import files
from geoout.outbox.eml import EmlFolder
from geoout.outbox.leave import leave
from tests.outbox.file_ledger import FileLedger
from tests.outbox.letters import draft, terms

folder, step = Path(sys.argv[1]), sys.argv[2]

def dying(name, function, step):
    def call(*arguments, **named):
        if step == f"before {name}":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        if step == f"after {name}":
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return call

ledger = FileLedger(folder / "ledger.json")
drafts = [draft(1), draft(2)]
# The first draft leaves in peace, the second one meets its end.
leave(drafts[:1], EmlFolder(folder / "outbox"), ledger, terms())
ledger.pending = dying("ledger.pending", ledger.pending, step)
ledger.done = dying("ledger.done", ledger.done, step)
os.link = dying("link", os.link, step)
write, sync = files.write, os.fsync

def write_with_deadly_sync(*arguments, **named):
    os.fsync = dying("sync", sync, step)  # only for the mail: the ledger's file is synced too
    write(*arguments, **named)
    os.fsync = sync

files.write = dying("write", write_with_deadly_sync, step)
leave(drafts[1:], EmlFolder(folder / "outbox"), ledger, terms())
"""


@pytest.mark.parametrize("step", STEPS)
def test_killed_and_run_again(tmp_path: Path, step: str) -> None:
    root = Path(__file__).resolve().parents[2]
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), step], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert child.returncode == -signal.SIGKILL
    folder = EmlFolder(tmp_path / "outbox")
    before = {path.name: path.read_bytes() for path in folder.folder.glob("*.eml")}
    assert all(content.endswith(b"\r\n") and b"Message-ID: <" in content for content in before.values())

    outcomes = leave([draft(1), draft(2)], folder, FileLedger(tmp_path / "ledger.json"), terms())

    expected = Status.ALREADY if step == "after ledger.done" else Status.WRITTEN
    assert [one.status for one in outcomes] == [Status.ALREADY, expected]
    after = {path.name: path.read_bytes() for path in folder.folder.glob("*.eml")}
    assert sorted(after) == ["0001-joerg-weiss.eml", "0002-joerg-weiss.eml"]
    assert before.items() <= after.items()
    again = leave([draft(1), draft(2)], folder, FileLedger(tmp_path / "ledger.json"), terms())
    assert [one.status for one in again] == [Status.ALREADY, Status.ALREADY]
    assert {path.name: path.read_bytes() for path in folder.folder.glob("*.eml")} == after
