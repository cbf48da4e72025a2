"""Lint: what a template that can be rendered still lacks to be a good pitch."""

from __future__ import annotations

from geoout.errors import Place, TemplateError
from geoout.pitches.draft import Kind, Touch
from geoout.pitches.templates import Template

_OFFER = ("value", "reader_value", "ask")
_NO_OFFER = frozenset({Kind.INTRODUCTION, Kind.FOLLOW_UP})


def lint(template: Template) -> list[TemplateError]:
    """What a template's author should mend, each as a sentence; nothing here stops a template from being used.

    A first touch offers something (R36) and says why readers care (R126); an introduction asks for nothing yet (R50).
    """
    file = template.files[0].name
    found: list[TemplateError] = []

    def say(what: str, field: str, hint: str) -> None:
        found.append(TemplateError(what, Place(file, None, field), hint))

    if template.touch is Touch.FIRST and template.kind not in _NO_OFFER:
        for block in _OFFER:
            if block not in template.blocks:
                say("a first mail that offers something needs this block", block, "fill it")
    if template.touch is Touch.FIRST and "personal" not in template.blocks:
        say("a first mail needs this block", "personal", "fill it")
    if template.touch is Touch.FIRST and "personal_line" not in template.uses:
        say("a first mail says something about this person's work", "personal_line", "use it in personal or an opening")
    if template.kind is Kind.INTRODUCTION and "ask" in template.blocks and "target.url" in template.uses:
        say("an introduction asks for no link", "target.url", "leave the page out")
    if "opening" in template.uses and not template.openings:
        say("the text uses an opening", "openings", "add two or more to the front matter")
    if template.openings and "opening" not in template.uses:
        say("openings are never used", "openings", "write {{ opening }} in the block personal")
    for block in sorted(template.blocks - template.gloss.keys() - {"law"}):
        say("the gloss does not say in English what this block says", f"gloss.{block}", "add it")
    for block in sorted(template.gloss.keys() - template.blocks):
        say("the gloss describes a block that the template does not fill", f"gloss.{block}", "remove it")
    if "sender.name" not in template.uses:
        say("no mail is without it", "sender.name", "put it into base.j2")
    return found
