"""The user's do-not-contact file: one spelling, hashes that block, and no line that is ever lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.people.suppression import Suppressed, entries, hashed, keys, normal, parse, with_entries, without, written

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written_as", "one"),
    [
        ("ANA@Blatt.example.", "ana@blatt.example"),
        (" <ana@blatt.example> ", "ana@blatt.example"),
        ("@Bücher.example", "xn--bcher-kva.example"),
        ("*.bücher.example", "xn--bcher-kva.example"),
        ("*@bücher.example", "xn--bcher-kva.example"),
        ("Jo\u0308rg@blatt.example", "jörg@blatt.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("SHA256:" + "A" * 64, "sha256:" + "a" * 64),
        ("nobody", ""),
        ("a b@c.example", ""),
        ("", ""),
        ("@", ""),
        ("https://kim:pw@www.Bücher.example:443/page?q=a@b#c", "xn--bcher-kva.example"),
        ("www.blatt.example", "blatt.example"),
        ("blatt.example/kontakt", "blatt.example"),
        ("ana@www.blatt.example", "ana@www.blatt.example"),
        ("Ana Reis <ana@blatt.example>", "ana@blatt.example"),
        ("mailto:ana@blatt.example?subject=stop", "ana@blatt.example"),
        ("\udcff\udcfe@blatt.example", ""),
        ("\u200b@blatt.example", ""),
        ("\ufffd@blatt.example", ""),
        ("a" * 300 + "@blatt.example", ""),
        ("a" * 100_000 + "@blatt.example", ""),
    ],
)
def test_one_spelling(written_as: str, one: str) -> None:
    assert normal(written_as) == one


def test_a_site_blocks_what_lies_below_it_and_its_people() -> None:
    assert keys("Ana@news.blatt.example", "blog.haus.example") == [
        "ana@news.blatt.example", "news.blatt.example", "blatt.example", "blog.haus.example", "haus.example",
    ]  # fmt: skip


def test_a_hash_says_nobodys_name_and_is_the_same_for_every_spelling() -> None:
    """Documented: SHA-256 of the prefix and the normalised address, so that other programs can check it."""
    import hashlib

    known = hashlib.sha256(b"geoout do-not-contact:ana@blatt.example").hexdigest()
    assert hashed("ANA@blatt.example ") == hashed("ana@BLATT.example") == f"sha256:{known}"
    assert hashed(f"sha256:{known}") == f"sha256:{known}"


FILE = """\
value,reason,who,day
# by hand
ana@blatt.example,"asked, by phone",Kim,2026-11-03
@bote.example,'=x(),Kim,
,,
nonsense
kim@haus.example,"open,Kim,2026-01-01
lea@haus.example,,,03.11.2026
bote.example,again,Lena,2026-11-04
"""


def test_what_a_spreadsheet_made_of_the_file_still_blocks() -> None:
    """R114: other separators, days in its own spelling, a byte order mark, quotation marks everywhere."""
    for text in (
        "\ufeffvalue;reason;who;day\r\nana@blatt.example;asked, by phone;Kim;03.11.2026\r\n",
        "value\treason\twho\tday\nana@blatt.example\tasked, by phone\tKim\t11/3/2026\n",
        '"value","reason","who","day"\n"ana@blatt.example","asked, by phone","Kim","3 Nov"\n',
    ):
        assert list(entries(parse(text))) == [Suppressed("ana@blatt.example", "asked, by phone", "Kim")]
        assert [line.number for line in parse(text) if line.why] == [2], "the day; the header is none of anybody's"
    assert without("\ufeff", ["a.example"]) == "\ufeff"


@pytest.mark.parametrize(
    "address", ["=1+1@e.example", "+ana@e.example", "'=x@e.example", "'tis@e.example", "-@e.example"]
)
def test_no_address_is_a_formula_for_a_spreadsheet(address: str) -> None:
    line = written(Suppressed(address))
    assert line[0] not in "=+-@" and list(entries(parse(line))) == [Suppressed(address)]


def test_broken_lines_are_named_with_their_number_and_never_lost() -> None:
    lines = parse(FILE)
    assert {line.number: line.why for line in lines if line.why} == {
        5: "it begins with neither an address, a domain nor a hash",
        6: "it begins with neither an address, a domain nor a hash",
        7: "a quotation mark is never closed",
        8: "its day is not written as 2026-11-20",
    }
    assert list(entries(lines)) == [
        Suppressed("ana@blatt.example", "asked, by phone", "Kim", date(2026, 11, 3)),
        Suppressed("bote.example", "=x()", "Kim"),
        Suppressed("kim@haus.example"),
        Suppressed("lea@haus.example"),
    ], "a slip beside the address unblocks nobody"
    more = with_entries(FILE, [Suppressed("ana@blatt.example", "twice"), Suppressed("neu.example", "=1", "Kim", DAY)])
    assert more == FILE + "neu.example,'=1,Kim,2026-11-20\n"
    assert without(more, ["neu.example", "bote.example"]) == "".join(
        line for line in FILE.splitlines(keepends=True) if "bote" not in line
    )
    assert with_entries("", [Suppressed("neu.example")]) == "value,reason,who,day\nneu.example,,,\n"
    assert with_entries("a.example", [Suppressed("b.example")]) == "a.example\nb.example,,,\n"


@given(st.text(max_size=40), st.text(max_size=20), st.none() | st.dates())
def test_what_is_written_is_read_again(reason: str, who: str, day: date | None) -> None:
    from geoout.language.plain import clean_line

    entry = Suppressed("ana@blatt.example", clean_line(reason), clean_line(who), day)
    (line,) = parse(written(entry))
    assert line.entry is not None and line.entry.value == entry.value and line.entry.day == day
    assert line.entry.reason.lstrip("'") == entry.reason.lstrip("'")


@given(st.text(max_size=200))
def test_no_file_is_harmed_by_reading_adding_and_taking_away(text: str) -> None:
    new = Suppressed("unlikely.example", "x")
    kept = without(with_entries(text, [new]), [new.value])
    assert [line.raw for line in parse(kept)][: len(parse(text))] == [line.raw for line in parse(text)]
