"""Reading exports, good and hostile: nothing is lost, every refusal names file, line and next step."""

from __future__ import annotations

import csv
import io
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import ImportFailed
from geoout.prospects.imported import ImportedRow, Rejected
from geoout.prospects.reading import Reading, read


def write(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "export.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def split(reading: Reading) -> tuple[list[ImportedRow], list[Rejected]]:
    rows = list(reading)
    return [r for r in rows if isinstance(r, ImportedRow)], [r for r in rows if isinstance(r, Rejected)]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"), ("utf-32", "utf-32"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(encoding: str, said: str, delimiter: str, tmp_path: Path):
    text = "Domain,Page title,DR\nhaus.example,Straße und Bücher,41\nzwei.example,Ein Zweiter,2\n".replace(
        ",", delimiter
    )
    reading = read(write(tmp_path, text, encoding))
    assert (reading.encoding, reading.delimiter) == (said, delimiter)
    rows, rejected = split(reading)
    assert (rows[0].domain, rows[0].page_title) == ("haus.example", "Straße und Bücher")
    assert not rejected


@pytest.mark.parametrize(
    ("encoding", "title"),
    [("cp1252", "Küche, Garten und Bücher für Familien, schön erzählt"),
     ("cp1251", "Новости строительства и ремонта квартиры"),
     ("cp932", "家計の見直しと保険の選び方について解説します")],
)  # fmt: skip
def test_older_encodings_are_recognised_or_can_be_named(encoding: str, title: str, tmp_path: Path):
    path = write(tmp_path, f'Domain,Page title\nhaus.example,"{title}"\n', encoding)
    for named in (None, encoding):
        rows, _ = split(read(path, encoding=named))
        assert rows[0].page_title == title


def test_lines_above_the_header_and_excels_hint_are_skipped(tmp_path: Path):
    moz = "Link report\nhaus.example\n\nMade in May\n\nURL,Title,PA\n"
    moz += "https://eins.example/,Eins,3\nhttps://zwei.example/,Zwei,4\n"
    rows, rejected = split(read(write(tmp_path, moz)))
    assert [(row.domain, row.page_title, row.line) for row in rows] == [
        ("eins.example", "Eins", 7),
        ("zwei.example", "Zwei", 8),
    ]
    assert not rejected
    rows, _ = split(read(write(tmp_path, "sep=;\ndomain;DR\nhaus.example;3\n")))
    assert [(row.domain, row.authority, row.line) for row in rows] == [("haus.example", 3.0, 3)]


def test_line_numbers_stay_right_across_line_breaks_in_cells(tmp_path: Path):
    text = 'domain,page title\r\n"a.example","one\r\ntwo"\r\n\r\n,\r\nnonsense,x\r\n"b.example",y\r\n'
    rows, rejected = split(read(write(tmp_path, text)))
    assert [(row.domain, row.line, row.page_title) for row in rows] == [
        ("a.example", 2, "one two"),
        ("b.example", 7, "y"),
    ]
    assert [(row.line, row.cells) for row in rejected] == [(6, ("nonsense", "x"))]
    assert "'nonsense' is not a site's address" in rejected[0].reason


def test_ragged_rows_are_rejected_and_empty_ones_dropped(tmp_path: Path):
    text = "domain,DR,topic\na.example,1\nb.example,1,x,y\nc.example,1,x,\n,,\n  \nd.example,1,x\n"
    rows, rejected = split(read(write(tmp_path, text)))
    assert [row.domain for row in rows] == ["c.example", "d.example"]
    assert [(row.line, row.reason) for row in rejected] == [
        (2, "the row has 2 cells, the header 3"),
        (3, "the row has 4 cells, the header 3"),
    ]


def test_a_header_word_that_comes_twice_counts_once(tmp_path: Path):
    reading = read(write(tmp_path, "domain,DR,DR\na.example,1,2\n"))
    assert [row.authority for row in split(reading)[0]] == [1.0]
    assert reading.unused_columns == ("DR",)


def test_ten_megabytes_in_one_cell_reject_that_row_only(tmp_path: Path):
    huge = "x" * 10_000_000
    path = write(tmp_path, f'domain,page title\na.example,ok\nb.example,"{huge}"\nc.example,fine\n')
    tracemalloc.start()
    rows, rejected = split(read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(row.domain, row.line) for row in rows] == [("a.example", 2), ("c.example", 4)]
    assert [(row.line, row.reason) for row in rejected] == [(3, "a cell holds more than 1 MB")]
    assert peak < 120_000_000


def test_a_quotation_mark_that_is_never_closed_is_reported_with_its_lines(tmp_path: Path):
    lines = "".join(f"s{i}.example,t{i}\n" for i in range(40))
    rows, rejected = split(read(write(tmp_path, f'domain,page title\na.example,ok\n"b.example,t\n{lines}')))
    assert [row.domain for row in rows] == ["a.example"]
    assert rejected[0].line == 3
    assert "quotation mark may not be closed" in rejected[0].reason


def test_nul_and_control_characters_do_not_come_in(tmp_path: Path):
    rows, _ = split(read(write(tmp_path, "domain,page title\na.example,a\x00b\x1b[31m\u202ec\n")))
    assert rows[0].page_title == "ab[31mc"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty; export it again"),
        (b"\n\n  \n", "holds no text"),
        (b"PK\x03\x04" + bytes(200), "Excel workbook or a zip archive, not a text table; save or unpack it as CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(200), "old Excel workbook"),
        (bytes(range(256)) * 20 + bytes(4000), "binary file"),
        ("domain,DR\nä.example,1\n".encode("utf-16")[:-1], "utf-16 text breaks off in the middle of a character"),
        ("domain,DR\nbüro.example,日".encode()[:-1], "utf-8 text breaks off in the middle of a character"),
        (b"amount,colour\n1,red\n", "no column holds a domain or URL"),
    ],
)
def test_what_is_no_export_gets_one_sentence(content: bytes, says: str, tmp_path: Path):
    path = write(tmp_path, content)
    with pytest.raises(ImportFailed) as caught:
        read(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_utf16_file_that_breaks_off_names_the_line(tmp_path: Path):
    text = "domain,DR\n" + "haus.example,1\n" * 50
    with pytest.raises(ImportFailed, match="line 51"):
        read(write(tmp_path, text.encode("utf-16")[:-3]))


def test_a_wrong_encoding_names_the_line(tmp_path: Path):
    path = write(tmp_path, "domain,topic\na.example,x\nb.example,Küche\n", "cp1252")
    with pytest.raises(ImportFailed, match=r"line 3: this is not utf-8 text; name its encoding"):
        read(path, encoding="utf-8")
    with pytest.raises(ImportFailed, match="no encoding called 'klingon'"):
        read(path, encoding="klingon")


def test_a_missing_file_is_one_sentence(tmp_path: Path):
    with pytest.raises(ImportFailed, match="cannot be read"):
        read(tmp_path / "gone.csv")


def test_only_a_header_is_an_export_without_rows(tmp_path: Path):
    assert list(read(write(tmp_path, "domain,DR\n"))) == []
    assert list(read(write(tmp_path, "domain,DR"))) == []


def test_days_are_decided_by_the_file_or_asked_for(tmp_path: Path):
    both = "Linking page,Last crawled\nhttps://a.example/,03/04/2026\nhttps://b.example/,05/06/2026\n"
    path = write(tmp_path, both)
    with pytest.raises(ImportFailed, match="--dates dmy or --dates mdy"):
        list(read(path))
    assert [row.last_seen for row in split(read(path, dates="mdy"))[0]] == [date(2026, 3, 4), date(2026, 5, 6)]
    rows, _ = split(read(write(tmp_path, both + "https://c.example/,25/12/2025\n")))
    assert [row.last_seen for row in rows] == [date(2026, 4, 3), date(2026, 6, 5), date(2025, 12, 25)]


def test_an_address_at_a_mail_provider_names_no_site(tmp_path: Path):
    text = "email,first name\nx@gmail.com,Ana\nnot an address,Bo\ny@haus.example,Cleo\n"
    rows, rejected = split(read(write(tmp_path, text)))
    assert [row.domain for row in rows] == ["haus.example"]
    assert [row.reason for row in rejected] == [
        "gmail.com is a mail provider, not a site: fill in a domain",
        "'not an address' is not an email address",
    ]


def test_batches_hold_every_row_and_share_shows_how_far(tmp_path: Path):
    reading = read(write(tmp_path, "domain\n" + "".join(f"s{i}.example\n" for i in range(25))))
    assert reading.share == 0
    assert [len(batch) for batch in reading.batches(10)] == [10, 10, 5]
    assert reading.share == 1


CELLS = st.text(st.characters(codec="utf-8"), max_size=15)


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8))
def test_every_written_row_is_read_rejected_or_empty(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory):
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["domain", "page title", "topic"])
    writer.writerows([f"s{i}.example", *row[1:]] if i % 2 else row for i, row in enumerate(rows))
    path = write(tmp_path_factory.mktemp("rows"), text.getvalue())
    found = list(read(path, encoding="utf-8"))
    filled = [i for i, row in enumerate(rows) if i % 2 or any(cell.strip() for cell in row)]
    assert len(found) == len(filled)
    assert [row.line for row in found] == sorted({row.line for row in found})
