"""The byline of a page: the line that shows the names that its metadata have."""

from collections.abc import Sequence

from newsparse.formats.web.headline import Headline, shown_at
from newsparse.formats.web.lines import PageLine, key_of
from newsparse.formats.web.said import Said

_MOST_WORDS = 14  # of a byline; a longer line with a name in it is a sentence about a person
_MOST_BELOW = 25  # lines between the headline and the byline


def byline_of(said: Said, headline: Headline, lines: Sequence[PageLine], text: int) -> str:
    """The line that shows all authors above line `text`, where the text goes on; else their names; "" without any."""
    if not said.authors:
        return ""
    start = shown_at(headline, lines) + 1
    keys = [key_of(name) for name in said.authors]
    for line in lines[start : min(max(text, start), start + _MOST_BELOW)]:
        own = line.key
        if len(line.text.split()) <= _MOST_WORDS and all(key and key in own for key in keys):
            return line.text
    return ", ".join(said.authors)
