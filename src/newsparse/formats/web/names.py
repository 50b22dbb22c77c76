"""The byline of a page: the line that shows the names that its metadata have, or that its classes call so."""

from collections.abc import Sequence

from newsparse.base.tables import load
from newsparse.formats.web.headline import Headline, shown_at
from newsparse.formats.web.lines import PageLine, class_words, key_of
from newsparse.formats.web.said import Said

_MOST_WORDS = 14  # of a byline; a longer line with a name in it is a sentence about a person
_MOST_BELOW = 25  # lines between the headline and the byline


def byline_of(said: Said, headline: Headline, lines: Sequence[PageLine], text: int) -> str:
    """The line that shows all authors above line `text`, where the text goes on; else their names.

    Without authors, the line that is called a byline and reads like one, else one that can be nothing else.
    "" without any.
    """
    start = shown_at(headline, lines) + 1
    above = lines[start : min(max(text, start), start + _MOST_BELOW)]
    short = [line for line in above if len(line.text.split()) <= _MOST_WORDS]
    if not said.authors:
        return next((line.text for one in (_is_called_byline, _is_byline) for line in short if one(line)), "")
    keys = [key_of(name) for name in said.authors]
    shown = (line.text for line in short if all(key and key in line.key for key in keys))
    return next(shown, ", ".join(said.authors))


def _is_byline(line: PageLine) -> bool:
    """Whether a line names its authors by a formula, such as `By Ana Ruiz`."""
    from newsparse.byline import match

    found = match(line.text)
    return found is not None and bool(found.authors)


def _is_called_byline(line: PageLine) -> bool:
    """Whether the class of a line's element, or of the one around it, says byline, and its text names people."""
    from newsparse.byline import match

    around = line.element.getparent()
    words = class_words(line.element) | (set() if around is None else class_words(around))
    return not words.isdisjoint(load("web")["byline"]) and match(line.text, lenient=True) is not None
