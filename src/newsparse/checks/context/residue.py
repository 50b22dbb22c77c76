"""Lines left over from the page an article came from, and the edit that removes one."""

from bisect import bisect_left
from collections.abc import Iterator

from newsparse.base.characters import FIRST_UNSPACED
from newsparse.checks.context.article import PROSE, ArticleContext
from newsparse.checks.finding import Edit, Finding
from newsparse.model.role import Role
from newsparse.model.span import Span

_SHORTEST = 2  # letters; a single one is a button or the name of a network, not the label of an advertisement
# Kinds whose single words may as well be subheads or entries of a menu: `Related`, `Latest`, `Consent`, `Podcasts`.
_NOUNS = frozenset({"related", "most_read", "cookie", "newsletter", "follow"})


def lines(context: ArticleContext, wanted: frozenset[str]) -> Iterator[Span]:
    """The blocks that are, or begin with, a phrase of a wanted kind.

    Boilerplate need only begin with such a phrase; a single word of it must be more than an entry of a menu. A subhead
    or a paragraph must consist of a phrase, have at least two words and not end with a colon: `Consent` and `Social
    media:` may well be real subheads.
    """
    for span, names in context.phrased:
        if context.text[span.start] == "<":  # NP606 reports tags
            continue
        if span.role is not Role.BOILERPLATE:
            names = _whole(context, span, names)
        elif _is_one_word(context.text[span.start : span.end]):
            names = _of_word(context, span, names)
        if any(name.rstrip("=") in wanted for name in names):
            yield span


def _whole(context: ArticleContext, span: Span, names: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds whose phrase is the whole line, if the line has several words and does not end with a colon."""
    line = context.text[span.start : span.end].strip()
    if " " not in line or line.endswith((":", "：")):
        return ()
    return tuple(name for name in names if name.endswith("="))


def _is_one_word(line: str) -> bool:
    """Whether a line in a script with spaces has one word, beside digits and signs."""
    words = [word for word in line.split() if any(letter.isalpha() for letter in word)]
    return len(words) == 1 and max(words[0]) < FIRST_UNSPACED


def _of_word(context: ArticleContext, span: Span, names: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that a line of one word can have in its place.

    `News` and `Links` are entries of a menu, `Email:` labels an address, and `Suite 105` is part of one. A noun heads
    links only if text ends before it and more of the page follows.
    """
    line = context.text[span.start : span.end].strip()
    letters = sum(letter.isalpha() for letter in line)
    if letters < _SHORTEST or any(letter.isdigit() for letter in line):
        return ()
    kinds = {name.rstrip("=") for name in names}
    if "advertisement" in kinds:
        return names
    if "menu" in kinds:
        return ()
    if line.endswith(":") and kinds.isdisjoint({"related", "most_read", "read_more"}):
        return ()
    return names if kinds.isdisjoint(_NOUNS) or _heads_links(context, span) else ()


def _heads_links(context: ArticleContext, span: Span) -> bool:
    """Whether the block before is text that a newsroom wrote, and the one after is not."""
    blocks = context.blocks
    at = bisect_left(blocks, span.start, key=_start)
    before, after = blocks[max(0, at - 1) : at], blocks[at + 1 : at + 2]
    return any(b.role in PROSE for b in before) and not any(a.role in PROSE for a in after)


def _start(span: Span) -> int:
    return span.start


def kinds_of(context: ArticleContext, span: Span) -> frozenset[str]:
    """The kinds of known phrases that a short block consists of or begins with."""
    return frozenset(name.rstrip("=") for name in context.phrases(span))


def found(context: ArticleContext, wanted: frozenset[str], message: str) -> Iterator[Finding]:
    """A finding for each such line, with an edit that removes it."""
    for span in lines(context, wanted):
        yield Finding(span.start, span.end, message, (removal(context, span),))


def removal(context: ArticleContext, span: Span) -> Edit:
    """The edit that removes a block together with the line ending and the blank lines after it."""
    blocks = context.blocks
    after = bisect_left(blocks, span.end, key=_start)
    if after < len(blocks):
        return Edit(span.start, blocks[after].start, "")
    at = bisect_left(blocks, span.start, key=_start)
    return Edit(blocks[at - 1].end if at else context.start, span.end, "")
