"""Copyright lines are not part of the article.

Reports lines that state rights: `© 2026 Example`, `All rights reserved`, `Nachdruck verboten`.

## Why

They belong to the page or to the archive's own record; between the paragraphs, every copy of the text
carries somebody else's claim.

## Wrong

    A second vote is due in May.
    © 2026 Example News. All rights reserved.

## Right

    A second vote is due in May.

## Fix

None: such a line may have to stay for legal reasons.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context import residue
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP610", "copyright-line", Severity.INFO)

_KINDS = frozenset({"copyright"})
_ROLES = (Role.BOILERPLATE, Role.CREDIT, Role.NOTE, Role.PARAGRAPH, Role.SUBHEAD)
_LONGEST = 200
# "© 2026 Example", "(c) Example", "Copyright 2026"; not "Copyright law is due in May"
_CLAIM = lazy_pattern(r"(?:©|\([cC]\)|Copyright\s(?=©|\([cC]\)|\d{4}))")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each line that states rights."""
    for span in context.spans(*_ROLES):
        if span.end - span.start > _LONGEST:
            continue
        told = span.role is Role.BOILERPLATE and _KINDS & residue.kinds_of(context, span)
        if told or _CLAIM.match(context.text, span.start, span.end):
            yield Finding(span.start, span.end, "a copyright line, no part of the article")
