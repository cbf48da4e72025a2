"""The mail as its reader will have it: the head, then the text."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.pitches.draft import Draft
from geoout.tui.ink import BLANK, Line
from geoout.tui.widgets.blocks import Block, fact, prose, rule_line


def mail(draft: Draft, sender: str, recipient: str, width: int) -> Sequence[Block]:
    """From, To and Subject as they will be written, then every paragraph; below `-- ` is muted."""
    head = [
        *fact("From", sender, width, label_width=8),
        *fact("To", recipient, width, label_width=8),
        *fact("Subject", (draft.subject, "bold") if draft.subject else ("no subject", "faint"), width, label_width=8),
        rule_line(width),
    ]
    text: list[Line] = []
    words = ""
    for paragraph in draft.body.splitlines():
        words = "muted" if paragraph.rstrip() == "--" else words
        text += prose(paragraph, width, words) if paragraph.strip() else [BLANK]
    return [Block(tuple(head)), Block(tuple(text))]


def mailbox(name: str, email: str) -> str:
    """`Name <address>`, or the address alone."""
    return f"{name} <{email}>" if name and name != email else email
