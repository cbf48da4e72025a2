"""The house: what may import what, how long a file may be, what start-up may load, what the tree may hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("textual", "rich", "babel", "jinja2", "langdetect", "yaml", "publicsuffixlist", "charset_normalizer", "regex")


def _loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name.split(".")[0] for name in done.stdout.splitlines()}


@pytest.mark.parametrize(
    "code",
    [
        "import geoout.actions",
        "import geoout.markets.market, geoout.campaign.campaign, geoout.prospects.prospect, geoout.pitches.draft",
        (
            "from geoout.cli.commands import geoout as g\n"
            "try: g.main(['--help'], standalone_mode=False)\nexcept BaseException: pass"
        ),
        "import geoout.store.open",
        "import geoout.desk.desk",
    ],
    ids=["actions", "nouns", "help", "store", "desk"],
)
def test_start_loads_nothing_heavy(code: str) -> None:
    assert not _loaded(code) & set(HEAVY)


def test_domain_loads_no_textual() -> None:
    rooms = (
        "markets.reading",
        "checks.registry",
        "pitches.make",
        "outbox.message",
        "prospects.reading",
        "desk.leaving",
    )
    assert not _loaded("\n".join(f"import geoout.{room}" for room in rooms)) & {"textual", "rich"}


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "geoout").rglob("*.py")}
    filled = [length for length in lengths.values() if length]
    assert not {path.name: length for path, length in lengths.items() if length > 400}
    assert median(filled) <= 130
    assert sum(length > 300 for length in filled) <= len(filled) / 10


def test_nothing_is_called_utils() -> None:
    unwanted = {"utils", "helpers", "manager", "base", "common", "misc"}
    assert not [path for path in (ROOT / "geoout").rglob("*.py") if path.stem in unwanted]


def test_the_tree_names_no_machine_and_no_registry() -> None:
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False).stdout.split()
    pattern = re.compile(r"(?:^|[\s\"'=(])/(?:work|root)/|index-url|registry\s*=\s*[\"']?http")
    bad = []
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".png", ".mo"} or name == "tests/test_house.py" or not path.is_file():
            continue
        if pattern.search(path.read_text("utf-8", "replace")):
            bad.append(name)
    assert not bad
