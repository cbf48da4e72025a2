"""Which language a text of a mail is in: by script, by how often a language uses its words, by its letters in a row.

A title or a string of names says nothing; only what can be no text of the mail's own languages is called foreign.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from geoout.language.detect import knows, likelihoods
from geoout.language.exemplars import exemplars
from geoout.language.script import letters_by_script, scripts_for
from geoout.language.word_frequency import frequencies, listed_as

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ]+(?:['’ʼ][A-Za-zÀ-ɏḀ-ỹ]+)*")
_LATIN = "Latn"
_EAST_ASIAN = frozenset({"Hani", "Hira", "Kana", "Hang"})
_COMMON = 5.6
"""Zipf frequency of prepositions and articles, and of few other words."""
_SMALLEST = 6.3
"""Of the few dozen words without which hardly a sentence is made."""
_FLOOR = 1.5
"""Zipf frequency of a word that no list of a language has: once in thirty million words."""
_MOST = 3.0
"""What one word may say for a language: a thousand times as frequent as in the own one."""
_PER_GRAM = 0.25
"""Weight of the letters in a row: n-grams overlap, and their sum says far less than it seems to."""
_ENOUGH, _ENOUGH_BY_WORDS = 4.5, 2.0
_ENOUGH_OF_NEAR, _ENOUGH_BY_WORDS_OF_NEAR = 1.8, 1.0
_RIVALS = ("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
           "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "ur", "vi")  # fmt: skip
_FEW_RIVALS = 3
_ENOUGH_LATIN = 2.0
"""By words, each on average, for Latin words in a text of another script: names and brands have less."""
# Official languages of a market that no frequency list knows, by their commonest words. Source: house.
_UNLISTED = {
    "eu": frozenset({"eta", "da", "dira", "ez", "du", "dute", "dugu", "izan", "hau", "gure", "zure", "ere", "baina"}),
    "gl": frozenset({"unha", "dunha", "nunha", "moi", "tamén", "dende", "nosa", "súa", "súas", "máis", "polo", "ata"}),
    "mi": frozenset({"te", "ngā", "ki", "ko", "tēnei", "mō", "tō", "kei", "hoki", "rātou", "mātou", "koutou", "nāku"}),
    "nn": frozenset({"ikkje", "eg", "me", "dei", "kva", "frå", "noko", "nokre", "korleis", "berre", "ein", "eit"}),
}
_ENOUGH_UNLISTED = 3
NEAR = {"nb": ("da",), "da": ("nb",)}
"""Languages of which many a sentence could be the other's: the whole text decides."""
_OTHER_SCRIPT = {"Cyrl": ("ru", "uk", "bg", "sr"), "Arab": ("ar", "fa", "ur"), "Deva": ("hi", "mr"), "Grek": ("el",),
                 "Hebr": ("he",), "Thai": ("th",), "Hang": ("ko",), "Hira": ("ja",), "Kana": ("ja",),
                 "Hani": ("zh",)}  # fmt: skip
_CHINESE_WORDS = frozenset("的们們您为吗嗎呢")


