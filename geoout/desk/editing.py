"""Editing a draft: every change is kept, field spans follow, findings are made afresh."""

from __future__ import annotations

from dataclasses import replace

from geoout.checks.finding import Finding
from geoout.desk.desk import Desk
from geoout.pitches.anchor_place import places_of, with_another
from geoout.pitches.draft import Draft, DraftState, Part
from geoout.pitches.spans import follow_text


def edited(draft: Draft, *, subject: str | None = None, body: str | None = None) -> Draft:
    """`draft` with a new subject or body; spans of fields that were edited are no longer fields."""
    spans = draft.spans
    if subject is not None:
        spans = follow_text(spans, Part.SUBJECT, draft.subject, subject)
    if body is not None:
        spans = follow_text(spans, Part.BODY, draft.body, body)
    return replace(
        draft,
        subject=draft.subject if subject is None else subject,
        body=draft.body if body is None else body,
        spans=spans,
    )


def apply_suggestion(draft: Draft, finding: Finding) -> Draft | None:
    """`draft` with the finding's suggestion in place of its span; None when it cannot be put there as it is.

    One about the anchor or the target changes both the field and its place in the body.
    """
    if not finding.replaces or finding.suggestion is None:
        return None
    if finding.part in (Part.TARGET, Part.ANCHOR):
        return with_another(draft, finding.part, finding.suggestion)
    text = draft.subject if finding.part is Part.SUBJECT else draft.body
    if finding.part not in (Part.SUBJECT, Part.BODY) or text[finding.start : finding.end] != finding.text:
        return None
    if finding.part is Part.BODY and (finding.start, finding.end) in places_of(draft, Part.ANCHOR)[:1]:
        return with_another(draft, Part.ANCHOR, finding.suggestion)
    new = text[: finding.start] + finding.suggestion + text[finding.end :]
    return edited(draft, subject=new) if finding.part is Part.SUBJECT else edited(draft, body=new)


def save(desk: Desk, draft: Draft) -> Draft:
    """Keep the draft: a new revision when its text changed; a returned one is open again."""
    state = DraftState.OPEN if draft.state is DraftState.RETURNED else draft.state
    return desk.store.drafts.save(replace(draft, state=state), desk.now(), desk.who())
