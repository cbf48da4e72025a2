"""Every part of the terminal with invented data, to be looked at: `python tests/tui/gallery.py SCENE [dark|light]`.

Tests import its app; nothing here is a test.
"""

from __future__ import annotations

import os
import sys
from array import array
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from geoout.tui.app import GeooutApp
from geoout.tui.binding import bindings
from geoout.tui.ink import BLANK, line
from geoout.tui.page import Page
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, counts, fact, gauge_line, heading, prose, reason
from geoout.tui.widgets.chooser import Option
from geoout.tui.widgets.columns import Column
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.editor import Editor, Underline
from geoout.tui.widgets.empty import Empty, Step
from geoout.tui.widgets.form import Field
from geoout.tui.widgets.gauge import range_gauge
from geoout.tui.widgets.progress import Progress
from geoout.tui.widgets.prompt import Prompt, scope
from geoout.tui.widgets.rows import Rows
from geoout.tui.widgets.sections import Section

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
_SITES = tuple(
    """maklerpost kammer-nord wohnwert mieterblatt elbkurier sachwert-ev altbaublog schadenfrei rheinbote hausundhof
    gutgedeckt mietrecht-sh baugeld-blog werrabote umzug-wissen isarpost stadtwohnen einbruch sparbrief familiengeld
    wg-kompass finanzfibel glasbruch rechtswort sturmschaden 住まい研究 jungeleute""".split()  # noqa: SIM905
)
_PEOPLE = (
    "Redaktion",
    "A. Petersen",
    "Dr. Vogelsang",
    "J. Reuter",
    "Wirtschaft",
    "Prof. Ahrens",
    "M. Yıldız",
    "佐藤",
    "–",
)
_TYPES = ("trade pub", "body", "newspaper", "blogger", "directory")
_STATES = ("new", "approved", "sent", "replied", "placed", "later")
_STATE_WORDS = {"replied": "accent", "placed": "ok", "later": "faint", "new": "muted"}


@dataclass(frozen=True, slots=True)
class Site:
    id: int
    site: str
    local: int
    auth: int | None
    source: str
    contact: str
    state: str
    last: str


def site(id: int) -> Site:
    name = _SITES[id % len(_SITES)] + ("" if id < len(_SITES) else f"-{id}")
    auth = None if id % 7 == 6 else 20 + id * 13 % 50
    last = "–" if id % 3 else f"{id % 12 + 1} d"
    return Site(id, f"{name}.example", 94 - id % 60, auth, _TYPES[id % 5], _PEOPLE[id % 9], _STATES[id % 6], last)


COLUMNS = (
    Column("site", "site", lambda s: s.site, 20, name=True, flex=1),
    Column("local", "local", lambda s: str(s.local), 5, right=True, strong=True, sort="local"),
    Column("auth", "auth", lambda s: (str(s.auth), "muted") if s.auth else ("–", "faint"), 4, right=True, sort="auth"),
    Column("lang", "lang", lambda s: "de", 4, leave=3, gap=2, words="muted"),
    Column("source", "source", lambda s: s.source, 9, gap=2, words="muted"),
    Column("contact", "contact", lambda s: (s.contact, "faint" if s.contact == "–" else ""), 13, gap=2),
    Column("state", "state", lambda s: (s.state, _STATE_WORDS.get(s.state, "")), 8, gap=2),
    Column("last", "last", lambda s: (s.last, "faint" if s.last == "–" else "muted"), 4, leave=1, right=True),
)

TEXT = """Sehr geehrte Frau Dr. Vogelsang,

mein Name ist Jonas Brandt. Ich leite die Datenredaktion von Acme Vergleich in Köln; wir werten seit 2014 Tarife der \
Hausratversicherung aus.

Falls dich die Tabellen nach Postleitzahl interessieren, sende ich sie gern vorab. Fragebogen und Methodik stehen in \
unserem home insurance comparison; beides dürfen Sie mit Nennung der Quelle frei verwenden.

Mit freundlichen Grüßen
Jonas Brandt

--\x20
Acme Vergleich GmbH · Musterstraße 1 · 50667 Köln"""


