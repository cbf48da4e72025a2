"""Names and currencies are CLDR's, in the user's language; local time is the market's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from geoout.markets.clock import local_time, reads_now
from geoout.markets.names import currency, language_name, name, own_name, territory_name
from geoout.markets.reading import load

MARKETS = load()


@pytest.mark.parametrize(
    ("key", "ui", "expected"),
    [
        ("de", "en", "Germany"),
        ("de", "de", "Deutschland"),
        ("jp", "fr", "Japon"),
        ("ch-de", "en", "Switzerland de"),
        ("ch-fr", "de", "Schweiz fr"),
        ("ca-en", "pt_BR", "Canadá en"),
        ("de", "xx", "Germany"),
        ("de", "not a locale", "Germany"),
    ],
)
def test_a_market_is_called_as_the_user_calls_it(key: str, ui: str, expected: str) -> None:
    assert name(MARKETS[key], ui) == expected


def test_no_two_markets_are_called_the_same() -> None:
    assert len({name(market) for market in MARKETS.values()}) == len(MARKETS)


def test_languages_are_named_in_the_users_language_and_their_own() -> None:
    assert language_name("de") == "German"
    assert language_name("zh-Hant", "en") == "Traditional Chinese"
    assert own_name("ja") == "日本語"
    assert language_name("qqq") == "qqq"
    assert territory_name("QQ") == "QQ"


@pytest.mark.parametrize(
    ("key", "code"), [("de", "EUR"), ("ch-fr", "CHF"), ("us", "USD"), ("mx", "MXN"), ("cl", "CLP"), ("jp", "JPY")]
)
def test_the_currency_is_what_is_tender_there(key: str, code: str) -> None:
    assert currency(MARKETS[key]) == code


def test_local_time_follows_the_markets_zone_and_its_summer() -> None:
    assert local_time(MARKETS["jp"], datetime(2026, 11, 3, 23, 30, tzinfo=UTC)).strftime("%a %H:%M") == "Wed 08:30"
    assert local_time(MARKETS["de"], datetime(2026, 7, 1, 8, tzinfo=UTC)).hour == 10
    assert local_time(MARKETS["de"], datetime(2026, 12, 1, 8, tzinfo=UTC)).hour == 9


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        local_time(MARKETS["de"], datetime(2026, 11, 3, 9))  # noqa: DTZ001


def test_mail_is_read_on_the_days_and_in_the_hours_of_the_market() -> None:
    tuesday = datetime(2026, 11, 3, 8, tzinfo=UTC)  # 09:00 in Berlin, 17:00 in Tokyo
    assert reads_now(MARKETS["de"], tuesday)
    assert not reads_now(MARKETS["jp"], tuesday)
    assert not reads_now(MARKETS["de"], datetime(2026, 11, 7, 8, tzinfo=UTC))
