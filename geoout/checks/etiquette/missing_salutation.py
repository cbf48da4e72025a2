"""ETQ003: the mail begins without a salutation."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import OPENS, foreign, read, where
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Market, Register
from geoout.people.address import address
from geoout.pitches.draft import Draft, Part

_SHORTEST_MAIL = 300
"""Characters; something shorter in one paragraph is a note or a fragment, not a mail."""


def is_whole(body: str) -> bool:
    """Whether a body is a mail: several paragraphs, or more than a few sentences."""
    return "\n\n" in body.strip() or len(body.strip()) > _SHORTEST_MAIL


@rule("ETQ003", "missing-salutation", Severity.WARNING, source=guide("the correct honorifics are non-negotiable"))
def missing_salutation(draft: Draft, context: Context) -> Iterator[Hit]:
    """The mail begins without a salutation (R47, R51).

    Who is not addressed does not feel meant, and a mail without a salutation reads like a circular. Begin with the
    line that the market uses for this contact; `geoout address` shows it.
    """
    if not is_whole(draft.body) or draft.missing:
        return
    place = where(draft, context.market)
    if place is None or _is_salutation(draft, place, context.market):
        return
    severity = Severity.ERROR if context.market.etiquette.register.value is Register.FORMAL else None
    right = address(draft.contact, context.market).salutation
    yield Hit(Part.BODY, 0, 0, "The mail begins without a salutation.", right, severity=severity)


def _is_salutation(draft: Draft, place: tuple[int, int], market: Market) -> bool:
    """Whether something there greets or names somebody; a short first line that might is given the benefit of doubt."""
    text = draft.body[slice(*place)]
    if not text:
        return False
    greeting = read(text, place[0], draft.contact, market)
    if greeting.sections & (OPENS | {"organisation", "position", "title", "wrong"}) or greeting.names:
        return True
    return foreign(text, market) is not None or text.endswith((",", "!", "，", "！", "،", ":", "：", "様", "님"))


_WHOLE = "wir haben eine Erhebung abgeschlossen.\n\nMit freundlichen Grüßen\nJonas Brandt"
_JAPANESE = "調査を担当しております高橋と申します。\n\n何卒よろしくお願い申し上げます。"
(
    missing_salutation.example("de", body=_WHOLE.capitalize(), fires=True)
    .example("de", body="Guten Tag Katrin Lang,\n\n" + _WHOLE)
    .example("de", body="Liebe Redaktion,\n\n" + _WHOLE)
    .example("us", body="Hi Katrin, I read your survey.\n\nBest,\nAmelia")
    .example("us", body="We have finished a survey of homes.\n\nIt is free to use.\n\nBest,\nAmelia", fires=True)
    .example("jp", body=_JAPANESE, fires=True)
    .example("jp", body="ご担当者様\n\n" + _JAPANESE)
)
