"""MSG002: characters that a mail must not carry."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, rule, text_of
from geoout.language.unmailable import Unmailable, Why, unmailable
from geoout.pitches.draft import Draft, Part


@rule("MSG002", "control-character", Severity.ERROR, source="RFC 5322 § 2.2")
def control_character(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text holds control characters or characters that reorder or hide what is read.

    They come with pasted or imported text and can hide what a mail really says. Delete them; a subject is one line.
    """
    for part in (Part.SUBJECT, Part.BODY):
        text = text_of(draft, part)
        found = unmailable(text, one_line=part is Part.SUBJECT)
        if part is Part.BODY:
            found = (one for one in found if one.sign != "\r")  # a line end, as files from Windows have it
        for _, run in groupby(enumerate(found), lambda numbered: numbered[1].at - numbered[0]):
            yield _hit(part, [one for _, one in run])


def _hit(part: Part, run: list[Unmailable]) -> Hit:
    """One finding for neighbours; line ends in a subject become a space, everything else goes."""
    start, end = run[0].at, run[-1].at + 1
    if all(one.sign in "\n\r" for one in run):
        return Hit(part, start, end, "The subject has more than one line.", " ", True)
    codes = " ".join(f"U+{ord(one.sign):04X}" for one in run[:3])
    why = next((one.why for one in run if one.why is not Why.CONTROL), Why.CONTROL)
    return Hit(part, start, end, f"A character that mail must not carry: {codes}, {why}.", "", True)


(
    control_character.example("de", body="Guten Tag[[\x1b]]")
    .example("il", subject="[[\u202e]]abc")
    .example("us", subject="One[[\n]]Bcc: two")
    .example("jp", body="一行目\n二行目")
    .example("de", subject="Heiz[[\u00ad]]kosten")
    .example("de", body="Heiz\u00adkosten")
    .example("il", body="הנתונים של \u2068Wohnwerk\u2069 כאן")
    .example("us", body="pay [[\u2067]]you 10")
)
