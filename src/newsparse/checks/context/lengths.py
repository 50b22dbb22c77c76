"""Which lines are longer than their limit."""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding
from newsparse.model.role import Role


def too_long(context: Context, role: Role, limit: int) -> Iterator[Finding]:
    """A finding over what each block of the role has beyond `limit` code points."""
    for span in context.spans(role):
        length = span.end - span.start
        if length > limit:
            message = f"a {role} of {length} characters, {limit} at most"
            yield Finding(span.start + limit, span.end, message)
