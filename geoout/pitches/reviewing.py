"""Reviewing: a text as it lies before a native speaker, and the two things that can be said of it (R53, R54)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from geoout.campaign.campaign import Reviewer
from geoout.errors import Place, UsageError
from geoout.language.plain import clean_line
from geoout.markets.market import Market
from geoout.pitches.draft import Draft
from geoout.pitches.sign_off import Check, Review, Verdict, What, Words, covers, draft_hash, parts_of
from geoout.pitches.templates import Template

CAMPAIGN_FILE = "campaign.yaml"


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be reviewed at exactly this content.

    `locale` is that of the draft's market or the template's own; `markets` are the keys of the markets that read it;
    `words` what their readers see: one under "" for a draft, one per fixture for a template. `author` is the address
    of a draft's sender.
    """

    what: What
    subject: str
    hash: str
    locale: str
    markets: tuple[str, ...]
    words: Mapping[str, Words] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    author: str = ""

    @property
    def called(self) -> str:
        """`draft 3`, `template de/digital_pr`."""
        return f"{self.what} {self.subject}"


def draft_text(draft: Draft, market: Market) -> Text:
    """A draft as its reviewer reads it."""
    return Text(
        What.DRAFT, str(draft.id), draft_hash(draft), market.locale, (market.key,),
        {"": Words(draft.subject, draft.body)}, revision=draft.revision,
        author=draft.sender.email if draft.sender and market.review.value == "native" else "",
    )  # fmt: skip


def template_text(template: Template, markets: Iterable[str], words: Mapping[str, Words] | None = None) -> Text:
    """A template as its reviewer reads it, on its rendered fixtures."""
    return Text(
        What.TEMPLATE, template.id, template.chain_hash, template.locale, tuple(markets), words or {},
        parts_of(template),
    )  # fmt: skip


def may_review(reviewer: Reviewer, text: Text) -> bool:
    """Whether this reviewer is a native of the text's language, reads for one of its markets, and did not write it."""
    return why_not(reviewer, text) == ""


def why_not(reviewer: Reviewer, text: Text) -> str:
    """Why this reviewer cannot sign the text, as a clause; empty when they can."""
    from geoout.markets.names import language_name

    name = reviewer_name(reviewer)
    if native_for(reviewer, text.locale) is None:
        spoken = " and ".join(language_name(tag) for tag in reviewer.native)
        return f"{name} is a native speaker of {spoken}, not of {language_name(text.locale)}"
    if reviewer.markets and text.markets and not set(reviewer.markets) & set(text.markets):
        return f"{name} reviews for {' '.join(reviewer.markets)}, and this is for {' '.join(text.markets)}"
    if text.author and reviewer.email and reviewer.email.casefold() == text.author.casefold():
        return f"{name} wrote this text, and this market wants a second native speaker"
    return ""


def native_for(reviewer: Reviewer, locale: str) -> str | None:
    """The native language of this reviewer that covers a locale."""
    return next((tag for tag in reviewer.native if covers(tag, locale)), None)


def reviewers_for(reviewers: Sequence[Reviewer], text: Text) -> list[Reviewer]:
    """Who can sign the text."""
    return [one for one in reviewers if may_review(one, text)]


def reviewer_name(reviewer: Reviewer) -> str:
    """A reviewer's name as campaign.yaml has it."""
    return clean_line(reviewer.name)


def named(reviewers: Sequence[Reviewer], wanted: str) -> Reviewer:
    """The reviewer with this id or name. Raises UsageError with who there is."""
    found = [one for one in reviewers if wanted in (one.id, one.name)]
    if len(found) == 1:
        return found[0]
    if not reviewers:
        hint = "add `reviewers:` with id, name and native languages"
        raise UsageError("there are no reviewers yet", Place(CAMPAIGN_FILE), hint)
    known = ", ".join(one.id for one in reviewers)
    what = f"{wanted} names two reviewers" if found else f"{wanted} is no reviewer in {CAMPAIGN_FILE}"
    raise UsageError(what, hint=f"use one of {known}")


def sign(
    text: Text, reviewer: Reviewer, checked: Iterable[Check], at: datetime, comment: str = "", by: str = ""
) -> Review:
    """The sign-off of a text. Raises UsageError: no native of its language, or a point of the checklist is open."""
    ticked = set(checked)
    if left := [one.words for one in Check if one not in ticked]:
        raise UsageError(f"{', '.join(left)} not looked at yet", hint="tick all three, then sign")
    return _said(text, reviewer, Verdict.SIGNED, at, tuple(Check), comment, by)


def send_back(
    text: Text, reviewer: Reviewer, comment: str, at: datetime, checked: Iterable[Check] = (), by: str = ""
) -> Review:
    """The return of a text to its author. Raises UsageError: no native of its language, or nothing said why."""
    if not clean_line(comment):
        raise UsageError("a text is returned with a comment", hint="write what the author should change")
    return _said(text, reviewer, Verdict.RETURNED, at, tuple(one for one in Check if one in set(checked)), comment, by)


def _said(
    text: Text, reviewer: Reviewer, verdict: Verdict, at: datetime, checked: tuple[Check, ...], comment: str, by: str
) -> Review:
    if reason := why_not(reviewer, text):
        raise UsageError(reason, hint="choose a native speaker of it")
    language = native_for(reviewer, text.locale)
    assert language is not None
    return Review(
        text.what, text.subject, text.hash, verdict, reviewer.id, reviewer_name(reviewer), language, at, checked,
        clean_line(comment), text.words, text.parts, text.revision, clean_line(by),
    )  # fmt: skip
