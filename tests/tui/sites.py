"""A filled store for the terminal's tests: invented sites and people in several markets, all under .example."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from geoout.campaign.workspace import Workspace, init
from geoout.desk.desk import Desk
from geoout.prospects.prospect import Contact, Evidence, Gender, Metric, Prospect, SourceType, State, Tier
from geoout.store.open import Store

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
_F, _M, _U = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN
_TYPES = tuple(SourceType)
_STATES = (State.NEW,) * 6 + (State.APPROVED, State.SENT, State.REPLIED, State.LATER, State.PLACED, State.NEW)

# domain, site's name, contact: given, surname, gender, title, role
GERMAN = (
    ("wohnwert", "Wohnwert", ("Katrin", "Vogelsang", _F, "Dr.", "editor")),
    ("maklerpost", "Maklerpost", ("", "", _U, "", "Redaktion")),
    ("kammer-nord", "Kammer Nord", ("Anke", "Petersen", _F, "", "press office")),
    ("mieterblatt", "Mieterblatt", ("Jonas", "Reuter", _M, "", "editor")),
    ("elbkurier", "Elbkurier", ("", "", _U, "", "Wirtschaft")),
    ("sachwert-ev", "Sachwert e. V.", ("Heiner", "Ahrens", _M, "Prof.", "board")),
    ("altbaublog", "Altbaublog", ("Merve", "Yıldız", _F, "", "blogger")),
    ("schadenfrei", "Schadenfrei", ("", "", _U, "", "Redaktion")),
    ("rheinbote", "Rheinbote", ("Kim", "Thelen", _U, "", "local news")),
    ("familiengeld", "Familiengeld", ("Nora", "Wiese", _F, "", "blogger")),
    ("hausundhof", "Haus und Hof", ("Till", "Kühn", _M, "Dr.", "editor")),
    ("gutgedeckt", "Gut gedeckt", None),
    ("baugeld-blog", "Baugeld", ("Timo", "Lenz", _M, "", "blogger")),
    ("werrabote", "Werrabote", ("", "", _U, "", "Lokales")),
    ("einbruch", "Einbruchschutz", ("Hilke", "Jansen", _F, "", "adviser")),
    ("sparbrief", "Sparbrief", None),
)
JAPANESE = (
    ("kurashi-hoken", "くらしの保険", ("健", "佐藤", _M, "", "編集長")),
    ("minato-keizai", "みなと経済", ("", "", _U, "", "経済部")),
    ("bousai-techo", "防災手帖", ("美穂", "中村", _F, "", "編集")),
    ("住まい研究", "住まい研究", ("誠", "小林", _M, "", "研究員")),
    ("akiya-taisaku", "空き家対策", None),
    ("mansion-note", "マンションノート", ("さくら", "森", _F, "", "writer")),
)
FRENCH = (
    ("toits-de-loire", "Toits de Loire", ("Élodie", "Garnier", _F, "", "rédactrice")),
    ("le-bailleur", "Le Bailleur", ("Marc", "Lefèvre", _M, "", "rédacteur")),
    ("foyer-malin", "Foyer malin", ("", "", _U, "", "Rédaction")),
    ("copro-info", "Copro Info", ("Inès", "Moreau", _F, "Me", "avocate")),
    ("garonne-hebdo", "Garonne Hebdo", None),
)
ENGLISH = (
    ("loft-and-lane", "Loft & Lane", ("Priya", "Nair", _F, "", "editor")),
    ("the-tenant", "The Tenant", ("Rowan", "Ashby", _U, "", "editor")),
    ("moor-gazette", "Moor Gazette", ("", "", _U, "", "News desk")),
)
MARKETS = (("de", "de", GERMAN), ("jp", "ja", JAPANESE), ("fr", "fr", FRENCH), ("gb", "en", ENGLISH))
_TOPICS = ("versicherung", "wohnen", "finanzen", "")


def desk_in(folder: Path, *, filled: bool = True) -> Desk:
    """A workspace in `folder`; filled with the sites above unless told otherwise."""
    desk = Desk.open(init(folder / "hausrat-2026"))
    desk.now = lambda: NOW  # type: ignore[method-assign]
    if filled:
        fill(desk.store)
    return desk


def workspace(folder: Path) -> Workspace:
    """The workspace that `desk_in` made."""
    return Workspace(folder / "hausrat-2026")


def fill(store: Store) -> None:
    """All sites, best first within a market; two have no market."""
    place = 0
    with store.step("fill"):
        for market, language, sites in MARKETS:
            for rank, (name, title, person) in enumerate(sites):
                store.prospects.add(_prospect(place, market, language, rank, name, title, person))
                place += 1
        for name in ("everywhere", "the-cover"):
            store.prospects.add(Prospect(f"{name}.example", name=name.title(), source_type=SourceType.INTERNATIONAL))


def _prospect(place, market, language, rank, name, title, person) -> Prospect:
    domain = f"{name}.example"
    lines = [Evidence("language", language, 20, "demo"), Evidence("imprint", "Musterstadt", 14, "demo")]
    lines += [Evidence("audience", f"{81 - rank} % at home", 12, "demo")] if rank % 3 < 2 else []
    lines += [Evidence("declared", market.upper(), 12, "demo")] if rank % 4 < 3 else []
    lines += [Evidence("moderated", "editors named", max(30 - rank, 1), "demo")]
    lines += [Evidence("cctld", ".example", 0, "domain name")]
    contacts = ()
    if person is not None:
        given, surname, gender, academic, role = person
        email = f"{surname.lower() if surname.isascii() and surname else 'redaktion'}@{domain}"
        basis = "asked for it, 2 Nov 2026" if rank % 5 == 0 else ""
        contacts = (
            Contact(
                given, surname, gender=gender, title=academic, role=role, email=email, language=language, basis=basis
            ),
        )
    state = _STATES[place % len(_STATES)]
    answers = tuple((letter, place % 7 != 4 or letter != "e") for letter in "abcdefg"[: 7 - place % 4])
    return Prospect(
        domain,
        host=domain,
        name=title,
        market=market,
        language=language,
        tier=Tier.LOCAL,
        source_type=_TYPES[place % len(_TYPES)] if place else SourceType.PUBLICATION,
        topic=_TOPICS[place % 4],
        audience="" if place % 5 == 3 else "Haushalte",
        state=state,
        local=sum(line.points for line in lines),
        evidence=tuple(lines),
        authority=None if place % 6 == 5 else Metric(41 + place * 7 % 40, "Ahrefs DR", date(2026, 11, 3)),
        answers=answers,
        page_url=f"https://{domain}/ratgeber" if name.isascii() else "",
        notes="Monthly, since 1998." if place == 0 else "",
        overlap_note="",
        contacts=contacts,
        last_touch=NOW - timedelta(days=3 + place) if state in (State.SENT, State.REPLIED, State.PLACED) else None,
    )
