"""Writing and reading YAML with PyYAML and its C extension.

Everything that is written reads back identically with `yaml.safe_load`. Long text stays on one line, letters of all
scripts are written as they are, and text of several lines becomes a literal block where that is exact.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from newsparse.model.errors import FormatError
from newsparse.model.frozen import MOST_DIGITS

if TYPE_CHECKING:
    from yaml import SafeDumper

DEEPEST = 100
_MOST_TAG_DIRECTIVES = 100  # libyaml compares each with all others; our documents have none
_ONE_LINE = 2**31 - 1  # the greatest width that libyaml accepts, so that nothing is folded

# A scalar that some YAML 1.1 or 1.2 reader, though not PyYAML, takes for a number, a date or a Boolean: "1e3", "0o17",
# "12:30:45", "y", ".inf". Not "10 Downing Street", not "yes, minister".
_READ_OTHERWISE = re.compile(r"[-+]?\.?[0-9][0-9A-Za-z_.:+-]*|[yYnN]|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)")

# What not every reader gets back exactly from a literal block: white space at the edges of the text or before a line
# break, other line breaks, controls. Matches "a \nb" at the space; never matches "a\n  b".
_NOT_LITERAL = re.compile(r"\A\s|\s\Z|[ \t]\n|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

# Line breaks of YAML 1.1 other than the newline, which PyYAML would fold. Matches "a\u2028b"; never "a\nb".
_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")

# Outside the Basic Multilingual Plane: "😀", "𝓝", rare Chinese characters; never "é" or "漢".
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_PRIVATE = range(0xE000, 0xF900)


_SHOWN = 60  # characters of a name in a message
_STANDARD = "tag:yaml.org,2002:"
_HARMLESS = (f"{_STANDARD}str", f"{_STANDARD}seq", f"{_STANDARD}map")
_AS_TEXT = (f"{_STANDARD}timestamp", f"{_STANDARD}merge", f"{_STANDARD}value")
# An integer of YAML 1.1: "-12", "0x1F", "1_000"; not "12:30", which counts in sixties there, nor "1.5".
_INTEGER = re.compile(r"[-+]?(?:0b[01][01_]*|0x[0-9a-fA-F][0-9a-fA-F_]*|0[0-7_]*|[1-9][0-9_]*)")
# Other numbers: "-1.5", ".5e+3", ".inf"; not "1.5.2", nor "12:30.5".
_FRACTION = re.compile(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.(?:inf|Inf|INF))"
    r"|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|\.(?:nan|NaN|NAN)"
)
_NUMBERS = {
    f"{_STANDARD}int": re.compile(rf"(?:{_INTEGER.pattern})\Z"),
    f"{_STANDARD}float": re.compile(rf"(?:{_FRACTION.pattern})\Z"),
}


# By the first character of a plain scalar: the tags that it may have, each with the pattern of its values.
_Resolvers: TypeAlias = Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]


class FlowList(list[Any]):
    """A list that is written on one line, in brackets."""


def dump(value: Any) -> str:
    """The value as block YAML, its keys in order, with a newline at the end.

    >>> print(dump({"title": "Rain: more to come 🌧", "lines": FlowList([1, 2])}), end="")
    title: 'Rain: more to come 🌧'
    lines: [1, 2]
    """
    text = _dumped(value)
    if "\\U" not in text:
        return text
    return _with_astral(value) or text


def load(text: str, where: str, line: int = 1) -> Any:
    """The value of one YAML document that starts in `line` (1-based) of its file; dates stay strings.

    Raises FormatError with path and line.
    """
    documents = load_all(text, where, line)
    if len(documents) > 1:
        raise FormatError(f"{where}:{line}: expected one YAML document, got {len(documents)}")
    return documents[0] if documents else None


def load_all(text: str, where: str, line: int = 1, *, keys_are_text: bool = False) -> list[Any]:
    """The values of all YAML documents in a text; its keys can be required to be text. Raises FormatError as `load`."""
    import yaml

    if text.count("\n%TAG") > _MOST_TAG_DIRECTIVES:
        raise FormatError(f"{where}:{line}: more than {_MOST_TAG_DIRECTIVES} lines %TAG; delete them")
    try:
        loader = _loader()
        other_keys = loader.yaml_implicit_resolvers if keys_are_text else {}
        for mark, problem in _refusals(yaml.parse(text, Loader=loader), other_keys):
            raise FormatError(f"{where}:{line + mark.line}: {problem}")
        return list(yaml.load_all(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        at = line + error.problem_mark.line if error.problem_mark else line
        raise FormatError(f"{where}:{at}: not valid YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        raise FormatError(f"{where}:{line}: this YAML cannot be read: {reason}") from error


class _Level:
    """A mapping or a sequence that is being read: the keys it has, and the key or number of the next value."""

    __slots__ = ("at", "is_key", "seen")

    def __init__(self, *, is_mapping: bool) -> None:
        self.seen: set[str] | None = set() if is_mapping else None
        self.is_key = is_mapping
        self.at: str | int = "" if is_mapping else 0

    def step(self) -> None:
        """A key or a value is complete."""
        if self.seen is not None:
            self.is_key = not self.is_key
        elif isinstance(self.at, int):
            self.at += 1


def _refusals(events: Iterator[Any], other_keys: _Resolvers) -> Iterator[tuple[Any, str]]:
    """What no document may have, each with its place: the mark in the text and, in words, the path in the document.

    Deep nesting overflows the stack of libyaml's loader, aliases can exhaust memory, tags ask for values that JSON does
    not have, a key given twice loses a value, and huge integers take the time of their length squared. Keys that
    `other_keys` resolves are not text.
    """
    import yaml

    ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
    nodes = {
        yaml.ScalarEvent: "scalar",
        yaml.MappingStartEvent: "collection",
        yaml.SequenceStartEvent: "collection",
        yaml.AliasEvent: "alias",
    }
    levels: list[_Level] = []
    for event in events:
        kind = type(event)
        if kind in ends:
            levels.pop()
        elif kind not in nodes:
            continue
        elif problem := _problem_of(event, nodes[kind], levels, other_keys):
            yield event.start_mark, f"{_path(levels)}: {problem}"
        elif kind is not yaml.ScalarEvent:
            levels.append(_Level(is_mapping=kind is yaml.MappingStartEvent))
            continue
        if levels:
            levels[-1].step()


def _problem_of(event: Any, kind: str, levels: list[_Level], other_keys: _Resolvers) -> str | None:
    above = levels[-1] if levels else None
    if above is not None and above.is_key:
        above.at = ""
    if kind == "alias":
        return f"YAML aliases are not supported; replace *{str(event.anchor)[:_SHOWN]} by its value"
    if event.tag is not None and event.tag not in _HARMLESS:
        tag = event.tag.replace(_STANDARD, "!!")[:_SHOWN]
        return f"not valid YAML for a document: the tag {tag} is not supported; remove it"
    if above is not None and above.is_key:
        return _problem_of_key(event, kind, above) or _not_text(event, above, other_keys)
    if kind == "collection":
        return f"YAML nested more than {DEEPEST} deep" if len(levels) >= DEEPEST else None
    is_long = len(event.value) > MOST_DIGITS and event.style in (None, "")
    if is_long and _INTEGER.fullmatch(event.value):
        return f"this YAML cannot be read: a number of {len(event.value):,} characters; put it in quotes"
    return None


def _problem_of_key(event: Any, kind: str, mapping: _Level) -> str | None:
    """What is wrong with a key, which becomes that of the value that follows."""
    if kind != "scalar":
        return "a list or mapping cannot be a key"
    mapping.at = event.value
    if mapping.seen is not None and event.value in mapping.seen:
        return "this key is given twice; remove one of them"
    if mapping.seen is not None:
        mapping.seen.add(event.value)
    return None


def _not_text(key: Any, mapping: _Level, other_keys: _Resolvers) -> str | None:
    """What is wrong with a key that is a number, a Boolean or nothing; in quotes it would be text."""
    if not key.implicit[0]:
        return None
    for tag, pattern in other_keys.get(key.value[:1], ()):
        if pattern.match(key.value):
            mapping.at, kind = "", tag.removeprefix(_STANDARD)
            return (
                f"keys must be text, and {key.value[:_SHOWN] or 'nothing'} ({kind}) is not; put it in quotes"
            )
    return None


def _path(levels: list[_Level]) -> str:
    places = [f"[{level.at}]" if isinstance(level.at, int) else f".{level.at}" for level in levels]
    path = "$" + "".join(place for place in places if place != ".")
    return path if len(path) <= _SHOWN else f"{path[:_SHOWN]}…"


def _dumped(value: Any) -> str:
    import yaml

    text = yaml.dump(value, Dumper=_dumper(), allow_unicode=True, width=_ONE_LINE, sort_keys=False)
    return str(text)


def _with_astral(value: Any) -> str | None:
    r"""The value as YAML with characters such as emoji as they are, where libyaml writes `"\U0001F600"`.

    While libyaml works, each is replaced by a private-use character that does not occur in the value. None where there
    are not enough of those; the escapes, which every reader understands, then stay.
    """
    shown = json.dumps(value, ensure_ascii=False)
    astral, used = sorted(set(_ASTRAL.findall(shown))), set(shown)
    free = [code for code in _PRIVATE if chr(code) not in used]
    if len(astral) > len(free):
        return None
    stand_ins = dict(zip(map(ord, astral), free, strict=False))
    back = {code: original for original, code in stand_ins.items()}
    return _dumped(_translated(value, stand_ins)).translate(back)


def _translated(value: Any, table: dict[int, int]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, dict):
        return {_translated(key, table): _translated(item, table) for key, item in value.items()}
    if isinstance(value, list):
        return type(value)(_translated(item, table) for item in value)
    return value


def _style(text: str) -> str | None:
    """The quoting that a string needs so that every reader gets it back; None where PyYAML's choice will do."""
    if "\n" in text:
        return '"' if _NOT_LITERAL.search(text) else "|"
    if _OTHER_BREAK.search(text):
        return '"'
    return "'" if _READ_OTHERWISE.fullmatch(text) else None


