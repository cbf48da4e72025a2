"""`geoout markets`: what is known of each market, with sources."""

from __future__ import annotations

import click


@click.command("markets")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per market.")
@click.argument("key", required=False)
@click.pass_context
def command(context: click.Context, as_json: bool, key: str | None) -> int:
    """List the markets, or show all that is known of the market KEY."""
    from geoout.cli import options
    from geoout.cli.output import print_columns, print_json, print_line, print_wrapped
    from geoout.markets.facts import as_json as market_json
    from geoout.markets.facts import facts
    from geoout.markets.names import language_name, name
    from geoout.markets.words import spoken
    from geoout.pitches.words import source_types

    known = options.markets(context)
    chosen = [options.market(known, key)] if key is not None else list(known.values())
    if as_json:
        for market in chosen:
            print_json(market_json(market))
    elif key is None:
        rows = []
        for market in chosen:
            etiquette = market.etiquette
            said = "guide" if market.guide else "house"
            row = (
                market.key,
                name(market),
                language_name(market.language),
                etiquette.register.value,
                spoken(etiquette.opening.value),
            )
            rows.append((*row, said))
        print_columns(rows, ("key", "market", "language", "register", "opening", "source"))
    else:
        print_line(f"{name(chosen[0])}, {chosen[0].key}")
        print_line()
        terms = source_types(chosen[0].locale)
        for group, lines in facts(chosen[0], as_of=known.as_of, terms=terms):
            print_line(group)
            for place, fact in enumerate(lines):
                after = lines[place + 1] if place + 1 < len(lines) else None
                goes_on = after is not None and not after.label and after.source == fact.source
                said = f"{fact.text}  [{fact.cited}]" if fact.source and not goes_on else fact.text
                print_wrapped(said, 15, f"  {fact.label}")
            print_line()
    return 0
