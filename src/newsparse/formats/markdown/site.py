"""Markdown for site generators: front matter in their words, or none, and a page that their themes complete.

With front matter, the theme shows the title, the summary and the authors, so that the page does not repeat them.
Without, they stand on the page. Hugo and Jekyll look for commands of their own in braces, and kramdown for attributes,
so these braces are escaped too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsparse.formats.markdown.rendering import body
from newsparse.formats.markdown.text import escaped, escaped_on_one_line
from newsparse.formats.times import moment
from newsparse.formats.yaml_text import dump
from newsparse.model.article import Article

JEKYLL, NONE = "jekyll", "none"
KINDS = ("full", "hugo", JEKYLL, NONE)
_AT_THE_END = ("note", "credit")  # of the notes those that readers should see

# What opens a command: "{{ x }}", "{% x %}", "{{< x >}}", "{: .x}"; not "{x}".
# Liquid knows no backslash, so that what follows the brace needs one as well.
_COMMAND = re.compile(r"\{(?=[{%:<])|(?<=\{)[{%]")


def page(article: Article, kind: str) -> str:
    """The article as Markdown for a site, with a newline at the end."""
    parts = [_head(article)] if kind == NONE else [_front_matter(article, kind)]
    parts += [_COMMAND.sub(_backslash, part) for part in body(_without_commands(article))]
    parts += [_safe(note.text) for note in article.notes if note.type in _AT_THE_END]
    return "\n\n".join(part for part in parts if part) + "\n"


def _without_commands(article: Article) -> Article:
    """The article with paragraphs for tables that hold such a brace: nothing is escaped between fences."""
    if not any(block.type == "table" and _COMMAND.search(block.text) for block in article.body):
        return article
    blocks = [
        replace(block, type="paragraph") if block.type == "table" and _COMMAND.search(block.text) else block
        for block in article.body
    ]
    return replace(article, body=tuple(blocks))


def _backslash(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _safe(text: str) -> str:
    return _COMMAND.sub(_backslash, escaped(text))


def _front_matter(article: Article, kind: str) -> str:
    date = moment(article.published) if article.published else None
    authors = list(article.byline.authors) if article.byline else []
    front: dict[str, Any] = {
        "layout": "post" if kind == JEKYLL else None,
        "title": article.title,
        "date": date.stated if date else None,
        "description": article.summary,
        "author": authors[0] if len(authors) == 1 else None,
        "authors": authors if len(authors) > 1 else None,
        "byline": article.byline.text if article.byline else None,
        "kicker": article.kicker,
        "lang" if kind == JEKYLL else "language": article.language,
    }
    return f"---\n{dump({key: value for key, value in front.items() if value is not None})}---"


def _head(article: Article) -> str:
    return "\n\n".join(_COMMAND.sub(_backslash, part) for part in _shown(article))


def _shown(article: Article) -> Iterator[str]:
    """What stands above the story."""
    if article.kicker is not None:
        yield f"**{escaped_on_one_line(article.kicker)}**"
    if article.title is not None:
        yield f"# {escaped_on_one_line(article.title)}"
    if article.summary is not None:
        yield f"*{escaped(article.summary)}*"
    if article.byline is not None:
        yield escaped(article.byline.text)
