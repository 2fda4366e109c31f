"""`dragoman export`: a record, or part of it, in the formats that others read."""

from typing import TYPE_CHECKING, Any

import click

from dragoman.faces.cli.options import article_options, codes_option

if TYPE_CHECKING:
    from dragoman.faces.export.output import Output

__all__ = ["FORMAT_NAMES", "export"]

# Named here too, so that the help needs no import; a test holds the two lists together.
FORMAT_NAMES = (
    "atom", "bibtex", "csl", "csv", "ftm", "gdelt", "geojson", "hxl", "icews", "jsonl", "parquet",
    "polecat", "schema-org", "web-annotation", "xlsx",
)  # fmt: skip


@click.command()
@click.argument("record", type=click.Path(dir_okay=False))
@click.option("--to", "form", type=click.Choice(FORMAT_NAMES), required=True, help="The format.")
@click.argument("out", type=click.Path(allow_dash=True))
@click.option("--place", help="Places, figures and events there, by any of the place's names.")
@click.option("--actor", help="Said, done or claimed by or to somebody: words of the name.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help="Events, figures and moves of this type: ASSAULT, killed … (may be repeated).",
)
@click.option("--track", help="Moves, views and changes of talks: words of their name.")
@click.option("--replace", is_flag=True, help="Replace files that are there already.")
@codes_option
@article_options
def export(
    record: str, out: str, *, form: str, replace: bool, codes: tuple[str, ...], **filters: Any
) -> None:
    """Write a RECORD, or part of it, to OUT in a format that other programs read.

    OUT is a file, for csv and parquet a folder; - is standard output. What each format holds, and
    what it loses, stands in docs/exports.md.

    Example: dragoman export demo.db --to geojson events.geojson --since 2024-03-01
    """
    from dragoman.codes import load_codes
    from dragoman.faces.cli.listing import wanted
    from dragoman.faces.export.formats import FORMATS
    from dragoman.faces.export.output import Output
    from dragoman.faces.export.selection import Choice, Selection
    from dragoman.record import open_record

    chosen = Choice(
        articles=wanted(filters),
        place=filters["place"],
        actor=filters["actor"],
        types=filters["types"],
        track=filters["track"],
    )
    loaded = load_codes(codes)
    made = FORMATS[form]
    with (
        open_record(record, readonly=True) as opened,
        Output(out, folder=made.is_folder, replace=replace) as output,
    ):
        made.write(Selection(opened, loaded, chosen), output)
    click.echo(_told(out, output), err=True)


def _told(out: str, output: "Output") -> str:
    """Return what was written and what was left out, on one line."""
    written = [f"{kind} {number:,}" for kind, number in sorted(output.written.items())]
    line = f"{out}: {', '.join(written) or 'nothing'}"
    if output.left_out:
        left = [f"{number:,} {reason}" for reason, number in sorted(output.left_out.items())]
        line += f"; left out: {', '.join(left)}"
    return line
