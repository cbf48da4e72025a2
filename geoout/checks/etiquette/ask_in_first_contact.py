"""ETQ001 and ETQ020: an ask before anybody has met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.markets.market import Opening
from geoout.pitches.draft import Draft, Kind, Part, Touch

_WORDS = Path(__file__).parent / "ask"
_ASK = ""
"""The section of asks for a link, a placement or a cooperation; those of [soft] only offer."""


def asks(draft: Draft, context: Context) -> list[tuple[Part, int, int, str]]:
    """Where subject and body ask for a link, a placement or a cooperation: part, start, end and the words."""
    words = for_draft(_WORDS, draft, context.market)
    return [
        (part, found.start, found.end, found.text)
        for part in (Part.SUBJECT, Part.BODY)
        for found in words.find(judged(draft, part), _ASK)
    ]


@rule(
    "ETQ001",
    "ask-in-first-contact",
    Severity.ERROR,
    source=guide("relationships come before business"),
    words=_WORDS,
)
def ask_in_first_contact(draft: Draft, context: Context) -> Iterator[Hit]:
    """A pitch with an ask is the first mail where an introduction comes first (R50, R52).

    Where relationships come before business, an ask from a stranger ends the conversation. Send an introduction
    first; the ask is the second touch. Where rapport is enough, this is a warning. Without a record of earlier contact
    only a text that asks in so many words is judged.
    """
    opening = context.market.etiquette.opening
    if draft.touch is not Touch.FIRST or draft.kind is Kind.INTRODUCTION:
        return
    if opening.value not in (Opening.RELATIONSHIP_FIRST, Opening.RAPPORT_FIRST):
        return
    found = asks(draft, context)
    if context.history is None and not found:
        return
    if context.history is not None and draft.prospect and context.history.was_introduced(draft.prospect):
        return
    severity = None if opening.value is Opening.RELATIONSHIP_FIRST else Severity.WARNING
    message = "This would be the first contact, and it already asks for something."
    source = None if opening.source.id == "guide" else said_by(opening.source)
    part, start, end, _ = found[0] if found else (Part.BODY, 0, 0, "")
    yield Hit(part, start, end, message, "draft an introduction first", severity=severity, source=source)


@rule(
    "ETQ020",
    "ask-in-introduction",
    Severity.WARNING,
    source=guide("a formal introduction or a very soft, respectful approach"),
    words=_WORDS,
)
def ask_in_introduction(draft: Draft, context: Context) -> Iterator[Hit]:
    """An introduction asks for a link, a placement or a cooperation (R50, R52).

    It is the mail that wants nothing: who we are and why we value their work. Leave the ask for the second touch. Where
    relationships come before business this stops the mail.
    """
    if draft.kind is not Kind.INTRODUCTION:
        return
    severity = Severity.ERROR if context.market.etiquette.opening.value is Opening.RELATIONSHIP_FIRST else None
    for part, start, end, text in asks(draft, context):
        message = f"“{text}” asks for something; an introduction does not."
        yield Hit(part, start, end, message, "leave it for the second touch", severity=severity)


class _Unknown:
    def was_introduced(self, prospect: int) -> bool:
        return False


_FIRST = {"history": _Unknown()}
(
    ask_in_first_contact.example("jp", fires=True, context=_FIRST)
    .example("jp", body="みなと様\n\n弊社の調査への[[リンクを掲載]]していただけないでしょうか。")
    .example("es", body="Buenos días:\n\n¿Podrían [[incluir un enlace]] a la encuesta?")
    .example("jp", body="みなと様\n\n貴誌の特集を拝読いたしました。")
    .example("jp", kind=Kind.INTRODUCTION, context=_FIRST)
    .example("us", context=_FIRST)
)
(
    ask_in_introduction.example("jp", kind=Kind.INTRODUCTION, body="[[リンクをご検討]]ください。")
    .example("jp", kind=Kind.INTRODUCTION, body="本日はご挨拶のみにて失礼いたします。")
    .example("de", kind=Kind.INTRODUCTION, body="Würden Sie unsere Studie [[verlinken]]?")
    .example("de", body="Würden Sie unsere Studie verlinken?")
)
