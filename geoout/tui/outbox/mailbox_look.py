"""`R`: a look into the senders' mailboxes beside the screen; what it saw is offered with ticks, never decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.message_pump import MessagePump

from geoout.errors import GeooutError
from geoout.tui.ink import Span
from geoout.tui.outbox.coming_back import ComingBack
from geoout.tui.outbox.entries import counted, day_of
from geoout.tui.shapes import shapes
from geoout.tui.widgets.progress import Progress
from geoout.tui.widgets.tick_float import Tickable, TickFloat

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.outbox.imap.sighting import Sighting

SAID = {"sent": "was sent", "reply": "replied", "bounce": "came back", "auto-reply": "answered automatically"}
"""What was seen, said of the draft or its recipient."""


class Told(Message):
    """What is being read now, or which account could not be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Looked(Message):
    """The look is over."""

    def __init__(self, sightings: Sequence[Sighting], error: GeooutError | None, stopped: bool) -> None:
        super().__init__()
        self.sightings, self.error, self.stopped = sightings, error, stopped


@dataclass
class Look:
    """One look, in a thread with a desk of its own; messages go to `target`."""

    desk: Desk
    target: MessagePump
    _stop: Event = field(default_factory=Event)

    def stop(self) -> None:
        """Read no further; what was found so far is offered."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def run(self) -> None:
        """Do it; called in the thread."""
        from geoout.desk.mailbox import look

        found: Sequence[Sighting] = ()
        error: GeooutError | None = None
        try:
            with self.desk.fork() as desk:
                found = look(desk, self._told, self._stop.is_set)
        except GeooutError as failed:
            error = failed
        self.target.post_message(Looked(found, error, self._stop.is_set()))

    def _told(self, text: str) -> None:
        self.target.post_message(Told(text))


def record(desk: Desk, sightings: Sequence[Sighting]) -> None:
    """Note what a person ticked, all of it one step that undo takes back."""
    from geoout.desk.after import add_note, mark_sent, note_reply
    from geoout.outbox.event import Step

    with desk.store.step(f"{counted(len(sightings), 'mail')} found in the mailbox"):
        for seen in sightings:
            if seen.kind == "sent":
                mark_sent(desk, [seen.draft], at=seen.at, message_id=seen.message_id, subject=seen.subject)
            elif seen.kind == "auto-reply":
                add_note(desk, seen.draft, f"automatic reply: {seen.subject}", message_id=seen.message_id)
            else:
                step = Step.REPLIED if seen.kind == "reply" else Step.BOUNCED
                note_reply(desk, seen.draft, step, at=seen.at, message_id=seen.message_id, subject=seen.subject)


class InTheMailbox(ComingBack):
    """A list of drafts whose fate may be seen in a mailbox."""

    def __init__(self) -> None:
        super().__init__()
        self.looking: Look | None = None

    def can_mailbox(self) -> str:
        """Whether a look is possible: an account is described, and no look goes on."""
        from geoout.desk.mailbox import has_accounts

        if self.looking is not None:
            return "geoout is looking"
        if self.departure is not None:
            return "drafts are leaving"
        try:
            return "" if has_accounts() else "no IMAP account is described; geoout doctor says where"
        except GeooutError as error:
            return str(error)

    def do_mailbox(self) -> None:
        """Look for what was sent, for replies and bounces; the screen stays usable, `esc` stops."""
        self.looking = Look(self.desk, self)
        self.query_one(Progress).say("looking in the mailbox")
        self.refresh_hints()
        self.run_worker(self.looking.run, thread=True, name="look")

    def stop_looking(self) -> None:
        """Read no further; what was found so far is offered."""
        if self.looking is not None:
            self.looking.stop()
            self.query_one(Progress).say("stopping")

    @on(Told)
    def _told(self, event: Told) -> None:
        if self.looking is not None and not self.looking.is_stopping:
            self.query_one(Progress).say("looking in the mailbox", count=event.text)

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        self.looking = None
        self.query_one(Progress).end()
        self.refresh_hints()
        if event.error is not None:
            self.toast(str(event.error), "error")
        elif not event.sightings:
            self.toast("stopped" if event.stopped else "nothing new in the mailbox", "info")
        else:
            self.run_worker(self._offer(event.sightings), name="sightings")

    async def _offer(self, sightings: Sequence[Sighting]) -> None:
        title = f"{counted(len(sightings), 'mail')} in the mailbox"
        said = "The ticked are noted; the others stay as they are and are offered again."
        certain = [at for at, seen in enumerate(sightings) if seen.certainty == "certain"]
        found: list[Sighting] | None = await self.app.push_screen_wait(
            TickFloat(title, [self._item(seen) for seen in sightings], verb="note", lines=[said], ticked=certain)
        )
        if not found:
            return
        try:
            record(self.desk, found)
        except GeooutError as error:
            self.toast(str(error), "error")
            return
        self.worked()
        self.load()
        self.toast(f"{counted(len(found), 'mail')} noted", "ok", "u", "undo")

    def _item(self, seen: Sighting) -> Tickable:
        row = self.all.get(seen.draft)
        who = (row.recipient or row.email or row.site) if row is not None else f"draft {seen.draft}"
        shape: Span = (shapes().warning, "warning") if seen.kind == "bounce" else (shapes().point, "accent")
        what = f"{who}  {SAID.get(str(seen.kind), str(seen.kind))}"
        sure = "" if seen.certainty == "certain" else "likely: "
        return Tickable(seen, what, day_of(seen.at), (seen.subject, f"{sure}{seen.why}"), shape)
