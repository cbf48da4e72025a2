"""SND011: a pitch to a community that nobody of ours takes part in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geoout.campaign.campaign import Brand, Campaign, Structure
from geoout.campaign.evidence import Community
from geoout.checks.assets.regions import NORDIC
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Part, Touch


@rule(
    "SND011", "no-native-bridge", Severity.INFO, source=guide("participating in local digital communities and forums")
)
def no_native_bridge(draft: Draft, context: Context) -> Iterator[Hit]:
    """A first pitch in a Nordic market before anybody of ours takes part in a community there (R61).

    The “native bridge”: who is known from a forum is answered. List them under `communities` in campaign.yaml.
    """
    market = context.market
    if context.campaign is None or draft.touch is not Touch.FIRST or market.key not in NORDIC:
        return
    if not context.campaign.communities.get(market.key):
        where = territory_name(market.territory)
        message = f"No community in {where} is on record that one of you takes part in."
        yield Hit(Part.BODY, 0, 0, message, "list it under communities in campaign.yaml")


_BRAND = Brand("Acme Vergleich", "Acme Vergleich GmbH", "https://acme.example/", postal_address=("Musterstraße 1",))
_ALONE = Campaign("Hausrat", _BRAND, ("se",), Structure.SUBDIRECTORY)
_MET = replace(_ALONE, communities={"se": (Community("Byggforum", "https://forum.example"),)})
(
    no_native_bridge.example("se", context={"campaign": _ALONE}, fires=True)
    .example("se", context={"campaign": _MET})
    .example("de", context={"campaign": _ALONE})
)
