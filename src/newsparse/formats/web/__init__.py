"""How is a web page read?

bytes → tree → lines of the page → main text (trafilatura) → headline, deck, text with roles → Extract
"""

from collections.abc import Iterator, Mapping
from typing import Any

from newsparse.formats.document_blocks import DocumentBlock, is_running, joined
from newsparse.formats.extract import Extract
from newsparse.model.article import Byline
from newsparse.model.errors import FormatError
from newsparse.model.role import Role
from newsparse.text.not_news import is_page
from newsparse.text.source import Source

# The roles that are certain of a page; of the others the labeller may find that they are not part of the article.
_CERTAIN = frozenset({Role.TITLE, Role.SUMMARY, Role.BYLINE})


def recognise(source: Source) -> bool:
    """Whether a source is a web page, not a text about one."""
    return is_page(source.text)


def extract(source: Source) -> Iterator[Extract]:
    """The article of a page. Raises FormatError for a page without one, and says what it looks like."""
    from newsparse.formats.web.article import article_of
    from newsparse.formats.web.no_article import reason
    from newsparse.formats.web.page import parsed, text_of

    name = source.path or "page"
    tree = parsed(text_of(source), name)
    article = article_of(tree)
    if why := reason(tree, article):
        raise FormatError(f"{name}: {why}")
    text, roles = joined(article.blocks)
    certain = joined(block._replace(role=_certain(block)) for block in article.blocks)[1]
    yield Extract(
        text,
        known=_known(article, text),
        metadata=_metadata(article),
        left_out=article.left_out,
        roles=certain,
        set_as=roles,
        layout="lines",
    )


def _certain(block: DocumentBlock) -> Role | None:
    """The role of a block if it is certain; lists of sentences are the article's, lists of words can be tags."""
    sure = block.role in _CERTAIN or (block.role is Role.LIST_ITEM and is_running(block.text))
    return block.role if sure else None


def _known(article: Any, text: str) -> dict[str, Any]:
    from newsparse.words.language import identify

    said, headline = article.said, article.headline
    known: dict[str, Any] = {"title": headline.title} if headline.title else {}
    if headline.kicker:
        known["kicker"] = headline.kicker
    deck = [block.text for block in article.blocks if block.role is Role.SUMMARY]
    if deck:
        known["summary"] = "\n".join(deck)
    if article.byline:
        known["byline"] = Byline(article.byline, said.authors) if said.authors else article.byline
    if said.published:
        known["published"] = said.published
    if said.language and identify(text) is None:
        known["language"] = said.language
    return known


def _metadata(article: Any) -> Mapping[str, Any]:
    said = article.said
    found = {
        "publication": said.site,
        "section": said.section,
        "url": said.url,
        "modified": said.modified,
        "keywords": list(said.keywords),
        "headline_on_page": article.headline.shown,
        "description": None if article.has_deck else next(iter(said.descriptions), None),
    }
    return {name: value for name, value in found.items() if value}
