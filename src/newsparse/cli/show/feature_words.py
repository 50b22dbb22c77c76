"""The labeller's features in words, for `newsparse explain`.

The names that the weights know are short codes: `M<a>M` or `of median 1`. `docs/explain.md` lists what they mean.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

# What a neighbour is, by its shape.
_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "L": "a long paragraph",
        "l": "a long line without a full stop",
        "M": "a paragraph",
        "m": "a short sentence",
        "q": "a question",
        "c": "a line ending in a colon",
        "U": "a line in capitals",
        "T": "a line in headline capitals",
        "S": "a short line",
        "p": "a stock phrase",
        "b": "a byline",
        "d": "a time stamp",
        "e": "an end marker",
        "x": "a separator",
        "^": "nothing",
    }
)
_ENDS: Mapping[str, str] = MappingProxyType(
    {
        "t": "ends in a full stop",
        "'": "ends in a full stop and a quotation mark",
        "q": "ends in a question mark",
        "e": "ends in an ellipsis",
        ":": "ends in a colon",
        ",": "ends in a comma",
        "]": "ends in a bracket or quotation mark",
        "d": "ends in a figure",
        "a": "no full stop",
        "s": "ends in a sign",
    }
)
_STARTS: Mapping[str, str] = MappingProxyType(
    {
        "letter": "a letter",
        "lower": "a small letter",
        "digit": "a figure",
        "mark": ">",
        "ellipsis": "an ellipsis",
        "bullet": "a bullet",
        "dash": "a dash",
        "quote": "a quotation mark",
        "bracket": "a bracket",
        "sign": "a sign",
    }
)
_CASES: Mapping[str, str] = MappingProxyType(
    {
        "U": "all capitals",
        "T": "headline capitals",
        "S": "sentence capitals",
        "s": "begins small",
        "-": "no capitals in this script",
    }
)
# The steps of the scales in label/look.py, from the lowest.
_SHARES = (
    "no function words",
    "few function words",
    "some function words",
    "many function words",
    "mostly function words",
)
_LENGTHS = ("far below", "well below", "below", "somewhat below", "near", "at or above")
_LOOSE = ("hardly any", "few", "some", "many", "most lines", "nearly all lines")
_PEERS = ("no other", "one other", "a few others", "several others", "many others")
_RUN_LENGTHS = ("one line", "two lines", "three lines", "four to six lines", "seven lines or more")
_SENTENCES = ("one sentence at most", "two sentences", "three sentences", "four sentences or more")
_NEAR = 4  # steps of distance to the running text of a page, up to which a block is near it
_ORDINALS = ("first", "second", "third", "fourth", "fifth")

_SHAPE = r"[LlMmqcUTSpbdex^]"
_END = r"[t'qe:,\]das]"


def in_words(feature: str) -> str:
    """A feature in words; its own name if it is unknown.

    >>> in_words("words 5"), in_words("last a 0"), in_words("M>L"), in_words("page:is share=")
    ('5 words', 'no full stop', 'above a long paragraph', 'phrase alone on the line: share')
    """
    name = feature.removeprefix("page:")
    for pattern, words in _WORDS:
        if match := re.fullmatch(pattern, name):
            return words(*match.groups())
    return feature


def _size(sign: str, number: str) -> str:
    return f"{'under' if sign == '<' else 'at least'} {number} characters"


def _phrase(kind: str, whole: str) -> str:
    kind = kind.replace("_", " ").replace("-", " ")
    return f"phrase alone on the line: {kind}" if whole else f"form: {kind}"


def _between(above: str, below: str) -> str:
    return f"between {_SHAPES[above]} and {'another' if above == below else _SHAPES[below]}"


def _above(first: str, second: str) -> str:
    then = f", then {_SHAPES[second]}" if second else ""
    return f"above {_SHAPES[first]}{then}"


def _below(second: str, first: str) -> str:
    then = f", before that {_SHAPES[second]}" if second else ""
    return f"below {_SHAPES[first]}{then}"


def _others(number: str) -> str:
    return "1 other line" if number == "1" else f"{number} other lines"


def _from_end(number: str) -> str:
    return "last block" if number == "0" else f"{_ORDINALS[int(number)]} to last block"


def _run(length: str, where: str) -> str:
    if length == "0":
        return "no neighbour without a full stop"
    return f"{_WHERE[where]} {_RUN_LENGTHS[int(length)]} without a full stop"


_WHERE: Mapping[str, str] = MappingProxyType(
    {"first": "first of", "last": "last of", "inside": "inside a run of"}
)


_IN_RUN: Mapping[str, str] = MappingProxyType(
    {"first": "first in a run", "last": "last in a run", "inside": "inside a run"}
)


def _first_line(side: str, after: str | None) -> str:
    line = {"over": "short first line", "under": "below a short first line"}[side]
    return line + (f", then {_AFTER[after]}" if after else "")


_AFTER: Mapping[str, str] = MappingProxyType(
    {"signed": "a byline or time stamp", "text": "running text", "line": "another line"}
)


def _core(side: str, distance: str) -> str:
    if side == "in":
        return "inside the page's running text"
    return f"{'just' if int(distance) <= _NEAR else 'far'} {side} the page's running text"


def _set_off(columns: str) -> str:
    number = int(columns)
    if not number:
        return "level with the running text"
    return f"{abs(number)} columns {'right' if number > 0 else 'left'} of the running text"


_WORDS: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"size(<|>=)(\d+)", _size),
    (r"words (\d+)", lambda n: "12 words or more" if n == "12" else f"{n} word{'' if n == '1' else 's'}"),
    (r"(?:long )?first (\w+)", lambda kind: f"begins with {_STARTS[kind]}"),
    (rf"long last ({_END})", lambda end: f"long, {_ENDS[end]}"),
    (rf"last ({_END}) \d", lambda end: _ENDS[end]),
    (r"case ([UTSs-]) \d", lambda case: _CASES[case]),
    (r"function words (\d) \d", lambda n: _SHARES[int(n)]),
    (r"long sentences (\d)", lambda n: f"long, {_SENTENCES[int(n)]}"),
    (rf"sentences (\d) ({_END})", lambda n, end: f"{_SENTENCES[int(n)]}, {_ENDS[end]}"),
    (r"(?:long )?is ([\w -]+?)(=?)", _phrase),
    (r"no formula", lambda: "no stock phrase"),
    (rf"(?:flush )?({_SHAPE})<(?:{_SHAPE}|{_END})>({_SHAPE})", _between),
    (rf"(?:flush )?{_SHAPE}>({_SHAPE})({_SHAPE}?)", _above),
    (rf"(?:flush )?({_SHAPE}?)({_SHAPE})<{_SHAPE}", _below),
    (rf"flush {_SHAPE}", lambda: "set like the running text"),
    (r"of median (\d)", lambda n: f"length {_LENGTHS[int(n)]} the usual"),
    (rf"loose (\d) {_SHAPE}", lambda n: f"short lines in the file: {_LOOSE[int(n)]}"),
    (r"repeated (\d)", lambda n: f"{n} times in the file"),
    (rf"peers (\d) {_END}", lambda n: f"{_PEERS[int(n)]} of this form in the file"),
    (r"other heads (\d)", lambda n: f"{_PEERS[int(n)]} without a full stop, of another form"),
    (r"run (\d) (first|last|inside)", _run),
    (
        r"run (first|last|inside)( after colon)?",
        lambda where, _: f"{_IN_RUN[where]} of lines without a full stop",
    ),
    (rf"block (\d) {_SHAPE}", lambda n: f"{_ORDINALS[int(n)]} block"),
    (rf"aside at (\d) {_SHAPE}", lambda n: f"byline, time stamp or phrase after {_others(n)}"),
    (r"name at (\d)", lambda n: f"name after {_others(n)}"),
    (rf"at (\d)(?: {_SHAPE}| words \d)?", lambda n: f"{_ORDINALS[int(n)]} line"),
    (rf"from end (\d)(?: {_SHAPE})?", _from_end),
    (r"part (\d) (long|short)", lambda n, size: f"{size}, in tenth {int(n) + 1} of the file"),
    (r"dateline below (\d)", lambda n: f"{n} {'block' if n == '1' else 'blocks'} above the dateline"),
    (r"dateline opens", lambda: "opens with a dateline"),
    (r"dateline alone", lambda: "nothing but a dateline"),
    (r"deck (\d)(?: at \d)?", lambda n: f"like a summary: {n} out of 8"),
    (
        r"(gap|tight) (above|below)",
        lambda gap, side: f"{'more' if gap == 'gap' else 'less'} space {side} than usual",
    ),
    (r"outdented", lambda: "less indented than usual"),
    (r"indented(, set off)?", lambda _: "more indented than usual"),
    (r"item (alone|in run|after colon|[a-z ]+?)(?: \w+ \S)?", lambda where: f"bullet, {where}"),
    (r"(over|under) (?:\d|\S)(?: times)?(?: (signed|text|line))?", _first_line),
    (r"(above|below|in) core (\d+)(?: \d+)?", _core),
    (rf"(above|below|in) {_SHAPE}", lambda side: f"{side} the page's running text"),
    (rf"furniture(?: {_SHAPE})?", lambda: "repeated all over the page"),
    (rf"set off (in|out|level) {_SHAPE}", lambda side: f"set apart from the running text: {side}"),
    (r"set off (-?\d+) (?:in|out|level)", _set_off),
    (
        rf"(wide )?density (\d+)(?: {_SHAPE})?",
        lambda wide, n: f"running text {'farther around' if wide else 'around'}: {n}",
    ),
    (
        r"core words (\d) (above|below|in)(?: \d)?",
        lambda n, side: f"words shared with the running text: {n} out of 5",
    ),
    (r"repeated (above|below|in) (\w+)", lambda side, which: f"repeated on the page: {which}"),
    (r"headline (\d)", lambda n: f"{_ORDINALS[int(n) - 1]} choice for the headline"),
    (
        r"(over|under) headline (\d)",
        lambda side, _: f"{'above' if side == 'over' else 'below'} the likely headline",
    ),
    (r"name under headline \d", lambda: "name under the likely headline"),
    (
        r"name beside (d?) (near|far)",
        lambda d, side: f"name {'beside a time, ' if d else ''}{side} under the headline",
    ),
)
