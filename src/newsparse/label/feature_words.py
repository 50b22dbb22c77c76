"""The features of a block in words: what `explain` prints instead of `last a 1` or `L<S>L`.

The names are made in `feature_names.py`; each row of the table says one form of them in words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label import feature_names as names

_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "L": "a long paragraph",
        "l": "a long line without a full stop",
        "M": "a sentence",
        "m": "a short sentence",
        "S": "a short line",
        "T": "a short line in title case",
        "U": "a line in capitals",
        "q": "a question",
        "c": "a line ending in a colon",
        "b": "a byline",
        "d": "a date or time",
        "p": "a standard phrase",
        "x": "a separator",
        "e": "an end marker",
        "^": "nothing",
    }
)
_LAST: Mapping[str, str] = MappingProxyType(
    {
        "t": "full stop at the end",
        "'": "full stop and quotation mark at the end",
        "q": "question mark at the end",
        "e": "ellipsis at the end",
        "]": "bracket or quotation mark at the end",
        ":": "colon at the end",
        ",": "comma at the end",
        "d": "figure at the end",
        "a": "no full stop",
        "s": "symbol at the end",
    }
)
_CASES: Mapping[str, str] = MappingProxyType(
    {
        "U": "all in capitals",
        "T": "in title case",
        "S": "in sentence case",
        "s": "starts in lower case",
        "-": "no capitals",
    }
)
_FIRST: Mapping[str, str] = MappingProxyType(
    {
        "letter": "starts with a letter",
        "lower": "starts in lower case",
        "digit": "starts with a figure",
        "quote": "starts with a quotation mark",
        "bracket": "starts with a bracket",
        "bullet": "starts with a bullet",
        "dash": "starts with a dash",
        "ellipsis": "starts with an ellipsis",
        "mark": "starts with >",
        "sign": "starts with a symbol",
    }
)
_AFTER: Mapping[str, str] = MappingProxyType(
    {"signed": "a byline or date follows", "text": "text follows", "line": "another line follows"}
)
_FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        "ending": "an end marker",
        "clock": "has a time of day",
        "numbered": "starts with a number",
        "columns": "set in columns",
        "initial": "starts with an initial and a colon",
        "speaker": "starts with a speaker's name",
        "coded": "looks like a wire code",
        "figures": "mostly figures",
        "menu-mark": "has a menu sign",
        "copyright-mark": "has ©",
        "bracketed": "all in brackets",
        "link": "has a web or e-mail address",
        "name": "looks like a person's name",
        "byline": "a byline",
        "timestamp": "a date or time",
        "separator": "a separator",
        "ends credited": "ends with a credit",
    }
)


Words = Callable[[re.Match[str]], str]


class Form(NamedTuple):
    """One form of names: the pattern of the whole name, its words, and an example for the legend."""

    pattern: re.Pattern[str]
    words: Words
    example: str


def _form(pattern: str, words: str | Words, example: str) -> Form:
    said = words if callable(words) else lambda found: found.expand(words)
    return Form(lazy_pattern(pattern), said, example)


def _is(found: re.Match[str]) -> str:
    formula = found["formula"]
    if formula in _FORMULAS:
        return _FORMULAS[formula]
    phrase = formula.rstrip("=").replace("_", " ")
    return f"the phrase “{phrase}”" if formula.endswith("=") else f"starts like “{phrase}”"


def _steps(steps: Sequence[float], index: str, *, scale: int = 1) -> str:
    """The range of values of one step, in words: `under 8`, `8 to 15`, `900 or more`; `scale` 100 gives per cent."""
    at = int(index)
    whole = scale == 100 or all(isinstance(step, int) for step in steps)
    unit = 1 if whole else 0
    limits = [round(step * scale) if whole else step for step in steps]
    sign = "%" if scale == 100 else ""
    if not at:
        return f"under {limits[0]}{sign}"
    if at == len(limits):
        return f"{limits[-1]}{sign} or more"
    low, high = limits[at - 1], limits[at] - (unit if scale == 1 else 0)
    return f"{low}{sign}" if low == high else f"{low} to {high}{sign}"


def _length(found: re.Match[str]) -> str:
    at = len(names.SIZE_STEPS) if found["over"] else names.SIZE_STEPS.index(int(found["limit"]))
    return f"{_steps(names.SIZE_STEPS, str(at))} letters"


def _count(number: str, one: str, many: str) -> str:
    return f"1 {one}" if number == "1" else f"{number} {many}"


def _lines(number: str) -> str:
    return _count(number, "line", "lines")


def _sentences(found: re.Match[str]) -> str:
    """How many sentences a block is: those that end inside it, and one more."""
    return _count(str(int(found[1]) + 1), "sentence", "sentences")


def _times(found: re.Match[str]) -> str:
    times = _steps(names.TIMES_STEPS, found[2])
    longer = "line below is" if found[1] == "over" else "is"
    return f"{longer} {times} times as long, {_AFTER[found[3]]}"


def _core_words(index: str) -> str:
    return (
        "none"
        if int(index) < 2
        else "all"
        if int(index) == 5
        else _steps(names.CORE_WORD_STEPS, index, scale=100)
    )


def _from_headline(found: re.Match[str]) -> str:
    over = found[1] == "over"
    steps = names.OVER_HEADLINE_STEPS if over else names.UNDER_HEADLINE_STEPS
    return f"{_steps(steps, found[2])} blocks {'above' if over else 'below'} the likeliest headline"


def _window(found: re.Match[str]) -> str:
    """The shapes above and below."""
    sides = ((found["above"] or "", "above"), (found["below"] or "", "below"))
    return ", ".join(f"{_neighbours(shapes)} {side}" for shapes, side in sides if shapes)


def _neighbours(shapes: str) -> str:
    """One or two shapes in words; two edges of the file are nothing, once."""
    if len(shapes) == 1 or shapes == "^^":
        return _SHAPES[shapes[0]]
    return " and ".join([_SHAPES[shape] for shape in shapes])


def _between(found: re.Match[str]) -> str:
    return f"{_LAST[found['last']]}, {_SHAPES[found['above']]} above, {_SHAPES[found['below']]} below"


def _flush(found: re.Match[str]) -> str:
    around = _window(found) if found["above"] or found["below"] else ""
    return f"in line with the text{': ' if around else ''}{around}"


def _step_of(steps: Sequence[float], words: str, *, group: int = 1, scale: int = 1) -> Words:
    """Words in which `{}` is the range of the step that the group holds."""

    def said(found: re.Match[str]) -> str:
        range_ = _steps(steps, found[group], scale=scale)
        return words.format(range_).replace(" lines", " line" if range_ == "1" else " lines")

    return said


_SHAPE = r"[LlMmSTUqcbdpxe^]"
_ENDS = r"[tq'e\]:,das]"

FORMS: tuple[Form, ...] = (
    # by itself
    _form(r"size(?P<over>>=)?<?(?P<limit>\d+)", _length, "size<42"),
    _form(r"long first (\w+)", lambda m: f"{_FIRST[m[1]]}", "long first letter"),
    _form(rf"long last ({_ENDS})", lambda m: _LAST[m[1]], "long last t"),
    _form(r"long sentences (\d)", _sentences, "long sentences 1"),
    _form(r"(?:long )?is (?P<formula>.+)", _is, "is read_more="),
    _form(r"no formula", "no standard phrase", "no formula"),
    _form(r"words (\d+)", lambda m: f"short: {_count(m[1], 'word', 'words')}", "words 5"),
    _form(r"first (\w+)", lambda m: _FIRST[m[1]], "first quote"),
    _form(
        r"function words (\d) \d",
        _step_of(names.FUNCTION_WORD_STEPS, "{} function words", scale=100),
        "function words 3 2",
    ),
    _form(rf"last ({_ENDS}) \d", lambda m: _LAST[m[1]], "last a 1"),
    _form(r"case (.) \d", lambda m: _CASES[m[1]], "case T 0"),
    _form(rf"sentences (\d) {_ENDS}", _sentences, "sentences 0 a"),
    # among the others
    _form(rf"(?P<above>{_SHAPE}{{1,2}})<{_SHAPE}(?P<below>)", _window, "LL<S"),
    _form(rf"(?P<above>){_SHAPE}>(?P<below>{_SHAPE}{{1,2}})", _window, "S>L"),
    _form(rf"(?P<above>{_SHAPE})<{_SHAPE}>(?P<below>{_SHAPE})", _window, "L<S>L"),
    _form(rf"(?P<above>{_SHAPE})<(?P<last>{_ENDS})>(?P<below>{_SHAPE})", _between, "L<a>L"),
    _form(
        rf"loose (\d) {_SHAPE}",
        _step_of(names.LOOSE_STEPS, "{} of the file's lines are not sentences", scale=100),
        "loose 1 S",
    ),
    _form(
        r"of median (\d)",
        _step_of(names.MEDIAN_STEPS, "{} of a usual paragraph's length", scale=100),
        "of median 1",
    ),
    _form(r"repeated (\d)", r"occurs \1 times", "repeated 2"),
    _form(rf"peers (\d) {_ENDS}", _step_of(names.PEER_STEPS, "{} short lines of this kind"), "peers 2 a"),
    _form(
        r"other heads (\d)",
        _step_of(names.OTHER_HEAD_STEPS, "{} short lines of other kinds"),
        "other heads 1",
    ),
    _form(
        r"run (\d) (first|inside|last)",
        lambda m: f"{m[2]} of {_steps(names.RUN_STEPS, m[1])} short lines in a row",
        "run 1 first",
    ),
    _form(r"run (?:first|inside|last) after colon", "short line after a colon", "run first after colon"),
    _form(r"run (first|inside|last)", r"\1 of short lines in a row", "run last"),
    # in the file
    _form(
        rf"block (\d) {_SHAPE}", lambda m: ("first", "second")[int(m[1])] + " line of the file", "block 0 S"
    ),
    _form(
        rf"aside at (\d) ({_SHAPE})",
        lambda m: f"{_SHAPES[m[2]]} after {_lines(m[1])} of content",
        "aside at 1 b",
    ),
    _form(
        r"at (\d) words (\d)",
        lambda m: f"line {int(m[1]) + 1} of the content, about {2 * int(m[2])} words",
        "at 0 words 3",
    ),
    _form(rf"at (\d)(?: {_SHAPE})?", lambda m: f"line {int(m[1]) + 1} of the content", "at 1 S"),
    _form(r"over (\d)(?: (signed|text|line))?", lambda m: _over(m, "line below"), "over 2 signed"),
    _form(r"under (\d)(?: (signed|text|line))?", lambda m: _over(m, "line above"), "under 2 text"),
    _form(r"(over|under) (\d) times (\w+)", _times, "over 1 times text"),
    _form(
        rf"(?:over|under) {_ENDS} (\w+)", lambda m: f"the second line's end, {_AFTER[m[1]]}", "over a signed"
    ),
    _form(
        rf"from end (\d)(?: {_SHAPE})?",
        lambda m: f"{_lines(m[1])} before the last" if int(m[1]) else "the last line",
        "from end 0 e",
    ),
    _form(
        r"part (\d) (?:short|long)",
        lambda m: f"{10 * int(m[1])} to {10 * int(m[1]) + 10}% into the article",
        "part 4 short",
    ),
    _form(r"name at (\d)", lambda m: f"a name after {_lines(m[1])} of content", "name at 1"),
    _form(r"dateline below (\d)", lambda m: f"a dateline {_lines(m[1])} below", "dateline below 2"),
    _form(r"dateline alone", "a dateline on its own", "dateline alone"),
    _form(r"dateline opens", "opens with a dateline", "dateline opens"),
    _form(r"deck (\d)(?: at \d)?", lambda m: f"like a summary: {m[1]} of 8", "deck 6 at 1"),
    _form(r"(gap|tight) (above|below)", lambda m: f"{_GAPS[m[1]]} {m[2]} than usual", "gap above"),
    _form(r"(outdented|indented)(?:, set off)?", lambda m: f"{_INDENTED[m[1]]} than usual", "indented"),
    _form(r"item in run(?: .*)?", "bullet like its neighbour's", "item in run"),
    _form(r"item alone(?: .*)?", "bullet unlike its neighbours'", "item alone dash a"),
    _form(r"item after colon", "bullet after a colon", "item after colon"),
    # on a whole page
    _form(
        r"(above|below) core (\d)",
        lambda m: f"{_steps(names.CORE_DISTANCE_STEPS, m[2])} blocks {m[1]} the running text",
        "above core 3",
    ),
    _form(r"in core \d \d", "in the running text", "in core 1 2"),
    _form(rf"(above|below|in) {_SHAPE}", r"\1 the running text", "above S"),
    _form(
        rf"flush (?:(?P<above>{_SHAPE}{{1,2}})<)?{_SHAPE}(?:>(?P<below>{_SHAPE}{{1,2}}))?",
        _flush,
        "flush L<S>L",
    ),
    _form(rf"furniture(?: {_SHAPE})?", "repeated again and again", "furniture p"),
    _form(rf"set off (in|out|level) {_SHAPE}", lambda m: _INDENTS[m[1]], "set off in S"),
    _form(r"set off -?\d (in|out|level)", lambda m: _INDENTS[m[1]], "set off 4 in"),
    _form(rf"density (\d)(?: {_SHAPE})?", r"running text in \1 of the 5 blocks around", "density 3 S"),
    _form(
        r"wide density (\d)",
        lambda m: f"running text in about {2 * int(m[1])} of the 13 blocks around",
        "wide density 2",
    ),
    _form(
        r"core words (\d) (?:above|in)(?: \d)?",
        lambda m: f"{_core_words(m[1])} of its words are in the running text",
        "core words 3 above 2",
    ),
    _form(r"repeated (above|in|below) (\w+)", r"a repeated line, \2 occurrence", "repeated above first"),
    _form(r"headline (\d)", r"headline candidate \1", "headline 1"),
    _form(r"(over|under) headline (\d)", _from_headline, "under headline 2"),
    _form(r"name (?:under headline \d|beside .*)", "a name below the headline", "name under headline 1"),
)
_GAPS: Mapping[str, str] = MappingProxyType({"gap": "more space", "tight": "less space"})
_INDENTS: Mapping[str, str] = MappingProxyType(
    {"in": "further in than the text", "out": "further out than the text", "level": "level with the text"}
)
_INDENTED: Mapping[str, str] = MappingProxyType({"indented": "further in", "outdented": "further out"})
_PAGE = "page:"


def _over(found: re.Match[str], neighbour: str) -> str:
    after = f", {_AFTER[found[2]]}" if found[2] else ""
    return f"{_count(found[1], 'word', 'words')} with a {neighbour}{after}"


def in_words(name: str) -> str:
    """A feature's name in words; a name of a form that is not in the table stays as it is.

    >>> in_words("last a 1"), in_words("S>L"), in_words("page:words 2")
    ('no full stop', 'a long paragraph below', 'short: 2 words (page)')
    """
    bare = name.removeprefix(_PAGE)
    for form in FORMS:
        found = form.pattern.fullmatch(bare)
        if found:
            return form.words(found) + (" (page)" if bare != name else "")
    return name


def strongest(weights: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """The features by their weight, strongest first; those of the same name, or the same words, count as one.

    >>> strongest([("a long paragraph below", 0.5), ("no full stop", -2.0), ("a long paragraph below", 1.0)])
    [('no full stop', -2.0), ('a long paragraph below', 1.5)]
    """
    summed: Counter[str] = Counter()
    for name, weight in weights:
        summed[name] += weight  # type: ignore[assignment]  # a Counter adds floats as well
    return sorted(summed.items(), key=lambda entry: -abs(entry[1]))
