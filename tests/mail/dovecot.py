"""A real Dovecot on loopback, run by a user without rights, for tests only.

One server per test process; a login per test, which Dovecot makes up at its first use, so that tests never meet.
"""

from __future__ import annotations

import grp
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from imapclient import IMAPClient, imap_utf7

PASSWORD = "open-sesame"
DRAFTS = "Entwürfe"
SENT = "Gesendet"
TRASH = "Papierkorb"
_START_MOST = 60
_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = geoout-tests
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
log_path = {folder}/dovecot.log
mail_location = maildir:{folder}/mail/%u
mail_uid = {user}
mail_gid = {group}
mail_fsync = never
mail_max_userip_connections = 100
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox {drafts} {{
    special_use = \\Drafts
    auto = subscribe
  }}
  mailbox {sent} {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox {trash} {{
    special_use = \\Trash
    auto = subscribe
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running Dovecot. `ca` is the file with its self-signed certificate, which names 127.0.0.1 and localhost."""

    host: str
    port: int
    tls_port: int
    ca: Path
    mail: Path


@dataclass(frozen=True, slots=True)
class Account:
    """One person's mailboxes on the server: Entwürfe (\\Drafts), Gesendet (\\Sent), Papierkorb (\\Trash), INBOX."""

    server: Server
    login: str
    password: str = PASSWORD
    drafts: str = DRAFTS
    sent: str = SENT

    @property
    def host(self) -> str:
        return self.server.host

    @property
    def port(self) -> int:
        """Plain IMAP, with STARTTLS offered."""
        return self.server.port

    @property
    def tls_port(self) -> int:
        return self.server.tls_port

    @property
    def ca(self) -> Path:
        return self.server.ca

    @property
    def maildir(self) -> Path:
        """The Maildir that Dovecot keeps INBOX in; there from the first login on."""
        return self.server.mail / self.login

    def folder(self, mailbox: str) -> Path:
        """The Maildir of a mailbox, made at its first use: `Entwürfe` is `.Entw&APw-rfe`."""
        return self.maildir / ("." + imap_utf7.encode(mailbox).decode("ascii").replace("/", "."))

    @contextmanager
    def session(self) -> Iterator[IMAPClient]:
        """A plain IMAP session of the test itself, logged in."""
        with IMAPClient(self.host, self.port, ssl=False, timeout=60) as client:
            client.login(self.login, self.password)
            yield client

    def append(self, *mails: bytes, mailbox: str = DRAFTS, flags: tuple[bytes, ...] = (b"\\Draft", b"\\Seen")) -> None:
        """Put mails there without the program under test."""
        with self.session() as client:
            for mail in mails:
                client.append(mailbox, mail, flags)

    def mails(self, mailbox: str = DRAFTS) -> dict[int, bytes]:
        """What a mailbox holds by UID, as the server sends it; nothing is marked as seen."""
        with self.session() as client:
            client.select_folder(mailbox, readonly=True)
            found = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
        return {uid: parts[b"BODY[]"] for uid, parts in sorted(found.items())}


def missing() -> str:
    """What is not there to start the server, as one sentence; empty when all is there."""
    if not shutil.which("dovecot"):
        return "dovecot is not installed; apt-get install dovecot-imapd"
    if not _imap_program().exists():
        return "dovecot has no IMAP; apt-get install dovecot-imapd"
    version = subprocess.run(["dovecot", "--version"], capture_output=True, text=True, check=False).stdout
    if not version.startswith("2.3."):
        return f"the configuration of these tests is for Dovecot 2.3, and this is {version.split(' ')[0].strip()}"
    if not shutil.which("setpriv"):
        return "setpriv is not installed; apt-get install util-linux"
    return "" if shutil.which("openssl") else "openssl is not installed; apt-get install openssl"


@contextmanager
def running() -> Iterator[Server]:
    """A server from before the first test until after the last. Its folder is short: sockets live in it."""
    folder = Path(tempfile.mkdtemp(prefix="geoout-dovecot-"))
    try:
        _certify(folder)
        process, server = _start(folder)
        try:
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], Server]:
    """Another process may take a free port before Dovecot does: then the next two ports."""
    for _ in range(5):
        port, tls_port = _free_ports()
        process = _launch(folder, port, tls_port)
        if _answers(process, port) and _answers(process, tls_port):
            return process, Server("127.0.0.1", port, tls_port, folder / "certificate.pem", folder / "mail")
        process.kill()
        process.wait()
    log = folder / "dovecot.log"
    pytest.fail("dovecot does not start: " + (log.read_text("utf-8", "replace")[-1500:] if log.exists() else "no log"))


def _launch(folder: Path, port: int, tls_port: int) -> subprocess.Popen[bytes]:
    person = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    group = grp.getgrgid(person.pw_gid)
    names = {"user": person.pw_name, "group": group.gr_name, "password": PASSWORD}
    names |= {"drafts": DRAFTS, "sent": SENT, "trash": TRASH}
    text = _CONFIG.format(folder=folder, port=port, tls_port=tls_port, **names)
    (folder / "dovecot.conf").write_text(text, "utf-8")
    for name in ("run", "mail", "state"):
        (folder / name).mkdir(exist_ok=True)
    command = ["setpriv", "--pdeathsig", "TERM"]
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, person.pw_uid, person.pw_gid)
        command += [f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}", "--clear-groups"]
    command += ["--", "dovecot", "-F", "-c", str(folder / "dovecot.conf")]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether Dovecot accepts on the port before it ends or the deadline passes."""
    deadline = time.monotonic() + _START_MOST
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), 5):
                return process.poll() is None
        except OSError:
            time.sleep(0.05)
    return False


def _certify(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command += ["-addext", "keyUsage=critical,digitalSignature,keyCertSign"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(command, capture_output=True, check=True)
    ssl.create_default_context(cafile=str(folder / "certificate.pem"))


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _imap_program() -> Path:
    """Where Dovecot keeps the program of one protocol; its location differs between systems."""
    config = subprocess.run(["doveconf", "-h", "libexec_dir"], capture_output=True, text=True, check=False).stdout
    folder = re.sub(r"\s", "", config) or "/usr/lib/dovecot"
    return Path(folder) / "imap"
