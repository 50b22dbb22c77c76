"""Which lines of an article are no part of it but of the page it came from, and how one is taken out."""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding
from newsparse.model.role import Role
from newsparse.model.span import Span

_LONGEST = 200
_LONGEST_WHOLE = 60


def lines(context: Context, wanted: frozenset[str]) -> Iterator[Span]:
    """The blocks whose phrases are of a wanted kind.

    Where the parser takes a block for residue of a page, it may begin with such a phrase; where it takes it for
    a subhead or a paragraph, it must be one, of two words at least, without a colon: `Consent` and `Social media:`
    may well be subheads.
    """
    for span in context.spans(Role.BOILERPLATE, Role.SUBHEAD, Role.PARAGRAPH):
        if span.end - span.start > (_LONGEST if span.role is Role.BOILERPLATE else _LONGEST_WHOLE):
            continue
        names = context.phrases(span) if context.text[span.start] != "<" else ()  # a tag is NP606's
        if span.role is not Role.BOILERPLATE:
            names = _whole(context, span, names)
        if any(name.rstrip("=") in wanted for name in names):
            yield span


def _whole(context: Context, span: Span, names: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds whose phrase is the whole line, if that has several words and announces nothing."""
    line = context.text[span.start : span.end].strip()
    if " " not in line or line.endswith((":", "：")):
        return ()
    return tuple(name for name in names if name.endswith("="))


def kinds_of(context: Context, span: Span) -> frozenset[str]:
    """The kinds of phrases that a short block is or begins with."""
    return frozenset(name.rstrip("=") for name in context.phrases(span))


def found(context: Context, wanted: frozenset[str], message: str) -> Iterator[Finding]:
    """A finding with its removal for each such line."""
    for span in lines(context, wanted):
        yield Finding(span.start, span.end, message, (removal(context, span),))


def removal(context: Context, span: Span) -> Edit:
    """The edit that takes out a block with the line ending, and the blank lines, after it."""
    following = next((other.start for other in context.blocks if other.start >= span.end), None)
    if following is not None:
        return Edit(span.start, following, "")
    before = max((other.end for other in context.blocks if other.end <= span.start), default=context.start)
    return Edit(before, span.end, "")