class GalleryPage(Page):
    NAME = "prospects"
    BINDINGS = bindings(NAME)
    CSS_PATH = "gallery.tcss"

    def body(self) -> ComposeResult:
        yield Detail(id="markets", classes="pane")
        with Vertical(id="middle", classes="pane -ruled"):
            yield Prompt(id="prompt")
            yield Rows(COLUMNS, lambda ids: [site(id) for id in ids], id="rows")
            yield Progress(id="progress")
        yield Detail(id="detail", classes="pane -ruled")

    def on_mount(self) -> None:
        self.clock("Berlin", "Europe/Berlin")
        rows = self.query_one(Rows)
        rows.show(array("q", range(1204)), sort=("local", True))
        rows.focus()
        self.query_one(Prompt).show("m:de score>60 state:new topic:versicherung", scope=scope(12, 340, 1204))
        self.query_one("#markets", Detail).show(_markets)
        self.query_one("#detail", Detail).show(_detail)
        self.app.count(draft=7, outbox=5)

    def on_resize(self) -> None:
        self.query_one(Prompt).show(scope=scope(12, 340, 1204, self.app.size.width < 100))

    def can_some(self) -> str:
        return "" if self.query_one(Rows).current is not None else "nothing is marked"

    def can_market(self) -> str:
        return "this site has no market"

    def do_mark(self) -> None:
        rows = self.query_one(Rows)
        rows.marks.toggle()
        rows.move(1)

    def do_range(self) -> None:
        self.query_one(Rows).marks.start_range()

    def do_range_down(self) -> None:
        self.query_one(Rows).marks.stretch(1)

    def do_range_up(self) -> None:
        self.query_one(Rows).marks.stretch(-1)

    def do_mark_filter(self) -> None:
        rows = self.query_one(Rows)
        rows.marks.add(rows.ids)

    def do_unmark(self) -> None:
        self.query_one(Rows).marks.clear()

    def do_open(self) -> None:
        self.query_one(Rows).choose()

    def do_filter(self) -> None:
        self.query_one(Prompt).open()

    def do_approve(self) -> None:
        self.toast("12 approved", key="u", verb="undo")

    def do_card(self) -> None:
        """Needs a market; the gallery has none."""

    def do_draft(self) -> None:
        self.toast("2 of 12 need an audience", "warning", "enter", "show")

    async def do_reject(self) -> None:
        said = [[(shapes().ok, "ok"), " 11 without a finding"], [(shapes().warning, "warning"), " 1 with no consent"]]
        if await self.ask("12 drafts leave for IMAP Drafts", said, verb="leave"):
            self.toast("12 left", key="u", verb="undo")

    async def do_choose_market(self) -> None:
        names = ("Germany", "Austria", "France", "Switzerland de", "Japan", "Mexico")
        options = [Option(name.casefold(), name, "", str(900 // (i + 1))) for i, name in enumerate(names)]
        chosen = await self.choose("Choose market", options, current="germany")
        if chosen:
            self.toast(f"only {chosen}")

    async def do_new_site(self) -> None:
        fields = [
            Field("site", "site", "wohnwert.example"),
            Field("audience", "audience", required=True, hint="who reads it, in your words"),
            Field("type", "source type", required=True, options=(("a", "trade publication"), ("b", "chamber or body"),
                  ("c", "directory", "moderated only"))),
            Field("notes", "notes", lines=3),
        ]  # fmt: skip
        values = await self.form("New site", fields)
        self.toast(f"kept {values['site']}" if values else "left as it was")


def _markets(width: int) -> list[Block]:
    names = ("All markets", "Germany", "Austria", "France", "Switzerland de", "Japan", "United Kingdom", "Mexico")
    blocks = [block(heading("Markets"), BLANK)]
    for i, name in enumerate(names):
        count = [(f"{1204 // (i + 1):,}", "muted")]
        blocks.append(block(line((name, "bold" if i == 1 else ""), right=count), id=name))
    return blocks


def _detail(width: int) -> list[Block]:
    ok, none, warning = (shapes().ok, "ok"), (shapes().none, "faint"), (shapes().warning, "warning")
    return [
        block(heading("wohnwert.example"), prose("Wohnwert · monthly, since 1998", width, "muted"), BLANK),
        block(
            heading("Local to Germany", right=[("91", "bold"), (" of 100", "faint")]),
            gauge_line(91, 100, width),
            reason(ok, "imprint Berlin 10117", width, right="+28"),
            reason(ok, "German text, 98 %", width, right="+22"),
            reason(none, "TLD says nothing", width, right=("0", "faint")),
            BLANK,
        ),
        block(
            heading("Checklist", right=[("6", "bold"), (" of 8", "faint")]),
            reason(ok, "connected to Germany", width, letter="a"),
            reason(warning, "natural anchors", width, letter="e", right=("61 % exact", "warning")),
            reason(none, "sells no links", width, letter="g", right=("not looked", "faint")),
            BLANK,
        ),
        block(
            heading("Facts"),
            fact("register", "Sie, always; never du, never first names", width, source="guide"),
            fact("length", "100–180 words", width, source="house"),
        ),
    ]


class EditorPage(Page):
    NAME = "draft"
    BINDINGS = bindings(NAME)
    CSS_PATH = "gallery.tcss"

    def body(self) -> ComposeResult:
        with Vertical(id="middle", classes="pane"):
            yield Editor(TEXT, id="editor")
            yield Detail(gutter=3, id="gauge")
        yield Detail(gutter=3, id="findings", classes="pane -ruled")

    def on_mount(self) -> None:
        editor = self.query_one(Editor)
        at, other = TEXT.index("dich"), TEXT.index("home insurance comparison")
        editor.underline([Underline(at, at + 4, "error", True), Underline(other, other + 25, "error")])
        self.query_one("#findings", Detail).show(_findings)
        self.query_one("#findings").focus()
        words = [("117 words ", ""), *range_gauge(117, 100, 180, 12), (" 100–180", "muted")]
        self.query_one("#gauge", Detail).show(
            lambda width: [block(line(*words, right=[("rev 3 · saved 10:41", "muted")]))]
        )

    def do_edit_text(self) -> None:
        self.query_one(Editor).focus()

    def on_editor_left(self) -> None:
        self.query_one("#findings").focus()


def _findings(width: int) -> list[Block]:
    found = [
        ("error", "REG001", "informal-pronoun", "12:7", "“dich” addresses the reader as du.", "Sie", "guide: “Sie”"),
        ("error", "ANC002", "anchor-language", "13:51", "The anchor is English.", "Vergleich der Tarife", "guide"),
        ("warning", "LAW003", "consent-unrecorded", "", "No prior consent is on record.", "record a basis", "UWG § 7"),
    ]
    blocks = [block(line(("Findings", "bold accent"), right=counts(2, 1, 0)), BLANK)]
    for i, (severity, code, name, place, message, suggestion, source) in enumerate(found):
        apply = [("a", "bold accent"), (" apply", "muted")] if i == 0 else []
        blocks.append(
            block(
                line((code, "bold"), (f" {name}", "muted"), right=[(place, "faint")]),
                prose(message, width),
                line((f"{shapes().suggestion} ", "accent"), suggestion, right=apply),
                prose(source, width, "muted"),
                id=code,
                shape=(shapes().severity(severity), severity),
            )
        )
        blocks.append(block(BLANK))
    return blocks


class SectionsPage(Page):
    NAME = "outbox"
    BINDINGS = bindings(NAME)
    CSS_PATH = "gallery.tcss"

    def body(self) -> ComposeResult:
        with Vertical(id="middle", classes="pane"):
            yield Prompt(id="prompt")
            yield Rows(
                (
                    Column("to", "", lambda s: s.contact, 22, least=16, name=True),
                    Column("market", "", lambda s: ("de", "muted"), 5),
                    Column(
                        "subject", "", lambda s: f"「地震と家財保険」の記事を拝読いたしました {s.site}", 30, 20, flex=1
                    ),
                    Column("when", "", lambda s: ("Tue 24 10:00", "muted"), 12, right=True),
                ),
                lambda ids: [site(id) for id in ids],
                shape=lambda s: (shapes().ok, "ok") if s.id < 5 else (shapes().error, "error"),
                head=False,
                id="rows",
            )

    def on_mount(self) -> None:
        self.query_one(Prompt).show("due:week", scope=[("5", "bold"), (" ready", "muted")])
        self.query_one(Rows).show(
            range(60), sections=[Section(0, "Ready", 5, "suggested, local time"), Section(5, "Blocked", 55, "why")]
        )
        self.query_one(Rows).focus()


class EmptyPage(Page):
    NAME = "prospects"
    BINDINGS = bindings(NAME)

    def body(self) -> ComposeResult:
        yield Empty(
            "An empty workspace",
            "~/hausrat-2026",
            (
                Step("I", "Import an export file", "Ahrefs, Semrush, contacts, any CSV"),
                Step("+", "Add one site by hand", "then judged"),
                Step("D", "Look at the demo", "invented data, nothing can leave"),
            ),
            shell="geoout import backlinks.csv --market de",
            way=("who may link", "what we write", "may it leave", "how"),
        )

    def hints(self) -> Any:
        return self.named("import", "new_site", "demo", "quit")


def desk() -> Any:
    return SimpleNamespace(
        workspace=SimpleNamespace(folder=Path("/home/hausrat-2026")),
        store=SimpleNamespace(read_only=False),
        now=lambda: NOW,
        close=lambda: None,
    )


class Gallery(GeooutApp):
    CSS_PATH = Path(sys.modules[GeooutApp.__module__].__file__ or "").parent / "app.tcss"
    MODES = {"today": EmptyPage, "prospects": GalleryPage, "draft": EditorPage, "outbox": SectionsPage}  # noqa: RUF012


def gallery(open_on: str = "prospects", theme: str = "dark") -> Gallery:
    os.environ["GEOOUT_THEME"] = theme
    return Gallery(desk(), open_on=open_on, keymap=Path("/nonexistent/keymap.toml"))


if __name__ == "__main__":
    gallery(*(sys.argv[1:] or ["prospects"])).run()
