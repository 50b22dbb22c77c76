"""Which dateline opens a Chinese text?"""

import re

from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COMMAS,
    DASHES,
    LABEL_ENDS,
    OPENING_BRACKETS,
    ROUND_BRACKETS,
    SLASHES,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.east_asian.unspaced import (
    CLOSE,
    DASH,
    DAY,
    OPEN,
    UnspacedForm,
    outlet_length,
    read_date,
    trimmed,
)
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import Match, Range

# ---- the reporter in brackets behind the verb ------------------------------------------

# "记者", "实习记者", "文/", "作者："; not "小明".
_REPORTER = (
    rf"(?:[^{ROUND_BRACKETS}]{{0,2}}(?:记者|記者|通讯员|通訊員|实习生|特派員|特派员|文|图|作者|编辑))"
    rf"[{in_class(LABEL_ENDS)}]?"
)
_NAME = r"[\u4e00-\u9fff·]{2,4}"
# Without a word for reporter a name has two or three characters: "(王小美)"; not "（新闻联播）".
_BARE_NAME = r"[\u4e00-\u9fff]{2,3}"
# "（记者 王小美）", "(王小美)", "（记者王小美 通讯员林大明）"; not "（记者从会上获悉）".
_CREDIT = lazy_pattern(
    rf"\s*[（(]\s*(?:{_REPORTER}\s*(?P<by>{_NAME}(?:[\s{COMMAS}]+(?:{_REPORTER})?\s*{_NAME})*)"
    rf"|(?P<bare>{_BARE_NAME}(?:[\s{COMMAS}]+{_BARE_NAME})*))\s*[）)]"
)


def _credit(text: str, at: int) -> tuple[Range | None, int]:
    """A reporter in brackets at `at`, and where the dateline ends with it."""
    found = _CREDIT.match(text, at)
    if not found:
        return None, at
    return found.span("by" if found.group("by") else "bare"), found.end()


# ---- 新华社北京4月24日电 -----------------------------------------------------------------------


