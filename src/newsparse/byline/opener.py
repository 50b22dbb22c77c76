"""Which words open a byline: `By`, `Von`, `Propos recueillis par`, `Text:`, `文/`, `本报记者`?"""

from __future__ import annotations

from newsparse.base.characters import LABEL_ENDS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.byline.lists import table
from newsparse.byline.words import FIRST_UNSPACED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# No opener of the table is longer; a test compares.
_LONGEST_LABEL = 27  # code points before the mark
_MOST_OPENER_WORDS = 4
_LONGEST_UNSPACED_OPENER = 5  # code points, in scripts without spaces

# The mark that ends a label: `Text: `, `文/`.
_MARK = lazy_pattern(f"[{in_class(LABEL_ENDS)}]")


class Opener(NamedTuple):
    """The end of an opener and the languages that use it; without an opener, no languages.

    `attached` means that the name follows without a space: `记者王小明`.
    """

    end: int
    languages: tuple[str, ...]
    attached: bool = False


NO_OPENER = Opener(0, ())


def opener(text: str, start: int, end: int, *, weak: bool) -> Opener:
    """A label with its mark, or the longest opener of the table, at `start`.

    `weak` also takes prepositions that open as many headlines as bylines: `De`, `Na`, `От`.
    """
    lists = table()
    head = text[start : min(end, start + _LONGEST_LABEL + 1)]
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


def _spaced(text: str, start: int, end: int, before: Mapping[str, str]) -> Opener:
    words = text[start:end].split(None, _MOST_OPENER_WORDS)
    for count in range(min(_MOST_OPENER_WORDS, len(words) - 1), 0, -1):
        languages = before.get(" ".join(words[:count]).casefold())
        if languages:
            for word in words[:count]:
                start = text.index(word, start) + len(word)
            return Opener(start, tuple(languages.split()))
    return Opener(start, ())


def _unspaced(head: str, start: int) -> Opener:
    before = table()["before"]
    for count in range(min(_LONGEST_UNSPACED_OPENER, len(head) - 1), 0, -1):
        languages = before.get(head[:count])
        if languages:
            return Opener(
                start + count, tuple(languages.split()), attached=head[count - 1 : count + 1].isalpha()
            )
    return Opener(start, ())
