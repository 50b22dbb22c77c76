"""The word lists of bylines: openers, titles, desks, agencies and what never stands in a name."""

from functools import cache, lru_cache
from typing import Any

from newsparse.tables import load

_BY_LANGUAGE = ("and", "place_words", "never")


@cache
def table() -> Any:
    """The byline table with sets for its lists."""
    lists: dict[str, Any] = {}
    for name, value in load("byline").items():
        lists[name] = frozenset(value) if isinstance(value, list) else value
    for name in _BY_LANGUAGE:
        lists[name] = {language: frozenset(words) for language, words in lists[name].items()}
        lists[name][""] = frozenset().union(*lists[name].values())
    return lists


@cache
def openings() -> frozenset[str]:
    """The first words of all openers: few lines begin with one."""
    lists = table()
    return frozenset(opener.split(None, 1)[0] for name in ("before", "weak_before") for opener in lists[name])


@lru_cache(maxsize=256)
def words_of(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The words of a list in these languages; in all of them where no opener has told which."""
    lists = table()[name]
    return frozenset().union(*[lists.get(language, ()) for language in languages or ("",)])
