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
    Form,
    Found,
    Range,
    outlet_length,
    place_spans,
    read_date,
    trimmed,
)
from newsparse.dateline.lexicon import Lexicon

# ---- the reporter's credit behind the verb ---------------------------------------------

# "记者", "实习记者", "文/", "作者："; not the name itself.
_REPORTER = (
    rf"(?:[^{ROUND_BRACKETS}]{{0,2}}(?:记者|記者|通讯员|通訊員|实习生|特派員|特派员|文|图|作者|编辑))"
    rf"[{in_class(LABEL_ENDS)}]?"
)
_NAME = r"[\u4e00-\u9fff·]{2,4}"
# Without the word for reporter, names of two or three characters only: "(王小美)"; not "（新闻联播）".
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


def _wire(text: str, found: re.Match[str], lexicon: Lexicon) -> Found | None:
    """Outlet, place, day and verb run together, perhaps with the reporter between them or in brackets."""
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
    return Found(
        end=closed,
        form="outlet place day verb",
        place=place,
        places=place_spans(text, place, lexicon),
        agency=agency,
        date=date,
        byline=by,
        agency_id=_identity(text, agency, lexicon),
        date_iso=iso,
    )


def _believed(
    text: str, agency: Range | None, place: Range | None, date: Range | None, lexicon: Lexicon
) -> bool:
    """An outlet with a date or nothing else, or a listed place."""
    if place and names.is_place(text[slice(*place)], lexicon):
        return bool(agency or date)
    return bool(agency) and (date is not None or place is None)


def _set_off(text: str, at: int) -> bool:
    """Whether a colon or white space parts a bare credit (央视网消息：) from the sentence."""
    return text[at - 1] in ":：" or any(mark.isspace() for mark in text[at - 1 : at + 1])


def _identity(text: str, agency: Range | None, lexicon: Lexicon) -> str | None:
    return lexicon.agency(text[slice(*agency)]) if agency else None


# The word for reporter that opens the slot: "記者王小美台北"; not "台北記者".
_REPORTER_FIRST = lazy_pattern(r"(?:记者|記者|特派員|特派员)\s*")
# Names mostly have three characters; the place has the rest where no list knows it.
_USUAL_NAME = 3


def _reporter_and_place(text: str, span: Range, lexicon: Lexicon) -> tuple[Range | None, Range | None]:
    """（中央社記者BPD日電）: after the word for reporter only a list of places parts B and P."""
    start, end = trimmed(text, span)
    end = _without_no_place(text, start, end, lexicon)
    found = _REPORTER_FIRST.match(text, start, end)
    if not found:
        return None, ((start, end) if start < end else None)
    start = found.end()
    size = _place_behind_name(text, start, end, lexicon) or max(end - start - _USUAL_NAME, 0)
    return (start, end - size), ((end - size, end) if size else None)


