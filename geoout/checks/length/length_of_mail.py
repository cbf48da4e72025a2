"""LEN001 and LEN002: longer or shorter than the market reads."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.language.words import count
from geoout.markets.market import Length
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part, Touch


def measured(draft: Draft, length: Length) -> int:
    """How long the main text is, in the market's unit (words, or characters for ja, zh and th)."""
    start, end = anatomy(draft).main
    return count(draft.body[start:end], length.unit)


@rule("LEN001", "too-long", Severity.WARNING, source=HOUSE)
def too_long(draft: Draft, context: Context) -> Iterator[Hit]:
    """The main text is longer than a stranger's mail should be in this market (R46).

    Editors decide in seconds. Cut to the reason, the value and the ask; offer the rest on request. Salutation, closing
    and signature do not count.
    """
    wanted = context.market.etiquette.length
    found = measured(draft, wanted.value)
    if found > wanted.value.most:
        start, end = anatomy(draft).main
        unit = wanted.value.unit.value
        message = f"{found} {unit}; at most {wanted.value.most} are read here."
        yield Hit(
            Part.BODY, start, end, message, f"cut {found - wanted.value.most} {unit}", source=said_by(wanted.source)
        )


@rule("LEN002", "too-short", Severity.INFO, source=HOUSE)
def too_short(draft: Draft, context: Context) -> Iterator[Hit]:
    """A first mail is shorter than the market expects of a stranger.

    Where depth is expected, three lines look careless. Say who you are, why this person, and what you bring.
    """
    wanted = context.market.etiquette.length
    found = measured(draft, wanted.value)
    if draft.touch is Touch.FIRST and 0 < found < wanted.value.least:
        start, end = anatomy(draft).main
        unit = wanted.value.unit.value
        message = f"{found} {unit}; a first mail here has at least {wanted.value.least}."
        yield Hit(Part.BODY, start, end, message, source=said_by(wanted.source))


_LONG = " ".join(["word"] * 600)
too_long.example("us", body=f"[[{_LONG}]]").example("us", body="A short note.")
too_short.example("de", body="[[Kurz gesagt.]]").example("de", body=_LONG).example(
    "de", body="Kurz.", touch=Touch.FOLLOW_UP
)
