"""FLD016: a word that mixes the letters of two alphabets."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, guide, rule
from geoout.language.look_alikes import mixed_words
from geoout.pitches.anchor_place import places_of
from geoout.pitches.draft import Draft, Part


@rule("FLD016", "mixed-scripts", Severity.WARNING, source=guide("reads like a machine wrote it"))
def mixed_scripts(draft: Draft, context: Context) -> Iterator[Hit]:
    """A word mixes letters of two alphabets that look alike, Latin and Cyrillic for one (R56).

    A wrong one betrays a pasted or disguised text; spam filters look for it. Put the plain word in its place. Latin
    names beside another script, units and words such as IT-компания are left alone; the anchor has its own finding.
    """
    anchors = places_of(draft, Part.ANCHOR)
    for part in (Part.SUBJECT, Part.BODY):
        for word in mixed_words(judged(draft, part), context.market.languages):
            if part is Part.BODY and any(start <= word.start < end for start, end in anchors):
                continue
            message = f"“{word.text}” mixes letters of two alphabets; it reads as “{word.plain}”."
            yield Hit(part, word.start, word.end, message, word.plain, True)


mixed_scripts.example("ru", body="Наша [[кoмпания]] провела опрос.").example("ru", body="IT-компания, 3D-печать, SEO.")
mixed_scripts.example("de", subject="[[Umfrаge]] zu Heizkosten", body="Guten Tag.").example(
    "gr", body="Η εταιρεία Acme."
)
