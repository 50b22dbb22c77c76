"""The values of the options of `newsparse check` that the option parser converts."""

from typing import Any

import click

from newsparse.checks import reporters
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.model.errors import NewsparseError


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
