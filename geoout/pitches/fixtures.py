"""Fixtures: a template as six different people would receive it, with invented values in their language.

The values lie in `samples/<language>.yaml`: a contact, an offer, a sender, a brand. `female`, `male` and `titled` in
there say what differs for that contact. Nobody in them exists, and every address ends in .example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from geoout.campaign.campaign import Asset, Brand, Campaign, Figure, Origin, Sender, Structure, Target
from geoout.errors import Place, UserError
from geoout.markets.market import Market
from geoout.pitches.fields import Fields, Offer, Previous, context
from geoout.pitches.render import Renderer
from geoout.pitches.sign_off import Words
from geoout.pitches.templates import Template
from geoout.prospects.prospect import Contact, Gender, Prospect

FOLDER = Path(__file__).parent / "samples"
PAGE = "https://www.wohnwerk.example/heat"
TODAY = date(2026, 11, 3)
EARLIER = date(2026, 10, 27)
_PERSON = ("given", "surname", "title", "patronymic", "position")


class Shape(StrEnum):
    """Whom a mail goes to, as far as its words depend on it."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"
    TITLE = "title"
    NO_NAME = "no name"
    ORGANISATION = "organisation"


_GENDERS = {
    Shape.FEMALE: Gender.FEMALE,
    Shape.MALE: Gender.MALE,
    Shape.UNKNOWN: Gender.UNKNOWN,
    Shape.TITLE: Gender.FEMALE,
}


@cache
def samples(language: str) -> Mapping[str, Any]:
    """The invented values of a language. Raises UserError where there are none."""
    import yaml

    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        raise UserError("there are no sample values in this language yet", Place(path.name), "add such a file")
    found: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def contact_of(market: Market, shape: Shape) -> Contact:
    """The contact of this shape in a market."""
    mine = samples(market.language)
    organisation = Contact(
        organisation=mine["organisation"], department=mine.get("department") or "", email="desk@warm.example",
        language=market.language, basis="published editorial address", personal_line=mine["personal_line"],
    )  # fmt: skip
    if shape is Shape.ORGANISATION:
        return organisation
    if shape is Shape.NO_NAME:
        return replace(organisation, organisation="", department="")
    said: dict[str, Any] = {key: mine.get(key) or "" for key in _PERSON if key != "title"} | {"role": mine["role"]}
    if shape is Shape.TITLE:
        said |= {"title": mine.get("title") or "Dr.", **mine.get("female", {}), **mine.get("titled", {})}
    else:
        said |= mine.get(shape.value, {})
    return replace(organisation, gender=_GENDERS[shape], **said)


def campaign_of(market: Market, kind: str = "survey") -> Campaign:
    """A whole campaign for one market, whose asset is of `kind`."""
    mine = samples(market.language)
    asset = Asset(
        "heat", mine["asset_title"], kind, market.key, market.language, Origin.ORIGINAL, PAGE,
        finding=mine["finding"], reader_value=mine["reader_value"], sources=tuple(mine["sources"]),
        figures=(Figure("saving", 31.0, "percent", "survey"),), words=2400, published=date(2026, 10, 15),
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


def prospect_of(market: Market, shape: Shape) -> Prospect:
    """The site that is written to; nothing is known of its name where nobody is named."""
    mine = samples(market.language)
    return Prospect(
        "warm.example", name="" if shape is Shape.NO_NAME else mine["organisation"], market=market.key,
        topic=mine["topic"], page_title=mine["page_title"], page_url="https://www.warm.example/old-houses",
    )  # fmt: skip


def fields_of(template: Template, market: Market, shape: Shape) -> Fields:
    """Every field of one fixture; a figure that only this template names has a value too."""
    campaign = campaign_of(market)
    keys = {"saving"} | {name.removeprefix("figure.") for name in template.uses if name.startswith("figure.")}
    figures = (Figure(key, 31.0, "percent", "survey") if key == "saving" else Figure(key, 12400.0, None, "survey")
               for key in sorted(keys))  # fmt: skip
    asset = replace(campaign.assets[0], figures=tuple(figures))
    offer = Offer(
        prospect_of(market, shape), contact_of(market, shape), asset, campaign.targets[0], campaign.senders[0],
        campaign.targets[0].anchors[0], Previous(asset.title, EARLIER),
    )  # fmt: skip
    return context(offer, market, campaign, TODAY)


def variants(template: Template) -> int:
    """How many of a template's subjects and openings there are to read."""
    return max(len(template.subjects), len(template.openings), 1)


def fixtures(template: Template, market: Market, renderer: Renderer) -> dict[str, Words]:
    """The template rendered for every shape and variant, by `female/0`. Raises TemplateError, UserError."""
    return dict(_rendered(template, market, renderer))


def _rendered(template: Template, market: Market, renderer: Renderer) -> Iterator[tuple[str, Words]]:
    for shape in Shape:
        fields = fields_of(template, market, shape)
        for variant in range(variants(template)):
            made = renderer.render(template, fields, variant)
            yield f"{shape}/{variant}", Words(made.subject, made.body)
