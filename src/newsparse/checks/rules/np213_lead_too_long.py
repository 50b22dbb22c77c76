"""A lead is not longer than the limit.

Reports a first paragraph of more than 35 words, its dateline not counted.

## Why

The lead tells the news in a sentence. Agencies keep it to 25 or 30 words.

## Wrong

A first paragraph of sixty words.

## Right

A first paragraph of thirty.

## Fix

None: the sentence has to be written.

## Options

`limits.lead-words`: the most words.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP213", "lead-too-long", Severity.INFO, default=False, options=("limits.lead-words",))


def check(context: Context) -> Iterator[Finding]:
    """A finding over the first word of the lead."""
    lead, limit = context.lead, context.limits.lead_words
    if lead is None:
        return
    words = context.text[lead.start : lead.end].split()
    if len(words) > limit:
        end = lead.start + len(words[0])
        yield Finding(lead.start, end, f"a lead of {len(words)} words, {limit} at most")
