"""What may leave: no error that nobody let through, one recipient, not more than the cap (R44, R53, R55)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geoout.campaign.campaign import Settings
from geoout.checks.finding import Severity
from geoout.outbox.clearance import Blocked, Cleared, clear, over_cap
from geoout.pitches.draft import DraftState
from tests.outbox.letters import DRAFT, SENDER, LetThrough, draft, finding


def test_a_clean_draft_is_cleared() -> None:
    assert clear(DRAFT, []) == Cleared()


def test_warnings_and_infos_stop_nothing() -> None:
    assert clear(DRAFT, [finding("A", Severity.WARNING), finding("B", Severity.INFO)]) == Cleared()


def test_an_error_blocks_and_is_named() -> None:
    verdict = clear(DRAFT, [finding()])
    assert isinstance(verdict, Blocked)
    assert verdict.codes == ("REG001",)
    assert verdict.reasons == ("REG001 informal-pronoun: “du” is informal here",)


def test_r55_an_override_with_a_reason_lets_an_error_through() -> None:
    assert clear(DRAFT, [finding()], [LetThrough()]) == Cleared(("REG001",))


@pytest.mark.parametrize("given", [LetThrough(reason="  "), LetThrough(revision=2), LetThrough(code="REG002")])
def test_r55_an_override_without_reason_or_for_something_else_does_not_count(given: LetThrough) -> None:
    assert isinstance(clear(DRAFT, [finding()], [given]), Blocked)


def test_a_draft_that_nobody_checked_is_blocked() -> None:
    assert clear(DRAFT, None) == Blocked(("not checked yet",))


@pytest.mark.parametrize("state", [DraftState.LATER, DraftState.RETURNED, DraftState.SENT, DraftState.REPLIED])
def test_a_draft_that_is_not_open_is_blocked(state: DraftState) -> None:
    assert isinstance(clear(draft(state=state), []), Blocked)


@pytest.mark.parametrize(
    "bad",
    [
        draft(email="a@b.example, c@d.example"),
        draft(email=""),
        draft(sender=None),
        draft(sender=replace(SENDER, email="lena")),
        draft(subject="  "),
        draft(body="\n"),
    ],
)
def test_what_is_not_exactly_one_mail_cannot_be_overridden(bad: object) -> None:
    assert isinstance(clear(bad, [finding()], [LetThrough()]), Blocked)  # type: ignore[arg-type]


def test_r44_the_cap_counts_what_leaves_now() -> None:
    settings = Settings(cap_per_export=2)
    assert over_cap(1, settings) is None
    assert "2 drafts per export" in (over_cap(2, settings) or "")
