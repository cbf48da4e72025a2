"""May a draft leave? Errors that nobody let through stop it, and so does what could not become exactly one mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from geoout.campaign.campaign import Settings
from geoout.checks.finding import Finding, Severity
from geoout.people.address_spec import why_not
from geoout.pitches.draft import Draft, DraftState

_STOPPING = {
    DraftState.LATER: "set aside for later",
    DraftState.RETURNED: "returned by a reviewer",
    DraftState.SENT: "marked as sent",
    DraftState.BOUNCED: "bounced",
    DraftState.REPLIED: "answered by the recipient",
}


class Override(Protocol):
    """What counts of an error that a person let through; the store keeps who and when beside it, for ever (R55)."""

    @property
    def code(self) -> str:
        """The rule's code."""
        ...

    @property
    def reason(self) -> str:
        """Why it may leave all the same."""
        ...

    @property
    def revision(self) -> int:
        """The revision of the draft for which it was given; an edit asks again."""
        ...


@dataclass(frozen=True, slots=True)
class Cleared:
    """The draft may leave; `overridden` are the codes that a person let through."""

    overridden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocked:
    """The draft may not leave, for these reasons, each a clause; `codes` are the errors among them."""

    reasons: tuple[str, ...]
    codes: tuple[str, ...] = ()


def clear(draft: Draft, findings: Sequence[Finding] | None, overrides: Sequence[Override] = ()) -> Cleared | Blocked:
    """Whether `draft` may leave. `findings` are those of this revision; None means that nobody looked yet.

    An override counts for the revision it was given for, and only with a reason (R55).
    """
    reasons = list(_not_a_mail(draft))
    if draft.state in _STOPPING:
        reasons.insert(0, _STOPPING[draft.state])
    if findings is None:
        reasons.append("not checked yet")
    errors = {finding.code: finding for finding in findings or () if finding.severity is Severity.ERROR}
    let_through = {one.code for one in overrides if one.revision == draft.revision and one.reason.strip()}
    stopping = [code for code in errors if code not in let_through]
    reasons += [f"{code} {errors[code].name}: {errors[code].message}" for code in stopping]
    if reasons:
        return Blocked(tuple(reasons), tuple(stopping))
    return Cleared(tuple(code for code in errors if code in let_through))


def _not_a_mail(draft: Draft) -> list[str]:
    """What no reason can override: a mail has one recipient, a sender, a subject and a text."""
    reasons = []
    if why := why_not(draft.contact.email):
        reasons.append(f"recipient: {why}")
    if draft.sender is None:
        reasons.append("no sender is set")
    elif why := why_not(draft.sender.email):
        reasons.append(f"sender: {why}")
    if not draft.subject.strip():
        reasons.append("the subject is empty")
    if not draft.body.strip():
        reasons.append("the text is empty")
    return reasons


def over_cap(leaving: int, settings: Settings) -> str | None:
    """Why one more draft may not leave in this export when `leaving` do already, or None (R44)."""
    if leaving < settings.cap_per_export:
        return None
    return f"the cap of {settings.cap_per_export} drafts per export is reached"
