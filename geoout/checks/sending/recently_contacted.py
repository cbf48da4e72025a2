"""SND002: written to not long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part, Touch


@rule("SND002", "recently-contacted", Severity.ERROR, source=HOUSE)
def recently_contacted(draft: Draft, context: Context) -> Iterator[Hit]:
    """A first mail to a site or person that was written to within the quiet days of campaign.yaml.

    The same site pitched twice is the complaint editors make first. Wait, or write a follow-up to the earlier mail.
    """
    if context.history is None or context.today is None or draft.touch is not Touch.FIRST:
        return
    last = context.history.last_contact(draft.site, draft.contact.email, besides=draft.id)
    quiet = context.campaign.settings.quiet_days if context.campaign else 90
    if last is not None and 0 <= (context.today - last).days < quiet:
        days = (context.today - last).days
        message = f"{draft.site} was written to {days} days ago, on {last.isoformat()}; {quiet} quiet days are set."
        yield Hit(Part.CONTACT, 0, len(draft.contact.email), message, "follow up on the earlier mail, or wait")


class _Wrote:
    def last_contact(self, domain: str, email: str, *, besides: int = 0) -> date | None:
        return date(2026, 11, 1)


_CONTEXT = {"history": _Wrote(), "today": date(2026, 11, 20)}
(
    recently_contacted.example("de", email="[[k.lang@wohnwert.example]]", context=_CONTEXT)
    .example("de", context={**_CONTEXT, "today": date(2027, 11, 20)})
    .example("de", touch=Touch.FOLLOW_UP, context=_CONTEXT)
)
