"""`geoout check --rows`: a foreign anchor's answer holds what to write instead, without any workspace."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_cli_contract import rows, run


def test_r67_a_row_without_a_workspace_gets_the_shipped_suggestion(tmp_path: Path) -> None:
    asked = [
        {"id": 1, "market": "de", "subject": "Erhebung", "body": "Mehr unter Insurance.", "anchor": "Insurance"},
        {"id": 2, "market": "de", "subject": "Erhebung", "body": "Guten Tag.", "anchor": "Acme", "brand": "Acme"},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    done = run("check", "--rows", "--json", "rows.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    answers = [{one["code"]: one for one in answer["findings"]} for answer in rows(done)]
    finding = answers[0]["ANC002"]
    assert (finding["field"], finding["start"], finding["text"]) == ("body", 11, "Insurance")
    assert finding["suggestion"] == "Versicherung"
    assert not {"ANC001", "ANC002"} & set(answers[1])
