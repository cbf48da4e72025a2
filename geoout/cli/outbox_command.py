"""`geoout outbox`: what left, what is due, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geoout.desk.after import Due
    from geoout.desk.desk import Desk
    from geoout.outbox.event import Event
    from geoout.outbox.moment import Moment

_ANSWERS = ("replied", "declined", "bounced", "opted-out")


@click.group("outbox", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per draft.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """List what left and where it stands; say that it was sent, answered, placed; see what is due."""
    return 0 if context.invoked_subcommand is not None else _list(context, as_json)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per draft.")
@click.pass_context
def list_drafts(context: click.Context, as_json: bool) -> int:
    """The drafts that left, with where they stand."""
    return _list(context, as_json)


def _list(context: click.Context, as_json: bool) -> int:
    from geoout.cli import options
    from geoout.cli.output import print_columns, print_json, print_line

    lines = []
    with options.desk(context, or_read=True) as desk:
        for row in desk.store.drafts.rows():
            if row.left_at is None:
                continue
            sent = desk.store.events.sent(row.id)
            if as_json:
                print_json(
                    {
                        "draft": row.id, "site": row.site, "email": row.email, "subject": row.subject,
                        "state": row.state, "destination": row.left, "left_at": row.left_at.isoformat(),
                        "sent_at": sent.at.isoformat() if sent else None,
                        "sent_known": (("found" if sent.message_id else "said") if sent else None),
                    }
                )  # fmt: skip
            else:
                lines.append((row.id, row.state, f"{row.left_at:%Y-%m-%d}", row.site, row.recipient, row.subject))
    if lines:
        print_columns(lines, ("draft", "state", "left", "site", "to", "subject"))
    elif not as_json:
        print_line("nothing has left yet")
    return 0


@command.command("due")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per thing to do.")
@click.option(
    "--most", default=200, type=click.IntRange(1), help="How many of each kind are listed.", show_default=True
)
@click.pass_context
def due(context: click.Context, as_json: bool, most: int) -> int:
    """What is to be done today: answers, bounces, follow-ups, and mails that may not have been sent yet."""
    from geoout.cli import options
    from geoout.cli.output import print_columns, print_json, print_line
    from geoout.desk.after import waiting

    with options.desk(context, or_read=True) as desk:
        found = waiting(desk, most=most)
    for one in found if as_json else ():
        print_json(_due(one))
    if as_json:
        return 0
    if found:
        print_columns([(*_told(one),) for one in found], ("draft", "to do", "site", "to", "since"))
    else:
        print_line("nothing is due")
    return 0


def _due(one: Due) -> dict[str, Any]:
    return {
        "draft": one.row.draft,
        "to_do": one.what,
        "site": one.row.site,
        "email": one.row.email,
        "market": one.row.market,
        "subject": one.row.subject,
        "since": one.since.isoformat(),
        "due": one.on.isoformat(),
        "days_late": one.late,
        "number": one.number or None,
    }


def _told(one: Due) -> tuple[Any, ...]:
    what = f"{one.what} {one.number}" if one.number else str(one.what).replace("-", " ")
    since = f"{one.since:%Y-%m-%d}" + (f", {one.late} days late" if one.number and one.late else "")
    return one.row.draft, what, one.row.site, one.row.recipient or one.row.email, since


@command.command("sent")
@click.argument("drafts", nargs=-1, required=True, type=int, metavar="DRAFT-ID…")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per draft.")
@click.pass_context
def sent(context: click.Context, drafts: tuple[int, ...], as_json: bool) -> int:
    """Say that drafts were sent."""
    from geoout.cli import options
    from geoout.desk.after import mark_sent

    with options.desk(context) as desk:
        mark_sent(desk, list(dict.fromkeys(drafts)))
        for number in dict.fromkeys(drafts):
            _print_event(desk.store.events.sent(number), as_json)
    return 0


@command.command("reply")
@click.argument("draft", type=int, metavar="DRAFT-ID")
@click.option("--kind", required=True, type=click.Choice(_ANSWERS), help="What came back.")
@click.option("--note", default="", help="What it said, in your words.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def reply(context: click.Context, draft: int, kind: str, note: str, as_json: bool) -> int:
    """Note an answer or a bounce; who opts out is put on do-not-contact."""
    from geoout.cli import options
    from geoout.desk.after import note_reply
    from geoout.outbox.event import Step

    with options.desk(context) as desk:
        number = note_reply(desk, draft, Step(kind), note)
        _print_event(_numbered(desk, draft, number), as_json)
    return 0


@command.command("placed")
@click.argument("draft", type=int, metavar="DRAFT-ID")
@click.argument("url")
@click.option("--note", default="", help="A note about it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def placed(context: click.Context, draft: int, url: str, note: str, as_json: bool) -> int:
    """Note the page on which the link stands."""
    from geoout.cli import options
    from geoout.desk.after import record_placement

    with options.desk(context) as desk:
        number = record_placement(desk, draft, url, note)
        _print_event(_numbered(desk, draft, number), as_json)
    return 0


def _numbered(desk: Desk, draft: int, number: int) -> Event | None:
    return next((event for event in desk.store.events.of_draft(draft) if event.id == number), None)


def _print_event(event: Event | None, as_json: bool) -> None:
    from geoout.cli.output import print_json, print_line

    if event is None:
        return
    if as_json:
        print_json(
            {
                "draft": event.draft, "step": event.step, "at": event.at.isoformat(), "who": event.who,
                "note": event.note, "message_id": event.message_id or None, "url": event.url or None,
            }
        )  # fmt: skip
    else:
        print_line(f"draft {event.draft} {event.step}, {event.at:%Y-%m-%d}, said by {event.who}")


@command.command("timeline")
@click.argument("whom", metavar="SITE|EMAIL")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per step.")
@click.pass_context
def timeline(context: click.Context, whom: str, as_json: bool) -> int:
    """Every step of a site or a person: what happened, who did it, and why."""
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line

    with options.desk(context, or_read=True) as desk:
        found = _story(desk, whom)
    for one in found:
        if as_json:
            said = {"at": one.at.isoformat(), "kind": one.kind, "what": one.what, "who": one.who, "why": one.why}
            print_json({**said, "draft": one.draft or None})
        else:
            print_line(_line(one))
    return 0


def _line(one: Moment) -> str:
    from geoout.language.plain import clean_line

    draft = f"draft {one.draft} " if one.draft else ""
    who = f", {one.who}" if one.who else ""
    why = clean_line(one.why)
    return f"{one.at:%Y-%m-%d %H:%M}  {draft}{one.what}{who}" + (f": {why}" if why else "")


def _story(desk: Desk, whom: str) -> list[Moment]:
    from geoout.errors import UsageError
    from geoout.prospects.domain import site_of

    if "@" in whom:
        found = desk.store.timeline.of_person(whom)
    else:
        site = site_of(whom)
        prospect = desk.store.prospects.by_domain(site.domain) if site is not None else None
        found = desk.store.timeline.of_prospect(prospect.id) if prospect is not None else []
    if not found:
        raise UsageError(f"nothing is known of {whom[:80]!r}", hint="name a site of this workspace or a whole address")
    return found


@command.command("look")
@click.option("--accept", is_flag=True, help="Record what is certain.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per mail found.")
@click.pass_context
def look(context: click.Context, accept: bool, as_json: bool) -> int:
    """Look into the senders' mailboxes (IMAP) for what was sent, answered or came back; nothing there is changed."""
    from geoout.cli import options
    from geoout.cli.main import say
    from geoout.cli.output import print_json, print_line
    from geoout.desk.after import accept_sighting
    from geoout.desk.mailbox import look as look_into

    with options.desk(context, or_read=not accept) as desk:
        found = look_into(desk, told=say)
        for one in found:
            recorded = accept and accept_sighting(desk, one)
            if as_json:
                print_json(
                    {
                        "draft": one.draft, "kind": one.kind, "certainty": one.certainty, "why": one.why,
                        "at": one.at.isoformat(), "message_id": one.message_id, "subject": one.subject,
                        "mailbox": one.mailbox, "recorded": recorded,
                    }
                )  # fmt: skip
            else:
                kept = "  recorded" if recorded else ""
                print_line(f"{one.at:%Y-%m-%d %H:%M}  draft {one.draft} {one.kind} ({one.certainty}): {one.why}{kept}")
    if not found and not as_json:
        print_line("nothing new was found")
    return 0
