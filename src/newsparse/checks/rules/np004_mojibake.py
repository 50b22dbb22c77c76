"""Text is not garbled by decoding it in the wrong encoding.

Reports, once per line, mojibake: UTF-8 text that was decoded as something else, such as `Ã©` for `é` or `â€™` for
`’`.

## Why

Readers notice it at once, and a search for a garbled name finds nothing. At some point a program guessed the
wrong encoding and stored the result.

## Wrong

    The cafÃ©â€™s owner said no.

## Right

    The café’s owner said no.

## Fix

Safe if encoding the garbled characters as Windows-1252 and decoding them as UTF-8 gives the intended letters,
because nothing is guessed. Unsafe if other characters touch them, or if the line was garbled more than once.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.mojibake import CYRILLIC_QUOTE, Stretch, repaired
from newsparse.text.lines import split

_IN_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what Windows-1252 has for the first continuation bytes
# A leading byte of UTF-8 and a continuation byte: "Ã©", "â€™", "Ð¿", "Ø¯"; not "Ära", "«»"
_PAIR = lazy_pattern(f"[Â-ßà-ô][\u0080-\u00bf{_IN_WINDOWS}]")
_FIRST = frozenset(map(chr, range(0xC2, 0xF5)))
_SECOND = frozenset(map(chr, range(0x80, 0xC0))) | frozenset(_IN_WINDOWS)


def _restored(text: str) -> str:
    """The text with its mojibake repaired line by line, for comparison before and after."""
    for line in reversed(split(text)):
        own = text[line.start : line.end]
        if _is_suspect(own):
            text = text[: line.start] + repaired(own)[0] + text[line.end :]
    return text


RULE = Rule("NP004", "mojibake", Severity.ERROR, Fix.UNSAFE, scope=Scope.FILE, fold=_restored)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each line that contains mojibake."""
    if not (_has_pair(file) or CYRILLIC_QUOTE in file.text):
        return
    for line in file.lines:
        text = file.text[line.start : line.end]
        fixed = _fixed(text) if _is_suspect(text) else None
        if fixed is not None:
            yield _finding(text, *fixed, line.start)


def _has_pair(file: FileContext) -> bool:
    """Whether a pair is anywhere in the file; its first signs are rare in most texts."""
    text = file.text
    if file.characters.isdisjoint(_SECOND):
        return False
    for sign in file.characters & _FIRST:
        at = text.find(sign)
        while at >= 0:
            if text[at + 1 : at + 2] in _SECOND:
                return True
            at = text.find(sign, at + 1)
    return False


def _is_suspect(line: str) -> bool:
    return not line.isascii() and (CYRILLIC_QUOTE in line or bool(_PAIR.search(line)))


def _fixed(line: str) -> tuple[str, list[Stretch]] | None:
    """The line without its mojibake, and its garbled stretches as `repaired` gives them; None if it has none."""
    fixed, found = repaired(line)
    return None if fixed == line else (fixed, found)


def _finding(line: str, fixed: str, stretches: list[Stretch], offset: int) -> Finding:
    if stretches:
        edits = tuple(Edit(offset + one.start, offset + one.end, one.text) for one in stretches)
        start, end = edits[0].start, edits[0].end
        message = f"{line[start - offset : end - offset]} is {edits[0].text} decoded in the wrong encoding"
        return Finding(start, end, message, edits, safe=True)
    edit = Edit(offset, offset + len(line), fixed)
    message = "text decoded in the wrong encoding"
    return Finding(offset, offset + len(line), message, (edit,), safe=False)
