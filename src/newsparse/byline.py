"""Who wrote it: bylines by their formulas, as tables of openers, titles, desks and agencies know them."""

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from newsparse.article import Byline
from newsparse.tables import load

Stretch = tuple[int, int]
Reading = Literal["author", "agency", "title", "other", "photo", "unknown"]

_LONGEST = 220
_MOST_LINES = 4
_MOST_OPENER_WORDS = 4
_MOST_OPENER_CHARACTERS = 6
_LONGEST_LABEL = 24
_MOST_PHRASE_WORDS = 4
_MOST_NAME_WORDS = 5
_MOST_TITLE_WORDS = 9
_MOST_OTHER_WORDS = 6

_BLANKS = " \t\r\n\u00a0\u3000"
_TRIM = _BLANKS + "*_–—-|•·()[]【】〔〕（）<>:：/／,;、"
# What stands between an opener and the name: `By: Jane Doe`, `文 / 李雷`, `作者|王小明`.
_AFTER_OPENER = _BLANKS + ":：/／|｜-–—"
_COLONS = ":：/／|｜"

# What parts the pieces of a byline: marks, line ends, spaced dashes and dots; and whole e-mail addresses, handles
# and links, which are dropped. Matches `, ` and `x@y.org`; not the dash of `Smith-Jones`, not the dot of `列夫·托`.
_PARTING = re.compile(
    r"""
      [^\s@,;|/()<>\[\]]* @ [^\s@,;|/()<>\[\]]*
    | (?: https?:// | www\. ) \S+
    | [,;|/／｜•、，；:：()（）\[\]【】«»"“”&+=＝\t\r\n]
    | (?<!\S) [-–—·] (?!\S)
    """,
    re.VERBOSE,
)
# Letters of scripts that write names without blanks or capitals: kana, Han, Hangul.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々〆ヶー・·]+")
_FIRST_UNSPACED = "\u3040"
_FIRST_HANGUL = "\uac00"
# Signs that names hold beside letters: matches those of `O'Brien`, `J.-P.`, `Ben‑Ami`.
_INSIDE_NAMES = dict.fromkeys(map(ord, "'’‘`.-‐‑ʼ\u200c\u200d·・"))
_MOST_UNSPACED = 6
_APOSTROPHES = re.compile(r"['’‘`-]")

# How sure each formula is. A lone agency and `Name/agency` are as often photo credits, and `Name in City` as often
# a headline, so none of them is a formula by itself.
_OPENED, _TITLED, _AGENCIES, _AGENCY, _PLACED, _BARE = 1.0, 0.9, 0.8, 0.6, 0.5, 0.4
_STRICT = _AGENCIES


class BylineMatch(NamedTuple):
    """A byline's parts: half-open code points of the whole text; `score` from 0 to 1 says how sure the formula is."""

    authors: tuple[Stretch, ...]
    agency: Stretch | None
    score: float


class _Word(NamedTuple):
    text: str
    folded: str
    start: int
    end: int


class _Opener(NamedTuple):
    """The end of what opens the byline, and the languages that open bylines so; no languages without an opener."""

    end: int
    languages: tuple[str, ...]


class _Found:
    """What the pieces read so far have given."""

    __slots__ = ("agencies", "authors", "languages", "lenient", "mails", "opened", "places", "slashes", "titles")

    def __init__(self, languages: tuple[str, ...], *, opened: bool, lenient: bool) -> None:
        self.languages, self.opened, self.lenient = languages, opened, lenient
        self.authors: list[Stretch] = []
        self.agencies: list[Stretch] = []
        self.titles = self.mails = self.places = self.slashes = 0

    @property
    def empty(self) -> bool:
        return not self.authors and not self.agencies

    def score(self) -> float:
        """How sure the formula is; 0 where there is none."""
        if self.opened:
            return _OPENED if not self.empty or self.titles else 0.0
        if self.authors and (self.titles or self.mails):
            return _TITLED
        if self.agencies:
            return _AGENCIES if len(self.agencies) + len(self.authors) > 1 and not self.slashes else _AGENCY
        if self.authors:
            return _PLACED if self.places else _BARE
        return 0.0


