"""Where does a reporter's name stand that opens a dateline?"""

from newsparse.base.characters import is_small
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.pieces import Piece

_WORD = lazy_pattern(r"\S+")
Span = tuple[int, int]
FEWEST_WORDS_OF_A_NAME = 2


def split_reporter(text: str, piece: Piece, lexicon: Lexicon) -> tuple[Span, Span | None]:
    """The reporter and the place of a run of words: `Ana Ruiz MADRID`, `Li B Wei Kathmandu`, `Ana Ruiz`."""
    words = [found.span() for found in _WORD.finditer(text, piece.start, piece.end)]
    at = _first_capitals(text, words) or _listed_place(text, words, lexicon)
    place = (words[at][0], piece.end) if at else None
    names = words[:at] if at else words
    names = names[: _without_agency(text, names, lexicon)]
    return (names[0][0], names[-1][1]), place


def _first_capitals(text: str, words: list[Span]) -> int:
    """The word from which all are in capitals, or 0: the place of AP and Reuters style."""
    at = len(words)
    while at > 0 and _is_capitals(text[slice(*words[at - 1])]):
        at -= 1
    return at if FEWEST_WORDS_OF_A_NAME <= at < len(words) else 0


def _is_capitals(word: str) -> bool:
    # An initial is capitals too, and belongs to the name: "Shirish B Pradhan".
    return word.isupper() and len(word.strip(".")) > 1 and word[1] != "."


def _listed_place(text: str, words: list[Span], lexicon: Lexicon) -> int:
    """The word from which on a listed place stands, or 0."""
    for at in range(FEWEST_WORDS_OF_A_NAME, len(words)):
        if lexicon.place(text[words[at][0] : words[-1][1]]):
            return at
    return 0


def _without_agency(text: str, words: list[Span], lexicon: Lexicon) -> int:
    """How many words are left when an agency's name ends them: `Ana Ruiz Religion News Service`."""
    for at in range(1, len(words)):
        if lexicon.agency(text[words[at][0] : words[-1][1]]):
            return max(at, 1)
    return len(words)


def after_title(text: str, piece: Piece, lexicon: Lexicon) -> int:
    """Where the agency begins after a reporter's title (`ZetaNews Reporter ZetaNews`), or 0."""
    words = [found.span() for found in _WORD.finditer(text, piece.start, piece.end)]
    titles = [at for at, span in enumerate(words) if lexicon.word("titles", text[slice(*span)])]
    if not titles or titles[-1] + 1 >= len(words):
        return 0
    return words[titles[-1] + 1][0]


def opener_end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a credit without a name ends, DALLA NOSTRA CORRISPONDENTE; 0 where none opens the stretch."""
    head = text[start : min(end, start + 40)].casefold()
    if not head.startswith(lexicon.openers):
        return 0
    size = max(len(opener) for opener in lexicon.openers if head.startswith(opener))
    while start + size < end and text[start + size].isspace():
        size += 1
    return start + size


# "By ", "Av: "; not "By" alone.
_FIRST_WORD = lazy_pattern(r"\s*(\S{2,12}?):?\s+(?=\S)")


def by_end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the name begins after a word such as By; 0 where none opens the stretch."""
    found = _FIRST_WORD.match(text, start, end)
    if not found or not lexicon.word("by", found.group(1)):
        return 0
    first = text[found.end()]
    return found.end() if not is_small(first) and not first.isdigit() else 0
