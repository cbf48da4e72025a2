"""What leaves, read back from the mail's own bytes: sender, recipient, subject, text."""

from __future__ import annotations

import email
import email.policy
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from geoout.errors import OutboxError
from geoout.pitches.draft import Draft
from geoout.tui.ink import BLANK, Line, Span
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, fact, heading, prose
from geoout.tui.widgets.sheet import Sheet

_LABEL = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """A decoded mail, or the reason why there can be none."""

    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""
    problem: str = ""
    size: int = 0


def preview_of(draft: Draft, now: datetime, locale: str, workspace: str) -> Preview:
    """Compose the mail that would leave now and decode it again, so that nothing is shown that is not in it."""
    from geoout.outbox.message import compose, message_id

    if draft.sender is None:
        return Preview(problem="No sender is set; add one for this market to campaign.yaml.")
    try:
        number = message_id(draft, draft.sender.email.rpartition("@")[2], workspace)
        raw = compose(draft, draft.sender, sent=now, message_id=number, locale=locale)
    except OutboxError as error:
        return Preview(problem=f"This cannot become a mail: {error}")
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    headers = tuple((name, str(mail[name] or "")) for name in ("From", "To", "Subject"))
    payload = mail.get_payload(decode=True)
    text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return Preview(headers, text.replace("\r\n", "\n").rstrip("\n"), size=len(raw))


def is_rtl(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def preview_blocks(preview: Preview, width: int, words: str = "") -> list[Block]:
    """The mail as blocks: labelled headers, a blank line, the text in `words`.

    Right-to-left text never shares a line with anything else, because terminals do not reorder it alike.
    """
    if preview.problem:
        return [block(prose([(f"{shapes().error} ", "error"), preview.problem], width))]
    rows: list[Line] = []
    for name, value in preview.headers:
        if is_rtl(value):
            rows += [*fact(name, "", width, label_width=_LABEL), *prose(value, width)]
        else:
            rows += fact(name, value, width, label_width=_LABEL)
    rows.append(BLANK)
    for line in preview.text.split("\n"):
        rows += prose(line, width, words) if line.strip() else (BLANK,)
    return [Block(tuple(rows))]


class PreviewSheet(Sheet):
    """The mail over the screen, exactly as it leaves."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        beside: Sequence[Span | str] = () if preview.problem else [("text/plain, UTF-8", "muted")]
        super().__init__("Preview", self._blocks, beside=beside)

    def _blocks(self, width: int) -> Sequence[Block]:
        blocks = preview_blocks(self.preview, width)
        if not self.preview.problem and (is_rtl(self.preview.text) or any(is_rtl(v) for _, v in self.preview.headers)):
            note = "Written from right to left. This terminal may show the words in another order than a mail client."
            blocks.append(block(BLANK, prose(note, width, "faint")))
        return blocks


def preview_heading(preview: Preview) -> Block:
    """The title of the small preview beside the text."""
    right: list[Span | str] = [] if preview.problem else [("text/plain", "muted")]
    return block(heading("Preview", right=right))
