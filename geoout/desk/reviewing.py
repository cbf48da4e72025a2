"""Reviewing in a workspace: what waits for a native speaker, signing it, sending it back (R53, R54)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from geoout.campaign.campaign import Reviewer
from geoout.checks.finding import Finding
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.desk.person import who
from geoout.errors import GeooutError, ReadOnly, UsageError
from geoout.markets.market import Market
from geoout.pitches import reviewing
from geoout.pitches.draft import Draft, DraftState
from geoout.pitches.fixtures import fixtures
from geoout.pitches.reviewing import Text, draft_text, template_text
from geoout.pitches.sign_off import Check, Review, Standing, What, Words, draft_hash, needs_native, template_standing
from geoout.pitches.templates import Template, find, kinds_for

CODES = frozenset({"REV002", "REV003", "REV004"})
"""The findings that a sign-off answers, or an override lets pass."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits for a native speaker, or whose author has to change it; either a draft or a template."""

    text: Text
    standing: Standing
    market: Market
    draft: Draft | None = None
    template: Template | None = None

    @property
    def language(self) -> str:
        """The language it is in (BCP 47), as its market has it."""
        return self.market.language


def waiting_drafts(desk: Desk) -> list[Waiting]:
    """The open drafts that a native speaker has to sign, in the order in which they were made.

    What was let through without a sign-off, or returned to its author, waits no longer.
    """
    found = []
    for number in desk.store.drafts.ids(state=DraftState.OPEN):
        one = of_draft(desk, desk.store.drafts.get(number))
        if one is not None and _waits(desk, one):
            found.append(one)
    return found


def _waits(desk: Desk, one: Waiting) -> bool:
    draft = one.draft
    assert draft is not None
    if one.standing.is_signed or one.standing.returned is not None or not needs_native(draft, one.market):
        return False
    return not any(each.code in CODES for each in desk.store.overrides.of(draft.id, draft.revision))


def of_draft(desk: Desk, draft: Draft) -> Waiting | None:
    """A draft as its reviewer meets it; None where its market is not known any more."""
    market = desk.markets.get(draft.market)
    if market is None:
        return None
    standing = desk.store.history.sign_off(draft, market.locale)
    return Waiting(draft_text(draft, market), standing, market, draft=draft)


def templates(desk: Desk, problems: list[GeooutError] | None = None) -> list[Waiting]:
    """The templates that the campaign's markets, and the drafts there are, write from, each with how it stands.

    A template that cannot be read is added to `problems`.
    """
    used: dict[str, tuple[Template, list[Market]]] = {}
    for key in dict.fromkeys((*desk.campaign.markets, *desk.store.drafts.markets())):
        market = desk.markets.get(key)
        if market is None:
            continue
        for kind in kinds_for(market, desk.template_folders):
            try:
                template = find(kind, market, desk.template_folders)
            except GeooutError as error:
                if problems is not None and str(error) not in map(str, problems):
                    problems.append(error)
                continue
            used.setdefault(template.id, (template, []))[1].append(market)
    return [_of_template(desk, template, markets) for template, markets in used.values()]


def _of_template(desk: Desk, template: Template, markets: Sequence[Market]) -> Waiting:
    standing = template_standing(template, desk.store.reviews.of(What.TEMPLATE, template.id))
    text = template_text(template, [market.key for market in markets])
    return Waiting(text, standing, _nearest(template, markets), template=template)


def _nearest(template: Template, markets: Sequence[Market]) -> Market:
    """The market in whose words a template is shown: the one whose locale is its own, else the first."""
    return next((market for market in markets if market.locale.startswith(template.locale)), markets[0])


def waiting_templates(desk: Desk, problems: list[GeooutError] | None = None) -> list[Waiting]:
    """The templates that no native speaker has signed as they are now."""
    return [one for one in templates(desk, problems) if not one.standing.is_signed]


