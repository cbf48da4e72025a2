"""SND006: one reminder more than the market bears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from geoout.campaign.campaign import Settings
from geoout.campaign.pace import follow_up_of
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.pitches.draft import Draft, Part, Touch


@rule("SND006", "follow-up-cap", Severity.ERROR, source=HOUSE)
def follow_up_cap(draft: Draft, context: Context) -> Iterator[Hit]:
    """As many follow-ups as the market bears have left for this person already.

    Who did not answer the last reminder has answered. The number is the market's (`geoout markets KEY`), lowered by
    `follow_ups_most` in campaign.yaml. Counted are those since the last mail that was none.
    """
    if context.history is None or context.today is None or draft.touch is not Touch.FOLLOW_UP:
        return
    rule_of = follow_up_of(context.market, context.campaign.settings if context.campaign else Settings())
    left = len(follow_ups_since(context.history.mails_left(draft.prospect, draft.contact.email, besides=draft.id)))
    if left >= rule_of.most:
        source = context.market.practice.follow_up.source
        times = f"{left} follow-up{'s have' if left != 1 else ' has'} left" if left else "None is sent here"
        message = f"{times}; {context.market.key} bears at most {rule_of.most}."
        place = (Part.CONTACT, 0, len(draft.contact.email))
        yield Hit(*place, message, "leave it at that", source=said_by(source))


def follow_ups_since(mails: Sequence[tuple[Touch, date]]) -> list[date]:
    """The days of the follow-ups since the last mail that was a first or second one."""
    days: list[date] = []
    for touch, day in mails:
        if touch is Touch.FOLLOW_UP:
            days.append(day)
        elif touch is not Touch.REPLY:
            days.clear()
    return days


class Wrote:
    """A history of mails, for examples."""

    def __init__(self, *mails: tuple[Touch, date]) -> None:
        self._mails = mails

    def mails_left(self, prospect: int, email: str, *, besides: int = 0) -> Sequence[tuple[Touch, date]]:
        """The mails, whoever is asked for."""
        return self._mails


_FIRST, _AGAIN = (Touch.FIRST, date(2026, 10, 6)), (Touch.FOLLOW_UP, date(2026, 10, 20))
_TODAY = date(2026, 11, 24)
_ONCE = {"today": _TODAY, "history": Wrote(_FIRST, _AGAIN)}
(
    follow_up_cap.example("de", email="[[k.lang@wohnwert.example]]", touch=Touch.FOLLOW_UP, context=_ONCE)
    .example("jp", email="[[k.lang@wohnwert.example]]", touch=Touch.FOLLOW_UP, context=_ONCE)
    .example("us", touch=Touch.FOLLOW_UP, context=_ONCE)
    .example("de", context=_ONCE)
    .example("de", touch=Touch.FOLLOW_UP, context={"today": _TODAY, "history": Wrote(_FIRST)})
    .example("de", touch=Touch.FOLLOW_UP, context={"today": _TODAY, "history": Wrote(_FIRST, _AGAIN, _FIRST)})
)
