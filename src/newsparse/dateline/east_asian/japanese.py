"""Which dateline opens a Japanese text?"""

import re

from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COMMAS,
    CURLY_BRACKETS,
    DASHES,
    OPENING_BRACKETS,
    ROUND_BRACKETS,
    SLASHES,
    TITLE_BRACKETS,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.east_asian.unspaced import DASH, DAY, OPEN, UnspacedForm, read_date, trimmed
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import Match, Range


def _has_equals(text: str, span: Range) -> bool:
    """Whether an equals sign is inside a bracket."""
    return _EQUALS.search(text, *span) is not None


_DATE = lazy_pattern(DAY)
_EQUALS = lazy_pattern(r"\s*[=＝]\s*")
# 「（フランス）」 after the place.
_REGION = lazy_pattern(rf"[（(]([^{ROUND_BRACKETS}]{{1,12}})[）)]\Z")
_PLACE = lazy_pattern(
    rf"[\u3040-\u30ff\u3400-\u9fffーA-Za-z・ヶ々]+(?:[{SLASHES}{COMMAS}][\u3040-\u30ff\u3400-\u9fffー・ヶ々]+)*\Z"
)
_PERSON = lazy_pattern(
    rf"[\u3040-\u30ff\u3400-\u9fffー々・]{{2,8}}(?:[\s{COMMAS}・]+[\u3040-\u30ff\u3400-\u9fffー々]{{2,8}})*\Z"
)


def _bracketed(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    """【パリ時事】, 【パリ＝共同】, 【パリ（フランス）＝山田太郎】, [パリ 5日 ロイター] -: all in one bracket."""
    start, end = found.span("inside")
    day = _DATE.search(text, start, end)
    date, iso = read_date(text, day.span()) if day else (None, None)
    left, right = _slots(text, (start, end), day.span() if day else None, lexicon)
    if not left and not right:
        return None
    parts = _place_and_credit(text, left, right, lexicon, day=day is not None)
    if parts is None:
        return None
    place, region, agency, by = parts
    if place and agency and not _has_equals(text, (start, end)) and lexicon.agency(text[slice(*place)]):
        agency, place = (place[0], agency[1]), None
    identity = _listed(text, agency, lexicon)
    if (
        not identity
        and (not day or not text[found.end() - 2 : found.end()].strip().startswith(tuple(DASHES)))
        and agency
    ):
        return None
    return Match(
        start=found.start(),
        end=found.end(),
        form="all in one bracket",
        place=place,
        places=names.places_in(text, place, lexicon),
        region=region,
        agency=agency,
        date=date,
        byline=by,
        agency_id=identity,
        date_iso=iso,
    )


def _slots(
    text: str, inside: Range, day: Range | None, lexicon: Lexicon
) -> tuple[Range | None, Range | None]:
    """The place and the credit, which the day, an equals sign or the name of the agency separates."""
    if day:
        left, right = (
            trimmed(text, (inside[0], day[0])),
            trimmed(text, (day[1], inside[1])),
        )
        if left[0] >= left[1] or right[0] < right[1]:
            return (left if left[0] < left[1] else None), (right if right[0] < right[1] else None)
        size = lexicon.agency_suffix(text[slice(*left)]) or lexicon.agency_prefix(text[slice(*left)])
        return _cut(text, left, size, lexicon)
    equals = _EQUALS.search(text, *inside)
    if equals and not names.agency_in(text[inside[0] : equals.start()], lexicon):
        return (inside[0], equals.start()), (equals.end(), inside[1])
    if equals:
        return None, inside
    return _cut(text, inside, lexicon.agency_suffix(text[slice(*inside)]), lexicon)


def _cut(text: str, span: Range, size: int, lexicon: Lexicon) -> tuple[Range | None, Range | None]:
    """The place and the agency of code points that begin or end with an agency of `size` characters."""
    if not size:
        return None, None
    if lexicon.agency(text[span[1] - size : span[1]]):
        size += lexicon.agency_suffix(text[span[0] : span[1] - size])  # パリAFP時事
        left, right = trimmed(text, (span[0], span[1] - size)), (span[1] - size, span[1])
    else:
        left, right = trimmed(text, (span[0] + size, span[1])), (span[0], span[0] + size)
    return (left if left[0] < left[1] else None), right


def _listed(text: str, agency: Range | None, lexicon: Lexicon) -> str | None:
    """The id of an agency in a bracket; the last of two that are written together (タス共同)."""
    if not agency:
        return None
    name = text[slice(*agency)]
    size = lexicon.agency_suffix(name)
    return names.agency_in(name, lexicon) or (lexicon.agency(name[-size:]) if size else None)


_Parts = tuple[Range | None, Range | None, Range | None, Range | None]


def _place_and_credit(
    text: str, left: Range | None, right: Range | None, lexicon: Lexicon, *, day: bool
) -> _Parts | None:
    region = None
    if left:
        bracket = _REGION.search(text, *left)
        if bracket:
            region, left = bracket.span(1), (left[0], bracket.start())
        if not _PLACE.match(text, *left) or lexicon.word("no_place", text[slice(*left)]):
            return None
    if right is None:
        return None
    if names.agency_in(text[slice(*right)], lexicon) or (left and lexicon.agency_suffix(text[slice(*right)])):
        return left, region, right, None
    if not left or not _PERSON.match(text, *right):
        return None
    if day or text.endswith(tuple(lexicon.words("outlet_endings")), *right):
        return left, region, right, None
    believed = names.is_place(text[slice(*left)], lexicon) or region or _katakana(text[slice(*left)])
    return (left, region, None, right) if believed else None


def _katakana(text: str) -> bool:
    return all("\u30a0" <= character <= "\u30ff" for character in text)


# Brackets but round ones, which name a country inside the others.
_OTHERS = ROUND_BRACKETS + CURLY_BRACKETS + TITLE_BRACKETS
_SQUARE_CLOSING = in_class(without(CLOSING_BRACKETS, _OTHERS))
_SQUARE = in_class(without(OPENING_BRACKETS, _OTHERS)) + _SQUARE_CLOSING
FORMS = (
    UnspacedForm(
        "all in one bracket",
        lazy_pattern(
            rf"""
            {OPEN} \s*+ (?P<inside> [^{_SQUARE}]{{3,40}}? ) \s*+ [{_SQUARE_CLOSING}]
            (?: \s* {DASH} \s | \s+ {DASH} )?
            """,
            re.VERBOSE,
        ),
        _bracketed,
        "【ドーハ時事】橋が再開した。",
        "【海外火山】橋が再開した。",
    ),
)
