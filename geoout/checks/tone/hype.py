"""TON003: a sales mail's words, superlatives, capitals, exclamation marks and emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "hype"
_MANY = 3
_MARKS = re.compile(r"[!！¡]{2,}|[!！?？]{3,}")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u260d\u2614-\u2660\u26a1\u2705\u2728\u274c\u2764\u2b50\u203c\u2049]"
                    "[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d\u2b50 ]*(?<! )")  # fmt: skip
# Three words in capitals are shouted; one or two may be a name or an acronym.
_CAPITALS = re.compile(r"\b[^\W\d_]{2,}(?:[ \t,!-]+[^\W\d_]{2,}){2,}\b")
_SHOUTED = 10


@rule("TON003", "hype", Severity.WARNING, source=guide("too “salesy” pitches are often ignored"), words=_WORDS)
def hype(draft: Draft, context: Context) -> Iterator[Hit]:
    """Salesy words, superlatives, urgency, !!!, words in capitals and emoji (R49).

    They are how advertising sounds, and editors delete advertising. State the finding and let it speak. One or two are
    pointed out; from three on the mail reads as a sales mail, which is a warning.
    """
    hits: list[tuple[Part, int, int, str]] = []
    for hit in sorted(_found(draft, context), key=lambda hit: (hit[0] is Part.BODY, hit[1], -hit[2])):
        if not hits or hits[-1][0] is not hit[0] or hit[1] >= hits[-1][2]:
            hits.append(hit)
    severity = None if len(hits) >= _MANY else Severity.INFO
    for part, start, end, message in hits:
        yield Hit(part, start, end, message, "say it plainly, or leave it out", severity=severity)


def _found(draft: Draft, context: Context) -> Iterator[tuple[Part, int, int, str]]:
    words = for_draft(_WORDS, draft, context.market)
    known = _names(draft)
    for part, text in ((Part.SUBJECT, judged(draft, Part.SUBJECT)), (Part.BODY, _above_signature(draft))):
        for match in _CAPITALS.finditer(text):
            letters = [letter for letter in match.group() if letter.isalpha()]
            # Letters that know no case (한글, عربي) shout at nobody.
            shouted = len(letters) >= _SHOUTED and all(letter != letter.lower() for letter in letters)
            if shouted and not known & set(match.group().casefold().split()):
                yield part, *match.span(), "Words in capitals read as shouting."
        for match in _MARKS.finditer(text):
            yield part, *match.span(), f"“{match.group()}” is louder than a stranger should be."
        for match in _EMOJI.finditer(text):
            yield part, *match.span(), "Emoji do not belong in a first mail to an editor."
        for found in words.find(text):
            yield part, found.start, found.end, f"“{found.text}” sounds like advertising."


def _above_signature(draft: Draft) -> str:
    return judged(draft, Part.BODY)[: anatomy(draft).closing[1]]


def _names(draft: Draft) -> set[str]:
    """Words of names, which may be written in capitals."""
    contact, asset = draft.contact, draft.asset
    names = (
        contact.organisation,
        contact.surname,
        contact.given,
        draft.brand,
        draft.site,
        asset.title if asset else "",
    )
    return set(" ".join(name or "" for name in names).casefold().split())


(
    hype.example("de", body="Das ist eine [[einmalige Chance]][[!!!]] Greifen Sie [[JETZT]] zu.")
    .example("us", subject="[[AMAZING NEWS FOR YOU]]", body="[[🚀🚀]] Hello there.")
    .example("us", body="UNESCO and the OECD published their tables. Would they help?")
    .example("fr", body="Bonjour ! Nous avons interrogé 2 400 foyers.")
)
