"""`geoout review`: what waits for a native speaker; sign it, return it, see who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geoout.desk.audit import Entry
    from geoout.desk.desk import Desk
    from geoout.desk.reviewing import Waiting
    from geoout.pitches.sign_off import Check, Review

_POINTS = ("idioms", "cultural-references", "tone-of-voice")


@click.group("review", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per text.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """List the drafts and templates that wait for a native speaker; sign them, return them, audit."""
    from geoout.cli import options
    from geoout.desk.reviewing import waiting_drafts, waiting_templates
    from geoout.errors import GeooutError

    if context.invoked_subcommand is not None:
        return 0
    problems: list[GeooutError] = []
    with options.desk(context, or_read=True) as desk:
        found = [*waiting_drafts(desk), *waiting_templates(desk, problems)]
        _print_waiting(desk, found, as_json)
    for problem in problems:
        click.echo(f"geoout: {problem}", err=True)
    return 0


def _print_waiting(desk: Desk, found: list[Waiting], as_json: bool) -> None:
    from geoout.cli.output import print_columns, print_json, print_line
    from geoout.pitches.reviewing import reviewers_for

    rows = []
    for one in found:
        reviewers = [each.id for each in reviewers_for(desk.campaign.reviewers, one.text)]
        if as_json:
            print_json({**_object(one), "reviewers": reviewers})
        else:
            about = one.draft.subject if one.draft is not None else one.template.title if one.template else ""
            who = ", ".join(reviewers) or "nobody yet"
            rows.append((one.text.subject, " ".join(one.text.markets), _state(one), who, about))
    if rows:
        print_columns(rows, ("text", "market", "state", "signs", "subject"))
    elif not as_json:
        print_line("nothing waits for a native speaker")


def _state(one: Waiting) -> str:
    return "voided" if one.standing.voided else "returned" if one.standing.returned else "unread"


def _object(one: Waiting) -> dict[str, Any]:
    voided, returned = one.standing.voided, one.standing.returned
    return {
        "what": one.text.what,
        "id": one.draft.id if one.draft is not None else one.text.subject,
        "revision": one.draft.revision if one.draft is not None else None,
        "markets": list(one.text.markets),
        "language": one.language,
        "kind": one.draft.kind if one.draft is not None else one.template.kind if one.template else None,
        "subject": one.draft.subject if one.draft is not None else None,
        "hash": one.text.hash,
        "state": _state(one),
        "signed_by": voided.name if voided else None,
        "signed_at": voided.at.isoformat() if voided else None,
        "voided_by": str(one.standing.voided_by) if one.standing.voided_by else None,
        "returned_by": returned.name if returned else None,
        "comment": returned.comment if returned else None,
    }


@command.command("sign")
@click.argument("subject", metavar="DRAFT-ID|TEMPLATE")
@click.option("--by", "reviewer", required=True, metavar="REVIEWER", help="A reviewer's id in campaign.yaml.")
@click.option("--idioms", is_flag=True, help="Idioms were looked at.")
@click.option("--cultural-references", is_flag=True, help="Cultural references were looked at.")
@click.option("--tone-of-voice", is_flag=True, help="The tone of voice was looked at.")
@click.option(
    "--checked", multiple=True, type=click.Choice(["all", *_POINTS]), help="The same, by name; all: all three."
)
@click.option("--comment", default="", help="A note to the author.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def sign(
    context: click.Context, subject: str, reviewer: str, idioms: bool, cultural_references: bool, tone_of_voice: bool,
    checked: tuple[str, ...], comment: str, as_json: bool,
) -> int:  # fmt: skip
    """Sign a draft (its number) or a template (pl/digital_pr) as a native speaker; all three points are needed."""
    from geoout.cli import options
    from geoout.desk import reviewing
    from geoout.pitches.reviewing import named

    ticked = _checked((idioms, cultural_references, tone_of_voice), checked)
    with options.desk(context) as desk:
        signer = named(desk.campaign.reviewers, reviewer)
        _print_review(reviewing.sign(desk, reviewing.named(desk, subject), signer, ticked, comment), as_json)
    return 0


def _checked(flags: tuple[bool, ...], names: tuple[str, ...]) -> list[Check]:
    from geoout.pitches.sign_off import Check

    return [each for each, flag in zip(Check, flags, strict=True) if flag or each in names or "all" in names]


@command.command("return")
@click.argument("subject", metavar="DRAFT-ID|TEMPLATE")
@click.option("--by", "reviewer", required=True, metavar="REVIEWER", help="A reviewer's id in campaign.yaml.")
@click.option("--comment", required=True, help="What the author should change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def send_back(context: click.Context, subject: str, reviewer: str, comment: str, as_json: bool) -> int:
    """Return a draft or a template to its author with a comment."""
    from geoout.cli import options
    from geoout.desk import reviewing
    from geoout.pitches.reviewing import named

    with options.desk(context) as desk:
        signer = named(desk.campaign.reviewers, reviewer)
        _print_review(reviewing.send_back(desk, reviewing.named(desk, subject), signer, comment), as_json)
    return 0


def _print_review(review: Review, as_json: bool) -> None:
    from geoout.cli.output import print_json, print_line

    if as_json:
        print_json(
            {
                "what": review.what,
                "id": int(review.subject) if review.subject.isdecimal() else review.subject,
                "verdict": review.verdict,
                "reviewer": review.who,
                "language": review.language,
                "checked": list(review.checked),
                "comment": review.comment,
                "hash": review.hash,
                "at": review.at.isoformat(),
            }
        )
    else:
        print_line(f"{review.what} {review.subject} {review.verdict} by {review.name}")


@command.command("audit")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per entry.")
@click.pass_context
def audit_list(context: click.Context, as_json: bool) -> int:
    """Who signed, returned or let through what, when, at which content, and what voided it; the newest first."""
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line
    from geoout.desk.audit import audit

    with options.desk(context, or_read=True) as desk:
        entries = audit(desk)
    for entry in entries:
        if as_json:
            print_json(_entry(entry))
        else:
            _print_entry(entry)
    if not entries and not as_json:
        print_line("nothing was signed, returned or let through yet")
    return 0


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at.isoformat(),
        "what": entry.what,
        "subject": entry.subject,
        "revision": entry.revision or None,
        "hash": entry.hash or None,
        "who": entry.who,
        "entered_by": entry.by,
        "checked": list(entry.checked),
        "comment": entry.comment,
        "code": entry.code or None,
        "voided": entry.voided or None,
    }


def _print_entry(entry: Entry) -> None:
    from geoout.cli.output import print_line, print_wrapped

    code = f" {entry.code}" if entry.code else ""
    rev = f" rev {entry.revision}" if entry.revision else ""
    print_line(f"{entry.at:%Y-%m-%d %H:%M}  {entry.subject}{rev}  {entry.what}{code} by {entry.who}")
    if entry.checked:
        print_wrapped(", ".join(one.words for one in entry.checked), 18)
    if entry.comment:
        print_wrapped(entry.comment, 18)
    if entry.voided:
        print_wrapped(f"counts no longer: {entry.voided}", 18)
