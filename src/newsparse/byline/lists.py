"""Which words do bylines consist of: openers, titles, desks, agencies, and words that are in no name?"""

from __future__ import annotations

from functools import lru_cache

from newsparse.base.characters import LABEL_ENDS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Any

ALL = "*"  # stands for every language of a list


def table() -> Any:
    """The byline table: sets and maps of words, and the openers with their languages."""
    return load("byline")


# `By` of `By Jane Doe`, `Text` of `Text: Jane Doe`.
FIRST_WORD = lazy_pattern(rf"[^\s{in_class(LABEL_ENDS)}]+")


def can_open(word: str) -> bool:
    """Whether an opener, a label or one of the known lines begins with this word (see FIRST_WORD)."""
    return word.casefold() in table()["first_words"]


def title_ends() -> tuple[Container[str], Container[str]]:
    """The first words of the titles, and the last words of titles and desks."""
    lists = table()
    return lists["title_firsts"], lists["title_lasts"]


def agency_ends() -> Container[str]:
    """The last words of agencies' names, in lower case."""
    found: Container[str] = table()["agency_lasts"]
    return found


@lru_cache(maxsize=256)
def words_of(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The words of a list in these languages, or in all if the opener has not shown the language."""
    lists = table()[name]
    return frozenset().union(*[lists.get(language, ()) for language in languages or (ALL,)])
