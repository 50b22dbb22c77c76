"""The words of a text, and those at a place of it: the one around it, and those before and after."""

from newsparse.base.lazy_pattern import lazy_pattern

# "word", "2026"; not "—"
_WORD = lazy_pattern(r"\w+")

_LONGEST = (
    40  # code points of a word; longer runs without white space are addresses or scripts without spaces
)


def words_of(text: str) -> list[str]:
    """The runs of letters, digits and underscores, as in `ArticleContext.words`.

    >>> words_of("Bin Laden’s")
    ['Bin', 'Laden', 's']
    """
    return _WORD.findall(text)


def word_around(text: str, start: int, end: int) -> str:
    """Code points `start` to `end` with the rest of the word they are in, by which a baseline recognises them.

    >>> word_around("the minister's plan", 12, 13)
    "minister's"
    """
    before = "" if text[start - 1 : start].isspace() else word_before(text, start)
    after = "" if text[end : end + 1].isspace() else word_after(text, end)
    return before + text[start:end] + after


def word_before(text: str, at: int) -> str:
    """The last word before an offset, or the last 40 code points of it.

    >>> word_before("the minister's plan", 14)
    "minister's"
    """
    return "".join(text[max(0, at - _LONGEST) : at].split()[-1:])


def word_after(text: str, at: int) -> str:
    """The first word after an offset, or the first 40 code points of it."""
    return "".join(text[at : at + _LONGEST].split()[:1])
