"""Nouns as JSON text: a draft's revision keeps the contact, asset and sender as they were when it was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from geoout.campaign.campaign import Asset, Sender
from geoout.pitches.draft import FieldSpan
from geoout.prospects.prospect import Contact


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


def contact_from(text: str) -> Contact:
    """A contact as it was."""
    contact: Contact = _shaped(Contact, json.loads(text))
    return contact


def asset_from(text: str | None) -> Asset | None:
    """An asset as it was."""
    return None if text is None else _shaped(Asset, json.loads(text))


def sender_from(text: str | None) -> Sender | None:
    """A sender as they were."""
    return None if text is None else _shaped(Sender, json.loads(text))


def spans_from(text: str) -> tuple[FieldSpan, ...]:
    """Field spans."""
    return tuple(_shaped(FieldSpan, each) for each in json.loads(text))


def words_from(text: str) -> tuple[str, ...]:
    """A list of words."""
    return tuple(json.loads(text))


def _shaped(shape: Any, value: Any) -> Any:
    """A value as its annotation has it; of a dataclass, what this version of it still has."""
    if value is None:
        return None
    if isinstance(shape, type) and is_dataclass(shape):
        shapes = _shapes(shape)
        return shape(**{name: _shaped(shapes[name], each) for name, each in value.items() if name in shapes})
    if isinstance(shape, type) and issubclass(shape, Enum):
        return shape(value)
    if shape is date:
        return date.fromisoformat(value)
    inner = get_args(shape)
    if get_origin(shape) is tuple:
        return tuple(_shaped(inner[0], each) for each in value)
    if UnionType in (type(shape), get_origin(shape)):
        return _shaped(inner[0], value)
    return value


@cache
def _shapes(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}
