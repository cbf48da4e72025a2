"""Nouns as JSON text: a draft's revision keeps the contact, asset and sender as they were when it was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from geoout.campaign.campaign import Asset, Figure, Origin, Sender
from geoout.pitches.draft import FieldSpan, Part
from geoout.prospects.prospect import Contact, Gender


def frozen(value: Any) -> str:
    """A dataclass, or a tuple of them or of words, as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _known(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a noun of this version still has of a snapshot, lists as tuples again."""
    names = {each.name for each in fields(kind)}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items() if name in names}


def contact_from(text: str) -> Contact:
    """A contact as it was."""
    values = _known(Contact, json.loads(text))
    channels = tuple((channel, handle) for channel, handle in values.get("channels", ()))
    return Contact(**{**values, "gender": Gender(values["gender"]), "channels": channels})


def asset_from(text: str | None) -> Asset | None:
    """An asset as it was."""
    if text is None:
        return None
    values = _known(Asset, json.loads(text))
    values["origin"] = Origin(values["origin"])
    values["published"] = _day(values["published"])
    values["figures"] = tuple(Figure(**{**each, "day": _day(each["day"])}) for each in values["figures"])
    return Asset(**values)


def sender_from(text: str | None) -> Sender | None:
    """A sender as they were."""
    return None if text is None else Sender(**_known(Sender, json.loads(text)))


def spans_from(text: str) -> tuple[FieldSpan, ...]:
    """Field spans."""
    return tuple(FieldSpan(**{**each, "part": Part(each["part"])}) for each in json.loads(text))


def words_from(text: str) -> tuple[str, ...]:
    """A list of words."""
    return tuple(json.loads(text))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
