"""Drafts that were sent, found in Sent: by Message-ID, or by recipient and subject where a client made a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geoout.outbox.imap.account import address_key
from geoout.outbox.imap.heard import Heard
from geoout.outbox.imap.sighting import Certainty, Departed, Seen, Sighting, sighting_of
from geoout.outbox.imap.subject_words import topic_of


def sent_among(mails: Iterable[Heard], departed: Sequence[Departed]) -> list[Sighting]:
    """What was sent of those not yet said to be: one sighting each, certain before likely, the earliest first."""
    waiting = [one for one in departed if not one.sent]
    by_identifier = {identifier: one for one in departed for identifier in one.identifiers}
    by_recipient: dict[str, list[Departed]] = {}
    for one in waiting:
        by_recipient.setdefault(address_key(one.recipient), []).append(one)
    found: dict[int, Sighting] = {}
    for mail in sorted(mails, key=lambda mail: (mail.at, mail.uid)):
        known = by_identifier.get(mail.message_id)
        if known is not None:
            before = found.get(known.draft)
            if not known.sent and (before is None or before.certainty is Certainty.LIKELY):
                found[known.draft] = sighting_of(known, mail, Seen.SENT, Certainty.CERTAIN, "its Message-ID is in Sent")
            continue
        for one in _alike(mail, by_recipient):
            why = f"a mail to {one.recipient} with its subject is in Sent"
            found.setdefault(one.draft, sighting_of(one, mail, Seen.SENT, Certainty.LIKELY, why))
    return list(found.values())


def _alike(mail: Heard, by_recipient: dict[str, list[Departed]]) -> list[Departed]:
    """Those to this recipient with this subject that left on that day or before."""
    topic = topic_of(mail.subject)
    candidates = [one for address in mail.recipients for one in by_recipient.get(address, ())]
    return [one for one in candidates if topic_of(one.subject) == topic and mail.at.date() >= one.left.date()]
