"""Which dateline opens a text written without spaces between words (Chinese, Japanese, Korean)?"""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsparse import dates
from newsparse.dateline import names
from newsparse.dateline.lexicon import Lexicon
from newsparse.regex import regex

Range = tuple[int, int]


class Found(NamedTuple):
    """The parts of a match; spans as in match.Match."""

    end: int
    form: str
    place: Range | None = None
    places: tuple[Range, ...] = ()
    region: Range | None = None
    agency: Range | None = None
    date: Range | None = None
    byline: Range | None = None
    agency_id: str | None = None
    date_iso: str | None = None


Reader = Callable[[str, "re.Match[str]", Lexicon], Found | None]


class Form(NamedTuple):
    """A pattern that must match at the start, how its groups are read, a line it takes and one it leaves."""

    name: str
    pattern: str
    read: Reader
    example: str
    near_miss: str


_OPEN, _CLOSE = r"[（(【〔［\[]", r"[）)】〕］\]]"
_DAY = r"(?:(?:[\d０-９]{4}年)?[\d０-９]{1,2}月)?[\d０-９]{1,2}日|[〇一二三四五六七八九十]{1,3}日"


# ---- small readers --------------------------------------------------------------------------------------------------


def _places(text: str, place: Range | None, lexicon: Lexicon) -> tuple[Range, ...]:
    if not place:
        return ()
    return tuple((place[0] + a, place[0] + b) for a, b in names.place_spans(text[slice(*place)], lexicon))


def _date(text: str, span: Range) -> tuple[Range | None, str | None]:
    if span[0] < 0:
        return None, None
    found = dates.match(text, *span, day_only=True)
    return span, found.iso if found and found.end == span[1] else None


def _outlet_length(text: str, lexicon: Lexicon) -> int:
    """How much of the start of an unspaced text is the outlet's name: a listed one, else up to an outlet's ending."""
    known = lexicon.agency_prefix(text)
    own = max((len(word) for word in lexicon.words("own_outlet") if text.startswith(word)), default=0)
    if known or own:
        return max(known, own)
    ends = [at + len(ending) for ending in lexicon.words("outlet_endings") if 0 < (at := text.find(ending, 1)) <= 6]
    return max(ends, default=0)


def _is_place(text: str, lexicon: Lexicon) -> bool:
    return names.is_place(text, lexicon)


# Leading and closing words of a slot that are no part of the name.
def _trimmed(text: str, span: Range, lexicon: Lexicon) -> Range:
    start, end = span
    while start < end and text[start] in " 　/／、,，":
        start += 1
    while start < end and text[end - 1] in " 　/／、,，=＝":
        end -= 1
    return start, end


_CREDIT_END = regex(r"[）)】〕］\]]")
_REPORTER_WORD = r"(?:[^（）()]{0,2}(?:记者|記者|通讯员|通訊員|实习生|见习记者|特派員|特派员|文|图|作者|编辑))[：:/／|]?"
_HAN_NAME = r"[\u4e00-\u9fff·]{2,4}"
# "（记者 杜燕）", "(陈杭)", "（记者孙珺 通讯员褚家威）"; not "（记者从会上获悉）".
_CREDIT = regex(rf"\s*[（(]\s*(?:{_REPORTER_WORD})?\s*(?P<by>{_HAN_NAME}(?:[\s、，,]+(?:{_REPORTER_WORD})?\s*{_HAN_NAME})*)\s*[）)]")


def _credit(text: str, at: int) -> tuple[Range | None, int]:
    """A reporter in brackets after the dateline's verb, and where the dateline ends with it."""
    found = _CREDIT.match(text, at)
    return (found.span("by"), found.end()) if found else (None, at)


# ---- Chinese --------------------------------------------------------------------------------------------------------


