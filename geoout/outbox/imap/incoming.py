"""What came back to drafts that left: replies, automatic replies, bounces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from geoout.outbox.imap.account import address_key
from geoout.outbox.imap.bounce import Bounced, bounces_in, looks_like_a_bounce
from geoout.outbox.imap.heard import Heard
from geoout.outbox.imap.sighting import Certainty, Departed, Seen, Sighting, sighting_of
from geoout.outbox.imap.subject_words import is_automatic, topic_of


class Answers:
    """Matches mails that came in against drafts that left.

    `ours` are addresses of our own, whose mails answer nothing; `body` fetches the beginning of a mail, and is asked
    for reports of mail systems only.
    """

    def __init__(self, departed: Sequence[Departed], ours: Iterable[str], body: Callable[[Heard], bytes]) -> None:
        self._by_identifier = {identifier: one for one in departed for identifier in one.identifiers}
        self._by_recipient: dict[str, list[Departed]] = {}
        for one in sorted(departed, key=lambda one: one.left, reverse=True):
            self._by_recipient.setdefault(address_key(one.recipient), []).append(one)
        self._ours = {address_key(address) for address in ours}
        self._body = body

    def among(self, mails: Iterable[Heard]) -> list[Sighting]:
        """One sighting per mail that belongs to a draft, in the order in which they came; none noted before."""
        found = []
        for mail in sorted(mails, key=lambda mail: (mail.at, mail.uid)):
            if mail.sender in self._ours and not mail.report:
                continue
            found += self._bounces(mail) if looks_like_a_bounce(mail) else self._answer(mail)
        return found

    def _answer(self, mail: Heard) -> list[Sighting]:
        """A person's answer, or a program's that says the person is away."""
        automatic = mail.automatic or is_automatic(mail.subject)
        kind = Seen.AUTO_REPLY if automatic else Seen.REPLY
        what = "an automatic reply" if automatic else "an answer"
        for identifier in mail.references:
            if one := self._by_identifier.get(identifier):
                return _unless_noted(one, mail, kind, Certainty.CERTAIN, f"{what} that names this mail")
        for one in self._by_recipient.get(mail.sender, ()):
            if mail.at < one.left:
                continue
            if topic_of(mail.subject) == topic_of(one.subject):
                why = f"{what} from {one.recipient} with the same subject"
                return _unless_noted(one, mail, kind, Certainty.LIKELY, why)
            if automatic:
                return _unless_noted(one, mail, kind, Certainty.LIKELY, f"{what} from {one.recipient}")
        return []

    def _bounces(self, mail: Heard) -> list[Sighting]:
        found: list[Sighting] = []
        for bounce in bounces_in(self._body(mail), mail, self._by_identifier, self._by_recipient):
            one = self._of(bounce, mail)
            if one is not None:
                certainty = Certainty.CERTAIN if bounce.identifier else Certainty.LIKELY
                found += _unless_noted(one, mail, Seen.BOUNCE, certainty, _why(bounce))
        return list({sighting.draft: sighting for sighting in found}.values())

    def _of(self, bounce: Bounced, mail: Heard) -> Departed | None:
        if bounce.identifier:
            return self._by_identifier[bounce.identifier]
        return next((one for one in self._by_recipient[bounce.recipient] if mail.at >= one.left), None)


def _why(bounce: Bounced) -> str:
    of = f" to {bounce.recipient}" if bounce.recipient else ""
    status = f" ({bounce.status})" if bounce.status else ""
    return f"a mail system could not deliver it{of}{status}"


def _unless_noted(one: Departed, mail: Heard, kind: Seen, certainty: Certainty, why: str) -> list[Sighting]:
    if mail.message_id and mail.message_id in one.noted:
        return []
    return [sighting_of(one, mail, kind, certainty, why)]
