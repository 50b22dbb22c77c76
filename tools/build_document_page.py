"""Write docs/document.md: every key of the document as a table, from its JSON Schema.

python -m tools.build_document_page            write the page
python -m tools.build_document_page --check    say whether it is out of date; exit status 1 if it is
"""

import sys
from collections.abc import Iterator
from typing import Any

from tools.generated import ROOT, keep

from newsparse.formats.schema import json_schema

PAGE = ROOT / "docs" / "document.md"
_NAMES = {"string": "text", "integer": "whole number", "number": "number", "object": "object", "null": "null"}
# How each part is titled; the Article is the document itself.
_TITLES = {
    "Article": "The article",
    "SourceInfo": "source",
    "Byline": "byline",
    "Dateline": "dateline",
    "Block": "The blocks of body",
    "Note": "The lines of notes",
    "LeftOut": "left_out",
    "Confidence": "confidence",
    "SpanRecord": "The spans",
}

_HEAD = """# The document

`newsparse.article/1` is what `parse` and `batch` write as JSON, JSON Lines and YAML, and what `article.to_dict()`
returns:

```console
$ newsparse parse examples/ferry.txt | jq -c '{schema, title, place: .dateline.place}'
{"schema":"newsparse.article/1","title":"Ferry back in service after storm","place":"BERGEN"}
```

All keys are always there, in this order; only `spans` is there on request. Texts are as the article has them, the lines
of a wrapped paragraph joined. [Formats](formats.md#the-document) says how the document is written and read,
[promises](promises.md) what you may rely on. `newsparse schema` prints the same as JSON
Schema (2020-12), for programs that validate.

"""


def page() -> str:
    """The page: a table for each part, in the order in which the article has them."""
    parts = json_schema()["$defs"]
    lines = []
    for name, title in _TITLES.items():
        lines += [f"## {title}", ""]
        lines += [] if name == "Article" else [_plain(parts[name]["description"]), ""]
        lines += ["| key | value | what it is |", "|---|---|---|"]
        for key, schema in parts[name]["properties"].items():
            lines.append(f"| `{key}` | {_value(schema)} | {schema['description']} |")
        lines.append("")
    lines += ["## Roles of spans", "", ", ".join(f"`{role}`" for role in parts["Role"]["enum"]) + "."]
    return _HEAD + "\n".join(lines) + "\n"


def _plain(docstring: str) -> str:
    """A docstring of Python as prose about JSON, which has null instead of None."""
    return "\n\n".join(" ".join(part.split()) for part in docstring.split("\n\n")).replace("None", "null")


def _value(schema: dict[str, Any]) -> str:
    """What a key may have, in words.

    >>> _value({"type": ["integer", "null"], "minimum": 1})
    'whole number from 1, or null'
    >>> _value({"type": "array", "items": {"$ref": "#/$defs/Block"}})
    'list of [Block](#the-blocks-of-body)'
    """
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " · ".join(f"`{one}`" for one in schema["enum"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return (
            f"[{_TITLES.get(name, name)}](#{_anchor(name)})" if name != "Role" else "[role](#roles-of-spans)"
        )
    if "anyOf" in schema:
        return ", or ".join(_value(one) for one in schema["anyOf"])
    if schema["type"] == "array":
        (name,) = _references(schema) or [""]
        return f"list of [{name}](#{_anchor(name)})" if name else f"list of {_value(schema['items'])}s"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    least = f" from {schema['minimum']}" if "minimum" in schema else ""
    first, *others = [_NAMES[kind] for kind in kinds]
    return ", or ".join([first + least, *others])


def _references(schema: Any) -> list[str]:
    """The names of the parts that a schema refers to."""
    return list(_found(schema))


def _found(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for value in schema.values():
            yield from _found(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _found(value)


def _anchor(name: str) -> str:
    return _TITLES[name].lower().replace(" ", "-")


if __name__ == "__main__":
    sys.exit(keep({PAGE: page()}, sys.argv[1:]))
