"""`geoout draft`: make drafts for the prospects that match a query."""

from __future__ import annotations

import click

_KINDS = (
    "digital_pr", "resource_page", "guest_contribution", "partnership", "introduction",
    "broken_link", "unlinked_mention", "follow_up", "second_touch",
)  # fmt: skip


@click.command("draft")
@click.option(
    "--kind",
    required=True,
    type=click.Choice([*_KINDS, "best"]),
    help="What the mails are for; best: what suits each market.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per prospect.")
@click.argument("query", nargs=-1)
@click.pass_context
def command(context: click.Context, kind: str, as_json: bool, query: tuple[str, ...]) -> int:
    """Draft with the best template for each prospect's market. Exit status 1 when one could not be drafted."""
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line
    from geoout.desk.drafting import draft_for
    from geoout.pitches.draft import Kind
    from geoout.prospects.query import parse

    wanted = None if kind == "best" else Kind(kind)
    failed = False
    with options.desk(context) as desk:
        ids = list(desk.store.prospects.vector(parse(" ".join(query))))
        with desk.store.step(f"draft {len(ids)}"):
            for made in draft_for(desk, ids, wanted):
                failed = failed or made.draft is None
                draft = made.draft
                if as_json:
                    print_json(
                        {
                            "prospect": made.prospect.domain,
                            "draft": draft.id if draft else None,
                            "revision": draft.revision if draft else None,
                            "kind": draft.kind if draft else None,
                            "template": draft.template if draft else None,
                            "subject": draft.subject if draft else None,
                            "recipient": draft.contact.email if draft else None,
                            "missing": list(draft.missing) if draft else [],
                            "reason": made.reason,
                        }
                    )
                elif draft is None:
                    print_line(f"–    {made.prospect.domain}: {made.reason}")
                else:
                    print_line(f"{draft.id:<4} {made.prospect.domain}  {draft.kind}  {draft.subject}")
    return 1 if failed else 0
