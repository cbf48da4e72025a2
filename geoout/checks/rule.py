"""Rule: a question about a draft, declared with its code, name, severity, source and examples.

A rule's docstring is its page: what it flags, why that costs links, what to do instead. Its examples are its test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.phrases import languages
from geoout.markets.market import Source
from geoout.pitches.draft import Draft, Part

HOUSE = "house"


_INNER = str.maketrans("“”", "‘’")


def guide(words: str) -> str:
    """The source of a rule that the guide states, with the words it goes by; quotes inside them are single."""
    return f"guide: “{words.translate(_INNER)}”"


def said_by(source: Source) -> str:
    """The source of a market's statement, as a finding shows it."""
    return source.id if source.id in ("guide", HOUSE) else source.title


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a rule objects to: code points `start` to `end` of `part` (0, 0: no place is meant).

    `suggestion` is what to write instead; `replaces` whether it can stand in place of the span as it is; `severity` and
    `source` replace the rule's own where a market is stricter or its data name another source.
    """

    part: Part
    start: int
    end: int
    message: str
    suggestion: str | None = None
    replaces: bool = False
    severity: Severity | None = None
    source: str | None = None


Look = Callable[[Draft, Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """A draft in `market` made of a few fields; `[[` and `]]` mark where the rule must fire, no marks: it must not.

    `fields` replace those of an otherwise sound draft; `fires` is for findings that mean no place; `context` replaces
    fields of the context.
    """

    market: str
    fields: Mapping[str, Any]
    fires: bool | None = None
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Rule:
    """A declared rule. `look` yields hits; `page` is the docstring; `words_for` the languages it has words for.

    `words` is the folder of its word lists (see checks/phrases.py), None when its words are not in lists. `as_received`
    says that it judges the very signs that a view for readers leaves out (see checks/as_received.py).
    """

    code: str
    name: str
    severity: Severity
    source: str
    look: Look
    page: str
    words_for: tuple[str, ...] = ()
    words: Path | None = None
    as_received: bool = False
    examples: list[Example] = field(default_factory=list)

    def check(self, draft: Draft, context: Context) -> Iterator[Finding]:
        """The findings of this rule, with the text each one points at."""
        for hit in self.look(draft, context):
            text = text_of(draft, hit.part)[hit.start : hit.end]
            yield Finding(
                code=self.code,
                name=self.name,
                severity=hit.severity or self.severity,
                part=hit.part,
                start=hit.start,
                end=hit.end,
                text=text,
                message=hit.message,
                suggestion=hit.suggestion,
                replaces=hit.replaces,
                source=hit.source or self.source,
            )

    def example(
        self, market: str, *, fires: bool | None = None, context: Mapping[str, Any] | None = None, **fields: Any
    ) -> Rule:
        """Add an example; see Example. Returns the rule, so that examples chain."""
        self.examples.append(Example(market, fields, fires, context or {}))
        return self


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    source: str,
    words_for: Sequence[str] = (),
    words: Path | None = None,
    as_received: bool = False,
) -> Callable[[Look], Rule]:
    """Declare the function below as a rule. Codes are never reused; names say what is flagged.

    A rule with `words`, a folder of word lists, has words for the languages of its files.
    """

    def declare(look: Look) -> Rule:
        has = languages(words) if words is not None else tuple(words_for)
        return Rule(code, name, severity, source, look, (look.__doc__ or "").strip(), has, words, as_received)

    return declare


def text_of(draft: Draft, part: Part) -> str:
    """The text that spans of `part` count in."""
    if part is Part.CONTACT:
        return draft.contact.email
    if part is Part.ASSET:
        return draft.asset.title if draft.asset else ""
    return {Part.SUBJECT: draft.subject, Part.BODY: draft.body, Part.ANCHOR: draft.anchor, Part.TARGET: draft.target}[
        part
    ]
