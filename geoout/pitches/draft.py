"""Pitch and Draft: an asset offered to a person at a site, and the text that offers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from geoout.campaign.campaign import Asset, Sender
from geoout.prospects.prospect import Contact


class Kind(StrEnum):
    """What a mail is for; the templates' kinds."""

    DIGITAL_PR = "digital_pr"
    RESOURCE_PAGE = "resource_page"
    GUEST_CONTRIBUTION = "guest_contribution"
    PARTNERSHIP = "partnership"
    INTRODUCTION = "introduction"
    BROKEN_LINK = "broken_link"
    UNLINKED_MENTION = "unlinked_mention"
    FOLLOW_UP = "follow_up"
    SECOND_TOUCH = "second_touch"
    THANKS = "thanks"
    MORE_DATA = "more_data"
    DECLINING_PAYMENT = "declining_payment"

    @property
    def touch(self) -> Touch:
        """Which mail of a conversation this kind is."""
        return _TOUCHES.get(self, Touch.FIRST)


class Touch(StrEnum):
    """Which mail of a conversation it is."""

    FIRST = "first"
    SECOND = "second"
    FOLLOW_UP = "follow-up"
    REPLY = "reply"


_TOUCHES = {
    Kind.FOLLOW_UP: Touch.FOLLOW_UP,
    Kind.SECOND_TOUCH: Touch.SECOND,
    Kind.THANKS: Touch.REPLY,
    Kind.MORE_DATA: Touch.REPLY,
    Kind.DECLINING_PAYMENT: Touch.REPLY,
}


class Part(StrEnum):
    """Where in a draft a span lies."""

    SUBJECT = "subject"
    BODY = "body"
    ANCHOR = "anchor"
    TARGET = "target"
    CONTACT = "contact"
    ASSET = "asset"


class DraftState(StrEnum):
    """Where a draft stands; whether an open one is ready or blocked follows from its findings."""

    OPEN = "open"
    LATER = "later"
    RETURNED = "returned"
    LEFT = "left"
    SENT = "sent"
    BOUNCED = "bounced"
    REPLIED = "replied"


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Text that came from a field: code points `start` to `end` of `part`. Rules never blame it for its wording."""

    field: str
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a pitch, with all that a check needs to know about it.

    `market` is a market key; `site` the prospect's registrable domain; `missing` the names of fields that the template
    wanted and nobody filled (each stands in the text as ⟦name⟧); `template` is `de/digital_pr` and `template_hash` the
    SHA-256 of the template chain it was rendered from; `follows` the draft whose conversation
    it continues, 0 for none. `id`, `prospect` are 0 and `revision` 1 before it is stored.
    """

    market: str
    kind: Kind
    touch: Touch
    subject: str
    body: str
    contact: Contact
    site: str = ""
    asset: Asset | None = None
    sender: Sender | None = None
    anchor: str = ""
    target: str = ""
    brand: str = ""
    spans: tuple[FieldSpan, ...] = ()
    missing: tuple[str, ...] = ()
    template: str = ""
    template_hash: str = ""
    state: DraftState = DraftState.OPEN
    prospect: int = 0
    follows: int = 0
    id: int = 0
    revision: int = 1
    saved: datetime | None = None
