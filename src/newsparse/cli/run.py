"""The command line interface: parses the arguments with click and runs the command."""

import os
import sys
from io import RawIOBase, TextIOWrapper
from typing import Any, BinaryIO, cast

import click

from newsparse.cli.commands import COMMANDS
from newsparse.cli.ending import exit_status
from newsparse.cli.group import Commands
from newsparse.cli.messages import tell
from newsparse.cli.outcome import DONE, WRONG
from newsparse.cli.usual import COMPLETION
from newsparse.files.standard_output import write_standard_output
from newsparse.model import __version__

_NAME = "newsparse"

_HELP = """Turn raw news text into clean structure: title, byline, dateline, subheads, paragraphs.

\b
Examples:
  newsparse show story.txt                    display one article
  newsparse parse story.txt                   print its structure as JSON
  newsparse parse story.txt -o story.md       write it to a file as Markdown
  newsparse parse -t jsonl wire/ | jq .title  a folder, one article per line
  pbpaste | newsparse parse                   read standard input
  newsparse help parse                        all about one command
  newsparse explain --line 6 story.txt        why line 6 was labelled as it was

\b
Exit status: 0 success; 1 some inputs failed, all others were processed; 2 wrong
command, option or path; 130 interrupted. Messages go to standard error, one
line each.
"""


@click.group(
    cls=Commands,
    rows=COMMANDS,
    name=_NAME,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, "-V", "--version", message=f"{_NAME} %(version)s", help="Print the version and exit."
)
def newsparse() -> None:
    """The command that holds all others."""


def run(arguments: list[str] | None = None) -> int:
    """Run a command line, by default `sys.argv`, and return its exit status."""
    _replace_stdout()
    return exit_status(lambda: _invoked(arguments))


def _invoked(arguments: list[str] | None) -> int:
    try:
        if COMPLETION in os.environ:
            newsparse.main(arguments, prog_name=_NAME, complete_var=COMPLETION)
        # Not click's own main(), which prints a line at Ctrl-C and several for a usage error.
        with newsparse.make_context(_NAME, sys.argv[1:] if arguments is None else arguments) as context:
            status = newsparse.invoke(context)
        return DONE if status is None else int(status)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        return _refused(error, sys.argv[1:] if arguments is None else arguments)
    except click.Abort as error:
        raise KeyboardInterrupt from error


class _StandardOutput(RawIOBase):
    """Standard output for click, with the errors of `write_standard_output`."""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def isatty(self) -> bool:
        return os.isatty(1)

    def write(self, data: Any) -> int:
        write_standard_output(bytes(data))
        return len(data)


def _replace_stdout() -> None:
    """Have click print help and completions like the documents: in UTF-8 whatever the locale."""
    if sys.stdout is not None and sys.stdout is sys.__stdout__:
        raw = cast(BinaryIO, _StandardOutput())
        sys.stdout = TextIOWrapper(
            raw, encoding="utf-8", errors="surrogateescape", newline="\n", write_through=True
        )


def _refused(error: click.ClickException, arguments: list[str]) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.ctx.get_help() if error.ctx else _HELP, err=True)
        return WRONG
    problem = _message(error)
    problem = f"{problem}; see {_command(error, arguments)} --help" if ";" not in problem else problem
    from newsparse.cli.parse import records

    if records.is_asked_for(arguments):
        records.put_mistake(problem)
    else:
        tell(problem)
    return WRONG


def _command(error: click.ClickException, arguments: list[str]) -> str:
    """The command whose help has what is wrong; a missing value of an option comes without the context."""
    context = getattr(error, "ctx", None)
    if context:
        return str(context.command_path)
    first = arguments[0] if arguments else ""
    return f"{_NAME} {first}" if any(row.name == first for row in COMMANDS) else _NAME


def _message(error: click.ClickException) -> str:
    """Click's message in the style of our own: `no such option: --too; did you mean --to?`."""
    if isinstance(error, click.NoSuchOption):
        hint = f"; did you mean {error.possibilities[0]}?" if error.possibilities else ""
        return f"no such option: {error.option_name}{hint}"
    # Our own messages are complete; click's "Invalid value for '-t'" would add nothing.
    ours = isinstance(error, click.BadParameter) and ";" in error.message
    message = " ".join((error.message if ours else error.format_message()).rstrip(".").split())
    return message[:1].lower() + message[1:]
