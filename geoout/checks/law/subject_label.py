"""LAW004: a label that the subject must begin with."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Kind, Part, Touch


@rule("LAW004", "subject-label-missing", Severity.INFO, source=HOUSE)
def subject_label_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """The market's law asks advertising mail to carry a label in the subject, such as (광고).

    Whether an editorial pitch is advertising is a lawyer's question; geoout says what the law's text asks for. A mail
    that offers nothing, an introduction or a reply, is none.
    """
    law = context.market.law
    if draft.kind is Kind.INTRODUCTION or draft.touch is Touch.REPLY:
        return
    if law.subject_label and not draft.subject.startswith(law.subject_label):
        message = f"{law.name} wants advertising to begin its subject with {law.subject_label}."
        yield Hit(Part.SUBJECT, 0, 0, message, f"{law.subject_label} {draft.subject}", source=law.name)


subject_label_missing.example("kr", subject="설문 조사 안내", fires=True).example(
    "kr", subject="(광고) 설문 조사 안내"
).example("de")
