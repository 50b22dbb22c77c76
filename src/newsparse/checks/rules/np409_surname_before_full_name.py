"""A person is introduced by full name, then called by surname.

Reports a surname in the body that appears alone before the person's full name. Off by default, because well-known
people are often first mentioned by surname. Names that somewhere follow an article or a preposition are places or
things, and are not reported.

## Why

AP uses the first name and surname on first reference, and the surname after that.

## Wrong

    Ruiz voted on Tuesday. Ana Ruiz is the mayor.

## Right

    Ana Ruiz voted on Tuesday. Ruiz is the mayor.

## Fix

None: the sentences have to be rewritten.
"""

from collections.abc import Iterator

from newsparse.base.characters import OPENING_BRACKETS, QUOTES
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.words import word_before

RULE = Rule(
    "NP409",
    "surname-before-full-name",
    Severity.INFO,
    default=False,
    but_not=frozenset({"de", "zh", "ja", "ko", "hu", "vi"}),
)

# "Ana Ruiz" in "President Ana Ruiz", "Анна Руис"; not "ANA RUIZ", "Ana, Ruiz"
_PAIR = lazy_pattern(r"\b([A-ZÀ-ÞА-Я][a-zà-ÿа-я]{2,20})(?=\s([A-ZÀ-ÞА-Я][a-zà-ÿа-я]{3,20})\b)")

# "Ruiz" after white space; not the "Ruiz" of "McRuiz"
_CAPITALISED = lazy_pattern(r"(?<=\s)[A-ZÀ-ÞА-Я][a-zà-ÿа-я]{3,20}")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the first such surname of each person, if the surname alone is used again later."""
    text, known = context.text, set[str]()
    places = _places(context)
    small = frozenset(context.raw.split(" ")[1:-1])
    for match in context.matches(_PAIR, context.body):
        surname = match[2]
        if surname in known:
            continue
        known.add(surname)
        if match[1].lower() in small or surname.lower() in small:  # The, White, House
            continue
        alone = [at for at in places.get(surname, ()) if _is_alone(text, at, len(surname))]
        if any(_is_thing(context, at) for at in alone):
            continue
        if len(alone) > 1 and alone[0] < match.start() < alone[-1]:
            at = alone[0]
            message = (
                f"{surname} before the full name, {match[1]} {surname}, at {context.where(match.start())}"
            )
            yield Finding(at, at + len(surname), message)


def _places(context: ArticleContext) -> dict[str, list[int]]:
    """The offsets of each capitalised word, found at once: there may be thousands of names."""
    found: dict[str, list[int]] = {}
    for match in context.matches(_CAPITALISED, context.body):
        found.setdefault(match[0], []).append(match.start())
    return found


def _is_thing(context: ArticleContext, at: int) -> bool:
    """Whether a word before the name shows that it names a place or a thing: `in Sudan`, `the Arctic`."""
    words = load("check_words")["before_places"].get(context.language or "", ())
    return word_before(context.text, at).strip(OPENING_BRACKETS + QUOTES).casefold() in words


def _is_alone(text: str, at: int, length: int) -> bool:
    """Whether no capitalised word is next to it on the same line."""
    last, after = word_before(text, at), text[at + length : at + length + 2]
    if after[:1].isalpha() or after[:1] == "-" or (after[:1] == " " and after[1:].isupper()):
        return False
    blank = text[text.rfind(last, 0, at) + len(last) : at]
    is_name = "\n" not in blank and last[:1].isupper() and (last[-1:].isalpha() or len(last) == len("W."))
    return text[at - 1 : at].isspace() and not is_name
