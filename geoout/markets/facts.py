"""All that is stated of a market, as lines with their sources: for the market card, the shell and the docs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from geoout.markets.market import Market, Source, Statement
from geoout.markets.words import channel, pattern, spoken

Line = tuple[str, str, str]
_REGIMES = {"data-protection": "data protection"}


def facts(market: Market) -> list[tuple[str, list[Line]]]:
    """Groups of (label, text, source): Writing, What works, When, Law. One line per statement; a list is one text."""
    return [
        ("Writing", list(_writing(market))),
        ("What works", list(_practice(market))),
        ("When", list(_when(market))),
        ("Law, a note and not advice", list(_law(market))),
    ]


def _line(label: str, statement: Statement[Any], text: str | None = None) -> Line:
    return (label, text if text is not None else str(statement.value), statement.source.title)


def _writing(market: Market) -> Iterable[Line]:
    etiquette = market.etiquette
    yield _line("register", etiquette.register, f"{etiquette.register.value}: {etiquette.register_note.value}")
    salutation = etiquette.salutation.value
    patterns = [salutation.female, salutation.male, salutation.unknown]
    for place, said in enumerate(dict.fromkeys(patterns)):
        yield _line("salutation" if place == 0 else "", etiquette.salutation, pattern(said))
    yield _line("no name", etiquette.salutation, pattern(salutation.no_name))
    yield _line("organisation", etiquette.salutation, pattern(salutation.organisation))
    yield _line("titles", etiquette.titles)
    yield _line("honorific", etiquette.honorific)
    yield _line("name order", etiquette.name_order, spoken(etiquette.name_order.value))
    yield _line("closing", etiquette.closing, " · ".join(etiquette.closing.value))
    yield _line("tone", etiquette.tone)
    length = etiquette.length.value
    yield _line("length", etiquette.length, f"{length.least}–{length.most} {length.unit}")
    yield _line("opening", etiquette.opening, f"{spoken(etiquette.opening.value)}: {etiquette.opening_note.value}")
    if etiquette.avoid.value:
        yield _line("avoid", etiquette.avoid, ", ".join(etiquette.avoid.value))
    yield _line("review", market.review, spoken(market.review.value))
    if not market.guide:
        yield ("guide", "the guide says nothing about this market", "")


def _practice(market: Market) -> Iterable[Line]:
    practice = market.practice
    yield _line("channels", practice.channels, " · ".join(map(channel, practice.channels.value)))
    yield _line("engines", practice.engines, " · ".join(practice.engines.value))
    if practice.engine_note is not None:
        yield _line("", practice.engine_note)
    for label, statement in (
        ("tactics", practice.tactics),
        ("assets", practice.assets),
        ("sources", practice.sources),
    ):
        yield _line(label, statement, " · ".join(map(spoken, statement.value)))
    if practice.note is not None:
        yield _line("note", practice.note)


def _when(market: Market) -> Iterable[Line]:
    calendar = market.calendar
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    yield _line("days", calendar.days, " ".join(names[day - 1] for day in calendar.days.value))
    yield _line("hours", calendar.hours, f"{calendar.hours.value[0]}–{calendar.hours.value[1]} {calendar.zone}")


def _law(market: Market) -> Iterable[Line]:
    law = market.law
    title = law.source.title
    seen = f", seen {law.source.seen}" if law.source.seen else ""
    yield ("law", law.name, title + seen)
    yield ("regime", _REGIMES.get(law.regime, law.regime), "")
    yield ("rule", law.rule, "")
    yield ("must hold", law.says or ", ".join(law.must_contain), "")
    if law.subject_label:
        yield ("subject", f"begins with {law.subject_label}", "")


def as_json(market: Market) -> dict[str, Any]:
    """The market as plain values; each statement is `{"is": …, "from": …}`."""
    value = _plain(market)
    assert isinstance(value, dict)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Statement):
        return {"is": _plain(value.value), "from": value.source.id}
    if isinstance(value, Source):
        return value.id
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
