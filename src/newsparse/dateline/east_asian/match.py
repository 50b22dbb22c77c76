"""Which dateline opens a Chinese, Japanese or Korean text?"""

from newsparse.base.characters import EQUALS_SIGNS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline.east_asian import chinese, japanese, korean
from newsparse.dateline.east_asian.unspaced import OPEN
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import Match

# Ordered: the first form that reads the text gives the dateline.
FORMS = (*korean.FORMS, *chinese.FORMS, *japanese.FORMS)

# Han, kana or Hangul among the first characters: "（中央社", "CCTV北京"; not "(AP) Paris".
_EAST_ASIAN = lazy_pattern(
    rf"(?:\s|{OPEN}){{0,2}}[A-Za-z]{{0,8}}[０-９\d]{{0,2}}[\s{EQUALS_SIGNS}]?[\u2e80-\u9fff\uac00-\ud7a3]|(?![\[(]){OPEN}"
)


def match(text: str, start: int, end: int, lexicon: Lexicon) -> Match | None:
    """The dateline that the first matching form reads at `start`, or None."""
    if not _EAST_ASIAN.match(text, start, end):
        return None
    for form in FORMS:
        found = form.pattern.match(text, start, end)
        read = form.read(text, found, lexicon) if found else None
        if read:
            return read
    return None
