"""Times are written in one way: 5 p.m., 5 pm or 5pm.

Reports, as one finding, the rarer forms in an article, outside quotations.

## Why

AP and Reuters write 5 p.m., the Guardian and the BBC 5pm. Each house uses one form.

## Wrong

    The vote began at 5 p.m. and ended at 7pm.

## Right

    The vote began at 5 p.m. and ended at 7 p.m.

## Fix

Unsafe, because a full stop may also end its sentence: the rarer form is changed to the more common one.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP406", "mixed-time-forms", Severity.INFO, Fix.UNSAFE, languages=frozenset({"en"}))

# "5pm", "5 pm", "5:30 p.m."; not "5 PMs", "5 am I"
_TIME = lazy_pattern(r"(?<=\d)(\s?)(?:([ap])\.m\.|([ap])m\b)")
# Part of each of these, which is quick to find: "5 p.m", "5am"; not "team"
_HOUR = lazy_pattern(r"\d\s?[ap]\.?m")
_STYLES = {(True, True): " {}.m.", (False, True): "{}.m.", (True, False): " {}m", (False, False): "{}m"}


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first of the rarer form."""
    found = [
        (match.start(), match.end(), _STYLES[bool(match[1]), bool(match[2])], match[2] or match[3])
        for match in context.matches(_TIME, context.holding(_HOUR, context.body))
        if not context.is_quoted(*match.span())
    ]
    if not found:
        return
    right = prevailing([style for _, _, style, _ in found])
    wrong = [entry for entry in found if entry[2] != right]
    if wrong:
        start, end, style, letter = wrong[0]
        edits = tuple(
            Edit(a, b, _single_stop(style, right.format(half), context.text[b : b + 2]))
            for a, b, style, half in wrong
        )
        places = context.listed([entry[0] for entry in wrong])
        message = (
            f"{style.format(letter).strip()} {places}; {right.format('p').strip()} in most of the article"
        )
        yield Finding(start, end, message, edits)


def _single_stop(old: str, new: str, following: str) -> str:
    """`new` in place of `old`; a full stop that also ends the sentence is neither lost nor doubled."""
    if old.endswith(".") and not new.endswith(".") and (not following.strip() or following[1:].isupper()):
        return new + "."
    return new[:-1] if new.endswith(".") and following[:1] == "." else new
