"""The blocks of a page's article in order, from its headline to its end, each with its role where the page tells it."""

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.formats.document_blocks import DocumentBlock
from newsparse.formats.web.body import body_of
from newsparse.formats.web.deck import Deck, deck_of
from newsparse.formats.web.headline import Headline, headline_of, shown_at, with_kicker
from newsparse.formats.web.lines import PageLine, key_of, lines_of
from newsparse.formats.web.names import byline_of
from newsparse.formats.web.page import Element
from newsparse.formats.web.placed import (
    Placed,
    Setting,
    place,
    running_setting,
    setting_of,
    split_into_lines,
    with_the_missed,
)
from newsparse.formats.web.said import Said, said_of
from newsparse.model.role import Role

_MOST_HEAD = 14  # blocks among which the headline is repeated


class WebArticle(NamedTuple):
    """The article of a page."""

    headline: Headline
    said: Said
    blocks: list[DocumentBlock]
    lines: Sequence[PageLine]
    byline: str = ""  # as the page shows it, or else its authors
    left_out: tuple[int, int] = (0, 0)  # lines that are neither metadata nor article, and their words

    @property
    def has_deck(self) -> bool:
        """Whether the page shows a deck."""
        return any(block.role is Role.SUMMARY for block in self.blocks)


def article_of(tree: Element) -> WebArticle:
    """The article of a page; it has no blocks besides the headline if the page has no main text."""
    lines, said = lines_of(tree), said_of(tree)
    headline = headline_of(said, lines)
    blocks = split_into_lines(body_of(tree), [line.text for line in lines], said.text.splitlines())
    placed = _below(headline, place(blocks, lines))
    running = running_setting(placed, lines)
    placed = with_the_missed(placed, lines, shown_at(headline, lines))
    first = next((at for block, at in placed if at >= 0 and setting_of(lines[at]) == running), len(lines))
    deck = deck_of(headline, said, lines, first, running)
    headline = with_kicker(headline, lines)
    assembled = _assembled(headline, lines, deck, placed, running)
    byline = byline_of(said, headline, lines, first)
    blocks = [block._replace(role=Role.BYLINE) if block.text == byline else block for block in assembled]
    return WebArticle(headline, said, blocks, lines, byline, _left_out(lines, blocks, headline, byline))


def _left_out(
    lines: Sequence[PageLine], blocks: Sequence[DocumentBlock], headline: Headline, byline: str
) -> tuple[int, int]:
    """The lines of the page that are not in the article, and their words; repetitions of what is in it are."""
    texts = [block.text for block in blocks]
    said = "\n".join(map(key_of, (*texts, headline.title, headline.kicker, headline.shown, byline)))
    known = set(said.split("\n"))
    gone = [line for line in lines if line.key not in known and line.key not in said]
    return len(gone), sum(len(line.text.split()) for line in gone)


def _below(headline: Headline, placed: list[Placed]) -> list[Placed]:
    """The text without the headline that it repeats, with its kicker or without."""
    keys = [key_of(text) for text in (headline.title, headline.shown) if text]
    for number, (block, _) in enumerate(placed[:_MOST_HEAD]):
        own = key_of(block.text)
        if any(own == key or (block.role is Role.SUBHEAD and key in own) for key in keys):
            return [*placed[:number], *placed[number + 1 :]]
    return placed


def _assembled(
    headline: Headline, lines: Sequence[PageLine], deck: Deck, placed: list[Placed], running: Setting | None
) -> list[DocumentBlock]:
    said = [line.text for line in lines[deck.start : deck.end]]
    keys = {key_of(text) for text in said} | {key_of("".join(said)), key_of(headline.kicker)} - {""}
    marked = any(block.role is Role.SUBHEAD for block, _ in placed)
    blocks = [DocumentBlock(headline.title, Role.TITLE)] if headline.title else []
    blocks += [DocumentBlock(text, Role.SUMMARY) for text in said]
    for number, (block, at) in enumerate(placed):
        if number < _MOST_HEAD and key_of(block.text) in keys:
            continue
        if at >= 0 and lines[at].is_link and lines[at].key == key_of(block.text):
            continue  # a link to something else to read
        if block.role is None and marked and at >= 0 and setting_of(lines[at]) == running:
            block = block._replace(role=Role.PARAGRAPH)
        blocks.append(block)
    return blocks