def spoken_in(text: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Which of `among` the text is in, as a tuple of one; all of them where nothing says so."""
    if len(among) < 2:
        return among
    letters = letters_by_script(text)
    held = {language: sum(letters[script] for script in scripts_for(language)) for language in among}
    most = max(held.values())
    rest = tuple(language for language in among if held[language] == most)
    if len(rest) == 1 or not most:
        return rest if most else among
    words = [word.lower() for word in WORD.findall(text)]
    for language in rest:
        if len(_UNLISTED.get(language, frozenset()).intersection(words)) >= _ENOUGH_UNLISTED:
            return (language,)
    codes = {language: code for language in rest if (code := listed_as(language)) is not None}
    sums = dict.fromkeys(codes, 0.0)
    for word in set(words):
        known = _frequencies(word)
        for language, code in codes.items():
            sums[language] += known.get(code, _FLOOR)
    return (max(sums, key=lambda one: sums[one]),) if sums else rest


def foreign_language(text: str, own: tuple[str, ...], *, least: int = 4) -> str | None:
    """The language (primary subtag) that `text` is in, where it surely is in none of `own`; else None.

    `least`: words that it must have, where its script has words; four letters of an East Asian script count as one.
    """
    letters = letters_by_script(text)
    ours = {script for language in own for script in scripts_for(language)}
    other_script = sum(count for script, count in letters.items() if script not in ours)
    if other_script * 2 > letters.total():
        return _by_script(text, letters, own, ours, least)
    if letters["Hani"] + letters["Hira"] + letters["Hang"] > letters.total() // 2:
        return _east_asian(text, letters, own)
    words = _judged_words(text)
    other = _by_words(words, own) if len(words) >= least else None
    return None if other is not None and _is_title(text, other) else other


def is_word(word: str, locale: str, spoken: tuple[str, ...]) -> bool:
    """Whether a lower-case word is the locale's own at least half as much as that of the languages `spoken`."""
    known = _frequencies(word)
    ours = known.get(listed_as(locale.split("_")[0]) or "", 0.0)
    theirs = max((known.get(listed_as(one) or "", 0.0) for one in spoken), default=0.0)
    return ours > 0 and ours >= theirs - 1.0


def is_small(word: str, locale: str) -> bool:
    """Whether a lower-case word is one of the commonest of the locale's language; any where no list knows it."""
    code = listed_as(locale.split("_")[0])
    return code is None or _frequencies(word).get(code, 0.0) >= _COMMON


def _judged_words(text: str) -> list[str]:
    """The words of a text in lower case without names: capitals inside, unless nearly all are (a title)."""
    words = WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words[1:])
    if 2 * capitals > len(words):
        return [word.lower() for word in words]
    return [word.lower() for place, word in enumerate(words) if not place or not word[0].isupper()]


def is_mostly_names(text: str) -> bool:
    """Whether most words have a capital: London School of Economics and Political Science."""
    words: list[str] = WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return 2 * capitals > len(words)


def _is_title(text: str, language: str) -> bool:
    """Whether a text is capitals throughout without an article or preposition: a title, or a name of a thing."""
    words = WORD.findall(text)
    code = listed_as(language) or ""
    small = any(_frequencies(word.lower()).get(code, 0.0) >= _SMALLEST for word in words)
    return not small and all(word[0].isupper() for word in words)


def _by_words(words: list[str], own: tuple[str, ...]) -> str | None:
    """By how often each language uses the words, which is cheap; where another one does, by their letters, too."""
    codes = [code for language in own if (code := listed_as(language)) is not None]
    if not codes or (not _UNLISTED.keys().isdisjoint(own) and len(own) == 1):
        return None
    evidence = _by_frequency(words, own, tuple(codes))
    for language, value in _by_letters_of_others(words, own, tuple(codes)).items():
        evidence[language] = evidence.get(language, 0.0) + value
    rivals = [one for one, value in evidence.items() if value >= _least(one, own)[1]]
    if not rivals:
        return None
    rivals = sorted(rivals, key=lambda one: -evidence[one])[:_FEW_RIVALS]
    margins = _margins(" ".join(words), tuple(rivals), tuple(one for one in own if knows(one)))
    scores = {one: evidence[one] + _PER_GRAM * margins[one] for one in rivals}
    other = max(rivals, key=lambda one: scores[one])
    return other if scores[other] >= _least(other, own)[0] else None


def _least(other: str, own: tuple[str, ...]) -> tuple[float, float]:
    """The evidence there must be, in all and by words."""
    near = any(other in NEAR.get(one, ()) for one in own)
    return (_ENOUGH_OF_NEAR, _ENOUGH_BY_WORDS_OF_NEAR) if near else (_ENOUGH, _ENOUGH_BY_WORDS)


def _by_frequency(words: list[str], own: tuple[str, ...], codes: tuple[str, ...]) -> dict[str, float]:
    """By how much more often other languages use the words than `own` do, in powers of ten, summed."""
    rivals = _rivals(own)
    against, held = 0.0, dict.fromkeys(rivals, 0.0)
    for word in set(words):
        known = _frequencies(word)
        if not known:
            continue
        ours = max(known.get(code, _FLOOR) for code in codes)
        lacking = max(-_MOST, _FLOOR - ours)
        against += lacking
        for code, often in known.items():
            if code in held:
                held[code] += max(-_MOST, min(_MOST, often - ours)) - lacking
    return {rivals[code]: against + value for code, value in held.items()}


@lru_cache(maxsize=4_096)
def _frequencies(word: str) -> Mapping[str, float]:
    return frequencies(word.replace("’", "'"))


