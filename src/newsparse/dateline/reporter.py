"""Where in a dateline is the reporter?"""

from newsparse.base.characters import is_small
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.names import agency_in
from newsparse.dateline.parts import Range
from newsparse.dateline.pieces import Piece

_WORD = lazy_pattern(r"\S+")
_FEWEST_NAME_WORDS = 2
_LONGEST_OPENER = 28  # code points; the longest of the table, which a test compares


def split_reporter(text: str, piece: Piece, lexicon: Lexicon) -> tuple[Range, Range | None]:
    """The reporter and the place in a run of words: `Ana Ruiz MADRID`, `Li B Wei Kathmandu`, `Ana Ruiz`."""
    words = [found.span() for found in _WORD.finditer(text, piece.start, piece.end)]
    at = _first_capitals(text, words) or _listed_place(text, words, lexicon)
    place = (words[at][0], piece.end) if at else None
    names = words[:at] if at else words
    names = names[: _without_agency(text, names, lexicon)]
    return (names[0][0], names[-1][1]), place


def _first_capitals(text: str, words: list[Range]) -> int:
    """The index from which all words are in capitals, as places in AP and Reuters style, or 0."""
    at = len(words)
    while at > 0 and _is_capitals(text[slice(*words[at - 1])]):
        at -= 1
    return at if _FEWEST_NAME_WORDS <= at < len(words) else 0


def _is_capitals(word: str) -> bool:
    # An initial is in capitals too but belongs to the name: "Shirish B Pradhan".
    return word.isupper() and len(word.strip(".")) > 1 and word[1] != "."


def _listed_place(text: str, words: list[Range], lexicon: Lexicon) -> int:
    """The index from which the words are a listed place, or 0."""
    for at in range(_FEWEST_NAME_WORDS, len(words)):
        if lexicon.place(text[words[at][0] : words[-1][1]]):
            return at
    return 0


def _without_agency(text: str, words: list[Range], lexicon: Lexicon) -> int:
    """The number of words before the agency that ends them: `Ana Ruiz Religion News Service`."""
    for at in range(1, len(words)):
        if lexicon.agency(text[words[at][0] : words[-1][1]]):
            return max(at, 1)
    return len(words)


def after_title(text: str, piece: Piece, lexicon: Lexicon) -> int:
    """The start of the agency behind the title of a reporter, `ZetaNews Reporter ZetaNews`, or 0."""
    words = [found.span() for found in _WORD.finditer(text, piece.start, piece.end)]
    titles = [at for at, span in enumerate(words) if lexicon.word("titles", text[slice(*span)])]
    if not titles or titles[-1] + 1 >= len(words):
        return 0
    return words[titles[-1] + 1][0]


def opener_end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a credit without a name, DALLA NOSTRA CORRISPONDENTE; 0 if none is at `start`."""
    head = text[start : min(end, start + _LONGEST_OPENER)].casefold()
    if not head.startswith(lexicon.openers):
        return 0
    size = max(len(opener) for opener in lexicon.openers if head.startswith(opener))
    while start + size < end and text[start + size].isspace():
        size += 1
    return start + size


# "By ", "Av: "; not "By" alone.
_FIRST_WORD = lazy_pattern(r"\s*(\S{2,12}?):?\s+(?=\S)")


def by_end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The start of the name behind a word such as By; 0 if none is at `start`."""
    found = _FIRST_WORD.match(text, start, end)
    if not found or not lexicon.word("by", found.group(1)):
        return 0
    first = text[found.end()]
    return found.end() if not is_small(first) and not first.isdigit() else 0


def reporter_in_bracket(text: str, piece: Piece, lexicon: Lexicon) -> tuple[int, Range | None]:
    """The start of the agency in a bracket, and the reporter before it: /Ana Ruiz, БТА/; none in (zpravodaj ČTK)."""
    content = text[piece.start : piece.end]
    head, comma, tail = content.rpartition(",")
    if comma and lexicon.agency(tail) and " " in head.strip() and not agency_in(head, lexicon):
        return piece.end - len(tail.lstrip()), (piece.start, piece.start + len(head.rstrip()))
    title, space, rest = content.partition(" ")
    if space and lexicon.word("titles", title.rstrip(".")) and lexicon.agency(rest):
        return piece.end - len(rest.lstrip()), None
    return piece.start, None
