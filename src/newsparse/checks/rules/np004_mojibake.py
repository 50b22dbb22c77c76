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
because nothing is guessed. Unsafe if the line can only be repaired as a whole.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.text.lines import split

# Windows-1252 as browsers decode it, without undefined bytes; a codec of ftfy.
_ENCODING = "sloppy-windows-1252"
# A leading byte of UTF-8 and a continuation byte: "Ã©", "â€™", "Ð¿", "Ø¯"; not "Ära", "«»"
_PAIR = lazy_pattern("[Â-ßà-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# Characters that bytes above 7F decode to
_RUN = lazy_pattern("[^\x00-\x7f]+")
_FIRST = frozenset(map(chr, range(0xC2, 0xF5)))
_CYRILLIC = "вЂ"  # the start of every curly quote and dash, if UTF-8 is decoded as Windows-1251


def _restored(text: str) -> str:
    """The text with its mojibake repaired line by line, for comparison before and after."""
    for line in reversed(split(text)):
        own = text[line.start : line.end]
        if _is_suspect(own):
            text = text[: line.start] + (_fixed(own) or own) + text[line.end :]
    return text


RULE = Rule("NP004", "mojibake", Severity.ERROR, Fix.UNSAFE, scope=Scope.FILE, fold=_restored)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each line that contains mojibake."""
    if file.characters.isdisjoint(_FIRST) and _CYRILLIC not in file.text:
        return
    for line in file.lines:
        text = file.text[line.start : line.end]
        fixed = _fixed(text) if _is_suspect(text) else None
        if fixed is not None:
            yield _finding(text, fixed, line.start)


def _is_suspect(line: str) -> bool:
    return not line.isascii() and (_CYRILLIC in line or bool(_PAIR.search(line)))


def _fixed(line: str) -> str | None:
    """The line without its mojibake; None if it has none."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if not is_bad(line):
        return None
    exact = _exactly(line)
    if exact is not None and not is_bad(exact):
        return exact
    fixed: str = fix_encoding(line)
    return fixed if fixed != line else None


def _exactly(line: str) -> str | None:
    """The line with every garbled run decoded correctly; None if there is no such run."""
    fixed = _RUN.sub(lambda run: _reread(run[0]), line)
    return fixed if fixed != line else None


def _reread(run: str) -> str:
    """The run encoded as Windows-1252 and decoded as UTF-8; the run itself if that is implausible."""
    from ftfy.badness import is_bad

    try:
        letters = run.encode(_ENCODING).decode("utf-8")
    except UnicodeError:
        return run
    return letters if letters.replace("\xa0", " ").isprintable() and is_bad(run) else run


def _finding(line: str, fixed: str, offset: int) -> Finding:
    runs = [run for run in _RUN.finditer(line) if _reread(run[0]) != run[0]]
    if _exactly(line) == fixed:
        edits = tuple(Edit(offset + run.start(), offset + run.end(), _reread(run[0])) for run in runs)
        start, end = edits[0].start, edits[0].end
        message = f"{line[start - offset : end - offset]} is {edits[0].text} decoded in the wrong encoding"
        return Finding(start, end, message, edits, safe=True)
    edit = Edit(offset, offset + len(line), fixed)
    message = "text decoded in the wrong encoding"
    return Finding(offset, offset + len(line), message, (edit,), safe=False)
