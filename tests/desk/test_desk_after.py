"""What comes after: sent, answered, placed, followed up, due; who must not be written to any more."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from geoout.campaign.workspace import Workspace
from geoout.checks.finding import Severity
from geoout.desk import after
from geoout.desk.after import Todo
from geoout.desk.checking import findings_of
from geoout.desk.demo.make import DatedDesk, make_demo
from geoout.desk.do_not_contact import UserList
from geoout.desk.drafting import draft_for
from geoout.desk.importing import import_file
from geoout.errors import UsageError
from geoout.outbox.event import Step
from geoout.people.suppression import Suppressed, hashed
from geoout.pitches.draft import Draft, DraftState, Kind, Touch
from geoout.prospects.prospect import State
from geoout.store.open import open_store

NOW = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("after") / "demo", NOW).folder


@pytest.fixture
def desk(demo: Path, tmp_path: Path) -> Iterator[DatedDesk]:
    shutil.copytree(demo, tmp_path / "ws")
    workspace = Workspace(tmp_path / "ws")
    with DatedDesk(workspace, open_store(workspace.database)) as opened:
        opened.clock = NOW
        yield opened


@pytest.fixture
def mail(desk: DatedDesk) -> Callable[[str], Draft]:
    def first(domain: str) -> Draft:
        prospect = desk.store.prospects.by_domain(domain)
        assert prospect is not None
        return desk.store.drafts.get(desk.store.drafts.of_prospect(prospect.id)[0])

    return first


def due(desk: DatedDesk, what: Todo, day: date | None = None) -> list[str]:
    return [one.row.site for one in after.waiting(desk, day) if one.what is what]


def test_today_lists_what_is_to_be_done(desk: DatedDesk) -> None:
    assert due(desk, Todo.FOLLOW_UP) == ["limmatblatt.example", "diario-del-bajio.example"]
    assert set(due(desk, Todo.WAS_IT_SENT)) >= {"lease-lantern.example", "haushaltsblatt.example"}
    assert due(desk, Todo.LOOK_AT_BOUNCE) == ["petit-bail.example"]
    assert set(due(desk, Todo.ANSWER)) == {"gazeta-da-serra-sul.example", "altbaublog.example"}


def test_a_follow_up_is_due_so_many_working_days_after_it_was_said_to_be_sent(
    desk: DatedDesk, mail: Callable[[str], Draft]
) -> None:
    """Nothing is due after a mail that only left; weekends and public holidays of the market do not count."""
    draft = mail("lease-lantern.example")
    assert "lease-lantern.example" not in due(desk, Todo.FOLLOW_UP, date(2027, 1, 20))
    rule = desk.markets[draft.market].practice.follow_up.value
    after.mark_sent(desk, [draft.id], at=datetime(2026, 11, 9, 15, tzinfo=UTC))
    assert desk.store.drafts.get(draft.id).state is DraftState.SENT
    listed = [date(2026, 11, 9) + timedelta(days=more) for more in range(40)]
    first = next(day for day in listed if "lease-lantern.example" in due(desk, Todo.FOLLOW_UP, day))
    assert first.isoweekday() <= 5 and (first - date(2026, 11, 9)).days > rule.days
    assert desk.store.undo() == f"draft {draft.id} sent"
    assert "lease-lantern.example" in due(desk, Todo.WAS_IT_SENT)


def test_a_follow_up_continues_the_mail_that_was_really_sent(desk: DatedDesk, mail: Callable[[str], Draft]) -> None:
    first = mail("limmatblatt.example")
    found = desk.store.events.sent(first.id)
    assert found is not None
    after.mark_sent(desk, [first.id], at=found.at, message_id="<x@client.example>", subject="Neuer Betreff")
    made = after.draft_follow_up(desk, first.id)
    draft = made.draft
    assert draft is not None and draft.kind is Kind.FOLLOW_UP and draft.follows == first.id
    assert (draft.contact, draft.asset, draft.sender) == (first.contact, first.asset, first.sender)
    assert "Neuer Betreff" in draft.subject + draft.body
    thread = desk.store.events.thread_of(draft.id)
    assert thread is not None and thread.message_id == "<x@client.example>"
    assert "limmatblatt.example" not in due(desk, Todo.FOLLOW_UP)
    again = after.draft_follow_up(desk, first.id)
    assert again.existing and again.draft == draft
    assert desk.store.undo() == f"follow-up to draft {first.id}"
    assert "limmatblatt.example" in due(desk, Todo.FOLLOW_UP)


def test_a_second_touch_offers_what_the_introduction_had_in_mind(desk: DatedDesk, mail: Callable[[str], Draft]) -> None:
    introduction = mail("kurashi-hoken.example")
    second = desk.store.drafts.get(desk.store.drafts.of_prospect(introduction.prospect)[1])
    assert second.touch is Touch.SECOND and second.follows == introduction.id
    assert second.asset == introduction.asset and second.contact == introduction.contact


@pytest.mark.parametrize("step", [Step.REPLIED, Step.DECLINED, Step.BOUNCED, Step.OPTED_OUT])
def test_no_follow_up_to_who_answered(desk: DatedDesk, mail: Callable[[str], Draft], step: Step) -> None:
    draft = mail("limmatblatt.example")
    after.note_reply(desk, draft.id, step, "said so")
    assert "limmatblatt.example" not in due(desk, Todo.FOLLOW_UP)
    why = "do-not-contact" if step is Step.OPTED_OUT else "was answered"
    assert why in (after.draft_follow_up(desk, draft.id).reason or "")
    (made,) = draft_for(desk, [draft.prospect], Kind.FOLLOW_UP)
    assert made.draft is None and made.reason, "nor from the shell"


def test_a_mail_that_was_followed_is_not_followed_again_beside_it(
    desk: DatedDesk, mail: Callable[[str], Draft]
) -> None:
    """R27: else the market's cap would count for each branch of a conversation."""
    first = mail("limmatblatt.example")
    made = after.draft_follow_up(desk, first.id).draft
    assert made is not None and after.draft_follow_up(desk, first.id).draft == made, "the unfinished one"
    left(desk, made.id)
    after.mark_sent(desk, [made.id])
    assert f"draft {made.id} followed" in (after.draft_follow_up(desk, first.id).reason or "")
    after.note_reply(desk, first.id, Step.REPLIED, "to the first mail")
    assert "was answered" in (after.draft_follow_up(desk, made.id).reason or ""), "whichever mail it answers"


