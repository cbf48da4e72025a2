"""What will leave the chosen way, exactly: each way in its own parts, decoded again from what it would write."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from geoout.errors import GeooutError, OutboxError
from geoout.pitches.draft import Draft
from geoout.store.draft_rows import DraftRow
from geoout.tui.draft.preview import is_rtl
from geoout.tui.ink import BLANK, Line
from geoout.tui.outbox.ways import Offers, Way, made
from geoout.tui.shapes import shapes
from geoout.tui.toast import Toast
from geoout.tui.widgets.blocks import Block, block, fact, prose, rule_line
from geoout.tui.widgets.sheet import More, Sheet

if TYPE_CHECKING:
    from geoout.desk.desk import Desk

_LABEL = 11


@dataclass(frozen=True, slots=True)
class Preview:
    """What leaves: `parts` by name as their reader has them, the `text`, and `facts` about the whole (size, flags).

    `problem` is why nothing can leave this way, and then there is nothing else. `html` is the page of the same text.
    """

    parts: tuple[tuple[str, str], ...] = ()
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    html: str = ""

    @property
    def is_rtl(self) -> bool:
        """Whether any of it is written from right to left."""
        return is_rtl(self.text) or any(is_rtl(value) for _, value in self.parts)


def preview_of(desk: Desk, way: Way, draft: Draft, *, html: bool = False) -> Preview:
    """What this way would write for this draft now; what it refuses is the preview's problem."""
    try:
        return _mail(desk, way, draft, html) if way.mail else _MADE[way.name](desk, way, draft)
    except GeooutError as error:
        return Preview(problem=str(error))


def _mail(desk: Desk, way: Way, draft: Draft, html: bool) -> Preview:
    """A mail, composed as it would be written and read again as a client reads it."""
    from geoout.outbox.message import compose

    number, sender = _identifier(desk, draft), draft.sender
    assert sender is not None
    market = desk.markets.get(draft.market)
    thread, there = desk.store.events.thread_of(draft.id), made(desk, way)
    raw = compose(
        draft,
        sender,
        sent=desk.now(),
        message_id=number,
        thread=thread,
        x_unsent=there.x_unsent,
        eight_bit=there.eight_bit,
        html=html,
        locale=market.locale if market else "",
    )
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    names = ("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References")
    parts = tuple((name, str(mail[name])) for name in names if mail[name])
    plain = mail.get_body(("plain",))
    besides = mail.get_body(("html",))
    text = plain.get_content().replace("\r\n", "\n").rstrip("\n") if plain is not None else ""
    facts = [
        ("written as", _written_as(mail)),
        ("HTML", "the same text goes along as an alternative" if html else "none, the text alone"),
        ("size", f"{len(raw):,} bytes"),
        ("marked", _MARKED.get(way.name, "")),
        ("goes to", Offers(desk).one(way, draft).said),
    ]
    if draft.follows and thread is None:
        facts.append(("thread", "stands alone: the mail it follows was not found in Sent"))
    return Preview(parts, text, _said(facts), html=besides.get_content() if besides is not None else _page(desk, draft))


_MARKED = {
    "eml": "X-Unsent: 1, so that a client opens it for editing",
    "maildir": "D and S: a draft that was read",
    "imap": "\\Draft \\Seen",
    "mbox": "Status: RO",
}


def _identifier(desk: Desk, draft: Draft) -> str:
    """The Message-ID of this revision. Raises OutboxError without a sender."""
    from geoout.outbox.message import message_id

    if draft.sender is None:
        raise OutboxError("no sender is set", hint="add one for this market to campaign.yaml")
    return message_id(draft, draft.sender.email.rpartition("@")[2], desk.workspace.identity)


def _written_as(mail: EmailMessage) -> str:
    kinds = []
    for part in mail.walk():
        if not part.is_multipart():
            encoding = part["Content-Transfer-Encoding"] or "7bit"
            kinds.append(f"{part.get_content_type()}, {part.get_content_charset() or 'us-ascii'}, {encoding}")
    return "; ".join(kinds)


def _link(desk: Desk, way: Way, draft: Draft) -> Preview:
    """The parts of the mailto link, taken apart again as a client takes it apart."""
    from urllib.parse import parse_qsl, unquote, urlsplit

    from geoout.outbox.mailto import LONGEST, uri

    link = uri(draft)
    split = urlsplit(link)
    asked = dict(parse_qsl(split.query, keep_blank_values=True))
    text = asked.pop("body", "").replace("\r\n", "\n")
    parts = (("To", unquote(split.path)), *((name.capitalize(), value) for name, value in asked.items()))
    facts = [
        ("link", f"{len(link):,} characters of at most {LONGEST:,}"),
        ("from", "the account that your mail client chooses"),
        ("goes to", way.does),
    ]
    return Preview(parts, text, _said(facts), html=_page(desk, draft))


