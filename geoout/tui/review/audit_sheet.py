"""The audit list over the screen: who signed, returned or let through what, when, and what voided it."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.desk.audit import LET_THROUGH, Entry, counts
from geoout.pitches.sign_off import Verdict
from geoout.tui.ink import BLANK, Span, line
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, prose
from geoout.tui.widgets.sheet import Sheet


class AuditSheet(Sheet):
    """The newest first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = list(entries)
        number = counts(self.entries)
        said = f"{number['signed']} signed, {number['returned']} returned, {number[LET_THROUGH]} let through"
        super().__init__("Audit list", self._blocks, beside=[(said, "muted")])

    def _blocks(self, width: int) -> Sequence[Block]:
        if not self.entries:
            return [block(prose("Nothing was signed, returned or let through yet.", width, "muted"))]
        made: list[Block] = []
        for at, entry in enumerate(self.entries):
            made += [block(BLANK)] if at else []
            made.append(_entry(entry, width))
        return made


def _entry(entry: Entry, width: int) -> Block:
    shape: Span = {
        str(Verdict.SIGNED): (shapes().ok, "ok"),
        str(Verdict.RETURNED): (shapes().error, "error"),
    }.get(entry.what, (shapes().warning, "warning"))
    when = f"{entry.at.day} {entry.at:%b %Y %H:%M} UTC"
    rev = f" rev {entry.revision}" if entry.revision else ""
    code = f" {entry.code}" if entry.code else ""
    head = line((entry.subject, "bold"), (rev, "muted"), f"  {entry.what}{code}", right=[(when, "muted")])
    by = f", entered by {entry.by}" if entry.by and entry.by != entry.who else ""
    details = [f"{entry.who}{by}"]
    if entry.checked:
        details.append(", ".join(one.words for one in entry.checked))
    if entry.hash:
        details.append(entry.hash[:12])
    parts = [head, *prose(f" {shapes().dot} ".join(details), width, "muted")]
    parts += prose(entry.comment, width) if entry.comment else ()
    if entry.voided:
        parts += prose([(f"{shapes().warning} ", "warning"), f"counts no longer: {entry.voided}"], width)
    return block(parts, shape=shape)