@pytest.mark.parametrize(("step", "what"), [(Step.REPLIED, Todo.ANSWER), (Step.BOUNCED, Todo.LOOK_AT_BOUNCE)])
def test_finding_it_in_sent_later_settles_neither_an_answer_nor_a_bounce(
    desk: DatedDesk, mail: Callable[[str], Draft], step: Step, what: Todo
) -> None:
    draft = mail("limmatblatt.example")
    after.note_reply(desk, draft.id, step)
    after.mark_sent(desk, [draft.id], message_id="<found@example.com>")
    assert "limmatblatt.example" in due(desk, what)


def test_no_more_follow_ups_than_the_market_allows_and_none_to_what_only_left(
    desk: DatedDesk, mail: Callable[[str], Draft]
) -> None:
    assert "mark it as sent first" in (after.draft_follow_up(desk, mail("lease-lantern.example").id).reason or "")
    number = mail("limmatblatt.example").id
    for _ in range(desk.markets["ch-de"].practice.follow_up.value.most):
        made = after.draft_follow_up(desk, number).draft
        assert made is not None
        number = made.id
        left(desk, number)
        after.mark_sent(desk, [number])
    assert "so many were written" in (after.draft_follow_up(desk, number).reason or "")
    assert "limmatblatt.example" not in due(desk, Todo.FOLLOW_UP, date(2027, 1, 10))


def left(desk: DatedDesk, number: int) -> None:
    from geoout.outbox.ledger import Key

    key = Key(number, desk.store.drafts.get(number).revision, "eml")
    desk.store.ledger.pending(key, message_id="<o@example.com>", path="", at=desk.now())
    desk.store.ledger.done(key, path="", at=desk.now())


def test_a_note_settles_an_answer_and_a_bounce(desk: DatedDesk, mail: Callable[[str], Draft]) -> None:
    for domain in ("altbaublog.example", "petit-bail.example"):
        after.add_note(desk, mail(domain).id, "written to by hand")
        assert domain not in due(desk, Todo.ANSWER) + due(desk, Todo.LOOK_AT_BOUNCE)
    with pytest.raises(UsageError, match="nothing to note"):
        after.add_note(desk, 1, " ")


def test_what_never_left_was_neither_sent_nor_answered(desk: DatedDesk, mail: Callable[[str], Draft]) -> None:
    draft = mail("stubenpost.example")
    with pytest.raises(UsageError, match="has not left yet"):
        after.mark_sent(desk, [mail("lease-lantern.example").id, draft.id])
    with pytest.raises(UsageError, match="has not left yet"):
        after.note_reply(desk, draft.id, Step.REPLIED)
    with pytest.raises(UsageError, match="is no answer"):
        after.note_reply(desk, draft.id, Step.PLACED)
    assert desk.store.events.sent(mail("lease-lantern.example").id) is None


def test_a_placement_is_recorded_with_its_page(desk: DatedDesk, mail: Callable[[str], Draft]) -> None:
    """R104: who, when and where stand in the story of the site."""
    draft = mail("altbaublog.example")
    after.record_placement(desk, draft.id, "https://www.altbaublog.example/a?b=c#d")
    assert desk.store.prospects.get(draft.prospect).state is State.PLACED
    story = desk.store.timeline.of_prospect(draft.prospect)
    assert (story[-1].what, story[-1].who) == ("placed at https://www.altbaublog.example/a?b=c#d", "demo")
    desk.store.undo()
    assert desk.store.prospects.get(draft.prospect).state is State.REPLIED


