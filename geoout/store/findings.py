"""What the rules said of drafts, so that the outbox can show it without checking anew."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.checks.finding import Finding, Severity
from geoout.pitches.draft import Part
from geoout.store.database import Database
from geoout.store.queries import named

SQL = named(__file__)


class Findings:
    """Findings by draft and revision; those of another revision than the current one say nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, draft_id: int, revision: int, findings: Sequence[Finding]) -> None:
        """Keep what the rules say of a revision, in place of what they said before. Not an undo step."""
        with self._database.transaction():
            self._database.run(SQL["remove"], draft=draft_id, revision=revision)
            self._database.many(SQL["insert"], [_values(draft_id, revision, each) for each in findings])

    def of(self, draft_id: int) -> list[Finding]:
        """The findings of a draft's current revision; none where it was not checked."""
        return [
            Finding(
                code, name, Severity(severity), Part(part), start, end, text, message, suggestion, bool(put), source
            )
            for code, name, severity, part, start, end, text, message, suggestion, put, source in (
                self._database.tuples(SQL["of_draft"], draft=draft_id)
            )
        ]


def _values(draft: int, revision: int, finding: Finding) -> dict[str, object]:
    return {
        "draft": draft,
        "revision": revision,
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "part": str(finding.part),
        "first": finding.start,
        "past": finding.end,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "replaces": int(finding.replaces),
        "source": finding.source,
    }
