"""Prospects, contacts and rows of the list, as the database keeps them and as the domain knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from geoout.prospects.handles import read_handles
from geoout.prospects.handles import written as written_handles
from geoout.prospects.prospect import (
    Contact,
    Evidence,
    Gender,
    Metric,
    Prospect,
    Row,
    SourceType,
    State,
    Tier,
)
from geoout.store.times import day_of, time_of, written

_TEXTS = ("domain", "host", "name", "language", "topic", "audience", "page_url", "page_title", "guidelines")
_MORE_TEXTS = ("overlap_note", "personal_line", "notes")
_NAME = ("given", "surname", "surname2", "title", "patronymic", "position", "department", "organisation")
_REST = ("role", "email", "language", "personal_line", "notes", "basis")


def row_of(values: Sequence[Any]) -> Row:
    """A line of the list from the columns of `page`."""
    id_, domain, market, language, local, authority, source_type, contact, state, last_touch = values
    known = None if authority is None else round(authority)
    return Row(id_, domain, market, language, local, known, source_type, contact, State(state), time_of(last_touch))


def prospect_of(
    values: Mapping[str, Any],
    contacts: Sequence[Contact],
    evidence: Sequence[Evidence],
    answers: Sequence[tuple[str, bool]],
) -> Prospect:
    """A whole prospect."""
    return Prospect(
        **{name: values[name] for name in (*_TEXTS, *_MORE_TEXTS)},
        market=values["market"],
        tier=Tier(values["tier"]),
        source_type=SourceType(values["source_type"]),
        state=State(values["state"]),
        local=values["local"],
        evidence=tuple(evidence),
        authority=_metric(values, "authority"),
        traffic=_metric(values, "traffic"),
        answers=tuple(answers),
        contacts=tuple(contacts),
        last_touch=time_of(values["last_touch"]),
        added=time_of(values["added"]),
        id=values["id"],
    )


def values_of(prospect: Prospect) -> dict[str, Any]:
    """The columns of a prospect."""
    return {
        **{name: getattr(prospect, name) for name in (*_TEXTS, *_MORE_TEXTS)},
        "id": prospect.id,
        "market": prospect.market,
        "tier": str(prospect.tier),
        "source_type": str(prospect.source_type),
        "state": str(prospect.state),
        "local": prospect.local,
        **_metric_values("authority", prospect.authority),
        **_metric_values("traffic", prospect.traffic),
        "last_touch": written(prospect.last_touch),
        "added": written(prospect.added),
        "tld": prospect.domain.rpartition(".")[2],
    }


def contact_of(values: Mapping[str, Any]) -> Contact:
    """A contact from its columns."""
    texts = {name: values[name] for name in (*_NAME, *_REST)}
    channels = read_handles(values["channels"]) if values["channels"] else ()
    return Contact(
        **texts, gender=Gender(values["gender"]), channels=channels, id=values["id"], prospect=values["prospect"]
    )


def contact_values(contact: Contact, prospect: int) -> dict[str, Any]:
    """The columns of a contact at a prospect."""
    texts = {name: getattr(contact, name) for name in (*_NAME, *_REST)}
    channels = written_handles(contact.channels)
    return {**texts, "gender": str(contact.gender), "channels": channels, "id": contact.id, "prospect": prospect}


def _metric(values: Mapping[str, Any], name: str) -> Metric | None:
    if values[name] is None:
        return None
    return Metric(values[name], values[f"{name}_tool"] or "", day_of(values[f"{name}_day"]))


def _metric_values(name: str, metric: Metric | None) -> dict[str, Any]:
    day: date | None = metric.day if metric else None
    return {
        name: metric.value if metric else None,
        f"{name}_tool": metric.tool if metric else None,
        f"{name}_day": day.isoformat() if day else None,
    }
