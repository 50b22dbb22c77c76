"""Is a run of words written like a place, an agency or an outlet?"""

import re
from functools import lru_cache

from newsparse.base.characters import (
    AMPERSANDS,
    APOSTROPHES,
    COLONS,
    COMMAS,
    EQUALS_SIGNS,
    EXCLAMATION_MARKS,
    QUESTION_MARKS,
    SLASHES,
    in_class,
    is_small,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline.lexicon import Lexicon, fold
from newsparse.dateline.parts import Range
from newsparse.dateline.pieces import Piece

# Several names in one: "BEIRUT/THE HAGUE", "AP / dpa", "AFP＝時事"; not the hyphen of "dpa-AFX".
_SEVERAL = lazy_pattern(rf"\s*[{in_class(SLASHES, COMMAS, EQUALS_SIGNS, AMPERSANDS)}]\s*|\s+-\s+|\s+via\s+")
# "VOV.VN", "newratings.com", "Bisnis.com"; not "U.N.", "St.John".
_SITE = lazy_pattern(r"\w[\w-]+(?:\.[\w-]{2,})*\.[A-Za-zа-яА-Я]{2,4}$")
# "WBTV", "KGO", "WLOS-TV": the call signs of North American stations.
_CALL_SIGN = lazy_pattern(r"[WKC][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))?$")
# "’s", "'s": a possessive is a subject and not a place.
_POSSESSIVE = lazy_pattern(r"['’]s(?:\s|$)")

# The wires of a day come from few places and agencies.
_cached = lru_cache(maxsize=2048)

_AROUND = "." + APOSTROPHES
_NOT_IN_AGENCIES = frozenset(COLONS + QUESTION_MARKS + EXCLAMATION_MARKS)
_MOST_PLACE_WORDS = 6  # "SAN MIGUEL DE ALLENDE Y ALREDEDORES"; longer runs are sentences
_MOST_AGENCY_WORDS = 6  # "Il Sole 24 Ore Radiocor Plus"
_MOST_WIRE_LETTERS = 12  # of an acronym or a wire's name in one case
_MOST_LETTERS_OF_SMALL_AGENCY = 5  # "dpa", "belga": of a name in small letters without a full stop
_MOST_UNLISTED_WORDS = 3  # of a place that no list holds: "BAY VIEW HEIGHTS"
_SHORTEST_UNLISTED = 4  # letters of its longest word; shorter ones are acronyms and initials
_SHORTEST_UNLISTED_CAPITALS = 5  # letters of one word in capitals; shorter ones are acronyms: NASA, AIDS
# Letters, hyphens and apostrophes: "COUNTYWIDE", "PORT-AU-SEL", "St."; not "COP26", "A&E", "TV-TIPP".
_LETTERS = lazy_pattern(rf"[^\W\d_]{{2,}}(?:[-{APOSTROPHES}][^\W\d_]+)*\.?")
_FEWEST_LETTERS_BEFORE_ENDING = 7  # of a word that ends like a place: "Augsfeld"


def split_agencies(text: str) -> list[str]:
    """Each of the agencies that one part names."""
    if text.isalpha():
        return [text]
    return [name for name in _SEVERAL.split(text) if name]


@_cached
def agency_in(text: str, lexicon: Lexicon) -> str | None:
    """The id of the first known agency of a part that names one or several ("tca/dpa"), or None."""
    whole = lexicon.agency(text)
    if whole:
        return (
            whole if text.isupper() or not lexicon.word("salutations", text) else None
        )  # `Sir, - The ferry …`
    parts = split_agencies(text)
    return (
        next((found for part in parts if (found := lexicon.agency(part))), None) if len(parts) > 1 else None
    )


@_cached
def is_place(text: str, lexicon: Lexicon) -> bool:
    """Whether a place, or one of several joined places, is listed."""
    if lexicon.place(text) or lexicon.country(text):
        return True
    return any(lexicon.place(name) for name in split_places(text, lexicon))


# White space and a joining word between two places; the words are looked up.
_JOINED = lazy_pattern(
    rf"\s*(?:[{in_class(SLASHES, COMMAS, without(AMPERSANDS, '&'))}]|\s&\s)\s*|\s+(\S{{1,4}})\s+"
)


def split_places(text: str, lexicon: Lexicon) -> list[str]:
    """Each of the places that one part names, as written."""
    return [text[start:end] for start, end in place_spans(text, lexicon)]


@_cached
def place_spans(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """The half-open code points of each of the places that one part names."""
    if (
        text.isalpha()
        or not _JOINED.search(text)
        or lexicon.word("joined_places", text)
        or lexicon.place(text)
        or lexicon.region(text)
    ):
        return ((0, len(text)),)
    spans, start = [], 0
    for found in _JOINED.finditer(text):
        if found.group(1) and not lexicon.word("joiners", found.group(1)):
            continue
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    return tuple(span for span in spans if span[0] < span[1])


def places_in(text: str, place: Range | None, lexicon: Lexicon) -> tuple[Range, ...]:
    """The code points of `text` of each of the places in a part of it."""
    if not place:
        return ()
    return tuple((place[0] + a, place[0] + b) for a, b in place_spans(text[slice(*place)], lexicon))


def is_rubric(text: str, lexicon: Lexicon) -> bool:
    """Whether any of the words is one of kickers and labels, small words inside names aside."""
    words = (word.strip(_AROUND) for word in text.split())
    return any(lexicon.word("rubrics", word) and not lexicon.word("particles", word) for word in words)


@_cached
def place_shaped(text: str, lexicon: Lexicon) -> bool:
    """Whether a run of words can be a place: few words, no possessive, no rubric unless it is listed."""
    if _POSSESSIVE.search(text) or any(character.isdigit() for character in text):
        return False
    words = text.split()
    if len(words) > _MOST_PLACE_WORDS and "/" not in text:
        return False
    if is_small(words[0][0]) or _SITE.match(text) or (len(words) == 1 and _leads(text, lexicon)):
        return False
    return not is_rubric(text, lexicon) or is_place(text, lexicon)


def _leads(word: str, lexicon: Lexicon) -> bool:
    """Whether a word introduces what follows: Il 5 maggio, Am 5. Mai."""
    return lexicon.word("particles", word) or lexicon.word("before_date", word)


def capitals(text: str) -> bool:
    """Whether a name is in capitals; one abbreviation in ordinary type does not matter ("St. LOUIS")."""
    letters = [character for character in text if character.isalpha()]
    lower = sum(character.islower() for character in letters)
    return text.isupper() or (0 < lower <= 2 and len(letters) >= 3 * lower + 3 and text[-2:].isupper())


@_cached
def town_shaped(text: str, lexicon: Lexicon) -> bool:
    """Whether a name has a word or an ending of places: AUGSFELD, FLUSHING MEADOWS."""
    words = [word.strip(".").casefold() for word in re.split(r"[\s/-]+", text)]
    return any(word in lexicon.place_words for word in words) or (
        len(words[-1]) >= _FEWEST_LETTERS_BEFORE_ENDING and words[-1].endswith(lexicon.place_endings)
    )


@_cached
def nameable(text: str, lexicon: Lexicon) -> bool:
    """Whether a name that no list holds can be a place's: one to three words of letters, no common noun or outlet."""
    words = text.split()
    if not words or len(words) > _MOST_UNLISTED_WORDS or max(map(len, words)) < _SHORTEST_UNLISTED:
        return False
    if not all(
        _LETTERS.fullmatch(word) and (word[0].isupper() or lexicon.word("particles", word)) for word in words
    ):
        return False
    if len(words) == 1 and text.isupper() and len(text) < _SHORTEST_UNLISTED_CAPITALS:
        return False
    if len(words) > 1 and not text.isupper() and lexicon.place_words.isdisjoint(fold(text).split()):
        return False  # a person
    folded = fold(text)
    return not (
        lexicon.word("lead_words", words[0])
        or folded.endswith(lexicon.noun_endings)
        or is_rubric(text, lexicon)
        or any(lexicon.word("not_places", word) for word in words)
        or agency_in(text, lexicon)
        or lexicon.common(text)
    )


def _capitalised(word: str) -> bool:
    return not is_small(word[0]) or not word.islower() or "." in word


@_cached
def agency_shaped(text: str, lexicon: Lexicon) -> bool:
    """Whether a name is written like that of an agency: few capitalised words, or one short word without capitals."""
    parts = split_agencies(text)
    if len(parts) > 1:
        return all(agency_shaped(part, lexicon) for part in parts)
    words = text.split()
    if (
        not words
        or len(words) > _MOST_AGENCY_WORDS
        or text[0].isdigit()
        or not _NOT_IN_AGENCIES.isdisjoint(text)
    ):
        return False
    if all(lexicon.word("rubrics", word) for word in words):
        return False
    if len(words) == 1 and is_small(text[0]) and text.islower():
        return len(text) <= _MOST_LETTERS_OF_SMALL_AGENCY or "." in text
    return _capitalised(words[0]) and all(
        _capitalised(word) or lexicon.word("particles", word) for word in words
    )


@_cached
def looks_like_outlet(text: str, lexicon: Lexicon) -> bool:
    """Whether a name has words of outlets: Gray News, VOV.VN, HawaiiNewsNow."""
    words = text.split()
    if not words or len(words) > _MOST_AGENCY_WORDS:
        return False
    if _outlet_word(words[-1], lexicon):
        return len(words) == 1 or not any(lexicon.word("rubrics", word) for word in words[:-1])
    if len(words) == 1:
        return False
    named = lexicon.word("media", words[-1]) or lexicon.word("media_first", words[0])
    return named and not any(
        lexicon.word("rubrics", word) and not lexicon.word("media", word) for word in words
    )


def _outlet_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a site, or a compound with a capitalised word for outlets: HealthDayNews; not "Sometimes"."""
    if _SITE.match(word):
        return True
    folded = word.casefold()
    if folded.endswith(lexicon.media_stems):
        return True
    opening = next((opening for opening in lexicon.words("media_openings") if folded.startswith(opening)), "")
    if opening and word[len(opening) : len(opening) + 1].isupper() and not word.isupper():
        return True  # NewsFactor
    if not folded.endswith(lexicon.media_endings):
        return False
    ending = next(ending for ending in lexicon.media_endings if folded.endswith(ending))
    return len(word) > len(ending) + 1 and word[-len(ending)].isupper()


def wire_shaped(text: str, lexicon: Lexicon) -> bool:
    """Whether a name is an acronym, a call sign, a site or the name of an outlet."""
    if looks_like_outlet(text, lexicon) or _CALL_SIGN.match(text):
        return True
    parts = [word for name in split_agencies(text) for word in name.split()]
    return bool(parts) and all(
        2 <= len(word) <= _MOST_WIRE_LETTERS and (word.isupper() or word.islower()) for word in parts
    )


def trailing_region(text: str, piece: Piece, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """A short region behind a place without a comma (LINDEN Md.): its start, its end, the place's end."""
    content = text[piece.start : piece.end]
    head, space, tail = content.rpartition(" ")
    if not space or not lexicon.short_region(tail) or lexicon.place(content):
        return None
    if tail.isupper() and "." not in tail and not (len(tail) == 2 and not head.isupper()):
        return None
    start = piece.end - len(tail)
    return start, piece.end + piece.dotted, piece.start + len(head.rstrip())


def with_abbreviation(text: str, piece: Piece, lexicon: Lexicon) -> int:
    """The end of a region: with the full stop of its abbreviation, without the one that goes with a dash."""
    content = text[piece.start : piece.end]
    return piece.end + (piece.dotted and lexicon.short_region(content))
