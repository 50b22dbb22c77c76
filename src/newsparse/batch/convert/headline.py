"""Parsing a text whose headline is in another field: the headline is put on top, then removed from the result.

Without it the lead, now the first line, would be taken for the headline.
"""

from dataclasses import replace
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.model.article import Article, SpanRecord
from newsparse.text.source import Source

# An empty line between two others. "a\n\nb", "a\n \nb"; never "a\nb".
_EMPTY_LINE = lazy_pattern(r"\S[^\S\n]*\n[^\S\n]*\r?\n\s*\S")


class _Above(NamedTuple):
    """What is put above a text, with its line breaks, and the number of these."""

    text: str
    lines: int


def headed(source: Source, title: str) -> Source:
    """The source with the headline as its first line, followed by an empty line if its paragraphs are.

    A source that already begins with the headline is returned as it is.

    >>> headed(Source("It rained.\\n\\nIt snowed."), "Weather").text
    'Weather\\n\\nIt rained.\\n\\nIt snowed.'
    """
    return replace(source, text=_above(source, title).text + source.text)


def below(article: Article, source: Source, title: str) -> Article:
    """The article of `headed(source, title)`, titled with the headline; lines and offsets are those of `source`."""
    above = _above(source, title)
    headline = _one_line(title)
    return replace(
        article,
        title=headline,
        confidence=replace(article.confidence, title="high"),
        kicker=None if article.kicker == headline else article.kicker,
        body=tuple(replace(b, line=b.line - above.lines) for b in article.body if b.line > above.lines),
        notes=tuple(replace(n, line=n.line - above.lines) for n in article.notes if n.line > above.lines),
        spans=tuple(_moved(span, above) for span in article.spans if span.end > len(above.text)),
    )


def _above(source: Source, title: str) -> _Above:
    headline = _one_line(title)
    first = source.text.lstrip().partition("\n")[0]
    if _one_line(first) == headline:
        return _Above("", 0)
    lines = 2 if _EMPTY_LINE.search(source.text) else 1
    return _Above(headline + "\n" * lines, lines)


def _moved(span: SpanRecord, above: _Above) -> SpanRecord:
    """The span in offsets and lines of the text itself; a break above its first line is cut off."""
    start = max(0, span.start - len(above.text))
    line = max(1, span.line - above.lines)
    return replace(span, start=start, end=span.end - len(above.text), line=line)


def _one_line(text: str) -> str:
    return " ".join(text.split())
