"""A headline does not end with a full stop.

Reports a title that ends with a full stop and contains no other, with or without a label such as `BREAKING:`. Titles of
several sentences, abbreviations, ellipses and other punctuation are not reported.

## Why

No agency, and hardly any newspaper, ends a headline with a full stop. A title with one is often a sentence of the
text.

## Wrong

    Peru keeps rate at five percent.

## Right

    Peru keeps rate at five percent

## Fix

Unsafe, because the line may be a sentence of the text: the full stop is removed.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import lone_stop
from newsparse.model.role import Role

RULE = Rule("NP102", "title-ends-with-period", Severity.WARNING, Fix.UNSAFE)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the full stop."""
    titles = context.spans(Role.TITLE)
    if len(titles) == 1 and lone_stop(context.text[titles[0].start : titles[0].end]):
        end = titles[0].end
        yield Finding(end - 1, end, "title ends with a full stop", (Edit(end - 1, end, ""),))
