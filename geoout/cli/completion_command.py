"""`geoout completion`: completion scripts for bash, zsh and fish."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the completion script of SHELL.

    bash: eval "$(geoout completion bash)" in ~/.bashrc. zsh: the same in ~/.zshrc. fish: geoout completion fish >
    ~/.config/fish/completions/geoout.fish
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None
    click.echo(maker(context.find_root().command, {}, "geoout", "_GEOOUT_COMPLETE").source())
    return 0
