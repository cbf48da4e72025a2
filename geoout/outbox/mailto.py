"""A mailto: link (RFC 6068) that opens the default mail client with the draft in it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from geoout.errors import OutboxError, UserError
from geoout.outbox.body import lines_of
from geoout.outbox.destination import Destination, Letter, Receipt
from geoout.outbox.headers import line_of
from geoout.people.address_spec import on_the_wire
from geoout.pitches.draft import Draft

LONGEST = 130_000
_PATIENCE = 3.0
_NOTHING = subprocess.DEVNULL

Opener = Callable[[str], None]


def uri(draft: Draft) -> str:
    """The link: recipient, subject and body, all percent-encoded; line breaks only in the body, as %0D%0A.

    A line break in the subject is what neomutt turns into a Bcc header. An encoded word can hide one, and a client may
    decode it there (RFC 6068 § 5), so a subject with `=?` is refused.

    Raises OutboxError for an address, a subject or a text that cannot be carried, and for a text that is too long:
    past some 130,000 characters no system starts a client.
    """
    try:
        local, _, domain = on_the_wire(draft.contact.email).rpartition("@")
    except UserError as error:
        raise OutboxError(f"the recipient: {error.what}", hint=error.hint) from None
    subject = line_of(draft.subject, "the subject").strip(" ")
    if "=?" in subject:
        raise OutboxError("the subject contains “=?”, which mail clients may decode", hint="let it leave as .eml")
    body = "\r\n".join(lines_of(draft.body))
    link = f"mailto:{quote(local, safe='')}@{domain}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    if len(link) > LONGEST:
        raise OutboxError(
            f"the draft is too long for a mailto link ({len(link):,} of at most {LONGEST:,} characters)",
            hint="let it leave as .eml",
        )
    return link


class MailtoClient(Destination):
    """Opens each draft in the default mail client, where a person sends it or closes it."""

    name = "mailto"
    x_unsent = False

    def __init__(self, opener: Opener | None = None) -> None:
        self._open = opener or open_default

    def reserve(self, draft: Draft) -> str:
        """Empty: a window has no path. Raises OutboxError for what no link can carry."""
        uri(draft)
        return ""

    def put(self, letter: Letter, path: str) -> Receipt:
        """Open a window with the draft."""
        self._open(uri(letter.draft))
        return Receipt("")

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """None: nobody can tell whether a window was opened, and opening one again sends nothing."""
        return None

    def where(self, draft: Draft) -> str:
        """The default mail client."""
        return "a window of the default mail client"


def command(link: str, environ: Mapping[str, str], platform: str) -> Sequence[str] | None:
    """The program and its arguments that open `link`; None where there is none. Never a shell.

    macOS `open`, elsewhere `xdg-open`, else the first program of $BROWSER that exists (`%s` stands for the link).
    """
    path = environ.get("PATH", os.defpath)
    standard = "open" if platform == "darwin" else "xdg-open"
    if found := shutil.which(standard, path=path):
        return (found, link)
    for entry in environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(entry)
        except ValueError:
            continue
        if words and (found := shutil.which(words[0], path=path)):
            rest = [word.replace("%s", link) for word in words[1:]]
            return (found, *rest) if "%s" in entry else (found, *rest, link)
    return None


def open_default(link: str) -> None:
    """Open `link` in the program that the system has for it and come back when it started.

    Raises OutboxError when nothing did.
    """
    is_mail = link.startswith("mailto:")
    program = "the mail client" if is_mail else "the browser"
    hint = "set a default mail client, or let the drafts leave as .eml" if is_mail else "set a default browser"
    words = command(link, os.environ, sys.platform)
    if words is None:
        what = f"no program was found that opens {'a mailto' if is_mail else 'an https'} link"
        raise OutboxError(what, hint=hint)
    try:
        started = subprocess.Popen(words, stdin=_NOTHING, stdout=_NOTHING, stderr=_NOTHING, start_new_session=True)
    except OSError as error:
        raise OutboxError(f"{program} did not start ({error.strerror})", hint=hint) from error
    try:
        status = started.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        return  # a program that stays in the foreground is open
    if status != 0:
        raise OutboxError(f"{program} did not start (exit status {status})", hint=hint)
