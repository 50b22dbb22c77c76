"""Write docs/api.md: every public name of newsparse, with what its docstring says of units, errors and use.

python -m tools.build_api_page            write the page
python -m tools.build_api_page --check    say whether it is out of date; exit status 1 if it is
"""

import inspect
import re
import sys
from collections.abc import Iterator

import griffe
from tools.generated import ROOT, keep

from newsparse.formats.schema import json_schema

PAGE = ROOT / "docs" / "api.md"

# Each part of the page: its title, what stands under it, and where its names are defined.
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Functions",
        "`newsparse.` and the name. A text is a `str`, or `bytes`, `bytearray` or `memoryview`, which are decoded "
        "as a file is; a path is a `str` or an `os.PathLike`.",
        ("api.parse", "api.parse_all", "api.read", "api.write", "api.check"),
    ),
    (
        "Options",
        "`newsparse.Options`; the words of a newsroom are in `newsparse.model.house`.",
        ("model.options.Options", "model.house.HouseWords", "model.house.Labels"),
    ),
    (
        "The article",
        "`newsparse.Article`; its parts are in `newsparse.model.article`. The fields are the keys of "
        "[the document](document.md), with the same meaning.",
        (
            "model.article.Article",
            *(
                f"model.article.{name}"
                for name in ("SourceInfo", "Byline", "Dateline", "Block", "Note", "Section")
            ),
            *(f"model.article.{name}" for name in ("LeftOut", "Confidence", "SpanRecord")),
            "model.role.Role",
        ),
    ),
    (
        "Findings",
        "`newsparse.Problem`, of which `newsparse.check` returns a list; its parts are in `newsparse.checks.finding`.",
        ("checks.problem.Problem", "checks.finding.Edit", "checks.finding.Severity"),
    ),
    (
        "Errors",
        "`newsparse.NewsparseError`; all others are in `newsparse.model.errors`. Odd content is never an error.",
        (
            "model.errors.NewsparseError",
            *(
                f"model.errors.{name}Error"
                for name in ("Input", "Encoding", "Format", "Configuration", "Argument")
            ),
            *(f"model.errors.{name}Error" for name in ("UnknownName", "Output", "Unfinished")),
        ),
    ),
    (
        "Arrow",
        "`newsparse.arrow`, in full `newsparse.batch.arrow`, which needs the extra `arrow`. `SCHEMA` is the "
        "`pyarrow.Schema` of [the rows](at-scale.md#the-rows).",
        (
            "batch.arrow.Fields",
            *(f"batch.arrow.{name}" for name in ("parse_batch", "parse_batches", "parse_table", "texts_of")),
            "formats.arrow_schema.batch_of",
        ),
    ),
    (
        "datatrove",
        "`newsparse.batch.engines.datatrove`, which needs the extra `datatrove`; [at scale](at-scale.md#datatrove) has "
        "a program.",
        ("batch.engines.datatrove.Articles", "batch.engines.datatrove.row"),
    ),
)

_HEAD = """# Every public name

Made from the docstrings. Positions are half-open offsets in code points of the text as it was read; lines and columns
count from 1. Names that are not here may change. [From Python](python.md) shows how they work together.

The examples run as they stand after

```python
>>> from newsparse import Article, NewsparseError, Options, Problem, check, parse, parse_all, read, write
>>> from newsparse.model.article import Block, Section
>>> from newsparse.model.errors import InputError

```
"""
# What the examples of a part need besides, as a session of its own.
_FIRST = {
    "Arrow": (
        ">>> import pyarrow as pa\n"
        ">>> from newsparse.batch.arrow import Fields, batch_of, parse_batch, parse_batches, parse_table, texts_of\n"
        ">>> from newsparse.formats.rows import Row"
    ),
    "datatrove": ">>> import datatrove.data\n>>> from newsparse.batch.engines.datatrove import Articles, row",
}


def package() -> griffe.Object:
    """newsparse as its source has it; nothing is imported, so extras that are missing do not matter."""
    loaded = griffe.load("newsparse", search_paths=[ROOT / "src"])
    assert isinstance(loaded, griffe.Object)
    return loaded


