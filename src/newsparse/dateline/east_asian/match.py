"""Which dateline opens a text written without spaces between words (Chinese, Japanese, Korean)?"""

import re

from newsparse.base.characters import EQUALS_SIGNS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dateline.east_asian import chinese, japanese, korean
from newsparse.dateline.east_asian.unspaced import OPEN, Found
from newsparse.dateline.lexicon import Lexicon

# Ordered: the first that reads is the dateline.
FORMS = (*korean.FORMS, *chinese.FORMS, *japanese.FORMS)

# Han, kana or Hangul within the first characters: else no form here can match.
_EAST_ASIAN = lazy_pattern(
    rf"(?:\s|{OPEN}){{0,2}}[A-Za-z]{{0,8}}[０-９\d]{{0,2}}[\s{EQUALS_SIGNS}]?[\u2e80-\u9fff\uac00-\ud7a3]|(?![\[(]){OPEN}"
)


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


def _pattern(pattern: str) -> re.Pattern[str]:
    # re keeps its own cache of compiled patterns.
    return re.compile(pattern)
