"""Lines after the end marker that suppress rules in their file: `newsparse: ignore[NP401] a reason`."""

from collections.abc import Iterator, Sequence

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import dataclass, replace
from newsparse.text.lines import split
from newsparse.text.source import Source
from newsparse.words.end_markers import end_marker

# "newsparse: ignore[NP401, mixed-apostrophes] reason"; not "newsparse ignores NP401"
_DIRECTIVE = lazy_pattern(r"newsparse:\s*ignore\[([^\]]*)\]\s*(.*)")


@dataclass(slots=True)
class Directive:
    """One such line, at code points `start` to `end`: the codes or names it suppresses, and why."""

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    used: bool = False


def find(text: str) -> list[Directive]:
    """The directives at the end of `text`: after an end marker, with only blank lines around them.

    >>> find("End Article\\nnewsparse: ignore[NP401] house style")[0].rules
    ('NP401',)
    """
    if "newsparse:" not in text:
        return []
    found: list[Directive] = []
    for line in reversed(split(text)):
        content = text[line.start : line.end].strip()
        if not content:
            continue
        match = _DIRECTIVE.fullmatch(content)
        if not match:
            return found[::-1] if end_marker(content) else []
        rules = tuple(name.strip() for name in match[1].split(",") if name.strip())
        found.append(Directive(line.start, line.end, rules, match[2]))
    return []


def without(source: Source, directives: Sequence[Directive]) -> Source:
    """The source without its directives, for the parser."""
    return replace(source, text=source.text[: directives[0].start]) if directives else source


def suppressing(directives: Sequence[Directive], code: str, name: str) -> Iterator[Directive]:
    """The directives that suppress this rule."""
    return (directive for directive in directives if code in directive.rules or name in directive.rules)