def named(desk: Desk, subject: str) -> Waiting:
    """The text called `3` (a draft's number) or `pl/digital_pr` (a template). Raises UsageError."""
    if subject.isdecimal():
        found = of_draft(desk, desk.store.drafts.get(int(subject)))
        if found is None:
            raise UsageError(f"draft {subject} is for a market that is not known any more")
        return found
    known = templates(desk)
    one = next((each for each in known if each.text.subject == subject), None)
    if one is None:
        raise UsageError(
            f"{subject} is neither a draft’s number nor a template of this campaign", hint="`geoout review` lists both"
        )
    return one


def words_of(desk: Desk, one: Waiting) -> Mapping[str, Words]:
    """What is read of a text: the draft, or every fixture of the template. Raises TemplateError, UserError."""
    if one.template is None:
        return one.text.words
    return fixtures(one.template, one.market, desk.renderer)


def sign(
    desk: Desk, one: Waiting, reviewer: Reviewer, checked: Iterable[Check], comment: str = "", by: str | None = None
) -> Review:
    """Sign a text as it was read, in one undo step; what it settles is checked again.

    `by` is who enters it, if that is not the person at the keyboard.
    Raises UsageError: no native of its language, an open point, or the text was edited meanwhile.
    """
    text = _as_read(desk, one)
    review = reviewing.sign(text, reviewer, checked, desk.now(), comment, by or who())
    with desk.store.step(f"sign-off of {text.called}"):
        number = desk.store.reviews.add(review)
        if one.draft is not None and one.draft.state is DraftState.RETURNED:
            desk.store.drafts.set_state([one.draft.id], DraftState.OPEN)
    settle(desk)
    return replace(review, id=number)


def send_back(
    desk: Desk, one: Waiting, reviewer: Reviewer, comment: str, checked: Iterable[Check] = (), by: str | None = None
) -> Review:
    """Return a text to its author with a comment; a draft leaves the outbox until it is edited. One undo step."""
    text = _as_read(desk, one)
    review = reviewing.send_back(text, reviewer, comment, desk.now(), checked, by or who())
    with desk.store.step(f"return of {text.called}"):
        number = desk.store.reviews.add(review)
        if one.draft is not None:
            desk.store.drafts.set_state([one.draft.id], DraftState.RETURNED)
    settle(desk)
    return replace(review, id=number)


def _as_read(desk: Desk, one: Waiting) -> Text:
    """The text with its words, if it is still what was read."""
    if desk.store.read_only:
        raise ReadOnly("this workspace can only be read", hint="sign where it can be written")
    if one.draft is not None:
        if one.draft.state not in (DraftState.OPEN, DraftState.LATER, DraftState.RETURNED):
            raise UsageError(f"{one.text.called} has left already", hint="there is nothing left to sign")
        now = draft_hash(desk.store.drafts.get(one.draft.id))
    else:
        assert one.template is not None
        now = find(one.template.kind, one.market, desk.template_folders).chain_hash
    if now != one.text.hash:
        raise UsageError(f"{one.text.called} was edited while it was read", hint="read it again")
    return replace(one.text, words=words_of(desk, one))


def settle(desk: Desk) -> int:
    """Check again the drafts whose kept findings say otherwise about sign-off than the reviews now do; how many.

    A sign-off, a return, an undo: each changes what the rules would say of drafts that nobody touched.
    """
    if desk.store.read_only:
        return 0
    again = 0
    for state in (DraftState.OPEN, DraftState.RETURNED):
        for number in desk.store.drafts.ids(state=state):
            draft = desk.store.drafts.get(number)
            found = of_draft(desk, draft)
            kept = desk.store.findings.of(number)
            if found is not None and _said(kept) != _code(found):
                check_and_keep(desk, draft)
                again += 1
    return again


def _said(findings: Sequence[Finding]) -> str:
    return next((each.code for each in findings if each.code in CODES), "")


def _code(one: Waiting) -> str:
    """Which of the codes the rules would say now."""
    assert one.draft is not None
    if one.standing.returned is not None:
        return "REV003"
    if one.standing.is_signed or not needs_native(one.draft, one.market):
        return ""
    return "REV004" if one.standing.voided is not None else "REV002"