def _wire(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """新华社北京4月24日电（记者…）: outlet, place, day and verb run together."""
    start, end = found.span("head")
    head = text[start:end]
    if any(head.startswith(word) for word in lexicon.words("east_attribution")):
        return None
    size = _outlet_length(head, lexicon)
    agency = (start, start + size) if size else None
    by, place = _reporter_and_place(text, (start + size, end), lexicon)
    known = place and _is_place(text[slice(*place)], lexicon)
    if found.start("date") < 0 and not (size and (not place or known)):
        return None
    if not size and not known:
        return None
    date, iso = _date(text, found.span("date"))
    closed = found.end()
    if not by:
        by, closed = _credit(text, closed)
    alone = found.start("date") < 0 and not by and not place and not found.group("open")
    if alone and text[closed - 1] not in ":：" and not text[closed : closed + 1].isspace():
        return None
    identity = lexicon.agency(text[slice(*agency)]) if agency else None
    return Found(closed, "outlet place day verb", place, _places(text, place, lexicon), None, agency, date, by, identity, iso)


_BY_BEFORE = regex(r"(?:记者|記者|特派員|特派员)\s*")


def _reporter_and_place(text: str, span: Range, lexicon: Lexicon) -> tuple[Range | None, Range | None]:
    """（中央社記者BPD日電）: after the word for reporter only a list of places splits B and P."""
    start, end = _trimmed(text, span, lexicon)
    end = _without_no_place(text, start, end, lexicon)
    found = _BY_BEFORE.match(text, start, end)
    if not found:
        return None, ((start, end) if start < end else None)
    start = found.end()
    size = lexicon.place_suffix(text[start:end])
    if not size or end - start - size < 2:
        size = max(end - start - 3, 0)
    return (start, end - size), ((end - size, end) if size else None)


def _without_no_place(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a place's slot without a word such as 综合 or 新闻 behind it."""
    for word in lexicon.words("no_place"):
        if text.endswith(word, start, end):
            return end - len(word)
    return end


def _reporter_slash_place(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """〔自由時報記者B、B／P報導〕."""
    agency = found.span("agency") if found.group("agency") else None
    place: Range | None = found.span("place")
    assert place
    end = _without_no_place(text, *place, lexicon)
    place = (place[0], end) if place[0] < end else None
    by = _trimmed(text, found.span("by"), lexicon)
    identity = lexicon.agency(text[slice(*agency)]) if agency else None
    return Found(found.end(), "reporter slash place", place, _places(text, place, lexicon), None, agency, None, by, identity)


def _reporter_then_place(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """【記者B P報導】: only the list of places parts them."""
    start, end = found.span("both")
    end = _without_no_place(text, start, end, lexicon)
    size = lexicon.place_suffix(text[start:end])
    if not size or end - start - size < 2:
        return None
    agency = found.span("agency") if found.group("agency") else None
    place = (end - size, end)
    identity = lexicon.agency(text[slice(*agency)]) if agency else None
    places = _places(text, place, lexicon)
    return Found(found.end(), "reporter place verb", place, places, None, agency, None, (start, end - size), identity)


def _outlet_only(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """【财新网】（记者 …）, （德国之声中文网）, 【NHK】: an outlet's name alone in brackets."""
    span = found.span("agency")
    name = text[slice(*span)]
    identity = lexicon.agency(name)
    if not identity and not (name.endswith(tuple(lexicon.words("outlet_endings"))) and len(name) <= 8):
        return None
    by, end = _credit(text, found.end())
    if not identity and not by:
        return None
    return Found(end, "outlet in brackets", agency=span, byline=by, agency_id=identity)


# ---- Japanese -------------------------------------------------------------------------------------------------------

_JA_DATE = regex(_DAY)
_EQUALS = regex(r"\s*[=＝]\s*")
# 「（フランス）」 after the place.
_JA_REGION = regex(r"[（(]([^（）()]{1,12})[）)]\Z")
_JA_PLACE = regex(r"[\u3040-\u30ff\u3400-\u9fffーA-Za-z・ヶ々]+(?:[、／/・,][\u3040-\u30ff\u3400-\u9fffー・ヶ々]+)*\Z")
_JA_PERSON = regex(r"[\u3040-\u30ff\u3400-\u9fffー々・]{2,8}(?:[\s、，・　]+[\u3040-\u30ff\u3400-\u9fffー々]{2,8})*\Z")


def _bracketed(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """【P時事】, 【P=共同】, 【P（R）＝B】, [P D日 ロイター] - : everything inside one bracket."""
    start, end = found.span("inside")
    day = _JA_DATE.search(text, start, end)
    date, iso = _date(text, day.span()) if day else (None, None)
    left, right = _slots(text, (start, end), day.span() if day else None, lexicon)
    if not left and not right:
        return None
    parts = _place_and_credit(text, left, right, lexicon, day=day is not None)
    if parts is None:
        return None
    place, region, agency, by = parts
    identity = names.agency_in(text[slice(*agency)], lexicon) if agency else None
    if not identity and (not day or not text[found.end() - 2 : found.end()].strip().startswith(("-", "–", "—"))) and agency:
        return None
    places = _places(text, place, lexicon)
    return Found(found.end(), "all in one bracket", place, places, region, agency, date, by, identity, iso)


def _slots(text: str, inside: Range, day: Range | None, lexicon: Lexicon) -> tuple[Range | None, Range | None]:
    """The place's slot and the credit's: parted by the day, by an equals sign, or by the agency's name."""
    if day:
        left, right = _trimmed(text, (inside[0], day[0]), lexicon), _trimmed(text, (day[1], inside[1]), lexicon)
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
    """A slot cut before the agency's name that ends it (or behind the one that opens it)."""
    if not size:
        return None, None
    if lexicon.agency(text[span[1] - size : span[1]]):
        left, right = _trimmed(text, (span[0], span[1] - size), lexicon), (span[1] - size, span[1])
    else:
        left, right = _trimmed(text, (span[0] + size, span[1]), lexicon), (span[0], span[0] + size)
    return (left if left[0] < left[1] else None), right


_Parts = tuple[Range | None, Range | None, Range | None, Range | None]


def _place_and_credit(text: str, left: Range | None, right: Range | None, lexicon: Lexicon, *, day: bool) -> _Parts | None:
    region = None
    if left:
        bracket = _JA_REGION.search(text, *left)
        if bracket:
            region, left = bracket.span(1), (left[0], bracket.start())
        if not _JA_PLACE.match(text, *left) or lexicon.word("no_place", text[slice(*left)]):
            return None
    if right is None:
        return None
    if names.agency_in(text[slice(*right)], lexicon):
        return left, region, right, None
    if not left or not _JA_PERSON.match(text, *right):
        return None
    if day or text.endswith(tuple(lexicon.words("outlet_endings")), *right):
        return left, region, right, None
    believed = _is_place(text[slice(*left)], lexicon) or region or _katakana(text[slice(*left)])
    return (left, region, None, right) if believed else None


def _katakana(text: str) -> bool:
    return all("\u30a0" <= character <= "\u30ff" for character in text)


# ---- Korean ---------------------------------------------------------------------------------------------------------


def _korean(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """(서울=연합뉴스) B 기자 = : place, agency, reporters and their title."""
    place, agency = found.span("place"), found.span("agency")
    identity = lexicon.agency(text[slice(*agency)])
    if lexicon.word("no_place", text[slice(*place)]):
        return None
    if not identity and not found.group("title") and not _is_place(text[slice(*place)], lexicon):
        return None
    by = _korean_reporters(text, found.span("by"), lexicon) if found.start("by") >= 0 else None
    return Found(found.end(), "(place=agency)", place, _places(text, place, lexicon), None, agency, None, by, identity)


_HANGUL_WORD = regex(r"[^\s·,]+")
_LONGEST_KOREAN_NAME = 4


def _korean_reporters(text: str, span: Range, lexicon: Lexicon) -> Range | None:
    """The names alone, without an outlet before the title: "정선영 연합인포맥스"."""
    words = [found.span() for found in _HANGUL_WORD.finditer(text, *span)]
    kept = [word for word in words if word[1] - word[0] <= _LONGEST_KOREAN_NAME and not lexicon.agency(text[slice(*word)])]
    return (kept[0][0], kept[-1][1]) if kept else None


def _korean_outlet(text: str, found: "re.Match[str]", lexicon: Lexicon) -> Found | None:
    """[이데일리 B 기자], [OSEN=고척, B 기자]: the outlet and its reporter in one bracket."""
    agency = found.span("agency")
    place = found.span("place") if found.group("place") else None
    identity = lexicon.agency(text[slice(*agency)])
    return Found(found.end(), "[outlet reporter]", place, _places(text, place, lexicon), None, agency, None, found.span("by"), identity)


_H = r"[가-힣]"
_TITLE = r"(?:[가-힣]{0,4}기자|특파원|통신원|논설위원|[가-힣]{0,2}PD|앵커|리포터|에디터)"

# Ordered: the first that reads is the dateline.
FORMS = (
    Form(
        "(place=agency)",
        rf"[(（\[【〔]\s*(?P<place>{_H}+(?:[·,/、]\s?{_H}+)*)\s*[=＝]\s*(?P<agency>[^\s()\[\]【】=]{{2,12}})\s*[)）\]】〕]"
        rf"(?:\s*(?P<by>{_H}[^=\n]{{0,50}}?)\s*(?P<title>{_TITLE})(?=\s*[=＝])|\s*(?P<desk>{_H}{{2,8}})(?=\s*[=＝]))?(?:\s*[=＝])?",
        _korean,
        "(서울=연합뉴스) 김하나 기자 = 다리가 다시 열렸다.",
        "(종합=2보) 다리가 다시 열렸다.",
    ),
    Form(
        "[outlet reporter]",
        rf"[\[(]\s*(?P<agency>[가-힣A-Za-z0-9.]{{2,12}}?)\s*(?:[=＝]\s*|\s+)(?:(?P<place>{_H}{{2,6}}),\s*)?(?P<by>{_H}{{2,4}}(?:[·,\s]+{_H}{{2,4}}){{0,2}})\s*{_TITLE}\s*[\])](?:\s*[=＝])?",
        _korean_outlet,
        "[한빛경제 김하나 기자] 다리가 다시 열렸다.",
        "[단독] 다리가 다시 열렸다.",
    ),
    Form(
        "reporter slash place",
        r"(?P<open>[〔【（(\[]?)(?P<agency>[^〔【（(\s]{0,10}?)(?:记者|記者|特派員|特派员)\s?(?P<by>[^／/〕】）)。，]{2,30}?)\s?[／/](?P<place>[\u4e00-\u9fff、]{2,12}?)(?:報導|报道|報道|電|电|連線報導)"
        rf"(?(open)(?:{_CLOSE})?)",
        _reporter_slash_place,
        "〔記者王小美／屏東報導〕橋已重開。",
        "〔記者會／現場〕橋已重開。",
    ),
    Form(
        "reporter place verb",
        rf"(?P<open>{_OPEN})(?P<agency>[^〔【（(\s]{{0,10}}?)(?:记者|記者|特派員|特派员)\s?(?P<both>[\u4e00-\u9fff、]{{4,20}}?)(?:報導|报道|報道|電|电){_CLOSE}",
        _reporter_then_place,
        "【記者王小美台北報導】橋已重開。",
        "【記者會昨日報導】橋已重開。",
    ),
    Form(
        "outlet place day verb",
        rf"(?P<open>{_OPEN}?)\s*(?P<head>[\u4e00-\u9fff、·/／A-Za-z\s]{{2,24}}?)\s*(?P<date>{_DAY})?\s*(?:[\u4e00-\u9fff]{{0,3}}?(?:电|電)|讯|訊|(?:消息|快讯)(?=[（(：:]))\s*(?(open){_CLOSE}?)[：:]?",
        _wire,
        "新华社北京4月24日电（记者王小美）大桥重新开放。",
        "据新华社消息：大桥重新开放。",
    ),
    Form(
        "outlet in brackets",
        rf"{_OPEN}\s*(?P<agency>[^\s）)】〕］\]]{{2,12}})\s*{_CLOSE}(?!\s*[-–—:])",
        _outlet_only,
        "【財新网】（记者 王小美）大桥重新开放。",
        "【独家】大桥重新开放。",
    ),
    Form(
        "all in one bracket",
        r"[［\[【〔（(]\s*(?P<inside>[^［\[【〕\]］】]{3,40}?)\s*[］\]】〕](?:\s*[-–—－]\s|\s+[-–—－])?",
        _bracketed,
        "【ドーハ時事】橋が再開した。",
        "【海外火山】橋が再開した。",
    ),
)

# Han, kana or Hangul within the first characters: else no form here can match.
_EAST_ASIAN = regex(r"[（(【〔［\[\s]{0,2}[A-Za-z]{0,8}[０-９\d]{0,2}[\s=＝]?[\u2e80-\u9fff\uac00-\ud7a3]|[【〔］［]")


def match(text: str, start: int, end: int, lexicon: Lexicon) -> Found | None:
    """The first form that reads at `start`, or None."""
    if not _EAST_ASIAN.match(text, start, end):
        return None
    for form in FORMS:
        found = _pattern(form.pattern).match(text, start, end)
        read = form.read(text, found, lexicon) if found else None
        if read:
            return read
    return None


def _pattern(pattern: str) -> "re.Pattern[str]":
    # re keeps its own cache of compiled patterns.
    return re.compile(pattern)
