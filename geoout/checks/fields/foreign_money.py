"""FLD022: an amount in money that the market does not pay with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.markets.market import Market
from geoout.markets.names import currency
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

# What each sign may mean: a sign is foreign where none of its currencies is the market's.
_SIGNS = {
    "US$": ("USD",), "A$": ("AUD",), "C$": ("CAD",), "R$": ("BRL",), "NZ$": ("NZD",), "HK$": ("HKD",), "NT$": ("TWD",),
    "$": ("USD", "CAD", "AUD", "NZD", "MXN", "COP", "ARS", "CLP", "HKD", "TWD"),
    "€": ("EUR",), "£": ("GBP",), "¥": ("JPY", "CNY"), "₹": ("INR",), "₽": ("RUB",), "₴": ("UAH",), "₺": ("TRY",),
    "₩": ("KRW",), "₫": ("VND",), "฿": ("THB",), "₪": ("ILS",),
}  # fmt: skip
_CODES = (
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
    "TRY", "INR", "BRL", "MXN", "RUB", "UAH", "HKD", "TWD", "KRW", "ILS", "AED", "SAR", "THB", "VND", "IDR",
)  # fmt: skip
_NUMBER = r"\d[\d.,'’ \u00a0\u202f]{0,16}\d|\d"
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_CODE = "|".join(_CODES)
_LETTER = "\\dA-Za-zÀ-ɏ"
"""What an amount does not touch; letters of scripts without spaces may stand on either side."""
_AMOUNT = re.compile(
    rf"(?<![{_LETTER}$])(?P<sign>{_SIGN})[ \u00a0\u202f]?(?:{_NUMBER})"
    rf"|(?<![{_LETTER}.,])(?:{_NUMBER})[ \u00a0\u202f]?"
    rf"(?:(?P<after>{_SIGN})|(?P<code>{_CODE})|(?P<word>dollars))(?![{_LETTER}])"
    rf"|(?<![{_LETTER}])(?P<first>{_CODE})[ \u00a0\u202f]?(?:{_NUMBER})",
)


@rule("FLD022", "foreign-currency", Severity.INFO, source=HOUSE)
def foreign_currency(draft: Draft, context: Context) -> Iterator[Hit]:
    """An amount in money that the market does not pay with (R56): $50 to a German editor.

    It may well be meant, so this is a remark. Where the figure is about the reader's own country, give it in the
    reader's money, or beside the other.
    """
    own = currency(context.market)
    if own == "USD" and context.market.territory != "US":
        return
    for part, text in (
        (Part.SUBJECT, judged(draft, Part.SUBJECT)),
        (Part.BODY, judged(draft, Part.BODY)[: anatomy(draft).closing[1]]),
    ):
        for match in _AMOUNT.finditer(text):
            sign = match["sign"] or match["after"] or ("$" if match["word"] else "")
            meant = _SIGNS[sign] if sign else (match["code"] or match["first"],)
            if own in meant:
                continue
            message = f"“{match.group()}” is not in the money of this market, {_name(own, context.market)}."
            yield Hit(part, *match.span(), message, f"give it in {own}, or in both")


@lru_cache(maxsize=64)
def _name(code: str, market: Market) -> str:
    from babel.numbers import get_currency_name

    return f"{get_currency_name(code, locale='en')} ({code})"


(
    foreign_currency.example("de", body="Guten Tag,\n\ndas kostet [[$50]] oder [[50 USD]], also [[50 dollars]].\n\nOk.")
    .example("pl", subject="[[EUR 50]]", body="Dzień dobry,\n\nkoszt to 200 zł.\n\nPozdrawiam")
    .example("de", body="Guten Tag,\n\ndas kostet 50 € oder EUR 50.\n\nOk.")
    .example("jp", body="高橋様\n\n平均で年間[[$1,250]]かかります。約[[50 USD]]です。\n\n以上")
    .example("ca-en", body="Hi Ann,\n\nit costs $50 or CAD 50.\n\nBest,")
)
