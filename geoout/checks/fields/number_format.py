"""FLD010 and FLD011: numbers, percentages and amounts as another language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, rule
from geoout.language.words import unit_of
from geoout.markets.market import LengthUnit
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_SOURCE = "CLDR, number patterns of the locale"
_NUMBER = re.compile(r"(?<![A-Za-z\d.,/:'’§-])\d+(?:[.,'’]\d+)+(?![A-Za-z\d/:]|[.,'’]\d|-\d)")
_PERCENT = re.compile(r"(?<![A-Za-z\d.,])\d[\d.,]*(?P<gap>[ \u00a0\u202f]?)%|%[ \u00a0]?\d[\d.,]*\d|%\d")
_AMOUNT = re.compile(r"(?<!\w)(?P<before>[€£$])[ \u00a0\u202f]?(?P<number>\d[\d.,]*\d|\d)"
                     r"|(?<![\d.,])(?P<after>\d[\d.,]*)[ \u00a0\u202f]?(?P<sign>[€£$])(?!\w)")  # fmt: skip
# What shows that a number is a quantity and not a time, a date, a chapter or a version.
_QUANTITY = re.compile(
    r"[ \u00a0\u202f-]?(?:[%‰€£$¥₩₺₽°]|(?:percent|prozent|por ?ciento|por ?cento|pour ?cent|per ?cento|procent|prosent|"
    r"процент|відсот|mio|mrd|mil\b|million|milliard|billion|millon|milhõ|milhã|milion|miliard|miljoen|miljard|miljon|"
    r"mln|mld|млн|млрд|тыс|тис|kwh|mwh|gwh|twh|kw|mw|gw|km|kg|tonn|grad|m²|euro|dollar|dólar|reais|pesos|times|mal\b))",
    re.IGNORECASE,
)
_GAP = re.compile("0[ \u00a0\u202f]")
_MEASURE = re.compile(r"[ \u00a0\u202f]?(?:k?g|[kmc]?m|m?l|t|ha|[kMGT]Wh?|s|‰|°)\b")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a locale writes numbers: signs, whether % has a space, whether an amount's sign comes first."""

    decimal: str
    group: str
    percent_first: bool
    percent_gap: bool
    either_gap: bool
    sign_first: bool


@rule("FLD010", "foreign-number", Severity.WARNING, source=_SOURCE)
def foreign_number(draft: Draft, context: Context) -> Iterator[Hit]:
    """A number with the decimal or thousands sign of another language: 2,400 households in a German text.

    There it reads as two point four. Write it as the market does; the figures of an asset are written so by themselves.
    """
    locale = context.market.locale
    for part, text in _texts(draft):
        for match in _NUMBER.finditer(text):
            value = _foreign_value(match.group(), text[match.end() : match.end() + 16], _before(text, match), locale)
            if value is not None:
                written = _written(value, locale)
                message = f"“{match.group()}” is written as in another language; here it is {written}."
                yield Hit(part, *match.span(), message, written, True)


@rule("FLD011", "foreign-amount", Severity.INFO, source=_SOURCE)
def foreign_amount(draft: Draft, context: Context) -> Iterator[Hit]:
    """A percent sign or a currency sign stands or is spaced as in another language: 42% in German, 50 € in English.

    A small thing that says where a text was written. Put the sign where the market puts it.
    """
    style = _style(context.market.locale)
    for part, text in _texts(draft):
        for match in _PERCENT.finditer(text):
            number = match.group().strip("% \u00a0\u202f")
            first, gap = match.group().startswith("%"), bool(match["gap"])
            if first != style.percent_first or (not first and not style.either_gap and gap != style.percent_gap):
                right = f"%{number}" if style.percent_first else f"{number}{chr(0xA0) if style.percent_gap else ''}%"
                yield Hit(part, *match.span(), f"Here a percentage is written {right}.", right, True)
        for match in _AMOUNT.finditer(text) if context.market.territory != "AT" else ():
            if bool(match["before"]) is style.sign_first:
                continue
            sign, number = match["before"] or match["sign"], match["number"] or match["after"]
            right = f"{sign}{number}" if style.sign_first else f"{number}\u00a0{sign}"
            yield Hit(part, *match.span(), f"Here an amount is written {right}.", right, True)


