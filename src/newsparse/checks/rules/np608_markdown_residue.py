"""An article contains no Markdown.

Reports `**bold**`, `__bold__`, `[text](address)`, images, and headings and code fences at the start of a line.

## Why

These marks come from a text editor or from the answer of a language model. Readers should not see them.

## Wrong

    ## What comes next
    The council **voted** on [Tuesday](https://example.org/vote).

## Right

    What comes next
    The council voted on Tuesday.

## Fix

Unsafe, because emphasis and addresses are lost: the marks are removed and the words kept.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP608", "markdown-residue", Severity.WARNING, Fix.UNSAFE)

# "**voted**"; not "2**3**", "***" or a footnote's "**"
_BOLD = lazy_pattern(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*\*(?![\w*])")
# "__voted__"; not "____" of a form, nor "__init__.py"
_UNDERLINED = lazy_pattern(r"(?<![\w_])__(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])__(?![\w_]|\.\w)")
# "[Tuesday](https://example.org)", "![bridge](a.jpg)"; not "[sic] (he said)"
_LINK = lazy_pattern(
    r"!?\[([^][\n]{0,300})\]\((?:https?:|mailto:|/|#|[\w./-]{1,200}\.\w{2,5}\))[^()\s]{0,500}\)?"
)
# "## What comes next"; not "###", "# # #" at the end of a release, nor "#hashtag"
_HEADING = lazy_pattern(r"#{1,6}[ \t]+(?=[^\s#])")
# "```" or "```text" as a line
_FENCE = lazy_pattern(r"```\w{0,20}$")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each mark."""
    characters = context.file.characters
    for sign, pattern, what in (("**", _BOLD, "bold"), ("__", _UNDERLINED, "bold"), ("](", _LINK, "a link")):
        if sign[0] in characters and sign in context.raw:
            for match in pattern.finditer(context.text, context.start, context.end):
                edits = tuple(_unmarked(match))
                yield Finding(match.start(), match.end(), f"Markdown in the text: {what}", edits)
    if "#" in characters or "`" in characters:
        yield from _at_line_starts(context)


def _unmarked(match: re.Match[str]) -> Iterator[Edit]:
    yield Edit(match.start(), match.start(1), "")
    yield Edit(match.end(1), match.end(), "")


def _at_line_starts(context: ArticleContext) -> Iterator[Finding]:
    for span in context.blocks:
        heading = _HEADING.match(context.text, span.start, span.end)
        if heading:
            edits = (Edit(heading.start(), heading.end(), ""),)
            yield Finding(heading.start(), heading.end(), "Markdown in the text: a heading", edits)
        elif _FENCE.match(context.text, span.start, span.end):
            yield Finding(span.start, span.end, "Markdown in the text: a code fence")
