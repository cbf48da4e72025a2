"""ANC005 to ANC007: what an anchor hides, in drafts of the workspace and in rows as they were received."""

from __future__ import annotations

import pytest

from geoout.checks.as_received import check_received
from geoout.checks.finding import Finding, Severity
from geoout.checks.registry import check
from geoout.checks.rule import Example
from geoout.desk.editing import apply_suggestion
from geoout.pitches.draft import Draft, Part
from tests.checks.sound_draft import build


def found(code: str, anchor: str, body: str, market: str = "de") -> tuple[Draft, list[Finding]]:
    draft, context, _ = build(Example(market, {"anchor": anchor, "body": body}))
    received = [one for one in check_received(draft, context) if one.code == code]
    assert [one for one in check(draft, context) if one.code == code] == received
    return draft, received


@pytest.mark.parametrize(
    ("code", "anchor", "clean"),
    [
        ("ANC005", "Hausrаt vergleichen", "Hausrat vergleichen"),
        ("ANC005", "Асmе Vergleich", "Acme Vergleich"),
        ("ANC006", "Haus\u00adrat\u200b", "Hausrat"),
        ("ANC006", "\u202eHausrat\u202c", "Hausrat"),
        ("ANC007", "Haus &amp;amp; Rat", "Haus & Rat"),
        ("ANC007", "<b>Hausrat</b>", "Hausrat"),
    ],
)
def test_one_key_mends_the_anchor_and_its_place_in_the_text(code: str, anchor: str, clean: str) -> None:
    """R66: an anchor is judged as it is read; the suggestion is the whole of it, spelled plainly."""
    draft, (finding,) = found(code, anchor, f"Guten Tag, siehe {anchor} dort.")
    assert finding.part is Part.BODY and finding.text == anchor and finding.suggestion == clean
    mended = apply_suggestion(draft, finding)
    assert mended is not None and (mended.anchor, mended.body) == (clean, f"Guten Tag, siehe {clean} dort.")
    draft, (finding,) = found(code, anchor, "Guten Tag.")
    assert finding.part is Part.ANCHOR and (finding.start, finding.end) == (0, len(anchor))
    mended = apply_suggestion(draft, finding)
    assert mended is not None and mended.anchor == clean


def test_a_disguised_anchor_stops_export_and_says_which_letter_is_whose() -> None:
    _, (finding,) = found("ANC005", "Hausrаt", "Guten Tag.")
    assert finding.severity is Severity.ERROR
    assert finding.message == "“Hausrаt” only looks like “Hausrat”: а is Cyrillic."
    _, (finding,) = found("ANC005", "Асме Vergleich", "Guten Tag.")
    assert "“Асме Vergleich” only looks like “Acme Vergleich”" in finding.message


def test_what_nobody_sees_is_called_by_its_name() -> None:
    _, (finding,) = found("ANC006", "Haus\u00adrat\u200b", "Guten Tag.")
    assert finding.severity is Severity.WARNING
    assert finding.message.endswith("soft hyphen (U+00AD), zero width space (U+200B).")


@pytest.mark.parametrize(
    ("anchor", "market"),
    [
        ("IT-компания", "ru"), ("Acmeの保険", "jp"), ("AT&T und R&D", "de"), ("خانه\u200cها", "ae"), ("kΩ und µm", "de"),
        ("ביטוח Acme\u200e", "il"), ("https://acme.example/?a=1&copy=2", "de"), ("", "de"),
    ],
)  # fmt: skip
def test_ordinary_anchors_are_left_alone(anchor: str, market: str) -> None:
    draft, context, _ = build(Example(market, {"anchor": anchor, "body": "…"}))
    assert not {one.code for one in check_received(draft, context)} & {"ANC005", "ANC006", "ANC007"}
