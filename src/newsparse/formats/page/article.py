"""One article of a page: its head, its body, and what stands under it."""

import unicodedata
from collections.abc import Iterator
from itertools import islice

from newsparse.formats.interchange.facts import language
from newsparse.formats.interchange.html_body import elements, notes
from newsparse.formats.markup import broken, element, escaped
from newsparse.formats.surrogates import texts_of
from newsparse.formats.times import truncated
from newsparse.model.article import Article

_READ = 1_000  # letters that decide the direction of writing
_LONGEST_LABEL = 80  # code points of the words that stand for a missing title
_RIGHT_TO_LEFT = ("R", "AL")


def section(article: Article, number: int, *, level: int) -> str:
    """The element of the article; its title is a heading of this level, its subheads are of `level_below`."""
    head, foot = list(_head(article, level)), list(_foot(article))
    parts = ["<header>", *head, "</header>"] if head else []
    parts += elements(article, f"h{level_below(article, level)}")
    parts += ["<footer>", *foot, "</footer>"] if foot else []
    return element(
        "article",
        "\n" + "\n".join(parts) + "\n",
        id=f"article-{number}",
        lang=language(article),
        dir=direction(article),
        aria_label=label(article),
    )


def level_below(article: Article, level: int) -> int:
    """The level of headings below the title, which is of `level`; without one, below the page's, as none is skipped."""
    return level + 1 if _has_title(article) else 2


def _has_title(article: Article) -> bool:
    return bool(article.title and article.title.strip())


def label(article: Article) -> str:
    """The title, else the first words of the article: what a list of contents and a tab show."""
    if article.title and article.title.strip():
        return article.title
    texts = (block.text for block in article.body)
    words = next((text for text in texts if text.strip()), "") or "Article without a title"
    return words if len(words) <= _LONGEST_LABEL else f"{words[:_LONGEST_LABEL]}…"


def direction(article: Article) -> str:
    """The direction in which most of the first letters are written: `ltr` or `rtl`."""
    letters = (character for text in texts_of(article) for character in text if character.isalpha())
    kinds = [unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in islice(letters, _READ)]
    return "rtl" if sum(kinds) * 2 > len(kinds) else "ltr"


def _head(article: Article, level: int) -> Iterator[str]:
    if article.kicker:
        yield element("p", broken(article.kicker), class_="kicker")
    if article.title and _has_title(article):
        yield element(f"h{level}", broken(article.title))
    if article.summary:
        yield element("p", broken(article.summary), class_="summary")
    if article.byline:
        yield element("p", broken(article.byline.text), class_="byline")
    if article.published:
        time = truncated(article.published)
        shown = escaped(article.published)
        yield element("p", element("time", shown, datetime=time) if time else shown, class_="published")


def _foot(article: Article) -> Iterator[str]:
    yield from notes(article, "slug", "timestamp", "note", "credit")
    if article.end_marker:
        yield element("p", escaped(article.end_marker), class_="end")
