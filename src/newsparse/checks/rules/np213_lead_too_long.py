"""A lead is not longer than the limit.

Reports a first paragraph of more than 35 words, not counting its dateline.

## Why

The lead gives the news in one sentence. Agencies keep it to 25 or 30 words.

## Wrong

A first paragraph of 60 words.

## Right

A first paragraph of 30 words.

## Fix

None: the sentence has to be rewritten.

## Options

`limits.lead-words`: the maximum number of words.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP213", "lead-too-long", Severity.INFO, default=False, options=("limits.lead-words",))


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the first word of the lead."""
    lead, limit = context.lead, context.limits.lead_words
    if lead is None:
        return
    words = context.text[lead.start : lead.end].split()
    if len(words) > limit:
        end = lead.start + len(words[0])
        yield Finding(lead.start, end, f"lead has {len(words)} words; the limit is {limit}")
