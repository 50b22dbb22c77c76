"""The command `newsparse config`: show the configuration in effect, create a file, print the schema."""

import os

import click

from newsparse.checks.config import rendering
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.config.discovery import NAMES
from newsparse.checks.selection import by_family
from newsparse.cli.check.request import configured
from newsparse.cli.messages import tell
from newsparse.cli.outputs import standard_output
from newsparse.files import write as whole

_HELP = """Show or create the configuration of newsparse check.

\b
Examples:
  newsparse config show wire/story.txt     the configuration of a file, and its source
  newsparse config init                    write a commented .newsparse.toml here
  newsparse config schema                  the JSON Schema of the file, for editors
"""


@click.group("config", help=_HELP)
def command() -> None:
    """Run `newsparse config`."""


@command.command("show")
@click.argument("path", default=".")
@click.option("--config", multiple=True, metavar="FILE|KEY=VALUE", help="As in newsparse check.")
@click.option("--isolated", is_flag=True, help="Ignore all configuration files.")
def show(*, path: str, config: tuple[str, ...], isolated: bool) -> None:
    """Show the configuration of a file or folder as TOML, and where it comes from."""
    if not os.path.exists(path):
        raise click.UsageError(f"{path}: no such file or folder; check the path")
    file, table = configured(config, isolated=isolated)
    found = Configurations(Overrides(file, isolated, table))
    configuration = found.of_folder(path) if os.path.isdir(path) else found.of_file(path)
    rules = "".join(f"#   {line}\n" for line in by_family(configuration.settings_for(path).rules))
    head = f"# from {configuration.path or 'no file; these are the defaults'}\n# rules:\n{rules}"
    standard_output()(head + rendering.as_toml(configuration.check, configuration.words))


@command.command("init")
@click.option("--force", is_flag=True, help="Replace an existing file.")
def init(*, force: bool) -> None:
    """Write a commented .newsparse.toml to the current folder."""
    for name in NAMES[:2]:
        if os.path.exists(name) and not force:
            raise click.UsageError(f"{name} already exists; use --force to replace it")
    whole.write(NAMES[0], rendering.START.encode("utf-8"))
    tell("written", NAMES[0])


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of the configuration file."""
    from newsparse.formats.json_document import laid_out

    standard_output()(laid_out(rendering.json_schema()) + "\n")
