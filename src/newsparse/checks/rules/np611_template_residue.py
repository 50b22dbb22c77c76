"""All placeholders of a template are filled in.

Reports placeholders left by a template, a program or an editor: `{{headline}}`, `${name}`, `{% if %}`, `<%= title
%>`, `%%DATE%%`, `[object Object]`, `[insert quote]`, `Lorem ipsum`.

## Why

Something that should have been written or computed is missing.

## Wrong

    Dear {{first_name}}, the council voted on [insert date].

## Right

    The council voted on Tuesday.

## Fix

None: the missing text is not known.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP611", "template-residue", Severity.ERROR)

# "{{headline}}", "${name}", "{% if %}"; not "{1, 2}"
_BRACES = lazy_pattern(
    r"\{\{[^{}\n]{1,100}\}\}|\$\{[^{}\n]{1,100}\}|\{%[^{}\n]{1,100}%\}|#\{[^{}\n]{1,100}\}"
)
# "<%= title %>", "%%DATE%%"; not "50%%"
_PERCENTS = lazy_pattern(r"<%[^%\n]{1,100}%>|%%[A-Za-z_]{2,40}%%")
# "[object Object]", "[INSERT NAME]"; not "[sic]"
_BRACKETS = lazy_pattern(r"\[object Object\]|\[(?:insert|INSERT|Insert|TODO|TBD|TK)\b[^][\n]{0,60}\]")
# "Lorem ipsum dolor"; not "ipsum" alone
_DUMMY = lazy_pattern(r"[Ll]orem ipsum\b(?: dolor sit amet)?")

_SIGNS = (("{", _BRACES), ("%", _PERCENTS), ("[", _BRACKETS))


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each placeholder."""
    characters = context.file.characters
    patterns = [pattern for sign, pattern in _SIGNS if sign in characters]
    if "ipsum" in context.vocabulary:
        patterns.append(_DUMMY)
    for pattern in patterns:
        for match in pattern.finditer(context.text, context.start, context.end):
            yield Finding(match.start(), match.end(), f"placeholder not filled in: {match[0]}")
