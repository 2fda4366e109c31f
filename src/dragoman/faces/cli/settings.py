"""`dragoman settings`: what holds, and where it came from."""

import click

from dragoman.faces.cli.options import format_option
from dragoman.faces.cli.plain import is_terminal

__all__ = ["settings"]


@click.command()
@click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, exists=True),
    help="Read settings from here instead of ./dragoman.toml.",
)
@format_option
def settings(settings_file: str | None, form: str | None) -> None:
    """Print the settings that hold and where each came from.

    Example: dragoman settings
    """
    import msgspec

    from dragoman.faces.cli.told import told

    holds = told(settings_file)
    values = msgspec.to_builtins(holds.settings)
    table = form == "table" or (form is None and is_terminal())
    for name, origin in holds.origins.items():
        if table:
            click.echo(f"{name:18} {values[name]!s:24} {origin}")
        else:
            line = {"name": name, "value": values[name], "from": origin}
            click.echo(msgspec.json.encode(line).decode())
