"""Times are written in one way: 5 p.m., 5 pm or 5pm.

Reports the rarer forms of an article, outside quotation marks, as one finding.

## Why

AP and Reuters: 5 p.m. Guardian and BBC: 5pm. Every house keeps to one.

## Wrong

    The vote began at 5 p.m. and ended at 7pm.

## Right

    The vote began at 5 p.m. and ended at 7 p.m.

## Fix

Unsafe, since a stop may also end its sentence: the rarer form becomes the common one.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.context.naming import named
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.majority import prevailing

RULE = Rule("NP406", "mixed-time-forms", Severity.INFO, Fix.UNSAFE, languages=frozenset({"en"}))

# "5pm", "5 pm", "5:30 p.m."; not "5 PMs", "5 am I"
_TIME = lazy_pattern(r"(?<=\d)(\s?)(?:([ap])\.m\.|([ap])m\b)")
_STYLES = {(True, True): " {}.m.", (False, True): "{}.m.", (True, False): " {}m", (False, False): "{}m"}


def check(context: Context) -> Iterator[Finding]:
    """One finding at the first of the rarer form."""
    raw = context.raw
    if not any(sign in raw for sign in ("pm", "p.m.", "am", "a.m.")):
        return
    found = [
        (match.start(), match.end(), _STYLES[bool(match[1]), bool(match[2])], match[2] or match[3])
        for match in context.matches(_TIME, context.body)
        if not context.is_quoted(*match.span())
    ]
    if not found:
        return
    right = prevailing([style for _, _, style, _ in found])
    wrong = [entry for entry in found if entry[2] != right]
    if wrong:
        start, end, style, letter = wrong[0]
        edits = tuple(
            Edit(a, b, _written(context.text, b, style, right, half)) for a, b, style, half in wrong
        )
        places = named(context, [entry[0] for entry in wrong])
        message = f"{style.format(letter).strip()} {places}, elsewhere {right.format('p').strip()}"
        yield Finding(start, end, message, edits)


def _written(text: str, end: int, style: str, right: str, letter: str) -> str:
    """The time's half of the day in the right form; a stop that also ends the sentence stays one stop."""
    new = right.format(letter)
    following = text[end : end + 2]
    if style.endswith(".") and not new.endswith(".") and (not following.strip() or following[1:].isupper()):
        return new + "."
    return new[:-1] if new.endswith(".") and following[:1] == "." else new
