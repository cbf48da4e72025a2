"""accounts.yaml: every mistake is named with file, line and field, and no password may live in it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import UserError
from geoout.outbox.imap.account import Account, Auth, Security, is_loopback
from geoout.outbox.imap.accounts_file import TEMPLATE, read_accounts
from geoout.outbox.imap.place import Place, place_of


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "accounts.yaml"
    monkeypatch.setenv("GEOOUT_ACCOUNTS", str(path))
    return path


def problems(file: Path, text: str) -> list[str]:
    file.write_text(text, "utf-8")
    with pytest.raises(UserError) as caught:
        read_accounts()
    return [str(one) for one in caught.value.problems]


def test_an_account_with_the_least(file: Path) -> None:
    file.write_text("Lena@Example.com:\n  host: IMAP.example.com\n", "utf-8")
    expected = Account("lena@example.com", "imap.example.com", 993, Security.TLS, only=True)
    assert dict(read_accounts()) == {"lena@example.com": expected}


def test_an_account_with_everything(file: Path) -> None:
    file.write_text(
        "lena@example.com:\n  host: mail.example.com\n  login: lena\n  port: 1143\n  security: starttls\n"
        "  auth: xoauth2\n  password_command: 'token --for \"lena o\"'\n  drafts: Entwürfe\n  sent: Gesendet\n"
        "  timeout: 10\njan@example.org:\n  host: '::1'\n  security: plain\n  password_command: [pass, show, a b]\n",
        "utf-8",
    )
    lena, jan = read_accounts().values()
    command = ("token", "--for", "lena o")
    assert lena == Account(
        "lena", "mail.example.com", 1143, Security.STARTTLS, Auth.XOAUTH2, command, "Entwürfe", "Gesendet", 10, False
    )
    assert (jan.port, jan.password_command, jan.only) == (143, ("pass", "show", "a b"), False)


def test_no_file_is_no_account_but_a_named_one_must_be_there(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_accounts()
    monkeypatch.delenv("GEOOUT_ACCOUNTS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert dict(read_accounts()) == {}


@pytest.mark.parametrize("name", ["password", "Passwd", "pass", "pw", "token", "secret", "app_password", "Passwort"])
def test_a_password_in_the_file_is_refused_and_not_repeated(file: Path, name: str) -> None:
    """R66: passwords never live in a file; the message says where they may."""
    (said,) = problems(file, f"lena@example.com:\n  host: imap.example.com\n  {name}: hunter2-secret\n")
    assert f"line 3, field lena@example.com.{name}: passwords never live in a file" in said
    assert "password_command" in said and "hunter2" not in said


def test_a_command_that_only_prints_is_a_password_in_the_file(file: Path) -> None:
    (said,) = problems(file, "a@example.com:\n  host: imap.example.com\n  password_command: echo hunter2-secret\n")
    assert "passwords never live in a file" in said and "hunter2" not in said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "  hots: x.example.com\n  host: x.example.com",
            "line 2, field lena@example.com.hots: hots is not a field of an account; did you mean",
        ),
        ("  login: lena", "an account does not say host"),
        ("  host: 'imap.example.com; rm -rf /'", "this is not the name of a mail server"),
        ("  host: lena:hunter2@example.com", "this is not the name of a mail server"),
        ("  host: imap.example.com\n  port: 70000", "line 3, field lena@example.com.port: this is not a number"),
        ("  host: imap.example.com\n  security: none", "none is not known here"),
        ("  host: imap.example.com\n  security: plain", "field lena@example.com.security: without TLS a password"),
        ("  host: 10.0.0.1\n  security: plain", "without TLS a password would be readable"),
        ("  host: imap.example.com\n  auth: ntlm", "ntlm is not known here"),
        ("  host: imap.example.com\n  password_command: pass 'show", "a quotation mark in this command"),
        ("  host: imap.example.com\n  password_command: []", "this is not a command"),
        ('  host: imap.example.com\n  drafts: "a\\r\\nb"', "an invisible character (U+000D)"),
        ('  host: imap.example.com\n  login: "a\\u202eb"', "an invisible character (U+202E)"),
        ('  host: imap.example.com\n  login: "a\\nb"', "this has to be one line"),
        ("  host: imap.example.com\n  timeout: 0", "choose 1 to 600"),
    ],
)
def test_mistakes_are_named_where_they_are(file: Path, lines: str, said: str) -> None:
    (sentence,) = problems(file, f"lena@example.com:\n{lines}\n")
    assert said in sentence and sentence.startswith(str(file)) and "hunter2" not in sentence


def test_all_mistakes_at_once(file: Path) -> None:
    said = problems(
        file, "lena:\n  host: imap.example.com\njan@example.com:\n  port: x\n  colour: red\npassword: hunter2\n"
    )
    assert len(said) == 5
    assert "line 1" in said[0] and "is not a sender's address" in said[0]
    assert not any("hunter2" in one for one in said)


def test_a_file_that_everybody_may_change_is_not_read(file: Path) -> None:
    """Its commands are run: what strangers may write there would be run too."""
    file.write_text("lena@example.com:\n  host: imap.example.com\n", "utf-8")
    file.chmod(0o646)
    with pytest.raises(UserError, match="everybody may change this file"):
        read_accounts()
    file.chmod(0o644)
    assert read_accounts()


def test_the_workspace_is_never_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "accounts.yaml").write_text("lena@example.com:\n  host: evil.example\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GEOOUT_ACCOUNTS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert dict(read_accounts()) == {}


def test_the_template_is_one_when_its_example_is_uncommented(file: Path) -> None:
    lines = [line[2:] for line in TEMPLATE.splitlines() if line.startswith(("# lena@", "#   "))]
    file.write_text("\n".join(lines), "utf-8")
    account = read_accounts()["lena@example.com"]
    assert account.password_command == ("pass", "show", "mail/lena") and account.drafts == "Drafts"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["localhost.example.com", "128.0.0.1", "10.0.0.1", "::2", "1270.0.0.1", ""])
def test_not_loopback(host: str) -> None:
    assert not is_loopback(host)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["lena@example.com:", "  host: a.example", "  port: 1", "  password_command: [a]", "- x", "{", "\t"]
        ),
        st.text(st.characters(codec="utf-8"), max_size=20),
    ),
    max_size=6,
)


@given(LINES)
def test_whatever_is_written_is_accounts_or_a_named_problem(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "accounts.yaml"
        path.write_text("\n".join(lines), "utf-8")
        os.environ["GEOOUT_ACCOUNTS"] = str(path)
        try:
            assert all(isinstance(account, Account) for account in read_accounts().values())
        except UserError as error:
            assert all(str(one).startswith(str(path)) and "\n" not in str(one) for one in error.problems)
        finally:
            del os.environ["GEOOUT_ACCOUNTS"]


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@given(TEXT, TEXT, st.integers(1, 2**32 - 1), st.integers(1, 2**32 - 1), st.sampled_from([0, 1143]))
def test_a_place_reads_as_it_was_written(login: str, mailbox: str, validity: int, uid: int, port: int) -> None:
    place = Place(login, "imap.example.com", port, mailbox.strip("/") or "x", validity, uid)
    assert place_of(str(place)) == place
    assert str(place).isascii() and str(place).isprintable()


def test_places_as_urls() -> None:
    account = Account("lena@example.com", "imap.example.com")
    url = "imap://lena%40example.com@imap.example.com/Entw%C3%BCrfe;UIDVALIDITY=1/;UID=7"
    assert str(Place.at(account, "Entwürfe", 1, 7)) == url
    assert place_of(url) == Place.at(account, "Entwürfe", 1, 7)
    assert place_of(url).is_of(account)
    for other in ("", "outbox/1.eml", "https://imap.example.com/", "imap://imap.example.com/x;UIDVALIDITY=1/;UID=7"):
        assert place_of(other) is None
