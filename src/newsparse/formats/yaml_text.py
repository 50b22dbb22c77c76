"""Writing and reading YAML with PyYAML and its C extension.

Everything that is written reads back identically with `yaml.safe_load`. Long text stays on one line, letters of all
scripts are written as they are, and text of several lines becomes a literal block where that is exact.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from newsparse.model.errors import FormatError

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


def load_all(text: str, where: str, line: int = 1) -> list[Any]:
    """The values of all YAML documents in a text. Raises FormatError like `load`."""
    import yaml

    if text.count("\n%TAG") > _MOST_TAG_DIRECTIVES:
        raise FormatError(f"{where}:{line}: more than {_MOST_TAG_DIRECTIVES} lines %TAG; delete them")
    try:
        _check(yaml.parse(text, Loader=_loader()), f"{where}:{line}")
        return list(yaml.load_all(text, Loader=_loader()))
    except yaml.MarkedYAMLError as error:
        at = line + error.problem_mark.line if error.problem_mark else line
        raise FormatError(f"{where}:{at}: not valid YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        raise FormatError(f"{where}:{line}: this YAML cannot be read: {reason}") from error


def _check(events: Iterator[Any], where: str) -> None:
    """Refuse deep nesting, which overflows the stack of libyaml's loader, and aliases, which can exhaust memory."""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise FormatError(
                f"{where}: YAML aliases are not supported; replace *{event.anchor} by its value"
            )
        if depth > DEEPEST:
            raise FormatError(f"{where}: YAML nested more than {DEEPEST} deep")


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
    """A safe loader that leaves dates as strings: `2026-11-22` in our documents is text."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
        for first, pairs in base.yaml_implicit_resolvers.items()
    }
    return type("Loader", (base,), {"yaml_implicit_resolvers": resolvers})
