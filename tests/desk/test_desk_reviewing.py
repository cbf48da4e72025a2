"""Reviewing in a workspace: what waits, what a sign-off settles, what voids it, who said what (R53, R54, R55)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geoout.checks.finding import Severity
from geoout.desk.audit import LET_THROUGH, audit
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.desk.editing import edited, save
from geoout.desk.reviewing import (
    named,
    of_draft,
    send_back,
    settle,
    sign,
    waiting_drafts,
    waiting_templates,
)  # fmt: skip
from geoout.desk.undoing import redo, undo
from geoout.errors import CampaignError, ReadOnly, TemplateError, UsageError
from geoout.outbox.clearance import Blocked, Cleared, clear
from geoout.pitches import reviewing
from geoout.pitches.draft import Draft, DraftState
from tests.desk.review_workspace import ALL, CAMPAIGN, FRENCH, NOW, desk_at, french


def clearance_of(desk: Desk, draft: Draft) -> Cleared | Blocked:
    """Whether this draft may leave as it stands now: checked afresh, overrides of this revision counted."""
    return clear(draft, check_and_keep(desk, draft), desk.store.overrides.of(draft.id, draft.revision))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path / "here") as opened:
        yield opened


def codes(desk: Desk, draft: Draft) -> set[str]:
    return {one.code for one in desk.store.findings.of(draft.id) if one.code.startswith("REV")}


def stopped_by(desk: Desk, draft: Draft) -> set[str]:
    """Which of the rules about sign-off stop a draft."""
    found = clearance_of(desk, draft)
    return {code for code in found.codes if code.startswith("REV")} if isinstance(found, Blocked) else set()


def louise(desk: Desk) -> reviewing.Reviewer:
    return reviewing.named(desk.campaign.reviewers, "louise")


def test_r53_a_draft_that_no_native_signed_may_not_leave(desk: Desk) -> None:
    draft = french(desk)
    assert stopped_by(desk, draft) == {"REV002"}
    (waiting,) = waiting_drafts(desk)
    assert waiting.text.subject == str(draft.id)
    sign(desk, waiting, louise(desk), ALL)
    assert waiting_drafts(desk) == []
    assert codes(desk, draft) == set(), "what was kept for the outbox says so too"
    assert stopped_by(desk, draft) == set()


def test_r54_a_text_without_a_mistake_still_needs_a_native(desk: Desk) -> None:
    draft = french(desk)
    errors = {one.code for one in desk.store.findings.of(draft.id) if one.severity is Severity.ERROR}
    desk.store.overrides.add(draft.id, 1, sorted(errors - {"REV002"}), "nothing else is looked at here", "Kim", NOW)
    stopped = clearance_of(desk, draft)
    assert isinstance(stopped, Blocked) and stopped.codes == ("REV002",)
    sign(desk, named(desk, str(draft.id)), louise(desk), ALL)
    assert isinstance(clearance_of(desk, draft), Cleared)


def test_r54_an_edit_voids_the_sign_off_and_says_which(desk: Desk) -> None:
    draft = french(desk)
    sign(desk, named(desk, str(draft.id)), louise(desk), ALL)
    later = save(desk, edited(draft, body=FRENCH.replace("Il est clair", "Il est limpide")))
    settle(desk)
    (waiting,) = waiting_drafts(desk)
    assert waiting.standing.voided is not None
    (finding,) = [one for one in desk.store.findings.of(draft.id) if one.code == "REV004"]
    assert finding.severity is Severity.ERROR
    assert "Louise Arnaud signed this text on 20 Nov 2026; the edit to revision 2" in finding.message
    sign(desk, named(desk, str(draft.id)), louise(desk), ALL)
    assert stopped_by(desk, later) == set()


def test_undo_brings_back_what_waits_and_what_the_outbox_shows(desk: Desk) -> None:
    draft = french(desk)
    sign(desk, named(desk, str(draft.id)), louise(desk), ALL)
    desk.store.undo()
    assert settle(desk) == 1
    assert "REV002" in codes(desk, draft) and len(waiting_drafts(desk)) == 1
    assert settle(desk) == 0, "nothing is checked twice"


def test_a_returned_draft_waits_for_its_author_until_it_is_edited(desk: Desk) -> None:
    draft = french(desk)
    send_back(desk, named(desk, str(draft.id)), louise(desk), "le ton est froid")
    assert desk.store.drafts.get(draft.id).state is DraftState.RETURNED
    assert waiting_drafts(desk) == []
    (finding,) = [one for one in desk.store.findings.of(draft.id) if one.code == "REV003"]
    assert "Louise Arnaud returned this text on 20 Nov 2026: le ton est froid." in finding.message
    save(desk, edited(desk.store.drafts.get(draft.id), body=FRENCH + "\n\nPS: merci."))
    settle(desk)
    (waiting,) = waiting_drafts(desk)
    assert waiting.standing.returned is None and "REV003" not in codes(desk, draft)


def test_the_return_and_the_state_are_one_undo_step(desk: Desk) -> None:
    draft = french(desk)
    send_back(desk, named(desk, str(draft.id)), louise(desk), "le ton est froid")
    assert desk.store.undo() == f"return of draft {draft.id}"
    assert desk.store.drafts.get(draft.id).state is DraftState.OPEN
    assert len(waiting_drafts(desk)) == 1


def test_a_text_that_was_edited_while_it_was_read_is_not_signed(desk: Desk) -> None:
    draft = french(desk)
    waiting = named(desk, str(draft.id))
    save(desk, edited(draft, body=FRENCH + "\n\nPS: merci."))
    with pytest.raises(UsageError, match=f"draft {draft.id} was edited while it was read; read it again"):
        sign(desk, waiting, louise(desk), ALL)
    assert desk.store.reviews.all() == []


def test_what_has_left_is_not_signed_any_more(desk: Desk) -> None:
    draft = french(desk)
    desk.store.drafts.set_state([draft.id], DraftState.LEFT)
    with pytest.raises(UsageError, match="has left already"):
        sign(desk, named(desk, str(draft.id)), louise(desk), ALL)


def test_r55_an_override_lets_it_pass_and_stands_in_the_audit_list(desk: Desk) -> None:
    draft = french(desk)
    desk.store.overrides.add(draft.id, 1, ["REV002"], "Louise is ill; the editor knows us", "Kim", NOW)
    assert waiting_drafts(desk) == []
    assert stopped_by(desk, draft) == set()
    (entry,) = audit(desk)
    assert (entry.what, entry.code, entry.who, entry.subject) == (LET_THROUGH, "REV002", "Kim", f"draft {draft.id}")
    save(desk, edited(draft, body=FRENCH + "\n\nPS: merci."))
    assert len(waiting_drafts(desk)) == 1, "an override holds for one revision"
    assert audit(desk)[0].voided == "the edit to revision 2"


def test_the_audit_list_says_who_what_when_and_what_voided_it(desk: Desk) -> None:
    draft = french(desk)
    sign(desk, named(desk, str(draft.id)), louise(desk), ALL, "parfait")
    (entry,) = audit(desk)
    assert (entry.what, entry.who, entry.at, entry.comment) == ("signed", "Louise Arnaud", NOW, "parfait")
    assert entry.checked == ALL and len(entry.hash) == 64 and entry.voided == ""
    save(desk, edited(draft, body=FRENCH + "\n\nPS: merci."))
    assert audit(desk)[0].voided == "the edit to revision 2 on 20 Nov 2026"
    desk.store.undo()
    assert audit(desk)[0].voided == ""
    desk.store.undo()
    assert audit(desk)[0].voided == "undone"


def test_a_template_waits_until_it_is_signed_on_its_fixtures(desk: Desk) -> None:
    before = {one.text.subject for one in waiting_templates(desk)}
    assert "fr/digital_pr" in before
    review = sign(desk, named(desk, "fr/digital_pr"), louise(desk), ALL)
    assert {"female/0", "no name/1", "organisation/0"} <= set(review.words)
    assert {one.text.subject for one in waiting_templates(desk)} == before - {"fr/digital_pr"}


@pytest.mark.parametrize("file", ["digital_pr.j2", "base.j2"])
def test_an_edit_of_a_template_or_of_its_base_voids_its_sign_off(desk: Desk, file: str) -> None:
    from geoout.files import shipped

    own = desk.workspace.templates / "fr"
    own.mkdir(parents=True)
    for name in ("digital_pr.j2", "base.j2"):
        (own / name).write_text((shipped("templates") / "fr" / name).read_text("utf-8"), "utf-8")
    sign(desk, named(desk, "fr/digital_pr"), louise(desk), ALL)
    assert named(desk, "fr/digital_pr").standing.is_signed
    (own / file).write_text((own / file).read_text("utf-8") + "\n{# another word #}\n", "utf-8")
    found = named(desk, "fr/digital_pr").standing
    assert found.voided is not None and f"an edit of templates/fr/{file}" in str(found.voided_by)
    assert f"an edit of templates/fr/{file}" in audit(desk)[0].voided


def test_a_broken_template_is_told_and_hides_no_other(desk: Desk) -> None:
    own = desk.workspace.templates / "fr"
    own.mkdir(parents=True)
    (own / "digital_pr.j2").write_text("{% block", "utf-8")
    problems: list[TemplateError] = []
    found = {one.text.subject for one in waiting_templates(desk, problems)}  # type: ignore[arg-type]
    assert "fr/resource_page" in found and "fr/digital_pr" not in found
    assert len(problems) == 1 and "fr/digital_pr.j2" in str(problems[0])


def test_who_is_no_native_or_not_there_is_refused(desk: Desk) -> None:
    waiting = named(desk, str(french(desk).id))
    nils = reviewing.named(desk.campaign.reviewers, "nils")
    with pytest.raises(UsageError, match="not of French"):
        sign(desk, waiting, nils, ALL)
    for unknown in ("999", "fr/nothing", "x"):
        with pytest.raises(UsageError):
            named(desk, unknown)


def test_a_workspace_that_can_only_be_read_is_not_signed_in(tmp_path: Path) -> None:
    with desk_at(tmp_path / "here") as writer:
        number = french(writer).id
    with Desk.open(writer.workspace, read_only=True) as reader:
        (waiting,) = waiting_drafts(reader)
        with pytest.raises(ReadOnly, match="can only be read; sign where it can be written"):
            sign(reader, waiting, louise(reader), ALL)
        assert settle(reader) == 0 and of_draft(reader, reader.store.drafts.get(number)) is not None


def test_a_native_sender_signs_by_writing(tmp_path: Path) -> None:
    with desk_at(tmp_path / "here", CAMPAIGN.replace("native: [de]}", "native: [fr]}", 1)) as desk:
        draft = french(desk)
        assert waiting_drafts(desk) == [] and codes(desk, draft) == {"REV001"}


def test_where_somebody_could_write_it_natively_a_missing_sign_off_only_warns(tmp_path: Path) -> None:
    more = "  - {id: c, given: Camille, surname: Roussel, email: c@acme.example, native: [fr-FR]}\nreviewers:"
    with desk_at(tmp_path / "here", CAMPAIGN.replace("reviewers:", more, 1)) as desk:
        draft = french(desk)
        (finding,) = [one for one in desk.store.findings.of(draft.id) if one.code == "REV002"]
        assert finding.severity is Severity.WARNING
        assert len(waiting_drafts(desk)) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{id: a, name: A}", "line 14, field reviewers[1].native: a reviewer does not say native"),
        ("{id: A B, name: A, native: [fr]}", "field reviewers[1].id: A B cannot be an id"),
        ("{id: a, name: A, native: [French]}", "field reviewers[1].native"),
        ("{id: a, name: A, native: [fr], markets: [xx]}", "field reviewers[1].markets"),
        ("{id: a, name: A, native: [fr], email: nobody}", "field reviewers[1].email"),
        ("{id: nils, name: A, native: [fr]}", "the id nils stands here twice"),
        ("{id: a, name: A, native: [fr], langs: 3}", "langs is not a field of a reviewer"),
    ],
)
def test_a_reviewer_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    campaign = CAMPAIGN.replace("  - {id: louise, name: Louise Arnaud, native: [fr]}", f"  - {line}")
    with desk_at(tmp_path / "here", campaign) as desk, pytest.raises(CampaignError) as caught:
        _ = desk.campaign
    assert any(said in str(one) for one in caught.value.problems), [str(one) for one in caught.value.problems]


def test_a_draft_of_another_content_is_another_text(desk: Desk) -> None:
    one, other = french(desk), french(desk, "Paul Mercier")
    sign(desk, named(desk, str(one.id)), louise(desk), ALL)
    (waiting,) = waiting_drafts(desk)
    assert waiting.text.subject == str(other.id)
    assert desk.store.history.sign_off(replace(other, id=one.id), "fr_FR").is_signed, "the words count, not the number"


def test_undo_on_any_screen_leaves_nothing_stale(desk: Desk) -> None:
    draft = french(desk)
    sign(desk, named(desk, str(draft.id)), louise(desk), ALL)
    assert desk.store.drafts.counts()["unsigned"] == 0
    assert undo(desk) == f"sign-off of draft {draft.id}"
    assert codes(desk, draft) == {"REV002"} and desk.store.drafts.counts()["unsigned"] == 1
    assert redo(desk) == f"sign-off of draft {draft.id}"
    assert codes(desk, draft) == set()
    assert redo(desk) is None
