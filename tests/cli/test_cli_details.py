"""The contract to the letter: streams, statuses, where a workspace is found, shapes, spans, thousands of rows."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.cli.test_cli_bad_input import AT, KATRIN, SITES, said, template, with_site, with_workspace
from tests.cli.test_cli_contract import rows, run


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace of one site; nothing in these tests changes it."""
    folder = with_workspace(tmp_path_factory.mktemp("shared"))
    with_site(folder)
    return folder


# Where the workspace is


def test_the_workspace_is_named_before_or_after_the_command_in_a_variable_or_found_upwards(shared: Path) -> None:
    (shared / "ws" / "deep" / "er").mkdir(parents=True)
    for done in (
        run("--workspace", "ws", "prospects", "--json", cwd=shared),
        run("prospects", "--json", "--workspace", "ws", cwd=shared),
        run("prospects", "--workspace=ws", "--json", cwd=shared),
        run("prospects", "--json", cwd=shared, GEOOUT_WORKSPACE="ws"),
        run("prospects", "--json", cwd=shared / "ws"),
        run("prospects", "--json", cwd=shared / "ws" / "deep" / "er"),
    ):
        assert done.returncode == 0 and len(rows(done)) == 1, done


def test_what_is_named_wins_over_the_variable_and_is_never_replaced_by_another(shared: Path, tmp_path: Path) -> None:
    run("init", "empty", cwd=tmp_path)
    done = run("prospects", "--json", "--workspace", "empty", cwd=tmp_path, GEOOUT_WORKSPACE=str(shared / "ws"))
    assert done.returncode == 0 and rows(done) == []
    assert "without campaign.yaml" in said(run("prospects", "--workspace", "nowhere", cwd=shared / "ws"))
    assert "GEOOUT_WORKSPACE" in said(run("prospects", cwd=shared / "ws", GEOOUT_WORKSPACE="nowhere"))


def test_a_workspace_without_a_database_is_empty_and_a_look_makes_none(tmp_path: Path) -> None:
    run("init", "ws", cwd=tmp_path)
    (tmp_path / "a.csv").write_text("domain\na.example\nnot a site\n")
    assert run(*AT, "prospects", cwd=tmp_path).returncode == 0
    looked = run(*AT, "import", "--dry-run", "--json", "a.csv", cwd=tmp_path)
    (answer,) = rows(looked)
    assert looked.returncode == 1 and answer["rows"] == 2 and answer["imported"] == 0
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.csv", "campaign.yaml", "ws"]


