"""What markets, languages, territories and currencies are called: CLDR's words, in the user's language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

    from geoout.markets.market import Market


@lru_cache(maxsize=512)
def _locale(tag: str) -> Locale:
    """The CLDR locale of a tag such as `pt_BR` or `zh-Hant`; English where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def name(market: Market, ui_locale: str = "en") -> str:
    """A market in the user's language: `Germany`; `Switzerland de` where a territory has a market per language."""
    territory = territory_name(market.territory, ui_locale)
    return f"{territory} {market.key.split('-', 1)[1]}" if "-" in market.key else territory


def territory_name(territory: str, ui_locale: str = "en") -> str:
    """A territory in the user's language; its code where CLDR has no name for it."""
    return str(_locale(ui_locale).territories.get(territory, territory))


@lru_cache(maxsize=512)
def language_name(language: str, ui_locale: str = "en") -> str:
    """A BCP 47 language in the user's language (`Traditional Chinese`); its tag where CLDR has no name for it."""
    from babel import Locale, UnknownLocaleError

    shown = _locale(ui_locale)
    whole = shown.languages.get(language.replace("-", "_"))
    if whole:
        return str(whole)
    try:
        return str(Locale.parse(language.replace("-", "_")).get_display_name(shown) or language)
    except (UnknownLocaleError, ValueError):
        return language


def is_language(tag: str) -> bool:
    """Whether CLDR knows the language of a tag such as `de`, `pt-BR`, `zh_Hant`."""
    return tag.replace("_", "-").partition("-")[0].lower() in _locale("en").languages


def own_name(language: str) -> str:
    """A BCP 47 language in itself: `Deutsch`, `日本語`; its tag where CLDR has no name for it."""
    return language_name(language, language)


def currency(market: Market) -> str:
    """The ISO 4217 code of the money that is legal tender in the market's territory now."""
    from babel.numbers import get_territory_currencies

    return get_territory_currencies(market.territory, tender=True)[0]
