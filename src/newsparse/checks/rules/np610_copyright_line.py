"""An article contains no copyright lines.

Reports lines that claim rights: `© 2026 Example`, `All rights reserved`, `Nachdruck verboten`.

## Why

They belong to the page or to the metadata. In the body, they attach one publisher's claim to every copy of the
text.

## Wrong

    A second vote is due in May.
    © 2026 Example News. All rights reserved.

## Right

    A second vote is due in May.

## Fix

None: such a line may be a legal requirement.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context import residue
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP610", "copyright-line", Severity.INFO)

_KINDS = frozenset({"copyright"})
_ROLES = (Role.BOILERPLATE, Role.CREDIT, Role.NOTE, Role.PARAGRAPH, Role.SUBHEAD)
_LONGEST = 200  # code points; longer blocks are text
# "© 2026 Example", "(c) Example", "Copyright 2026"; not "Copyright law is due in May"
_CLAIM = lazy_pattern(r"(?:©|\([cC]\)|Copyright\s(?=©|\([cC]\)|\d{4}))")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each line that claims rights."""
    for span in context.spans(*_ROLES):
        if span.end - span.start > _LONGEST:
            continue
        is_claim = span.role is Role.BOILERPLATE and _KINDS & residue.kinds_of(context, span)
        if is_claim or _CLAIM.match(context.text, span.start, span.end):
            yield Finding(span.start, span.end, "copyright line, not part of the article")
