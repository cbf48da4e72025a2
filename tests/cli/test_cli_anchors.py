"""`geoout anchors`: the contract, the bad input of a backlink export, and a million rows in the memory of one."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.language.anchor import verify
from tests.cli.test_cli_contract import rows, run

KEYS = ["anchor", "verdict", "language", "kind", "confidence", "reason"]
PEAK = """
import re, sys
from geoout.cli.main import run
status = run(sys.argv[1:])
with open("/proc/self/status") as said:  # what the kernel saw of this program alone, in KiB
    sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", said.read())[1])
sys.exit(status)
"""
VERDICTS = {"match", "mismatch", "undecided", "neutral"}
KINDS = {"branded", "exact", "partial", "generic", "url", "image", "other"}


def judged(folder: Path, content: str | bytes, *words: str) -> list[dict[str, Any]]:
    (folder / "in.tsv").write_bytes(content.encode() if isinstance(content, str) else content)
    done = run("anchors", "--json", *words, "in.tsv", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    answers = rows(done)
    for answer in answers:
        assert list(answer) == KEYS and answer["verdict"] in VERDICTS and answer["kind"] in KINDS
        assert 0 <= answer["confidence"] <= 1 and answer["reason"] and not answer["reason"].endswith(".")
    return answers


def refused(folder: Path, content: str | bytes, *words: str) -> str:
    (folder / "in.tsv").write_bytes(content.encode() if isinstance(content, str) else content)
    done = run("anchors", "--json", *words, "in.tsv", cwd=folder)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1, done
    return done.stderr


def anchors(answers: list[dict[str, Any]]) -> list[str]:
    return [answer["anchor"] for answer in answers]


def test_rows_answer_in_order_with_the_anchor_as_received(tmp_path: Path) -> None:
    """R66, R68: one answer a row, in input order."""
    table = "market\tanchor\tbrand\tkeyword\ttarget\nde\tAcme\tAcme\t\t\nde\t  Haus\u00adrat  \t\t\t\nde\tHausrat\t\thausrat\tx\n"
    first, second, third = judged(tmp_path, table)
    assert (first["verdict"], first["kind"]) == ("neutral", "branded")
    assert second["anchor"] == "  Haus\u00adrat  "
    assert third["kind"] == "exact"


@pytest.mark.parametrize(
    "content",
    [
        "Anchor;Language\nHausrat;de\nSchäden;de\n",
        " ANCHOR ,language\r\nHausrat,de\r\nSchäden,de\r\n",
        "\ufeffanchor\tlanguage\nHausrat\tde\nSchäden\tde",
        '"Anchor Text","lang"\n"Hausrat","de"\n"Schäden","de"\n',
        "\n\nanchor\tlanguage\n\nHausrat\tde\n\t\nSchäden\tde\n\n",
        "anchor\tlanguage\rHausrat\tde\rSchäden\tde\r",
        '{"anchor": "Hausrat", "language": "de"}\n{"anchor": "Schäden", "language": "de"}\n',
        "anchor\tlanguage\nHausrat\tde\nSchäden\tde\n".encode("utf-16"),
        "anchor\tlanguage\nHausrat\tde\nSchäden\tde\n".encode("utf-16-le"),
    ],
)
def test_what_exports_look_like(tmp_path: Path, content: str | bytes) -> None:
    assert anchors(judged(tmp_path, content)) == ["Hausrat", "Schäden"]


def test_ragged_rows_quotes_and_nul_cost_nothing(tmp_path: Path) -> None:
    table = (
        'anchor,market,brand\nHausrat\nHausrat,de\nHausrat,de,x,y,z\n"a ""b"", c\nd",de\nHaus\0rat,de\n'
        + "x" * 200_000
        + ",de\n"
    )
    answers = judged(tmp_path, table)
    assert anchors(answers)[:5] == ["Hausrat", "Hausrat", "Hausrat", 'a "b", c\nd', "Haus\0rat"]
    assert answers[0]["verdict"] == "undecided" and "names no market" in answers[0]["reason"]
    assert len(answers[5]["anchor"]) == 200_000


def test_hostile_anchors_get_an_answer(tmp_path: Path) -> None:
    """Empty, white space, very long, emoji, zero width and bidi controls, mixed scripts, look-alikes, entities."""
    texts = [
        "",
        "   ",
        "wort " * 2000,
        "🎉🔥",
        "\u200b\u200b",
        "\u202eHausrat\u202c",
        "Acmeの保険",
        "Versicherung".replace("e", "е"),
    ]
    texts += [
        "&nbsp;",
        "Haus &amp; Hof",
        "<b>Hausrat</b>",
        "\ud800",
        "ﬁnden",
        "１２３",
        "\x1b[31mrot",
        "'\"«»",
        "a" * 10_000,
    ]
    lines = [json.dumps({"anchor": text, "market": "de"}) for text in texts]
    answers = judged(tmp_path, "\n".join(lines))
    assert anchors(answers) == texts
    assert [answers[place]["verdict"] for place in (0, 1, 4, 8)] == ["neutral"] * 4


def test_an_unknown_language_or_market_is_undecided_and_named(tmp_path: Path) -> None:
    table = "anchor\tmarket\tlanguage\nHausrat vergleichen\t\txq\nHausrat vergleichen\tatlantis\t\nHausrat vergleichen\tatlantis\tde\nwww.acme.example\t\txq\n"
    language, market, both, address = judged(tmp_path, table)
    assert (language["verdict"], language["reason"]) == ("undecided", "the language xq is not known")
    assert (market["verdict"], market["reason"]) == ("undecided", "the market atlantis is not known")
    assert both["verdict"] != "undecided" and address["verdict"] == "neutral"


def test_a_country_with_a_market_per_language_is_served_by_each_of_them(tmp_path: Path) -> None:
    table = (
        "anchor\tmarket\nassurance auto\tch\nVersicherung vergleichen\tCH\nseguro de coche\tch\ncompare insurance\tuk\n"
    )
    verdicts = [one["verdict"] for one in judged(tmp_path, table)]
    assert verdicts == ["match", "match", "mismatch", "match"]


def test_the_former_code_of_a_language_is_read_as_the_one_it_has_now(tmp_path: Path) -> None:
    table = "anchor\tlanguage\nביטוח רכב\tiw\nasuransi mobil\tin\nVersicherung vergleichen\tdeu\n"
    assert [(one["verdict"], one["language"]) for one in judged(tmp_path, table)] == [
        ("match", "he"),
        ("match", "id"),
        ("match", "de"),
    ]


def test_null_is_a_link_without_a_text_and_a_number_its_digits(tmp_path: Path) -> None:
    lines = '{"anchor": null, "market": "de"}\n{"anchor": 24, "market": "de"}\n'
    assert [(one["anchor"], one["verdict"]) for one in judged(tmp_path, lines)] == [("", "neutral"), ("24", "neutral")]
    assert "anchor is no text" in refused(tmp_path, '{"anchor": ["a"], "market": "de"}\n')


def test_closed_standard_streams_and_a_full_disk_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "in.tsv").write_text("anchor\tmarket\nHausrat\tde\n", encoding="utf-8")
    program = f"{sys.executable} -m geoout anchors"
    for line, status, said in (
        (f"{program} <&-", 2, "standard input: it is closed"),
        (f"{program} in.tsv >&-", 0, "1 anchor: 1"),
        (f"{program} in.tsv >/dev/full", 2, "no space left"),
    ):
        done = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == status and said in done.stderr and len(done.stderr.splitlines()) == 1, done


def test_a_missing_column_is_named_with_its_place(tmp_path: Path) -> None:
    assert refused(tmp_path, "\nurl\tx\na\tb\n") == (
        "geoout: in.tsv, line 2: no column is called anchor; the header has url, x.\n"
    )
    assert "no column is called market or language" in refused(tmp_path, "anchor\tx\na\tb\n")
    assert "line 2, field anchor" in refused(tmp_path, '{"anchor": "a", "market": "de"}\n{"market": "de"}\n')
    assert "line 1: market and language are missing" in refused(tmp_path, '{"anchor": "a"}\n')
    assert "line 3" in refused(tmp_path, b"anchor\tmarket\na\tde\n\xff\xfe\tde\n")
    assert "the market xx is not known; see geoout markets" in refused(tmp_path, "anchor\na\n", "--market", "xx")
    assert "the language xq is not known" in refused(tmp_path, "anchor\na\n", "--language", "xq")


def test_a_default_serves_rows_that_name_nothing(tmp_path: Path) -> None:
    table = "anchor\tlanguage\nHausrat vergleichen\t\ncompare home insurance\ten\n"
    assert [one["verdict"] for one in judged(tmp_path, table, "--market", "de")] == ["match", "match"]
    assert anchors(judged(tmp_path, "anchor\nHausrat\n", "--language", "de")) == ["Hausrat"]


def test_people_get_lines_and_a_summary(tmp_path: Path) -> None:
    table = "anchor\tmarket\ncompare home insurance rates online\tde\nwww.acme.example\tde\n\x1b[31mrot\tde\n"
    done = run("anchors", "-", stdin=table, cwd=tmp_path)
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 3
    assert done.stdout.startswith("mismatch ") and "\x1b" not in done.stdout
    assert done.stderr.startswith("3 anchors: ") and "1 mismatch" in done.stderr and "1 url" in done.stderr
    only = run("anchors", "--only", "mismatch", "--json", "-", stdin=table, cwd=tmp_path)
    assert [one["verdict"] for one in rows(only)] == ["mismatch"]


def test_nothing_to_judge_is_fine(tmp_path: Path) -> None:
    assert judged(tmp_path, "anchor\tmarket\n") == judged(tmp_path, "") == []


def test_a_row_is_answered_before_the_next_one_comes(tmp_path: Path) -> None:
    """Standard input is a stream: whoever writes rows one by one reads answers one by one."""
    command = [sys.executable, "-m", "geoout", "anchors", "--json", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdin is not None and process.stdout is not None
        for anchor in ("eins", "zwei"):
            process.stdin.write(json.dumps({"anchor": anchor, "language": "de"}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["anchor"] == anchor
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "many.tsv").write_text("anchor\tlanguage\n" + "Acme 24\tde\n" * 20_000, "utf-8")
    command = [sys.executable, "-m", "geoout", "anchors", "--json", "many.tsv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout is not None and process.stderr is not None
        assert json.loads(process.stdout.readline())["anchor"] == "Acme 24"
        process.stdout.close()
        assert (process.wait(timeout=60), process.stderr.read()) == (0, "")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
def test_fifty_thousand_rows_take_the_memory_of_five_thousand(tmp_path: Path) -> None:
    """A whole profile in constant memory: 200 MB of rows take no more than what a longer run may load besides."""
    few, many = (_peak(tmp_path, count) for count in (5_000, 50_000))
    assert many - few < 90 * 1024, f"{few} KiB for 5,000 rows, {many} KiB for 50,000"


def _peak(folder: Path, count: int) -> int:
    path = folder / f"{count}.tsv"
    chance = random.Random(4)
    with path.open("w", encoding="utf-8") as out:
        out.write("anchor\tlanguage\tcomment\n")
        for number in range(count):
            out.write(f"{number} {chance.random()}\tde\t{'x' * 4000}\n")
    with (folder / "out.jsonl").open("wb") as answers:
        command = [sys.executable, "-c", PEAK, "anchors", "--json", str(path)]
        done = subprocess.run(command, stdout=answers, stderr=subprocess.PIPE, text=True, check=True)
    with (folder / "out.jsonl").open(encoding="utf-8") as stream:
        assert sum(1 for _ in stream) == count
    return int(done.stderr)


def test_a_mark_that_is_never_closed_swallows_no_rows_silently(tmp_path: Path) -> None:
    said = refused(tmp_path, 'anchor,market\nhier klicken,de\n"Versicherung,de\nInsurance,de\n')
    assert "line 3" in said and "never closed" in said
    inches = judged(tmp_path, 'anchor,market\n15" laptop,de\n"hier\nklicken",de\n')
    assert anchors(inches) == ['15" laptop', "hier\nklicken"]


def test_the_words_around_a_link_are_shown_with_it_r72(tmp_path: Path) -> None:
    """R72: whether an anchor fits its sentence is for a reader to judge, who sees left and right context."""
    export = tmp_path / "backlinks.csv"
    export.write_text(
        "Referring page URL,Left context,Anchor,Right context\n"
        "https://haus.example/a,Vergleichen Sie vorher,Hausratversicherung,und Haftpflicht.\n"
        "https://haus.example/b,,hier klicken,\n",
        encoding="utf-16",
    )
    said = run("anchors", "--market", "de", str(export), cwd=tmp_path).stdout
    assert "Vergleichen Sie vorher ‹Hausratversicherung› und Haftpflicht." in said
    assert said.count("‹") == 1, "without context the anchor stands alone"
    answers = rows(run("anchors", "--market", "de", "--json", str(export), cwd=tmp_path))
    assert [set(answer) for answer in answers] == [
        {"anchor", "verdict", "language", "kind", "confidence", "reason"},
        {"anchor", "verdict", "language", "kind", "confidence", "reason"},
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=12))
def test_any_texts_come_back_as_they_were_sent(texts: list[str]) -> None:
    from click.testing import CliRunner

    from geoout.cli.commands import geoout

    stdin = "".join(json.dumps({"anchor": text, "language": "de"}) + "\n" for text in texts)
    done = CliRunner().invoke(geoout, ["anchors", "--json", "-"], input=stdin.encode(), catch_exceptions=False)
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert anchors(answers) == texts
    for answer, text in zip(answers, texts, strict=True):
        assert answer["verdict"] == verify(text, ("de",)).verdict
