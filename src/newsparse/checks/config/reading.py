"""Reading configuration files: a validated table, or an error that says where the mistake is."""

import os
from collections.abc import Iterator
from typing import Any

from newsparse.base.dataclass_fields import allowed_values, dataclass_fields
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.opening import read_text
from newsparse.checks.config.keys import GLOB_LISTS, PATHS, File
from newsparse.files.globs import anchored, anchored_all
from newsparse.model.errors import ConfigurationError, nearest, reason

Table = dict[str, Any]

PYPROJECT = "pyproject.toml"
_LONGEST_CHAIN = 20  # files, each of which extends the next; far more than anyone needs


def load(path: str, seen: tuple[str, ...] = ()) -> Table:
    """The `[check]` table of a file merged over what it extends; keys are field names, globs and paths absolute.

    Raises ConfigurationError.
    """
    path = os.path.abspath(path)
    if path in seen:
        raise ConfigurationError(f"{path}: extend: this file extends itself through {seen[-1]}")
    if len(seen) > _LONGEST_CHAIN:
        raise ConfigurationError(f"{path}: extend: the chain is longer than {_LONGEST_CHAIN} files")
    text = _text(path)
    whole = tool_table(parsed(text, path)) if os.path.basename(path) == PYPROJECT else parsed(text, path)
    if whole is None:
        raise ConfigurationError(f"{path}: there is no table [tool.newsparse]")
    table = checked(whole, path, text)
    try:
        check = resolved(table.get("check", {}), os.path.dirname(path))
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from error
    if "extend" not in table:
        return check
    base = os.path.join(os.path.dirname(path), table["extend"])
    if not os.path.isfile(base):
        raise ConfigurationError(f"{path}: extend: no such file: {base}")
    return merged(load(base, (*seen, path)), check)


def files_of(path: str) -> Iterator[str]:
    """A configuration file that `load` has read, and those that it extends. Raises ConfigurationError."""
    while True:
        yield path
        table = parsed(_text(path), path)
        base = ((tool_table(table) or {}) if os.path.basename(path) == PYPROJECT else table).get("extend")
        if base is None:
            return
        path = os.path.join(os.path.dirname(path), base)


def _text(path: str) -> str:
    try:
        return read_text(path)
    except (OSError, UnicodeDecodeError) as error:
        problem = reason(error) if isinstance(error, OSError) else str(error)
        raise ConfigurationError(f"{path}: cannot be read: {problem}") from error


def parsed(text: str, where: str) -> Table:
    """The TOML in a text. Raises ConfigurationError."""
    from tomllib import loads

    try:
        _refuse_long_keys(text, where)
        return loads(text)
    except RecursionError as error:
        raise ConfigurationError(f"{where}: this TOML is nested too deeply") from error
    except ValueError as error:  # a number of 5,000 digits raises ValueError, not TOMLDecodeError
        raise ConfigurationError(f"{where}: not valid TOML: {error}") from error


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
        place = _place(at.strip("`").removeprefix("$."), named, problem)
        key = place.rpartition(".")[2].partition("[")[0]
        raise ConfigurationError(
            f"{where}{_line(text, key)}: {place}: {_in_our_words(problem, place, shape)}"
        ) from error
    for place, number, least in _too_small(named):
        raise ConfigurationError(
            f"{where}{_line(text, place.rpartition('.')[2])}: {place}: {number} is too small; the least is {least}"
        )
    for target in named.get("check", {}).get("output_format", ()):
        if ":" in target:
            raise ConfigurationError(
                f"{where}{_line(text, 'output-format')}: check.output-format: {target!r} names a file, which only the "
                f"command line may: --output-format {target}"
            )
    return named


_BAD_WORD = lazy_pattern(r"Invalid enum value '(.*)'")


def _place(path: str, table: Table, problem: str) -> str:
    """The path of a value with keys as they are written; msgspec's `[...]` becomes the key of the value."""
    if path.endswith("[...]") and (found := _BAD_WORD.match(problem)):
        values = table
        for key in path.removesuffix("[...]").split("."):
            values = values[key]
        path = path.replace("[...]", "." + next(key for key, value in values.items() if value == found[1]))
    return path.replace("[...]", "").replace("_", "-")


def _in_our_words(problem: str, place: str, shape: type) -> str:
    found = _BAD_WORD.match(problem)
    if found:
        path = [name.partition("[")[0].replace("-", "_") for name in place.split(".")]
        return f"unknown value {found[1]!r}; {nearest(found[1], allowed_values(shape, path))}"
    problem = problem.replace("`", "")
    return problem[:1].lower() + problem[1:]


def _too_small(table: Table) -> Iterator[tuple[str, int, int]]:
    """The path of each number that is too small, with the number and the least allowed."""
    check = table.get("check", {})
    for key, number in check.get("limits", {}).items():
        if number < 1:
            yield f"check.limits.{key.replace('_', '-')}", number, 1
    if (check.get("max_warnings") or 0) < 0:
        yield "check.max-warnings", check["max_warnings"], 0


def _line(text: str, key: str) -> str:
    """`:7` if the key first appears on line 7 of the text, else nothing."""
    for number, line in enumerate(text.splitlines(), 1):
        content = line.strip()
        if content.startswith("["):
            content = content.strip("[]").rpartition(".")[2]
        if key and content.partition("=")[0].strip().strip("\"'") == key:
            return f":{number}"
    return ""


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