def _copied(desk: Desk, way: Way, draft: Draft) -> Preview:
    """The text that is put into the clipboard."""
    from geoout.outbox.clipboard import text_of

    text = text_of(draft)
    facts = [("size", f"{len(text.encode()):,} bytes"), ("goes to", "the terminal's clipboard (OSC 52)")]
    return Preview((), text.replace("\r\n", "\n"), _said(facts), html=_page(desk, draft))


def _sheet(desk: Desk, way: Way, draft: Draft) -> Preview:
    """The row of the merge sheet, column by column."""
    from geoout.outbox.merge_row import row_of

    row = dict(row_of(draft, _identifier(desk, draft)))
    text = ""
    for name in list(row):
        if "\n" in row[name]:
            text = row.pop(name).replace("\r\n", "\n")
    return Preview(
        tuple(row.items()), text, _said([("goes to", Offers(desk).one(way, draft).said)]), html=_page(desk, draft)
    )


_MADE: Mapping[str, Callable[[Desk, Way, Draft], Preview]] = {"mailto": _link, "clipboard": _copied, "csv": _sheet}


def _said(facts: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts if value)


def _page(desk: Desk, draft: Draft) -> str:
    """The text as a page, with its direction: what a terminal cannot show."""
    from geoout.outbox.body import lines_of
    from geoout.outbox.html_body import page

    market = desk.markets.get(draft.market)
    return "\n".join(page(lines_of(draft.body), market.locale if market else ""))


def blocks_of(preview: Preview, width: int) -> list[Block]:
    """Parts, a line, the text; below it the facts. Right-to-left text has lines of its own and is never reordered."""
    if preview.problem:
        return [block(prose([(f"{shapes().error} ", "error"), preview.problem], width))]
    rows: list[Line] = []
    label = min(max((len(name) for name, _ in preview.parts), default=_LABEL), 2 * _LABEL)
    for name, value in preview.parts:
        if is_rtl(value):
            rows += [*fact(name, "", width, label_width=label), *prose(value, width)]
        else:
            rows += fact(name, (value, "bold") if name == "Subject" else value, width, label_width=label)
    made = [Block((*rows, rule_line(width)))] if rows else []
    made.append(Block(tuple(_text(preview.text, width))))
    facts = [
        row for name, value in preview.facts for row in fact(name, value, width, label_width=_LABEL, words="muted")
    ]
    made.append(Block((rule_line(width), *facts)))
    if preview.is_rtl:
        note = "Written from right to left. A terminal may show the words in another order than a mail client."
        made.append(block(BLANK, prose(note, width, "faint")))
    return made


def _text(text: str, width: int) -> list[Line]:
    """Every paragraph; below `-- ` it is muted."""
    drawn: list[Line] = []
    words = ""
    for paragraph in text.split("\n"):
        words = "muted" if paragraph.rstrip() == "--" else words
        drawn += prose(paragraph, width, words) if paragraph.strip() else [BLANK]
    return drawn


class PreviewSheet(Sheet):
    """What leaves, over the screen; `b` shows the page in the browser where there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "browser", show=False)]

    def __init__(self, preview: Preview, row: DraftRow, way: Way) -> None:
        self.preview = preview
        said = f"rev {row.revision} {shapes().dot} {row.market or shapes().unknown} {shapes().dot} {way.leave_as}"
        super().__init__(row.recipient or row.site, self._blocks, beside=[(said, "muted")])
        self.others = (("b", "in the browser"),) if preview.html else ()

    def inside(self) -> Iterable[Widget]:
        """The blocks, and the keys."""
        yield self.detail
        yield More(self.detail, others=self.others)

    def lay_out(self, size: Size, taken: int = 0) -> None:
        """Keep the keys in view where there are any besides those that scroll."""
        super().lay_out(size, taken)
        self.query_one(More).display = bool(self.others) or self.query_one(More).display

    def _blocks(self, width: int) -> Sequence[Block]:
        return blocks_of(self.preview, width)

    def action_browser(self) -> None:
        """Show the page in the browser."""
        if self.preview.html:
            self.run_worker(show_page(self.preview.html, self._toast), name="page")

    def _toast(self, text: str, kind: str) -> None:
        self.query_one(Toast).say(text, kind)


async def show_page(html: str, toast: Callable[[str, str], None]) -> None:
    """Write the page to a temporary file and open it; a file, because a link cannot hold a text."""
    import asyncio
    import tempfile
    from pathlib import Path

    from geoout.tui.prospects.page_link import open_own_file

    def write() -> Path:
        with tempfile.NamedTemporaryFile("w", suffix=".html", prefix="geoout-", delete=False, encoding="utf-8") as page:
            page.write(html)
        return Path(page.name)

    try:
        path = await asyncio.to_thread(write)
    except OSError as error:
        toast(f"the page could not be written: {error.strerror}", "error")
        return
    if not await asyncio.to_thread(open_own_file, path):
        toast("no browser with a window of its own here", "warning")
    else:
        toast("opened in the browser", "info")
