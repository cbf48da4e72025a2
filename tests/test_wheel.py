"""The wheel holds all that geoout needs, and runs from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    return folder / "installed"


def _run(unpacked: Path, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    code = "import geoout.__main__ as m, sys; sys.exit(m.main())"
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)


def test_shipped_data_is_inside(unpacked: Path) -> None:
    shipped = unpacked / "geoout" / "_shipped"
    assert (shipped / "markets.yaml").is_file()
    assert (shipped / "templates" / "de" / "base.j2").is_file()
    assert list((shipped / "locales").rglob("*.po"))


def test_installed_program_runs_from_another_folder(unpacked: Path, tmp_path: Path) -> None:
    done = _run(unpacked, tmp_path, "markets", "de")
    assert done.returncode == 0, done.stderr
    assert "Sehr geehrte Frau" in done.stdout
    made = _run(unpacked, tmp_path, "demo", "--no-open", "demo")
    assert made.returncode == 0, made.stderr
    listed = _run(unpacked, tmp_path, "--workspace", "demo", "prospects", "m:de")
    assert listed.returncode == 0 and ".example" in listed.stdout
