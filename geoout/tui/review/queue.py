"""What waits, as the queue shows it: lines by language, drafts before templates, and a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from geoout.campaign.campaign import Reviewer
from geoout.desk.reviewing import Waiting
from geoout.errors import QueryError
from geoout.markets.market import Market
from geoout.pitches.reviewing import reviewer_name, reviewers_for
from geoout.pitches.sign_off import What
from geoout.store.contacts import label
from geoout.tui.draft.preview import is_rtl
from geoout.tui.ink import Span
from geoout.tui.prospects.columns import age
from geoout.tui.shapes import shapes
from geoout.tui.widgets.columns import Column
from geoout.tui.widgets.sections import Section

STATES = ("draft", "template", "voided", "returned", "unread")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its number in the list, the text that waits, its language in words, and how it stands in one word."""

    id: int
    waiting: Waiting
    language: str

    @property
    def state(self) -> str:
        """`voided`, `returned`, or `unread` where no native has seen it."""
        standing = self.waiting.standing
        return "voided" if standing.voided else "returned" if standing.returned else "unread"

    @property
    def name(self) -> str:
        """Whom a draft goes to (right-to-left names give way to the site), or a template's kind of mail."""
        draft = self.waiting.draft
        if draft is None:
            return _spoken(self.waiting.text.subject.rpartition("/")[2])
        person = label(draft.contact)
        return draft.site if is_rtl(person) and draft.site else person or draft.contact.email or draft.site

    @property
    def called(self) -> str:
        """The same in a sentence of its own: a template by its id."""
        return self.name if self.waiting.draft is not None else self.waiting.text.subject

    @property
    def kind(self) -> str:
        """The kind of mail in words, or the locale of a template."""
        if self.waiting.draft is None:
            return self.waiting.text.locale
        return _spoken(self.waiting.draft.kind.value)

    @property
    def heading(self) -> str:
        """The heading that it stands under: `French`, `French templates`."""
        return self.language if self.waiting.draft is not None else f"{self.language} templates"

    @property
    def since(self) -> datetime | None:
        """When the text came to be as it is, where that is known."""
        draft = self.waiting.draft
        if draft is not None:
            return draft.saved
        return self.waiting.standing.voided_by.at if self.waiting.standing.voided_by else None


def entries(drafts: Iterable[Waiting], templates: Iterable[Waiting], numbers: dict[str, int]) -> list[Entry]:
    """Drafts, which wait to leave, then templates, by language.

    A draft has its own number; `numbers` keeps those of templates, below zero, from one reading to the next.
    """
    from geoout.markets.names import language_name

    found = [Entry(int(one.text.subject), one, language_name(one.language)) for one in drafts]
    for one in templates:
        number = numbers.setdefault(one.text.subject, -len(numbers) - 1)
        found.append(Entry(number, one, language_name(one.language)))
    return sorted(found, key=_place)


def _place(entry: Entry) -> tuple[bool, str, str, int]:
    template = entry.waiting.draft is None
    return template, entry.language, entry.waiting.text.subject if template else "", entry.id


def sections(shown: Sequence[Entry], reviewers: Sequence[Reviewer]) -> list[Section]:
    """A heading per language of drafts and of templates, with who can sign there."""
    made: list[Section] = []
    for at, entry in enumerate(shown):
        if not at or shown[at - 1].heading != entry.heading:
            group = [one for one in shown if one.heading == entry.heading]
            names = dict.fromkeys(
                reviewer_name(one) for each in group for one in reviewers_for(reviewers, each.waiting.text)
            )
            count = len(group) if entry.waiting.draft is not None else None
            made.append(Section(at, entry.heading, count, ", ".join(names) or "nobody yet"))
    return made


def _spoken(kind: str) -> str:
    return kind.replace("_", " ").replace(" pr", " PR")


def columns(now: Callable[[], datetime]) -> tuple[Column, ...]:
    """Who or what, the kind of mail, how long it waits."""
    return (
        Column("name", "text", lambda entry: entry.name, 18, least=12, flex=1, name=True),
        Column("kind", "kind", lambda entry: (entry.kind, "muted"), 12),
        Column("since", "since", lambda entry: _since(entry, now()), 4, right=True),
    )


def shape(entry: Entry) -> Span:
    """What stands in the gutter: a sign-off that was voided, a text that was returned."""
    match entry.state:
        case "voided":
            return (shapes().warning, "warning")
        case "returned":
            return (shapes().error, "error")
    return (" ", "")


def _since(entry: Entry, now: datetime) -> Span:
    return (age(entry.since, now), "muted") if entry.since else ("", "")


Wanted = Callable[[Entry], bool]


def read(text: str, markets: Iterable[str]) -> Wanted:
    """A filter: `m:jp is:draft is:voided introduction`, all of which must hold, `-` negates. Raises QueryError."""
    known = set(markets)
    tests = [_test(word, known) for word in text.split()]
    return lambda entry: all(test(entry) for test in tests)


def _test(word: str, known: set[str]) -> Wanted:
    if word.startswith("-") and len(word) > 1:
        refused = _test(word[1:], known)
        return lambda entry: not refused(entry)
    name, colon, value = word.partition(":")
    value = value.casefold()
    if colon and name in ("m", "market"):
        if value and value not in known:
            raise QueryError(f"there is no market {value}", hint="`m` lists them")
        return lambda entry: not value or value in entry.waiting.text.markets
    if colon and name in ("is", "state"):
        if not any(state.startswith(value) for state in STATES):
            raise QueryError(f"nothing here is {value}", hint=f"use {', '.join(STATES)}")
        return lambda entry: any(state.startswith(value) for state in (entry.state, entry.waiting.text.what))
    return lambda entry: word.casefold() in _said(entry)


def _said(entry: Entry) -> str:
    draft = entry.waiting.draft
    words = [entry.name, entry.called, entry.kind, entry.language, *entry.waiting.text.markets]
    words += [draft.site, draft.subject, draft.contact.email] if draft is not None else []
    return " ".join(words).casefold()


def counted(entries: Iterable[Entry]) -> tuple[int, int]:
    """How many drafts and how many templates there are."""
    found = [entry.waiting.text.what for entry in entries]
    return found.count(What.DRAFT), found.count(What.TEMPLATE)


def markets_of(entries: Iterable[Entry], markets: Callable[[str], Market | None]) -> dict[str, int]:
    """How many texts wait for each market."""
    counts: dict[str, int] = {}
    for entry in entries:
        for key in entry.waiting.text.markets:
            if markets(key) is not None:
                counts[key] = counts.get(key, 0) + 1
    return counts
