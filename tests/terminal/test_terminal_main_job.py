"""The main job in a real terminal, keys only: import, filter, a contact by hand, draft, edit, check, override, export."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser
from pathlib import Path

from tests.cli.test_cli_contract import rows, run
from tests.cli.test_cli_main_job import CAMPAIGN
from tests.terminal.terminal import Terminal

PERSONAL = "Ihren Beitrag zur Unterversicherung habe ich mit Gewinn gelesen."


def test_from_an_export_file_to_an_eml_that_reads_back(tmp_path: Path) -> None:
    assert run("init", "ws", cwd=tmp_path).returncode == 0
    (tmp_path / "ws" / "campaign.yaml").write_text(CAMPAIGN, "utf-8")
    (tmp_path / "sites.csv").write_text("domain\nwohnwert.example\nmaklerpost.example\n")
    with Terminal("--workspace", "ws", home=tmp_path) as here:
        bring_in(here)
        add_contact(here)
        draft_and_edit(here)
        let_through(here)
        export(here)
        here.press("q")
        assert here.ended() == 0
    (path,) = (tmp_path / "ws" / "outbox").glob("*.eml")
    mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    (row,) = rows(run("check", "1", "--json", "--workspace", "ws", cwd=tmp_path))
    assert row["overridden"] == ["REG001"]
    (to,) = mail["to"].addresses
    assert (to.display_name, to.addr_spec) == ("Katrin Vogelsang", "k.vogelsang@wohnwert.example")
    assert "Hausrat 2026" in mail["subject"] and mail["x-unsent"] == "1" and mail["from"].addresses
    body = mail.get_content()
    assert body.startswith("Kannst du das? Falls Sie das interessiert. Sehr geehrte Frau Dr. Vogelsang,")
    assert PERSONAL in body and "dich" not in body
    (again,) = rows(run("export", "--to", "eml", "--json", "1", "--workspace", "ws", cwd=tmp_path))
    assert again["status"] == "already"


def bring_in(here: Terminal) -> None:
    """`I`, the file, the market; then `/` filters the list and `u` could take it back."""
    here.until("Look at the demo")
    here.press("I")
    here.until("esc leave")
    here.type("sites.csv")
    here.until("▌  sites.csv")
    here.see("enter")
    here.type("de")
    here.until("(?m)│ +de +│$")
    here.press("ctrl+s")
    here.until("2 new")
    here.press("u")
    here.until("An empty workspace")
    here.press("U")
    here.until("2 shown")
    here.press("/")
    here.until("enter keep")
    here.type("m:de wohn")
    here.until("1 shown")
    here.press("enter")
    here.until("enter open")


def add_contact(here: Terminal) -> None:
    """`c` opens the form; tab goes from field to field, however fast one types."""
    here.press("c")
    here.until("given name")
    here.type("Katrin\tVogelsang\t\t")
    here.press("up", "up", "tab")
    here.until(r"\(•\) female")
    here.type("Dr.\t\t\tRedaktion\t\t\tk.vogelsang@wohnwert.example\t\t" + PERSONAL)
    here.press("ctrl+s")
    here.until("contact added")
    here.until("Sehr geehrte Frau Dr. Vogelsang,")


def draft_and_edit(here: Terminal) -> None:
    """`d` drafts, `i` goes into the text; a finding comes while one types, `a` applies its suggestion, `u` undoes."""
    here.press("d")
    here.until("✗ 0 +▲ 1")
    here.until("rev 1 · saved")
    here.press("i")
    here.until("esc commands")
    here.type("Falls dich das interessiert. ")
    here.until("“dich” addresses the reader informally")
    here.until("✗ Falls dich das interessiert. Sehr geehrte")
    here.press("escape")
    here.until("i edit")
    here.press("g")
    here.until("▌✗ REG001")
    here.press("a")
    here.until("Falls Sie das interessiert. Sehr geehrte")
    here.until("✗ 0 +▲ 1")
    here.press("u")
    here.until("Falls dich das interessiert. Sehr geehrte")
    here.until("✗ 1 +▲ 1")
    here.press("g")
    here.until("▌✗ REG001")
    here.press("a")
    here.until("Falls Sie das interessiert. Sehr geehrte")
    here.until("✗ 0 +▲ 1")


def let_through(here: Terminal) -> None:
    """An error that is meant: `o`, a reason, ctrl+s; without a reason nothing is let through."""
    here.press("i")
    here.until("esc commands")
    here.press("home")
    here.type("Kannst du das? ")
    here.until("“du” addresses the reader informally")
    here.until("Kannst du das\\? Falls Sie das")
    here.press("escape")
    here.until("i edit")
    here.press("o")
    here.until("REG001 still blocks|let REG001 through")
    here.press("ctrl+s")
    here.until("write why it may leave")
    here.type("quoted from their page")
    here.until("quoted from their page")
    here.press("ctrl+s")
    here.until("REG001 let through")
    here.until("let through by")


def export(here: Terminal) -> None:
    """`x` asks with the exact count; enter alone never says yes, `y` does."""
    here.press("3")
    here.until("1 ready / 0 blocked")
    here.press("x")
    here.until("Nothing leaves as .eml yet")
    here.until("a acknowledge 1 warning")
    here.press("y", "a")
    here.until("1 draft leaves as")
    here.press("enter", "x")
    here.until("1 draft leaves as")
    here.press("escape")
    here.until_gone("1 draft leaves as")
    here.until("1 ready / 0 blocked / 0 left")
    here.press("x")
    here.until("1 draft leaves as")
    here.press("y")
    here.until("1 left as .eml")
    here.until("0 ready / 0 blocked / 1 left")
