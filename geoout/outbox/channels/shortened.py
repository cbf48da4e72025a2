"""A letter in a few lines, for a channel on which nobody reads letters: salutation, opening, value, link."""

from __future__ import annotations

import re

from geoout.language.graphemes import boundaries
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft

_STOP = re.compile(r"[。！？]+[」』）]*|[.!?؟…]+[»”’\")]*(?=\s|$)")
_NO_END = re.compile(r"(?:\b\w{1,3}|\d)[.]$")
"""A full stop after a number or a word of up to three letters (3., Dr., bzw., z. B.) ends no sentence."""
_GAP = "\n\n"
_LEAST = 20
"""Characters of a sentence that is cut; fewer say nothing."""


def shortened(draft: Draft, most: int) -> str:
    """The draft's salutation, the sentences of its opening and of its value as far as they fit, and its link.

    At most `most` characters, in the order of the letter; the first sentence is cut where nothing else helps. The link
    is the asset's or the target's, where the letter has one: an introduction asks nothing and links to nothing.
    """
    parts = anatomy(draft)
    salutation = draft.body[slice(*parts.salutation)].strip()
    paragraphs = [text for text in re.split(r"\n\s*\n", draft.body[slice(*parts.main)].strip()) if text.strip()]
    link = next(
        (url for url in (draft.asset.url if draft.asset else "", draft.target) if url and url in draft.body), ""
    )
    told = [_sentences(text, link) for text in paragraphs[:2]]
    order = [(row, 0) for row in range(len(told))]
    order += [(row, at) for row, sentences in enumerate(told) for at in range(1, len(sentences))]
    kept: set[tuple[int, int]] = set()
    for row, at in order:
        # A sentence never stands without the one before it, which it may build on.
        follows = at == 0 or (row, at - 1) in kept
        if follows and at < len(told[row]) and len(_laid_out(salutation, told, {*kept, (row, at)}, link)) <= most:
            kept.add((row, at))
    text = _laid_out(salutation, told, kept, link)
    if not kept and told and told[0]:
        room = most - len(text) - len(_GAP)
        if room >= _LEAST:
            told[0][0] = _cut(told[0][0], room)
            text = _laid_out(salutation, told, {(0, 0)}, link)
    return text if len(text) <= most else _cut(text, most)


def _laid_out(salutation: str, told: list[list[str]], kept: set[tuple[int, int]], link: str) -> str:
    paragraphs = [
        _joined([sentence for at, sentence in enumerate(sentences) if (row, at) in kept])
        for row, sentences in enumerate(told)
    ]
    return _GAP.join(part for part in (salutation, *paragraphs, link) if part)


def _joined(sentences: list[str]) -> str:
    """Sentences in a row; after an ideographic full stop comes no space."""
    text = ""
    for sentence in sentences:
        text += ("" if not text or text[-1] in "。！？」』）" else " ") + sentence
    return text


def _sentences(text: str, link: str) -> list[str]:
    """The sentences of a paragraph without those that hold the link, which stands below."""
    found: list[str] = []
    start = 0
    line = " ".join(text.split("\n"))
    for match in _STOP.finditer(line):
        if not _NO_END.search(line, start, match.end()):
            found.append(line[start : match.end()].strip())
            start = match.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence and not (link and link in sentence)]


def _cut(text: str, most: int) -> str:
    """As many whole words as fit, then an ellipsis; whole characters where words are not set apart."""
    if len(text) <= most:
        return text
    kept = text[: max(stop for stop in boundaries(text) if stop < most)] if most > 0 else ""
    words = kept.rsplit(None, 1)
    return (words[0] if len(words) > 1 and len(words[0]) > most // 2 else kept).rstrip(" ,;:、，") + "…"
