"""Whether words of a byline name a news agency."""

from itertools import pairwise

from newsparse.byline.lists import table
from newsparse.byline.words import Word, folded

_MOST_WORDS = 6
_SMALL_WORD = 3


def is_agency(words: list[Word]) -> bool:
    """Whether the words are a known agency's name: `dpa`, `The Associated Press`, `新华社`."""
    if folded(words) in table()["agency_names"]:
        return True
    return " ".join([word.text for word in words]) in table()["agency_marks"]


def sounds_like_agency(words: list[Word]) -> bool:
    """Whether the words say that they name one: `News Service of Florida`; not `press the button`."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    singles = [word.folded for word in words]
    doubles = [" ".join(pair) for pair in pairwise(singles)]
    if table()["agency_words"].isdisjoint(singles + doubles):
        return False
    return all(word.text[0].isupper() or len(word.text) <= _SMALL_WORD for word in words)
