"""What opens a byline: `By`, `Von`, `Propos recueillis par`, `Text:`, `文/`, `本报记者`."""

from typing import NamedTuple

from newsparse.base.characters import LABEL_ENDS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline.lists import table
from newsparse.byline.words import FIRST_UNSPACED

_LONGEST_LABEL = 24
_LONGEST_OPENER = 60
_MOST_WORDS = 4
_MOST_CHARACTERS = 6

# What ends a label: the mark of `Text: `, `文/`.
_MARK = lazy_pattern(f"[{in_class(LABEL_ENDS)}]")


class Opener(NamedTuple):
    """The end of the opener, and the languages that open bylines so; without an opener, no languages.

    `attached` says that it is of a script without blanks and that nothing need stand after it: `记者王小明`.
    """

    end: int
    languages: tuple[str, ...]
    attached: bool = False


NO_OPENER = Opener(0, ())


def opener(text: str, start: int, end: int, *, weak: bool) -> Opener:
    """A label with its mark, or the longest of the table's openers that begins the stretch.

    `weak` openers are prepositions that open as many headlines as bylines: `De`, `Na`, `От`.
    """
    lists = table()
    head = text[start : min(end, start + _LONGEST_LABEL)]
    mark = _MARK.search(head)
    size = mark.start() if mark else 0
    if size and "\n" not in head[:size]:
        words = " ".join(head[:size].casefold().split())
        languages = lists["labels"].get(words) or lists["before"].get(words)
        if languages:
            return Opener(start + size + 1, tuple(languages.split()))
    if head[0] >= FIRST_UNSPACED:
        return _unspaced(head, start)
    found = _spaced(text, start, end, lists["before"])
    return found if found.languages or not weak else _spaced(text, start, end, lists["weak_before"])


def _spaced(text: str, start: int, end: int, before: dict[str, str]) -> Opener:
    words = text[start : min(end, start + _LONGEST_OPENER)].split(None, _MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        languages = before.get(" ".join(words[:count]).casefold())
        if languages:
            for word in words[:count]:
                start = text.index(word, start) + len(word)
            return Opener(start, tuple(languages.split()))
    return Opener(start, ())


def _unspaced(head: str, start: int) -> Opener:
    before = table()["before"]
    for count in range(min(_MOST_CHARACTERS, len(head) - 1), 0, -1):
        languages = before.get(head[:count])
        if languages:
            return Opener(
                start + count, tuple(languages.split()), attached=head[count - 1 : count + 1].isalpha()
            )
    return Opener(start, ())
