"""TON006: a keyword or a place repeated until it shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.language.anchor_lists import function_words
from geoout.language.mask import mask
from geoout.language.word_frequency import frequencies, listed_as
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_WORD = re.compile(r"[\u4e00-\u9fff々]{2,}|[\u30a1-\u30fa\u30fc]{3,}|[^\W\d_\u3040-\u30ff\u4e00-\u9fff]{4,}")
_TIMES, _SHARE = 6, 0.045
_TIMES_IN_TITLE = 3
_STEM = 5
_COMMONEST = 6.0
"""Zipf frequency of words that no text can do without; a place or a keyword has less."""
_PER_WORD = 2.5
"""Characters that count as a word where no spaces separate them."""
_POLITE = frozenset({"弊社", "貴社", "御社", "貴誌", "皆様", "貴司", "我们", "我們", "您的"})


@rule(
    "TON006", "keyword-stuffing", Severity.WARNING, source=guide("useful and location-aware without forcing keywords")
)
def keyword_stuffing(draft: Draft, context: Context) -> Iterator[Hit]:
    """One word comes again and again, in the pitch or in the asset's title (R42).

    Berlin nine times in 120 words is written for a search engine, and editors see it. Say it once and go on with it,
    there, the city.
    """
    language = draft.contact.language or context.market.language
    small = function_words(language)
    start, end = anatomy(draft).main
    text = mask(draft.body)[start:end]
    counted = max(
        1.0, len(re.findall(r"\w+", text)), len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]", text)) / _PER_WORD
    )
    title = draft.asset.title if draft.asset else ""
    for places in _words(text, _TIMES):
        times, word = len(places), text[slice(*places[0])]
        if times < _TIMES or times / counted < _SHARE or _is_small(word, small, language):
            continue
        if small or _ANYWHERE.match(word) or word.casefold() in f"{draft.subject} {title}".casefold():
            message = f"“{word}” stands {times} times in {round(counted)} words."
            yield Hit(Part.BODY, start + places[0][0], start + places[0][1], message, "say it once, then otherwise")
    for places in _words(title, _TIMES_IN_TITLE):
        word = title[slice(*places[0])]
        if len(places) >= _TIMES_IN_TITLE and not _is_small(word, small, language):
            message = f"“{word}” stands {len(places)} times in the title."
            yield Hit(Part.ASSET, *places[0], message, "say it once")


_ANYWHERE = re.compile("[\u30a1-\u30fc\u4e00-\u9fff]")


def _words(text: str, least: int) -> list[list[tuple[int, int]]]:
    """Where each word that may stand `least` times stands, a word and its short endings (Berlin, Berlins) together."""
    stems: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        stems[word[:_STEM]][word].append(match.span())
    found = []
    for forms in stems.values():
        if sum(map(len, forms.values())) < least:
            continue
        for word in sorted(forms, key=len):
            if word in forms:
                endings = [one for one in forms if one != word and one.startswith(word) and len(one) - len(word) <= 2]
                together = forms[word] + [span for one in endings if len(word) >= _STEM for span in forms.pop(one)]
                found.append(sorted(together))
    return found


def _is_small(word: str, small: frozenset[str], language: str) -> bool:
    if word in _POLITE or word.casefold() in small:
        return True
    return frequencies(word.casefold()).get(listed_as(language) or "", 0.0) >= _COMMONEST


_STUFFED = (
    "In [[Berlin]] ist es so: Berlin zahlt mehr, Berlin dämmt mehr. "
    "Berlin ist teuer. Berlin wärmt sich. Berlin, immer Berlin. "
)
(
    keyword_stuffing.example("de", body=f"Guten Tag,\n\n{_STUFFED}\n\nBerlin bleibt.\n\nDanke, und bis bald einmal.")
    .example("de", body="Guten Tag,\n\nin Berlin zahlen Haushalte mehr. Die Stadt dämmt weniger als Bremen.\n\nOk.")
    .example("us", body="Hi Ann,\n\n" + "The report says what your readers asked about. " * 4 + "\n\nBest,")
)
