"""What `newsparse check` is: its options, and the command."""

from typing import Any

import click

from newsparse.cli import completing, params
from newsparse.cli.check.options import FAIL_ON, Date, Names, Output, Request, RuleSeverity

_HELP = """Check articles against rules, and mend what can be mended.

PATH is a file, a folder or a quoted pattern; without one, or for -, standard input is
read. In folders, *.txt files are taken, unless git or the configuration leaves them out.
Rules are named by code (NP301), by name (mixed-apostrophes) or by the beginning of a
code (NP3); newsparse rule explains them.

\b
Examples:
  newsparse check wire/                          what is wrong, line by line
  newsparse check --fix wire/                    mend what is safe to mend
  newsparse check --diff wire/                   show what --fix would change
  newsparse check --select NP3 --fail-on error story.txt
  newsparse check --output-format github --output-format sarif:out.sarif .
  pbpaste | newsparse check --fix -              the mended text on standard output

\b
Exit status: 0 nothing at or above --fail-on; 1 findings, or a --diff that is not
empty; 2 an option, a rule, a path, the configuration or the baseline is wrong, or
there was nothing to check.
"""


def _rules(name: str, text: str) -> params.Decorator[Any]:
    return click.option(name, type=Names(), metavar="RULES", help=text, shell_complete=completing.rules)


@click.command("check", help=_HELP)
@params.paths
@_rules("--select", "Only these rules.")
@_rules("--ignore", "Not these rules; where both fit, the more exact name decides.")
@_rules("--extend-select", "These rules too.")
@_rules("--extend-ignore", "Nor these rules.")
@click.option(
    "--profile",
    metavar="NAME",
    help="A house's style: ap, reuters, guardian, bbc or none.",
    shell_complete=completing.profiles,
)
@click.option(
    "--severity",
    type=RuleSeverity(),
    multiple=True,
    help="How bad a rule's findings are; may be repeated.",
    shell_complete=completing.severities,
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: what needs a look afterwards too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--show-fixes", is_flag=True, help="Say which findings were mended.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Status 1 if anything was mended.")
@params.include
@params.exclude
@params.globs("--extend-exclude", "Leave these out too, beside what the configuration excludes.")
@click.option(
    "--force-exclude/--no-force-exclude",
    default=None,
    help="Leave out excluded files even if they are named on the command line.",
)
@params.respect_gitignore
@click.option("--stdin-filename", metavar="PATH", help="Treat standard input as this file.")
@params.encoding
@click.option("--allow-empty", is_flag=True, help="It is no mistake if there is nothing to check.")
@click.option(
    "--output-format",
    type=Output(),
    multiple=True,
    help="Which report, and where it goes; may be repeated. Default: concise.",
    shell_complete=completing.reports,
)
@click.option("--statistics", is_flag=True, help="How often each rule finds something, instead of where.")
@params.color
@click.option("-q", "--quiet", is_flag=True, help="Findings only.")
@click.option("-v", "--verbose", is_flag=True, help="Say what the run goes by.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), help="The mildest finding that fails; default: warning."
)
@click.option("--exit-zero", is_flag=True, help="Status 0 whatever is found.")
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail on warnings only beyond N of them."
)
@click.option("--baseline", metavar="FILE", help="Findings that are accepted for now.")
@click.option("--update-baseline", is_flag=True, help="Make the baseline, or take out of it what is gone.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier runs found.")
@click.option("--cache-dir", metavar="DIR", help="Where that is kept; default: .newsparse-cache.")
@click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many processes; 0, the default, is as many as pay.",
)
@click.option("--as-of", type=Date(), help="The day that counts as today; without it no rule knows one.")
@click.option(
    "--config", multiple=True, metavar="FILE|KEY=VALUE", help="A configuration file, or one of its keys."
)
@click.option("--isolated", is_flag=True, help="Without any configuration file.")
def command(**options: Any) -> int:
    """Run `newsparse check`."""
    from newsparse.cli.check.run import run

    return run(Request(**options))
