"""Invented values for a preview: nobody here exists, and every address ends in .example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from geoout.markets.market import Market
from geoout.people.address import address
from geoout.people.forms.courtesy import your_house
from geoout.people.names import full_name, join_name
from geoout.pitches.fields import FieldValue, Number, kind_words
from geoout.pitches.fixtures import FOLDER, samples
from geoout.prospects.prospect import Contact, Gender, SourceType

SAMPLES: dict[str, Mapping[str, Any]] = {path.stem: samples(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
"""Per language: a contact, an offer, a sender, a brand."""


def sample(market: Market, gender: str) -> dict[str, FieldValue]:
    """Every field, in the language of the market."""
    mine = SAMPLES[market.language]
    contact = Contact(
        gender=Gender(gender),
        **{key: mine[key] for key in ("given", "surname", "title", "role", "department", "organisation")},
    )
    addressed = address(contact, market)
    values: dict[str, FieldValue] = {
        "salutation": addressed.salutation,
        "closing": addressed.closing,
        "personal_line": mine["personal_line"],
        "contact.full_name": full_name(contact, market.locale),
        "site.name": mine["organisation"],
        "site.your_house": your_house(market.language, SourceType.PUBLICATION),
        "site.domain": "warm.example",
        "site.topic": mine["topic"],
        "site.page_title": mine["page_title"],
        "site.page_url": "https://www.warm.example/old-houses",
        "asset.title": mine["asset_title"],
        **kind_words("survey", market),
        "asset.url": "https://www.wohnwerk.example/heat",
        "asset.finding": mine["finding"],
        "asset.reader_value": mine["reader_value"],
        "asset.published": date(2026, 10, 15),
        "asset.sources": tuple(mine["sources"]),
        "figure.households": Number(12400.0),
        "figure.saving": Number(31.0, "percent"),
        "figure.cost": Number(1240.0),
        "anchor": mine["asset_title"],
        "target.url": "https://www.wohnwerk.example/heat",
        "sender.name": join_name(mine["sender_given"], mine["sender_surname"], market.locale),
        "sender.given": mine["sender_given"],
        "sender.surname": mine["sender_surname"],
        "sender.role": mine["sender_role"],
        "sender.email": "office@wohnwerk.example",
        "sender.phone": "+00 000 000000",
        "brand.name": mine["brand"],
        "brand.legal_name": mine["legal_name"],
        "brand.website": "https://www.wohnwerk.example",
        "brand.about": mine["about"],
        "brand.postal_address": tuple(mine["postal_address"]),
        "brand.company_register": mine["company_register"],
        "brand.phone": "+00 000 000001",
        "previous.subject": mine["asset_title"],
        "previous.sent": date(2026, 10, 27),
        "today": date(2026, 11, 3),
    }
    values.update({f"contact.{key}": mine[key] for key in ("given", "surname", "role", "organisation", "department")})
    return values
