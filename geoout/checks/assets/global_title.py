"""AST006: a title that speaks to the whole world."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.assets.sample import asset
from geoout.checks.assets.title_words import claims_the_world, names_market
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Part


@rule("AST006", "global-title", Severity.WARNING, source=guide("“Global Savings Trends” will gain little traction"))
def global_title(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset's title claims the world and names nothing of this market (R32).

    Editors look for what concerns their own readers. Name the country, the region, the law or the habit that the asset
    is about: not “Global Savings Trends” but “The Rise of Pix and Digital Payments in Brazil”.
    """
    title = draft.asset.title if draft.asset else ""
    found = claims_the_world(title) if title else None
    if found is None or names_market(title, context.market):
        return
    where = territory_name(context.market.territory)
    message = f"“{title}” says “{found.group()}” and nothing of {where}."
    yield Hit(Part.ASSET, found.start(), found.end(), message, f"name what in it concerns {where}")


(
    global_title.example("br", asset=asset(title="Global Savings Trends", market="br", language="pt"), fires=True)
    .example("br", asset=asset(title="A ascensão do Pix no mundo digital", market="br", language="pt"))
    .example("de", asset=asset(title="Strompreise weltweit"), fires=True)
    .example("de", asset=asset(title="Strompreise weltweit und in Deutschland"))
    .example("jp", asset=asset(title="世界の貯蓄動向", market="jp", language="ja"), fires=True)
    .example("pl", asset=asset(title="Koszty ogrzewania w Polsce", market="pl", language="pl"))
)
