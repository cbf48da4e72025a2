"""FLD020: Simplified signs for Taiwan and Hong Kong, Traditional ones for China."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_SCRIPTS = {"zh-Hans": "Simplified", "zh-Hant": "Traditional"}
_WHOLE = 4
"""Signs of the other script from which on a text, most of whose telling signs they are, counts as written in it."""


@rule(
    "FLD020",
    "other-chinese-script",
    Severity.WARNING,
    source="character sets GB 2312-80 (China) and Big5 (Taiwan, Hong Kong)",
)
def other_chinese_script(draft: Draft, context: Context) -> Iterator[Hit]:
    """Simplified signs in a text for Taiwan or Hong Kong, Traditional ones in a text for China (R44, R56).

    A whole text in the other script is an error: it says that the mail was written for somewhere else. Single signs are
    what a conversion left behind. Names may be written either way; convert the rest and read it through.
    """
    tag = draft.contact.language or context.market.language
    if tag not in _SCRIPTS:
        return
    other = "zh-Hant" if tag == "zh-Hans" else "zh-Hans"
    for part in (Part.SUBJECT, Part.BODY):
        text = judged(draft, part)
        start, end = (0, len(text)) if part is Part.SUBJECT else anatomy(draft).main
        found = [place for place in range(start, end) if _script_of(text[place]) == other]
        ours = sum(_script_of(sign) == tag for sign in text[start:end])
        told = f"{_SCRIPTS[other]} Chinese; this market reads {_SCRIPTS[tag]}"
        if len(found) >= (_WHOLE if part is Part.BODY else 2) and len(found) > ours:
            first, last = (start, end) if part is Part.BODY else (found[0], found[-1] + 1)
            yield Hit(part, first, last, f"The text is in {told}.", "draft again in the market's script", False,
                      Severity.ERROR if part is Part.BODY else None)  # fmt: skip
            continue
        for first, last in _together(found):
            yield Hit(part, first, last, f"“{text[first:last]}” is {told}.", f"write it in {_SCRIPTS[tag]} signs")


def _together(places: list[int]) -> Iterator[tuple[int, int]]:
    """Signs beside each other, or with one between, as one place."""
    start = last = -2
    for place in places:
        if place - last > 2:
            if start >= 0:
                yield start, last + 1
            start = place
        last = place
    if start >= 0:
        yield start, last + 1


@lru_cache(maxsize=8_192)
def _script_of(sign: str) -> str | None:
    """The script that a sign is only written in: the character set of one side has it, that of the other has not."""
    if not "\u4e00" <= sign <= "\u9fff":
        return None
    simplified, traditional = _in(sign, "gb2312"), _in(sign, "big5")
    if simplified is traditional:
        return None
    return "zh-Hans" if simplified else "zh-Hant"


def _in(sign: str, charset: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


(
    other_chinese_script.example(
        "tw", subject="調查", body="您好：\n\n[[我们对两千户家庭进行了调查，结果如下。]]\n\n謝謝"
    )
    .example("cn", subject="[[調查報]]告", body="您好：\n\n我们做了[[調]]查，结果如下。\n\n谢谢")
    .example("hk", subject="調查報告", body="您好：\n\n我們訪問了兩千個家庭，結果如下。\n\n謝謝")
    .example("cn", subject="调查", body="您好：\n\n我们调查了两千户家庭。\n\n谢谢")
)
