"""`geoout links`: what links were asked for, and how they are worded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geoout.campaign.anchor_use import AnchorUse
    from geoout.links.anchor_mix import AnchorMix

_CELLS = 36
_SITES = 3


@click.group("links", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> int:
    """What links were asked for; in this version how they are worded."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


@command.command("mix")
@click.option("--market", "market_key", metavar="KEY", help="Only this market.")
@click.option("--target", metavar="URL", help="Only this page of ours.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per market and page.")
@click.pass_context
def mix(context: click.Context, market_key: str | None, target: str | None, as_json: bool) -> int:
    """How the links to each page are worded, per market.

    Counts kinds, languages and repeats of the anchors that you asked for: what may still leave is planned, what is out
    has left. Each site counts once per page and market. No source says which mix is safe, so nothing is called so.
    """
    from geoout.campaign.targets import page_key
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line
    from geoout.links.anchor_mix import mixes, to_json

    with options.desk(context, or_read=True) as desk:
        key = options.market(desk.markets, market_key).key if market_key else None
        found = mixes(desk.store.anchor_uses.all(key), desk.campaign, desk.markets)
    if target:
        found = [one for one in found if page_key(one.target) == page_key(target)]
    for at, one in enumerate(found):
        if as_json:
            print_json(to_json(one))
            continue
        if at:
            print_line()
        _print(one)
    if not found and not as_json:
        print_line("no draft asks for a link here yet; geoout draft makes some")
    return 0


def _print(mix: AnchorMix) -> None:
    from geoout.cli.output import print_line, print_wrapped
    from geoout.language.width import cut, width
    from geoout.links.anchor_mix import facts

    print_line(f"{mix.market or 'no market'}  {mix.target}")
    for label, value in facts(mix):
        print_wrapped(value, 15, f"  {label}")
    anchors = [cut(one.anchor, _CELLS) for one in mix.repeats]
    widest = max(map(width, anchors), default=0)
    for repeat, anchor in zip(mix.repeats, anchors, strict=True):
        label = f"  {len(repeat.uses):>4} ×  {anchor}{' ' * (widest - width(anchor))}  {repeat.kind:<8}  "
        print_wrapped(_sites(repeat.uses), width(label), label)


def _sites(uses: Sequence[AnchorUse]) -> str:
    named = [f"{use.site or 'no site yet'} ({use.state} {use.day.isoformat()})" for use in uses[:_SITES]]
    return ", ".join(named) + (f" and {len(uses) - _SITES} more" if len(uses) > _SITES else "")
