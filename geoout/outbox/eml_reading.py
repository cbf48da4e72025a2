"""A mail file as a draft, so that what was written elsewhere, or changed since it left, can be checked."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage, MIMEPart
from pathlib import Path

from geoout.campaign.campaign import Sender
from geoout.errors import Place, UserError
from geoout.language.plain import clean, clean_line
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.prospects.prospect import Contact

_MOST_BYTES = 10_000_000


def draft_of_eml(path: Path, market: str) -> Draft:
    """The draft that the mail at `path` would be for `market` (a key): subject, text, recipient, sender.

    The recipient's name stays empty, because a display name does not say which part is the surname. A mail that
    answers another is a follow-up. Raises UserError for a file that cannot be read or holds no plain text.
    """
    place = Place(str(path))
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"this file cannot be read ({error.strerror or error})", place, "check its name") from None
    if len(content) > _MOST_BYTES:
        raise UserError("this file is too large to be a mail that someone wrote", place, "name another file")
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not any(name in message for name in ("From", "To", "Subject")):
        raise UserError("this is not a mail", place, "name an .eml file")
    part = message.get_body(preferencelist=("plain",))
    if part is None:
        raise UserError("this mail has no plain text", place, "save it as plain text, not as HTML only")
    answers = bool(_header(message, "In-Reply-To"))
    name, address = _address(message, "From")
    return Draft(
        market=market,
        kind=Kind.FOLLOW_UP if answers else Kind.DIGITAL_PR,
        touch=Touch.FOLLOW_UP if answers else Touch.FIRST,
        subject=clean_line(_header(message, "Subject")),
        body=_text(part),
        contact=Contact(email=_address(message, "To")[1]),
        sender=Sender("", "", name, address, ()) if address else None,
    )


def _text(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text = data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # a character set that nobody knows
        text = data.decode("utf-8", "replace")
    return clean(text).rstrip("\n")


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; empty where it lacks or the library cannot make sense of it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):  # crafted headers trip the library's parser
        return ""


def _address(message: EmailMessage, name: str) -> tuple[str, str]:
    """Display name and address of the first address of a header; all of the header where there are several."""
    try:
        found = list(message[name].addresses) if name in message else []
        if len(found) == 1:
            return clean_line(found[0].display_name), clean_line(found[0].addr_spec)
    except (ValueError, IndexError, AttributeError, TypeError):
        pass
    return "", clean_line(_header(message, name))
