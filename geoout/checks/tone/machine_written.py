"""TON005: what machine translations and chatbots write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "machine"
_SOFT = "soft"
_MANY = 3


@rule("TON005", "machine-written", Severity.WARNING, source=guide("reads like a machine wrote it"), words=_WORDS)
def machine_written(draft: Draft, context: Context) -> Iterator[Hit]:
    """A phrase that machine translations, chatbots and mass mailings write, and people of this language do not (R56).

    Advice, no proof that a machine wrote the text. Editors know these phrases and delete what holds them: begin with
    the reason for writing. What people write too, if less often, is only pointed out unless it comes three times.
    """
    words = for_draft(_WORDS, draft, context.market)
    hits = [(part, found) for part in (Part.SUBJECT, Part.BODY) for found in words.find(judged(draft, part))]
    few = len(hits) < _MANY
    for part, found in hits:
        severity = Severity.INFO if few and found.section == _SOFT else None
        message = f"“{found.text}” reads like a machine or a mass mailing."
        suggestion = found.counterpart or "begin with why you write to this person"
        yield Hit(part, found.start, found.end, message, suggestion, found.replaces, severity=severity)


(
    machine_written.example("de", body="[[I hope this email finds you well]]. Wir haben Zahlen.")
    .example("us", body="[[I stumbled upon]] your site.")
    .example("de", body="Ihr Beitrag hat mir gezeigt, wie stark die Kosten schwanken.")
)
