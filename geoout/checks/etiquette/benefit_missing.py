"""ETQ022 to ETQ024: what a direct market wants to read: what the reader gains, a number, and the request early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft
from geoout.checks.rule import Hit, guide, rule
from geoout.language.mask import mask
from geoout.markets.market import Market, Opening
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Kind, Part, Touch

_BENEFIT = Path(__file__).parent / "benefit"
_ASK = Path(__file__).parent / "ask"
_OFFERS = frozenset({Kind.DIGITAL_PR, Kind.RESOURCE_PAGE, Kind.GUEST_CONTRIBUTION, Kind.PARTNERSHIP})
_SENTENCE = re.compile(r"[^\s.!?。！？][^.!?。！？\n]*(?:[.](?=\w)[^.!?。！？\n]*)*[.!?。！？]*")
_EARLY = 5
"""Sentences in which a direct market wants the request: the note says two, and a personal line comes before them."""


@rule(
    "ETQ022",
    "reader-benefit-missing",
    Severity.WARNING,
    source=guide("building links that make sense for readers, pages, and the business itself"),
    words=_BENEFIT,
)
def reader_benefit_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """A mail that offers something does not say what its reader gains (R46, R126).

    An editor publishes what serves readers. Say in one sentence what they can do with it: the asset's `reader_value`
    in campaign.yaml is that sentence, and the template places it.
    """
    words = for_draft(_BENEFIT, draft, context.market)
    if not words or not _offers(draft) or any(span.field == "asset.reader_value" for span in draft.spans):
        return
    start, end = anatomy(draft).main
    if draft.body[start:end].strip() and not words.find(mask(draft.body)[start:end]):
        yield Hit(Part.BODY, 0, 0, "The text does not say what its readers gain.", "add one sentence on their benefit")


@rule("ETQ023", "number-missing", Severity.WARNING, source=guide("efficient, data-driven"))
def number_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """A mail that offers data to a market that wants figures has none (R46).

    One number says more than three adjectives there. State the finding with its figure.
    """
    if not _direct(context.market) or not _offers(draft) or draft.kind is not Kind.DIGITAL_PR:
        return
    start, end = anatomy(draft).main
    main = mask(draft.body)[start:end]
    stated = any(draft.body[span.start : span.end] for span in draft.spans if span.field == "asset.finding")
    if main.strip() and not stated and not re.search(r"\d", f"{main}{draft.subject}"):
        yield Hit(Part.BODY, 0, 0, "There is no number in the text.", "state the finding with its figure")


@rule(
    "ETQ024",
    "late-ask",
    Severity.WARNING,
    source=guide("directness and brevity"),
    words=_ASK,
)
def late_ask(draft: Draft, context: Context) -> Iterator[Hit]:
    """The request comes late where it is wanted first (R46).

    Editors there decide by the first lines. Put the question in the first sentences and the details after it. A text in
    which no request is recognised is left alone.
    """
    words = for_draft(_ASK, draft, context.market)
    if not words or not _direct(context.market) or not _offers(draft):
        return
    start, end = anatomy(draft).main
    main = mask(draft.body)[start:end]
    found = words.find(main)
    sentences = [match.end() for match in _SENTENCE.finditer(main)]
    if found and len(sentences) > _EARLY and "?" not in main[: sentences[_EARLY - 1]]:
        first = found[0]
        if first.start >= sentences[_EARLY - 1]:
            count = sum(stop <= first.start for stop in sentences)
            message = f"The request comes after {count} sentences; here it belongs in the first ones."
            yield Hit(Part.BODY, start + first.start, start + first.end, message, "move it to the top")


def _direct(market: Market) -> bool:
    """Whether the guide says of this market that the request comes first."""
    opening = market.etiquette.opening
    return opening.value is Opening.DIRECT_ASK and opening.source.id == "guide"


def _offers(draft: Draft) -> bool:
    return draft.touch is Touch.FIRST and draft.kind in _OFFERS


_SLOW = "We are a lab. We have a team. It is old. It is big. It is 9. It is ok."
_LATE = f"Hi Ann,\n\n{_SLOW}\n\n[[Can I send]] it?\n\nBest,\nAmelia Hart"
(
    reader_benefit_missing.example("us", body="Hi Ann,\n\nWe have published a survey of homes.\n\nBest,", fires=True)
    .example("us", body="Hi Ann,\n\nYour readers can look up their own town.\n\nBest,")
    .example("de", body="Guten Tag,\n\nwir haben eine Umfrage veröffentlicht.\n\nDanke.", fires=True)
    .example("de", kind=Kind.INTRODUCTION, body="Guten Tag,\n\nwir haben eine Umfrage.\n\nDanke.")
)
(
    number_missing.example("us", body="Hi Ann,\n\nOur survey of homes is out.\n\nBest,", fires=True)
    .example("us", body="Hi Ann,\n\nHomes with a lined roof pay 31% less.\n\nBest,")
    .example("gb", body="Dear Ann,\n\nOur survey of homes is out.\n\nKind regards,")
)
(
    late_ask.example("us", body=_LATE)
    .example("us", body="Hi Ann,\n\nCan I send you our survey?\n\nBest,")
    .example("de", body="Guten Tag,\n\nA. B. C. D. E. F. Darf ich Ihnen die Tabellen senden?")
)