def match(text: str, start: int = 0, end: int | None = None, *, lenient: bool = False) -> BylineMatch | None:
    """The byline that code points `start` to `end` of `text` are as a whole, or None.

    Strict, it wants a formula: an opener (`By`, `Von`, `文/`), a title or desk (`Staff Writer`, `기자`), an agency,
    an address. `lenient` also takes bare names, one-word names and `Name in City`: for a block that is known
    to be a byline.

    >>> text = "By Ana Ruiz and Li Wei, Reuters"
    >>> [text[a:b] for a, b in match(text).authors]
    ['Ana Ruiz', 'Li Wei']
    >>> match("By nightfall the crowd had gone.") is None
    True
    """
    start, end = _trimmed(text, start, len(text) if end is None else end, _TRIM)
    if not 2 <= end - start <= _LONGEST or text.count("\n", start, end) >= _MOST_LINES:
        return None
    opener = _opener(text, start, end)
    start, end = _trimmed(text, opener.end, end, _AFTER_OPENER)
    found = _Found(opener.languages, opened=bool(opener.languages), lenient=lenient)
    if not _read(text, start, end, found):
        return None
    score = found.score()
    if score < (_BARE if lenient else _STRICT):
        return None
    return BylineMatch(tuple(found.authors), found.agencies[0] if found.agencies else None, score)


def as_byline(text: str, match: BylineMatch, start: int = 0, end: int | None = None) -> Byline:
    """The article's byline for a match in code points `start` to `end` of `text`, its parts as they are written.

    >>> as_byline("By Ana Ruiz", match("By Ana Ruiz"))
    Byline(text='By Ana Ruiz', authors=('Ana Ruiz',), agency=None)
    """
    agency = None if match.agency is None else text[slice(*match.agency)]
    names = tuple(" ".join(text[a:b].split()) for a, b in match.authors)
    return Byline(" ".join(text[start:end].split()), names, agency)


@cache
def _table() -> Any:
    """The byline table with sets for its lists."""
    table: dict[str, Any] = {}
    for name, value in load("byline").items():
        table[name] = frozenset(value) if isinstance(value, list) else value
    for name in ("and", "place_words", "never"):
        table[name] = {language: frozenset(words) for language, words in table[name].items()}
        table[name][""] = frozenset().union(*table[name].values())
    return table


