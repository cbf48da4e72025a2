"""Putting a person or a site on do-not-contact from a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from geoout.desk.person import who
from geoout.language.plain import clean_line
from geoout.pitches.draft import Draft, DraftState
from geoout.tui.widgets.form import Field

if TYPE_CHECKING:
    from geoout.desk.desk import Desk


def fields_of(draft: Draft) -> list[Field]:
    """Whom, and why; the reason is required because somebody will ask."""
    known = ((draft.contact.email, "this address"), (draft.site, "the whole site"))
    options = [(value, value, note) for value, note in known if value]
    return [
        Field("value", "whom", options[0][0] if options else "", required=True, options=tuple(options)),
        Field("reason", "reason", required=True, hint="kept with the day and your name"),
    ]


def keep(desk: Desk, draft: Draft, values: Mapping[str, str]) -> tuple[str, int]:
    """List it as one undo step and check the open drafts to that site again; what was listed, and how many."""
    from geoout.desk.checking import check_and_keep

    value = values["value"]
    desk.store.do_not_contact.add(value, clean_line(values["reason"]), who(), desk.now())
    checked = 0
    for row in desk.store.drafts.rows():
        if row.state is DraftState.OPEN and (row.site == draft.site or row.email == draft.contact.email):
            check_and_keep(desk, desk.store.drafts.get(row.id))
            checked += 1
    return value, checked
