"""All that is stated of a market, as lines with their sources: for the market card, the shell and the docs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geoout.markets.market import Advice, FollowUp, Market, Salutation, Season, Source, Statement, Title
from geoout.markets.season import when_said
from geoout.markets.words import channel, pattern, spoken

_REGIMES = {"data-protection": "data protection"}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ADVICE = {Advice.AVOID: "not now", Advice.SLOW: "few answers", Advice.NOTE: "to know"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement as a line: what it is about (empty: as the line before), what it says, and who says so.

    `source` is None only for what nobody claims: that the guide is silent, the time, the day of a law note.
    """

    label: str
    text: str
    source: Source | None = None

    @property
    def cited(self) -> str:
        """Who says so in full, with the day on which a citation was read; empty for what nobody claims."""
        if self.source is None:
            return ""
        read = f", read {self.source.seen}" if self.source.url and self.source.seen else ""
        return f"{self.source.title}{read}"


def facts(
    market: Market, *, now: datetime | None = None, as_of: str = "", terms: Mapping[str, str] | None = None
) -> list[tuple[str, list[Fact]]]:
    """Groups of facts: Writing, What works, When, Law. One line per statement; a list is one text.

    `now` adds the market's own time, `as_of` (an ISO day) says of when the law note is, `terms` what kinds of sites are
    called there (R59).
    """
    return [
        ("Writing", list(_writing(market))),
        ("What works", list(_practice(market, terms or {}))),
        ("When", list(_when(market, now))),
        ("Law, a note and not legal advice", list(_law(market, as_of))),
    ]


def _line(label: str, statement: Statement[Any], text: str | None = None) -> Fact:
    return Fact(label, text if text is not None else str(statement.value), statement.source)


def _writing(market: Market) -> Iterable[Fact]:
    etiquette = market.etiquette
    if not market.guide:
        yield Fact("guide", "the guide says nothing about this market")
    yield _line("register", etiquette.register, f"{etiquette.register.value}: {etiquette.register_note.value}")
    salutation = etiquette.salutation.value
    shapes = (salutation.position, salutation.female, salutation.male, salutation.unknown)
    patterns = [one for shape in shapes for one in _usual(shape)]
    for place, said in enumerate(dict.fromkeys(patterns)):
        yield _line("salutation" if place == 0 else "", etiquette.salutation, pattern(said))
    yield _line("no name", etiquette.salutation, pattern(salutation.no_name[0]))
    yield _line("organisation", etiquette.salutation, pattern(salutation.organisation[0]))
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


def _usual(patterns: Sequence[str]) -> Iterable[str]:
    """The patterns for those who hold a title, and the one for the others; not those for want of a name's part."""
    for pattern_ in patterns:
        yield pattern_
        if "!}" not in pattern_:
            return


def _practice(market: Market, terms: Mapping[str, str]) -> Iterable[Fact]:
    practice = market.practice
    first, *others = map(channel, practice.channels.value)
    yield _line("channels", practice.channels, f"{first} first, then {', '.join(others)}" if others else first)
    yield _line("engines", practice.engines, " · ".join(practice.engines.value))
    if practice.engine_note is not None:
        yield _line("", practice.engine_note)
    yield _line("tactics", practice.tactics, " · ".join(map(spoken, practice.tactics.value)))
    yield _line("assets", practice.assets, " · ".join(map(spoken, practice.assets.value)))
    yield _line("sources", practice.sources, " · ".join(_called(kind, terms) for kind in practice.sources.value))
    if practice.note is not None:
        yield _line("note", practice.note)
    yield _line("follow-ups", practice.follow_up, _follow_ups(practice.follow_up.value))


def _follow_ups(rule: FollowUp) -> str:
    """`at most 2, each after 4 working days`."""
    after = f"after {rule.days} working day{'' if rule.days == 1 else 's'}"
    if rule.most < 2:
        return f"at most 1, {after}" if rule.most else "none"
    return f"at most {rule.most}, each {after}"


def _called(kind: str, terms: Mapping[str, str]) -> str:
    """`newspaper (medios de comunicación)`; the English word alone where it is the local one."""
    term = terms.get(kind, "")
    return f"{kind} ({term})" if term and term != kind else kind


def _when(market: Market, now: datetime | None) -> Iterable[Fact]:
    calendar = market.calendar
    first, last = calendar.hours.value
    yield _line("days", calendar.days, " ".join(_DAYS[day - 1] for day in calendar.days.value))
    yield _line("hours", calendar.hours, f"{first}–{last} in {calendar.city}, {calendar.zone}")
    if now is not None:
        from geoout.markets.clock import local_time, reads_now

        there = local_time(market, now)
        read = "mail is read there now" if reads_now(market, now) else "outside these hours"
        yield Fact("now", f"{_DAYS[there.weekday()]} {there:%H:%M}, {read}")
    for place, season in enumerate(calendar.seasons):
        told = f"{season.name}, {when_said(season.when)} ({_ADVICE[season.advice]}): {season.note}"
        yield Fact("seasons" if place == 0 else "", told, season.source)


def _law(market: Market, as_of: str) -> Iterable[Fact]:
    law = market.law
    if as_of:
        yield Fact("as of", as_of)
    yield Fact("law", law.name, law.source)
    yield Fact("regime", _REGIMES.get(law.regime, law.regime), law.source)
    yield Fact("rule", law.rule, law.source)
    yield Fact("must hold", law.says or ", ".join(law.must_contain), law.source)
    if law.subject_label:
        yield Fact("subject", f"begins with {law.subject_label}", law.source)


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
    if isinstance(value, Season):
        return {name: said if name != "source" else value.source.id for name, said in _fields_of(value)}
    if isinstance(value, Title | Salutation):
        return {name: said for name, said in _fields_of(value) if said}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dict(_fields_of(value))
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def _fields_of(value: Any) -> Iterable[tuple[str, Any]]:
    return ((field.name, _plain(getattr(value, field.name))) for field in dataclasses.fields(value))
