"""A word uses letters of one script.

Reports a word that contains look-alike letters of another script, such as `Рutin` with a Cyrillic Р. Words that
combine scripts on purpose, such as `PR-агент` or `VIPы`, and symbols such as `μm` are not reported.

## Why

Readers cannot see the difference, but no search finds the word.

## Wrong

    Рutin arrived on Monday.          (a Cyrillic Р)

## Right

    Putin arrived on Monday.

## Fix

None: the intended script has to be checked.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP016", "mixed-script-word", Severity.WARNING)

_NAMES = ("Latin", "Cyrillic", "Greek")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
# "Рutin", "Мoscow"; not "PR-агент", whose parts meet at a hyphen
_WORD = lazy_pattern(
    "[A-Za-z\u00c0-\u024f]+[\u0370-\u052f][^\\W\\d_]*|[\u0370-\u052f]+[A-Za-z\u00c0-\u024f][^\\W\\d_]*"
)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each word with look-alike letters of another script."""
    table = load("lookalikes")
    characters = context.file.characters
    if characters.isdisjoint(table["letters"]) or characters.isdisjoint(_LATIN):
        return
    for match in context.matches(_WORD):
        lookalikes = _lookalikes(match[0], table)
        if lookalikes:
            message = f"{lookalikes[0]} is a {_script(lookalikes[0])} letter in a {_other(match[0], lookalikes)} word"
            yield Finding(match.start(), match.end(), message)


def _script(letter: str) -> str:
    code = ord(letter)
    return _NAMES[0] if code < 0x370 else _NAMES[1] if code >= 0x400 else _NAMES[2]


def _other(word: str, lookalikes: str) -> str:
    return next(_script(letter) for letter in word if letter not in lookalikes)


def _lookalikes(word: str, table: dict[str, str]) -> str:
    """The letters of the rarer script, if each of them has a look-alike in the other; else nothing."""
    scripts = {_script(letter) for letter in word}
    if len(scripts) != 2 or _is_acronym_with_ending(word):
        return ""
    counts = {script: [letter for letter in word if _script(letter) == script] for script in scripts}
    rare, common = sorted(counts, key=lambda script: len(counts[script]))
    if len(counts[rare]) == len(counts[common]):
        return ""
    letters = counts[rare]
    known = table["letters"] if rare != _NAMES[0] else table["latin"]
    return "".join(letters) if all(letter in known for letter in letters) else ""


def _is_acronym_with_ending(word: str) -> bool:
    """Whether Latin capitals have a grammatical ending in another script: `COVIDа`, `VIPы`."""
    head = word.rstrip("".join(letter for letter in word if _script(letter) != _NAMES[0]))
    return len(head) > 1 and head.isascii() and head[1:].isupper() and word[len(head) :].islower()
