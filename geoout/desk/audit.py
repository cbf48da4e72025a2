"""The audit list: who signed, returned or let through what, when, at which content, and what voided it (R54, R55)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from geoout.desk.desk import Desk
from geoout.errors import GeooutError, UsageError
from geoout.pitches.sign_off import Check, Review, Verdict, What, changed_file, draft_hash
from geoout.pitches.templates import Template, all_templates

LET_THROUGH = "let through"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `what` happened (signed, returned, let through) to `subject` (`draft 3`, `template pl/digital_pr`).

    `who` is the reviewer or the person who let an error through, `by` who entered it; `hash` the content; `comment`
    the reviewer's words or the reason; `code` the error that was let through; `voided` what made it count no longer.
    """

    at: datetime
    what: str
    subject: str
    who: str
    by: str
    hash: str = ""
    checked: tuple[Check, ...] = ()
    comment: str = ""
    code: str = ""
    revision: int = 0
    voided: str = ""


def audit(desk: Desk) -> list[Entry]:
    """Everything that was said about texts, the newest first."""
    return sorted((*_reviews(desk), *_overrides(desk)), key=lambda entry: entry.at, reverse=True)


def _reviews(desk: Desk) -> Iterator[Entry]:
    problems: list[GeooutError] = []
    known = {one.id: one for one in all_templates(desk.template_folders, problems)}  # type: ignore[arg-type]
    for review in desk.store.reviews.all():
        yield Entry(
            review.at, str(review.verdict), f"{review.what} {review.subject}", review.name, review.by, review.hash,
            review.checked, review.comment, revision=review.revision, voided=_voided(desk, review, known),
        )  # fmt: skip


def _voided(desk: Desk, review: Review, known: dict[str, Template]) -> str:
    if not review.stands:
        return "undone"
    if review.what is What.TEMPLATE:
        template = known.get(review.subject)
        if template is None:
            return "the template is gone"
        return "" if template.chain_hash == review.hash else str(changed_file(template, review) or "an edit")
    try:
        draft = desk.store.drafts.get(int(review.subject))
    except UsageError:
        return "the draft was removed"
    if draft_hash(draft) == review.hash:
        return ""
    edit = desk.store.reviews.edit_after(review)
    return str(edit) if edit is not None else "an edit that was undone"


def _overrides(desk: Desk) -> Iterator[Entry]:
    for number, one in desk.store.overrides.all():
        voided = ""
        try:
            draft = desk.store.drafts.get(number)
            if draft.revision != one.revision:
                voided = f"the edit to revision {draft.revision}"
        except UsageError:
            voided = "the draft was removed"
        yield Entry(
            one.at, LET_THROUGH, f"{What.DRAFT} {number}", one.who, one.who, comment=one.reason, code=one.code,
            revision=one.revision, voided=voided,
        )  # fmt: skip


def counts(entries: list[Entry]) -> dict[str, int]:
    """How many sign-offs, returns and overrides there are."""
    return {kind: sum(entry.what == kind for entry in entries) for kind in (*map(str, Verdict), LET_THROUGH)}
