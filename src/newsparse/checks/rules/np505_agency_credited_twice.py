"""An agency is credited once.

Reports the agency's name, alone or in brackets, at the end of an article whose dateline already names it.

## Why

Publications credit the agency in the dateline or below the text. Both appear when wire copy is pasted into a
template.

## Wrong

    LIMA, March 3 (Reuters) - The central bank met on Monday.
    (Reuters)

## Right

    LIMA, March 3 (Reuters) - The central bank met on Monday.

## Fix

None: which credit to keep depends on the house.
"""

from collections.abc import Iterator

from newsparse.base.characters import CLOSING_BRACKETS, LONG_DASHES, OPENING_BRACKETS, SLASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dateline.lexicon import default
from newsparse.model.role import Role

RULE = Rule("NP505", "agency-credited-twice", Severity.WARNING)

_OPENING = in_class(OPENING_BRACKETS, LONG_DASHES, SLASHES)
_CLOSING = in_class(CLOSING_BRACKETS, SLASHES)
# "(Reuters)", "— dpa" at the end; not "(Reuters said so)"
_LAST = lazy_pattern(rf"[{_OPENING}]\s*([^{_OPENING}{_CLOSING}.]{{2,40}}?)\s*[{_CLOSING}]?\.?\s*$")
_ROLES = (Role.PARAGRAPH, Role.CREDIT, Role.NOTE, Role.BOILERPLATE)
_WITHIN = 50  # code points at the end that contain a credit


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the second credit."""
    match = context.tree.match
    if match is None or match.agency_id is None:
        return
    spans = context.spans(*_ROLES)
    if len(spans) < 2:
        return
    end = spans[-1].end
    start = max(spans[-1].start, end - _WITHIN)
    found = _LAST.search(context.text, start, end)
    name = found[1] if found else context.text[spans[-1].start : end].strip()
    if len(name) <= _WITHIN and default().agency(name) == match.agency_id:
        at = found.start() if found else spans[-1].start
        yield Finding(at, end, f"{name} is already credited in the dateline")
