"""Reading configuration files: a validated table, or an error that says where the mistake is."""

import os
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from typing import Any, get_args

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.opening import MOST_OF_SETTINGS, read
from newsparse.checks.config.keys import GLOB_LISTS, PATHS, File
from newsparse.files.globs import anchored, anchored_all
from newsparse.model.dataclass_fields import allowed_values, dataclass_fields, type_at
from newsparse.model.errors import ConfigurationError, reason
from newsparse.model.house import HouseWords
from newsparse.model.nearest import nearest
from newsparse.model.validated import plain

Table = dict[str, Any]

PYPROJECT = "pyproject.toml"
_MOST_BITS = 53  # of a number; nobody needs more, and printing one of a million takes minutes
_LONGEST_LINE = 200  # code points of a line in `[parse]`; a longer one is a paragraph
_LONGEST_CHAIN = 20  # files, each of which extends the next; far more than anyone needs


def load(path: str, seen: tuple[str, ...] = (), *, name: str = "check") -> Table:
    """A table of a file merged over what it extends; keys are field names, globs and paths absolute.

    Raises ConfigurationError.
    """
    path = os.path.abspath(path)
    if path in seen:
        raise ConfigurationError(f"{path}: extend: this file extends itself through {seen[-1]}")
    if len(seen) > _LONGEST_CHAIN:
        raise ConfigurationError(f"{path}: extend: the chain is longer than {_LONGEST_CHAIN} files")
    text = read_text(path)
    whole = tool_table(parsed(text, path)) if os.path.basename(path) == PYPROJECT else parsed(text, path)
    if whole is None:
        raise ConfigurationError(f"{path}: there is no table [tool.newsparse]")
    table = checked(whole, path, text)
    try:
        found = resolved(table.get(name, {}), os.path.dirname(path))
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from error
    if "extend" not in table:
        return found
    base = os.path.join(os.path.dirname(path), table["extend"])
    if not os.path.isfile(base):
        raise ConfigurationError(f"{path}: extend: no such file: {base}")
    return merged(load(base, (*seen, path), name=name), found)


def words(path: str) -> HouseWords:
    """The table `[parse]` of a file over that of what it extends. Raises ConfigurationError."""
    from msgspec import convert

    return convert({"parse": load(path, name="parse")}, File).parse


def files_of(path: str) -> Iterator[str]:
    """A configuration file that `load` has read, and those that it extends. Raises ConfigurationError."""
    while True:
        yield path
        table = parsed(read_text(path), path)
        base = ((tool_table(table) or {}) if os.path.basename(path) == PYPROJECT else table).get("extend")
        if base is None:
            return
        path = os.path.join(os.path.dirname(path), base)


def read_text(path: str, newline: str | None = None) -> str:
    """The text of a file; `newline` is that of `open`. Raises ConfigurationError."""
    try:
        text = read(path, MOST_OF_SETTINGS).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = reason(error) if isinstance(error, OSError) else str(error)
        raise ConfigurationError(f"{path}: cannot be read: {problem}") from error
    return text if newline == "" else text.replace("\r\n", "\n").replace("\r", "\n")


def parsed(text: str, where: str) -> Table:
    """The TOML in a text. Raises ConfigurationError."""
    from tomllib import TOMLDecodeError, loads

    try:
        _refuse_long_keys(text, where)
        return loads(text)
    except RecursionError as error:
        raise ConfigurationError(f"{where}: this TOML is nested too deeply") from error
    except TOMLDecodeError as error:
        raise ConfigurationError(f"{where}: not valid TOML: {error}") from error
    except ValueError as error:  # of a number with thousands of digits
        found = _LONG_NUMBER.search(text)
        line = f":{text.count(chr(10), 0, found.start()) + 1}" if found else ""
        raise ConfigurationError(f"{where}{line}: a number of this TOML is too long to be read") from error


def tool_table(pyproject: Table) -> Table | None:
    """The table `[tool.newsparse]`, if there is one."""
    tool = pyproject.get("tool")
    return tool.get("newsparse") if isinstance(tool, dict) else None


