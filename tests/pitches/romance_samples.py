"""Mails from the shipped French, Spanish and Portuguese templates, filled with tools/sample_pitch.yaml."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from geoout.campaign.campaign import Asset, Brand, Campaign, Figure, Origin, Sender, Structure, Target
from geoout.markets.market import Market
from geoout.markets.reading import load
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.fields import Previous
from geoout.pitches.make import make_draft
from geoout.pitches.render import Renderer
from geoout.pitches.templates import template_folders
from geoout.prospects.prospect import Contact, Gender, Prospect

SAMPLES = yaml.safe_load((Path(__file__).parents[2] / "tools" / "sample_pitch.yaml").read_text("utf-8"))
FOLDERS = template_folders()
MARKETS = ("fr", "be-fr", "ch-fr", "ca-fr", "es", "mx", "co", "ar", "cl", "pe", "br", "pt")
KINDS = tuple(Kind)
PAGE = "https://www.wohnwerk.example/{}/calor"
PREVIOUS = {
    "fr": Previous("Prise de contact", date(2026, 10, 27)),
    "es": Previous("Unas líneas para presentarme", date(2026, 10, 27)),
    "pt": Previous("Uma breve apresentação", date(2026, 10, 27)),
}
WOMAN, MAN, SOMEBODY, TEAM, NOBODY = "female", "male", "unknown", "team", "nobody"


def campaign_for(market: Market, *, bare: bool = False) -> Campaign:
    """The sample campaign; `bare` leaves out all that campaign.yaml lets one leave out."""
    mine, page = SAMPLES[market.language], PAGE.format(market.language)
    asset = Asset(
        id="heat",
        title=mine["asset_title"],
        kind="survey",
        market=market.key,
        language=market.language,
        origin=Origin.ORIGINAL,
        url=page,
        finding=mine["finding"],
        reader_value=mine["reader_value"],
        figures=() if bare else (Figure("households", 12400.0, None, mine["sources"][-1]),),
        sources=() if bare else tuple(mine["sources"]),
        published=None if bare else date(2026, 10, 15),
    )
    sender = Sender(
        "writer",
        mine["sender_given"],
        mine["sender_surname"],
        "office@wohnwerk.example",
        (market.language,),
        role={} if bare else {market.language: mine["sender_role"]},
        phone=None if bare else "+00 000 000000",
    )
    brand = Brand(
        mine["brand"],
        mine["legal_name"],
        "https://www.wohnwerk.example",
        about={} if bare else {market.language: mine["about"]},
        postal_address=tuple(mine["postal_address"]),
    )
    anchors = () if bare else (mine["asset_title"],)
    target = Target(page, market.key, market.language, anchors=anchors)
    return Campaign("Wohnwerk", brand, (market.key,), Structure.SUBDIRECTORY, (target,), (asset,), (sender,))


def contact_for(market: Market, who: str) -> Contact:
    mine = SAMPLES[market.language]
    desk = Contact(email="redaction@warm.example", basis="published editorial address")
    if who == NOBODY:
        return desk
    if who == TEAM:
        return replace(desk, organisation=mine["organisation"])
    title = {"mx": "Lic."}.get(market.key, "")
    return replace(desk, given=mine["given"], surname=mine["surname"], gender=Gender(who), title=title)


@cache
def sample_campaign(market: str, bare: bool) -> Campaign:
    return campaign_for(load()[market], bare=bare)


def draft_of(
    renderer: Renderer, key: str, kind: Kind, variant: int = 0, who: str = WOMAN, *, bare: bool = False
) -> Draft:
    market = load()[key]
    mine = SAMPLES[market.language]
    prospect = Prospect(
        "warm.example",
        name="" if who == NOBODY else mine["organisation"],
        market=key,
        page_title="" if bare else mine["page_title"],
        page_url="" if bare else "https://www.warm.example/old-houses",
        personal_line=mine["personal_line"],
        id=7,
    )
    return make_draft(
        prospect,
        contact_for(market, who),
        market,
        sample_campaign(key, bare),
        kind,
        renderer,
        date(2026, 11, 3),
        variant,
        previous=PREVIOUS[market.language],
    )


def main_text(draft: Draft) -> str:
    start, end = anatomy(draft).main
    return draft.body[start:end].strip()
