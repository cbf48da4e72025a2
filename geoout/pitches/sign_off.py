"""Sign-off: a native speaker signed or returned a text at this exact content; any change of it voids that (R53)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from geoout.campaign.campaign import Sender
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Touch
from geoout.pitches.templates import Template, chain


class What(StrEnum):
    """What is reviewed."""

    DRAFT = "draft"
    TEMPLATE = "template"


class Check(StrEnum):
    """What a reviewer looks at; right grammar is none of it (R54)."""

    IDIOMS = "idioms"
    CULTURAL_REFERENCES = "cultural-references"
    TONE_OF_VOICE = "tone-of-voice"

    @property
    def words(self) -> str:
        """`cultural references`."""
        return self.value.replace("-", " ")


class Verdict(StrEnum):
    """What a reviewer said."""

    SIGNED = "signed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Words:
    """A mail as its reader sees it."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's word on a text at exactly this content; it stays on record for ever.

    `subject` is a draft's number or a template's id; `hash` the content as it was then; `who` the reviewer's id and
    `name` in campaign.yaml, `language` the native language (BCP 47) that counted, `by` the person at the keyboard.
    `words` is the text as it was read: one under "" for a draft, one per fixture (`female/0`) for a template; `parts`
    the hash of each file of a template's chain. `stands` is False once undo has taken it back.
    """

    what: What
    subject: str
    hash: str
    verdict: Verdict
    who: str
    name: str
    language: str
    at: datetime
    checked: tuple[Check, ...] = ()
    comment: str = ""
    words: Mapping[str, Words] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    by: str = ""
    id: int = 0
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Edit:
    """What voided a sign-off: the revision of a draft or the file of a template, and when (None: not saved yet)."""

    what: str
    at: datetime | None = None

    def __str__(self) -> str:
        day = f" on {self.at.day} {self.at:%b %Y}" if self.at else ""
        return f"{self.what}{day}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stands with its native readers now: at most one of `signed`, `returned`, `voided` is there.

    `voided` was signed before an edit, `voided_by`; `template` is the sign-off of the template, where the draft still
    reads as that template wrote it. `template_signed` is whether a native signed the template it was made from.
    """

    signed: Review | None = None
    returned: Review | None = None
    voided: Review | None = None
    voided_by: Edit | None = None
    template: Review | None = None
    template_signed: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether a native speaker stands behind exactly this text."""
        return self.signed is not None or (self.template is not None and self.returned is None)


def standing(content: str, locale: str, reviews: Iterable[Review]) -> Standing:
    """How a text whose hash is `content` stands; `reviews` are those of this text, oldest first.

    The last word on this content counts; a sign-off of other content is voided by what came after it. Only natives of
    `locale` count.
    """
    heard = [one for one in reviews if one.stands and covers(one.language, locale)]
    here = [one for one in heard if one.hash == content]
    if here:
        last = here[-1]
        return Standing(signed=last) if last.verdict is Verdict.SIGNED else Standing(returned=last)
    return Standing(voided=next((one for one in reversed(heard) if one.verdict is Verdict.SIGNED), None))


def template_standing(template: Template, reviews: Iterable[Review]) -> Standing:
    """How a template stands, with everything it extends."""
    found = standing(template.chain_hash, template.locale, reviews)
    if found.voided is None:
        return found
    return Standing(voided=found.voided, voided_by=changed_file(template, found.voided))


def changed_file(template: Template, review: Review) -> Edit | None:
    """The first file of the chain that is not what it was when it was reviewed."""
    now = parts_of(template)
    for file in template.files:
        if now[file.name] != review.parts.get(file.name):
            verb = "an edit of" if file.name in review.parts else "the new file"
            return Edit(f"{verb} {file.name}", _changed_at(file.path.stat().st_mtime))
    gone = next((name for name in review.parts if name not in now), None)
    return Edit(f"leaving out {gone}") if gone else None


def parts_of(template: Template) -> dict[str, str]:
    """The SHA-256 of each file of a template's chain, by the file's name."""
    return {file.name: hashlib.sha256(file.path.read_bytes()).hexdigest() for file in template.files}


def draft_hash(draft: Draft) -> str:
    """The SHA-256 of a draft's subject and body."""
    return words_hash(Words(draft.subject, draft.body))


def words_hash(words: Words) -> str:
    """The SHA-256 of a subject and a body."""
    subject = words.subject.encode("utf-8", "surrogatepass")
    body = words.body.encode("utf-8", "surrogatepass")
    return hashlib.sha256(len(subject).to_bytes(8, "big") + subject + body).hexdigest()


def covers(native: str, locale: str) -> bool:
    """Whether a native speaker of `native` (BCP 47) reads `locale` as their own: one is a CLDR parent of the other.

    `es` covers every Spanish, `es-MX` covers Mexico and the Spanish it is written from (es_419, es) but not es_ES.
    """
    mine, wanted = native.replace("-", "_"), locale.replace("-", "_")
    return mine in chain(wanted) or wanted in chain(mine)


def needs_native(draft: Draft, market: Market) -> bool:
    """Whether somebody else who is a native speaker must sign this draft (design, decision 1).

    A sender who is native signs by writing, except a first mail to a market whose review policy is `native`.
    """
    return not writes(draft.sender, market) or (market.review.value == "native" and draft.touch is Touch.FIRST)


def writes(sender: Sender | None, market: Market) -> bool:
    """Whether this sender is a native speaker of the market's language."""
    return sender is not None and sender.writes(market.language)


def _changed_at(seconds: float) -> datetime:
    from datetime import UTC

    return datetime.fromtimestamp(seconds, UTC)
