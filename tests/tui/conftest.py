"""Tests of the terminal run the gallery's app: every part with invented data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def dark_and_unicode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same terminal for every test, whatever the one is that runs them; no accounts of its user."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("GEOOUT_ACCOUNTS", raising=False)
    monkeypatch.setenv("GEOOUT_THEME", "dark")
    monkeypatch.setenv("GEOOUT_SHAPES", "unicode")
    monkeypatch.delenv("NO_COLOR", raising=False)
