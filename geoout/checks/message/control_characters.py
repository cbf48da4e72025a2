"""MSG002: characters that a mail must not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, rule, text_of
from geoout.pitches.draft import Draft, Part

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_LINE = re.compile("[\n\r]+")


@rule("MSG002", "control-character", Severity.ERROR, source="RFC 5322 § 2.2")
def control_character(draft: Draft, context: Context) -> Iterator[Hit]:
    """The text holds control characters or characters that reorder what is read.

    They come with pasted or imported text and can hide what a mail really says. Delete them; a subject is one line.
    """
    for part in (Part.SUBJECT, Part.BODY):
        for match in _UNSAFE.finditer(text_of(draft, part)):
            codes = " ".join(f"U+{ord(character):04X}" for character in match.group()[:3])
            yield Hit(part, match.start(), match.end(), f"A character that mail must not carry: {codes}.", "", True)
    for match in _LINE.finditer(draft.subject):
        yield Hit(Part.SUBJECT, match.start(), match.end(), "The subject has more than one line.", " ", True)


(
    control_character.example("de", body="Guten Tag[[\x1b]]")
    .example("il", subject="[[\u202e]]abc")
    .example("us", subject="One[[\n]]Bcc: two")
    .example("jp", body="一行目\n二行目")
)