def page() -> str:
    """The page, part by part."""
    root, lines = package(), [_HEAD]
    for title, head, names in PARTS:
        lines += [f"## {title}\n", f"{head}\n"]
        lines += [_session(_FIRST[title])] if title in _FIRST else []
        for name in names:
            lines += _entry(root[name], name.rpartition(".")[2], "###")
    return "\n".join(lines)


def _entry(one: griffe.Object, name: str, level: str) -> Iterator[str]:
    """The heading, signature and docstring of a name, then its fields and its methods."""
    yield f"{level} {name}\n"
    called = one if isinstance(one, griffe.Function) else one.members.get("__init__")
    if isinstance(called, griffe.Function):
        yield f"```python\n{_signature(called, name)}\n```\n"
    yield prose(_docstring(one))
    if isinstance(one, griffe.Class):
        yield from _values(one) if "StrEnum" in map(str, one.bases) else _fields(one)
        for method in public_methods(one):
            yield from _entry(method, f"{name}.{method.name}", "####")


def public_methods(one: griffe.Class) -> list[griffe.Object]:
    """The methods and properties of a class that it defines itself, without those that Python calls."""
    found = [member for member in one.members.values() if isinstance(member, griffe.Object)]
    return [
        member
        for member in found
        if not member.name.startswith("_") and (member.is_function or "property" in member.labels)
    ]


def _docstring(one: griffe.Object) -> str:
    assert one.docstring, f"{one.path} has no docstring"
    return inspect.cleandoc(one.docstring.value)


def _signature(function: griffe.Function, name: str) -> str:
    """The signature as in the source, over several lines where one is too long."""
    parts: list[str] = []
    star = False
    for parameter in function.parameters:
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind is griffe.ParameterKind.keyword_only and not star:
            parts, star = [*parts, "*"], True
        default = f" = {parameter.default}" if parameter.default is not None else ""
        parts.append(f"{parameter.name}: {parameter.annotation}{default}")
    returns = f" -> {function.returns}" if function.name != "__init__" else ""
    line = f"{name}({', '.join(parts)}){returns}"
    if len(line) <= 88:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){returns}"


def _values(one: griffe.Class) -> Iterator[str]:
    """The values of an enumeration."""
    values = [
        str(member.value).strip("\"'") for member in one.attributes.values() if member.value is not None
    ]
    yield ", ".join(f"`{value}`" for value in values) + ".\n"


def _fields(one: griffe.Class) -> Iterator[str]:
    """The fields of a class as a table, with what the schema of the document says of them, if anything."""
    described = json_schema()["$defs"].get(one.name, {}).get("properties", {})
    rows = [
        (
            f"`{field.name}`",
            _kind(str(field.annotation)),
            f"`{field.value}`" if field.value is not None else "",
            described.get(field.name, {}).get("description", ""),
        )
        for field in one.attributes.values()
        if field.annotation is not None and "property" not in field.labels and not field.name.startswith("_")
    ]
    if rows:
        columns = [at for at in range(4) if any(row[at] for row in rows)]
        heads = ("field", "type", "default", "what it is")
        yield "| " + " | ".join(heads[at] for at in columns) + " |"
        yield "|---" * len(columns) + "|"
        for row in rows:
            yield "| " + " | ".join(row[at] for at in columns) + " |"
        yield ""


def _kind(annotation: str) -> str:
    """A type in a table, in which GitHub and the site disagree about an escaped bar.

    >>> _kind("'HouseWords | None'")
    '`HouseWords` or `None`'
    """
    return " or ".join(f"`{one}`" for one in annotation.strip("'").split(" | "))


def prose(docstring: str) -> str:
    """A docstring as Markdown: each paragraph in a line of its own, its session in a fence."""
    text, session = docstring.partition("\n\n>>> ")[::2]
    paragraphs = [
        part if part.startswith("    ") else re.sub(r"\s*\n\s*", " ", part) for part in text.split("\n\n")
    ]
    return "\n\n".join(paragraphs) + "\n" + (f"\n{_session('>>> ' + session)}" if session else "")


def _session(code: str) -> str:
    return f"```python\n{code}\n\n```\n"


if __name__ == "__main__":
    sys.exit(keep({PAGE: page()}, sys.argv[1:]))
