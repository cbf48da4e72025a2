"""What a workspace has to be told of its site's structure and of the countries it writes to (R96–R99, R119)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geoout.campaign.structure import CONSEQUENCE, difference, empty_places
from geoout.desk.desk import Desk
from geoout.links.portfolio import strayed
from geoout.store.draft_rows import DraftRow

_NAMED = 3


def consequence(desk: Desk) -> str:
    """The structure of our site and what it means for links: `subdirectory: links to a folder …`."""
    structure = desk.campaign.structure
    said = CONSEQUENCE[structure]
    return f"{structure}: {said[0].lower()}{said[1:]}"


def empty_markets(desk: Desk) -> str:
    """Which parts of our site have no sites of their market on record (R99), as a clause; empty when none."""
    from geoout.markets.names import name

    places = [
        (place, name(desk.markets[key]))
        for place, key in empty_places(desk.campaign, desk.store.prospects.markets())
        if key in desk.markets
    ]
    if not places:
        return ""
    if len(places) == 1:
        place, country = places[0]
        return f"{place} has no sites in {country} yet"
    shown = ", ".join(f"{place} ({country})" for place, country in places[:_NAMED])
    more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
    return f"{shown}{more} have no sites of their own markets yet"


def portfolio(desk: Desk, rows: Iterable[DraftRow]) -> str:
    """Whether most of the last mails that left went to markets the campaign does not name (R119), as a sentence."""
    from geoout.markets.names import name

    left = sorted((row for row in rows if row.left_at is not None), key=lambda row: (row.left_at, row.id), reverse=True)
    found = strayed([row.market for row in left], desk.campaign.markets)
    if found is None:
        return ""
    market = desk.markets.get(found.market)
    where = name(market) if market is not None else found.market
    return (
        f"{found.elsewhere} of the last {found.looked_at} mails went to markets that this campaign does not name, most "
        f"to {where}."
    )


def notes(desk: Desk, rows: Sequence[DraftRow] = ()) -> list[str]:
    """What should be put right, a sentence each; `rows` are the drafts. Raises CampaignError, MarketError."""
    empty = empty_markets(desk)
    found = (difference(desk.campaign), f"{empty}: import or add some." if empty else "", portfolio(desk, rows))
    return [said for said in found if said]
