"""Which dateline opens a Korean text?"""

import re

from newsparse.base.characters import BRACKETS, COMMAS, SLASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline import names
from newsparse.dateline.east_asian.unspaced import CLOSE, OPEN, UnspacedForm
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import Match, Range


def _korean(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    """(서울=연합뉴스) 김하나 기자 = : place, agency, reporters and their title."""
    place, agency = found.span("place"), found.span("agency")
    identity = names.agency_in(text[slice(*agency)], lexicon)
    if lexicon.word("no_place", text[slice(*place)]):
        return None
    if not identity and not found.group("title") and not names.is_place(text[slice(*place)], lexicon):
        return None
    by = _korean_reporters(text, found.span("by"), lexicon) if found.start("by") >= 0 else None
    return Match(
        start=found.start(),
        end=found.end(),
        form="(place=agency)",
        place=place,
        places=names.places_in(text, place, lexicon),
        agency=agency,
        byline=by,
        agency_id=identity,
    )


_HANGUL_WORD = lazy_pattern(r"[^\s·,]+")
_LONGEST_KOREAN_NAME = 4  # syllables; a longer word is an outlet


def _korean_reporters(text: str, span: Range, lexicon: Lexicon) -> Range | None:
    """The reporters without an outlet before their title: "김하나 연합인포맥스"."""
    words = [found.span() for found in _HANGUL_WORD.finditer(text, *span)]
    kept = [
        word
        for word in words
        if word[1] - word[0] <= _LONGEST_KOREAN_NAME and not lexicon.agency(text[slice(*word)])
    ]
    return (kept[0][0], kept[-1][1]) if kept else None


def _korean_outlet(text: str, found: re.Match[str], lexicon: Lexicon) -> Match | None:
    """[이데일리 김하나 기자], [OSEN=고척, 김하나 기자]: the outlet and its reporter in one bracket."""
    agency = found.span("agency")
    place = found.span("place") if found.group("place") else None
    identity = lexicon.agency(text[slice(*agency)])
    return Match(
        start=found.start(),
        end=found.end(),
        form="[outlet reporter]",
        place=place,
        places=names.places_in(text, place, lexicon),
        agency=agency,
        byline=found.span("by"),
        agency_id=identity,
    )


_BRACKETS = in_class(BRACKETS)
_SYLLABLE = r"[가-힣]"
_TITLE = r"(?:[가-힣]{0,4}기자|특파원|통신원|논설위원|[가-힣]{0,2}PD|앵커|리포터|에디터)"


# Ordered: the first form that reads the text gives the dateline.
FORMS = (
    UnspacedForm(
        "(place=agency)",
        lazy_pattern(
            rf"""
            {OPEN} \s* (?P<place> {_SYLLABLE}+ (?: [·{SLASHES}{COMMAS}] \s? {_SYLLABLE}+ )* ) \s* [=＝]
            \s* (?P<agency> [^\s={_BRACKETS}]{{2,12}} ) \s* {CLOSE}
            (?: \s* (?P<by> {_SYLLABLE} [^=\n]{{0,50}}? ) (?<! \s ) \s*+ (?P<title> {_TITLE} ) (?= \s* [=＝] )
              | \s* {_SYLLABLE}{{2,8}} (?= \s* [=＝] )                   # a desk
            )?
            (?: \s* [=＝] )?
            """,
            re.VERBOSE,
        ),
        _korean,
        "(서울=연합뉴스) 김하나 기자 = 다리가 다시 열렸다.",
        "(종합=2보) 다리가 다시 열렸다.",
    ),
    UnspacedForm(
        "[outlet reporter]",
        lazy_pattern(
            rf"""
            [\[(] \s* (?P<agency> [가-힣A-Za-z0-9.]{{2,12}}? ) (?: \s* [=＝] \s* | \s+ )
            (?: (?P<place> {_SYLLABLE}{{2,6}} ) , \s* )?
            (?P<by> {_SYLLABLE}{{2,4}} (?: [·,\s]+ {_SYLLABLE}{{2,4}} ){{0,2}} ) \s* {_TITLE} \s* [\])]
            (?: \s* [=＝] )?
            """,
            re.VERBOSE,
        ),
        _korean_outlet,
        "[한빛경제 김하나 기자] 다리가 다시 열렸다.",
        "[단독] 다리가 다시 열렸다.",
    ),
)
