"""Letters are what they were meant to be, not their bytes read in another encoding.

Reports, once for each line, text that was written in UTF-8 and read as something else: `Ã©` for `é`,
`â€™` for `’`.

## Why

The reader sees it at once, and a search for the name does not find it. It comes from a step that guessed
the encoding and stored its guess.

## Wrong

    The cafÃ©â€™s owner said no.

## Right

    The café’s owner said no.

## Fix

Safe where each such run is exactly what reading the right letters' bytes as Windows-1252 gives, so that
nothing is guessed; unsafe where the line can only be mended as a whole.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.text.lines import split

# Windows-1252 as browsers read it, with no byte left undefined; ftfy brings it.
_ENCODING = "sloppy-windows-1252"
# The first byte of two or more, and one that goes on: "Ã©", "â€™", "Ð¿", "Ø¯"; not "Ära", "«»"
_PAIR = lazy_pattern("[Â-ßà-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# A run of what bytes above 7F give
_RUN = lazy_pattern("[^\x00-\x7f]+")
_FIRST = frozenset(map(chr, range(0xC2, 0xF5)))
_CYRILLIC = "вЂ"  # how every curly quote and dash looks when UTF-8 is read as Windows-1251


def _mended(text: str) -> str:
    """The text with its mojibake undone, line by line, so that before and after can be compared."""
    for line in reversed(split(text)):
        own = text[line.start : line.end]
        if _is_suspect(own):
            text = text[: line.start] + (_fixed(own) or own) + text[line.end :]
    return text


RULE = Rule("NP004", "mojibake", Severity.ERROR, Fix.UNSAFE, Scope.FILE, fold=_mended)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each line that holds mojibake."""
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
    """The line without its mojibake; None where it has none."""
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
    """The line with every run that is mojibake read aright; None where there is no such run."""
    fixed = _RUN.sub(lambda run: _reread(run[0]), line)
    return fixed if fixed != line else None


def _reread(run: str) -> str:
    """The letters whose bytes in UTF-8, read as Windows-1252, are this run; the run if that is unlikely."""
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
        message = f"{line[start - offset : end - offset]} is {edits[0].text}, read in the wrong encoding"
        return Finding(start, end, message, edits, safe=True)
    edit = Edit(offset, offset + len(line), fixed)
    message = "text read in the wrong encoding"
    return Finding(offset, offset + len(line), message, (edit,), safe=False)
