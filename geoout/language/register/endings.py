"""The register of languages that show it where a sentence ends: Japanese and Korean (R47, R50).

Each has a file of expressions (see `endings_file`). Only what is surely a sentence speaks: one with its full stop is
judged by all plain endings, a paragraph that stops without one (chat) by the strong ones, a clause before a comma by
those no connective shares. So headings, names, list items and titles have no register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geoout.language.register.analyser import ends_in_noun
from geoout.language.register.endings_file import Ending, EndingRules, Words, load
from geoout.language.register.hit import RegisterHit
from geoout.markets.market import Register

LANGUAGES = frozenset({"ja", "ko"})

_STOPS = "。.．!?！？…"
# A full stop inside a number or a name (3.5, example.com) ends nothing.
_SENTENCE = re.compile(rf"(?:[^\n{_STOPS}]|[.．](?=[0-9A-Za-z]))+[{_STOPS}]*")
_CLAUSE = re.compile(r"[^,、，;；]+")
# What may follow the last word of a sentence and says nothing: closing brackets, an aside, laughter, signs of mood.
_TAIL = re.compile(r"[\W_ー笑wｗㅋㅎㅠㅜ]+$|(?<=[:;xX])[DPp)]$|\s+(?:lol|LOL|XD|xD)$|\s*[(（][^()（）]{0,4}[)）]$")
# A text of one short line without a mark inside is a subject or a title; headlines may be plain and open.
_TITLE_LENGTH = 30
_MARK = re.compile(rf"[,、，;；{_STOPS}]")
_PARAGRAPH_END = re.compile(r"[^\S\n]*(?:\n[^\S\n]*(?:\n|$)|$)")
_TIERS = ("clause", "strong", "plain", "weak")
# Tiers whose endings some nouns share; an analyser, where there is one, is asked about them.
_ASKED = ("plain", "weak")


@dataclass(frozen=True, slots=True)
class _Spoken:
    hit: RegisterHit
    is_weak: bool = False


def find(language: str, text: str, masked: str) -> list[RegisterHit]:
    """Every place of `masked` (`text` with quotations blanked) that speaks polite or plain, in order.

    `language` is one of LANGUAGES. What only leaves a sentence open counts where it outnumbers the polite sentences.
    """
    rules = load(language)
    spoken: list[_Spoken] = []
    for sentence in _SENTENCE.finditer(masked):
        new = list(_sentence(language, rules, text, sentence))
        if new and new[-1].hit.register is Register.FORMAL and rules.speech.search(sentence[0]):
            _drop_speech(spoken)
        spoken.extend(new)
    formal = sum(found.hit.register is Register.FORMAL for found in spoken)
    weak = sum(found.is_weak for found in spoken)
    hits: list[RegisterHit] = []
    for found in sorted(spoken, key=lambda found: (found.hit.start, -found.hit.end)):
        hit = found.hit
        if (not found.is_weak or weak > formal) and (not hits or hit.start >= hits[-1].end):
            hits.append(hit)
    return hits


def _drop_speech(spoken: list[_Spoken]) -> None:
    """Take back the plain sentences right before a polite one that reports them: "왜 이렇게 비싸? 라고 했어요"."""
    while spoken and spoken[-1].hit.register is Register.INFORMAL:
        spoken.pop()


def _sentence(language: str, rules: EndingRules, text: str, sentence: re.Match[str]) -> Iterator[_Spoken]:
    body = _body(sentence[0])
    if not body.strip():
        return
    start = sentence.start()
    spoken = body + _stop(sentence[0])
    polite = rules.find("polite", spoken)
    said = _quoted(rules, body) if polite else 0
    words = rules.words if polite else (*rules.words, *rules.mild)
    for found in (*_words(words, body, start), *_clauses(rules, text, body, start, polite is not None)):
        if found.hit.start >= start + said:
            yield found
    if polite:
        yield _Spoken(_hit(text, start, body, polite, None))
    elif not rules.is_neutral(spoken):
        tiers = _TIERS[: _certainty(text, sentence)]
        found_in = next(((tier, ending) for tier in tiers if (ending := rules.find(tier, spoken))), None)
        if found_in is None or (found_in[0] in _ASKED and not spoken.endswith("?") and ends_in_noun(language, body)):
            return
        is_weak = found_in[0] == "weak" or (found_in[0] == "plain" and sentence[0][-1] not in _STOPS)
        yield _Spoken(_hit(text, start, body, found_in[1], rules.counterpart), is_weak)


def _words(words: Words, body: str, offset: int) -> Iterator[_Spoken]:
    for pattern, counterpart in words:
        group: int | str = "hit" if "hit" in pattern.groupindex else 0
        for match in pattern.finditer(body):
            start, end = offset + match.start(group), offset + match.end(group)
            yield _Spoken(RegisterHit(start, end, match[group], Register.INFORMAL, counterpart))


def _clauses(rules: EndingRules, text: str, body: str, offset: int, is_weak: bool) -> Iterator[_Spoken]:
    for clause in list(_CLAUSE.finditer(body))[:-1]:
        spoken = _body(clause[0])
        if not rules.is_neutral(spoken) and (ending := rules.find("clause", spoken)):
            hit = _hit(text, offset + clause.start(), spoken, ending, rules.counterpart)
            yield _Spoken(hit, is_weak)


def _quoted(rules: EndingRules, body: str) -> int:
    """How much of a polite sentence is somebody's speech without quotation marks: "좋아해, 라고 했어요"."""
    ends = [match.start() for match in rules.quoting.finditer(body)]
    return ends[-1] if ends else 0


def _certainty(text: str, sentence: re.Match[str]) -> int:
    """How many of the tiers may judge how `sentence` ends: all when it surely is one."""
    is_finished = sentence[0][-1] in _STOPS
    if "\n" in text.strip():
        at_end = _PARAGRAPH_END.match(text, sentence.end())
        return len(_TIERS) if is_finished else 2 if at_end else 0  # 0: the line was broken by hand
    is_title = len(text) <= _TITLE_LENGTH and not _MARK.search(text.rstrip(_STOPS))
    if is_title and not is_finished:
        return 2
    return 3 if is_title and text.rstrip()[-1] in "?？" else len(_TIERS)


def _body(piece: str) -> str:
    """`piece` up to its last letter; nothing is taken from its beginning, so places stay right."""
    body = piece.rstrip(_STOPS)
    while (shorter := _TAIL.sub("", body).rstrip(_STOPS)) != body:
        body = shorter
    return body


def _stop(sentence: str) -> str:
    stops = sentence[len(sentence.rstrip(_STOPS)) :]
    if not stops or "…" in stops or ".." in stops:
        return ""  # it trails off
    return "?" if "?" in stops or "？" in stops else "!" if "!" in stops or "！" in stops else "."


def _hit(text: str, offset: int, body: str, ending: Ending, otherwise: str | None) -> RegisterHit:
    """The hit of an ending; `otherwise` is the counterpart where the ending has none, None for a polite ending."""
    start, end = offset + ending.start, offset + len(body)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if otherwise is None:
        return RegisterHit(start, end, text[start:end], Register.FORMAL, "")
    return RegisterHit(start, end, text[start:end], Register.INFORMAL, ending.counterpart or otherwise)
