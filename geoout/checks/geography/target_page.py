"""GEO002 and GEO003: which page is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.targets import is_homepage
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, guide, rule
from geoout.pitches.draft import Draft, Kind, Part

_WITHOUT_LINK = frozenset({Kind.INTRODUCTION, Kind.FOLLOW_UP})


@rule("GEO002", "target-page-missing", Severity.ERROR, source=HOUSE)
def target_page_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """A mail that offers a page names none.

    Choose the target page of this market at the draft, or list one under `targets` in campaign.yaml.
    """
    if context.campaign and not draft.target and draft.kind not in _WITHOUT_LINK:
        yield Hit(
            Part.TARGET, 0, 0, "No target page is chosen.", "add one for this market under targets in campaign.yaml"
        )


@rule("GEO003", "homepage-target", Severity.WARNING, source=guide("links to useful content, not just homepages"))
def homepage_target(draft: Draft, context: Context) -> Iterator[Hit]:
    """The target is a home page (R43).

    Editors link to what helps their reader: a study, a tool, an answer. Offer the page of the asset. The finding says
    how many of the campaign's targets are home pages.
    """
    if not draft.target or not is_homepage(draft.target):
        return
    message = "The target is a home page."
    if context.campaign is not None and len(targets := context.campaign.targets) > 1:
        share = sum(is_homepage(one.url) for one in targets)
        message = f"The target is a home page, as are {share} of the campaign’s {len(targets)} targets."
    yield Hit(Part.TARGET, 0, len(draft.target), message, "offer the page of the asset")


target_page_missing.example("de", target="", fires=True).example("jp", target="", kind=Kind.INTRODUCTION)
homepage_target.example("de", target="[[https://acme.example/de/]]").example(
    "us", target="https://acme.example/en/survey"
)
