"""What the options of `newsparse check` may hold, and the changes of configuration that they ask for."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

from newsparse.checks import reporters
from newsparse.checks.config.configuration import Overrides
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.files.globs import of_options
from newsparse.model.errors import NewsparseError

_NEVER = "never"
FAIL_ON = (*(severity.value for severity in SEVERITIES), _NEVER)

# The options that are keys of the configuration too; the others are about a single run.
_LISTS = ("select", "ignore", "extend_select", "extend_ignore")
_GLOBS = ("include", "exclude", "extend_exclude")
_PATHS = ("baseline", "cache_dir")
_PLAIN = ("profile", "force_exclude", "respect_gitignore", "encoding", "fail_on", "max_warnings")


@dataclass(frozen=True, slots=True)
class Request:
    """The command line of one `newsparse check`; None where an option was not given."""

    paths: tuple[str, ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    extend_select: tuple[str, ...] | None
    extend_ignore: tuple[str, ...] | None
    profile: str | None
    severity: tuple[tuple[str, Severity], ...]
    fix: bool
    unsafe_fixes: bool
    diff: bool
    show_fixes: bool
    exit_non_zero_on_fix: bool
    include: tuple[str, ...] | None
    exclude: tuple[str, ...] | None
    extend_exclude: tuple[str, ...] | None
    force_exclude: bool | None
    respect_gitignore: bool | None
    stdin_filename: str | None
    encoding: str | None
    allow_empty: bool
    output_format: tuple[str, ...]
    statistics: bool
    color: str
    quiet: bool
    verbose: bool
    fail_on: str | None
    exit_zero: bool
    max_warnings: int | None
    baseline: str | None
    update_baseline: bool
    no_cache: bool
    cache_dir: str | None
    processes: int
    as_of: str | None
    config: tuple[str, ...]
    isolated: bool


def overrides(request: Request) -> Overrides:
    """What a command line changes of the configuration. Raises UsageError, ConfigurationError."""
    options: dict[str, Any] = {key: getattr(request, key) for key in (*_LISTS, *_GLOBS, *_PATHS, *_PLAIN)}
    options = {key: value for key, value in options.items() if value is not None}
    for key in _GLOBS:
        if key in options:
            options[key] = of_options(options[key])
    for key in _PATHS:
        if key in options:
            options[key] = os.path.abspath(options[key])
    if request.severity:
        options["severity"] = dict(request.severity)
    path, table = configured(request.config, isolated=request.isolated)
    return Overrides(path, request.isolated, table, options, request.as_of)


def configured(config: Sequence[str], *, isolated: bool) -> tuple[str | None, dict[str, Any]]:
    """The file, and the keys as a `[check]` table, that `--config` names. Raises UsageError."""
    from newsparse.checks.config.assignments import assigned

    files = [one for one in config if _is_file(one)]
    if len(files) > 1:
        raise click.UsageError(
            "--config names two files; one configuration can extend another by its own key"
        )
    if files and isolated:
        raise click.UsageError(
            "--isolated and --config FILE exclude each other; --config KEY=VALUE is possible"
        )
    if files and not os.path.isfile(files[0]):
        raise click.UsageError(f"--config: there is no file {files[0]}; check the path, or write KEY=VALUE")
    keys = [one for one in config if not _is_file(one)]
    return (files[0] if files else None), assigned(keys, os.getcwd()) if keys else {}


def _is_file(value: str) -> bool:
    return "=" not in value or os.path.isfile(value)


class Names(click.ParamType[tuple[str, ...]]):
    """Several names with commas between them."""

    name = "list"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names, of which there must be one."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:
            self.fail("it names nothing; give one, or several with commas between them", param, ctx)
        return names


class RuleSeverity(click.ParamType[tuple[str, Severity]]):
    """A rule and how bad its findings are: `NP301=info`."""

    name = "CODE=LEVEL"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Severity]:
        """The rule's code or name, unchecked, and the severity."""
        if isinstance(value, tuple):
            return value
        code, _, level = str(value).partition("=")
        if level not in list(SEVERITIES):
            self.fail(f"{value!r} is no CODE=LEVEL; levels are {', '.join(SEVERITIES)}", param, ctx)
        return code, Severity(level)


class Output(click.ParamType[str]):
    """A report, and the file it goes to: `sarif:out.sarif`."""

    name = "FORMAT[:FILE]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value as it stands, of a format that exists."""
        try:
            reporters.get(str(value).partition(":")[0])
        except NewsparseError as error:
            self.fail(str(error), param, ctx)
        return str(value)


class Date(click.ParamType[str]):
    """A day, as ISO 8601 writes it."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as it stands, which exists."""
        from datetime import date

        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-05-31", param, ctx)
