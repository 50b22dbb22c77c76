"""Running text contains no full web addresses.

Reports addresses with a scheme, such as `https://`, in running text. `www.example.org`, which readers are meant
to type, is not reported.

## Why

AP omits `https://` and `www`. A long address in a sentence is what remains of a link whose text was lost, or a
link that was never made.

## Wrong

    The report is at https://example.org/files/report-2026-final.pdf for all to read.

## Right

    The report is on the council's website for all to read.

## Fix

None: the sentence has to be rewritten.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP604", "bare-url", Severity.WARNING)

# "https://doi.org/10.1000/182", which is how a DOI is written; not "https://example.org/doi"
_DOI = lazy_pattern(r"https?://(?:dx\.)?doi\.org/")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each address with a scheme in the body."""
    if "://" not in context.raw:
        return
    for start, end in context.addresses:
        address = context.text[start:end]
        if "://" in address and not _DOI.match(address):
            yield Finding(start, end, "web address in running text")
