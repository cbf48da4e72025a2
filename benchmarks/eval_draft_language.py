"""How well the rules about a mail's language do: wrong language, and what stayed in another one (R40, R44, R56).

    python -m benchmarks.eval_draft_language [--markets de,no] [--show missed|alarms]

Clean mails are every shipped template rendered for its market, and the formal sentences of ../shared/data/register put
into one. Each market's mail then gets a whole text, a subject, a sentence, a date or a number of English and of the
other languages of its script: those of our templates ("own") and, where there are some, of the register data
("spoken": other people's sentences, by mouth rather than by mail, that no list was made with).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Finding
from geoout.checks.registry import rules
from geoout.language.mask import mask
from geoout.language.words import count_words, unit_of
from geoout.markets.market import LengthUnit, Market
from geoout.markets.reading import load
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Kind, Part
from geoout.pitches.render import Renderer
from geoout.pitches.templates import template_folders
from tests.pitches.sample_campaign import mail

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "register"
DAY = date(2026, 10, 23)
NEIGHBOURS = {
    "nb": ("da", "sv"), "da": ("nb", "sv"), "sv": ("nb", "da"), "es": ("pt", "it"), "pt": ("es", "it"),
    "it": ("es", "fr"), "fr": ("it", "es"), "de": ("nl",), "nl": ("de",), "cs": ("pl",), "pl": ("cs",),
    "ru": ("uk",), "uk": ("ru",), "ro": ("it", "fr"), "zh-Hans": ("zh-Hant", "ja"), "zh-Hant": ("zh-Hans", "ja"),
    "ja": ("zh-Hans",), "ko": ("ja",), "en": ("de", "fr", "nl"), "fi": ("sv",), "hu": ("de",), "tr": ("de",),
    "el": ("ru",), "he": ("ar",), "ar": ("he",), "th": ("vi",), "vi": ("fr",), "id": ("nl",),
}  # fmt: skip
SPOKEN = {"de": "de", "es": "es", "fr": "fr", "it": "it", "ja": "ja", "ko": "ko", "nl": "nl", "pt": "pt_PT",
          "ru": "ru", "vi": "vi"}  # fmt: skip
SPEAKS = {"de": "de", "es": "es", "fr": "fr", "it": "it", "ja": "jp", "ko": "kr", "nl": "nl", "pt_PT": "pt",
          "ru": "ru", "vi": "vn"}  # fmt: skip
EACH = 24
Counts = dict[str, list[int]]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markets", help="only these, with commas between")
    parser.add_argument("--show", choices=("missed", "alarms"), help="print the mails' places behind the figures")
    arguments, _ = parser.parse_known_args()
    keys = arguments.markets.split(",") if arguments.markets else list(load())
    _print_alarms(_alarms(keys, arguments.show == "alarms"))
    _print_caught(_caught(keys, arguments.show == "missed"))


@cache
def _renderer() -> Renderer:
    return Renderer(folders=template_folders())


@cache
def letters(key: str) -> tuple[Draft, ...]:
    """Every shipped template as a mail of this market."""
    return tuple(mail(load()[key], kind, _renderer(), variant) for kind in Kind for variant in range(2))


def said(draft: Draft) -> list[Finding]:
    """What the rules about fields say about the language of a draft."""
    context = Context(load()[draft.market])
    spoken = [rule for rule in rules() if rule.code == "FLD004" or "FLD010" <= rule.code <= "FLD029"]
    return [one for rule in spoken if rule.code != "FLD017" for one in rule.check(draft, context)]


def _alarms(keys: list[str], show: bool) -> Counts:
    """Clean mails per rule and source: how many, how many flagged."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for source, draft in _clean(keys):
        found = {one.code: one for one in said(draft)}
        for code in (*found, "mails"):
            counts[f"{source} {code}"][1] += code != "mails"
        counts[f"{source} mails"][0] += 1
        for one in found.values() if show else ():
            print(f"  {source} {draft.market} {draft.template} {one.code} {one.severity} {one.text!r} {one.message}")
    return counts


