"""SND007: a reminder before its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from geoout.campaign.campaign import Settings
from geoout.campaign.pace import follow_up_of
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.checks.sending.follow_up_cap import Wrote
from geoout.markets.holiday import after_workdays
from geoout.pitches.draft import Draft, Part, Touch


@rule("SND007", "follow-up-early", Severity.WARNING, source=HOUSE)
def follow_up_early(draft: Draft, context: Context) -> Iterator[Hit]:
    """A follow-up sooner than people there take to answer.

    Working days of the market are counted from the last mail that left, without its weekends and public holidays. A
    reminder before that is read as pressure. How many days, `geoout markets KEY` says.
    """
    day = context.day_there
    if context.history is None or day is None or draft.touch is not Touch.FOLLOW_UP:
        return
    mails = context.history.mails_left(draft.prospect, draft.contact.email, besides=draft.id)
    written = [left for touch, left in mails if touch is not Touch.REPLY]
    if not written:
        return
    rule_of = follow_up_of(context.market, context.campaign.settings if context.campaign else Settings())
    due = after_workdays(context.market, written[-1], rule_of.days)
    if day < due:
        message = f"The last mail left on {written[-1].isoformat()}; here one waits {rule_of.days} working days."
        place = (Part.CONTACT, 0, len(draft.contact.email))
        source = said_by(context.market.practice.follow_up.source)
        yield Hit(*place, message, f"send it on {due.isoformat()} or later", source=source)


_WROTE = {"history": Wrote((Touch.FIRST, date(2026, 11, 17)))}
_SOON, _LATER = {**_WROTE, "today": date(2026, 11, 24)}, {**_WROTE, "today": date(2026, 11, 30)}
(
    follow_up_early.example("de", email="[[k.lang@wohnwert.example]]", touch=Touch.FOLLOW_UP, context=_SOON)
    .example("jp", email="[[k.lang@wohnwert.example]]", touch=Touch.FOLLOW_UP, context=_LATER)
    .example("de", touch=Touch.FOLLOW_UP, context=_LATER)
    .example("us", touch=Touch.FOLLOW_UP, context=_SOON)
    .example("de", context=_SOON)
)
