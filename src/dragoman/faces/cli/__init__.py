"""The command line: `dragoman COMMAND`. Each command is one file; heavy imports wait inside it."""

import os
import sys
from io import TextIOWrapper

import click

from dragoman.errors import DragomanError, InputError
from dragoman.faces.cli.add import add
from dragoman.faces.cli.check import check
from dragoman.faces.cli.export import export
from dragoman.faces.cli.figures import figures
from dragoman.faces.cli.parse import parse
from dragoman.faces.cli.plain import plain
from dragoman.faces.cli.read import read
from dragoman.faces.cli.search import search
from dragoman.faces.cli.settings import settings
from dragoman.faces.cli.show import show
from dragoman.faces.cli.talks import talks
from dragoman.faces.cli.who import who
from dragoman.version import __version__

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dragoman")
@click.option("-v", "--verbose", count=True, help="Say more on standard error (-vv: everything).")
@click.option("--log-json", is_flag=True, help="Write log lines as JSON.")
def cli(*, verbose: int, log_json: bool) -> None:
    """Read news about conflicts and keep a record in which every line can be checked.

    Example: dragoman read page.html
    """
    from dragoman.faces.cli.log import set_up_log

    set_up_log(verbose, as_json=log_json)


for command in (read, parse, add, show, search, figures, talks, export, who, check, settings):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors of ours become one clear line and exit code 2 or 1."""
    for stream in (sys.stdout, sys.stderr):  # a terminal of few letters shows what it can
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(prog_name="dragoman", standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; what was added before stays, the next run goes on", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has seen enough: `| head`
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # of the standard streams: what reads pages and records has its own
        click.echo(f"dragoman: the output cannot be written: {error.strerror}", err=True)
        os._exit(1)  # what is left in the buffers cannot be written either
    except DragomanError as error:
        click.echo(f"dragoman: {plain(str(error))}", err=True)
        sys.exit(2 if isinstance(error, InputError) else 1)