@lru_cache(maxsize=64)
def _rivals(own: tuple[str, ...]) -> dict[str, str]:
    """The codes of the frequency lists of other languages of the own scripts, each with its language."""
    codes = {listed_as(one): one for one in _RIVALS if one not in own and _same_script(one, own)}
    ours = {listed_as(one) for one in own}
    return {code: one for code, one in codes.items() if code is not None and code not in ours}


def _margins(text: str, rivals: tuple[str, ...], own: tuple[str, ...]) -> dict[str, float]:
    """By how much each rival is likelier than the likeliest of `own`; 0 where langdetect does not know both."""
    if not own:
        return dict.fromkeys(rivals, 0.0)
    likely = likelihoods(text, own + rivals)
    ours = max(likely[: len(own)])
    return {one: value - ours if knows(one) else 0.0 for one, value in zip(rivals, likely[len(own) :], strict=True)}


def _by_letters_of_others(words: list[str], own: tuple[str, ...], codes: tuple[str, ...]) -> dict[str, float]:
    """By letters of other alphabets that the own ones lack: with its frequency, a word says `_MOST` and no more."""
    strange, languages_of = _strange_letters(own)
    found: dict[str, float] = defaultdict(float)
    for word in set(words):
        if word.isascii() or strange.isdisjoint(word):
            continue
        known = _frequencies(word)
        ours = max(known.get(code, _FLOOR) for code in codes)
        for language in {one for letter in strange.intersection(word) for one in languages_of[letter]}:
            said = known.get(listed_as(language) or "", ours) - ours
            found[language] += _MOST - min(_MOST, max(0.0, said))
    return found


@lru_cache(maxsize=64)
def _strange_letters(own: tuple[str, ...]) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Letters that no language of `own` needs for its own words, with the languages that do."""
    ours = {letter for one in own for letter in exemplars(one).main}
    found: dict[str, set[str]] = defaultdict(set)
    for language in _RIVALS if ours else ():
        for letter in exemplars(language).main - ours if _same_script(language, own) else ():
            found[letter].add(language)
    return frozenset(found), {letter: frozenset(spoken) for letter, spoken in found.items()}


@lru_cache(maxsize=256)
def _same_script(language: str, own: tuple[str, ...]) -> bool:
    return any(scripts_for(language) & scripts_for(one) for one in own)


def _by_script(text: str, letters: Counter[str], own: tuple[str, ...], ours: set[str], least: int) -> str | None:
    """The language of a text in a script that none of `own` is written in."""
    script = max((one for one in letters if one not in ours), key=lambda one: letters[one])
    if script == _LATIN:
        latin = " ".join(LATIN_WORD.findall(text))
        words = _judged_words(latin)
        if len(words) < least or (any(one in ours for one in letters) and is_mostly_names(latin)):
            return None
        sums: Counter[str] = Counter()
        for word in set(words):
            sums.update({code: often - _FLOOR for code, often in _frequencies(word).items()})
        codes = {listed_as(one): one for one in _RIVALS}
        other, value = max(((codes[code], value) for code, value in sums.items() if code in codes),
                           key=lambda one: one[1], default=("", 0.0))  # fmt: skip
        return other if value >= _ENOUGH_LATIN * len(set(words)) else None
    if script in _EAST_ASIAN:
        return _east_asian(text, letters, own) if letters.total() >= 2 * least else None
    spoken = _OTHER_SCRIPT.get(script)
    if spoken is None or len(WORD.findall(text)) < min(least, 3):
        return None
    known = tuple(one for one in spoken if knows(one))
    likely = likelihoods(text.lower(), known) if len(known) > 1 else (0.0,)
    return known[likely.index(max(likely))] if known else spoken[0]


def _east_asian(text: str, letters: Counter[str], own: tuple[str, ...]) -> str | None:
    """Japanese by its kana, Korean by Hangul, Chinese by words that no Japanese sentence has."""
    kana = letters["Hira"] + letters["Kana"]
    if letters["Hang"] > letters.total() // 2:
        read = "ko"
    elif letters["Hira"] >= 3 or kana > letters.total() // 3:
        read = "ja"
    elif letters["Hani"] >= 8 and not letters["Hira"]:
        chinese = sum(sign in _CHINESE_WORDS or not _in_japanese(sign) for sign in set(text))
        if "ja" in own and chinese < 2:
            return None
        read = "zh"
    else:
        return None
    return None if read in own else read


@lru_cache(maxsize=8_192)
def _in_japanese(sign: str) -> bool:
    """Whether the character set of Japanese has a sign."""
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return not "\u4e00" <= sign <= "\u9fff"
    return True
