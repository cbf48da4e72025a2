"""Fields: what a template may name, what shape each has, and where its value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoout.campaign.campaign import Asset, Brand, Campaign, Sender, Target
    from geoout.markets.market import Market
    from geoout.prospects.prospect import Contact, Prospect


class Shape(StrEnum):
    """What a field holds; decides which filters fit it."""

    TEXT = "text"
    DAY = "a date"
    NUMBER = "a number"
    LIST = "a list"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure: its value and its unit: an ISO 4217 code, `percent`, one of the catalogs' or CLDR's units, or None.

    Percentages are counted in points: 42 with `percent` is 42 %.
    """

    value: float
    unit: str | None = None


FieldValue = str | date | Number | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The values for one mail by dotted name, and the locale and currency that they are written in.

    A name that is absent (or empty) is a gap: it shows as ⟦name⟧ and becomes a finding.
    """

    values: Mapping[str, FieldValue]
    locale: str
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The mail that a follow-up or a second touch refers to."""

    subject: str
    sent: date


_TEXT: Mapping[str, tuple[str, ...]] = {
    "contact": ("given", "surname", "full_name", "role", "organisation", "department"),
    "site": ("name", "your_house", "domain", "topic", "page_title", "page_url"),
    "asset": (
        "title", "kind", "a_kind", "our_kind", "of_kind", "kind_gender", "hook", "url", "finding", "reader_value",
    ),
    "target": ("url",),
    "sender": ("name", "given", "surname", "role", "email", "phone"),
    "brand": ("name", "legal_name", "website", "about", "company_register", "phone"),
    "previous": ("subject",),
}  # fmt: skip

SHAPES: Mapping[str, Shape] = {
    **dict.fromkeys(("salutation", "closing", "opening", "personal_line", "anchor"), Shape.TEXT),
    **{f"{group}.{name}": Shape.TEXT for group, names in _TEXT.items() for name in names},
    **dict.fromkeys(("asset.published", "previous.sent", "today"), Shape.DAY),
    **dict.fromkeys(("asset.sources", "brand.postal_address"), Shape.LIST),
}
"""Every field but the figures, whose names come with the asset: `figure.<key>`.

`site.your_house` is what the reader's house is politely called (貴誌, 귀사, 贵报), by the prospect's source type; a gap
in languages without such a word.
"""

GROUPS: frozenset[str] = frozenset(name.split(".")[0] for name in SHAPES if "." in name) | {"figure"}


def shape(name: str) -> Shape | None:
    """The shape of a dotted field name, None when there is no such field."""
    if name.startswith("figure.") and name.count(".") == 1:
        return Shape.NUMBER
    return SHAPES.get(name)


def nearest(name: str) -> str | None:
    """The field that a mistyped name most likely means."""
    from difflib import get_close_matches

    last = name.rsplit(".", 1)[-1]
    same = [known for known in SHAPES if known.rsplit(".", 1)[-1] == last] if "." not in name else []
    found = same or get_close_matches(name, SHAPES, n=1, cutoff=0.6)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Offer:
    """What one mail is made of besides its market and campaign."""

    prospect: Prospect
    contact: Contact
    asset: Asset | None = None
    target: Target | None = None
    sender: Sender | None = None
    anchor: str = ""
    previous: Previous | None = None


def context(offer: Offer, market: Market, campaign: Campaign, today: date) -> Fields:
    """Every field for one mail. Values are cleaned, one line each (a salutation keeps its lines); none is invented.

    Of texts in several languages (a sender's role, what a brand says of itself) only one in the market's is taken.
    """
    from geoout.language.plain import clean, clean_line
    from geoout.markets.names import currency
    from geoout.people.address import address

    addressed = address(offer.contact, market, offer.contact.organisation or offer.prospect.name)
    values: dict[str, FieldValue] = {
        **_about_them(offer, market),
        **_about_asset(offer.asset, market),
        **_about_us(offer.sender, campaign.brand, market),
        "personal_line": offer.contact.personal_line or offer.prospect.personal_line,
        "anchor": offer.anchor,
        "target.url": offer.target.url if offer.target else "",
    }
    cleaned: dict[str, FieldValue] = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            cleaned[name] = tuple(line for line in map(clean_line, value) if line)
        else:
            cleaned[name] = clean_line(value) if isinstance(value, str) else value
    cleaned |= {"salutation": clean(addressed.salutation), "closing": clean(addressed.closing), "today": today}
    if offer.previous is not None:
        cleaned |= {"previous.subject": clean_line(offer.previous.subject), "previous.sent": offer.previous.sent}
    return Fields(
        {name: value for name, value in cleaned.items() if value not in ("", ())}, market.locale, currency(market)
    )


