"""A workspace's own markets.yaml over the shipped one: single statements, languages, new markets; and the way back."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from geoout.markets.market import Market, Salutation, Season, Source, Statement, Title
from geoout.markets.reading import Markets, load, make
from geoout.markets.written import parse


def over(tmp_path: Path, text: str) -> Markets:
    path = tmp_path / "markets.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_without_an_overlay_the_shipped_markets_are_read_once(tmp_path: Path) -> None:
    assert load() is load(None) is load(tmp_path / "markets.yaml")


def test_an_empty_overlay_changes_nothing(tmp_path: Path) -> None:
    assert dict(over(tmp_path, "# nothing yet\n")) == dict(load())


def test_one_statement_is_replaced_and_its_neighbours_stay(tmp_path: Path) -> None:
    markets = over(
        tmp_path,
        "sources:\n  desk: {title: our Vienna desk}\n"
        "markets:\n  at:\n    etiquette:\n      tone: {is: dry wit, from: desk}\n",
    )
    shipped = load()["at"]
    tone = markets["at"].etiquette.tone
    assert (tone.value, tone.source) == ("dry wit", Source("desk", "our Vienna desk"))
    assert dataclasses.replace(markets["at"].etiquette, tone=shipped.etiquette.tone) == shipped.etiquette
    assert markets["de"] == load()["de"]
    assert load()["at"].etiquette.tone.value != "dry wit"


def test_a_law_is_replaced_as_a_whole(tmp_path: Path) -> None:
    law = "{name: X, regime: opt-in, rule: r, must_contain: [sender], says: s, from: house}"
    market = over(tmp_path, f"markets:\n  pe:\n    law: {law}\n")["pe"]
    assert market.law.name == "X"
    assert market.law.subject_label is None


def test_a_language_is_changed_for_all_its_markets(tmp_path: Path) -> None:
    markets = over(tmp_path, "languages:\n  es:\n    etiquette:\n      name_order: {is: surname-first, from: house}\n")
    changed = {key for key in markets if markets[key] != load()[key]}
    assert changed == {"es", "mx", "co", "ar", "cl", "pe"}


def test_a_market_that_speaks_for_itself_wins_over_its_language(tmp_path: Path) -> None:
    markets = over(tmp_path, "languages:\n  de:\n    etiquette:\n      tone: {is: jovial, from: house}\n")
    assert markets["de"].etiquette.tone.value == "jovial"
    assert markets["at"] == load()["at"]


def test_a_new_market_comes_last_and_shares_its_language(tmp_path: Path) -> None:
    markets = over(
        tmp_path,
        """
markets:
  li:
    territory: LI
    language: de
    locale: de_LI
    neighbours: [CH, AT]
    domains: {cctld: li}
    law: {name: KomG, regime: opt-in, rule: consent, must_contain: [sender, opt-out], says: who writes, from: house}
    calendar: {zone: Europe/Vaduz, city: Vaduz}
""",
    )
    assert list(markets) == [*load(), "li"]
    assert markets["li"].etiquette == load()["de"].etiquette
    assert not markets["li"].guide


def test_text_comes_in_as_nfc(tmp_path: Path) -> None:
    decomposed = "Zu\u0308rich"
    assert (
        over(tmp_path, f"markets:\n  ch-de:\n    calendar: {{city: {decomposed}}}\n")["ch-de"].calendar.city == "Zürich"
    )


def test_yaml_guesses_nothing(tmp_path: Path) -> None:
    """Unquoted NO is Norway, not false; 09:30 is a time, not 570."""
    market = over(
        tmp_path, "markets:\n  no:\n    territory: NO\n    calendar: {hours: {is: [09:30, 10:30], from: house}}\n"
    )
    assert market["no"].territory == "NO"
    assert market["no"].calendar.hours.value == ("09:30", "10:30")


def written(value: Any) -> Any:
    """A market as markets.yaml would say it."""
    if isinstance(value, Statement):
        return {"is": written(value.value), "from": value.source.id}
    if isinstance(value, Source | Season):
        return value.id
    if dataclasses.is_dataclass(value):
        names = [one.name for one in dataclasses.fields(value)]
        left_out = ("", ()) if isinstance(value, Title | Salutation) else (None,)
        said = {name: written(getattr(value, name)) for name in names if getattr(value, name) not in left_out}
        if "source" in said and "regime" in said:
            said["from"] = said.pop("source")
        return {name: one for name, one in said.items() if name != "key"}
    if isinstance(value, tuple):
        return [written(one) for one in value]
    return str(value) if isinstance(value, str) else value


@pytest.mark.parametrize("market", load().values(), ids=list(load()))
def test_a_market_written_out_and_read_again_is_the_same(market: Market) -> None:
    """Nothing of a market is lost between the file and the object."""
    shipped = load()
    sources = {
        key: {name: one for name, one in (("title", s.title), ("url", s.url), ("seen", s.seen)) if one}
        for key, s in shipped.sources.items()
        if key not in ("guide", "house")
    }
    seasons = {
        one.id: {"name": one.name, "when": one.when, "advice": str(one.advice), "note": one.note, "from": one.source.id}
        for one in market.calendar.seasons
    }
    said = {"sources": sources, "seasons": seasons, "markets": {market.key: written(market)}}
    text = yaml.safe_dump({"as_of": shipped.as_of, **said}, allow_unicode=True)
    assert make(parse(text.encode(), "again.yaml"))[market.key] == market
