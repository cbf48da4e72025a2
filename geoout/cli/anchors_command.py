"""`geoout anchors`: is each anchor text in its market's language?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geoout.cli.anchor_rows import Around, Judged
    from geoout.cli.rows import Input

Counts = dict[str, Counter[str]]
_WORDS_AROUND = 60  # characters of the text before and behind a link
_VERDICTS = ("match", "mismatch", "undecided", "neutral")


@click.command("anchors")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per row.")
@click.option("--market", "key", metavar="KEY", help="Market of rows that name none.")
@click.option("--language", "tag", metavar="TAG", help="Language of rows that name neither, such as de or pt-BR.")
@click.option("--only", type=click.Choice(_VERDICTS), multiple=True, help="Answer these rows alone.")
@click.argument("file", required=False)
@click.pass_context
def command(
    context: click.Context, as_json: bool, key: str | None, tag: str | None, only: tuple[str, ...], file: str | None
) -> int:
    """Judge rows of FILE or standard input: anchor and market or language; optionally brand, keyword, target.

    FILE is a TSV or CSV with a header (UTF-8 or UTF-16), or JSON Lines. Left and right context of an export are shown
    with the anchor. A row whose market or language is not known is
    undecided, and its reason says so.
    """
    from geoout.cli.anchor_rows import judge_rows
    from geoout.cli.rows import Input

    given = Input(file)
    counts: Counts = {"verdict": Counter(), "kind": Counter()}
    _print(_told(judge_rows(context, given, key, tag), given, counts), only, as_json, given.is_standard)
    if not as_json:
        _sum_up(counts)
    return 0


def _told(judged: Iterator[Judged], given: Input, counts: Counts) -> Iterator[Judged]:
    """`judged` as it is, counted, with a bar on standard error while only that is a terminal."""
    import sys
    import time

    from geoout.cli.output import end_progress, progress

    shows = sys.stderr.isatty() and not sys.stdout.isatty()
    due = time.monotonic() + 0.3
    try:
        for number, one in enumerate(judged, 1):
            counts["verdict"][one[1].verdict] += 1
            counts["kind"][one[1].kind] += 1
            if shows and number % 64 == 0 and time.monotonic() > due:
                progress(_bar(given.share, number))
                due = time.monotonic() + 0.2
            yield one
    finally:
        end_progress()


def _bar(share: float | None, rows: int) -> str:
    if share is None:
        return f"{rows:,} anchors"
    return f"{'█' * int(share * 24):░<24} {share:4.0%}  {rows:,} anchors"


def _print(judged: Iterator[Judged], only: tuple[str, ...], as_json: bool, at_once: bool) -> None:
    """Each answer on its line; `at_once` where somebody may be waiting for it at the other end of a pipe."""
    import sys

    from geoout.cli.output import print_json, print_line

    show = _columns() if not as_json else None
    for anchor, verdict, around in judged:
        if only and verdict.verdict not in only:
            continue
        if show is not None:
            print_line(show(anchor, verdict))
            if any(around):
                print_line(_in_context(anchor, around))
        else:
            print_json(
                {
                    "anchor": anchor,
                    "verdict": verdict.verdict,
                    "language": verdict.language,
                    "kind": verdict.kind,
                    "confidence": round(verdict.confidence, 3),
                    "reason": verdict.reason,
                }
            )
        if at_once:
            sys.stdout.flush()


def _columns() -> Any:
    """What makes a line of an answer: columns; on a terminal the anchor has a place of its own, cut to it."""
    import sys

    from geoout.language.plain import clean_line
    from geoout.language.width import cut, width

    room = 36 if sys.stdout.isatty() else None

    def line(anchor: str, verdict: Any) -> str:
        shown = clean_line(anchor)
        shown = shown if room is None else cut(shown[: 2 * room], room)
        gap = " " * max(0, (room or 24) - width(shown))
        return f"{verdict.verdict:9}  {verdict.language or '–':3}  {verdict.kind:7}  {shown}{gap}  {verdict.reason}"

    return line


def _in_context(anchor: str, around: Around) -> str:
    """The anchor between the words that an export saw around it (R72): whether it fits is for a reader to judge."""
    from geoout.language.plain import clean_line

    left, right = (clean_line(side) for side in around)
    before = f"…{left[-_WORDS_AROUND:]}" if len(left) > _WORDS_AROUND else left
    behind = f"{right[:_WORDS_AROUND]}…" if len(right) > _WORDS_AROUND else right
    return f"{'':11}{before} ‹{clean_line(anchor)[:_WORDS_AROUND]}› {behind}".rstrip()


def _sum_up(counts: Counts) -> None:
    import sys

    total = counts["verdict"].total()
    parts = [", ".join(f"{count:,} {name}" for name, count in found.most_common()) for found in counts.values()]
    sys.stdout.flush()
    said = f"{total:,} anchor{'' if total == 1 else 's'}" + (f": {parts[0]}. Kinds: {parts[1]}." if total else ".")
    sys.stderr.write(said + "\n")