def test_the_demo_is_never_made_over_something(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert "empty or not there" in said(run("demo", "--no-open", "mine", cwd=tmp_path))
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    assert run("demo", "--no-open", "demo", cwd=tmp_path).returncode == 0
    before = (tmp_path / "demo" / "geoout.db").read_bytes()
    said(run("demo", "--no-open", "demo", cwd=tmp_path))
    assert (tmp_path / "demo" / "geoout.db").read_bytes() == before


# Streams and shapes


def test_import_answers_in_the_contract_s_shape(tmp_path: Path) -> None:
    with_workspace(tmp_path)
    (tmp_path / "one.csv").write_text(SITES + KATRIN + KATRIN + "not a site,,,,,,\n", "utf-8")
    (tmp_path / "two.csv").write_text("domain\nwohnwert.example\n")
    done = run(*AT, "import", "--market", "de", "--json", "one.csv", "two.csv", cwd=tmp_path)
    one, two = rows(done)
    assert done.returncode == 1
    keys = ["file", "format", "encoding", "delimiter", "rows", "imported", "updated", "duplicates", "rejected"]
    assert list(one) == list(two) == [*keys, "unused_columns"]
    assert (one["file"], one["encoding"], one["delimiter"]) == ("one.csv", "utf-8", ",")
    assert (one["rows"], one["imported"], one["updated"], one["duplicates"]) == (3, 1, 0, 1)
    (rejected,) = one["rejected"]
    assert rejected["line"] == 4 and set(rejected) == {"line", "reason"}
    assert two["duplicates"] == 1 and "one.rejected.csv" in done.stderr


def test_export_answers_in_the_contract_s_shape(tmp_path: Path) -> None:
    with_workspace(tmp_path)
    (tmp_path / "sites.csv").write_text(SITES + KATRIN + "bare.example,,,,,,\n", "utf-8")
    run(*AT, "import", "--market", "de", "sites.csv", cwd=tmp_path)
    run(*AT, "draft", "--kind", "digital_pr", cwd=tmp_path)
    checked = run(*AT, "check", "--json", cwd=tmp_path)
    assert checked.returncode == 1 and len(rows(checked)) == 2
    done = run("export", "--to", "eml", "--dir", "out", "--json", *AT, cwd=tmp_path)
    written, blocked = sorted(rows(done), key=lambda row: row["status"], reverse=True)
    keys = ["draft", "revision", "destination", "status", "path", "reason"]
    assert done.returncode == 1 and list(written) == list(blocked) == keys
    assert (written["status"], written["revision"], written["destination"]) == ("written", 1, "eml")
    assert [str(path) for path in (tmp_path / "out").iterdir()] == [str(tmp_path / written["path"])]
    assert blocked["status"] == "blocked" and blocked["path"] is None and blocked["reason"]


def test_rows_come_from_standard_input_or_a_file_and_findings_never_change_the_status(tmp_path: Path) -> None:
    row = {"id": [7, "ü"], "market": "de", "subject": "s", "body": "Kannst du das?"}
    text = json.dumps(row) + "\n\n" + json.dumps({**row, "id": None}) + "\n"
    (tmp_path / "rows.jsonl").write_text(text)
    expected = run("check", "--rows", "--json", "rows.jsonl", cwd=tmp_path)
    assert expected.returncode == 0 and [each["id"] for each in rows(expected)] == [[7, "ü"], None]
    for words in (("check", "--rows", "--json"), ("check", "--rows", "--json", "-"), ("check", "-", "--json")):
        assert run(*words, stdin=text, cwd=tmp_path).stdout == expected.stdout
    for words in (("anchors",), ("register", "--language", "de"), ("address", "--market", "de"), ("origin",)):
        assert run(*words, "--json", "-", stdin="", cwd=tmp_path).stdout == ""


@pytest.mark.parametrize(
    ("words", "stdin", "told"),
    [
        (("anchors",), "\ntext\tmarket\nx\tde\n", "line 2: no column is called anchor"),
        (("check", "--rows"), '{"market": "de"}\n\n{"id": 2}\n', "line 3, field market"),
        (("check", "--rows"), '{"market": "de", "kind": "spam"}\n', "field kind"),
        (("check", "--rows"), '{"market": ' + "9" * 5000 + "}\n", "line 1: this is not JSON"),
        (("check", "--rows", "a", "b"), "", "one file"),
        (("check", "99999999999999999999", *AT), "", "larger than"),
        (("check", "¹", *AT), "", ".eml"),
        (("address", "--market", "de"), '{"gender": "x"}\n', "line 1, field gender"),
        (("register", "--language", "de", "none.txt"), "", "none.txt: cannot be read"),
        (("markets", "\x1b[31m\nxx"), "", "no market [31m xx"),
        (("prospects", *AT, "m:de", "score>"), "", "column 12"),
        (("prospects", *AT, "(m:de"), "", "column 1"),
        (("prospects", *AT, "score>99999999999999999999"), "", ""),
        (("import", "--as", "links", "x", *AT), "", "not in this version"),
    ],
)
def test_bad_input_says_what_and_where(shared: Path, words: tuple[str, ...], stdin: str, told: str) -> None:
    done = run(*words, stdin=stdin, cwd=shared)
    done.stdout = ""  # rows before the bad one were answered
    assert told in said(done)


def test_what_is_printed_fits_any_terminal(tmp_path: Path) -> None:
    done = run("markets", "jp", "--json", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.stdout.isascii() and rows(done)[0]["key"] == "jp"
    assert run("markets", "jp", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0").returncode == 0
    assert "\x1b" not in run("--help", cwd=tmp_path).stdout


# Spans


def test_spans_count_the_code_points_that_came_in(tmp_path: Path) -> None:
    texts = [
        unicodedata.normalize("NFD", "Über Ärger für dich"), "👩‍👩‍👧 𝒳 🇩🇪 dich", "Zeile\u2028dich", "\ufeff dich", "{Name}: dich",
        "  \t dich\t", "",
    ]  # fmt: skip
    done = run("register", "--language", "de", "--json", stdin="\r\n".join(texts) + "\r\n", cwd=tmp_path)
    answers = rows(done)
    assert len(answers) == len(texts)
    for text, answer in zip(texts, answers, strict=True):
        spans = [(text[span["start"] : span["end"]], span["text"]) for span in answer["spans"]]
        assert spans == ([("dich", "dich")] if text else [])
    body = "Zeile 1\r\n" + unicodedata.normalize("NFD", "müßte ") + "𝒳\r\ndich\r\n"
    stdin = json.dumps({"market": "de", "body": body, "subject": "x"}) + "\n"
    (answer,) = rows(run("check", "--rows", "--json", stdin=stdin, cwd=tmp_path))
    for finding in answer["findings"]:
        if finding["field"] == "body":
            assert body[finding["start"] : finding["end"]] == finding["text"], finding
    assert "dich" in [finding["text"] for finding in answer["findings"]]


def test_thousands_of_rows_are_answered_one_each(tmp_path: Path) -> None:
    lines = "".join(f"Zeile {number}: Könnten Sie sagen, ob du das aufbereiten kannst?\n" for number in range(5000))
    assert len(rows(run("register", "--language", "de", "--json", stdin=lines, cwd=tmp_path))) == 5000
    table = "anchor\tmarket\n" + "".join(f"Erhebung {number} zum Hausrat\tde\n" for number in range(4000))
    assert len(rows(run("anchors", "--json", stdin=table, cwd=tmp_path))) == 4000


def test_a_workspace_template_is_used_before_the_shipped_one(tmp_path: Path) -> None:
    with_workspace(tmp_path)
    with_site(tmp_path)
    template(tmp_path, "{% block value %}Eigene Worte.{% endblock %}")
    (made,) = rows(run(*AT, "draft", "--kind", "digital_pr", "--json", cwd=tmp_path))
    assert made["subject"] in ("Eins", "Zwei")