def _clean(keys: list[str]) -> Iterator[tuple[str, Draft]]:
    for key in keys:
        yield from (("templates", draft) for draft in letters(key))
    for name, key in SPEAKS.items() if DATA.is_dir() else ():
        if key in keys:
            for text in _rows(name, "formal"):
                yield "register", with_sentence(letters(key)[0], text)[0]


@cache
def _rows(name: str, column: str) -> tuple[str, ...]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(json.loads(line)[column] for line in lines))


def with_sentence(draft: Draft, sentence: str) -> tuple[Draft, tuple[int, int]]:
    """The draft with one more sentence at the end of its main text, and where that stands."""
    at = anatomy(draft).main[1]
    gap = "" if unit_of(load()[draft.market].language) is LengthUnit.CHARACTERS else " "
    added = gap + sentence
    spans = tuple(
        replace(span, start=span.start + len(added), end=span.end + len(added))
        if span.part is Part.BODY and span.start >= at
        else span
        for span in draft.spans
    )
    body = draft.body[:at] + added + draft.body[at:]
    return replace(draft, body=body, spans=spans), (at + len(gap), at + len(added))


@cache
def sentences(language: str) -> tuple[str, ...]:
    """Sentences of six words and more (fifteen characters where there are no words) of our templates in a language."""
    key = next(market.key for market in load().values() if market.language == language)
    found: dict[str, None] = {}
    for draft in letters(key):
        start, end = anatomy(draft).main
        for line in draft.body[start:end].replace("\n", " ").replace("。", "。\n").replace(". ", ".\n").split("\n"):
            text = line.strip()
            long = len(text) >= 15 if unit_of(language) is LengthUnit.CHARACTERS else count_words(text) >= 6
            if long and "://" not in text and "„" not in text and "«" not in text and "“" not in text:
                found[text] = None
    return tuple(found)


@cache
def subjects(language: str) -> tuple[str, ...]:
    """Subjects of four words and more of our templates in a language."""
    key = next(market.key for market in load().values() if market.language == language)
    long = {draft.subject: None for draft in letters(key) if count_words(mask(draft.subject)) >= 4}
    return tuple(long) or tuple({draft.subject: None for draft in letters(key) if len(draft.subject) > 8})


def _caught(keys: list[str], show: bool) -> Counts:
    counts: Counts = defaultdict(lambda: [0, 0])
    for key in keys:
        market = load()[key]
        for other in dict.fromkeys(("en", *NEIGHBOURS[market.language])):
            if other in market.languages:
                continue
            for what, draft, caught in islice(_mixed(market, other), 2000):
                hits = [one for one in said(draft) if caught(one)]
                for row in (f"{what} {'en' if other == 'en' else 'neighbour'}", f"{what} {market.language}<{other}"):
                    counts[row][0] += 1
                    counts[row][1] += bool(hits)
                if show and not hits:
                    what_stands = draft.subject if what == "subject" else draft.body[slice(*anatomy(draft).main)][-160:]
                    print(f"  {what} {key}<{other} {what_stands!r}")
    return counts


def _mixed(market: Market, other: str) -> Iterator[tuple[str, Draft, Callable[[Finding], bool]]]:
    """The market's mail with something of another language in it, and what tells a finding that means it."""
    base = letters(market.key)[0]
    for whole in letters(next(one.key for one in load().values() if one.language == other)):
        text = whole.body[slice(*anatomy(whole).main)]
        start, end = anatomy(base).main
        spans = tuple(span for span in base.spans if span.part is not Part.BODY)
        body = base.body[:start] + text + base.body[end:]
        yield "whole", replace(base, body=body, spans=spans), lambda one: one.code in ("FLD004", "FLD020")
    plain = tuple(span for span in base.spans if span.part is not Part.SUBJECT)
    for subject in subjects(other):
        draft = replace(base, subject=subject, spans=plain)
        yield "subject", draft, lambda one: one.part is Part.SUBJECT and one.code in ("FLD014", "FLD020")
    for sentence in sentences(other)[:EACH]:
        yield ("sentence", *_placed(base, sentence, "FLD004", "FLD015", "FLD020"))
    for sentence in _spoken(other):
        yield ("spoken", *_placed(base, sentence, "FLD004", "FLD015", "FLD020"))
    for what, text, code in _formats(market, other):
        yield (what, *_placed(base, f"({text})", code))


