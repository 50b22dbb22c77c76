"""The command `newsparse formats`, which prints the table of formats."""

import click

from newsparse import formats
from newsparse.cli.outputs import standard_output
from newsparse.formats import Format

_HELP = """List the formats that can be read or written, with the extra that reading one needs:
pip install 'newsparse[EXTRA]'.

\b
Examples:
  newsparse formats
  newsparse formats --json | jq -r '.[] | select(.writes) | .name'
"""

_HEAD = ("name", "reads", "writes", "suffixes", "extra", "what it is")


@click.command("formats", help=_HELP)
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def command(*, as_json: bool) -> None:
    """Run `newsparse formats`."""
    standard_output()(_as_json() if as_json else _as_table())


def _as_json() -> str:
    from newsparse.formats.json_document import laid_out

    rows = [
        {
            "name": row.name,
            "reads": row.reads,
            "writes": row.writes,
            "suffixes": list(row.suffixes),
            "summary": row.summary,
            "extra": row.extra or None,
        }
        for row in formats.every()
    ]
    return laid_out(rows) + "\n"


def _as_table() -> str:
    rows = [_HEAD, *map(_row, formats.every())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    return "".join("  ".join([*map(str.ljust, row, widths), row[-1]]) + "\n" for row in rows)


def _row(row: Format) -> tuple[str, ...]:
    reads, writes = ("yes" if can else "-" for can in (row.reads, row.writes))
    return row.name, reads, writes, " ".join(row.suffixes), row.extra or "-", row.summary
