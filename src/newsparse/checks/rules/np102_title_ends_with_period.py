"""A headline has no full stop at its end.

Reports a title that ends with the only full stop in it. Titles of several sentences, abbreviations, ellipses and
other marks are left alone.

## Why

No agency and hardly any paper closes a headline with a full stop; where one stands, a sentence of the text was
usually taken for the title.

## Wrong

    Peru keeps rate at five percent.

## Right

    Peru keeps rate at five percent

## Fix

Unsafe, since the line may be a sentence of the text: the full stop is taken off.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import lone_stop
from newsparse.model.role import Role

RULE = Rule("NP102", "title-ends-with-period", Severity.WARNING, Fix.UNSAFE)


def check(context: Context) -> Iterator[Finding]:
    """A finding at the full stop."""
    titles = context.spans(Role.TITLE)
    if len(titles) == 1 and lone_stop(context.text[titles[0].start : titles[0].end]):
        end = titles[0].end
        yield Finding(end - 1, end, "a full stop after the title", (Edit(end - 1, end, ""),))
