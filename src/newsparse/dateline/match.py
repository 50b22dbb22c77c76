"""Does a dateline open this stretch of the text?

`match` rejects most leads by their first words, without reading a table. Otherwise the head is cut into pieces, each
piece becomes a part, and every point at which a dateline could end is compared with the forms, the longest first.
"""

from __future__ import annotations

from collections.abc import Callable

from newsparse.base.characters import (
    BRACKETS,
    BULLETS,
    COLONS,
    COMMAS,
    EQUALS_SIGNS,
    FIRST_EAST_ASIAN,
    ITEM_DOTS,
    LONG_DASHES,
    OPENING_BRACKETS,
    QUOTES,
    SEMICOLONS,
    SENTENCE_STOPS,
    SLASHES,
    SPACED_COMMAS,
    SPACED_FULL_STOPS,
    VISARGAS,
    is_small,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple, made
from newsparse.dateline import names
from newsparse.dateline.evidence import Evidence
from newsparse.dateline.forms import DatelineForm, by_pattern, by_pattern_alone
from newsparse.dateline.lexicon import Lexicon, default
from newsparse.dateline.part_reader import PartReader
from newsparse.dateline.parts import (
    AGENCY,
    DATE,
    PLACE,
    REGION,
    REPORTER,
    DatelinePart,
    DatelineReading,
    Match,
    Range,
)
from newsparse.dateline.pieces import STORY

Log = Callable[["Attempt"], None] | None


class Attempt(NamedTuple):
    """One form that was tried; `reason` says in words why it was accepted or rejected."""

    form: str
    accepted: bool
    reason: str


def match(
    text: str, start: int = 0, end: int | None = None, *, lexicon: Lexicon | None = None
) -> Match | None:
    """The dateline at the very start of code points `start` to `end`, or None; nothing else is read.

    >>> found = match("OSLO/THE HAGUE, March 7 (Reuters) - Two bridges reopened.")
    >>> found.agency_id, found.date_iso, len(found.places)
    ('reuters', 'XXXX-03-07', 2)
    >>> match("Beirut is a city by the sea.") is None
    True
    """
    start, end = _trimmed(text, start, end)
    if _rejection_by_first_words(text, start, end):
        return None
    stretch = text[start:end]
    found = _read(stretch, 0, len(stretch), lexicon)
    return found.placed(range(start, end)) if found and start else found


def match_named(text: str, names: str, endings: tuple[str, ...] = ()) -> Match | None:
    """The place that opens a text and that `names`, such as the headline, names too.

    No list of places is needed for `BHAKKAR: Two bridges …` under `Bridges at Bhakkar reopen`, nor for a place and a
    dash or full stop on a line of its own, or before a sentence: `MILDEN –`, `Milden. Two bridges …`. A place before
    a full stop that has one of these `endings` need not be named: `Betzdorf. Two bridges …`.

    >>> match_named("BHAKKAR: Two bridges reopened.", "Bridges at Bhakkar reopen").place
    (0, 7)
    >>> match_named("WHO: Mayor Lena Brandt", "Who was late?") is None
    True
    """
    head = f"{text[:_LONGEST_NAMED]} "
    at = min([found for mark in _AFTER_NAMED if (found := head.find(mark)) > 0], default=0)
    place, mark, rest = head[:at].rstrip(), head[at : at + 2].strip(), text[at + 2 :].strip()
    if len(place) < _SHORTEST_NAMED or (mark in COLONS and not place.isupper()):
        return None
    if rest and (mark in LONG_DASHES or mark == "-" or (mark == "." and " " in place)):
        return None  # `Milden – Cray` is a match, not a place
    if not all(word.isalpha() and word[0].isupper() for word in place.split()):
        return None
    named = {_bare(word) for word in names.split()}
    if not all(_bare(word) in named for word in place.split()) and not (
        mark == "." and place.endswith(endings)
    ):
        return None
    return Match(0, at + len(mark) + (head[at] == " "), "named place", (0, len(place)), ((0, len(place)),))


def _bare(word: str) -> str:
    """A word as names are compared: folded, without marks and what an apostrophe adds, `Milden'deki`."""
    word = word.replace("’", "'").partition("'")[0]
    return word.casefold().replace("i\u0307", "i").strip(_NAME_MARKS)


_AFTER_NAMED = (": ", ". ", " -", *(f" {dash}" for dash in LONG_DASHES))
_LONGEST_NAMED = 40  # code points in which the colon must be
_SHORTEST_NAMED = 4  # letters; shorter ones are labels and acronyms
_NAME_MARKS = QUOTES + BRACKETS + COMMAS + COLONS + SEMICOLONS + SENTENCE_STOPS


def _trimmed(text: str, start: int, end: int | None) -> Range:
    """The stretch without the white space before it."""
    if end is None:
        end = len(text)
    while start < end and text[start].isspace():
        start += 1
    return start, end


def attempts(text: str, start: int = 0, end: int | None = None) -> list[Attempt]:
    """Every form that was tried on the stretch and its outcome; a rejection by the first words is an attempt too.

    >>> attempts("The bridge reopened on Monday.")[0].accepted
    False
    """
    start, end = _trimmed(text, start, end)
    rejection = _rejection_by_first_words(text, start, end)
    if rejection:
        return [Attempt("first look", accepted=False, reason=rejection)]
    tried: list[Attempt] = []
    _read(text, start, end, None, tried.append)
    return tried


def _read(text: str, start: int, end: int, lexicon: Lexicon | None, log: Log = None) -> Match | None:
    """The dateline of a stretch; `log` is given each attempt, where they are to be shown."""
    lexicon = lexicon or default()
    found = _unspaced(text, start, end, lexicon)
    if found:
        if log:
            log(Attempt(found.form, accepted=True, reason="written without spaces"))
        return found._replace(end=start + len(text[start : found.end].rstrip()))
    found = _spaced(text, start, end, lexicon, log)
    if found and text[found.end - 1] == ")" and text[found.end : found.end + _BROKEN] in _BROKEN_DASHES:
        return found._replace(end=found.end + _BROKEN - 1)
    return found


# What a wrong encoding makes of the dash after the agency: `OSLO (AP) ? Two bridges reopened.`
_BROKEN_DASHES = (' " ', " ? ", " \ufffd ")
_BROKEN = 3  # code points
# The first East Asian letter, and the code points among which one must be: "[OSEN=고척", "CCTV北京". No form of
# east_asian/ can begin later.
_EAST_ASIAN_REACH = 14


def _unspaced(text: str, start: int, end: int, lexicon: Lexicon) -> Match | None:
    """The dateline of a text without spaces between words; its forms are loaded for such texts only."""
    if not _is_east_asian(text, start, end):
        return None
    from newsparse.dateline.east_asian import match as east_asian

    # A sign before the bracket, ◆【パリ共同】, is part of the text.
    at = start + (text[start] in BULLETS and text[start + 1 : start + 2] in tuple(OPENING_BRACKETS))
    found = east_asian.match(text, at, end, lexicon)
    return found._replace(start=start) if found else None


def _is_east_asian(text: str, start: int, end: int) -> bool:
    head = text[start : min(end, start + _EAST_ASIAN_REACH)]
    return not head.isascii() and max(head) >= FIRST_EAST_ASIAN


# ---- the first words -------------------------------------------------------------------------------------

_FIRST_LOOK = 130  # code points: in no known dateline is the first separator farther away
# Marks that can close a dateline or be inside one.
_MARKS = frozenset(
    (OPENING_BRACKETS + SLASHES + COLONS + LONG_DASHES + EQUALS_SIGNS + ITEM_DOTS)
    + (SPACED_FULL_STOPS + without(SPACED_COMMAS, ",") + "_|")
)
_LAST_MARKS = "-" + VISARGAS
# Chinese datelines close with a word: 新华社北京4月24日电.
_EAST_ASIAN_VERBS = frozenset("电電讯訊消报報")
_LONGEST_EAST_ASIAN = 40  # code points of a dateline up to the mark or verb that closes it
_FIRST_WORDS = 14  # words in which a separator closes a dateline, or is missing
_LONGEST_PARTICLE = 3  # letters of a word that is small in names: "de", "von"
_LONGEST_INITIAL = 3  # code points with the full stop: "St." closes nothing
_SHORTEST_CITY = 3  # letters of a city in capitals without a separator
# So many words behind a figure may be small: "5 de diciembre de 2022".
_SMALL_WORDS_BEHIND_FIGURE = 3
_LAST_ON_A_LINE = ".-,"  # what ends a dateline on a line of its own
_LONGEST_ALONE = 40  # code points of a line that may be nothing but a place in capitals: "MADRID"
_SENTENCE = "it begins like a sentence"


def _rejection_by_first_words(text: str, start: int, end: int) -> str:
    """Why no dateline can open the stretch, as far as its first words show; empty if one can."""
    if start >= end:
        return "nothing is there"
    end = min(end, start + _FIRST_LOOK)
    if _is_east_asian(text, start, end):
        return "" if _may_close(text[start:end]) else "no bracket or verb closes it"
    if STORY.match(text, start, end):
        return _SENTENCE
    return _rejection_of_words(text[start:end])


def _may_close(head: str) -> bool:
    """Whether anything in an East Asian head can close a dateline."""
    head = head[:_LONGEST_EAST_ASIAN]
    return not (_MARKS.isdisjoint(head) and _EAST_ASIAN_VERBS.isdisjoint(head)) or " -" in head


def _rejection_of_words(head: str) -> str:
    words = head.split(None, _FIRST_WORDS)[:_FIRST_WORDS]
    small_allowed = 1  # behind a figure, a comma or a full stop a word may be a month in small letters
    for at, word in enumerate(words):
        last = word[-1]
        if not word.isalpha() and _may_end(word, last=at == len(words) - 1):
            return ""
        if not small_allowed and at and len(word) > _LONGEST_PARTICLE and is_small(word[0]):
            return "" if _has_date(words) else _unless_alone(_SENTENCE, words)
        if last.isdigit():
            small_allowed = _SMALL_WORDS_BEHIND_FIGURE
        elif small_allowed > 1:
            small_allowed -= 1
        else:
            small_allowed = int(last in ",.")
    if (
        head.rstrip()[-1:] in _LAST_ON_A_LINE
        or _has_date(words)
        or (len(head) <= _LONGEST_ALONE and head.isupper())
    ):
        return ""
    return _unless_alone("no separator is near the start", words)


def _may_end(word: str, *, last: bool) -> bool:
    """Whether a mark in or behind a word can close a dateline; the full stop of the `last` word closes a sentence."""
    end = word[-1]
    if not _MARKS.isdisjoint(word) or end in _LAST_MARKS or "--" in word:
        return True
    return end == "." and not last and len(word) > _LONGEST_INITIAL


def _has_date(words: list[str]) -> bool:
    """Whether a figure follows a first word with a comma: Bakı, 5 dekabr, AZƏRTAC."""
    return words[0][-1] == "," and any(word[0].isdigit() for word in words[1:4])


def _unless_alone(rejection: str, words: list[str]) -> str:
    """The rejection, unless the head is a city in capitals without a separator and the beginning of a sentence."""
    if len(words[0]) < _SHORTEST_CITY or not words[0].isupper():
        return rejection
    after = next((at for at, word in enumerate(words) if not word.isupper()), len(words) - 1)
    alone = after < len(words) - 1 and words[after][0].isupper() and words[after + 1].islower()
    return "" if alone else rejection


# ---- texts with spaces between words ---------------------------------------------------------------------


def _spaced(text: str, start: int, end: int, lexicon: Lexicon, log: Log) -> Match | None:
    reader = PartReader(text, end, lexicon)
    for reading in reversed(reader.closings(start)):
        evidence = Evidence(text, end, reading, lexicon)
        for form in _forms_of(text, end, reading):
            rejection = evidence.rejection(form) or _contradiction(evidence, form)
            if log:
                log(Attempt(form.name, not rejection, rejection or f"it reads {reading.pattern}"))
            if not rejection:
                return _as_match(text, start, form, reading, lexicon)
    credit = _agency_and_place(text, start, end, lexicon)
    if credit:
        if log:
            log(Attempt("agency and place", accepted=True, reason="a known agency and a listed place"))
        return _as_match(text, start, by_pattern()[AGENCY + PLACE], credit, lexicon)
    alone = _place_alone(text, start, end, lexicon)
    if alone:
        if log:
            log(Attempt("place alone in capitals", accepted=True, reason="a city of the style guides"))
        return _as_match(text, start, by_pattern()[PLACE], alone, lexicon)
    if log:
        log(Attempt("pieces", accepted=False, reason=reader.why or "no form has this order of parts"))
    return None


def _contradiction(evidence: Evidence, form: DatelineForm) -> str:
    """How the sentence behind contradicts a form without agency and date; what tells that is loaded only then."""
    if not form.bare or form.alone:
        return ""
    from newsparse.dateline import following

    return following.contradiction(evidence)


def _forms_of(text: str, end: int, reading: DatelineReading) -> list[DatelineForm]:
    """The forms of a pattern; those that stand on a line of their own only where nothing is behind the dateline."""
    form = by_pattern().get(reading.pattern) if reading.pattern != PLACE else None
    alone = by_pattern_alone().get(reading.pattern)
    if alone and text[reading.end : end].strip():
        alone = None
    return [found for found in (form, alone) if found]


_WORD = lazy_pattern(r"\S+")
_MOST_WORDS_ALONE = 3  # of a city without a separator: "SALT LAKE CITY"; a test compares with the table


def _place_alone(text: str, start: int, end: int, lexicon: Lexicon) -> DatelineReading | None:
    """WASHINGTON Oil prices …: a stand-alone city in capitals, a capitalised word, one in small letters."""
    first_word = _WORD.match(text, start, end)
    if not first_word or not first_word.group().isupper():
        return None  # most texts
    found = zip(range(_MOST_WORDS_ALONE + 2), _WORD.finditer(text, start, end), strict=False)
    words = [word.span() for _, word in found]
    size = 0
    while size < len(words) and text[slice(*words[size])].isupper() and words[size][1] - words[size][0] > 1:
        size += 1
    if not size or size + 1 >= len(words):
        return None
    span = words[0][0], words[size - 1][1]
    first, second = text[slice(*words[size])], text[slice(*words[size + 1])]
    if not (
        first[0].isupper()
        and first[1:].islower()
        and second.islower()
        and not lexicon.word("city_compounds", first)
        and lexicon.stand_alone(text[slice(*span)])
    ):
        return None
    return DatelineReading(PLACE, (DatelinePart(PLACE, *span),), span[1])


_LONGEST_BEHIND = 4_000  # code points behind a credit in which its next word is
# "Reuters/PARIS The", "LUSA, Lisboa, a"; an agency and up to three words.
_CREDIT = lazy_pattern(
    rf"([^\W\d_][^\s/|,]{{1,14}})\s?([{SLASHES}|,])\s?([^\W\d_]\S*(?: [^\W\d_]\S*){{0,2}})"
)


def _agency_and_place(text: str, start: int, end: int, lexicon: Lexicon) -> DatelineReading | None:
    """Reuters/PARIS The …, LUSA, Lisboa, a ponte …: a known agency and a listed place, without a dash."""
    found = _CREDIT.match(text, start, end)
    if not found or not lexicon.agency(found.group(1)):
        return None
    words = found.group(3).split(" ")
    for size in range(len(words), 0, -1):
        written = " ".join(words[:size])
        name = written.rstrip(",.:")
        at = found.start(3) + len(written)
        if lexicon.place(name) and _closes_credit(
            text[at : min(end, at + _LONGEST_BEHIND)], found.group(2), written[len(name) :]
        ):
            place = DatelinePart(PLACE, found.start(3), found.start(3) + len(name))
            return DatelineReading(AGENCY + PLACE, (DatelinePart(AGENCY, *found.span(1)), place), at)
    return None


def _closes_credit(rest: str, joint: str, mark: str) -> bool:
    """Whether the place is closed: by a mark, by the end of the line, or behind a slash by a capital."""
    words = rest.split(None, 1)
    if not words or (
        mark and words[0][0] not in OPENING_BRACKETS and not default().word("joiners", words[0])
    ):
        return True
    return not mark and joint != "," and not is_small(words[0][0])


def _as_match(text: str, start: int, form: DatelineForm, reading: DatelineReading, lexicon: Lexicon) -> Match:
    spans: dict[str, Range] = {}
    iso = None
    for part in reversed(reading.parts):
        spans[part.letter] = (part.start, part.end)
        if part.letter == DATE:
            iso = part.iso
    place, agency, date = spans.get(PLACE), spans.get(AGENCY), spans.get(DATE)
    places = names.places_in(text, place, lexicon)
    agency_id = names.agency_in(text[slice(*agency)], lexicon) if agency else None
    ends = start, reading.end, form.name
    return made(
        Match, (*ends, place, places, spans.get(REGION), agency, date, spans.get(REPORTER), agency_id, iso)
    )
