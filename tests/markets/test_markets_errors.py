"""Whatever is wrong with a list of markets is named: file, line, field and the next step, all problems at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoout.errors import MarketError
from geoout.files import shipped
from geoout.markets.reading import load, make
from geoout.markets.written import parse


def problem(tmp_path: Path, text: str | bytes) -> MarketError:
    """The error that an overlay with this text gives."""
    path = tmp_path / "markets.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(MarketError) as raised:
        load(path)
    for one in raised.value.problems:
        assert one.where is not None
        assert one.where.file == str(path)
        assert str(one).endswith((".", "?"))
        assert "\n" not in str(one)
    return raised.value


def de(line: str) -> str:
    """An overlay that says one thing of Germany, in line 3."""
    return f"markets:\n  de:\n    {line}\n"


def etiquette(line: str) -> str:
    """An overlay that says one thing of German etiquette, in line 4."""
    return de(f"etiquette:\n      {line}")


def practice(line: str) -> str:
    """An overlay that says one thing of German practice, in line 4."""
    return de(f"practice:\n      {line}")


def calendar(line: str) -> str:
    """An overlay that says one thing of the German calendar, in line 4."""
    return de(f"calendar:\n      {line}")


def patterns(**changed: str | None) -> str:
    """An overlay with German salutations, in line 4; None leaves a pattern out."""
    all_of_them = {"female": "a", "male": "b", "unknown": "c", "no_name": "d", "organisation": "e"} | changed
    said = ", ".join(f"{name}: '{one}'" for name, one in all_of_them.items() if one is not None)
    return etiquette(f"salutation: {{is: {{{said}}}, from: house}}")


TONE, LENGTH, SALUTATION = (f"markets.de.etiquette.{one}" for one in ("tone", "length", "salutation"))
CHANNELS = "markets.de.practice.channels.is"
TIMES = "markets.de.calendar"
LAW = "law: {name: a, regime: optin, rule: b, must_contain: [sender], says: c, from: house}"

# The overlay, the line and field that have to be named, and words of the sentence.
CASES = {
    "unknown field": (de("calender: {}"), 3, "markets.de.calender", "did you mean calendar?"),
    "of a part": (etiquette("tonne: {is: x, from: house}"), 4, "markets.de.etiquette.tonne", "did you mean tone?"),
    "of a list": ("market:\n  de: {}\n", 1, "market", "did you mean markets?"),
    "of a statement": (etiquette("tone: {is: x, form: y, from: house}"), 4, f"{TONE}.form", "did you mean from?"),
    "no source": (etiquette("tone: {is: x}"), 4, f"{TONE}.from", "does not say from"),
    "source nobody lists": (etiquette("tone: {is: x, from: hous}"), 4, f"{TONE}.from", "did you mean house?"),
    "no statement": (etiquette("tone: dry"), 4, TONE, "{is: …, from"),
    "unknown word": (
        etiquette("register: {is: formel, from: house}"), 4, "markets.de.etiquette.register.is", "did you mean formal?"
    ),
    "unknown channel": (practice("channels: {is: [x, linkdin], from: house}"), 4, f"{CHANNELS}[2]", "mean linkedin?"),
    "channel on its line": (
        practice("channels:\n        is:\n          - email\n          - fax\n        from: house"),
        7, f"{CHANNELS}[2]", "known are email",
    ),
    "same word twice": (practice("channels: {is: [x, x], from: house}"), 4, f"{CHANNELS}[2]", "twice"),
    "empty list": (practice("channels: {is: [], from: house}"), 4, CHANNELS, "this list is empty"),
    "length upside down": (
        etiquette("length: {is: {least: 9, most: 3, unit: words}, from: house}"), 4, f"{LENGTH}.is", "least is more"
    ),
    "length in words": (
        etiquette("length: {is: {least: x, most: 3, unit: words}, from: house}"),
        4, f"{LENGTH}.is.least", "not a whole number",
    ),
    "pattern field": (patterns(female="Frau {surnme},"), 4, f"{SALUTATION}.is.female", "did you mean {surname}?"),
    "pattern brace": (patterns(male="Herr {surname"), 4, f"{SALUTATION}.is.male", "a brace is not closed"),
    "pattern too clever": (patterns(no_name="Hi {given}"), 4, f"{SALUTATION}.is.no_name", "{given} cannot be known"),
    "pattern missing": (
        patterns(organisation=None), 4, f"{SALUTATION}.is.organisation", "does not say organisation"
    ),
    "weekday": (calendar("days: {is: [1, 8], from: house}"), 4, f"{TIMES}.days.is[2]", "8 is not known"),
    "hours": (calendar('hours: {is: ["11:00", "09:00"], from: house}'), 4, f"{TIMES}.hours.is", "earlier one first"),
    "time": (calendar('hours: {is: ["9", "11:00"], from: house}'), 4, f"{TIMES}.hours.is[1]", '"09:30"'),
    "zone": (calendar("zone: Europe/Bärlin"), 4, f"{TIMES}.zone", "Europe/Berlin"),
    "zone nobody has": (calendar("zone: Europe/Bonn"), 4, f"{TIMES}.zone", "no time zone"),
    "region": (calendar("regions: [Bayern]"), 4, f"{TIMES}.regions[1]", "like ZH"),
    "season nobody states": (calendar("seasons: [year-ende]"), 4, f"{TIMES}.seasons[1]", "did you mean year-end?"),
    "season twice": (calendar("seasons: [easter, easter]"), 4, f"{TIMES}.seasons[2]", "easter stands twice"),
    "season without a time": (
        "seasons:\n  fair: {name: a, when: in May, advice: slow, note: b, from: house}\n",
        2, "seasons.fair.when", "write it like 12-23..01-06",
    ),
    "season of no day": (
        "seasons:\n  fair: {name: a, when: 02-30..03-01, advice: slow, note: b, from: house}\n",
        2, "seasons.fair.when", "02-30 is no day",
    ),
    "season's advice": (
        "seasons:\n  fair: {name: a, when: Fri, advice: slwo, note: b, from: house}\n",
        2, "seasons.fair.advice", "did you mean slow?",
    ),
    "season's source": (
        "seasons:\n  fair: {name: a, when: Fri, advice: slow, note: b}\n", 2, "seasons.fair.from", "does not say from"
    ),
    "follow-up": (
        practice("follow_up: {is: {most: 2}, from: house}"), 4, "markets.de.practice.follow_up.is.days", "add it"
    ),
    "follow-ups for ever": (
        practice("follow_up: {is: {most: 20, days: 3}, from: house}"), 4, "markets.de.practice.follow_up.is", "0 to 9"
    ),
    "empty": (calendar("city:"), 4, f"{TIMES}.city", "nothing is written here"),
    "list for text": (calendar("city: [Bonn]"), 4, f"{TIMES}.city", "text is expected"),
    "territory": (de("territory: QQ"), 3, "markets.de.territory", "no territory"),
    "locale": (de("locale: xx_DE"), 3, "markets.de.locale", "no locale"),
    "neighbour": (de("neighbours: [AT, Schweiz]"), 3, "markets.de.neighbours[2]", "like DE"),
    "flag": (de("guide: maybe"), 3, "markets.de.guide", "known are true, false"),
    "dot": (de("domains: {cctld: .de}"), 3, "markets.de.domains.cctld", "without a dot"),
    "law as a word": (de("law: UWG"), 3, "markets.de.law", "fields of its own"),
    "law regime": (de(LAW), 3, "markets.de.law.regime", "did you mean opt-in?"),
    "part as text": (de("etiquette: stiff"), 3, "markets.de.etiquette", "fields of its own"),
    "market as text": ("markets:\n  de: formal\n", 2, "markets.de", "fields are expected"),
    "markets as list": ("markets: [de]\n", 1, "markets", "fields are expected"),
    "key": ("markets:\n  DE: {}\n", 2, "markets.DE", "cannot be a market's key"),
    "built-in source": ("sources:\n  guide: {title: mine}\n", 2, "sources.guide", "built in"),
    "source without title": ("sources:\n  my: {url: 'https://a.example'}\n", 2, "sources.my.title", "not say title"),
    "source address": ("sources:\n  my: {title: a, url: www}\n", 2, "sources.my.url", "https://"),
    "source day": ("sources:\n  my: {title: a, seen: 2026-13-01}\n", 2, "sources.my.seen", "is not a day"),
    "day": ("as_of: yesterday\n", 1, "as_of", "2026-11-20"),
    "language's field": (
        "languages:\n  de:\n    etiquette:\n      titel: {is: x, from: house}\n",
        4, "languages.de.etiquette.titel", "did you mean titles?",
    ),
    "twice": (de("guide: true\n    guide: false"), 4, "markets.de.guide", "first in line 3"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "field", "words"), CASES.values(), ids=list(CASES))
def test_a_problem_names_its_line_and_field(tmp_path: Path, text: str, line: int, field: str, words: str) -> None:
    error = problem(tmp_path, text)
    place = error.problems[0].where
    assert place is not None
    assert (place.line, place.field) == (line, field)
    assert words in str(error)


SYNTAX = {
    "tab": (b"markets:\n\tde:\n", 2, "a tab stands where YAML wants spaces"),
    "tab deeper": (b"markets:\n  de:\n  \tguide: true\n", 3, "a tab"),
    "bracket": (b"markets: [\n", None, "not YAML"),
    "colon": (b"markets:\n  de: a: b\n", 2, "not YAML"),
    "alias": (b"markets:\n  de: &de {guide: true}\n  at: *de\n", 3, "aliases"),
    "documents": (b"markets: {}\n---\nmarkets: {}\n", 2, "second document"),
    "list at the top": (b"- de\n- at\n", 1, "fields are expected"),
    "key of its own": (b"? [de, at]\n: 1\n", 1, "plain text"),
    "latin-1": ("as_of: 2026-11-20\n# Grüße\n".encode("latin-1"), 2, "UTF-8"),
    "utf-16": ("markets: {}\n".encode("utf-16"), 1, "UTF-8"),
    "control": (b"markets:\n  de: \x01\n", 2, "control character"),
    "escape": (b'markets:\n  de: {calendar: {city: "\\e[2J"}}\n', 2, "U+001B"),
    "bidi": ("markets:\n  de:\n    calendar: {city: \u202enilreB}\n".encode(), 3, "U+202E"),
    "million brackets": (b"[" * 1_000_000, 1, "nested too deeply"),
    "too large": (b"# " + b"x" * 3_000_000, None, "too large"),
}


@pytest.mark.parametrize(("text", "line", "words"), SYNTAX.values(), ids=list(SYNTAX))
def test_what_is_not_yaml_is_said_plainly(tmp_path: Path, text: bytes, line: int | None, words: str) -> None:
    error = problem(tmp_path, text)
    assert error.where is not None
    assert line is None or error.where.line == line
    assert words in str(error)


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    error = problem(
        tmp_path,
        de("guide: maybe\n    calendar: {zone: Mars}\n    etiquette:\n      tone: dry\n  fr:\n    nothing: 1"),
    )
    assert [one.where and one.where.line for one in error.problems] == [3, 4, 6, 8]
    assert "3 more below it" in str(error)


def test_a_problem_in_what_a_language_shares_is_told_once(tmp_path: Path) -> None:
    error = problem(tmp_path, "languages:\n  es:\n    etiquette:\n      name_order: {is: random, from: house}\n")
    assert [one.where and one.where.field for one in error.problems] == ["languages.es.etiquette.name_order.is"]


def test_a_new_market_that_says_too_little_is_told_all_that_lacks(tmp_path: Path) -> None:
    error = problem(tmp_path, "markets:\n  lu:\n    territory: LU\n    language: lb\n    locale: lb_LU\n")
    told = {one.where.field for one in error.problems if one.where}
    assert {"markets.lu.etiquette", "markets.lu.law", "markets.lu.calendar", "markets.lu.review"} <= told


def test_a_folder_in_the_place_of_the_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MarketError, match="cannot be read"):
        load(tmp_path)


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reading(content: bytes) -> None:
    _only_market_errors(content)


_PIECES = st.sampled_from(
    ["markets:", "languages:", "sources:", "\n", "\n  ", "\n    ", "de:", "{", "}", "[", "]", "is: ", "from: ", "house",
     ", ", ": ", "- ", "? ", "| ", "'", '"', "&a ", "*a", "!!map ", "#", "%", "\t", "---\n", "etiquette:", "tone:",
     "law:", "salutation:", "territory: DE", "language: de", "~", "<<: ", "\u202e", "\x00", "\ud800", "é", "中"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_near_yaml_crashes_the_reading(text: str) -> None:
    _only_market_errors(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_no_cut_of_the_shipped_file_crashes_the_reading(data: st.DataObject) -> None:
    content = shipped("markets.yaml").read_bytes()
    start = data.draw(st.integers(0, len(content)))
    _only_market_errors(content[:start] + content[start + data.draw(st.integers(1, 60)) :])


def _only_market_errors(content: bytes) -> None:
    try:
        markets = make(parse(content, "markets.yaml"))
    except MarketError as error:
        assert error.problems and all(str(one) for one in error.problems)
    else:
        assert all(market.locale and market.law.source for market in markets.values())