def _of(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The words of a list in these languages; in all of them where no opener has told which."""
    lists = _table()[name]
    return frozenset().union(*[lists.get(language, ()) for language in languages or ("",)])


def _trimmed(text: str, start: int, end: int, marks: str) -> Stretch:
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def _words(text: str, start: int, end: int) -> list[_Word]:
    words, position = [], start
    for word in text[start:end].split():
        position = text.index(word, position)
        words.append(_Word(word, word.casefold(), position, position + len(word)))
        position += len(word)
    return words


def _opener(text: str, start: int, end: int) -> _Opener:
    """What opens the byline: a label with its colon, or the longest of the table's openers."""
    table = _table()
    head = text[start : min(end, start + _LONGEST_LABEL)]
    for position, char in enumerate(head):
        if char in _COLONS:
            label = " ".join(head[:position].casefold().split())
            languages = table["labels"].get(label) or table["before"].get(label)
            if languages:
                return _Opener(start + position + 1, tuple(languages.split()))
            break
    if head[0] > "\u2fff":
        return _unspaced_opener(head, start)
    words = _words(text, start, min(end, start + 60))[:_MOST_OPENER_WORDS]
    for count in range(min(_MOST_OPENER_WORDS, len(words) - 1), 0, -1):
        languages = table["before"].get(" ".join([word.folded for word in words[:count]]).rstrip(":"))
        if languages:
            return _Opener(words[count - 1].end, tuple(languages.split()))
    return _Opener(start, ())


def _unspaced_opener(head: str, start: int) -> _Opener:
    before = _table()["before"]
    for count in range(min(_MOST_OPENER_CHARACTERS, len(head) - 1), 0, -1):
        languages = before.get(head[:count])
        if languages:
            return _Opener(start + count, tuple(languages.split()))
    return _Opener(start, ())


def _read(text: str, start: int, end: int, found: _Found) -> bool:
    """Read the pieces between the parting marks; False where one is no part of a byline."""
    position = start
    for parting in _PARTING.finditer(text, start, end):
        going_on = _read_piece(text, position, parting.start(), found)
        if going_on is not None:
            return going_on
        position = parting.end()
        found.mails += text.find("@", parting.start() + 1, parting.end()) > 0
        found.slashes += parting.group() in "/／=＝"
    going_on = _read_piece(text, position, end, found)
    return going_on is not False


def _read_piece(text: str, start: int, end: int, found: _Found) -> bool | None:
    """Take one piece in; None to go on, False where it is no part of a byline, True where the rest is of no interest."""
    words = _words(text, *_trimmed(text, start, end, _TRIM))
    if not words:
        return None
    parts = _split_at(words, found)
    readings = [_reading(part, found, first=index == 0) for index, part in enumerate(parts)]
    if "unknown" in readings and found.opened and "agency" in readings:
        readings = ["other" if reading == "unknown" else reading for reading in readings]
    if "unknown" in readings:
        found.titles += 1
        return None if _is_title(words, found) else False
    for part, reading in zip(parts, readings, strict=True):
        if reading == "photo":
            return not found.empty
        _take(part, reading, found)
    return None


def _split_at(words: list[_Word], found: _Found) -> list[list[_Word]]:
    """The words parted at `and` and its like, which are dropped."""
    joints = _of("and", found.languages)
    capitals = all(word.text.isupper() for word in words)
    parts: list[list[_Word]] = [[]]
    for word in words:
        if (word.folded if capitals else word.text) in joints and parts[-1]:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _reading(words: list[_Word], found: _Found, *, first: bool) -> Reading:
    """What one part of a piece is; `first` of its piece or not."""
    table = _table()
    phrase = " ".join([word.folded for word in words])
    for reading, lists in _LISTS:
        if any(phrase in table[name] for name in lists):
            return reading
    if found.opened and _has_agency_word(words):
        return "agency"
    if _names_in(words, found):
        return "author"
    return _aside(words, found, known=not found.empty or not first)


# The lists that say what a part is as a whole, in the order in which they are asked.
_LISTS: tuple[tuple[Reading, tuple[str, ...]], ...] = (
    ("photo", ("photo_labels",)),
    ("agency", ("agency_names",)),
    ("title", ("desks", "titles")),
    ("other", ("name_suffixes",)),
)


def _aside(words: list[_Word], found: _Found, *, known: bool) -> Reading:
    """`other` for dates and places, which only follow what the byline is about; `known` says whether they do."""
    if any(char.isdigit() for word in words for char in word.text):
        return "other" if known and len(words) <= _MOST_OTHER_WORDS else "unknown"
    places = _of("place_words", found.languages)
    if (known or found.opened) and words[0].folded in places:
        return "other"
    if words[0].text[0] >= _FIRST_UNSPACED:
        return "other" if known and len(words[0].text) <= _MOST_UNSPACED else "unknown"
    return "other" if known and len(words) == 1 and words[0].text[0].isupper() else "unknown"


def _take(words: list[_Word], reading: Reading, found: _Found) -> None:
    if reading == "title":
        found.titles += 1
    elif reading == "agency":
        found.agencies.append((words[0].start, words[-1].end))
    elif reading == "author":
        names = _names_in(words, found)
        found.authors.extend((name[0].start, name[-1].end) for name in names)
        found.titles += _without_titles(words) != words
        found.places += words[-1].end != names[-1][-1].end


def _without_titles(words: list[_Word]) -> list[_Word]:
    """The words without the titles at either end: `Staff Writer Jane Doe`, `홍길동 기자`."""
    table = _table()
    for count in range(min(_MOST_PHRASE_WORDS, len(words) - 1), 0, -1):
        if " ".join([word.folded for word in words[:count]]) in table["titles"]:
            words = words[count:]
            break
    for count in range(min(_MOST_PHRASE_WORDS, len(words) - 1), 0, -1):
        phrase = " ".join([word.folded for word in words[-count:]])
        if phrase in table["titles"] or phrase in table["desks"]:
            return _without_beats(words[:-count])
    return _without_attached_title(words)


def _without_beats(words: list[_Word]) -> list[_Word]:
    """The words without the beats before a title that was cut off: `Jane Doe Health` of `Jane Doe Health Reporter`."""
    beats = _table()["beats"]
    while len(words) > 2 and words[-1].folded in beats:
        words = words[:-1]
    return words


def _without_attached_title(words: list[_Word]) -> list[_Word]:
    """The same where the title is written together with the name: `山田太郎記者`."""
    last = words[-1]
    if last.text[0] < _FIRST_UNSPACED:
        return words
    titles = _table()["titles"]
    for count in range(min(_MOST_UNSPACED, len(last.text) - 2), 1, -1):
        if last.text[-count:] in titles:
            text = last.text[:-count]
            return [*words[:-1], _Word(text, text, last.start, last.end - count)]
    return words


def _names_in(words: list[_Word], found: _Found) -> list[list[_Word]]:
    """The names that a part is, without titles and place; empty where it is no name."""
    words = _without_titles(words)
    if _UNSPACED.fullmatch("".join([word.text for word in words])):
        return _unspaced_names(words, found)
    words = _without_place(words, found)
    return [words] if _is_name(words, found) else []


def _is_name(words: list[_Word], found: _Found) -> bool:
    if not words or len(words) > _MOST_NAME_WORDS:
        return False
    table, never = _table(), _of("never", found.languages)
    particles, beats = table["particles"], table["beats"]
    solid = [word for word in words if word.folded not in particles]
    fewest = 1 if found.lenient and found.opened else 2
    if len(solid) < fewest or (words[0].folded in particles and len(solid) < 2):
        return False
    if any(word.folded in never or word.folded in beats for word in words):
        return False
    return all(_is_name_word(word, particles) for word in words)


def _without_place(words: list[_Word], found: _Found) -> list[_Word]:
    """The words before `in Berlin`, where at least two stand before it."""
    place_words = _of("place_words", found.languages)
    for index in range(2, len(words) - 1):
        if words[index].text in place_words and words[index + 1].text[0].isupper():
            return words[:index]
    return words


def _unspaced_names(words: list[_Word], found: _Found) -> list[list[_Word]]:
    """The names among words of kana, Han or Hangul: `王小明 李雷`, `大渡 美咲`, `서울 홍길동`, `楊子琪 發自香港`."""
    surnames, never = _table()["surnames"], _of("never", found.languages)
    places = tuple(_of("place_words", found.languages))
    words = [word for word in words if not (word.text.startswith(places) or word.text.endswith(places))]
    if any(word.text in never for word in words):
        return []
    named = [[word] for word in words if word.text[0] in surnames and 2 <= len(word.text) <= _MOST_UNSPACED - 2]
    if named and (len(named) == len(words) or words[0].text[0] >= _FIRST_HANGUL):
        return named
    text = "".join([word.text for word in words])
    longest = 2 * _MOST_UNSPACED if "・" in text or "·" in text else _MOST_UNSPACED
    return [words] if 2 <= len(text) <= longest and text[0] not in "・·ー" else []


def _is_name_word(word: _Word, particles: frozenset[str]) -> bool:
    """Whether a word can stand in a name: capital first where the script has capitals, else letters only."""
    if not word.text.translate(_INSIDE_NAMES).isalpha() and not _is_marked(word.text):
        return False
    if word.folded in particles:
        return True
    if word.folded.endswith(("'s", "’s")):
        return False
    first = word.text[0]
    if first.isupper() or not first.islower():
        return True
    head = _APOSTROPHES.split(word.text, maxsplit=1)
    return len(head) == 2 and head[0] in particles and head[1][:1].isupper()


def _is_marked(text: str) -> bool:
    """Whether the word is of letters with combining marks, as in the scripts of India and in Thai."""
    from unicodedata import category

    return all(category(char)[0] in "LM" for char in text.translate(_INSIDE_NAMES)) and text[0].isalpha()


def _has_agency_word(words: list[_Word]) -> bool:
    """Whether the part is named as an agency: `News Service of Florida`, `The Canadian Press`."""
    if not 2 <= len(words) <= _MOST_OTHER_WORDS:
        return False
    agency_words = _table()["agency_words"]
    folded = [word.folded for word in words]
    pairs = [" ".join(pair) for pair in zip(folded, folded[1:], strict=False)]
    if not any(word in agency_words for word in folded + pairs):
        return False
    return all(word.text[0].isupper() or len(word.text) <= 3 for word in words)


def _is_title(words: list[_Word], found: _Found) -> bool:
    """Whether a piece is a title with its beat: `environment and transport reporter`, `editor of the Echo`."""
    if len(words) > _MOST_TITLE_WORDS or not (found.opened or found.authors):
        return False
    titles = _table()["titles"]
    if words[-1].folded in titles or words[-1].folded in _table()["desks"]:
        return True
    heads = (" ".join([word.folded for word in words[:count]]) for count in range(1, _MOST_PHRASE_WORDS + 1))
    return (found.opened or len(words) <= _MOST_PHRASE_WORDS) and any(head in titles for head in heads)
