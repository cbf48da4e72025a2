"""Where a draft lies on a server, as the URL that the ledger keeps (RFC 5092, without a password)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from geoout.outbox.imap.account import Account, Security

_URL = re.compile(
    r"imap://(?P<login>[^/@:;]+)@(?P<host>\[[0-9A-Fa-f:.]+\]|[^/@:;\[\]]+)(?::(?P<port>\d{1,5}))?/"
    r"(?P<mailbox>[^/;]*(?:/[^/;]+)*?)(?:;UIDVALIDITY=(?P<validity>\d{1,10}))?(?:/;UID=(?P<uid>\d{1,10}))?"
)
_AS_IT_IS = "/!$'()*+,&=-._~"


@dataclass(frozen=True, slots=True)
class Place:
    """A mail's place. `validity` and `uid` are 0 where the server did not tell them."""

    login: str
    host: str
    port: int
    mailbox: str
    validity: int = 0
    uid: int = 0

    @classmethod
    def at(cls, account: Account, mailbox: str, validity: int = 0, uid: int = 0) -> Place:
        """A place in a mailbox of an account."""
        usual = 993 if account.security is Security.TLS else 143
        port = 0 if account.port == usual else account.port
        return cls(account.login, account.host, port, mailbox, validity, uid)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        known = f";UIDVALIDITY={self.validity}/;UID={self.uid}" if self.validity and self.uid else ""
        return f"imap://{quote(self.login, safe='')}@{host}{port}/{quote(self.mailbox, safe=_AS_IT_IS)}{known}"

    def is_of(self, account: Account) -> bool:
        """Whether it is a place of this account, on the server that the account is at now."""
        return Place.at(account, self.mailbox, self.validity, self.uid) == self


def place_of(path: str) -> Place | None:
    """The place that a ledger's path names; None when it is no such URL."""
    found = _URL.fullmatch(path)
    if found is None:
        return None
    numbers = {name: int(found[name] or 0) for name in ("port", "validity", "uid")}
    try:
        mailbox = unquote(found["mailbox"], errors="strict")
        login = unquote(found["login"], errors="strict")
    except UnicodeDecodeError:
        return None
    return Place(login, found["host"].strip("[]"), numbers["port"], mailbox, numbers["validity"], numbers["uid"])
