"""How a command line is read and run."""

import os
import sys

import click

from newsparse.cli.commands import COMMANDS
from newsparse.cli.ending import ended
from newsparse.cli.group import Commands
from newsparse.cli.messages import tell
from newsparse.cli.outcome import DONE, WRONG
from newsparse.cli.parse.plain import COMPLETION
from newsparse.model import __version__

_NAME = "newsparse"

_HELP = """Turn raw news text into clean structure: title, byline, dateline, subheads, paragraphs.

\b
Examples:
  newsparse show story.txt                    look at one article
  newsparse parse story.txt                   its structure as JSON
  newsparse parse story.txt -o story.md       as Markdown, in a file
  newsparse parse -t jsonl wire/ | jq .title  a folder, one line an article
  pbpaste | newsparse parse                   whatever comes down a pipe
  newsparse explain --line 6 story.txt        why line 6 is what it is

\b
Exit status: 0 done; 1 some inputs failed, the others are done; 2 the command,
an option or a path is wrong; 130 interrupted. Each message is one line on
standard error.
"""


@click.group(
    cls=Commands,
    rows=COMMANDS,
    name=_NAME,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, "-V", "--version", message=f"{_NAME} %(version)s", help="Show the version."
)
def _newsparse() -> None:
    pass


def run(arguments: list[str] | None = None) -> int:
    """Run a command line (`sys.argv` where none is given) and return its exit status."""
    _speak_utf8()
    return ended(lambda: _invoked(arguments))


def _invoked(arguments: list[str] | None) -> int:
    try:
        if COMPLETION in os.environ:
            _newsparse.main(arguments, prog_name=_NAME, complete_var=COMPLETION)
        # Not click's own main(): it would print a line at Ctrl-C and several for a mistake.
        with _newsparse.make_context(_NAME, sys.argv[1:] if arguments is None else arguments) as context:
            status = _newsparse.invoke(context)
        return DONE if status is None else int(status)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        return _refused(error)
    except click.Abort as error:
        raise KeyboardInterrupt from error


def _speak_utf8() -> None:
    """Help and completions are UTF-8 whatever the locale, like the documents."""
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def _refused(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.ctx.get_help() if error.ctx else _HELP, err=True)
        return WRONG
    context = getattr(error, "ctx", None)
    command = context.command_path if context else _NAME
    problem = _sentence(error)
    tell(f"{problem}; see {command} --help" if ";" not in problem else problem)
    return WRONG


def _sentence(error: click.ClickException) -> str:
    """Click's message in the words and the shape of ours: `no such option --too; did you mean --to?`."""
    if isinstance(error, click.NoSuchOption):
        hint = f"; did you mean {error.possibilities[0]}?" if error.possibilities else ""
        return f"no such option: {error.option_name}{hint}"
    # A message of ours says what is wrong by itself; "Invalid value for '-t'" before it says nothing more.
    ours = isinstance(error, click.BadParameter) and ";" in error.message
    message = (error.message if ours else error.format_message()).rstrip(".")
    return message[:1].lower() + message[1:]
