"""What a person says of drafts that left: sent, what came back, follow-ups, the timeline, a look in the mailbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from geoout.outbox.event import Step
from geoout.pitches.draft import Kind
from geoout.tui.outbox.entries import Stage, stage_of
from geoout.tui.outbox.judging import Judging
from geoout.tui.timeline import WithTimeline
from geoout.tui.widgets.chooser import Option
from geoout.tui.widgets.form import Field

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.desk.drafting import Drafted

PAYMENT = "payment"
ASKS = "asks for payment"
ANSWERS_WITH = (
    (Kind.THANKS, "Thanks"),
    (Kind.MORE_DATA, "More data"),
    (Kind.DECLINING_PAYMENT, "Declining payment"),
)
"""What an answer can be answered with."""
CAME_BACK: tuple[tuple[str, str, str], ...] = (
    (str(Step.REPLIED), "replied", "an answer that goes on"),
    (str(Step.DECLINED), "declined", "no, thank you"),
    (PAYMENT, "asks for payment", "d answers it"),
    (str(Step.OPTED_OUT), "opted out", "onto do-not-contact"),
    (str(Step.BOUNCED), "bounced", "the address does not work"),
    (str(Step.PLACED), "placed the link", "say where"),
    (str(Step.NOTE), "something else", "kept on the timeline"),
)


def fields() -> list[Field]:
    """What came back, where a placement stands, and words of one's own."""
    return [
        Field("step", "what came back", required=True, options=CAME_BACK),
        Field("url", "page with the link", hint="only for a placement"),
        Field("note", "note", hint="kept on the timeline with the day and your name"),
    ]


def wrong(values: Mapping[str, str]) -> Mapping[str, str]:
    """What is missing, by field."""
    placed = values["step"] == Step.PLACED
    if placed and not values["url"].startswith(("http://", "https://")):
        return {"url": "the address of the page, with https://"}
    if values["url"] and not placed:
        return {"url": "only for a placement"}
    return {"note": "say what"} if values["step"] == Step.NOTE and not values["note"] else {}


def note(desk: Desk, draft: int, values: Mapping[str, str]) -> None:
    """Keep what the form says, as one step that undo takes back."""
    from geoout.desk.after import add_note, note_reply, record_placement

    said, words = values["step"], values["note"]
    if said == Step.PLACED:
        record_placement(desk, draft, values["url"], words)
    elif said == Step.NOTE:
        add_note(desk, draft, words)
    elif said == PAYMENT:
        note_reply(desk, draft, Step.REPLIED, f"{ASKS}. {words}".strip())
    else:
        note_reply(desk, draft, Step(said), words)


def written(desk: Desk, number: int, kind: Kind) -> Drafted:
    """The next mail after a draft, written on a desk of its own (called in a thread); one step that undo takes back."""
    from geoout.desk.after import draft_follow_up
    from geoout.desk.drafting import draft_after

    with desk.fork() as own:
        if kind is Kind.FOLLOW_UP:
            return draft_follow_up(own, number)
        with own.store.step(f"answer to draft {number}"):
            return draft_after(own, own.store.drafts.get(number), kind)


class ComingBack(Judging, WithTimeline):
    """A list of drafts, some of which have left. Every step is one that `u` takes back."""

    def _out(self) -> list[int]:
        return [id for id in self.rows.chosen_ids() if id in self.all and stage_of(self.all[id]).is_out]

    def can_out(self) -> str:
        """Whether anything chosen has left."""
        if self.rows.current is None:
            return "the list is empty"
        return "" if self._out() else "it has not left yet"

    def _unsaid(self) -> list[int]:
        return [id for id in self._out() if stage_of(self.all[id]) is Stage.LEFT]

    def can_unsaid(self) -> str:
        """Whether anything chosen has left of which nobody said yet that it was sent."""
        return self.can_out() or ("" if self._unsaid() else "it is known already that this was sent")

    def site_here(self) -> tuple[int, str] | None:
        """The site of the draft under the cursor."""
        row = self.all.get(self.rows.current) if self.rows.current is not None else None
        return (row.prospect, row.site or row.recipient) if row is not None and row.prospect else None

    def do_mark_sent(self) -> None:
        """Yes, these were sent: what left waits for that word, because gone from Drafts is never sent."""
        from geoout.desk.after import mark_sent

        ids = self._unsaid()
        named, following = self.named_drafts(ids), self.following(ids)
        mark_sent(self.desk, ids)
        self._changed(f"{named} sent", following)

    async def do_note_answer(self) -> None:
        """Note what came back to the draft under the cursor."""
        ids = self._out()
        if len(ids) > 1:
            self.toast("one answer at a time: stand on the draft without marks", "info")
            return
        row = self.all[ids[0]]
        who = row.recipient or row.site
        values = await self.form(f"What came back from {who}", fields(), check=wrong)
        if values is None:
            return
        note(self.desk, row.id, values)
        label = next(label for value, label, _ in CAME_BACK if value == values["step"])
        self._changed(f"{who}: {label}", row.id)

    def _changed(self, said: str, at: int | None) -> None:
        self.worked()
        self.load()
        if at is not None:
            self.rows.go_to(at)
        self.toast(said, "ok", "u", "undo")

    # Follow-ups

    def can_follow(self) -> str:
        """Whether the conversation goes on: a follow-up to what was sent, an answer to what came back."""
        if self.shown is None:
            return "the list is empty"
        if not self.shown.stage.is_out:
            return "it has not left yet"
        return "" if self.shown.stage is Stage.REPLIED else self.shown.aftermath.why_not

    async def do_follow_up(self) -> None:
        """Write the next mail of the conversation and open it; where none may be written it says why."""
        import asyncio

        if self.shown is None:
            return
        number, kind = self.shown.row.id, Kind.FOLLOW_UP
        if self.shown.stage is Stage.REPLIED:
            asks = any(event.note.startswith(ASKS) for event in self.shown.aftermath.events)
            options = [Option(str(one), label) for one, label in ANSWERS_WITH]
            name = await self.choose(
                "Answer with", options, current=str(Kind.DECLINING_PAYMENT if asks else Kind.THANKS)
            )
            if name is None:
                return
            kind = Kind(name)
        made = await asyncio.to_thread(written, self.desk, number, kind)
        if made.draft is None:
            self.toast(made.reason or "nothing can be written to it", "warning")
            return
        self.worked()
        self.app.go("draft", draft=made.draft.id)
        self.toast(made.reason or "drafted", "ok", "u", "undo")
