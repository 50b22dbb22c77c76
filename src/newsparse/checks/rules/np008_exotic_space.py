"""Words are separated by ordinary spaces.

Reports typographic spaces (em, en, thin, hair and figure spaces) and no-break spaces between two ordinary words,
and ideographic spaces outside East Asian text. Spaces with a purpose are not reported: French `« ainsi »`,
thousands (`12 000`), units, initials, dashes, short words that should not end a line, Chinese indentation.

## Why

Such spaces come from web editors and typesetting systems. A search for `prime minister` does not match them,
lines do not break at a no-break space, and sorting and counting go wrong.

## Wrong

    The prime<U+00A0>minister resigned on<U+2003>Monday.

## Right

    The prime minister resigned on Monday.

## Fix

Safe: replaced by an ordinary space.
"""

from collections.abc import Iterator

from newsparse.base.characters import is_unspaced
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.words import word_around

RULE = Rule("NP008", "exotic-space", Severity.WARNING, Fix.SAFE, scope=Scope.FILE)

_BINDING = "\u00a0\u2006\u2009\u200a\u202f"  # no-break and thin spaces, which have uses of their own
_ALL = frozenset("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2008\u205f\u3000\u2028\u2029" + _BINDING)
# "prime\u00a0minister", "on\u2003Monday"; not "a b"
_SPACE = lazy_pattern(f"(?<=\\S)[{''.join(sorted(_ALL))}](?=\\S)")
_SHORTEST = 4  # letters; shorter words, initials and units are bound to the next word on purpose


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each such space between two words."""
    if file.characters.isdisjoint(_ALL):
        return
    text = file.text
    for match in _SPACE.finditer(text):
        at = match.start()
        if not _has_purpose(text, at):
            message = f"U+{ord(match[0]):04X} between words; use an ordinary space"
            yield Finding(at, at + 1, message, (Edit(at, at + 1, " "),), key=word_around(text, at, at + 1))


def _has_purpose(text: str, at: int) -> bool:
    space, before, after = text[at], text[at - 1], text[at + 1]
    if space in _BINDING:
        return not (_ends_a_word(text, at) and _begins_a_word(text, at + 1))
    if space == "\u3000":
        return is_unspaced(before) or is_unspaced(after) or ord(before) > 0x10FF or ord(after) > 0x10FF
    return before.isdigit() and after.isdigit()


def _ends_a_word(text: str, at: int) -> bool:
    word = text[max(at - _SHORTEST, 0) : at]
    return len(word) == _SHORTEST and word.isalpha() and word[1:].islower()


def _begins_a_word(text: str, at: int) -> bool:
    word = text[at : at + _SHORTEST]
    return len(word) == _SHORTEST and word.isalpha() and word.islower()