def _texts(draft: Draft) -> Iterator[tuple[Part, str]]:
    """Subject and body down to the signature, where registers and telephone numbers stand."""
    yield Part.SUBJECT, judged(draft, Part.SUBJECT)
    yield Part.BODY, judged(draft, Part.BODY)[: anatomy(draft).closing[1]]


def _before(text: str, match: re.Match[str]) -> bool:
    """Whether a currency stands before the number."""
    return text[max(0, match.start() - 2) : match.start()].strip()[-1:] in ("€", "£", "$", "¥", "₹")


def _foreign_value(number: str, after: str, priced: bool, locale: str) -> str | None:
    """The value (`2400`, `3.5`) of a number that can only be meant as another language writes it, else None."""
    style = _style(locale)
    signs = [sign for sign in number if not sign.isdigit()]
    other_decimal = "," if style.decimal == "." else "."
    pieces = re.split(r"[.,'’]", number)
    grouped = 1 <= len(pieces[0]) <= 3 and pieces[0] != "0" and all(len(piece) == 3 for piece in pieces[1:])
    if signs[0] in "'’":
        foreign = grouped and len(set(signs)) == 1 and not locale.endswith("CH")
        return "".join(pieces) if foreign else None
    if len(set(signs)) == 2:  # both signs: the last one is the decimal sign
        whole = 1 <= len(pieces[0]) <= 3 and all(len(piece) == 3 for piece in pieces[1:-1])
        foreign = whole and signs[-1] == other_decimal and signs.count(signs[-1]) == 1
        return "".join(pieces[:-1]) + "." + pieces[-1] if foreign else None
    if signs[0] == style.decimal:
        measured = len(signs) == 1 and _MEASURE.match(after)
        return "".join(pieces) if grouped and not measured and not number.startswith("0") else None
    if locale.endswith("_CH") and not priced:  # amounts have a point, all else may have a comma
        return None
    if len(signs) == 1 and len(pieces[1]) < 3 and (priced or _QUANTITY.match(after)):
        return ".".join(pieces)
    return None


def _written(value: str, locale: str) -> str:
    from babel.numbers import format_decimal

    whole, _, fraction = value.partition(".")  # the digits behind the sign stay as many as they are: 1,250.50
    return str(format_decimal(int(whole), locale=locale)) + (f"{_style(locale).decimal}{fraction}" if fraction else "")


@lru_cache(maxsize=64)
def _style(locale: str) -> _Style:
    from babel import Locale

    found = Locale.parse(locale)
    symbols = found.number_symbols.get("latn", found.number_symbols)
    percent = found.percent_formats[None].pattern
    # Where a territory departs from its language (de_CH, es_MX), people write both.
    of_language = Locale(found.language, script=found.script).percent_formats[None].pattern
    amount = found.currency_formats["standard"].pattern
    return _Style(
        symbols.get("decimal", "."),
        symbols.get("group", ","),
        percent.lstrip("\u200e\u200f").startswith("%"),
        bool(_GAP.search(percent)) and unit_of(locale) is LengthUnit.WORDS,
        bool(_GAP.search(percent)) is not bool(_GAP.search(of_language)),
        amount.index("¤") < amount.index("0"),
    )


(
    foreign_number.example(
        "de", body="Guten Tag,\n\nwir haben [[2,400]] Haushalte befragt, [[3.5]] % antworteten.\n\nOk."
    )
    .example("us", body="Hi Ann,\n\nwe asked [[12.400]] homes, and [[3,5]] percent replied.\n\nBest,")
    .example("de", body="Guten Tag,\n\num 10.30 Uhr am 3.5. im Saal 2.04: 1.240 Seiten, 0,125 g, Version 2.4.1.\n\nOk.")
    .example("fr", body="Bonjour,\n\nnous avons interrogé 2 400 foyers, soit 3,5 %.\n\nMerci.")
    .example("ch-de", body="Guten Tag,\n\nwir haben 12’400 Haushalte befragt, 3,5 % antworteten.\n\nOk.")
)
(
    foreign_amount.example("de", body="Guten Tag,\n\n[[42%]] zahlen [[€50]] mehr.\n\nOk.")
    .example("us", body="Hi Ann,\n\n[[42 %]] pay [[50 €]] more.\n\nBest,")
    .example("de", body="Guten Tag,\n\n42 % zahlen 50 € mehr.\n\nOk.")
    .example("us", body="Hi Ann,\n\n42% pay $50 more.\n\nBest,")
)
