"""Which dateline opens a Korean text?"""

import re

from newsparse.base.characters import BRACKETS, COMMAS, SLASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.east_asian.unspaced import CLOSE, OPEN, Form, Found, Range, place_spans
from newsparse.dateline.lexicon import Lexicon


def _korean(text: str, found: re.Match[str], lexicon: Lexicon) -> Found | None:
    """(서울=연합뉴스) B 기자 = : place, agency, reporters and their title."""
    place, agency = found.span("place"), found.span("agency")
    identity = names.agency_in(text[slice(*agency)], lexicon)
    if lexicon.word("no_place", text[slice(*place)]):
        return None
    if not identity and not found.group("title") and not names.is_place(text[slice(*place)], lexicon):
        return None
    by = _korean_reporters(text, found.span("by"), lexicon) if found.start("by") >= 0 else None
    return Found(
        found.end(),
        "(place=agency)",
        place,
        place_spans(text, place, lexicon),
        None,
        agency,
        None,
        by,
        identity,
    )


_HANGUL_WORD = lazy_pattern(r"[^\s·,]+")
_LONGEST_KOREAN_NAME = 4


def _korean_reporters(text: str, span: Range, lexicon: Lexicon) -> Range | None:
    """The names alone, without an outlet before the title: "김하나 연합인포맥스"."""
    words = [found.span() for found in _HANGUL_WORD.finditer(text, *span)]
    kept = [
        word
        for word in words
        if word[1] - word[0] <= _LONGEST_KOREAN_NAME and not lexicon.agency(text[slice(*word)])
    ]
    return (kept[0][0], kept[-1][1]) if kept else None


def _korean_outlet(text: str, found: re.Match[str], lexicon: Lexicon) -> Found | None:
    """[이데일리 B 기자], [OSEN=고척, B 기자]: the outlet and its reporter in one bracket."""
    agency = found.span("agency")
    place = found.span("place") if found.group("place") else None
    identity = lexicon.agency(text[slice(*agency)])
    return Found(
        found.end(),
        "[outlet reporter]",
        place,
        place_spans(text, place, lexicon),
        None,
        agency,
        None,
        found.span("by"),
        identity,
    )


_BRACKETS = in_class(BRACKETS)
_H = r"[가-힣]"
_TITLE = r"(?:[가-힣]{0,4}기자|특파원|통신원|논설위원|[가-힣]{0,2}PD|앵커|리포터|에디터)"


# Ordered: the first that reads is the dateline.
FORMS = (
    Form(
        "(place=agency)",
        rf"{OPEN}\s*(?P<place>{_H}+(?:[·{SLASHES}{COMMAS}]\s?{_H}+)*)\s*[=＝]\s*(?P<agency>[^\s={_BRACKETS}]{{2,12}})\s*{CLOSE}"
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
)
