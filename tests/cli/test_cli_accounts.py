"""`geoout doctor` and `geoout export --to imap` about accounts: what lacks is said, no password, nothing is connected."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_cli_contract import rows, run


def test_doctor_names_accounts_and_where_their_passwords_come_from(tmp_path: Path) -> None:
    """R66: nothing is connected and no command is run."""
    assert run("init", str(tmp_path / "ws"), cwd=tmp_path).returncode == 0
    file = tmp_path / "accounts.yaml"
    file.write_text(
        "lena@example.com:\n  host: imap.nowhere.invalid\n  password_command: touch ran\n"
        "jan@example.org:\n  host: localhost\n  security: plain\n",
        "utf-8",
    )
    variables = {"GEOOUT_ACCOUNTS": str(file), "GEOOUT_PASSWORD_JAN_EXAMPLE_ORG": "hunter2"}
    done = run("doctor", "--json", cwd=tmp_path / "ws", **variables)
    (facts,) = rows(done)
    assert facts["accounts"] == str(file)
    said = "lena@example.com at imap.nowhere.invalid, tls 993; password command touch"
    assert facts["account lena@example.com"] == said
    assert facts["account jan@example.org"].endswith("plain 143; environment GEOOUT_PASSWORD_JAN_EXAMPLE_ORG")
    assert "hunter2" not in done.stdout + done.stderr
    assert not list(tmp_path.rglob("ran"))


def test_doctor_names_what_is_wrong_with_the_file_and_not_the_password(tmp_path: Path) -> None:
    file = tmp_path / "accounts.yaml"
    file.write_text("lena@example.com:\n  host: imap.example.com\n  password: hunter2\n", "utf-8")
    done = run("doctor", cwd=tmp_path, GEOOUT_ACCOUNTS=str(file))
    assert done.returncode == 1
    assert "line 3, field lena@example.com.password: passwords never live in a file" in done.stdout
    assert "hunter2" not in done.stdout + done.stderr


def test_without_accounts_doctor_says_what_that_costs(tmp_path: Path) -> None:
    (facts,) = rows(run("doctor", "--json", cwd=tmp_path, XDG_CONFIG_HOME=str(tmp_path)))
    assert facts["accounts"].startswith(
        f"none in {tmp_path / 'geoout' / 'accounts.yaml'}: export --to imap has nowhere"
    )
