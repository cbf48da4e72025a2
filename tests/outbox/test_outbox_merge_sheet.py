"""The merge sheet: read by mail merge programs, evaluated by no spreadsheet, never written over a person's changes."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geoout.errors import GeooutError, OutboxError
from geoout.outbox.body import lines_of
from geoout.outbox.destination import Letter, Older, Receipt
from geoout.outbox.merge_row import COLUMNS, PRINTED, row_of, written
from geoout.outbox.merge_sheet import MergeSheet
from geoout.prospects.prospect import Contact
from tests.outbox.contract import entry
from tests.outbox.every_market import drafts, expected_text
from tests.outbox.letters import BODY, CONTACT, DRAFT, draft, letter

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
POISON = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    '";=1',
    "a;=1",
    " =1",
    "'",
]


@pytest.fixture
def sheet(tmp_path: Path) -> MergeSheet:
    return MergeSheet(tmp_path / "outbox" / "merge.csv")


def mail(number: int = 12, **changes: object) -> Letter:
    return letter(draft(number, **changes), destination="csv")  # type: ignore[arg-type]


def rows(sheet: MergeSheet) -> Sequence[dict[str, str]]:
    content = sheet.path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_program_finds_the_columns_it_looks_for(sheet: MergeSheet) -> None:
    one = mail()
    sheet.put(one, sheet.reserve(one.draft))
    (row,) = rows(sheet)
    assert {name: row[name] for name in (*PRINTED, "Draft", "Revision", "Message-ID")} == {
        "Email Address": "j.weiss@zeitung.example",
        "First Name": "Jörg",
        "Last Name": "Weiß",
        "Full Name": "Jörg Weiß",
        "Subject": "Erhebung: Wie Haushalte heizen",
        "Body": BODY,
        "Draft": "12",
        "Revision": "1",
        "Message-ID": one.message_id,
    }
    assert sheet.path.read_bytes().count(b"\r\n") == 2


def test_every_language_comes_back_out_of_the_sheet(sheet: MergeSheet) -> None:
    letters = [letter(of, destination="csv") for of in drafts()]
    sheet.put_together([(each, str(sheet.path)) for each in letters])
    for row, of in zip(rows(sheet), drafts(), strict=True):
        assert row["Body"] + "\n" == expected_text(of)
        assert row["Subject"] == of.subject
        assert row["Email Address"] == of.contact.email


def test_twice_is_one_row_and_reserving_writes_nothing(sheet: MergeSheet) -> None:
    one, two = mail(1), mail(2)
    assert sheet.reserve(one.draft) == str(sheet.path)
    assert not sheet.path.exists()
    assert sheet.find(one, "") is None
    receipt = sheet.put(one, "")
    assert sheet.put_together([(one, ""), (two, ""), (two, "")]) == [receipt] * 3
    assert [row["Draft"] for row in rows(sheet)] == ["1", "2"]
    assert sheet.find(replace(one, content=b""), "") == receipt
    assert [path.name for path in sheet.path.parent.iterdir()] == ["merge.csv"]


def test_a_row_is_taken_away_for_a_newer_revision(sheet: MergeSheet) -> None:
    one, other = mail(1), mail(2)
    row = entry(one, sheet.put(one, ""))
    sheet.put(other, "")
    assert sheet.older(row) is Older.UNCHANGED
    assert sheet.older(replace(row, digest="0" * 64)) is Older.CHANGED
    assert sheet.withdraw(replace(row, digest="0" * 64)) is False
    assert sheet.withdraw(row) is True
    assert [each["Draft"] for each in rows(sheet)] == ["2"]
    assert sheet.older(row) is Older.GONE
    assert sheet.withdraw(row) is False


@pytest.mark.parametrize("column", PRINTED)
def test_a_row_that_a_person_changed_stays(sheet: MergeSheet, column: str) -> None:
    one = mail()
    row = entry(one, sheet.put(one, ""))
    (cells,) = rows(sheet)
    heading = sheet.path.read_bytes().splitlines(keepends=True)[0]
    changed = heading + written([*({**cells, column: "anders"}.values())])
    sheet.path.write_bytes(changed)
    assert sheet.older(row) is Older.CHANGED
    assert sheet.withdraw(row) is False
    assert sheet.path.read_bytes() == changed


def test_what_a_person_wrote_stays_byte_for_byte(sheet: MergeSheet) -> None:
    """Saved again by a spreadsheet: fewer quotation marks, a column more, a row of one's own, no line end at the end."""
    one, two = mail(1), mail(2)
    row = entry(one, sheet.put(one, ""))
    own = b'\r\nx@y.example,Ann,,Ann,Hi,"a ""b""\n c",,,,,sent'
    said = io.StringIO()
    writer = csv.writer(said, lineterminator="\n")
    writer.writerow([*COLUMNS, "Merge status"])
    writer.writerow([*rows(sheet)[0].values(), "sent"])
    before = said.getvalue().encode().rstrip(b"\n") + own
    sheet.path.write_bytes(before)
    sheet.put(two, "")
    content = sheet.path.read_bytes()
    assert content.startswith(before + b"\r\n")
    assert sheet.older(row) is Older.UNCHANGED
    assert sheet.withdraw(row) is True
    assert own.strip() in sheet.path.read_bytes()
    assert b"Merge status" in sheet.path.read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"a,b\r\n1,2\r\n", b"Email Address;First Name\r\n", b"\xff\xfe\x00", b'"open', b"\n", "Grüße".encode("cp1252")],
)
def test_another_sheet_is_not_written_to(sheet: MergeSheet, content: bytes) -> None:
    sheet.path.parent.mkdir()
    sheet.path.write_bytes(content)
    one = mail()
    with pytest.raises(OutboxError, match="move it away"):
        sheet.put(one, "")
    assert sheet.path.read_bytes() == content
    assert sheet.older(entry(one, Receipt(str(sheet.path)))) is Older.UNKNOWN


