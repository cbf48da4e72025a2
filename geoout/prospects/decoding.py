"""How an export file is written: its encoding, delimiter and header line, found before a row is read.

The whole file is decoded once here (about 1 GB/s), so that a file which breaks off or changes its encoding half way is
refused with its line before anything is imported.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geoout.errors import ImportFailed, Place

SAMPLE = 256 * 1024
CHUNK = 1 << 20
LONGEST_LINE = 64 << 20
"""Bytes without a line end after which a file is taken for something else than a table."""
CELL = 1 << 20
"""Characters that one cell may hold; a longer one rejects its row."""

_MAGIC = (
    (b"PK\x03\x04", "an Excel workbook or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_SAVE_AS = "save or unpack it as CSV or tab-separated text (UTF-8 or UTF-16) and import that"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What exports are written in when they are not in Unicode; a wider choice makes short files look Hebrew or Baltic.
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp932", "euc_jp", "euc_kr", "gb18030", "big5"]
_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to open a file: Python's `encoding`, the `delimiter`, and the 1-based record that is the header.

    `header_line` is 0 for a bare list of sites without a header.
    """

    encoding: str
    delimiter: str
    header_line: int


def sniff(path: Path, encoding: str | None = None) -> Dialect:
    """The dialect of the file at `path`. Raises ImportFailed for what is no table, is empty, or does not decode."""
    try:
        with path.open("rb") as stream:
            head = stream.read(SAMPLE)
    except OSError as error:
        raise _failed(path, f"cannot be read ({error.strerror})", "check its name and permissions") from error
    if not head:
        raise _failed(path, "the file is empty", "export it again")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise _failed(path, f"this is {what}, not a text table", _SAVE_AS)
    encoding = _encoding(path, head, encoding)
    sample = codecs.getincrementaldecoder(encoding)().decode(head)
    if not sample.strip("\ufeff\x00 \t\r\n"):
        raise _failed(path, "the file holds no text", "export it again")
    lines = list(io.StringIO(sample, newline=""))  # line ends as a file has them, not those of str.splitlines
    if len(head) == SAMPLE and len(lines) > 1:
        lines.pop()  # cut off by the sample
    return Dialect(encoding, *_shape(lines))


def _encoding(path: Path, head: bytes, wanted: str | None) -> str:
    if wanted is not None:
        try:
            wanted = str(codecs.lookup(wanted).name)
        except LookupError:
            raise _failed(path, f"there is no encoding called {wanted!r}", "try utf-8, utf-16 or cp1252") from None
        # Python's utf-16-le would keep the mark as a character of the first header.
        marked = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"} if _has_bom(head) else {}
        return _proved(path, marked.get(wanted, wanted))
    for bom, name in _BOMS:
        if head.startswith(bom):
            return _proved(path, name)
    if unmarked := _unmarked_utf16(head):
        return _proved(path, unmarked)
    if head.count(0) * 20 > len(head):
        raise _failed(path, "this is a binary file, not a text table", _SAVE_AS)
    try:
        return _proved(path, "utf-8")
    except _BreaksOff as error:
        raise ImportFailed(error.what, error.where, error.hint) from None
    except ImportFailed as not_utf8:
        return _proved(path, _legacy(path, not_utf8))


def _has_bom(head: bytes) -> bool:
    return any(head.startswith(bom) for bom, _ in _BOMS)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: in a table of mostly Latin letters every other byte is zero."""
    even, odd = head[0:4096:2].count(0), head[1:4096:2].count(0)
    half = max(len(head[:4096]) // 2, 1)
    if odd / half > 0.3 and even / half < 0.05:
        return "utf-16-le"
    if even / half > 0.3 and odd / half < 0.05:
        return "utf-16-be"
    return None


class _BreaksOff(ImportFailed):
    """The file ends inside a character."""


def _proved(path: Path, encoding: str) -> str:
    """`encoding`, when the whole file decodes with it and has lines; else ImportFailed with the line."""
    decoder = codecs.getincrementaldecoder(encoding)()
    shown = encoding.removesuffix("-sig")
    line, unbroken = 1, 0
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                if not chunk or error.reason in ("truncated data", "unexpected end of data"):
                    what = f"the {shown} text breaks off in the middle of a character"
                    raise _BreaksOff(what, Place(str(path), line), "download or export the file again") from None
                line += chunk[: error.start].count(b"\n")
                hint = "name its encoding with --encoding, for example cp1252"
                raise ImportFailed(f"this is not {shown} text", Place(str(path), line), hint) from None
            if not chunk:
                return encoding
            line += text.count("\n")
            unbroken = len(text) - text.rfind("\n") - 1 if "\n" in text or "\r" in text else unbroken + len(text)
            if unbroken > LONGEST_LINE:
                raise _failed(path, "a line goes on for more than 64 MB, so this is no table", _SAVE_AS, line)


def _legacy(path: Path, not_utf8: ImportFailed) -> str:
    """The encoding of a file that is not Unicode, judged by its first bytes outside ASCII."""
    from charset_normalizer import from_bytes

    telling = bytearray()
    with path.open("rb") as stream:
        for line in _lines(stream):
            if not line.isascii():
                telling += line
            if len(telling) > SAMPLE:
                break
    best = from_bytes(bytes(telling), cp_isolation=_LEGACY).best()
    if best is None:
        raise ImportFailed(not_utf8.what, not_utf8.where, not_utf8.hint) from None
    return codecs.lookup(best.encoding).name


def _lines(stream: io.BufferedReader) -> Iterator[bytes]:
    while line := stream.readline(CHUNK):
        yield line


def _shape(lines: list[str]) -> tuple[str, int]:
    """The delimiter that gives the most regular table, and the record that is its header."""
    first = lines[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5 and len(lines) > 1:  # a note to Excel
        return first[4], 2 + _header(_records(lines[1:], first[4])) - 1
    best = max(_DELIMITERS, key=lambda delimiter: _regularity(_records(lines, delimiter)))
    records = _records(lines, best)
    return best, _header(records)


def _records(lines: list[str], delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    csv.field_size_limit(CELL)
    reader = csv.reader(lines, delimiter=delimiter)
    while len(records) < 60:
        try:
            records.append(next(reader))
        except StopIteration:
            break
        except csv.Error:
            continue
    return records


def _regularity(records: list[list[str]]) -> tuple[float, int]:
    widths = Counter(len(record) for record in records if any(record))
    if not widths:
        return 0, 0
    width, count = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
    return (count / widths.total() if width > 1 else 0, width)


def _header(records: list[list[str]]) -> int:
    """The first record as wide as most: some tools write lines of their own above the header."""
    widths = Counter(len(record) for record in records if any(record))
    wide = [width for width in widths if width > 1]
    if not wide:
        return 1 + next((i for i, record in enumerate(records) if any(record)), 0)
    common = max(wide, key=lambda width: (widths[width], width))
    return 1 + next(i for i, record in enumerate(records) if len(record) == common and any(record))


def _failed(path: Path, what: str, hint: str, line: int | None = None) -> ImportFailed:
    return ImportFailed(what, Place(str(path), line), hint)
