"""The values of the options of `newsparse check`, and how they override the configuration."""

import os
from collections.abc import Sequence
from typing import Any

import click

from newsparse.base.records import dataclass
from newsparse.checks import reporters
from newsparse.checks.config.configuration import Overrides
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.files.globs import of_options
from newsparse.model.errors import NewsparseError

_NEVER = "never"
FAIL_ON = (*(severity.value for severity in SEVERITIES), _NEVER)

# Options that are also keys of the configuration; the others concern a single run.
_LISTS = ("select", "ignore", "extend_select", "extend_ignore")
_GLOBS = ("include", "exclude", "extend_exclude")
_PATHS = ("baseline", "cache_dir")
_PLAIN = (
    *("profile", "force_exclude", "respect_gitignore", "encoding", "layout", "split_on"),
    *("fail_on", "max_warnings"),
)


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The command line of `newsparse check`; an option that was not given is None."""

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
    layout: str | None
    split_on: str | None
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


def overrides(request: CheckRequest) -> Overrides:
    """The overrides that a command line asks for. Raises UsageError, ConfigurationError."""
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
    return Overrides(path=path, isolated=request.isolated, table=table, options=options, as_of=request.as_of)


def configured(config: Sequence[str], *, isolated: bool) -> tuple[str | None, dict[str, Any]]:
    """The file and the `[check]` table that `--config` gives. Raises UsageError."""
    from newsparse.checks.config.assignments import assigned

    files = [one for one in config if _is_file(one)]
    if len(files) > 1:
        raise click.UsageError(
            "--config names two files; give one, and let it extend the other with the key extend"
        )
    if files and isolated:
        raise click.UsageError("--isolated cannot be used with --config FILE; use --config KEY=VALUE")
    if files and not os.path.isfile(files[0]):
        raise click.UsageError(f"--config: no such file: {files[0]}; check the path, or write KEY=VALUE")
    keys = [one for one in config if not _is_file(one)]
    return (files[0] if files else None), assigned(keys, os.getcwd()) if keys else {}


def _is_file(value: str) -> bool:
    return "=" not in value or os.path.isfile(value)


def _option(param: click.Parameter | None) -> str:
    """The name of an option as error messages begin with it."""
    return f"{param.opts[0]}: " if param else ""


class CommaList(click.ParamType[tuple[str, ...]]):
    """Names or patterns separated by commas."""

    name = "list"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names, at least one."""
        if isinstance(value, tuple):
            return value
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:
            self.fail(
                f"{_option(param)}the list is empty; give one name, or several separated by commas",
                param,
                ctx,
            )
        return names


class RuleSeverity(click.ParamType[tuple[str, Severity]]):
    """A rule and its severity: `NP301=info`."""

    name = "CODE=LEVEL"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Severity]:
        """The rule's code or name, unchecked, and the severity."""
        if isinstance(value, tuple):
            return value
        code, _, level = str(value).partition("=")
        if level not in list(SEVERITIES):
            self.fail(
                f"{_option(param)}{value!r} is not CODE=LEVEL; levels are {', '.join(SEVERITIES)}", param, ctx
            )
        return code, Severity(level)


class ReportTarget(click.ParamType[str]):
    """The format of a report, and the file it is written to: `sarif:out.sarif`."""

    name = "FORMAT[:FILE]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value unchanged, if its format exists."""
        try:
            reporters.get(str(value).partition(":")[0])
        except NewsparseError as error:
            self.fail(str(error), param, ctx)
        return str(value)
