"""A campaign, a contact and mails from the shipped templates, filled with the invented values of pitches/samples/."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from geoout.campaign.campaign import Asset, Brand, Campaign, Figure, Origin, Sender, Structure, Target
from geoout.checks.context import Context
from geoout.checks.finding import Finding
from geoout.checks.registry import check
from geoout.markets.market import Market
from geoout.pitches import fixtures
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.fields import Previous
from geoout.pitches.make import make_draft
from geoout.pitches.render import Renderer
from geoout.prospects.prospect import Contact, Gender, Prospect

TODAY = date(2026, 11, 3)
EARLIER = Previous("Heizkosten / heating", date(2026, 1, 27))
FAMILIES = ("REG", "TON", "LEN", "FLD", "LAW")
VARIANTS = range(6)
"""More than any template has subjects or openings."""

PAGE = "https://www.wohnwerk.example/heat"


@cache
def samples() -> dict[str, dict[str, Any]]:
    """The values per language."""
    return {path.stem: dict(fixtures.samples(path.stem)) for path in fixtures.FOLDER.glob("*.yaml")}


def campaign_for(market: Market, kind: str = "survey") -> Campaign:
    """A whole campaign for one market, whose asset is of `kind`."""
    mine = samples()[market.language]
    asset = Asset(
        "heat", mine["asset_title"], kind, market.key, market.language, Origin.ORIGINAL, PAGE,
        finding=mine["finding"], reader_value=mine["reader_value"], sources=tuple(mine["sources"]),
        figures=(Figure("saving", 31.0, "percent", "survey"),), words=2400, published=date(2026, 1, 15),
    )  # fmt: skip
    sender = Sender(
        "s", mine["sender_given"], mine["sender_surname"], "office@wohnwerk.example", (market.language,),
        role={market.language: mine["sender_role"]}, phone="+00 000 000000",
    )  # fmt: skip
    brand = Brand(
        mine["brand"], mine["legal_name"], "https://www.wohnwerk.example", about={market.language: mine["about"]},
        postal_address=tuple(mine["postal_address"]), company_register=mine["company_register"] or None,
    )  # fmt: skip
    target = Target(PAGE, market.key, market.language, anchors=(mine["asset_title"],))
    return Campaign("heat", brand, (market.key,), Structure.SUBDIRECTORY, (target,), (asset,), (sender,))


def contact_for(market: Market, gender: Gender = Gender.UNKNOWN) -> Contact:
    """A named person at the sample organisation."""
    mine = samples()[market.language]
    return Contact(
        given=mine["given"], surname=mine["surname"], gender=gender, title=mine["title"], role=mine["role"],
        organisation=mine["organisation"], email="desk@warm.example", language=market.language,
        basis="published editorial address", personal_line=mine["personal_line"],
    )  # fmt: skip


def nobody_for(market: Market) -> Contact:
    """An address behind which nobody is known."""
    line = samples()[market.language]["personal_line"]
    return Contact(email="desk@warm.example", basis="published", language=market.language, personal_line=line)


def without_optional(campaign: Campaign) -> Campaign:
    """The campaign without every field that a template must be able to do without."""
    return replace(
        campaign,
        senders=tuple(replace(one, role={}, phone=None) for one in campaign.senders),
        brand=replace(campaign.brand, company_register=None),
        assets=tuple(replace(one, sources=(), published=None, figures=()) for one in campaign.assets),
    )


def mail(
    market: Market, kind: Kind, renderer: Renderer, variant: int = 0, *, contact: Contact | None = None,
    campaign: Campaign | None = None, bare: bool = False, site: str | None = None, previous: Previous = EARLIER,
) -> Draft:  # fmt: skip
    """One mail. `bare` leaves out what is optional, `site` replaces the site's name ("" for an unknown one)."""
    mine = samples()[market.language]
    prospect = Prospect(
        "warm.example", name=mine["organisation"] if site is None else site, market=market.key,
        topic="" if bare else mine["topic"], page_title="" if bare else mine["page_title"],
        page_url="" if bare else "https://www.warm.example/old-houses", id=1,
    )  # fmt: skip
    whole = campaign or campaign_for(market)
    return make_draft(
        prospect, contact or contact_for(market), market, without_optional(whole) if bare else whole, kind, renderer,
        TODAY, variant, previous=previous,
    )  # fmt: skip


def findings(
    draft: Draft, market: Market, campaign: Campaign | None = None, families: tuple[str, ...] = FAMILIES
) -> list[Finding]:
    """What the rules of these families say about a mail."""
    found = check(draft, Context(market, campaign or campaign_for(market), today=TODAY))
    return [one for one in found if one.code.startswith(families)]


def main_text(draft: Draft) -> str:
    """The mail between salutation and closing."""
    start, end = anatomy(draft).main
    return draft.body[start:end]
