"""The demo's mails: drafted by the same code as any other, some edited by hand, some left weeks ago."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoout.desk.after import mark_sent, note_reply, record_placement
from geoout.desk.checking import check_and_keep
from geoout.desk.demo.sites import load
from geoout.desk.drafting import draft_for
from geoout.desk.editing import edited, save
from geoout.desk.leaving import destination_of, let_leave
from geoout.desk.reviewing import Waiting, of_draft, send_back, sign
from geoout.outbox.event import Step
from geoout.outbox.leave import Status
from geoout.outbox.ledger import Key
from geoout.outbox.message import message_id
from geoout.pitches.draft import Draft, DraftState, Kind
from geoout.pitches.make import make_draft
from geoout.pitches.reviewing import named
from geoout.pitches.sign_off import Check

if TYPE_CHECKING:
    from geoout.desk.demo.make import DatedDesk

STORY = Path(__file__).with_name("mails.yaml")
WHO = "demo"


def write_mails(desk: DatedDesk, now: datetime) -> None:
    """Every mail of the story in its order; one whose template is not there is left out."""
    for entry in load(STORY):
        desk.clock = _time(entry, now)
        _mail(desk, entry)
    desk.clock = now


def _time(entry: Mapping[str, Any], now: datetime) -> datetime:
    """When a mail was written: at an hour of a day that is past, or some minutes ago."""
    if "days" not in entry:
        return now - timedelta(minutes=entry["minutes"])
    return datetime.combine((now - timedelta(days=entry["days"])).date(), time.fromisoformat(entry["at"]), now.tzinfo)


def _mail(desk: DatedDesk, entry: Mapping[str, Any]) -> None:
    prospect = desk.store.prospects.by_domain(entry["domain"])
    assert prospect is not None, entry["domain"]
    kind = Kind(entry["kind"]) if "kind" in entry else None
    with desk.store.step(f"draft for {prospect.domain}"):
        (drafted,) = draft_for(desk, [prospect.id], kind)
        if drafted.draft is None:
            return
        draft = _as(desk, drafted.draft, entry["as"]) if "as" in entry else drafted.draft
        if "signed" in entry:
            sign(desk, _read(desk, draft), named(desk.campaign.reviewers, entry["signed"]), Check, by=WHO)
        draft = _by_hand(desk, draft, entry)
        if said := entry.get("returned"):
            reviewer = named(desk.campaign.reviewers, said["by"])
            send_back(desk, _read(desk, draft), reviewer, said["comment"], by=WHO)
        if never := entry.get("listed"):
            when = desk.now() + timedelta(minutes=entry["minutes"] - never["minutes"])
            desk.store.do_not_contact.add(prospect.domain, never["reason"], WHO, when)
            check_and_keep(desk, draft)
    if codes := entry.get("let_through"):
        desk.store.overrides.add(draft.id, draft.revision, codes, entry["reason"], WHO, desk.now())
    _became(desk, draft, entry)


def _as(desk: DatedDesk, draft: Draft, name: str) -> Draft:
    """The same mail by another sender, who took it over."""
    sender = next(one for one in desk.campaign.senders if one.id == name)
    prospect = desk.store.prospects.get(draft.prospect)
    made = make_draft(
        prospect, draft.contact, desk.markets[draft.market], desk.campaign, draft.kind, desk.renderer,
        desk.now().date(), prospect.id, sender=sender,
    )  # fmt: skip
    kept = save(desk, replace(made, id=draft.id, revision=draft.revision))
    check_and_keep(desk, kept)
    return kept


def _read(desk: DatedDesk, draft: Draft) -> Waiting:
    """The draft as it lies before its reviewer."""
    found = of_draft(desk, draft)
    assert found is not None
    return found


def _by_hand(desk: DatedDesk, draft: Draft, entry: Mapping[str, Any]) -> Draft:
    """What somebody changed after it was drafted, as a second revision."""
    changed = replace(draft, **entry.get("set", {}))
    for line in entry.get("put", ()):
        parts = changed.body.split("\n\n")
        parts.insert(line["after"], line["text"])
        changed = edited(changed, body="\n\n".join(parts))
    if changed == draft:
        return draft
    kept = save(desk, changed)
    check_and_keep(desk, kept)
    return kept


def _became(desk: DatedDesk, draft: Draft, entry: Mapping[str, Any]) -> None:
    """Where the draft and its site stand now. Leaving is noted in the ledger, outside every undo step."""
    then = entry.get("then", "open")
    if then in ("open", "later", "returned"):
        if then != "open":
            desk.store.drafts.set_state([draft.id], DraftState(then))
        return
    if not _left(desk, draft, entry) or then == "left":
        return
    left = desk.clock
    mark_sent(desk, [draft.id], at=left + timedelta(minutes=12))
    if then != "sent":
        said = {"bounced": "550 5.1.1 no such mailbox"}.get(then, "")
        note_reply(desk, draft.id, Step(then), said, at=left + timedelta(days=entry["heard"], minutes=14))
    if "placed" in entry:
        desk.clock = left + timedelta(days=entry["placed"])
        record_placement(desk, draft.id, f"https://www.{draft.site}/hausrat-2026")


def _left(desk: DatedDesk, draft: Draft, entry: Mapping[str, Any]) -> bool:
    """Let it leave as an .eml file, or note that it went through the mail client, which nobody opens here."""
    if entry.get("through", "eml") == "eml":
        (outcome,) = let_leave(desk, [draft.id], destination_of(desk, "eml"))
        return outcome.status is Status.WRITTEN
    assert draft.sender is not None
    identifier = message_id(draft, draft.sender.email.rpartition("@")[2], desk.workspace.identity)
    key = Key(draft.id, draft.revision, entry["through"])
    desk.store.ledger.pending(key, message_id=identifier, path="", at=desk.now())
    desk.store.ledger.done(key, path="", at=desk.now())
    return True
