"""The command `newsparse check` and its options."""

from typing import Any

import click

from newsparse.checks import reporters
from newsparse.cli import completing, params, usual
from newsparse.cli.check.options import CommaList, ReportTarget, RuleSeverity
from newsparse.cli.check.request import FAIL_ON, CheckRequest
from newsparse.model.options import LAYOUTS

_HELP = """Check articles against rules, and fix what can be fixed.

PATH is a file, a folder or a quoted pattern; without one, or with -, standard input is
read. In folders, *.txt files are checked unless git or the configuration excludes them.
Select rules by code (NP301), by name (mixed-apostrophes) or by the beginning of a code
(NP3); "newsparse rule" explains them.

\b
Examples:
  newsparse check wire/                          list all findings
  newsparse check --fix wire/                    apply safe fixes
  newsparse check --diff wire/                   show what --fix would change
  newsparse check --select NP3 --fail-on error story.txt
  newsparse check --output-format github --output-format sarif:out.sarif .
  pbpaste | newsparse check --fix -              print the fixed text

\b
Exit status: 0 no findings at or above --fail-on; 1 findings, or --diff shows changes;
2 an option, a rule, a path, the configuration or the baseline is wrong, or there is
nothing to check.
"""


def _rules(name: str, text: str) -> params.Decorator[Any]:
    return click.option(name, type=CommaList(), metavar="RULES", help=text, shell_complete=completing.rules)


@click.command("check", help=_HELP)
@params.paths
@_rules("--select", "Run only these rules, separated by commas: NP3,NP401.")
@_rules(
    "--ignore",
    "Do not run these rules; replaces ignore in the configuration. The more specific of two matching selectors wins.",
)
@_rules("--extend-select", "Run these rules in addition to the selected or default ones.")
@_rules("--extend-ignore", "Do not run these rules either; adds to ignore in the configuration.")
@click.option(
    "--profile",
    metavar="NAME",
    help="A built-in house style: ap, reuters, guardian, bbc or none.",
    shell_complete=completing.profiles,
)
@click.option(
    "--severity",
    type=RuleSeverity(),
    multiple=True,
    help="Change the severity of a rule to error, warning or info. Can be repeated.",
    shell_complete=completing.severities,
)
@params.declared(usual.FIX, help="Apply safe fixes.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply unsafe fixes too; review them."
)
@params.declared(usual.DIFF, help="Show what --fix would change, without changing anything.")
@params.declared(usual.SHOW_FIXES, help="List the findings that were fixed.")
@params.declared(usual.FAIL_ON_FIX, help="Exit with status 1 if anything was fixed.")
@params.include
@params.exclude
@params.globs(
    "--extend-exclude",
    "Leave out these files and folders in addition to those of --exclude or the configuration.",
)
@click.option(
    "--force-exclude/--no-force-exclude",
    default=None,
    help="Skip excluded files even if they are named as PATH.",
)
@params.respect_gitignore
@params.declared(usual.STDIN_FILENAME, metavar="PATH", help="The file name to use for standard input.")
@params.encoding
@params.declared(
    usual.LAYOUT,
    type=click.Choice(LAYOUTS),
    help="How paragraphs are set: each on a line, between blank lines, or wrapped. Default: auto.",
)
@params.split_on
@params.declared(usual.ALLOW_EMPTY, help="Succeed even if there is nothing to check.")
@params.declared(
    usual.OUTPUT_FORMAT,
    type=ReportTarget(),
    help=f"The format of the report, and a file to write it to: {', '.join(reporters.names())}. "
    "Can be repeated. Default: concise.",
    shell_complete=completing.reports,
)
@params.declared(usual.STATISTICS, help="Show the number of findings per rule instead of the findings.")
@params.color
@params.declared(usual.QUIET, help="Print findings only.")
@params.declared(usual.VERBOSE, help="Print the configuration and the rules in use.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The lowest severity that makes the check fail. Default: warning.",
)
@params.declared(usual.EXIT_ZERO, help="Exit with status 0 even if there are findings.")
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Tolerate up to N warnings.",
)
@params.declared(usual.BASELINE, metavar="FILE", help="Do not report the findings recorded in FILE.")
@click.option("--update-baseline", is_flag=True, help="Create the baseline, or remove stale entries from it.")
@params.declared(usual.NO_CACHE, help="Do not read or write the cache.")
@params.declared(usual.CACHE_DIR, metavar="DIR", help="The folder of the cache. Default: .newsparse-cache.")
@click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="The number of processes. 0, the default, chooses a sensible number.",
)
@click.option(
    "--as-of",
    type=params.Date(),
    metavar="DATE",
    help="The date to take for today; without it, no rule compares dates with today.",
)
@click.option(
    "--config",
    multiple=True,
    metavar="FILE|KEY=VALUE",
    help="A configuration file, or the value of a key. Can be repeated.",
)
@params.declared(usual.ISOLATED, help="Ignore all configuration files.")
def command(**options: Any) -> int:
    """Run `newsparse check`."""
    from newsparse.cli.check.run import run

    return run(CheckRequest(**options))
