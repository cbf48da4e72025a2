"""SND003: nobody is at work there today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.markets.holiday import day_off, partly_off
from geoout.pitches.draft import Draft, Part


@rule("SND003", "public-holiday", Severity.INFO, source=HOUSE)
def public_holiday(draft: Draft, context: Context) -> Iterator[Hit]:
    """Today is a public holiday in the recipient's country, or in a part of it.

    A mail that comes on a day off lies under those of the day after, and tells that its writer does not know the
    country. It may leave for the drafts today; send it on the day that is suggested. Holidays come from the holidays
    package; one of only a part of the country is told with the part.
    """
    day = context.day_there
    if day is None:
        return
    place = (Part.CONTACT, 0, len(draft.contact.email))
    if off := day_off(context.market, day):
        yield Hit(*place, f"Today, {day.isoformat()}, is a public holiday there: {off}.", slot_after(context, day))
    elif part := partly_off(context.market, day):
        name, where = part
        regions = ", ".join(where[:3]) + (f" and {len(where) - 3} more" if len(where) > 3 else "")
        yield Hit(*place, f"Today is {name} in a part of the country: {regions}.")


def slot_after(context: Context, day: date) -> str | None:
    """The next slot of the market as a suggestion: `send it Tue 24 Nov 10:00–16:00 Tokyo`."""
    from geoout.markets.send_slot import next_slots, said

    moment = context.now or datetime.combine(day, time(), UTC)
    slots = next_slots(context.market, moment)
    return f"send it {said(slots[0], slots[0].start.tzinfo)}" if slots else None


_UNITY = {"today": date(2026, 10, 3)}
(
    public_holiday.example("de", email="[[k.lang@wohnwert.example]]", context=_UNITY)
    .example("at", context=_UNITY)
    .example("jp", email="[[k.lang@wohnwert.example]]", context={"today": date(2026, 11, 23)})
    .example("de", email="[[k.lang@wohnwert.example]]", context={"today": date(2026, 6, 4)})
    .example("us", context={"today": date(2026, 11, 24)})
    .example("de")
)
