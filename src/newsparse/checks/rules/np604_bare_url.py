"""No web address stands in the text with its `https://`.

Reports addresses with a scheme in running text. `www.example.org`, which readers are told to type, is
left alone.

## Why

AP: leave out `https://` and `www`. A long address in a sentence is what a link leaves behind when its
text is lost, or a link that was never set.

## Wrong

    The report is at https://example.org/files/report-2026-final.pdf for all to read.

## Right

    The report is on the council's website for all to read.

## Fix

None: the sentence has to be written around it.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP604", "bare-url", Severity.WARNING)

# "https://doi.org/10.1000/182", which is how a DOI is written; not "https://example.org/doi"
_DOI = lazy_pattern(r"https?://(?:dx\.)?doi\.org/")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each address with a scheme in the body."""
    if "://" not in context.raw:
        return
    for start, end in context.addresses:
        address = context.text[start:end]
        if "://" in address and not _DOI.match(address):
            yield Finding(start, end, "a web address in the text")
