"""The main job from the shell: import a real export, join contacts by domain, draft, check, export, read back."""

from __future__ import annotations

import csv
import json
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from tests.cli.test_cli_contract import DATA, rows, run

AHREFS = DATA / "imports" / "ahrefs_backlinks_2026_utf16_tab.DERIVED.csv"
CAMPAIGN = """
name: hausrat-2026
markets: [de]
brand:
  name: Acme Vergleich
  legal_name: Acme Vergleich GmbH
  website: https://acme.example/
  about: {de: "Wir werten seit 2014 Tarife der Hausratversicherung aus."}
  postal_address: [Musterstraße 1, 50667 Köln]
targets:
  - {url: "https://acme.example/de/hausrat/erhebung", market: de, language: de, anchors: [Erhebung zum Hausrat]}
assets:
  - id: erhebung
    title: So ist Hausrat 2026 versichert
    kind: survey
    market: de
    language: de
    origin: original
    url: https://acme.example/de/hausrat/erhebung
    finding: Von 2.140 befragten Haushalten liegen 38 % mit ihrer Versicherungssumme unter dem Neuwert.
    reader_value: Ihre Leser können damit prüfen, ob ihre eigene Versicherungssumme noch zum Hausrat passt.
    words: 4200
    published: 2026-11-03
senders:
  - {id: brandt, given: Jonas, surname: Brandt, email: jonas.brandt@acme.example, native: [de], role: {de: Datenredaktion}}
"""


@pytest.mark.skipif(not AHREFS.is_file(), reason="needs the real export files in ../shared/data/imports")
def test_from_a_real_export_to_an_eml_that_reads_back(tmp_path: Path) -> None:
    assert run("init", "ws", cwd=tmp_path).returncode == 0
    (tmp_path / "ws" / "campaign.yaml").write_text(CAMPAIGN, "utf-8")
    at = ("--workspace", "ws")
    (answer,) = rows(run(*at, "import", "--market", "de", "--json", str(AHREFS), cwd=tmp_path))
    assert answer["format"] == "ahrefs-backlinks" and answer["encoding"].startswith("utf-16")
    assert answer["imported"] + answer["updated"] + answer["duplicates"] + len(answer["rejected"]) == answer["rows"]
    found = rows(run(*at, "prospects", "m:de", "--json", cwd=tmp_path))
    assert len(found) == answer["imported"] > 3
    site = found[0]["domain"]

    with (tmp_path / "contacts.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("domain", "email", "first name", "last name", "gender", "title", "role"))
        table.writerow((site, "k.vogelsang@wohnwert.example", "Katrin", "Vogelsang", "female", "Dr.", "Redaktion"))
    (joined,) = rows(run(*at, "import", "--as", "contacts", "--json", "contacts.csv", cwd=tmp_path))
    assert joined["updated"] == 1 and not joined["rejected"]
    (prospect,) = rows(run(*at, "prospects", f"site={site}", "--json", cwd=tmp_path))
    assert [contact["email"] for contact in prospect["contacts"]] == ["k.vogelsang@wohnwert.example"]

    (made,) = rows(run(*at, "draft", "--kind", "digital_pr", f"site={site}", "--json", cwd=tmp_path))
    assert made["draft"] and made["recipient"] == "k.vogelsang@wohnwert.example"
    checked = run(*at, "check", "--json", str(made["draft"]), cwd=tmp_path)
    (findings,) = rows(checked)
    errors = [f"{f['code']} {f['message']}" for f in findings["findings"] if f["severity"] == "error"]
    assert (checked.returncode == 1) == bool(errors)
    assert all("FLD001" in error for error in errors), "only the line that a person writes may be missing"


def test_a_sound_draft_leaves_once_and_reads_back(tmp_path: Path) -> None:
    run("init", "ws", cwd=tmp_path)
    (tmp_path / "ws" / "campaign.yaml").write_text(CAMPAIGN, "utf-8")
    sites = "domain,email,first name,last name,gender,title,personal line\n"
    sites += "wohnwert.example,k.vogelsang@wohnwert.example,Katrin,Vogelsang,female,Dr.,"
    sites += "Ihren Beitrag „Unterversichert im Altbau“ habe ich mit Gewinn gelesen.\n"
    (tmp_path / "sites.csv").write_text(sites, "utf-8")
    at = ("--workspace", "ws")
    assert run(*at, "import", "--market", "de", "sites.csv", cwd=tmp_path).returncode == 0
    (made,) = rows(run(*at, "draft", "--kind", "digital_pr", "--json", cwd=tmp_path))
    (checked,) = rows(run(*at, "check", "--json", cwd=tmp_path))
    errors = [finding for finding in checked["findings"] if finding["severity"] == "error"]
    assert not errors, errors
    (left,) = rows(run(*at, "export", "--to", "eml", "--json", cwd=tmp_path))
    assert left["status"] == "written" and left["draft"] == made["draft"]
    mail = BytesParser(policy=policy.default).parsebytes((tmp_path / left["path"]).read_bytes())
    assert mail["subject"] == made["subject"]
    assert mail["to"].addresses[0].addr_spec == "k.vogelsang@wohnwert.example"
    body = mail.get_content()
    assert body.startswith("Sehr geehrte Frau Dr. Vogelsang,") and "Unterversichert im Altbau" in body
    assert mail["x-unsent"] == "1"
    again = run(*at, "export", "--to", "eml", "--json", str(made["draft"]), cwd=tmp_path)
    assert rows(again)[0]["status"] == "already" and len(list((tmp_path / "ws" / "outbox").glob("*.eml"))) == 1


def test_a_blocked_draft_stays_and_says_why(tmp_path: Path) -> None:
    run("init", "ws", cwd=tmp_path)
    (tmp_path / "ws" / "campaign.yaml").write_text(CAMPAIGN, "utf-8")
    (tmp_path / "sites.csv").write_text("domain\nwohnwert.example\n", "utf-8")
    at = ("--workspace", "ws")
    run(*at, "import", "--market", "de", "sites.csv", cwd=tmp_path)
    run(*at, "draft", "--kind", "digital_pr", cwd=tmp_path)
    done = run(*at, "export", "--to", "eml", "--json", cwd=tmp_path)
    assert done.returncode == 1
    (blocked,) = rows(done)
    assert blocked["status"] == "blocked" and "MSG001" in blocked["reason"]
    assert not list((tmp_path / "ws").rglob("*.eml"))
    assert json.loads(done.stdout)["path"] is None