@pytest.mark.parametrize(
    "url",
    [
        "", "altbaublog.example", "ftp://a.example/", "javascript:alert(1)", "https://kim:secret@a.example/",
        "https://10.0.0.1/", "https://localhost/", "http://[::1", "https://a.example/ x", "https://a.example/\r\nX: y",
        "https://a.example:99999/", "https://com/", "https://a.example/\u202egnp", "https://a.example:0/", "https:/a.example",
        "https://co.uk/", "https://a.example/" + "a" * 3_000,
    ],
)  # fmt: skip
def test_only_a_public_page_is_a_placement(url: str) -> None:
    with pytest.raises(UsageError):
        after.placement_url(url)


def test_whoever_opts_out_is_blocked_in_every_workspace_and_undo_takes_back_both(
    desk: DatedDesk, mail: Callable[[str], Draft], demo: Path, tmp_path: Path
) -> None:
    draft = mail("limmatblatt.example")
    email = draft.contact.email
    after.note_reply(desk, draft.id, Step.OPTED_OUT, "bitte nicht mehr")
    shutil.copytree(demo, tmp_path / "other")
    other = Workspace(tmp_path / "other")
    with DatedDesk(other, open_store(other.database)) as elsewhere:
        elsewhere.clock = NOW
        for at in (desk, elsewhere):
            assert at.store.history.do_not_contact(email.upper(), "") == "opted out on 2026-11-20"
            codes = {one.code for one in findings_of(at, draft) if one.severity is Severity.ERROR}
            assert "SND001" in codes
        assert desk.store.undo() == f"draft {draft.id} opted-out"
        assert elsewhere.store.history.do_not_contact(email, "") is None
        desk.store.redo()
        assert elsewhere.store.history.do_not_contact(email, "") is not None


def test_undo_leaves_a_line_that_the_user_had_before(desk: DatedDesk) -> None:
    UserList().add([Suppressed("neu.example", "by hand", "Lena")])
    desk.store.do_not_contact.add("neu.example", "asked", "Kim", NOW)
    desk.store.undo()
    assert [one.reason for one in UserList().all()] == ["by hand"]


def test_r114_nobody_on_the_list_is_drafted_to(desk: DatedDesk) -> None:
    prospect = desk.store.prospects.by_domain("elbkurier.example")
    assert prospect is not None
    UserList().add([Suppressed(hashed("elbkurier.example"), "was erased", "Kim")])
    for kind in (Kind.DIGITAL_PR, Kind.FOLLOW_UP):
        numbers = [
            one
            for one in desk.store.drafts.of_prospect(prospect.id)
            if desk.store.drafts.get(one).state is DraftState.OPEN
        ]
        desk.store.drafts.remove(numbers) if numbers else None
        (made,) = draft_for(desk, [prospect.id], kind)
        assert made.draft is None and "do-not-contact: was erased" in (made.reason or "")


def test_a_site_written_to_lately_is_not_begun_with_again(desk: DatedDesk, mail: Callable[[str], Draft]) -> None:
    """R27: nor is the same person at another site."""
    known = mail("lease-lantern.example")
    (made,) = draft_for(desk, [known.prospect], Kind.DIGITAL_PR)
    assert made.draft is None and "quiet days" in (made.reason or "")
    history = desk.store.history
    assert history.last_contact("elsewhere.example", known.contact.email.upper()) == history.last_contact(
        "blog.lease-lantern.example", ""
    )
    assert history.last_contact("elsewhere.example", known.contact.email) is not None
    assert history.last_contact("elsewhere.example", "x@elsewhere.example") is None


def test_an_import_leaves_out_who_is_listed_and_says_so(desk: DatedDesk, tmp_path: Path) -> None:
    UserList().add([Suppressed("stumm.example", "asked"), Suppressed(hashed("ana@neu.example"), "was erased")])
    file = tmp_path / "sites.csv"
    file.write_text(
        "domain,email,first name,last name\nwww.stumm.example,kim@x.example,Kim,Muster\nneu.example,Ana@neu.example,Ana,Weiß\n"
    )
    done = import_file(desk, file)
    assert [(row.line, row.reason) for row in done.rejected] == [(2, "stumm.example is on do-not-contact: asked")]
    assert done.left_out == ((3, "Ana@neu.example is on do-not-contact: was erased"),)
    new = desk.store.prospects.by_domain("neu.example")
    assert new is not None and new.contacts == ()
    assert done.rejected_file is not None and "stumm.example" in done.rejected_file.read_text("utf-8-sig")


def test_an_import_counts_who_was_written_to_lately(
    desk: DatedDesk, mail: Callable[[str], Draft], tmp_path: Path
) -> None:
    site = mail("limmatblatt.example").site
    path = tmp_path / "sites.csv"
    path.write_text(f"domain,email\n{site},\nneu.example,\n", "utf-8")
    done = import_file(desk, path)
    assert (done.rows, done.quiet, done.rejected) == (2, 1, ())