_MOST_PARTS = 32  # of a dotted key; ours have four, and `tomllib` takes the square of their number, or worse
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
# "a.a.a.…", "[a.a.…", tried once a word, not once a letter; not "www.example.org" or "..."
_LONG_KEY = lazy_pattern(rf"""(?<![\w"'-])(?:{_PART}){{{_MOST_PARTS}}}""")


def _refuse_long_keys(text: str, where: str) -> None:
    found = _LONG_KEY.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise ConfigurationError(f"{where}:{line}: a key has more than {_MOST_PARTS} parts; ours have four")


def checked(table: Table, where: str, text: str = "", shape: type = File) -> Table:
    """The table with field names as keys, all known and of the right types. Raises ConfigurationError."""
    from msgspec import ValidationError, convert

    for place, key, known in _unknown(table, shape, ""):
        raise ConfigurationError(
            f"{where}{_line(text, key)}: {place}unknown key {key!r}; {nearest(key, known)}"
        )
    named: Table = _named(table, shape)
    try:
        convert(named, shape)
    except ValidationError as error:
        problem, _, at = str(error).partition(" - at ")
        path = _path(at.strip("`").removeprefix("$."), named, shape)
        place = ".".join(path)
        raise ConfigurationError(
            f"{where}{_line(text, *path)}: {place}: {_in_our_words(problem, path, shape)}"
        ) from error
    for place, problem in _unusable(named):
        raise ConfigurationError(f"{where}{_line(text, *place.split('.'))}: {place}: {problem}")
    for target in named.get("check", {}).get("output_format", ()):
        if ":" in target:
            raise ConfigurationError(
                f"{where}{_line(text, 'output-format')}: check.output-format: {target!r} names a file, which only the "
                f"command line may: --output-format {target}"
            )
    return named


# A number of more digits than Python reads, "1234…"; also inside a string, as it only finds a line for a message.
_LONG_NUMBER = lazy_pattern(r"[0-9_]{4300,}")
_BAD_WORD = lazy_pattern(r"Invalid enum value '(.*)'")


def _path(path: str, table: Table, shape: type) -> list[str]:
    """The keys that lead to a value, as they are written; msgspec's `[...]` becomes the key of the value."""
    head, is_any, tail = path.partition("[...]")
    names = head.split(".")
    keys = [name.replace("_", "-") for name in names]
    return [*keys, f"{_unfit(table, shape, names)}{tail}"] if is_any else keys


def _unfit(table: Table, shape: type, path: list[str]) -> str:
    """The first key of the table at a path whose value is not of its type."""
    from msgspec import ValidationError, convert

    wanted = get_args(type_at(shape, path))[-1]
    for key, value in reduce(getitem, path, table).items():
        try:
            convert(value, wanted)
        except ValidationError:
            return str(key)
    return "…"


def _in_our_words(problem: str, path: list[str], shape: type) -> str:
    found = _BAD_WORD.match(problem)
    if found:
        names = [name.partition("[")[0].replace("-", "_") for name in path]
        return f"unknown value {found[1]!r}; {nearest(found[1], allowed_values(shape, names))}"
    return plain(problem).replace(" or null", "")  # which TOML does not have


def _unusable(table: Table) -> Iterator[tuple[str, str]]:
    """The place of each number that is out of range and of each path that no file can have, with the problem."""
    check = table.get("check", {})
    numbers = [(f"limits.{key}", number, 1) for key, number in check.get("limits", {}).items()]
    if check.get("max_warnings") is not None:
        numbers.append(("max_warnings", check["max_warnings"], 0))
    for key, number, least in numbers:
        if number.bit_length() > _MOST_BITS:
            yield _check_key(key), f"expected a number from {least} to {2**_MOST_BITS - 1:,}"
        elif number < least:
            yield _check_key(key), f"{number} is too small; the least is {least}"
    named = {key: check.get(key) for key in (*GLOB_LISTS, *PATHS, "output_format", "per_file_ignores")}
    for key, value in named.items():
        if any("\0" in text for text in ((value,) if isinstance(value, str) else value or ())):
            yield _check_key(key), "there is a NUL in it, which no name of a file has"
    yield from _unusable_lines(table.get("parse", {}))
    if "\0" in table.get("extend", ""):
        yield "extend", "there is a NUL in it, which no name of a file has"


