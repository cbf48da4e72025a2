"""SND010: only mail, where people are reached elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.markets.words import channel
from geoout.pitches.draft import Draft, Part, Touch
from geoout.prospects.prospect import Contact

_BY_MAIL = frozenset({"email", "contact-form"})


@rule("SND010", "channel-missing", Severity.INFO, source=guide("WeChat is essential for China"))
def channel_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """Nothing but an address is on record where the guide names other channels (R57, R58).

    X and LinkedIn in the United States, WeChat in China, LINE in Japan, Instagram and WhatsApp in Latin America: who
    does not read mail may answer there. Add the handle at the contact; the Draft screen offers it.
    """
    channels = context.market.practice.channels
    others = [one for one in channels.value if one not in _BY_MAIL]
    if context.campaign is None or draft.touch is not Touch.FIRST or channels.source.id != "guide" or not others:
        return
    if {name for name, _ in draft.contact.channels} & set(others):
        return
    names = " or ".join(channel(one) for one in others[:2])
    message = f"Only mail is on record; here people are reached by {names} too."
    where = (0, len(draft.contact.email))
    yield Hit(Part.CONTACT, *where, message, "add the handle at the contact", source=said_by(channels.source))


_ZHANG = Contact(given="静怡", surname="林", email="lin@warm.example")
(
    channel_missing.example("cn", contact=_ZHANG, fires=True)
    .example("cn", contact=Contact(surname="林", email="lin@warm.example", channels=(("wechat", "lin_warm"),)))
    .example("de")
)
