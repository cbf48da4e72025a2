"""Thunderbird on a screen that nobody sees (Xvfb), with a profile of its own, offline; `thunderbird.md` explains it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from tests.mail.client import environment, need

_PATIENCE = 90
_PREFERENCES = """\
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.rights.version", 1);
user_pref("mailnews.start_page.enabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("app.update.enabled", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("toolkit.telemetry.enabled", false);
user_pref("offline.startup_state", 3);
user_pref("mailnews.wraplength", 0);
user_pref("mailnews.send_plaintext_flowed", false);
user_pref("mail.spellcheck.inline", false);
user_pref("mail.compose.autosave", false);
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.accountmanager.localfoldersserver", "server1");
user_pref("mail.accountmanager.defaultaccount", "account2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.server.server1.type", "none");
user_pref("mail.server.server1.hostname", "Local Folders");
user_pref("mail.server.server1.userName", "nobody");
user_pref("mail.server.server1.name", "Local Folders");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account2.identities", "id1");
user_pref("mail.server.server2.type", "imap");
user_pref("mail.server.server2.hostname", "127.0.0.1");
user_pref("mail.server.server2.port", 1);
user_pref("mail.server.server2.userName", "lena");
user_pref("mail.server.server2.name", "lena");
user_pref("mail.server.server2.login_at_startup", false);
user_pref("mail.server.server2.check_new_mail", false);
user_pref("mail.identity.id1.fullName", "Lena");
user_pref("mail.identity.id1.useremail", "lena@example.com");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.identity.id1.compose_html", false);
user_pref("mail.identity.id1.draft_folder", "mailbox://nobody@Local%20Folders/Drafts");
user_pref("mail.identity.id1.drafts_folder_picker_mode", "1");
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "127.0.0.1");
user_pref("mail.smtpserver.smtp1.port", 1);
"""
Answer = TypeVar("Answer")


class Thunderbird:
    """A running Thunderbird. `running` makes it."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self._home, self._env = home, env

    def windows(self) -> dict[str, str]:
        """Number of each window by its title."""
        numbers = self._ask("search", "--onlyvisible", "--name", ".").split()
        return {self._ask("getwindowname", number).strip(): number for number in numbers}

    def write_window(self) -> tuple[str, str]:
        """Title and number of the window that a mail is written in, once it knows its subject."""

        def found() -> tuple[str, str] | None:
            ready = [(title, number) for title, number in self.windows().items() if title.startswith("Write: ")]
            return next((one for one in ready if one[0].endswith("Thunderbird")), None)

        return self._until(found, "a Write window")

    def save(self, window: str) -> bytes:
        """Save as a draft (Ctrl+S) and answer the mail that Thunderbird wrote."""
        drafts = self._home / "profile" / "Mail" / "Local Folders" / "Drafts"

        def saved() -> bytes | None:
            if refused := self.windows().get("Save Draft Error"):  # asked before its own folders were there
                self._ask("windowfocus", "--sync", refused)
                self._ask("key", "--clearmodifiers", "Return")
            self._ask("windowfocus", "--sync", window)
            self._ask("key", "--clearmodifiers", "ctrl+s")
            deadline = time.monotonic() + 5
            while time.monotonic() < deadline:
                content = drafts.read_bytes().replace(b"\r\n", b"\n") if drafts.exists() else b""
                if content.endswith(b"\n\n"):
                    return content
                time.sleep(0.1)
            return None

        return self._until(saved, "a saved draft").partition(b"\n")[2]

    def _until(self, ask: Callable[[], Answer | None], what: str) -> Answer:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if (answer := ask()) is not None:
                return answer
            time.sleep(0.1)
        pytest.fail(f"after {_PATIENCE} s still not {what}; windows: {sorted(self.windows())}")

    def _ask(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout


@contextmanager
def running(home: Path, mail: Path) -> Iterator[Thunderbird]:
    """Thunderbird that was started on this .eml file."""
    need("thunderbird", "Xvfb", "xdotool")
    profile = home / "profile"
    profile.mkdir(parents=True)
    (profile / "user.js").write_text(_PREFERENCES, "ascii")
    with _screen() as display:
        env = environment(home, DISPLAY=display, GDK_BACKEND="x11", MOZ_DISABLE_CONTENT_SANDBOX="1")
        command = ["thunderbird", "--no-remote", "--profile", str(profile), str(mail)]
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield Thunderbird(home, env)
        finally:
            process.kill()
            process.wait()


@contextmanager
def _screen() -> Iterator[str]:
    """A display of Xvfb's own choosing: it writes the number once it is ready."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            number = pipe.readline().strip().decode("ascii")
        assert number, "Xvfb ended before it had a display"
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()
