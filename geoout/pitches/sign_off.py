"""Sign-off: a native speaker approved a text at this exact content; any change of that text voids it (R53, R54)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from geoout.pitches.draft import Draft
from geoout.pitches.templates import Template


class Signed(StrEnum):
    """What a sign-off is for."""

    TEMPLATE = "template"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who approved what, when. `subject` is a template's id or a draft's number, `hash` the content as it was then.

    `language` is the signer's native language (BCP 47) for this text.
    """

    what: Signed
    subject: str
    hash: str
    who: str
    language: str
    at: datetime


def is_signed(template: Template, sign_offs: Iterable[SignOff]) -> bool:
    """Whether a speaker of the template's language signed it, with everything it extends, exactly as it is now."""
    return any(
        one.what is Signed.TEMPLATE
        and one.subject == template.id
        and one.hash == template.chain_hash
        and _primary(one.language) == _primary(template.locale)
        for one in sign_offs
    )


def is_draft_signed(draft: Draft, language: str, sign_offs: Iterable[SignOff]) -> bool:
    """Whether a speaker of `language` signed this draft's subject and body exactly as they are now."""
    content = draft_hash(draft)
    return any(
        one.what is Signed.DRAFT
        and one.subject == str(draft.id)
        and one.hash == content
        and _primary(one.language) == _primary(language)
        for one in sign_offs
    )


def draft_hash(draft: Draft) -> str:
    """The SHA-256 of a draft's subject and body."""
    subject = draft.subject.encode("utf-8", "surrogatepass")
    return hashlib.sha256(
        len(subject).to_bytes(8, "big") + subject + draft.body.encode("utf-8", "surrogatepass")
    ).hexdigest()


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
