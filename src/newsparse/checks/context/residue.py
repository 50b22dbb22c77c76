"""Lines left over from the page an article came from, and the edit that removes one."""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding
from newsparse.model.role import Role
from newsparse.model.span import Span

_LONGEST = 200  # code points of a line; longer blocks are text


def lines(context: ArticleContext, wanted: frozenset[str]) -> Iterator[Span]:
    """The blocks that are, or begin with, a phrase of a wanted kind.

    Boilerplate need only begin with such a phrase. A subhead or a paragraph must consist of one, have at least two
    words and not end with a colon: `Consent` and `Social media:` may well be real subheads.
    """
    for span in context.spans(Role.BOILERPLATE, Role.SUBHEAD, Role.PARAGRAPH):
        if span.end - span.start > _LONGEST:
            continue
        names = context.phrases(span) if context.text[span.start] != "<" else ()  # NP606 reports tags
        if span.role is not Role.BOILERPLATE:
            names = _whole(context, span, names)
        if any(name.rstrip("=") in wanted for name in names):
            yield span


def _whole(context: ArticleContext, span: Span, names: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds whose phrase is the whole line, if the line has several words and does not end with a colon."""
    line = context.text[span.start : span.end].strip()
    if " " not in line or line.endswith((":", "：")):
        return ()
    return tuple(name for name in names if name.endswith("="))


def kinds_of(context: ArticleContext, span: Span) -> frozenset[str]:
    """The kinds of known phrases that a short block consists of or begins with."""
    return frozenset(name.rstrip("=") for name in context.phrases(span))


def found(context: ArticleContext, wanted: frozenset[str], message: str) -> Iterator[Finding]:
    """A finding for each such line, with an edit that removes it."""
    for span in lines(context, wanted):
        yield Finding(span.start, span.end, message, (removal(context, span),))


def removal(context: ArticleContext, span: Span) -> Edit:
    """The edit that removes a block together with the line ending and the blank lines after it."""
    following = next((other.start for other in context.blocks if other.start >= span.end), None)
    if following is not None:
        return Edit(span.start, following, "")
    before = max((other.end for other in context.blocks if other.end <= span.start), default=context.start)
    return Edit(before, span.end, "")
