"""The text under review with all that is known of it: its words, what it is compared with, what its blocks mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geoout.campaign.campaign import Reviewer
from geoout.checks.finding import Finding
from geoout.desk.desk import Desk
from geoout.desk.reviewing import Waiting, words_of
from geoout.errors import GeooutError
from geoout.pitches.changes import Row, changes
from geoout.pitches.fixtures import Shape, variants
from geoout.pitches.reviewing import reviewers_for
from geoout.pitches.sign_off import Review, Verdict, Words
from geoout.store.overrides import Override
from geoout.tui.review.queue import Entry

SHAPES = tuple(Shape)


@dataclass(slots=True)
class Shown:
    """One text. `words` has a mail per fixture (a draft: one, under ""); `before` is the review it is compared with.

    `history` are its reviews, oldest first; `problem` says why nothing can be shown; `shape` and `variant` are the
    fixture that is looked at.
    """

    entry: Entry
    words: Mapping[str, Words] = field(default_factory=dict)
    before: Review | None = None
    history: Sequence[Review] = ()
    gloss: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    overrides: Sequence[Override] = ()
    reviewers: Sequence[Reviewer] = ()
    problem: str = ""
    shape: Shape = Shape.FEMALE
    variant: int = 0

    @property
    def waiting(self) -> Waiting:
        """The text that waits."""
        return self.entry.waiting

    @property
    def variants(self) -> int:
        """How many variants of subject and opening there are; 0 for a draft."""
        return 0 if self.waiting.template is None else variants(self.waiting.template)

    @property
    def key(self) -> str:
        """Which of the words is looked at."""
        return "" if self.waiting.template is None else f"{self.shape}/{self.variant}"

    @property
    def mail(self) -> Words | None:
        """The words that are looked at."""
        return self.words.get(self.key)

    @property
    def old(self) -> Words | None:
        """What was read there before."""
        return self.before.words.get(self.key) if self.before is not None else None

    def subject_rows(self) -> list[Row]:
        """The subject, against the one before."""
        return self._rows("subject")

    def body_rows(self) -> list[Row]:
        """The text, against the one before."""
        return self._rows("body")

    def _rows(self, part: str) -> list[Row]:
        if self.mail is None:
            return []
        new = getattr(self.mail, part)
        return changes(new if self.old is None else getattr(self.old, part), new)


def gather(desk: Desk, entry: Entry, words: Mapping[str, Words] | str) -> Shown:
    """Everything about a text; `words` are those of `words_or_why`."""
    waiting = entry.waiting
    found = Shown(entry, problem=words) if isinstance(words, str) else Shown(entry, words)
    found.history = [one for one in desk.store.reviews.of(waiting.text.what, waiting.text.subject) if one.stands]
    found.before = compared_with(found.history, waiting.text.hash)
    found.gloss = _gloss(desk, waiting)
    found.reviewers = reviewers_for(desk.campaign.reviewers, waiting.text)
    if waiting.draft is not None:
        found.findings = desk.store.findings.of(waiting.draft.id)
        found.overrides = desk.store.overrides.of(waiting.draft.id, waiting.draft.revision)
    return found


def words_or_why(desk: Desk, waiting: Waiting) -> Mapping[str, Words] | str:
    """What is read of a text, or why it cannot be shown. A template is rendered: ask beside the screen's thread."""
    try:
        return words_of(desk, waiting)
    except GeooutError as error:
        return str(error)


def compared_with(history: Sequence[Review], content: str) -> Review | None:
    """The last text that was signed, else the last that was returned, where it read otherwise."""
    other = [one for one in history if one.hash != content]
    signed = [one for one in other if one.verdict is Verdict.SIGNED]
    return next(reversed(signed or other), None)


def _gloss(desk: Desk, waiting: Waiting) -> Mapping[str, str]:
    """What each block says, in English: of a draft as the template says that it was written from."""
    template = waiting.template
    if template is None and waiting.draft is not None and waiting.draft.template:
        from geoout.pitches.templates import find

        try:
            template = find(waiting.draft.kind, waiting.market, desk.template_folders)
        except GeooutError:
            template = None
    return template.gloss if template is not None else {}