def _wire(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    """Outlet, place, day and verb without spaces, with or without the reporter."""
    start, end = found.span("head")
    if text.startswith(tuple(lexicon.words("east_attribution")), start):
        return None
    size = outlet_length(text[start:end], lexicon)
    agency = (start, start + size) if size else None
    by, place = _reporter_and_place(text, (start + size, end), lexicon)
    date, iso = read_date(text, found.span("date"))
    if not _believed(text, agency, place, date, lexicon):
        return None
    closed = found.end()
    if not by:
        by, closed = _credit(text, closed)
    bare = not (date or by or place or found.group("open"))
    if bare and not _set_off(text, closed):
        return None
    return Match(
        start=found.start(),
        end=closed,
        form="outlet place day verb",
        place=place,
        places=names.places_in(text, place, lexicon),
        agency=agency,
        date=date,
        byline=by,
        agency_id=_identity(text, agency, lexicon),
        date_iso=iso,
    )


def _believed(
    text: str, agency: Range | None, place: Range | None, date: Range | None, lexicon: Lexicon
) -> bool:
    """Whether there is an outlet with a date or alone, or a listed place."""
    if place and names.is_place(text[slice(*place)], lexicon):
        return bool(agency or date)
    return bool(agency) and (date is not None or place is None)


def _set_off(text: str, at: int) -> bool:
    """Whether a colon or white space separates an outlet alone (央视网消息：) from the sentence."""
    return text[at - 1] in ":：" or any(mark.isspace() for mark in text[at - 1 : at + 1])


def _identity(text: str, agency: Range | None, lexicon: Lexicon) -> str | None:
    return lexicon.agency(text[slice(*agency)]) if agency else None


# The word for reporter before a name: "記者王小美台北"; not "台北記者".
_REPORTER_FIRST = lazy_pattern(r"(?:记者|記者|特派員|特派员)\s*")
_USUAL_NAME = 3  # characters; what is behind them is the place where no list knows it


def _reporter_and_place(text: str, span: Range, lexicon: Lexicon) -> tuple[Range | None, Range | None]:
    """The reporter and the place of （中央社記者王小美台北5日電）, which only a list of places can separate."""
    start, end = trimmed(text, span)
    end = _without_no_place(text, start, end, lexicon)
    found = _REPORTER_FIRST.match(text, start, end)
    if not found:
        return None, ((start, end) if start < end else None)
    start = found.end()
    size = _place_behind_name(text, start, end, lexicon) or max(end - start - _USUAL_NAME, 0)
    return (start, end - size), ((end - size, end) if size else None)


def _place_behind_name(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The length of a listed place at the end, with a name before it, or 0."""
    size = lexicon.place_suffix(text[start:end])
    return size if end - start - size > 1 else 0


def _without_no_place(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a place without a word such as 综合 or 新闻 behind it."""
    for word in lexicon.words("no_place"):
        if text.endswith(word, start, end):
            return end - len(word)
    return end


# ---- 〔記者王小美／台北報導〕 -------------------------------------------------------------------------


def _reporter_slash_place(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    agency = found.span("agency") if found.group("agency") else None
    start, end = found.span("place")
    end = _without_no_place(text, start, end, lexicon)
    place = (start, end) if start < end else None
    return Match(
        start=found.start(),
        end=found.end(),
        form="reporter slash place",
        place=place,
        places=names.places_in(text, place, lexicon),
        agency=agency,
        byline=trimmed(text, found.span("by")),
        agency_id=_identity(text, agency, lexicon),
    )


def _reporter_then_place(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    """〔記者王小美台北報導〕: the reporter and a listed place without a slash."""
    start, end = found.span("reporter_and_place")
    end = _without_no_place(text, start, end, lexicon)
    size = _place_behind_name(text, start, end, lexicon)
    if not size:
        return None
    agency = found.span("agency") if found.group("agency") else None
    place = (end - size, end)
    return Match(
        start=found.start(),
        end=found.end(),
        form="reporter place verb",
        place=place,
        places=names.places_in(text, place, lexicon),
        agency=agency,
        byline=(start, end - size),
        agency_id=_identity(text, agency, lexicon),
    )


# ---- 【财新网】 -----------------------------------------------------------------------------

_LONGEST_UNLISTED_OUTLET = 8  # characters


def _outlet_only(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    """An outlet alone in brackets: a listed one, or one that a reporter in brackets follows."""
    span = found.span("agency")
    identity = _identity(text, span, lexicon)
    by, end = _credit(text, found.end())
    ending = text.endswith(tuple(lexicon.words("outlet_endings")), *span)
    if not identity and not (by and ending and span[1] - span[0] <= _LONGEST_UNLISTED_OUTLET):
        return None
    return Match(
        start=found.start(),
        end=end,
        form="outlet in brackets",
        agency=span,
        byline=by,
        agency_id=identity,
    )


# ---- the forms -------------------------------------------------------------------------

_JOURNALIST = r"(?:记者|記者|特派員|特派员|編譯|编译)\s?"
_REPORTS = r"(?:報導|报道|報道|電|电|連線報導)"
# What closes a head with a date (5日電, 5日法新電, 5日讯, 5日 - ) and one without (社讯, 社专电, 网消息：).
_DATED_VERB = rf"(?:[\u4e00-\u9fff]{{0,4}}?(?:电|電)(?:報導|报道)?|讯|訊|消息|\s{DASH}(?=[\s\u4e00-\u9fff]))"
_VERB = r"(?:电|電|[專专]?[讯訊]|(?:消息|快讯)(?=[（(：:]))"
_OPENING, _CLOSING = in_class(OPENING_BRACKETS), in_class(CLOSING_BRACKETS)
_HEAD = rf"[\u4e00-\u9fff、·{SLASHES}A-Za-z\s]{{2,24}}?"

# Ordered: the first form that reads the text gives the dateline.
FORMS = (
    UnspacedForm(
        "reporter slash place",
        lazy_pattern(
            rf"""
            (?P<open> {OPEN}? ) (?P<agency> [^\s{_OPENING}]{{0,10}}? ) {_JOURNALIST}
            (?P<by> [^{_CLOSING}{SLASHES}。，]{{2,30}}? ) \s? [{SLASHES}]
            (?P<place> [\u4e00-\u9fff、]{{2,12}}? ) {_REPORTS} {CLOSE}?
            """,
            re.VERBOSE,
        ),
        _reporter_slash_place,
        "〔記者王小美／屏東報導〕橋已重開。",
        "〔記者會／現場〕橋已重開。",
    ),
    UnspacedForm(
        "reporter place verb",
        lazy_pattern(
            rf"""
            {OPEN} (?P<agency> [^\s{_OPENING}]{{0,10}}? ) {_JOURNALIST}
            (?P<reporter_and_place> [\u4e00-\u9fff、]{{4,20}}? ) {_REPORTS} {CLOSE}
            """,
            re.VERBOSE,
        ),
        _reporter_then_place,
        "【記者王小美台北報導】橋已重開。",
        "【記者會昨日報導】橋已重開。",
    ),
    UnspacedForm(
        "outlet place day verb",
        lazy_pattern(
            rf"""
            (?P<open> {OPEN}? ) \s*+ (?P<head> {_HEAD} ) \s*+            # outlet, reporter and place
            (?: (?P<date> {DAY} ) \s* {_DATED_VERB} | {_VERB} ) \s* {CLOSE}?
            (?: （ [^（）]{{2,8}} ） (?= [：:] ) )? [：:]?
            """,
            re.VERBOSE,
        ),
        _wire,
        "新华社北京4月24日电（记者王小美）大桥重新开放。",
        "据新华社消息：大桥重新开放。",
    ),
    UnspacedForm(
        "outlet in brackets",
        lazy_pattern(
            rf"{OPEN} \s* (?P<agency> [^\s{_CLOSING}]{{2,12}} ) \s* {CLOSE} (?! \s* [:{in_class(DASHES)}] )",
            re.VERBOSE,
        ),
        _outlet_only,
        "【財新网】（记者 王小美）大桥重新开放。",
        "【独家】大桥重新开放。",
    ),
)