def _about_them(offer: Offer, market: Market) -> dict[str, FieldValue]:
    from geoout.people.forms.courtesy import your_house
    from geoout.people.names import full_name
    from geoout.pitches.words import role

    contact, prospect = offer.contact, offer.prospect
    return {
        "contact.given": contact.given,
        "contact.surname": contact.surname,
        "contact.full_name": full_name(contact, market.locale),
        "contact.role": role(contact.role, market.locale, contact.gender.value) or contact.role,
        "contact.organisation": contact.organisation or prospect.name,
        "contact.department": contact.department,
        "site.name": prospect.name or prospect.domain,
        "site.your_house": your_house(market.language, prospect.source_type.value),
        "site.domain": prospect.domain,
        "site.topic": prospect.topic,
        "site.page_title": prospect.page_title,
        "site.page_url": prospect.page_url,
    }


def _about_asset(asset: Asset | None, market: Market) -> dict[str, FieldValue]:
    if asset is None:
        return {}
    values: dict[str, FieldValue] = {
        "asset.title": asset.title,
        **kind_words(asset.kind, market),
        "asset.url": asset.url,
        "asset.finding": asset.finding or "",
        "asset.reader_value": asset.reader_value or "",
        "asset.sources": asset.sources,
    }
    if asset.published is not None:
        values["asset.published"] = asset.published
    values.update({f"figure.{figure.key}": Number(figure.value, figure.unit) for figure in asset.figures})
    return values


def kind_words(kind: str, market: Market) -> dict[str, FieldValue]:
    """What an asset's kind is called in the market's language in each form, its gender, and its hook (R35)."""
    from geoout.pitches.words import asset_kind, hook

    forms = {"kind": "", "a_kind": "a", "our_kind": "our", "of_kind": "of", "kind_gender": "gender"}
    words: dict[str, FieldValue] = {
        f"asset.{name}": asset_kind(kind, market.locale, form) or "" for name, form in forms.items()
    }
    return {**words, "asset.hook": hook(kind, market) or ""}


def _about_us(sender: Sender | None, brand: Brand, market: Market) -> dict[str, FieldValue]:
    from geoout.people.names import full_name

    values: dict[str, FieldValue] = {
        "brand.name": brand.name,
        "brand.legal_name": brand.legal_name,
        "brand.website": brand.website,
        "brand.about": in_language(brand.about, market.locale),
        "brand.postal_address": brand.postal_address,
        "brand.company_register": brand.company_register or "",
        "brand.phone": brand.phone or "",
    }
    if sender is not None:
        values |= {
            "sender.name": full_name(sender, market.locale),
            "sender.given": sender.given,
            "sender.surname": sender.surname,
            "sender.role": _own_role(sender, market),
            "sender.email": sender.email,
            "sender.phone": sender.phone or "",
        }
    return values


def _own_role(sender: Sender, market: Market) -> str:
    """What the sender's role is called: as written in the market's language, else a known English one in its words."""
    from geoout.pitches.words import role

    return in_language(sender.role, market.locale) or role(in_language(sender.role, "en"), market.locale) or ""


def in_language(texts: Mapping[str, str], locale: str) -> str:
    """The text for a locale among texts by language (`de`, `de-AT`): the nearest parent's; empty when none fits."""
    from geoout.pitches.templates import chain

    by_locale = {tag.replace("-", "_"): text for tag, text in texts.items()}
    return next((by_locale[step] for step in chain(locale) if step in by_locale), "")
