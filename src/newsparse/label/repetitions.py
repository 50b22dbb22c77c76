"""The headline as a file repeats it: in the title of the page, over its first lines, behind a date.

A page names itself in its first lines, `Ferry late again | The Harrow Mercury`. The same headline stands bare over the
article, in one line or broken into several, or behind the date of a release.
"""

from __future__ import annotations

from newsparse.base.characters import BARS, COLONS, GUILLEMETS, LONG_DASHES, MIDDLE_DOTS, is_unspaced
from newsparse.label.describe import BlockFacts
from newsparse.label.states import PRE
from newsparse.label.titles import is_buttons

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Between a headline and the name of a site; `_` in East Asian titles.
FRAMES = frozenset((*COLONS, *BARS, *LONG_DASHES, *GUILLEMETS, *MIDDLE_DOTS, "-", "/", "_"))
_ASCII_FRAMES = tuple(filter(str.isascii, FRAMES))
_SPACED = frozenset(("-", "/"))  # inside words and names too
_LEAST_ECHO = 14  # code points; shorter lines repeat by chance
_LEAST_UNSPACED_ECHO = 6  # code points of one in a script without spaces
_LONGEST_NAME = 400  # size units of a headline and the name of a site
_TOP = 3  # blocks in which a page gives its title
_LONGEST_FULL = 1.6  # times the length of its beginning
_MOST_LINES = 4  # of a headline that was broken
_NO_REPETITIONS = frozenset(("title", *PRE))
_UNDER_TITLE = {
    "pre.timestamp": "timestamp",
    "pre.byline": "byline",
    "kicker": "head.note",
    "slug": "head.note",
}


def prefer_bare(path: list[str], facts: Sequence[BlockFacts], *, page: bool) -> None:
    """Take the headline that the page's title repeats, without the site's name; relabel its other repetitions."""
    if not _take_broken(path, facts):
        _take_bare(path, facts, page=page)
    _drop_repetitions(path, facts, page=page)


def _take_broken(path: list[str], facts: Sequence[BlockFacts]) -> bool:
    """Take the lines that together are the headline in the page's title, or the one that ends with it."""
    last = min(_body(path), len(facts) - 1)
    named = _named(facts[: min(_TOP, last)])  # what is further down names nothing above the story
    if not named:
        return False
    lines = [_folded(m) for m in facts[: last + _MOST_LINES]]
    runs = [(name, run) for name, top in named for run in _runs(lines, name, range(top + 1, last + 1))]
    title = path.index("title")
    if not runs or any(name == facts[title].folded for name, _ in _named(facts[:_TOP])):
        return False
    longest = max(len(name) for name, _ in runs)
    run = max((run for name, run in runs if len(name) == longest), key=lambda run: run.start)
    _move_title(path, title, run)
    return True


def _named(tops: Sequence[BlockFacts]) -> list[tuple[str, int]]:
    """What each of the first blocks begins with, if it may be a page's title, and the index of the block."""
    return [(name, top) for top, m in enumerate(tops) for name in _names(_folded(m)) if not is_buttons(m)]


def _names(line: str) -> Iterator[str]:
    """What a page's title begins with before each sign that can separate it from the site's name."""
    if not line:
        return
    least, unspaced = _least(line), is_unspaced(line[0])
    for sign in _ASCII_FRAMES if line.isascii() else FRAMES:
        mark = f" {sign}" if sign in _SPACED and not unspaced else sign
        at = line.find(mark, least)
        while at >= 0:
            name = line[:at].rstrip()
            if len(name) >= _least(name) and line[at + len(mark) :].strip():
                yield name
            at = line.find(mark, at + len(mark))


def _least(line: str) -> int:
    return _LEAST_UNSPACED_ECHO if is_unspaced(line[0]) else _LEAST_ECHO


def _runs(lines: Sequence[str], name: str, starts: range) -> Iterator[range]:
    """Where the name stands in the lines: over several, behind a label or a date, or in full."""
    for start in starts:
        text = lines[start]
        if text.endswith(name) and text[: -len(name)].rstrip()[-1:] in (*COLONS,):
            yield range(start, start + 1)
        if starts.start == 1 and text.startswith(f"{name} ") and len(text) < _LONGEST_FULL * len(name):
            yield range(start, start + 1)  # the page's title has only its beginning
        rest, end = name, start
        while rest and end < min(start + _MOST_LINES, len(lines)) and text and rest.startswith(text):
            rest = rest[len(text) :].lstrip()
            end += 1
            text = lines[end] if rest and end < len(lines) else ""
        if not rest:
            yield range(start, end)


def _folded(m: BlockFacts) -> str:
    """The case-folded text of a block that can be a headline; empty for a longer one."""
    return m.folded or (m.block.text.casefold() if m.size <= _LONGEST_NAME else "")


def _move_title(path: list[str], old: int, run: range) -> None:
    """Make these blocks the title, and what is above and below them parts of its surroundings."""
    if old < run.start:
        path[old] = "pre.boilerplate"
        for index in range(old + 1, run.start):
            if path[index] not in (*PRE, "head.note"):
                path[index] = "pre.timestamp" if path[index] == "timestamp" else "pre.boilerplate"
    else:
        for index in range(run.stop, old):
            path[index] = _UNDER_TITLE.get(path[index], "head.boilerplate")
        if old not in run:
            path[old] = "summary" if old == run.stop else "head.note"
    path[run.start : run.stop] = ["title"] * len(run)


def _take_bare(path: list[str], facts: Sequence[BlockFacts], *, page: bool) -> None:
    """Take the headline directly above the story, not the page's title, which repeats it with the site's name."""
    title = path.index("title")
    own = facts[title].folded
    for index in range(_body(path) - 1, title, -1):
        text = facts[index].folded
        if not text or not is_framed(text, own) or len(text) < _least(text) or (text == own and not page):
            continue
        announced = not page and own[: -len(text)].rstrip()[-1:] in (*COLONS,)  # `Storm live: bridge reopens`
        if not announced:
            path[title], path[index] = "pre.boilerplate", "title"
            return
    above, first = facts[title - 1].folded if title else "", facts[0].folded
    if title > 1 and above and len(above) >= _least(above) and above != first and is_framed(above, first):
        path[title - 1 : title + 1] = ["title", "summary"]


def _drop_repetitions(path: list[str], facts: Sequence[BlockFacts], *, page: bool) -> None:
    """Relabel the lines of the head that only repeat the headline."""
    title = facts[path.index("title")].folded
    if not title or len(title) < _least(title):
        return
    for index in range(_body(path)):
        text = facts[index].folded
        if not text or path[index] in _NO_REPETITIONS:
            continue
        if page if text == title else is_framed(title, text):
            path[index] = "head.boilerplate"


def is_framed(text: str, line: str) -> bool:
    """Whether the line is the text, or begins or ends with it and a sign that separates it from the rest."""
    if text == line:
        return True
    rest = line[len(text) :] if line.startswith(text) else line[: -len(text)] if line.endswith(text) else ""
    return bool(rest) and (rest.strip()[:1] in FRAMES or rest.strip()[-1:] in FRAMES)


def _body(path: Sequence[str]) -> int:
    """The index of the first paragraph."""
    return path.index("paragraph") if "paragraph" in path else len(path)