@given(
    text=st.one_of(st.sampled_from(POISON), st.text(st.characters(), max_size=60)),
    more=st.text(st.sampled_from('=+-@＝\t\r\n ;,"a'), max_size=12),
)
@example(text="=1", more="")
def test_no_cell_is_a_formula_and_none_has_a_visible_mark(text: str, more: str) -> None:
    text = more + text
    for of in (
        draft(body=text),
        draft(subject=text),
        draft(contact=replace(CONTACT, given=text)),
        draft(contact=replace(CONTACT, surname=text)),
        draft(contact=Contact(organisation=text, email="a@b.example")),
        draft(email=f"{text}@b.example"),
    ):
        try:
            cells = row_of(of, "<a@b.example>")
        except OutboxError:
            continue
        for cell in next(csv.reader(io.StringIO(written(list(cells.values())).decode(), newline=""))):
            assert not cell.startswith(TRIGGERS)
        # What is added to a text is invisible; without it the text is as it was.
        assert cells["Subject"] == unicodedata.normalize("NFC", of.subject).strip()
        assert cells["Body"].replace("\u2060", "") == "\n".join(lines_of(of.body)).replace("\u2060", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＠"])
def test_a_name_or_subject_like_a_formula_is_refused_with_a_reason(start: str) -> None:
    for of in (draft(subject=f"{start}1"), draft(contact=replace(CONTACT, surname=f"{start}x"))):
        with pytest.raises(OutboxError, match=r"begins with .* a spreadsheet takes for a formula"):
            row_of(of)


def test_a_list_and_a_signature_in_the_text_are_left_alone() -> None:
    body = "Hallo,\n\n- eins\n+49 30 000000\n@haus\n\n-- \nBeispiel GmbH"
    assert row_of(draft(body=body))["Body"] == body
    assert row_of(draft(body="- eins"))["Body"] == "\u2060- eins"


def test_a_text_that_a_cell_would_cut_off_is_refused() -> None:
    with pytest.raises(OutboxError, match="too long for a cell"):
        row_of(draft(body="a" * 32_768))


def test_a_full_disk_or_a_folder_that_is_none_leaves_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(GeooutError, match="folder"):
        MergeSheet(tmp_path / "file" / "merge.csv").put(letter(DRAFT, destination="csv"), "")
