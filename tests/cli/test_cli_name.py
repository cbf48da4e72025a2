"""`geoout name`: rows in, formatted names out; bad rows are one sentence with line and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_cli_contract import rows, run

ANNA = {"locale": "de_AT", "name": {"title": "Dr.", "given": "Anna", "surname": "Huber", "locale": "de_AT"}}
JUN = {"locale": "ja", "name": {"given": "純", "surname": "宮田", "locale": "ja"}}


def lines(*values: Any) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def test_a_name_is_formatted_per_row_in_order(tmp_path: Path) -> None:
    stdin = lines(
        ANNA,
        {**ANNA, "order": "sorting", "length": "long", "usage": "referring", "formality": "formal"},
        {**ANNA, "locale": "de-at", "usage": "monogram", "length": "long", "formality": "formal"},
        JUN,
        {**ANNA, "length": None, "formality": ""},
        {"locale": "nl", "name": {"given": "Jan", "surname-prefix": "van den", "surname-core": "Berg"}},
    )
    answers = rows(run("name", "--json", stdin=stdin, cwd=tmp_path))
    assert [list(answer) for answer in answers] == [["formatted"]] * 6
    formatted = [answer["formatted"] for answer in answers]
    assert formatted == ["Anna Huber", "Huber, Anna", "AH", "宮田純", "Anna Huber", "Jan van den Berg"]


def test_people_see_the_name_alone_and_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "names.jsonl").write_text(lines(ANNA, JUN), "utf-8")
    done = run("name", "names.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Anna Huber\n宮田純\n", "")


def test_names_of_one_part_emoji_markup_and_marks_are_names_too(tmp_path: Path) -> None:
    odd = [
        {},
        {"given": "Zendaya"},
        {"given": "🦊"},
        {"given": "<b>Anna</b>"},
        {"given": "A\u202enna\x1b"},
        {"surname": "x" * 300},
    ]
    stdin = lines(*({"locale": "xx-Yyyy", "name": name} for name in odd))
    answers = rows(run("name", "--json", stdin=stdin, cwd=tmp_path))
    assert [answer["formatted"] for answer in answers] == ["", "Zendaya", "🦊", "<b>Anna</b>", "Anna", "x" * 300]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({**ANNA, "order": "last"}, "order"), ({**ANNA, "length": "tall"}, "length"), ({**ANNA, "usage": 3}, "usage"),
        ({**ANNA, "formality": ["formal"]}, "formality"), ({"name": {"given": "A"}}, "locale"), ({"locale": "de"}, "name"),
        ({"locale": "de", "name": "Anna"}, "name"), ({"locale": "de", "name": {"given": 1}}, "name.given"),
        ({"locale": "de", "name": {"first": "A"}}, "name.first"), ({"locale": 5, "name": {}}, "locale"),
        ({"locale": "de", "name": {"preferredOrder": "x"}}, "name.preferredOrder"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_one_sentence_naming_line_and_field(
    tmp_path: Path, row: dict[str, Any], field: str
) -> None:
    done = run("name", "--json", stdin=lines(ANNA, row), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"geoout: line 2, field {field}: ") and len(done.stderr.splitlines()) == 1