def _place_behind_name(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The length of a listed place that ends the slot and leaves a name before it, or 0."""
    size = lexicon.place_suffix(text[start:end])
    return size if end - start - size > 1 else 0


def _without_no_place(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a place's slot without a word such as 综合 or 新闻 behind it."""
    for word in lexicon.words("no_place"):
        if text.endswith(word, start, end):
            return end - len(word)
    return end


# ---- 〔記者B／P報導〕 -------------------------------------------------------------------------


def _reporter_slash_place(text: str, found: re.Match[str], lexicon: Lexicon) -> Found | None:
    agency = found.span("agency") if found.group("agency") else None
    start, end = found.span("place")
    end = _without_no_place(text, start, end, lexicon)
    place = (start, end) if start < end else None
    return Found(
        end=found.end(),
        form="reporter slash place",
        place=place,
        places=place_spans(text, place, lexicon),
        agency=agency,
        byline=trimmed(text, found.span("by")),
        agency_id=_identity(text, agency, lexicon),
    )


def _reporter_then_place(text: str, found: re.Match[str], lexicon: Lexicon) -> Found | None:
    """The same without the slash."""
    start, end = found.span("both")
    end = _without_no_place(text, start, end, lexicon)
    size = _place_behind_name(text, start, end, lexicon)
    if not size:
        return None
    agency = found.span("agency") if found.group("agency") else None
    place = (end - size, end)
    return Found(
        end=found.end(),
        form="reporter place verb",
        place=place,
        places=place_spans(text, place, lexicon),
        agency=agency,
        byline=(start, end - size),
        agency_id=_identity(text, agency, lexicon),
    )


# ---- 【财新网】 -----------------------------------------------------------------------------

_LONGEST_UNLISTED = 8


def _outlet_only(text: str, found: re.Match[str], lexicon: Lexicon) -> Found | None:
    """An outlet's name alone in brackets: a listed one, or one that a reporter's credit follows."""
    span = found.span("agency")
    identity = _identity(text, span, lexicon)
    by, end = _credit(text, found.end())
    ending = text.endswith(tuple(lexicon.words("outlet_endings")), *span)
    if not identity and not (by and ending and span[1] - span[0] <= _LONGEST_UNLISTED):
        return None
    return Found(end=end, form="outlet in brackets", agency=span, byline=by, agency_id=identity)


# ---- the forms -------------------------------------------------------------------------

_JOURNALIST = r"(?:记者|記者|特派員|特派员|編譯|编译)\s?"
_REPORTS = r"(?:報導|报道|報道|電|电|連線報導)"
# What closes a dated head (5日電, 5日法新電, 5日讯, 5日 - ) and one without a date (社讯, 社专电, 网消息：).
_DATED_VERB = rf"(?:[\u4e00-\u9fff]{{0,4}}?(?:电|電)(?:報導|报道)?|讯|訊|消息|\s{DASH}(?=[\s\u4e00-\u9fff]))"
_VERB = r"(?:电|電|[專专]?[讯訊]|(?:消息|快讯)(?=[（(：:]))"
_OPENING, _CLOSING = in_class(OPENING_BRACKETS), in_class(CLOSING_BRACKETS)
_HEAD = rf"[\u4e00-\u9fff、·{SLASHES}A-Za-z\s]{{2,24}}?"

# Ordered: the first that reads is the dateline.
FORMS = (
    Form(
        "reporter slash place",
        rf"(?P<open>{OPEN}?)(?P<agency>[^\s{_OPENING}]{{0,10}}?){_JOURNALIST}(?P<by>[^{_CLOSING}{SLASHES}。，]{{2,30}}?)\s?[{SLASHES}]"
        rf"(?P<place>[\u4e00-\u9fff、]{{2,12}}?){_REPORTS}{CLOSE}?",
        _reporter_slash_place,
        "〔記者王小美／屏東報導〕橋已重開。",
        "〔記者會／現場〕橋已重開。",
    ),
    Form(
        "reporter place verb",
        rf"{OPEN}(?P<agency>[^\s{_OPENING}]{{0,10}}?){_JOURNALIST}"
        rf"(?P<both>[\u4e00-\u9fff、]{{4,20}}?){_REPORTS}{CLOSE}",
        _reporter_then_place,
        "【記者王小美台北報導】橋已重開。",
        "【記者會昨日報導】橋已重開。",
    ),
    Form(
        "outlet place day verb",
        rf"(?P<open>{OPEN}?)\s*(?P<head>{_HEAD})\s*(?:(?P<date>{DAY})\s*{_DATED_VERB}|{_VERB})\s*{CLOSE}?"
        r"(?:（[^（）]{2,8}）(?=[：:]))?[：:]?",
        _wire,
        "新华社北京4月24日电（记者王小美）大桥重新开放。",
        "据新华社消息：大桥重新开放。",
    ),
    Form(
        "outlet in brackets",
        rf"{OPEN}\s*(?P<agency>[^\s{_CLOSING}]{{2,12}})\s*{CLOSE}(?!\s*[:{in_class(DASHES)}])",
        _outlet_only,
        "【財新网】（记者 王小美）大桥重新开放。",
        "【独家】大桥重新开放。",
    ),
)
