"""The anchor mix drawn: per page its kinds and languages as counted bars, what repeats, and every use on demand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from geoout.campaign.anchor_use import UNBLAMED, AnchorUse, Repeat, Share, UseState
from geoout.campaign.campaign import Settings
from geoout.language.anchor import Answer
from geoout.language.anchor_kind import AnchorKind
from geoout.links.anchor_mix import ANSWERS, AnchorMix, foreign_words
from geoout.tui.draft.preview import is_rtl
from geoout.tui.ink import BLANK, Line, Span, fit, line
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, heading, prose
from geoout.tui.widgets.gauge import gauge

_LABEL = 13
_GAP = 3
_DAY = 11
_USES, _REPEATS, _EVERY = 12, 20, 500

PAGE, USE = "page", "use"
"""What an id begins with: `page:0` is a page by its place, `use:…:12` a use of draft 12."""


def mix_blocks(mixes: Sequence[AnchorMix], settings: Settings, unfolded: Collection[int], width: int) -> list[Block]:
    """Everything about these pages; the places of those in `unfolded` show each use."""
    blocks: list[Block] = []
    for at, mix in enumerate(mixes):
        blocks += [block(BLANK)] if at else []
        blocks += _page(mix, at, settings, at in unfolded, width)
    return [*blocks, block(BLANK, prose(limits(settings), width, "muted"))]


def limits(settings: Settings) -> str:
    """What the marks mean, and whose limits they are."""
    return (
        f"A site counts once per page. {shapes().warning} marks the campaign’s own limits: the same anchor at "
        f"{settings.anchor_repeats} sites, or more than {settings.exact_anchors * 100:g} % exact from "
        f"{settings.exact_anchors_from} uses on. No source says which mix is safe."
    )


def _page(mix: AnchorMix, at: int, settings: Settings, unfolded: bool, width: int) -> Iterator[Block]:
    states = ", ".join(f"{count} {state}" for state, count in mix.states.items() if count)
    yield block(
        heading(shown_page(mix.target), right=[(str(mix.total), "bold"), (" asked: ", "muted"), (states, "")]),
        id=f"{PAGE}:{at}",
    )
    yield block(_charts(mix, settings, width))
    if mix.foreign:
        yield block(prose(f"another language: {foreign_words(mix)}", width, "muted"))
    for place, repeat in enumerate(mix.repeats[:_REPEATS]):
        yield block(BLANK)
        yield block(_said(repeat, width), shape=_mark(repeat, settings))
        yield from (_use(use, f"{USE}:{at}.{place}:{use.draft}", width) for use in repeat.uses[:_USES])
        yield from _more(len(repeat.uses) - _USES, "sites")
    yield from _more(len(mix.repeats) - _REPEATS, "anchors are repeated")
    if unfolded:
        yield block(BLANK, line(("every use", "muted")))
        yield from (_use(use, f"{USE}:{at}:{use.draft}", width, anchor=True) for use in mix.uses[:_EVERY])
        yield from _more(len(mix.uses) - _EVERY, "uses")


def _more(left_out: int, what: str) -> Iterator[Block]:
    """`12 more sites`: a page of thousands is no list that anybody reads."""
    if left_out > 0:
        yield block(line("  ", (f"{left_out:,} more {what}", "muted")))


def shown_page(target: str) -> str:
    """An address without its scheme."""
    parts = urlsplit(target if "//" in target else f"//{target}")
    return f"{parts.netloc}{parts.path}" or target


# Kinds and languages side by side


def _charts(mix: AnchorMix, settings: Settings, width: int) -> list[Line]:
    half = (width - _GAP) // 2
    over = mix.total >= settings.exact_anchors_from and mix.exact.over(settings.exact_anchors)
    kinds = [
        _bar(str(kind), Share(count, mix.total), half, "warning" if over and kind is AnchorKind.EXACT else "data")
        for kind, count in mix.kinds.items()
        if count or kind is AnchorKind.EXACT
    ]
    languages = [
        _bar(ANSWERS[answer], Share(count, mix.total), half, "accent" if answer is Answer.MATCH else "data")
        for answer, count in mix.answers.items()
        if count or answer is Answer.MATCH
    ]
    empty: list[Span] = [(" " * half, "")]
    rows = [_titles(half)]
    for at in range(max(len(kinds), len(languages))):
        left = kinds[at] if at < len(kinds) else empty
        right = languages[at] if at < len(languages) else empty
        rows.append(Line((*left, (" " * _GAP, ""), *right)))
    return rows


def _titles(half: int) -> Line:
    return line((fit("kind", half + _GAP), "muted"), ("language", "muted"))


def _bar(name: str, share: Share, cells: int, words: str) -> list[Span]:
    """`exact        ━━━─────  2 of 9` in exactly `cells` cells."""
    number = len(str(share.whole)) * 2 + len("  of ")
    room = max(cells - _LABEL - number, 1)
    count = fit(str(share), number, right=True)
    mark = f"{shapes().warning} " if words == "warning" else ""
    said = "" if share.part else "faint"
    return [
        (fit(mark + name, _LABEL), words if mark else said),
        *gauge(share.part, share.whole, room, words),
        (count, said),
    ]


# Repeats and uses


def _mark(repeat: Repeat, settings: Settings) -> Span:
    """`▲` where the campaign's own limit is reached by a kind that has other words."""
    blamed = repeat.kind not in UNBLAMED and repeat.kind is not AnchorKind.GENERIC
    if blamed and len(repeat.uses) >= settings.anchor_repeats:
        return shapes().warning, "warning"
    return shapes().none, "faint"


def _said(repeat: Repeat, width: int) -> tuple[Line, ...]:
    """`5 times  Erhebung zum Hausrat` with its kind at the right; right-to-left words on a line of their own."""
    times: Span = (f"{len(repeat.uses)} times", "bold")
    kind: Span = (str(repeat.kind), "muted")
    if is_rtl(repeat.anchor):
        return (line(times, right=[kind]), line(repeat.anchor))
    return (line(times, "  ", repeat.anchor, right=[kind]),)


def _use(use: AnchorUse, id: str, width: int, *, anchor: bool = False) -> Block:
    """A site with what became of it and when; with `anchor` its words first."""
    site = use.site or "no site yet"
    when: Span = (fit(_day(use.day), _DAY, right=True), "muted")
    state: Span = (fit(str(use.state), 9), "" if use.state is UseState.LEFT else "muted")
    if not anchor:
        return block(line("  ", site, right=[state, when]), id=id)
    if is_rtl(use.anchor):
        return block(line("  ", use.anchor), line("  ", (site, "muted"), right=[state, when]), id=id)
    room = width - _DAY - 9 - 1 - 2
    words = fit(use.anchor, room * 3 // 5)
    return block(line("  ", words, "  ", (site, "muted"), right=[state, when]), id=id)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
