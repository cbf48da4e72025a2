"""The Japanese templates: every kind renders whole, in keigo, within the market's length (R50, R51)."""

from __future__ import annotations

import pytest

from geoout.checks.context import Context
from geoout.checks.registry import check
from geoout.files import shipped
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.templates import find
from tools.sample_pitch import sample_draft

KINDS = [Kind(path.stem) for path in sorted((shipped("templates") / "ja").glob("*.j2")) if path.stem != "base"]


def test_the_first_mails_of_japan_are_there() -> None:
    assert {Kind.INTRODUCTION, Kind.DIGITAL_PR, Kind.RESOURCE_PAGE, Kind.GUEST_CONTRIBUTION, Kind.FOLLOW_UP} <= set(KINDS)


@pytest.mark.parametrize("variant", [0, 1])
@pytest.mark.parametrize("kind", KINDS)
def test_template_has_no_finding_of_wording_or_length(kind: Kind, variant: int) -> None:
    draft: Draft = sample_draft(kind, "jp", variant)
    families = ("REG", "TON", "LEN", "FLD", "ETQ002", "LAW005")
    found = [finding for finding in check(draft, Context(load()["jp"])) if finding.code.startswith(families)]
    assert not found
    assert draft.body.splitlines()[1].endswith(" 様") and "何卒よろしくお願い申し上げます。" in draft.body


def test_an_introduction_asks_for_nothing() -> None:
    template = find(Kind.INTRODUCTION, load()["jp"], (shipped("templates"),))
    assert "Nothing is asked" in template.gloss["ask"]
    body = sample_draft(Kind.INTRODUCTION, "jp", 0).body
    assert not [word for word in ("ご検討", "ご掲載", "リンク", "https://www.wohnwerk.example/heat") if word in body]
