"""One process at a time lets drafts leave from a workspace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geoout.errors import OutboxError
from geoout.outbox import alone as module
from geoout.outbox.alone import alone

_HOLDS = "import sys, pathlib; from geoout.outbox.alone import alone\nwith alone(pathlib.Path(sys.argv[1])): "


def test_another_waits_and_is_told_when_it_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    with (
        alone(tmp_path / "missing"),
        alone(tmp_path),
        pytest.raises(OutboxError, match="another geoout is letting drafts leave"),
    ):
        alone(tmp_path).__enter__()
    with alone(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_killed_process_leaves_nothing_locked(tmp_path: Path) -> None:
    code = _HOLDS + "print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdin=-1, stdout=-1) as process:
        assert process.stdout is not None and process.stdout.readline()
        process.kill()
    with alone(tmp_path):
        pass
