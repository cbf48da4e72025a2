"""A draft from a row of `geoout check --rows`."""

from __future__ import annotations

from typing import Any

from geoout.campaign.campaign import Asset, Origin
from geoout.cli.contact_row import contact_of
from geoout.errors import Place, UsageError
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Kind
from geoout.prospects.prospect import Prospect, SourceType


def draft_of(row: dict[str, Any], market: Market, number: int) -> Draft:
    """The draft a row describes: texts exactly as received, so that spans count its code points.

    Raises UsageError naming row and field.
    """
    kind = _kind(row, number)
    contact = row.get("contact")
    if contact is not None and not isinstance(contact, dict):
        raise UsageError("contact is no object", Place(None, number, "contact"), "give its fields")
    return Draft(
        market=market.key,
        kind=kind,
        touch=kind.touch,
        subject=_text(row, "subject", number),
        body=_text(row, "body", number),
        contact=contact_of(contact or {}, number),
        site=_text(row, "site", number),
        asset=_asset(row.get("asset"), market, number),
        anchor=_text(row, "anchor", number),
        target=_text(row, "target", number),
        brand=_text(row, "brand", number),
    )


def site_of(row: dict[str, Any], number: int) -> Prospect | None:
    """What a row says of the site itself: `source_type`, `overlap_note`, `site_language`; None when nothing.

    Raises UsageError naming row and field.
    """
    kind, note, language = (_text(row, field, number) for field in ("source_type", "overlap_note", "site_language"))
    if not (kind or note or language):
        return None
    if kind and kind not in set(SourceType):
        hint = f"one of {', '.join(SourceType)}"
        raise UsageError(f"no source type {kind}", Place(None, number, "source_type"), hint)
    source = SourceType(kind) if kind else SourceType.OTHER
    return Prospect(_text(row, "site", number), source_type=source, overlap_note=note, language=language)


def _text(row: dict[str, Any], field: str, number: int) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UsageError(f"{field} is no text", Place(None, number, field), "give a string")
    return value


def _said(value: dict[str, Any], field: str) -> str | None:
    text = value.get(field)
    return text if isinstance(text, str) and text else None


def _kind(row: dict[str, Any], number: int) -> Kind:
    name = str(row.get("kind") or Kind.DIGITAL_PR)
    try:
        return Kind(name)
    except ValueError:
        raise UsageError(f"no kind {name}", Place(None, number, "kind"), f"one of {', '.join(Kind)}") from None


def _asset(value: Any, market: Market, number: int) -> Asset | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise UsageError("asset is no object", Place(None, number, "asset"), "give its fields")
    origin = str(value.get("origin") or Origin.ORIGINAL)
    if origin not in set(Origin):
        raise UsageError(f"no origin {origin}", Place(None, number, "asset.origin"), f"one of {', '.join(Origin)}")
    words = value.get("words")
    topics = value.get("topics")
    return Asset(
        id=str(value.get("id") or ""),
        title=str(value.get("title") or ""),
        kind=str(value.get("kind") or ""),
        market=str(value.get("market") or market.key),
        language=str(value.get("language") or market.language),
        origin=Origin(origin),
        url=str(value.get("url") or ""),
        finding=_said(value, "finding"),
        reader_value=_said(value, "reader_value"),
        topics=tuple(str(one) for one in topics) if isinstance(topics, list) else (),
        words=words if type(words) is int and words >= 0 else None,
    )
