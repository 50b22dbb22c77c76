"""What rules ask of headings: how long they are, and in which case they are set."""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding
from newsparse.checks.text.casing import casing
from newsparse.model.role import Role
from newsparse.model.span import Span


def too_long(context: ArticleContext, role: Role, limit: int) -> Iterator[Finding]:
    """A finding over everything beyond the first `limit` code points of each heading of this role."""
    for span in context.spans(role):
        length = span.end - span.start
        if length > limit:
            message = f"{role} has {length} characters; the limit is {limit}"
            yield Finding(span.start + limit, span.end, message)


def cases(context: ArticleContext, role: Role) -> list[tuple[Span, str]]:
    """The headings of this role whose case is clear, each with `sentence` or `title`."""
    found = [(span, casing(context.text[span.start : span.end])) for span in context.spans(role)]
    return [(span, case) for span, case in found if case]
