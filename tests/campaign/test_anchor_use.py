"""Anchor uses: grouped by page and market, a site once, repeats, shares and counts (R69, R70, R71)."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.anchor_use import (
    AnchorUse,
    Share,
    UseState,
    answer_counts,
    by_place,
    earlier,
    exact_share,
    judged,
    kind_counts,
    normalised,
    once_per_site,
    repeats,
    same_anchor,
)
from geoout.campaign.campaign import Brand, Campaign, Structure, Target
from geoout.language.anchor import Answer
from geoout.language.anchor_kind import AnchorKind

DAY = date(2026, 11, 1)
PAGE = "https://acme.example/de/hausrat"
CAMPAIGN = Campaign(
    name="Hausrat",
    brand=Brand("Acme Vergleich", "Acme Vergleich GmbH", "https://acme.example/", aliases=("アクメ比較",)),
    markets=("de", "jp"),
    structure=Structure.SUBDIRECTORY,
    targets=(Target(PAGE, "de", "de", keyword="Hausratversicherung"),),
    anchors={"jp": ("家財の実態調査",)},
)


def use(anchor: str = "Erhebung zum Hausrat", **changes: object) -> AnchorUse:
    known = {"market": "de", "target": PAGE, "site": "blatt.example", "day": DAY, "state": UseState.LEFT, "draft": 1}
    return AnchorUse(anchor, **{**known, **changes})  # type: ignore[arg-type]


def test_r69_pages_are_compared_as_everywhere_and_markets_kept_apart() -> None:
    """The scheme, `www.` and a slash at the end make no other page; Austria's sites are not Germany's."""
    places = by_place(
        [
            use(site="a.example"),
            use(site="b.example", target="http://www.acme.example/de/hausrat/"),
            use(site="c.example", target="https://acme.example/de/anders"),
            use(site="d.example", market="at"),
        ]
    )
    assert [(market, path, len(uses)) for (market, (_, path)), uses in places.items()] == [
        ("at", "/de/hausrat", 1),
        ("de", "/de/anders", 1),
        ("de", "/de/hausrat", 2),
    ]


def test_r70_a_follow_up_is_no_second_use() -> None:
    first, follow_up = use(draft=1), use(draft=2, day=DAY + timedelta(9), state=UseState.PLANNED, anchor="Anders")
    assert once_per_site([follow_up, first]) == [first], "what has left counts, whatever is planned"
    second = use(draft=3, day=DAY + timedelta(3), site="BLATT.example")
    assert once_per_site([first, second]) == [second], "among what has left the newest"
    assert len(once_per_site([use(site="", draft=4), use(site="", draft=5)])) == 2, "nobody in particular"


def test_r70_what_was_there_before_a_draft() -> None:
    uses = [
        use(site="left.example", draft=9),
        use(site="older.example", draft=3, state=UseState.PLANNED),
        use(site="newer.example", draft=7, state=UseState.PLANNED),
        use(site="own.example", draft=2),
    ]
    assert {one.site for one in earlier(uses, 5, "own.example")} == {"left.example", "older.example"}
    assert len(earlier(uses, 0, "")) == 4, "before a new draft everything was there"


def test_r70_the_same_anchor_whatever_its_case_spelling_and_spaces() -> None:
    spelt = ["Prämien prüfen", "PRÄMIEN PRÜFEN", "Pra\u0308mien  pru\u0308fen", " prämien\tprüfen "]
    uses = [use(anchor, site=f"s{at}.example", draft=at) for at, anchor in enumerate(spelt)]
    (repeat,) = repeats([*uses, use("etwas anderes", site="x.example", draft=9)])
    assert [one.draft for one in repeat.uses] == [3, 2, 1, 0]
    assert len(same_anchor(uses, "prämien prüfen")) == 4


def test_r69_r71_kinds_and_languages_are_counted_and_sum_to_the_total() -> None:
    anchors = {
        "Hausratversicherung": (AnchorKind.EXACT, Answer.MATCH),
        "Acme Vergleich": (AnchorKind.BRANDED, Answer.NEUTRAL),
        "https://acme.example/de": (AnchorKind.URL, Answer.NEUTRAL),
        "hier klicken": (AnchorKind.GENERIC, Answer.MATCH),
        "compare the best home insurance online": (AnchorKind.OTHER, Answer.MISMATCH),
    }
    uses = judged([use(anchor, site=f"{at}.example") for at, anchor in enumerate(anchors)], CAMPAIGN, {"de": ("de",)})
    assert [(str(one.kind), one.answer) for one in uses] == [(str(kind), answer) for kind, answer in anchors.values()]
    kinds, answers = kind_counts(uses), answer_counts(uses)
    assert sum(kinds.values()) == sum(answers.values()) == len(uses)
    assert (kinds[AnchorKind.EXACT], kinds[AnchorKind.IMAGE], answers[Answer.MISMATCH]) == (1, 0, 1)
    assert str(exact_share(uses)) == "1 of 5"


def test_r71_the_campaigns_words_are_those_of_the_uses_own_market() -> None:
    both = judged([use("家財の実態調査", market="jp"), use("アクメ比較", market="jp")], CAMPAIGN, {"jp": ("ja",)})
    assert [one.answer for one in both] == [Answer.MATCH, Answer.NEUTRAL]


def test_r69_six_of_ten_is_over_half_and_five_is_not() -> None:
    assert Share(6, 10).over(0.5) and not Share(5, 10).over(0.5) and not Share(0, 0).over(0.5)


def test_hostile_anchors_are_counted_like_others() -> None:
    """Empty ones, 10,000 characters, controls, bidi marks, lone surrogates, emoji; an unknown market."""
    hostile = ["", " ", "x" * 10_000, "\x1b[31mrot\x07", "\u202eabc", "\ud800", "🎉🎉", "\0"]
    uses = judged(
        [use(anchor, site=f"{at}.example", market="zz") for at, anchor in enumerate(hostile)], CAMPAIGN, {"de": ("de",)}
    )
    assert sum(kind_counts(uses).values()) == sum(answer_counts(uses).values()) == len(hostile)
    assert len(normalised("x" * 10_000)) <= 500
    assert repeats([]) == () and exact_share([]) == Share(0, 0) and by_place([]) == {}


USES = st.lists(
    st.builds(
        AnchorUse,
        anchor=st.sampled_from(["Erhebung", "erhebung", "Acme", "hier", "家財"]) | st.text(max_size=8),
        market=st.sampled_from(["de", "at", ""]),
        target=st.sampled_from([PAGE, PAGE + "/", "https://acme.example/", "", "//["]),
        site=st.sampled_from(["", "a.example", "b.example", "A.example"]),
        day=st.dates(date(2026, 1, 1), date(2026, 1, 3)),
        state=st.sampled_from(UseState),
        draft=st.integers(0, 5),
    ),
    max_size=30,
)


@given(USES, st.randoms(use_true_random=False))
def test_r71_counts_sum_and_the_order_of_reading_makes_no_difference(uses: list[AnchorUse], by: random.Random) -> None:
    places = by_place(uses)
    assert sum(map(len, places.values())) == len(once_per_site(uses)) <= len(uses)
    for here in places.values():
        assert sum(kind_counts(here).values()) == sum(answer_counts(here).values()) == len(here)
        found = repeats(here)
        assert all(len(one.uses) > 1 for one in found) and sum(len(one.uses) for one in found) <= len(here)
    shuffled = list(uses)
    by.shuffle(shuffled)
    assert by_place(shuffled) == places
