"""A small IMAP server on a real socket that behaves well until a test tells it not to."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from geoout.outbox.imap.account import Account, Security

LOGIN = "lena@example.com"
PASSWORD = "hunter2-correct-horse"
ALL = "IMAP4rev1 LITERAL+ UIDPLUS MULTIAPPEND SPECIAL-USE"
VALIDITY = 77
DRAFTS = rb'* LIST (\HasNoChildren \Drafts) "/" "Entw&APw-rfe"'
SENT = rb'* LIST (\HasNoChildren \Sent) "/" "Gesendet"'
INBOX = rb'* LIST () "/" INBOX'

Answer = Callable[["Server", bytes, bytes], bytes]


class Hang(Exception):
    """Say nothing more, but stay."""


class Cut(Exception):
    """Say this, then close."""


@dataclass
class Server:
    """`answers` replace the polite ones by command; each gets server, tag and arguments and returns what is sent.

    It may raise Hang or Cut. `mails` are what APPEND left, by UID from 1 on, empty once they are expunged; `said` all
    commands it got.
    """

    answers: Mapping[str, Answer | bytes] = field(default_factory=dict)
    capabilities: str = ALL
    greeting: bytes = b"* OK ready"
    boxes: tuple[bytes, ...] = (INBOX, DRAFTS, SENT)
    context: ssl.SSLContext | None = None
    mails: list[bytes] = field(default_factory=list)
    said: list[bytes] = field(default_factory=list)
    port: int = 0
    connections: int = 0
    literals: list[bytes] = field(default_factory=list)

    def account(self, **changes: object) -> Account:
        given = {"port": self.port, "security": Security.PLAIN, "timeout": 5.0, **changes}
        return Account(**{"login": LOGIN, "host": "127.0.0.1", **given})

    def serve(self, connection: socket.socket, ended: threading.Event) -> None:
        try:
            if self.context is not None:
                connection = self.context.wrap_socket(connection, server_side=True)
            connection.sendall(self.greeting + b"\r\n")
            stream = connection.makefile("rb")
            while line := stream.readline():
                connection.sendall(self.answer(line, stream, connection))
        except Hang:
            ended.wait(30)
        except Cut as last:
            with suppress(OSError):
                connection.sendall(last.args[0])
        except OSError:  # the client went away, or trusts us not
            pass
        finally:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def answer(self, line: bytes, stream: object, connection: socket.socket) -> bytes:
        self.said.append(line)
        tag, _, rest = line.rstrip(b"\r\n").partition(b" ")
        words = rest.split(b" ")
        command = (b" ".join(words[:2]) if words[0].upper() == b"UID" else words[0]).decode("ascii", "replace").upper()
        arguments = rest[len(command) :].strip()
        self.literals = []
        if command == "AUTHENTICATE" and "AUTHENTICATE" not in self.answers:
            connection.sendall(b"+ \r\n")
            self.said.append(stream.readline())
        while size := re.search(rb"\{(\d+)(\+?)\}$", arguments):
            if not size.group(2):
                if "LITERAL" in self.answers:
                    return self.reply("LITERAL", tag, arguments)
                connection.sendall(b"+ go on\r\n")
            self.literals.append(stream.read(int(size.group(1))))
            arguments = arguments[: size.start()] + stream.readline().rstrip(b"\r\n")
        return self.reply(command, tag, arguments)

    def reply(self, command: str, tag: bytes, arguments: bytes) -> bytes:
        how = self.answers.get(command, POLITE.get(command, b"BAD what?"))
        return tag + b" " + how + b"\r\n" if isinstance(how, bytes) else how(self, tag, arguments)


def ok(server: Server, tag: bytes, arguments: bytes) -> bytes:
    return tag + b" OK done\r\n"


def untagged(*lines: bytes) -> Answer:
    return lambda server, tag, arguments: b"".join(line + b"\r\n" for line in lines) + tag + b" OK done\r\n"


def _capability(server: Server, tag: bytes, arguments: bytes) -> bytes:
    return untagged(b"* CAPABILITY " + server.capabilities.encode())(server, tag, arguments)


def _list(server: Server, tag: bytes, arguments: bytes) -> bytes:
    return untagged(*server.boxes)(server, tag, arguments)


def _append(server: Server, tag: bytes, arguments: bytes) -> bytes:
    first = len(server.mails) + 1
    server.mails += server.literals
    if "UIDPLUS" not in server.capabilities:
        return tag + b" OK appended\r\n"
    uids = f"{first}:{len(server.mails)}" if len(server.literals) > 1 else f"{first}"
    return tag + f" OK [APPENDUID {VALIDITY} {uids}] appended\r\n".encode()


def _search(server: Server, tag: bytes, arguments: bytes) -> bytes:
    """As servers do: whatever contains one of the words."""
    wanted = re.findall(rb"<[^<>]+>", arguments)
    there = [(str(uid), mail) for uid, mail in enumerate(server.mails, 1) if mail]
    found = [uid for uid, mail in there if not wanted or any(one in mail for one in wanted)]
    return untagged(b"* SEARCH " + " ".join(found).encode())(server, tag, arguments)


def _fetch(server: Server, tag: bytes, arguments: bytes) -> bytes:
    uids, _, parts = arguments.partition(b" ")
    lines = []
    for uid in (int(uid) for uid in uids.split(b",")):
        if uid > len(server.mails) or not server.mails[uid - 1]:
            continue
        mail = server.mails[uid - 1]
        if b"MESSAGE-ID)" in parts:
            mail = b"".join(re.findall(rb"(?im)^message-id:.*\r\n", mail)[:1]) + b"\r\n"
        name = re.sub(rb"\.PEEK", b"", b"".join(re.findall(rb"BODY\S*\[.*?\](?:<\d+)?", parts)))
        name = name + b">" if b"<" in name else name
        size = f"{len(server.mails[uid - 1])}".encode()
        about = rb"FLAGS (\Draft \Seen) RFC822.SIZE " + size + b' INTERNALDATE "20-Nov-2026 09:30:00 +0000"'
        body = b" " + name + f" {{{len(mail)}}}\r\n".encode() + mail if name else b""
        lines.append(f"* {uid} FETCH (UID {uid} ".encode() + about + body + b")")
    return untagged(*lines)(server, tag, arguments)


def _expunge(server: Server, tag: bytes, arguments: bytes) -> bytes:
    server.mails[int(arguments) - 1] = b""
    return tag + b" OK gone\r\n"


def _bye(server: Server, tag: bytes, arguments: bytes) -> bytes:
    raise Cut(b"* BYE\r\n" + tag + b" OK\r\n")


_SELECT = untagged(b"* 0 EXISTS", f"* OK [UIDVALIDITY {VALIDITY}] valid".encode())
POLITE: Mapping[str, Answer] = {
    "CAPABILITY": _capability,
    "LOGIN": ok,
    "AUTHENTICATE": ok,
    "LIST": _list,
    "XLIST": _list,
    "SELECT": _SELECT,
    "EXAMINE": _SELECT,
    "APPEND": _append,
    "UID SEARCH": _search,
    "UID FETCH": _fetch,
    "UID STORE": ok,
    "UID EXPUNGE": _expunge,
    "NOOP": ok,
    "LOGOUT": _bye,
}


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server on a free port of loopback, a thread per connection."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.port = listening.getsockname()[1]

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                server.connections += 1
                threading.Thread(target=server.serve, args=(connection, ended), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield server
        finally:
            ended.set()
            listening.shutdown(socket.SHUT_RDWR)
