"""The Prospects screen at work: sites and contacts by hand, imports, drafts, pages, removing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from geoout.desk.desk import Desk
from geoout.pitches.draft import DraftState
from geoout.prospects.prospect import Gender, Prospect, State
from geoout.tui.app import GeooutApp
from geoout.tui.prospects.forms import at_market
from geoout.tui.prospects.import_float import ImportFloat, completed, completions, pasted_path
from geoout.tui.prospects.importing import rows_in
from geoout.tui.prospects.page_link import why_unsafe
from geoout.tui.prospects.views import VIEWS, with_market, with_view
from geoout.tui.screens.prospects import ProspectsScreen
from geoout.tui.toast import Toast
from geoout.tui.widgets.form import FieldBox
from geoout.tui.widgets.textline import TextLine
from tests.tui.sites import workspace
from tests.tui.test_prospects_screen import Driven, driven


def put(hands: Driven, **values: str) -> None:
    """Fill fields of the open form."""
    boxes = {box.form_field.key: box for box in hands.page.app.screen.query(FieldBox)}
    for key, value in values.items():
        entry = boxes[key].entry
        if isinstance(entry, TextLine):
            entry.set(value)
        elif hasattr(entry, "text"):
            entry.text = value
        else:
            entry.value = value


async def test_a_site_by_hand(tmp_path: Path) -> None:
    async with driven(tmp_path, filled=False) as hands:
        await hands.press("plus")
        put(hands, site="https://www.balkonwissen.example/tipps", market="germany", language="de", topic="Balkon")
        await hands.press("ctrl+s")
        await hands.settled()
        found = hands.store.prospects.by_domain("balkonwissen.example")
        assert found is not None and found.market == "de" and found.topic == "Balkon"
        assert found.local == sum(line.points for line in found.evidence) > 0
        assert hands.current == "balkonwissen.example"
        assert not hands.page.has_class("-empty")


async def test_a_site_form_says_what_is_wrong(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("plus")
        put(hands, site="wohnwert.example", market="atlantis", page_url="javascript:alert(1)")
        await hands.press("ctrl+s")
        said = {box.form_field.key: box.label.error for box in hands.page.app.screen.query(FieldBox)}
        assert said["site"] == "wohnwert.example is here already"
        assert said["market"] == "no market of that name"
        assert said["page_url"] == "not a web address"


async def test_a_contact_by_hand_and_edited_under_the_detail_cursor(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("site:gutgedeckt")
        await hands.press("c")
        put(hands, given="Jana", surname="Winter", gender="female", title="Dr.", email="jana.winter@gutgedeckt.example")
        await hands.press("ctrl+s")
        await hands.settled()
        (contact,) = hands.store.prospects.get(hands.page.rows.current).contacts
        assert contact.gender is Gender.FEMALE
        assert "Sehr geehrte Frau Dr. Winter," in hands.text("#detail")
        await hands.press("enter", "j", "j", "i")
        put(hands, role="editor")
        await hands.press("ctrl+s")
        assert hands.store.contacts.get(contact.id).role == "editor"
        await hands.press("u", "u")
        assert hands.store.prospects.get(hands.page.rows.current).contacts == ()


async def test_control_characters_never_enter(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("c")
        put(hands, surname="Win\x1b[31mter\u202e", notes="a\x07b")
        await hands.press("ctrl+s")
        contact = hands.store.prospects.get(hands.page.rows.current).contacts[-1]
        assert contact.surname == "Win[31mter" and contact.notes == "ab"


async def test_a_contact_needs_a_name_or_an_address_that_can_be_written_to(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("c")
        put(hands, organisation="", email="two@a.example, x@b.example")
        await hands.press("ctrl+s")
        said = {box.form_field.key: box.label.error for box in hands.page.app.screen.query(FieldBox)}
        assert "not exactly one" in said["email"]


async def test_editing_a_site_keeps_its_richer_evidence(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        before = hands.store.prospects.get(hands.page.rows.current)
        await hands.press("i")
        put(hands, audience="Hausbesitzer, 40+")
        await hands.press("ctrl+s")
        after = hands.store.prospects.get(before.id)
        assert after.audience == "Hausbesitzer, 40+" and after.evidence == before.evidence


async def test_an_import_beside_the_list(tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text("domain,name\nnord-garten.example,Nord Garten\nsued-garten.example,Süd Garten\n,\nnot a host,x\n")
    async with driven(tmp_path, filled=False) as hands:
        await hands.press("I")
        asked = hands.page.app.screen
        assert isinstance(asked, ImportFloat)
        asked.path_line.set(str(file))
        asked.market_line.set("Germany")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.store.prospects.count() == 2 and not hands.page.busy)
        await hands.settled()
        assert set(hands.sites) == {"nord-garten.example", "sued-garten.example"}
        assert hands.toast.startswith("2 new; 1 rejected, in sites.rejected.csv (line 5:")
        await hands.press("u")
        assert hands.store.prospects.count() == 0


async def test_an_import_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "cut.csv"
    file.write_bytes("domain\nä".encode("utf-16")[:-1])
    async with driven(tmp_path) as hands:
        hands.page.run_worker(hands.page._guarded(hands.page.import_from(str(file))))
        await hands.until(lambda: isinstance(hands.page.app.screen, ImportFloat))
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.toast)
        assert "cut.csv" in hands.toast and hands.page.busy == ""
        assert hands.store.prospects.count() == 32


async def test_a_draft_for_one_opens_it_and_japan_is_met_first(tmp_path: Path) -> None:
    """R50: where the opening demands it, the first mail introduces."""
    async with driven(tmp_path) as hands:
        await hands.filter("site:kurashi-hoken")
        id = hands.page.rows.current
        await hands.press("d")
        await hands.until(lambda: hands.store.drafts.of_prospect(id))
        (number,) = hands.store.drafts.of_prospect(id)
        draft = hands.store.drafts.get(number)
        assert draft.kind == "introduction" and draft.state is DraftState.OPEN
        await hands.until(lambda: hands.page.app.current_mode == "draft")


async def test_drafts_for_many_are_counted_and_failures_named(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("site:wohnwert OR site:maklerpost OR site:the-cover")
        await hands.press("asterisk", "d")
        await hands.until(lambda: hands.toast)
        assert hands.toast.startswith("2 drafted, 1 not: the-cover.example has no market yet")
        await hands.settled()
        await hands.press("u")
        assert hands.store.drafts.ids() == []


async def test_pages_are_opened_only_when_they_are_web_addresses() -> None:
    assert why_unsafe("https://wohnwert.example/ratgeber") == ""
    for hostile in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://good.example@evil.example/",
        "https://a.example/\x1b]0;x\x07",
        "--help",
        "https://-x/",
        "data:text/html,x",
        "https://a.example/\u202egpj",
        "http://[::1",
        "",
    ):
        assert why_unsafe(hostile), hostile


async def test_removing_asks_with_another_key(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("delete", "enter")
        assert hands.store.prospects.by_domain("wohnwert.example") is not None
        await hands.press("y")
        assert hands.store.prospects.by_domain("wohnwert.example") is None
        await hands.press("u")
        assert hands.store.prospects.by_domain("wohnwert.example") is not None


async def test_do_not_contact_wants_a_reason_and_shows_it(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        hands.page.run_worker(hands.page.act("do_not_contact"))
        await hands.until(lambda: hands.page.app.screen is not hands.page)
        await hands.press("ctrl+s")
        assert hands.store.do_not_contact.listed("", "wohnwert.example") is None
        await hands.press(*"asked us", "ctrl+s")
        assert hands.store.do_not_contact.listed("", "wohnwert.example") == "asked us"
        await hands.until(lambda: "never contact: asked us" in hands.text("#detail"))


async def test_set_market_of_many_judges_them_again(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("site:everywhere")
        hands.page.run_worker(hands.page.act("set_market"))
        await hands.until(lambda: hands.page.app.screen is not hands.page)
        await hands.press(*"austria", "enter")
        await hands.until(lambda: hands.store.prospects.get(hands.page.rows.current).market == "at")


def test_completion_of_a_path(tmp_path: Path) -> None:
    for name in ("backlinks-de.csv", "backlinks-jp.csv", "notes.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "exports").mkdir()
    (tmp_path / ".hidden.csv").write_text("x")
    assert completions("", tmp_path) == ["backlinks-de.csv", "backlinks-jp.csv", "exports/", "notes.md"]
    assert completed("ba", completions("ba", tmp_path)) == "backlinks-"
    assert completions(f"{tmp_path}/exp", tmp_path) == [f"{tmp_path}/exports/"]
    assert completions("nowhere/x", tmp_path) == []
    assert completed("zz", []) == "zz"


def test_a_dropped_file_is_a_path() -> None:
    assert pasted_path("'/tmp/my file.csv' ") == "/tmp/my file.csv"
    assert pasted_path("/tmp/my\\ file.csv") == "/tmp/my file.csv"
    assert pasted_path("file:///tmp/my%20file.csv") == "/tmp/my file.csv"


def test_rows_are_estimated_from_the_first_lines(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("abcdefghi\n" * 1000)
    assert rows_in(file) == 1000
    assert rows_in(tmp_path / "x.zip") is None and rows_in(tmp_path / "none.csv") is None


@pytest.mark.parametrize(
    ("before", "market", "after"),
    [
        ("", "de", "m:de"),
        ("m:de score>60", "jp", "m:jp score>60"),
        ("score>60 market:de,at", None, "score>60"),
        ('topic:"m:de x" m:de', "fr", 'm:fr topic:"m:de x"'),
        ("m:de OR topic:x", "at", "m:at (m:de OR topic:x)"),
        ("(m:de OR m:at) x", "fr", "m:fr (m:de OR m:at) x"),
    ],
)
def test_a_market_is_a_term_of_the_filter(before: str, market: str | None, after: str) -> None:
    assert with_market(before, market) == after


def test_a_view_is_a_term_of_the_filter() -> None:
    replied = next(view for view in VIEWS if view.key == "replied")
    assert with_view("m:de state:new is:marked", replied) == "m:de is:marked state:replied"
    assert with_view("m:de is:sent", VIEWS[0]) == "m:de"


def test_a_new_market_keeps_who_said_what() -> None:
    from geoout.markets.reading import load

    markets = load()
    prospect = at_market(Prospect("x.example", host="x.example", language="de"), "at", markets)
    assert prospect.market == "at" and prospect.local == sum(line.points for line in prospect.evidence) > 0


async def test_escape_stops_an_import_and_nothing_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("domain\n" + "".join(f"site-{at}.example\n" for at in range(400_000)))
    async with driven(tmp_path) as hands:
        hands.page.run_worker(hands.page._guarded(hands.page.import_from(str(file))))
        await hands.until(lambda: isinstance(hands.page.app.screen, ImportFloat))
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.page.busy)
        assert hands.page.reason(hands.page.named("reject")[0]) == "an import is running"
        await hands.press("j", "escape")  # the list stays usable
        await hands.until(lambda: not hands.page.busy)
        assert hands.toast == "many.csv: stopped, nothing was kept"
        assert hands.store.prospects.count() == 32


async def test_a_dropped_file_asks_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "dropped.csv"
    file.write_text("domain\nnord.example\n")
    async with driven(tmp_path) as hands:
        hands.page.post_message(events.Paste(f"'{file}' "))
        await hands.until(lambda: isinstance(hands.page.app.screen, ImportFloat))
        assert hands.page.app.screen.file() == file
        await hands.press("escape")
        hands.page.post_message(events.Paste("rrr"))  # pasted text never runs keys
        await hands.pilot.pause()
        assert hands.state_of("wohnwert.example") is State.NEW


async def test_the_demo_opens_from_an_empty_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    async with driven(tmp_path, filled=False) as hands:
        app = hands.page.app
        await hands.press("D")
        await hands.until(lambda: app.desk is not hands.desk and isinstance(app.screen, ProspectsScreen))
        assert app.desk.store.prospects.count() > 40
        await hands.until(lambda: len(app.screen.query("#rows")) and len(app.screen.rows.ids) > 40)
        app.desk.close()


async def test_a_read_only_workspace_can_be_read(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        hands.desk.close()
    desk = Desk.open(workspace(tmp_path), read_only=True)
    app = GeooutApp(desk, keymap=tmp_path / "none.toml")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("a", "r", "plus", "d")
        await pilot.pause()
        assert "read-only" in app.screen.query_one(Toast).text
        await pilot.press("slash", *"m:jp", "enter")
        await pilot.pause()
    desk.close()
