"""Every error a user can meet, sorted by who can mend it.

    GeooutError
    ├── UserError           what was given can be changed: a file, a field, a query, a command
    │   ├── CampaignError   campaign.yaml
    │   ├── MarketError     markets.yaml or a workspace's overlay
    │   ├── TemplateError   a template under templates/
    │   ├── ImportFailed    an export file of another tool
    │   ├── QueryError      a filter that does not parse
    │   └── UsageError      a command that does not fit
    ├── StoreError          the workspace's database
    │   ├── NewerThanUs     written by a newer geoout
    │   ├── Locked          another geoout writes at this moment
    │   ├── ReadOnly        the folder or file cannot be written
    │   └── DiskFull        no space left
    └── OutboxError         a draft that could not leave
        ├── AlreadyLeft     the ledger says it is out
        └── WouldOverwrite  a file of that name exists

Each is one sentence that names the thing, the place and the next step; `str(error)` is that sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: a file, a line (1-based) and a field, each optional."""

    file: str | None = None
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.field:
            parts.append(f"field {self.field}")
        return ", ".join(parts)


class GeooutError(Exception):
    """What is wrong, where, and what to do next.

    `what` is a clause without a full stop; `hint` is the next step, as an imperative clause.
    """

    def __init__(self, what: str, where: Place | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = str(self.where) if self.where else ""
        text = f"{place}: {self.what}" if place else self.what
        said = f"{text}; {self.hint}" if self.hint else text
        return said if said.endswith("?") else f"{said}."


class UserError(GeooutError):
    """Something the user gave can be changed; may hold several problems of one file.

    `problems` are the single errors when a file is reported whole, else just this one.
    """

    def __init__(
        self,
        what: str,
        where: Place | None = None,
        hint: str | None = None,
        problems: Sequence[UserError] = (),
    ) -> None:
        super().__init__(what, where, hint)
        self.problems: tuple[UserError, ...] = tuple(problems) or (self,)

    @classmethod
    def of(cls, problems: Sequence[UserError]) -> UserError:
        """One error for all problems of a file: the first one's words, and how many more there are."""
        first = problems[0]
        if len(problems) == 1:
            return first
        more = len(problems) - 1
        hint = f"{first.hint + '; ' if first.hint else ''}{more} more below it" if more else first.hint
        return cls(first.what, first.where, hint, problems)


class CampaignError(UserError):
    """campaign.yaml says something that cannot be."""


class MarketError(UserError):
    """markets.yaml or a workspace's overlay says something that cannot be."""


class TemplateError(UserError):
    """A template cannot be read or rendered."""


class ImportFailed(UserError):
    """An export file could not be read at all; single bad rows are rejected rows, not this."""


class QueryError(UserError):
    """A filter does not parse; `column` is where (1-based), None when it is not known."""

    column: int | None = None


class UsageError(UserError):
    """A command does not fit what it was given."""


class StoreError(GeooutError):
    """The workspace's database cannot do what was asked."""


class NewerThanUs(StoreError):
    """The database was made by a newer version of geoout."""


class Locked(StoreError):
    """Another process is writing there."""


class ReadOnly(StoreError):
    """The workspace can be read but not written."""


class DiskFull(StoreError):
    """There is no space left where the workspace lives."""


class Interrupted(StoreError):
    """The question was given up before it was answered."""


class OutboxError(GeooutError):
    """A draft could not leave."""


class AlreadyLeft(OutboxError):
    """This revision of the draft is out at this destination."""


class WouldOverwrite(OutboxError):
    """A file of that name exists and is not ours."""