def _spoken(other: str) -> list[str]:
    if not DATA.is_dir():
        return []
    rows = _rows("de", "en") if other == "en" else _rows(SPOKEN[other], "formal") if other in SPOKEN else ()
    long = [row for row in rows if (count_words(row) >= 6 if other not in ("ja",) else len(row) >= 15)]
    return long[: 2 * EACH]


def _placed(base: Draft, text: str, *codes: str) -> tuple[Draft, Callable[[Finding], bool]]:
    draft, (start, end) = with_sentence(base, text)
    return draft, lambda one: one.code in codes and one.part is Part.BODY and one.start < end and start < one.end


def _formats(market: Market, other: str) -> Iterator[tuple[str, str, str]]:
    """Dates, months, times, numbers and percentages that CLDR writes otherwise in the other language."""
    from datetime import time

    from babel.dates import format_date, format_skeleton, format_time
    from babel.numbers import format_decimal, format_percent

    theirs, ours = load()[next(one.key for one in load().values() if one.language == other)].locale, market.locale
    months = [date(2026, month, 23) for month in range(1, 13)]
    shapes: tuple[tuple[str, str, Callable[[str], list[str]]], ...] = (
        ("date", "FLD012", lambda loc: [str(format_date(day, "long", locale=loc)) for day in months]),
        ("month", "FLD012", lambda loc: [str(format_skeleton("yMMMM", day, locale=loc)) for day in months]),
        ("short date", "FLD012", lambda loc: [str(format_date(DAY, "medium", locale=loc))]),
        ("time", "FLD021", lambda loc: [str(format_time(time(15, 0), "short", locale=loc))]),
        ("number", "FLD010", lambda loc: [str(format_decimal(12400.5, locale=loc))]),
        ("percent", "FLD011", lambda loc: [str(format_percent(0.42, locale=loc))]),
    )
    for what, code, written in shapes:
        for text, own in zip(written(theirs), written(ours), strict=True):
            same = text.casefold() == own.casefold() or (what == "time" and "M" not in text)
            if not same and (what in ("date", "month", "short date", "time") or other == "en"):
                yield what, text, code


def _print_alarms(counts: Counts) -> None:
    print("clean mails, and how many of them a rule flags")
    for source in ("templates", "register"):
        mails = counts[f"{source} mails"][0]
        if mails:
            flagged = {name.split()[1]: n for name, (_, n) in sorted(counts.items()) if name.startswith(source) and n}
            shown = ", ".join(f"{code} {n} ({100 * n / mails:.2f} %)" for code, n in flagged.items())
            print(f"  {source:10} {mails:5}  {shown or 'none'}")


def _print_caught(counts: Counts) -> None:
    kinds = list(dict.fromkeys(row.rsplit(" ", 1)[0] for row in counts))
    print("caught, in %\n" + " " * 18 + "".join(f"{kind:>12}" for kind in kinds))
    for pair in dict.fromkeys(row.rsplit(" ", 1)[1] for row in counts):
        cells = (counts.get(f"{kind} {pair}") for kind in kinds)
        print(f"  {pair:16}" + "".join(f"{100 * cell[1] / cell[0]:12.1f}" if cell else " " * 12 for cell in cells))


if __name__ == "__main__":
    main()
