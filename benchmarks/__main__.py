"""`make bench`: every speed budget of this version as a ratio in one run.

    python -m benchmarks [--prospects 1000000] [--only start,list,editor,filter,import,anchors,batch,salutation,drafts]

Absolute times drift with the machine's load; the ratios are taken between interleaved runs and hold.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pyte

from benchmarks.large_workspace import large_workspace
from benchmarks.pty_terminal import FRAME_END, KEYS, Terminal, percentile, python

Line = tuple[str, str, str, str]
RUNS = 7


def start(folder: Path) -> Iterator[Line]:
    """Process start to first rows against a bare Textual app, interleaved."""
    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(_shown(python("benchmarks.peers", "bare"), b"ready-bare"))
        ours.append(_shown(python("geoout", "--workspace", str(folder)), rb"[a-z]+-\d+\.(?:de|at|fr|co)"))
    ratio = median(ours) / median(bare)
    yield _line("start to first rows", f"{median(ours):.0f} ms", f"bare app {median(bare):.0f} ms", ratio, 1.6)


def _shown(command: list[str], pattern: bytes) -> float:
    terminal = Terminal(command)
    try:
        return terminal.until(pattern) * 1000
    finally:
        terminal.close()


def keys(folder: Path) -> Iterator[Line]:
    """Key to end of frame in the list against DataTable at 1,000 rows."""
    table = _keys(python("benchmarks.peers", "table", "1000"), b"site-000010")
    ours = _keys(python("geoout", "--workspace", str(folder)), rb"[a-z]+-\d+\.(?:de|at|fr|co)")
    for name in ("down", "pagedown"):
        a, b = percentile(ours[name], 0.95), percentile(table[name], 0.95)
        yield _line(f"list key {name}, p95", f"{a:.1f} ms", f"DataTable at 1,000 {b:.1f} ms", a / b, 1.0)


def _keys(command: list[str], pattern: bytes) -> dict[str, list[float]]:
    terminal = Terminal(command)
    try:
        terminal.until(pattern)
        terminal.settle(1.0)
        down = [terminal.key(KEYS["down"])[0] for _ in range(60)]
        pages = [terminal.key(KEYS["pagedown"])[0] for _ in range(15)]
        return {"down": down, "pagedown": pages}
    finally:
        terminal.close()


def editor(_: Path) -> Iterator[Line]:
    """Keystroke in the editor with live checks against a plain TextArea over the same text."""
    from geoout.desk.demo import make_demo
    from geoout.desk.desk import Desk

    with tempfile.TemporaryDirectory() as folder:
        workspace = make_demo(Path(folder) / "demo")
        with Desk.open(workspace) as desk:
            number = desk.store.drafts.ids(market="de")[0]
            body = desk.store.drafts.get(number).body
        text = Path(folder) / "body.txt"
        text.write_text(body, "utf-8")
        plain = _typed(python("benchmarks.peers", "area", str(text)), before=b"")
        ours = _typed(python("geoout", "--workspace", str(workspace.folder)), before=b"2i")
    a, b = percentile(ours, 0.95), percentile(plain, 0.95)
    yield _line("editor keystroke, p95", f"{a:.1f} ms", f"plain TextArea {b:.1f} ms", a / b, 1.2)


def _typed(command: list[str], before: bytes) -> list[float]:
    terminal = Terminal(command, columns=140, rows=40)
    try:
        terminal.until(re.escape(FRAME_END))
        terminal.settle(1.0)
        for key in before:
            terminal.key(bytes([key]), quiet=0.8)
        letters = "Falls Sie die Zahlen interessieren, sende ich sie gern zu. " * 2
        return [terminal.key(letter.encode())[0] for letter in letters]
    finally:
        terminal.close()


def filtering(folder: Path) -> Iterator[Line]:
    """Filter keystroke to the frame that shows other rows, at the whole list; keys that change no row do not count."""
    spent: list[float] = []
    for text in (
        "garten haus",
        "m:jp score>10 miete",
        "kurier-1 is:new",
        "versicherung",
        "auth>40 blatt",
        "verein lang:de",
    ):
        terminal = Terminal(python("geoout", "--workspace", str(folder)))
        screen = pyte.Screen(200, 50)
        stream = pyte.ByteStream(screen)
        try:
            terminal.until(rb"[a-z]+-\d+\.(?:de|at|fr|co)", feed=stream.feed)
            for _, data in terminal.frames(None, quiet=1.5):
                stream.feed(data)
            for key in ("/", *text):
                before = _rows(screen)
                first = None
                for at, data in terminal.frames(key.encode(), quiet=0.8):
                    stream.feed(data)
                    if first is None and _rows(screen) != before:
                        first = at
                if first is not None and key != "/":
                    spent.append(first)
        finally:
            terminal.close()
    worst = percentile(spent, 0.95)
    middle = median(spent)
    shown = f"{worst:.0f} ms (p50 {middle:.0f}, {len(spent)} keys)"
    yield _line("filter keystroke to first rows, p95", shown, "budget 100 ms", worst / 100, 1.0)


def _rows(screen: pyte.Screen) -> list[str]:
    return [line[24:60] for line in screen.display[4:47]]


def importing(_: Path) -> Iterator[Line]:
    """Rows a second through reading and storing."""
    from benchmarks.import_speed import measure

    speed, memory = measure(rows=300_000, domains=120_000)
    yield _line("import", f"{speed:,.0f} rows/s, {memory} MiB", "budget 50,000 rows/s", 50_000 / speed, 1.0)


def anchors(_: Path) -> Iterator[Line]:
    """Anchor verification against detectors, in a batch and in a fresh process."""
    from benchmarks.anchor_speed import lines

    for what, value, beside, ratio, budget in lines():
        yield _line(what, value, beside, ratio, budget)


def batch(_: Path) -> Iterator[Line]:
    """`geoout anchors --json` end to end over a backlink profile of a million rows; memory against a tenth of it."""
    from benchmarks.anchors_batch import measure

    (_slow, few), (speed, many) = measure(100_000), measure(1_000_000)
    yield _line("anchors, batch", f"{speed:,.0f} rows/s", "budget 10,000 rows/s", 10_000 / speed, 1.0)
    yield _line("anchors, batch, memory", f"{many:.0f} MiB at 1,000,000", f"{few:.0f} MiB at 100,000", many / few, 1.25)
    distinct = measure(100_000, "distinct")[0]
    yield _line("anchors, batch, none twice", f"{distinct:,.0f} rows/s", "budget 10,000 rows/s", 10_000 / distinct, 1.0)


def salutation(_: Path) -> Iterator[Line]:
    """A salutation with its closing in every market, warm; the slowest market and the middle one."""
    from geoout.markets.reading import load
    from geoout.people.address import address
    from tools.write_salutations import contacts

    spent: dict[str, float] = {}
    for key, market in load().items():
        people = [contact for _, contact in contacts(key)]
        for contact in people:
            address(contact, market)
        begun = time.perf_counter()
        for _ in range(50):
            for contact in people:
                address(contact, market)
        spent[key] = (time.perf_counter() - begun) * 1e6 / (50 * len(people))
    slowest = max(spent, key=lambda key: spent[key])
    shown = f"{spent[slowest]:.0f} µs in {slowest} (p50 {median(spent.values()):.0f})"
    yield _line("salutation, warm", shown, "budget 50 µs", spent[slowest] / 50, 1.0)


def _each(function: Callable[[str], object], values: list[str]) -> float:
    begun = time.perf_counter()
    for _ in range(20):
        for value in values:
            function(value)
    return (time.perf_counter() - begun) * 1000 / (20 * len(values))


def drafts(_: Path) -> Iterator[Line]:
    """Drafts checked, composed and let out a second, through the ledger; IMAP in round trips of a slow line."""
    from benchmarks.leaving import BUDGET, ROUND_TRIP, over_a_slow_line, speeds

    for name, speed in speeds():
        ratio = BUDGET / max(speed, 0.1)
        yield _line(
            f"check, compose, write: {name}", f"{speed:.0f} drafts/s", f"budget {BUDGET:.0f} drafts/s", ratio, 1.0
        )
    measured = over_a_slow_line()
    if isinstance(measured, str):
        yield ("drafts into IMAP", "not measured", measured, "")
        return
    seconds, many = measured
    beside = f"{many} drafts, {ROUND_TRIP * 1000:.0f} ms a round trip"
    yield _line("drafts into IMAP", f"{seconds * 1000:.0f} ms each", beside, seconds / ROUND_TRIP, 1.0)


def _line(what: str, value: str, beside: str, ratio: float, budget: float) -> Line:
    verdict = "ok" if ratio <= budget else "OVER"
    return (what, value, beside, f"{ratio:.2f} of {budget:.2f}  {verdict}")


PARTS: dict[str, Callable[[Path], Iterator[Line]]] = {
    "start": start,
    "list": keys,
    "editor": editor,
    "filter": filtering,
    "import": importing,
    "anchors": anchors,
    "batch": batch,
    "salutation": salutation,
    "drafts": drafts,
}


def main() -> None:
    """Measure the parts that are named and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prospects", type=int, default=1_000_000)
    parser.add_argument("--only", default=",".join(PARTS))
    given = parser.parse_args()
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("geoout-bench")) / str(given.prospects)
    if {"start", "list", "filter"} & set(given.only.split(",")):
        large_workspace(folder, given.prospects)
    print(f"{'what':38} {'measured':26} {'beside':32} ratio of budget")
    for name in given.only.split(","):
        for what, value, beside, ratio in PARTS[name](folder):
            print(f"{what:38} {value:26} {beside:32} {ratio}", flush=True)


if __name__ == "__main__":
    main()
