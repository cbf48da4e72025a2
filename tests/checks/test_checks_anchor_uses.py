"""ANC003, ANC004, ANC010: what the campaign asked for before, against its own limits (R69, R70, R71)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from geoout.campaign.anchor_use import AnchorUse, UseState
from geoout.campaign.campaign import Campaign, Settings
from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.registry import check
from geoout.checks.rule import Example
from geoout.pitches.draft import Draft, Kind, Part
from tests.checks.sound_draft import CAMPAIGN, build

TODAY = date(2026, 11, 20)
PAGE = "https://acme.example/de/hausrat"
WORDS = "Was zum Hausrat gehört"
WITH_KEYWORD = replace(CAMPAIGN, keywords={"de": ("Hausratversicherung",)})


class Before:
    """A history of these anchors, each left for a site of its own, the first the newest."""

    def __init__(self, anchors: Iterable[str], **changes: object) -> None:
        self.uses = [
            replace(
                AnchorUse(anchor, "de", PAGE, f"s{at}.example", TODAY - timedelta(at + 1), UseState.LEFT, at + 1),
                **changes,  # type: ignore[arg-type]
            )
            for at, anchor in enumerate(anchors)
        ]

    def anchor_uses(self, target: str, market: str, *, besides: int = 0) -> Sequence[AnchorUse]:
        assert (target, market) == (PAGE, "de")
        return [use for use in self.uses if use.draft != besides]


def found(
    code: str, anchor: str, history: Any, campaign: Campaign | None = WITH_KEYWORD, **fields: Any
) -> list[Finding]:
    draft, context, _ = build(Example("de", {"anchor": anchor, "target": PAGE, **fields}))
    context = Context(context.market, campaign, history, TODAY)
    return list(check_only(code, draft, context))


def check_only(code: str, draft: Draft, context: Context) -> Iterable[Finding]:
    from geoout.checks.registry import rule_of

    rule = rule_of(code)
    assert rule is not None
    return rule.check(draft, context)


def limits(**changes: object) -> Campaign:
    return replace(WITH_KEYWORD, settings=replace(Settings(), **changes))  # type: ignore[arg-type]


def test_r70_the_fourth_time_is_warned_of_with_the_previous_uses() -> None:
    (finding,) = found("ANC003", WORDS, Before([WORDS, WORDS.upper(), f" {WORDS} "]))
    assert finding.severity is Severity.WARNING and "the 4th site" in finding.message
    assert "s0.example (left 2026-11-19), s1.example (left 2026-11-18), s2.example (left 2026-11-17)" in finding.message
    assert found("ANC003", WORDS, Before([WORDS, WORDS])) == [], "the third"


def test_r70_at_most_three_are_named() -> None:
    (finding,) = found("ANC003", WORDS, Before([WORDS] * 10))
    assert "the 11th site" in finding.message and finding.message.endswith("and 7 more.")


def test_r70_the_limit_is_the_campaigns_own() -> None:
    assert found("ANC003", WORDS, Before([WORDS]), limits(anchor_repeats=2))
    assert not found("ANC003", WORDS, Before([WORDS] * 4), limits(anchor_repeats=6))
    assert found("ANC003", "die Versicherungen", Before(["die Versicherung"] * 3), limits(anchor_forms=True))
    assert not found("ANC003", "die Versicherungen", Before(["die Versicherung"] * 3))


@pytest.mark.parametrize("anchor", ["Acme Vergleich", "https://acme.example/de/", "acme.example"])
def test_r68_r70_the_brand_and_addresses_repeat_by_nature(anchor: str) -> None:
    assert found("ANC003", anchor, Before([anchor] * 20)) == []


def test_r68_r70_a_generic_phrase_is_only_mentioned() -> None:
    (finding,) = found("ANC003", "hier klicken", Before(["hier klicken"] * 5))
    assert finding.severity is Severity.INFO


def test_r70_a_follow_up_to_the_same_site_is_no_second_use() -> None:
    history = Before([WORDS] * 6, site="wohnwert.example")
    assert found("ANC003", WORDS, history) == []
    assert found("ANC003", WORDS, Before([WORDS] * 6, site="blatt.example")) == []


def test_r70_of_planned_drafts_the_later_ones_are_blamed() -> None:
    planned = Before([WORDS] * 4, state=UseState.PLANNED)
    assert not found("ANC003", WORDS, planned, id=3)
    (finding,) = found("ANC003", WORDS, planned, id=9)
    assert "the 5th site" in finding.message and "(planned " in finding.message


def test_r70_another_anchor_of_the_campaign_is_offered() -> None:
    campaign = replace(WITH_KEYWORD, anchors={"de": (WORDS, "So ist Hausrat versichert", "Zahlen zum Hausrat")})
    used = [WORDS] * 3 + ["So ist Hausrat versichert"]
    (finding,) = found("ANC003", WORDS, Before(used), campaign, body=f"Mehr unter {WORDS}.")
    assert finding.part is Part.BODY and finding.text == WORDS and finding.replaces
    assert finding.suggestion not in (None, WORDS, "So ist Hausrat versichert")


def test_r69_six_of_ten_exact_is_over_the_campaigns_own_limit() -> None:
    used = ["Hausratversicherung"] * 5 + ["Acme Vergleich", "hier klicken", WORDS, WORDS + "?"]
    (finding,) = found("ANC004", "Hausratversicherung", Before(used))
    assert finding.severity is Severity.WARNING
    assert "6 of 10 anchors" in finding.message and "own limit is 50 %" in finding.message
    assert not found("ANC004", "Hausratversicherung", Before(used), limits(exact_anchors=0.6))
    assert not found("ANC004", "Hausratversicherung", Before(used), limits(exact_anchors_from=11))
    assert not found("ANC004", WORDS, Before(used)), "not the draft that widens the mix"


def test_r71_another_foreign_anchor_is_counted_as_information() -> None:
    used = ["compare home insurance online", WORDS, WORDS]
    (finding,) = found("ANC010", "home insurance comparison", Before(used))
    assert finding.severity is Severity.INFO and finding.message.startswith("2 of 4 anchors")
    assert "German" in finding.message and "s0.example" in finding.message
    assert found("ANC010", WORDS, Before(used)) == []


@pytest.mark.parametrize("code", ["ANC003", "ANC004", "ANC010"])
def test_without_workspace_link_or_words_they_are_silent(code: str) -> None:
    history = Before(["Hausratversicherung"] * 9)
    assert found(code, "Hausratversicherung", None) == []
    assert found(code, "Hausratversicherung", history, None) == []
    assert found(code, "Hausratversicherung", history, target="") == []
    assert found(code, "Hausratversicherung", history, kind=Kind.INTRODUCTION) == []
    for empty in ("", "  ", "\u200b"):
        assert found(code, empty, history) == []


@pytest.mark.parametrize("anchor", ["x" * 10_000, "観光" * 400, "rot\x1b[31m\x07", "a\u202eb", "\ud800", "🎉"])
def test_hostile_anchors_break_nothing_and_are_cut(anchor: str) -> None:
    for finding in found("ANC003", anchor, Before([anchor] * 8)):
        assert len(finding.message) < 600 and not any(sign in finding.message for sign in "\x1b\x07\u202e")


def test_nothing_is_called_safe() -> None:
    draft, context, _ = build(Example("de", {"anchor": "Hausratversicherung", "target": PAGE}))
    history: Any = Before(["Hausratversicherung"] * 9)
    for code in ("ANC003", "ANC004"):
        (finding,) = check_only(code, draft, Context(context.market, WITH_KEYWORD, history, TODAY))
        assert "own limit" in finding.message and "safe" not in finding.message
    assert check(draft, Context(context.market, WITH_KEYWORD, None, TODAY)) is not None
