"""One process at a time where two would undo each other's work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import geoout.alone
from geoout.alone import alone
from geoout.errors import Locked

_HOLDS = "import sys, pathlib; from geoout.alone import alone\nwith alone(pathlib.Path(sys.argv[1]), 'testing'): "


def test_another_waits_and_is_told_when_it_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geoout.alone, "PATIENCE", 0.0)
    with (
        alone(tmp_path / "missing", "testing"),
        alone(tmp_path, "testing"),
        pytest.raises(Locked, match="another geoout is testing"),
    ):
        alone(tmp_path, "testing").__enter__()
    with alone(tmp_path, "testing"):
        assert list(tmp_path.iterdir()) == []


def test_a_killed_process_leaves_nothing_locked(tmp_path: Path) -> None:
    code = _HOLDS + "print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdin=-1, stdout=-1) as process:
        assert process.stdout is not None and process.stdout.readline()
        process.kill()
    with alone(tmp_path, "testing"):
        pass
