"""Rows of anchors judged one by one, in order, with what is known of each language and market kept at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geoout.cli.rows import Input, read_rows
from geoout.errors import Place, UsageError
from geoout.language.anchor import Answer, Verdict, verify
from geoout.language.plain import clean_line

if TYPE_CHECKING:
    import click

    from geoout.markets.reading import Markets

Around = tuple[str, str]
Judged = tuple[str, Verdict, Around]

# What exports call these columns; an anchor report of another tool names the texts in one of these ways.
_ALIASES = {
    "anchor text": "anchor",
    "anchortext": "anchor",
    "anchor_text": "anchor",
    "left_context": "left context",
    "link anchor": "anchor",
    "link anchor text": "anchor",
    "lang": "language",
    "market key": "market",
    "right_context": "right context",
    "target keyword": "keyword",
    "target url": "target",
    "target page": "target",
}
_REMEMBERED = 4096
_NAME_ONE = "name one in each row, or for all rows with --market or --language"
_SHORT = 120  # characters of an anchor that is worth remembering


def judge_rows(context: click.Context, given: Input, key: str | None, tag: str | None) -> Iterator[Judged]:
    """The anchor of each row, as received, its verdict, and the words before and behind it where an export has them.

    `key` and `tag` stand in for what a row does not name.

    A row that names no market or language that is known is undecided. Raises UsageError for rows without the fields,
    and for a `key` or `tag` that is not known.
    """
    asked = _Asked(context)
    default = asked.default(key, tag)
    for number, row in read_rows(given, header=lambda names: _header(names, has_default=default is not None)):
        anchor = _anchor(row, number)
        named = row.get("market"), row.get("language")
        if default is None and named == (None, None):
            raise UsageError("market and language are missing", Place(None, number), _NAME_ONE)
        answer = default if default is not None and not any(named) else asked.of(*(str(one or "") for one in named))
        verdict = _judged(anchor, answer, str(row.get("brand") or ""), str(row.get("keyword") or ""))
        yield anchor, verdict, (str(row.get("left context") or ""), str(row.get("right context") or ""))


def _anchor(row: dict[str, Any], number: int) -> str:
    """The anchor as received; null in JSON is a link without a text, a number its digits.

    Raises UsageError where there is none or it is a list or an object.
    """
    value = row.get("anchor", row)
    if value is row or isinstance(value, list | dict):
        said = "this field is missing" if value is row else "anchor is no text"
        raise UsageError(said, Place(None, number, "anchor"), "give each row its anchor")
    return "" if value is None else str(value)


def _header(names: list[str], *, has_default: bool) -> list[str]:
    """The columns by our names. Raises UsageError naming the one that is missing."""
    known = [_ALIASES.get(name, name) for name in names]
    if "anchor" not in known:
        raise UsageError("no column is called anchor", None, f"the header has {', '.join(names)[:200]}")
    if not has_default and not {"market", "language"} & set(known):
        raise UsageError("no column is called market or language", None, _NAME_ONE)
    return known


@dataclass(frozen=True, slots=True)
class _Languages:
    """The languages of whoever reads a row's site, or what is wrong with what the row says of them."""

    tags: tuple[str, ...] = ()
    problem: str = ""


class _Asked:
    """Which languages a market or a language's tag stands for, each looked up once."""

    def __init__(self, context: click.Context) -> None:
        self._context = context
        self._markets: Markets | None = None
        self._known: dict[tuple[str, str], _Languages] = {}

    def default(self, key: str | None, tag: str | None) -> _Languages | None:
        """What --market and --language say. Raises UsageError for what is not known."""
        if not key and not tag:
            return None
        found = self.of(key or "", tag or "")
        if found.problem:
            raise UsageError(
                found.problem, None, "see geoout markets" if key else "write its code, such as de or pt-BR"
            )
        return found

    def of(self, market: str, language: str) -> _Languages:
        """The languages of a market; where it is not named or not known, the language."""
        found = self._known.get((market, language))
        if found is None:
            found = self._look_up(market.strip(), language.strip())
            if len(self._known) < _REMEMBERED:
                self._known[market, language] = found
        return found

    def _look_up(self, market: str, language: str) -> _Languages:
        from geoout.cli import options
        from geoout.markets.names import is_language

        if market:
            self._markets = self._markets or options.markets(self._context)
            if spoken := _spoken_in(market.lower().replace("_", "-"), self._markets):
                return _Languages(spoken)
        if language and is_language(tag := _newest(language.replace("_", "-"))):
            return _Languages((tag,))
        if market or language:
            what = f"market {market}" if market else f"language {language}"
            return _Languages(problem=f"the {clean_line(what)[:60]} is not known")
        return _Languages(problem="the row names no market and no language")


def _spoken_in(key: str, markets: Markets) -> tuple[str, ...]:
    """The languages of a market; of a country with a market per language (`ch`, `be`, `ca`) those of all of them."""
    from geoout.campaign.tags import OTHER_CODES

    key = OTHER_CODES.get(key.upper(), key).lower()
    found = [markets[key]] if key in markets else [one for one in markets.values() if one.key.startswith(f"{key}-")]
    return tuple(dict.fromkeys(language for one in found for language in one.languages))


def _newest(tag: str) -> str:
    """A tag with the code that its language has now: `he` for iw, `id` for in, `de` for deu, `zh` for cmn."""
    from babel.core import get_global

    first, _, rest = tag.partition("-")
    code = str(get_global("language_aliases").get(first.lower(), first)).replace("_", "-")
    return f"{code}-{rest}" if rest else code


def _judged(anchor: str, languages: _Languages, brand: str, keyword: str) -> Verdict:
    judge = _judge if len(anchor) > _SHORT else _remembered
    verdict = judge(anchor, languages.tags, brand, keyword)
    if languages.problem and verdict.verdict is not Answer.NEUTRAL:
        return replace(verdict, verdict=Answer.UNDECIDED, language=None, confidence=0.0, reason=languages.problem)
    return verdict


def _judge(anchor: str, languages: tuple[str, ...], brand: str, keyword: str) -> Verdict:
    brands, keywords = ((brand,) if brand else ()), ((keyword,) if keyword else ())
    return verify(anchor, languages, brands=brands, keywords=keywords)


_remembered = lru_cache(maxsize=_REMEMBERED)(_judge)
"""Profiles repeat their anchors: a page's brand and its main keyword make up most of it."""