def _unusable_lines(parse: Table) -> Iterator[tuple[str, str]]:
    """The places of lines and labels in `[parse]` that would match everything, or nothing."""
    lists = {key: parse.get(key, ()) for key in ("agencies", "end_markers", "boilerplate")}
    lists |= {f"labels.{key}": some for key, some in parse.get("labels", {}).items()}
    for key, lines in lists.items():
        place = f"parse.{key.replace('_', '-')}"
        for line in lines:
            if not any(map(str.isalnum, line)) and (key != "end_markers" or not line.strip("* ")):
                yield place, f"{line!r} would match too much; write the words of the line"
            elif line.count("*") > (key in ("end_markers", "boilerplate")):
                yield place, f"{line!r} has a star too many; one is allowed, in end-markers and boilerplate"
            elif len(line) > _LONGEST_LINE or "\n" in line:
                yield place, f"a line has {_LONGEST_LINE} characters at most, and no line break"


def _check_key(key: str) -> str:
    return f"check.{key.replace('_', '-')}"


def _line(text: str, *path: str) -> str:
    """`:7` if the keys of a path, each below the one before, lead to line 7 of the text; nothing if none is there."""
    lines = text.split("\n")
    found = 0
    for key in (name.partition("[")[0] if name.endswith("]") else name for name in path):
        found = next((at for at in range(found or 1, len(lines) + 1) if _is_set(lines[at - 1], key)), found)
    return f":{found}" if found else ""


def _is_set(line: str, key: str) -> bool:
    """Whether a line of TOML sets this key or opens its table: `key =`, `"key" =`, `table.key =`, `[table.key]`."""
    content = line.strip()
    name = content.strip("[]") if content.startswith("[") else content.partition("=")[0].strip()
    return bool(key) and any(name == one or name.endswith(f".{one}") for one in (key, f'"{key}"', f"'{key}'"))


def _unknown(value: object, shape: type, place: str) -> Iterator[tuple[str, str, list[str]]]:
    """The keys that `shape` does not have, each with its table and the keys that `shape` has."""
    if isinstance(value, list):
        for item in value:
            yield from _unknown(item, shape, place)
    if not isinstance(value, dict):
        return
    known = _shapes(shape)
    for key, item in value.items():
        if key not in known:
            yield f"[{place}]: " if place else "", key, list(known)
        elif (inner := known[key]) is not None:
            yield from _unknown(item, inner, f"{place}.{key}" if place else key)


def _named(value: Any, shape: type) -> Any:
    """The value with field names as keys, in nested tables too."""
    if isinstance(value, list):
        return [_named(item, shape) for item in value]
    if not isinstance(value, dict):
        return value
    known = _shapes(shape)
    found = {}
    for key, item in value.items():
        inner = known[key]
        found[key.replace("-", "_")] = _named(item, inner) if inner else item
    return found


def _shapes(shape: type) -> dict[str, type | None]:
    """Each key of a table with the shape of the table or tables that it contains, if any."""
    return {name.replace("_", "-"): inner for name, inner in dataclass_fields(shape).items()}


def resolved(check: Table, folder: str) -> Table:
    """The table with its globs anchored at `folder` and its paths joined to it."""
    found = dict(check)
    for key in GLOB_LISTS:
        if key in found:
            found[key] = anchored_all(found[key], folder)
    for key in PATHS:
        if key in found:
            found[key] = os.path.normpath(os.path.join(folder, found[key]))
    if "per_file_ignores" in found:
        ignores = found["per_file_ignores"].items()
        found["per_file_ignores"] = {anchored(glob, folder): rules for glob, rules in ignores}
    return found


def merged(base: Table, over: Table) -> Table:
    """The keys of both; `over` wins. Tables are merged key by key, rules from the configuration by their codes."""
    found = {**base, **over}
    for key in base.keys() & over.keys():
        if isinstance(base[key], dict):
            found[key] = merged(base[key], over[key])
        elif key == "rules":
            found[key] = [*{rule["code"]: rule for rule in (*base[key], *over[key])}.values()]
    return found
