"""`geoout doctor` says what the site's structure means; `geoout check --rows` judges where a link would lead."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_cli_contract import rows, run

CAMPAIGN = """\
name: test
brand: {name: A, legal_name: A Ltd, website: "https://www.example.com/"}
markets: [gb, fr]
structure: subdirectory
targets:
  - {url: "https://example.co.uk/guide", market: gb}
  - {url: "https://example.fr/guide", market: fr}
"""


def test_r96_r99_doctor_says_structure_consequence_and_what_is_missing(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "ws"), cwd=tmp_path).returncode == 0
    here = tmp_path / "ws"
    (here / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (tmp_path / "sites.csv").write_text("domain\nblatt.co.uk\n", encoding="utf-8")
    assert run("import", str(tmp_path / "sites.csv"), "--market", "gb", cwd=here).returncode == 0
    (facts,) = rows(run("doctor", "--json", cwd=here))
    assert facts["site structure"].startswith("subdirectory: links to a folder help the whole domain")
    assert "write structure: cctld there" in facts["markets"]
    assert "example.fr has no sites in France yet: import or add some." in facts["markets"]
    (here / "campaign.yaml").write_text(CAMPAIGN.replace("subdirectory", "cctld"), encoding="utf-8")
    (facts,) = rows(run("doctor", "--json", cwd=here))
    assert facts["site structure"].startswith("cctld: a domain per country is the strongest signal")
    assert "write structure" not in facts["markets"]


def test_r101_r102_rows_are_judged_by_their_target_and_what_they_say_of_the_site(tmp_path: Path) -> None:
    target = "https://www.example.com/de/ratgeber"
    note = {"source_type": "international", "overlap_note": "A fifth of its readers live in Germany"}
    given = [
        {"id": 1, "market": "us", "target": target},
        {"id": 2, "market": "us", "target": target, **note},
        {"id": 3, "market": "us", "target": target, "site_language": "de"},
        {"id": 4, "market": "de", "target": target},
        {"id": 5, "market": "us", "target": "https://www.example.com/guide"},
        {"id": 6, "market": "us", "target": target, "contact": {"language": "de"}},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    said = {
        one["id"]: [
            (each["code"], each["severity"], each["field"]) for each in one["findings"] if each["code"][:3] == "GEO"
        ]
        for one in rows(run("check", "--rows", "rows.jsonl", "--json", cwd=tmp_path))
    }
    assert said == {
        1: [("GEO001", "error", "target")],
        2: [("GEO001", "info", "target")],
        3: [],
        4: [],
        5: [],
        6: [("GEO001", "info", "target")],
    }
