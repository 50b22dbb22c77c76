"""What `newsparse check` is asked for, and how it overrides the configuration."""

import os
from collections.abc import Sequence
from typing import Any

from newsparse.base.records import dataclass
from newsparse.checks.config.configuration import Overrides
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.cli.outcome import UsageError
from newsparse.files.globs import of_options

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

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] | None = None
    profile: str | None = None
    severity: tuple[tuple[str, Severity], ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    show_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    respect_gitignore: bool | None = None
    stdin_filename: str | None = None
    encoding: str | None = None
    layout: str | None = None
    split_on: str | None = None
    allow_empty: bool = False
    output_format: tuple[str, ...] = ()
    statistics: bool = False
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    max_warnings: int | None = None
    baseline: str | None = None
    update_baseline: bool = False
    no_cache: bool = False
    cache_dir: str | None = None
    processes: int = 0
    as_of: str | None = None
    config: tuple[str, ...] = ()
    isolated: bool = False


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
        raise UsageError(
            "--config names two files; give one, and let it extend the other with the key extend"
        )
    if files and isolated:
        raise UsageError("--isolated cannot be used with --config FILE; use --config KEY=VALUE")
    if files and not os.path.isfile(files[0]):
        raise UsageError(f"--config: no such file: {files[0]}; check the path, or write KEY=VALUE")
    keys = [one for one in config if not _is_file(one)]
    return (files[0] if files else None), assigned(keys, os.getcwd()) if keys else {}


def _is_file(value: str) -> bool:
    return "=" not in value or os.path.isfile(value)
