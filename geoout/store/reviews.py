"""Reviews in the store: what native speakers said of drafts and templates stays on record; undo decides what counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from geoout.pitches.draft import Draft
from geoout.pitches.sign_off import Check, Edit, Review, Standing, Verdict, What, Words, draft_hash, standing
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


class Reviews:
    """Sign-offs and returns (R53, R54)."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def add(self, review: Review) -> int:
        """Keep what was said of a text; its id."""
        verb = "sign-off" if review.verdict is Verdict.SIGNED else "return"
        with self._journal.step(f"{verb} of {review.what} {review.subject}"):
            id_ = self._database.insert(SQL["insert"], **_values(review))
            self._database.run(SQL["stands"], id=id_)
        return id_

    def of(self, what: What, subject: str) -> list[Review]:
        """The reviews of one text, oldest first, those that were taken back included."""
        return [_review(row) for row in self._database.dicts(SQL["of_subject"], what=str(what), subject=subject)]

    def all(self) -> list[Review]:
        """Every review, oldest first, those that were taken back included."""
        return [_review(row) for row in self._database.dicts(SQL["all"])]

    def of_draft(self, draft: Draft, locale: str) -> Standing:
        """How a draft, as it reads now, stands with the natives of `locale`; what is typed and not saved counts too.

        A signed template covers the draft for as long as it reads as the template wrote it, without a personal line of
        somebody's own, which no reviewer has seen.
        """
        found = standing(draft_hash(draft), locale, self.of(What.DRAFT, str(draft.id)) if draft.id else ())
        template = self._template(draft, locale)
        covers = template if template is not None and self._untouched(draft) else None
        edit = self.edit_after(found.voided) if found.voided is not None else None
        if found.voided is not None and edit is None:
            edit = Edit("an edit that is not saved yet")
        return Standing(found.signed, found.returned, found.voided, edit, covers, template is not None)

    def edit_after(self, review: Review) -> Edit | None:
        """The saved edit that made a draft read otherwise than it was reviewed, None where there is none."""
        words = review.words[""]
        rows = self._database.tuples(
            SQL["edit_after"], draft=int(review.subject), revision=review.revision, subject=words.subject,
            body=words.body,
        )  # fmt: skip
        return Edit(f"the edit to revision {rows[0][0]}", time_of(rows[0][1])) if rows else None

    def _template(self, draft: Draft, locale: str) -> Review | None:
        if not draft.template:
            return None
        return standing(draft.template_hash, locale, self.of(What.TEMPLATE, draft.template)).signed

    def _untouched(self, draft: Draft) -> bool:
        if any(span.field == "personal_line" for span in draft.spans) or draft.missing:
            return False
        rows = self._database.tuples(
            SQL["as_rendered"], draft=draft.id, template=draft.template, template_hash=draft.template_hash
        )
        return rows == [(draft.subject, draft.body)]


def _values(review: Review) -> dict[str, Any]:
    return {
        "what": str(review.what),
        "subject": review.subject,
        "content_hash": review.hash,
        "verdict": str(review.verdict),
        "who": review.who,
        "name": review.name,
        "language": review.language,
        "checked": json.dumps([str(one) for one in review.checked]),
        "comment": review.comment,
        "words": json.dumps({key: [one.subject, one.body] for key, one in review.words.items()}, ensure_ascii=False),
        "parts": json.dumps(dict(review.parts)),
        "revision": review.revision,
        "entered_by": review.by,
        "at": written(review.at),
    }


def _review(row: Mapping[str, Any]) -> Review:
    at = time_of(row["at"])
    assert at is not None
    return Review(
        what=What(row["what"]),
        subject=row["subject"],
        hash=row["content_hash"],
        verdict=Verdict(row["verdict"]),
        who=row["who"],
        name=row["name"],
        language=row["language"],
        at=at,
        checked=tuple(Check(one) for one in json.loads(row["checked"])),
        comment=row["comment"],
        words={key: Words(*said) for key, said in json.loads(row["words"]).items()},
        parts=json.loads(row["parts"]),
        revision=row["revision"],
        by=row["entered_by"],
        id=row["id"],
        stands=bool(row["stands"]),
    )
