"""FLD017: a figure that no record backs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.campaign.campaign import Asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "source_named"
_SPACE = "[ \u00a0\u202f]?"
_SHARE = rf"%{_SPACE}\d[\d.,]*\d|%\d|\d[\d.,]*{_SPACE}[%％]"
_SPELLED = (
    "percent|per cent|prozent|por ciento|por cento|pour cent|per cento|procent|prosent|prosentti|százalék|процент"
    "|відсот|τοις εκατό|אחוז|بالمئة|بالمائة|في المئة|phần trăm|persen|เปอร์เซ็นต์|퍼센트|パーセント"
)
_CLAIM = re.compile(rf"(?<![A-Za-z\d.,/:-])(?:{_SHARE}|\d[\d.,]*{_SPACE}(?:{_SPELLED})\w*)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@rule(
    "FLD017",
    "number-without-source",
    Severity.WARNING,
    source=guide("ensuring every technical detail is accurate is vital"),
    words=_WORDS,
)
def number_without_source(draft: Draft, context: Context) -> Iterator[Hit]:
    """A percentage in the text stands in no record of the asset (R48).

    An editor checks the first figure and drops what cannot be traced. Record it under `figures` or in the `finding` of
    the asset, with its source, and let the template place it. Where the text names a survey or a source, this is a
    remark only: somebody should tick the figure off.
    """
    start, end = anatomy(draft).main
    text = judged(draft, Part.BODY)
    known = _recorded(draft.asset, draft)
    claims = [match for match in _CLAIM.finditer(text, start, end) if _digits(match.group()) not in known]
    if not claims:
        return
    words = for_draft(_WORDS, draft, context.market)
    severity = Severity.INFO if not words or words.find(text[start:end]) else None
    for match in claims:
        message = f"“{match.group().strip()}” is in no figure and no finding of the asset."
        yield Hit(Part.BODY, *match.span(), message, "record it with its source, or leave it out", severity=severity)


def _recorded(asset: Asset | None, draft: Draft) -> set[str]:
    """The digits of every number that the asset, the subject's fields or the personal line hold."""
    held = [draft.contact.personal_line]
    if asset is not None:
        held += [asset.title, asset.finding or "", asset.reader_value or ""]
        held += [f"{figure.value:g}" for figure in asset.figures]
    return {_digits(number) for text in held for number in re.findall(r"\d[\d.,]*", text)}


def _digits(number: str) -> str:
    return "".join(_DIGITS.findall(number))


(
    number_without_source.example("de", body="Guten Tag,\n\ndort zahlen Haushalte [[42 %]] mehr für Wärme.\n\nOk.")
    .example("us", body="Hi Ann,\n\n[[42%]] of homes pay more.\n\nBest,")
    .example("de", body="Guten Tag,\n\nwir haben 2.400 Haushalte am 3. Mai 2026 gezählt.\n\nOk.")
)
