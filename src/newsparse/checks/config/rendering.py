"""Configuration as text: the effective table as TOML, a starter file, and the JSON Schema."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from json import dumps
from typing import Any

from newsparse.checks.config.keys import Check, File
from newsparse.model.house import HouseWords

START = """\
# Configuration of newsparse check for this folder and those below it.
# All keys: newsparse config schema, docs/checking.md.

[check]
# profile = "ap"               # ap, reuters, guardian, bbc
# select = ["NP0", "NP3"]      # instead of the default rules
# extend-select = ["NP213"]    # in addition to the others
# ignore = ["NP410"]
# fail-on = "warning"          # error, warning, info, never
# exclude = ["archive/"]       # as in .gitignore, relative to this file
# baseline = "newsparse-baseline.json"

# [check.severity]
# NP209 = "warning"

# [check.per-file-ignores]
# "letters/*.txt" = ["NP4"]

# [check.allow]
# NP401 = ["U.S. Bank"]

# [check.house]
# apostrophe = "straight"      # without it, each article only has to be consistent

# [check.limits]
# title = 100

# [[check.rules]]
# code = "HOUSE1"
# name = "no-breaking"
# scope = "title"
# pattern = '^BREAKING'
# message = "{match} is not part of a headline"

# [parse]                      # for parse, batch and show too; one * stands for anything
# agencies = ["Zeta Wire"]
# end-markers = ["-- the end *"]
# boilerplate = ["Call our newsdesk *"]
# labels.title = ["Rubric"]    # and byline, date, summary, section, body
"""

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def as_toml(check: Check, parse: HouseWords) -> str:
    """The tables `[check]` and `[parse]`, and the tables in them; keys without a value become comments."""
    tables = (*_table("check", _values(check)), *_table("parse", _values(parse)))
    return "\n".join(tables).strip() + "\n"


def _values(value: Any) -> dict[str, Any]:
    return {field.name.replace("_", "-"): getattr(value, field.name) for field in fields(value)}


def _table(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table: its keys, then its tables."""
    yield f"[{name}]"
    inner = []
    for key, value in values.items():
        if isinstance(value, dict) or is_dataclass(value):
            inner.append((key, value if isinstance(value, dict) else _values(value)))
        elif value is None:
            yield f"# {_key(key)} ="
        elif not (isinstance(value, tuple) and value and is_dataclass(value[0])):
            yield f"{_key(key)} = {_plain(value)}"
    yield ""
    for key, table in inner:
        yield from _table(f"{name}.{_key(key)}", table)
    for rule in values.get("rules", ()) if name == "check" else ():
        _, *lines = _table("", _values(rule))
        yield from (f"[[{name}.rules]]", *lines)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else dumps(key)


def _plain(value: Any) -> str:
    """A value as TOML; its strings are written as in JSON, without escapes for other scripts."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else dumps(str(value), ensure_ascii=False)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file, for editors."""
    from msgspec.json import schema_components

    from newsparse.checks.config.profiles import names

    (_, *_), components = schema_components([File])
    definitions = {name: _hyphenated(table) for name, table in sorted(components.items())}
    definitions["Check"]["properties"]["profile"]["enum"] = names()
    return {"$schema": _SCHEMA, "title": "newsparse.toml", "$ref": "#/$defs/File", "$defs": definitions}


def _hyphenated(table: dict[str, Any]) -> dict[str, Any]:
    """A definition with hyphens in its keys, which allows no other keys."""
    if "properties" not in table:
        return table
    names = {key.replace("_", "-"): value for key, value in table["properties"].items()}
    required = [key.replace("_", "-") for key in table.get("required", ())]
    return {**table, "properties": names, "required": required, "additionalProperties": False}
