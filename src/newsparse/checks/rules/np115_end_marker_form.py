"""An article has one end marker, in the form of the house.

Reports a second end marker, and, where the house has one, every marker that is written in another way.

## Why

Programs that take articles apart look for the exact line.

## Wrong

    End Article
    End Article

## Right

    End Article

## Fix

Safe where only dashes and spaces differ; unsafe otherwise: the marker is written as the house writes it. A second one
is left to the editor.

## Options

`house.end-marker`: the line, such as `- 30 -`.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold as folded
from newsparse.model.role import Role

RULE = Rule("NP115", "end-marker-form", Severity.WARNING, Fix.SAFE, options=("house.end-marker",))


def check(context: Context) -> Iterator[Finding]:
    """A finding over each marker that is one too many or not the house's."""
    house = context.house.end_marker
    for number, span in enumerate(context.spans(Role.END_MARKER)):
        written = context.text[span.start : span.end]
        if number:
            yield Finding(span.start, span.end, "a second end marker")
        elif house and written.strip() != house:
            safe = folded(written) == folded(house)
            message = f"end marker {written.strip()}, not {house} as the house style has it"
            yield Finding(span.start, span.end, message, (Edit(span.start, span.end, house),), safe=safe)