@cache
def _dumper() -> type["SafeDumper"]:
    import yaml

    return _dumper_on(getattr(yaml, "CSafeDumper", yaml.SafeDumper))


def _dumper_on(base: type["SafeDumper"]) -> type["SafeDumper"]:
    """A dumper with our quoting, derived from PyYAML's C dumper or its Python one."""

    class Dumper(base):  # type: ignore[misc, valid-type]
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def string(dumper: Dumper, text: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))

    def row(dumper: Dumper, items: FlowList) -> Any:
        return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)

    Dumper.add_representer(str, string)
    Dumper.add_representer(FlowList, row)
    return Dumper


@cache
def _loader() -> Any:
    """A safe loader of what documents hold: dates are text, as are `12:30` and the key `<<`; no key is given twice."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc, valid-type]
        def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 (PyYAML's)
            found = super().construct_mapping(node, deep=deep)
            if len(found) < len(
                node.value
            ):  # `true` and `yes`, or `1`: one key for Python; texts are compared above
                key = next(key for key, _ in node.value if not isinstance(self.construct_object(key), str))
                problem = f"the key {key.value[:_SHOWN]} is not text; put it in quotes"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            return found

    Loader.yaml_implicit_resolvers = {
        first: [(tag, _NUMBERS.get(tag, pattern)) for tag, pattern in pairs if tag not in _AS_TEXT]
        for first, pairs in base.yaml_implicit_resolvers.items()
    }
    return Loader
