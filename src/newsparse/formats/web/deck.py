"""The deck of a page: the lines under its headline that its metadata repeat, or that its own classes call so."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsparse.base.tables import load
from newsparse.formats.web.headline import Headline, shown_at
from newsparse.formats.web.lines import PageLine, class_words, key_of
from newsparse.formats.web.placed import Setting, setting_of
from newsparse.formats.web.said import Said

_MOST_BELOW = 60  # lines below the headline in which a deck is searched
_LEAST = 20  # letters of a deck; a shorter description is a label
_LEAST_PART = 10  # letters of one of its lines
_LONGEST = 700  # code points
_LEVELS = 4  # elements around a line whose classes are looked at
_TOP = frozenset({"body", "html", "main", "article"})
_PICTURES = frozenset({"figure", "figcaption", "picture", "form", "nav", "aside", "time", "button"})


class Deck(NamedTuple):
    """The lines `start` to `end` of the page that are the deck; empty without one."""

    start: int = 0
    end: int = 0


def deck_of(
    headline: Headline, said: Said, lines: Sequence[PageLine], text: int, running: Setting | None
) -> Deck:
    """The deck between the headline and line `text`, where the text goes on below it.

    A description that is set like the running text is its lead, and no deck.
    """
    keys = [key for one in said.descriptions if len(key := key_of(one)) >= _LEAST]
    start = shown_at(headline, lines) + 1
    for at in range(start, min(start + _MOST_BELOW, len(lines))):
        end = max((_match(lines, at, key) for key in keys), default=at)
        if end > at and setting_of(lines[at]) != running:
            return Deck(at, end)
    return _named(lines, range(start, min(text + 1, len(lines), start + _MOST_BELOW)), running)


def _match(lines: Sequence[PageLine], at: int, key: str) -> int:
    """The line behind those that say what a description says, which can be cut short; `at` if they do not."""
    own = lines[at].key
    if own.startswith(key) and len(own) < 2 * len(key):
        return at + 1
    end = at
    while end < len(lines) and len(lines[end].key) >= _LEAST_PART and key.startswith(lines[end].key):
        key = key[len(lines[end].key) :]
        end += 1
    return at if key else end


def _named(lines: Sequence[PageLine], places: Iterable[int], running: Setting | None) -> Deck:
    """The lines in the first element that is called a deck by its class."""
    names, never = frozenset(load("web")["deck"]), frozenset(load("web")["no_deck"])
    start = end = 0
    holder = None
    for at in places:
        line = lines[at]
        held = _holder(line, names, never)
        if start == end:
            if held is None or not _LEAST <= len(line.text) <= _LONGEST or setting_of(line) == running:
                continue
            start, end, holder = at, at + 1, held
        elif held is holder and at == end:
            end += 1
        else:
            break
    return Deck(start, end)


def _holder(line: PageLine, names: frozenset[str], never: frozenset[str]) -> object | None:
    """The element around a line whose class calls it a deck; None also inside of pictures, menus and forms."""
    element, found = line.element, None
    for _ in range(_LEVELS):
        if element is None or element.tag in _TOP:
            break
        words = class_words(element)
        if element.tag in _PICTURES or not never.isdisjoint(words):
            return None
        if not names.isdisjoint(words):
            found = element
        element = element.getparent()
    return found
