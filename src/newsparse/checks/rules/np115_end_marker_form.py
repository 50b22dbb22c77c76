"""An article has one end marker, in the house's form.

Reports a second end marker and, if the house style sets one, any marker in another form.

## Why

Programs that split files into articles look for the exact line.

## Wrong

    End Article
    End Article

## Right

    End Article

## Fix

Safe if only dashes and spaces differ, otherwise unsafe: the marker is replaced by the house's. A second marker is
left for the editor.

## Options

`house.end-marker`: the line, such as `- 30 -`.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold as folded
from newsparse.model.role import Role

RULE = Rule("NP115", "end-marker-form", Severity.WARNING, Fix.SAFE, options=("house.end-marker",))


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each additional marker and each one that is not the house's."""
    house = context.house.end_marker
    for number, span in enumerate(context.spans(Role.END_MARKER)):
        written = context.text[span.start : span.end]
        if number:
            yield Finding(span.start, span.end, "second end marker in the article")
        elif house and written.strip() != house:
            safe = folded(written) == folded(house)
            message = f"end marker {written.strip()}; the house style has {house}"
            yield Finding(span.start, span.end, message, (Edit(span.start, span.end, house),), safe=safe)
