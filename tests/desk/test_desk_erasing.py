"""Erasing a person (design, decision 8): no byte of name or address is left in the database, and a hash still blocks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from geoout.checks.finding import Finding, Severity
from geoout.desk import after
from geoout.desk.desk import Desk
from geoout.desk.do_not_contact import UserList, path_of_user
from geoout.desk.erasing import erase, look
from geoout.errors import UsageError
from geoout.outbox.event import Event, Step
from geoout.outbox.ledger import Key
from geoout.outbox.moment import Happened
from geoout.people.suppression import Suppressed, hashed
from geoout.pitches.draft import Draft, DraftState, Kind, Part, Touch
from geoout.pitches.sign_off import Review, Verdict, What, Words
from geoout.prospects.prospect import Contact, Gender, Prospect
from tests.desk.review_workspace import desk_at

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
EMAIL = "Quirina.Zwiebelfisch@lamaison.example"
NAMES = ("Zwiebelfisch", "Quirina", "quirina.zwiebelfisch")
PERSON = Contact("Quirina", "Zwiebelfisch", gender=Gender.FEMALE, email=EMAIL, notes="met Quirina at a fair")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path / "ws") as opened:
        yield opened


def known(desk: Desk) -> tuple[int, int, int]:
    """A site with her and a colleague, a draft that left and was answered, one that is open, one to the colleague."""
    colleague = Contact("Paul", "Mercier", email="paul@lamaison.example", notes="assistant of Quirina Zwiebelfisch")
    site = desk.store.prospects.add(
        Prospect(
            "lamaison.example", name="La maison de Quirina Zwiebelfisch", market="fr", added=NOW,
            notes="ask Frau Zwiebelfisch first", personal_line="Votre article, Quirina !", contacts=(PERSON, colleague),
        )
    )  # fmt: skip
    elsewhere = Prospect(
        "ailleurs.example", market="fr", added=NOW, notes=f"friend of {EMAIL.lower()}, knows Quirinalia"
    )
    desk.store.prospects.add(elsewhere)
    first, second = desk.store.prospects.get(site).contacts
    left = _draft(desk, site, first)
    desk.store.drafts.save(replace(desk.store.drafts.get(left), body="Chère Madame Zwiebelfisch, encore."), NOW, "Kim")
    _tell(desk, left)
    opened = _draft(desk, site, first)
    other = _draft(desk, site, second)
    return left, opened, other


def _draft(desk: Desk, site: int, contact: Contact) -> int:
    body = f"Bonjour,\n\nQuirina Zwiebelfisch m’a donné votre adresse.\n\n{contact.surname}"
    return desk.store.drafts.add(
        Draft("fr", Kind.DIGITAL_PR, Touch.FIRST, f"Pour {contact.given}", body, contact, "lamaison.example", prospect=site, saved=NOW)
    )  # fmt: skip


def _tell(desk: Desk, draft: int) -> None:
    """Everything that can be on record of a draft."""
    file = desk.workspace.outbox / "0001-zwiebelfisch.eml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("To: Quirina Zwiebelfisch")
    key = Key(draft, 2, "eml")
    desk.store.ledger.pending(key, message_id="<1@acme.example>", path=str(file), at=NOW)
    desk.store.ledger.done(key, path=str(file), at=NOW)
    imap = Key(draft, 2, "imap")
    desk.store.ledger.pending(
        imap, message_id="<1@acme.example>", path="imap://j@mail.example/D;UIDVALIDITY=1/;UID=7", at=NOW
    )
    desk.store.ledger.done(imap, path="imap://j@mail.example/D;UIDVALIDITY=1/;UID=7", at=NOW)
    said = Finding(
        "ETQ001", "wrong-name", Severity.ERROR, Part.BODY, 0, 4, "Zwiebelfisch", "Zwiebelfisch?", "Frau", True, "h"
    )
    desk.store.findings.record(draft, 2, [said])
    desk.store.overrides.add(draft, 2, ["ETQ001"], "Frau Zwiebelfisch writes it so", "Kim", NOW)
    desk.store.overrides.add(draft, 2, ["LEN001"], "long on purpose", "Kim", NOW)
    words = {"": Words("Pour Quirina", "Chère Madame Zwiebelfisch")}
    desk.store.reviews.add(
        Review(What.DRAFT, str(draft), "h", Verdict.SIGNED, "louise", "Louise Arnaud", "fr", NOW, (), "Zwiebelfisch : bien",
               words, {}, 2, "Kim")
    )  # fmt: skip
    prospect = desk.store.drafts.get(draft).prospect
    for step, note in ((Step.SENT, ""), (Step.REPLIED, "Quirina liked it"), (Step.NOTE, EMAIL)):
        desk.store.events.add(
            Event(draft, prospect, step, NOW + timedelta(days=1), "Kim", note, f"<{EMAIL}>", subject="Re: Quirina")
        )
    desk.store.do_not_contact.add(EMAIL, "asked: Zwiebelfisch", "Kim", NOW)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("geoout.db*")))


def test_no_byte_of_name_or_address_is_left(desk: Desk) -> None:
    left, opened, other = known(desk)
    desk.store._database.value("PRAGMA wal_checkpoint(FULL)")
    before = bytes_of(desk.workspace.folder)
    assert all(name.encode() in before for name in NAMES[:2])
    remains = erase(desk, EMAIL, EMAIL)
    desk.store._database.value("SELECT count(*) FROM prospect")
    whole = bytes_of(desk.workspace.folder).lower()
    assert [name for name in NAMES if name.lower().encode() in whole.replace(b"quirinalia", b"")] == []
    assert (remains.erased.contacts, remains.erased.drafts, remains.erased.departures) == (1, 2, 2)
    assert not remains.erased.unclean
    assert [path.name for path in remains.files] == ["0001-zwiebelfisch.eml"]
    assert remains.elsewhere == ("imap: imap://j@mail.example/D;UIDVALIDITY=1/;UID=7",)
    assert remains.files[0].exists(), "it is the user's to delete"
    with pytest.raises(UsageError):
        desk.store.drafts.get(opened)
    kept = desk.store.drafts.get(left)
    assert (kept.state, kept.subject, kept.body, kept.contact) == (DraftState.REPLIED, "", "", Contact())
    assert "Mercier" in desk.store.drafts.get(other).body


def test_days_counts_and_reasons_stay_and_it_cannot_be_undone(desk: Desk) -> None:
    left, _, other = known(desk)
    length = len(desk.store.drafts.get(other).body)
    erase(desk, EMAIL, EMAIL.upper())
    assert desk.store.undo() is None and desk.store.journal.redo_label is None
    assert [row.at for row in desk.store.ledger.of_draft(left)] == [NOW, NOW]
    assert [one.reason for one in desk.store.overrides.of(left, 2)] == ["(erased)", "long on purpose"]
    assert [event.step for event in desk.store.events.of_draft(left)] == [Step.SENT, Step.REPLIED, Step.NOTE]
    assert len(desk.store.drafts.get(other).body) == length, "spans of other drafts stay where they are"
    prospect = desk.store.prospects.get(desk.store.drafts.get(left).prospect)
    assert [one.surname for one in prospect.contacts] == ["Mercier"]
    assert (prospect.notes, prospect.personal_line) == ("", "")
    story = desk.store.timeline.of_prospect(prospect.id)
    assert [one.why for one in story if one.kind is Happened.ERASED] == ["contacts: 1, drafts: 2, departures: 2"]
    elsewhere = desk.store.prospects.by_domain("ailleurs.example")
    assert elsewhere is not None and elsewhere.notes.endswith("knows Quirinalia") and "@" not in elsewhere.notes


def test_the_hash_still_blocks_here_and_in_the_users_file(desk: Desk) -> None:
    known(desk)
    assert EMAIL.lower() in path_of_user().read_text("utf-8")
    erase(desk, EMAIL, EMAIL)
    text = path_of_user().read_text("utf-8")
    assert hashed(EMAIL) in text and "zwiebelfisch" not in text.lower()
    assert [one.value for one in desk.store.do_not_contact.all()] == [hashed(EMAIL)]
    assert desk.store.history.do_not_contact(EMAIL.upper(), "") is not None
    assert UserList().listed(EMAIL, "") is not None and UserList().listed("paul@lamaison.example", "") is None


def test_the_search_forgets_too(desk: Desk) -> None:
    from geoout.prospects.query import parse

    known(desk)
    assert len(desk.store.prospects.vector(parse('"zwiebelfisch"'))) == 2
    erase(desk, EMAIL, EMAIL)
    assert len(desk.store.prospects.vector(parse('"zwiebelfisch"'))) == 0
    assert len(desk.store.prospects.vector(parse('"mercier"'))) == 1


def test_it_wants_the_very_address_and_says_before_what_there_is(desk: Desk) -> None:
    known(desk)
    assert look(desk, EMAIL).erased.drafts == 2
    with pytest.raises(UsageError, match="to erase them for ever"):
        erase(desk, EMAIL, "paul@lamaison.example")
    with pytest.raises(UsageError, match="no e-mail address"):
        erase(desk, "Zwiebelfisch", "Zwiebelfisch")
    assert look(desk, EMAIL).erased.contacts == 1
    (contact, _) = desk.store.prospects.many(desk.store.prospects.vector())[0].contacts
    assert erase(desk, contact.id, EMAIL).erased.contacts == 1


def test_a_stranger_is_blocked_all_the_same(desk: Desk) -> None:
    remains = erase(desk, "fremd@weg.example", "fremd@weg.example")
    assert (remains.erased.contacts, remains.erased.drafts) == (0, 0)
    assert desk.store.history.do_not_contact("fremd@weg.example", "") is not None


def test_han_names_and_short_ones(desk: Desk) -> None:
    """A Han name stands inside other words; a Latin one never does: Ana is not in Diana."""
    tanaka = Contact("美咲", "田中", email="m@kaisha.example", language="ja")
    ana = Contact("Ana", "Li", email="ana@kaisha.example")
    site = desk.store.prospects.add(
        Prospect(
            "kaisha.example", notes="担当は田中美咲さん", name="Diana Lifestyle", contacts=(tanaka, ana), added=NOW
        )
    )
    desk.store.prospects.add(Prospect("b.example", notes="聞く：田中美咲さん. Diana Lindt, Ana Li.", added=NOW))
    erase(desk, "m@kaisha.example", "m@kaisha.example")
    erase(desk, "ana@kaisha.example", "ana@kaisha.example")
    assert desk.store.prospects.get(site).name == "Diana Lifestyle"
    other = desk.store.prospects.by_domain("b.example")
    assert other is not None and other.notes == "聞く：████さん. Diana Lindt, ██████."
    assert "田中".encode() not in bytes_of(desk.workspace.folder)


def test_handles_pages_and_plain_spellings_of_the_name_go_too(desk: Desk) -> None:
    """The page of an author, a LinkedIn handle, a telephone number, the name typed without its accents."""
    channels = (("linkedin", "in/inigo-aranburu-7"), ("whatsapp", "+34600555123"))
    person = Contact("Íñigo", "Aranburu", email="ia@llano.example", channels=channels)
    site = desk.store.prospects.add(
        Prospect(
            "llano.example", market="es", added=NOW, contacts=(person,), guidelines="https://llano.example/normas",
            page_url="https://llano.example/autor/I%C3%B1igo_Aranburu?x=1",
        )
    )  # fmt: skip
    notes = "Inigo Aranburu, inigo-aranburu-7, +34600555123. Mariñigo Aranburuz."
    other = desk.store.prospects.add(Prospect("otro.example", market="es", added=NOW, notes=notes))
    draft = _draft(desk, site, person)
    desk.store.ledger.pending(Key(draft, 1, "eml"), message_id="<1@acme.example>", path="", at=NOW)
    desk.store.ledger.done(Key(draft, 1, "eml"), path="", at=NOW)
    after.record_placement(desk, draft, "https://llano.example/2026/aranburu-inigo/casa")
    erase(desk, "ia@llano.example", "ia@llano.example")
    known = desk.store.prospects.get(site)
    assert (known.page_url, known.guidelines) == ("https://llano.example/", "https://llano.example/normas")
    assert desk.store.prospects.get(other).notes == f"{'█' * 14}, {'█' * 16}, {'█' * 12}. Mariñigo Aranburuz."
    assert [event.url for event in desk.store.events.of_draft(draft)] == ["https://llano.example/"]
    assert "drafted" in [moment.what for moment in desk.store.timeline.of_prospect(site)]


def test_a_namesake_is_named_before_and_stays_whole(desk: Desk) -> None:
    """The same person under another address, or another person: somebody has to say."""
    private = Contact("Quirina", "Zwiebelfisch", email="q@home.example")
    known(desk)
    site = desk.store.prospects.add(Prospect("zuhause.example", market="de", added=NOW, contacts=(private,)))
    assert look(desk, EMAIL).erased.namesakes == (("q@home.example", "zuhause.example"),)
    erase(desk, EMAIL, EMAIL)
    (kept,) = desk.store.prospects.get(site).contacts
    (row,) = desk.store.prospects.rows([site])
    assert (kept.given, kept.surname) == ("Quirina", "Zwiebelfisch") and "Quirina" in row.contact
    assert erase(desk, "q@home.example", "q@home.example").erased.contacts == 1
    assert b"quirina zwiebelfisch" not in bytes_of(desk.workspace.folder).lower()


def test_addresses_that_look_alike_are_others(desk: Desk) -> None:
    desk.store.prospects.add(
        Prospect("a.example", contacts=(Contact(email="na@b.example"), Contact(email="ana@b.example")), added=NOW)
    )
    erase(desk, "na@b.example", "na@b.example")
    (kept,) = desk.store.prospects.many(desk.store.prospects.vector())[0].contacts
    assert kept.email == "ana@b.example"
    assert desk.store.history.do_not_contact("ana@b.example", "a.example") is None


def test_the_line_of_another_tool_becomes_a_hash_and_others_stay(desk: Desk) -> None:
    UserList().add([Suppressed("x@y.example", "bounced"), Suppressed(EMAIL.lower(), "unsubscribed")])
    erase(desk, EMAIL, EMAIL)
    assert [one.value for one in UserList().all()] == ["x@y.example", hashed(EMAIL)]


def test_after_erasing_life_goes_on(desk: Desk) -> None:
    left, _, other = known(desk)
    erase(desk, EMAIL, EMAIL)
    assert after.waiting(desk, NOW.date() + timedelta(days=30)) is not None
    assert [row.id for row in desk.store.drafts.rows()] == [left, other]
    assert json.loads(json.dumps([str(one) for one in desk.store.timeline.of_prospect(1)]))
    desk.store.drafts.save(replace(desk.store.drafts.get(other), body="Neu."))
    assert desk.store.undo() == f"edit of draft {other}"


def test_another_geoout_that_reads_is_no_reason_to_fail(desk: Desk) -> None:
    """What is erased is erased; that old bytes lie in the log for a while is said."""
    import sqlite3

    known(desk)
    with sqlite3.connect(desk.workspace.database, isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM prospect").fetchone()
        desk.store._database.run("PRAGMA busy_timeout = 10")
        remains = erase(desk, EMAIL, EMAIL)
    reader.close()
    assert remains.erased.unclean and look(desk, EMAIL).erased.contacts == 0
