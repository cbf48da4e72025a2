"""SND004: a time of the year in which the market does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.checks.sending.public_holiday import slot_after
from geoout.markets.market import Advice
from geoout.markets.season import seasons_on, span_on
from geoout.pitches.draft import Draft, Part


@rule("SND004", "slow-season", Severity.INFO, source=HOUSE)
def slow_season(draft: Draft, context: Context) -> Iterator[Hit]:
    """Today lies in a season in which the market answers late or not at all: Ramadan, Golden Week, August in France.

    What is not answered in such a week is not looked up after it. The market's card lists its seasons with who says so;
    a workspace's markets.yaml may state others. Where the season says so, wait for the day that is suggested.
    """
    day = context.day_there
    if day is None:
        return
    for season in seasons_on(context.market, day):
        if season.advice is Advice.NOTE:
            continue
        span = span_on(season, context.market, day)
        until = f" until {span[1].isoformat()}" if span else ""
        wait = slot_after(context, day) if season.advice is Advice.AVOID else None
        message = f"{season.name}{until}: {season.note}."
        yield Hit(Part.CONTACT, 0, len(draft.contact.email), message, wait, source=said_by(season.source))


(
    slow_season.example("fr", email="[[k.lang@wohnwert.example]]", context={"today": date(2026, 8, 11)})
    .example("ae", email="[[k.lang@wohnwert.example]]", context={"today": date(2027, 2, 15)})
    .example("jp", email="[[k.lang@wohnwert.example]]", context={"today": date(2027, 5, 6)})
    .example("fr", context={"today": date(2026, 11, 24)})
    .example("il", context={"today": date(2026, 11, 27)})
    .example("fr")
)
