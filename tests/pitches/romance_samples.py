"""Mails from the shipped French, Spanish and Portuguese templates: who may read them, and what came before."""

from dataclasses import replace
from datetime import date
from functools import cache

from geoout.campaign.campaign import Campaign
from geoout.markets.market import Market
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.fields import Previous
from geoout.pitches.render import Renderer
from geoout.pitches.templates import template_folders
from geoout.prospects.prospect import Contact, Gender
from tests.pitches import sample_campaign as sample

SAMPLES = sample.samples()
FOLDERS = template_folders()
MARKETS = ("fr", "be-fr", "ch-fr", "ca-fr", "es", "mx", "co", "ar", "cl", "pe", "br", "pt")
KINDS = tuple(Kind)
PREVIOUS = {
    "fr": Previous("Prise de contact", date(2026, 10, 27)),
    "es": Previous("Unas líneas para presentarme", date(2026, 10, 27)),
    "pt": Previous("Uma breve apresentação", date(2026, 10, 27)),
}
WOMAN, MAN, SOMEBODY, TEAM, NOBODY = "female", "male", "unknown", "team", "nobody"


def contact_for(market: Market, who: str) -> Contact:
    if who == NOBODY:
        return sample.nobody_for(market)
    if who == TEAM:
        return replace(sample.nobody_for(market), organisation=SAMPLES[market.language]["organisation"])
    title = {"mx": "Lic."}.get(market.key, "")
    return replace(sample.contact_for(market, Gender(who)), title=title)


@cache
def sample_campaign(market: str, bare: bool) -> Campaign:
    """The sample campaign; `bare` leaves out all that campaign.yaml lets one leave out."""
    whole = sample.campaign_for(load()[market])
    if not bare:
        return whole
    less = sample.without_optional(whole)
    targets = tuple(replace(target, anchors=()) for target in less.targets)
    return replace(less, brand=replace(less.brand, about={}), targets=targets)


def draft_of(
    renderer: Renderer, key: str, kind: Kind, variant: int = 0, who: str = WOMAN, *, bare: bool = False
) -> Draft:
    market = load()[key]
    return sample.mail(
        market, kind, renderer, variant, contact=contact_for(market, who), campaign=sample_campaign(key, bare),
        bare=bare, site="" if who == NOBODY else None, previous=PREVIOUS[market.language],
    )  # fmt: skip


def main_text(draft: Draft) -> str:
    return sample.main_text(draft).strip()
