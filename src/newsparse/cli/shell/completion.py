"""The command `newsparse completion`: print or install the script that completes in a shell."""

import os

import click

from newsparse.cli.messages import tell
from newsparse.cli.outputs import standard_output
from newsparse.cli.usual import COMPLETION
from newsparse.files import write as whole
from newsparse.model.errors import OutputError, reason

_HELP = """Print the script that completes commands, options and values with the Tab key.

SHELL is bash, zsh or fish.

With --install it is written to the folder in which the shell looks for such scripts, for
this user alone; a line says where, and what else the shell needs. The script asks newsparse
itself, so it does not have to be installed again after an update.

\b
Examples:
  newsparse completion bash --install
  newsparse completion fish | source
  eval "$(newsparse completion zsh)"
"""

SHELLS = ("bash", "zsh", "fish")
_MOST_BYTES = 100_000  # of a script; more is none of ours

_NEEDS = {
    "bash": "new shells load it where the package bash-completion is installed",
    "zsh": "~/.zshrc must have, before compinit: fpath=({folder} $fpath)",
    "fish": "new shells load it",
}


@click.command("completion", help=_HELP)
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
@click.option("--install", is_flag=True, help="Write it where the shell finds it, instead of printing it.")
def command(*, shell: str, install: bool) -> None:
    """Run `newsparse completion`."""
    script = _script(shell)
    if not install:
        standard_output()(script)
        return
    path = _path(shell)
    _require_own(path)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{os.path.dirname(path)}: {reason(error)}; print the script instead, without --install"
        ) from error
    whole.write(path, script.encode("utf-8"))
    tell(f"written; {_NEEDS[shell].format(folder=os.path.dirname(path))}", path)


def _script(shell: str) -> str:
    """The script of a shell that asks the command `newsparse` what to offer."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    made = kind(click.Command("newsparse"), {}, "newsparse", COMPLETION)
    return f"{(made.source_template % made.source_vars()).strip()}\n"


def _path(shell: str) -> str:
    """The file in which the shell looks for completions of `newsparse` by this user. Raises OutputError."""
    if not os.path.isabs(os.path.expanduser("~")):
        raise OutputError(
            "there is no home folder to install to; print the script instead, without --install"
        )
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    if shell == "bash":
        folder = os.environ.get("BASH_COMPLETION_USER_DIR") or os.path.join(data, "bash-completion")
        return os.path.join(folder, "completions", "newsparse")
    if shell == "zsh":
        return os.path.join(data, "zsh", "site-functions", "_newsparse")
    settings = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return os.path.join(settings, "fish", "completions", "newsparse.fish")


def _require_own(path: str) -> None:
    """Raises OutputError where a file is there that is not such a script."""
    if not os.path.lexists(path):
        return
    try:
        with open(path, "rb") as file:
            is_own = COMPLETION.encode() in file.read(_MOST_BYTES)
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; remove it, or print the script instead") from error
    if not is_own:
        raise OutputError(
            f"{path}: there is another file here, which newsparse did not write; remove it first"
        )
