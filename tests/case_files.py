"""How a case folder says what its input must become; the format is described in tests/cases/README.md."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from newsparse.model.article import Article
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.text.source import load

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = CASES / "KNOWN_FAILURES.txt"

Document = dict[str, Any]

_ALWAYS = ("kicker", "title", "summary", "byline", "dateline", "body", "notes", "end_marker")
_IF_STATED = ("language", "published", "boilerplate")
_ORDER = ("language", *_ALWAYS[:5], "published", *_ALWAYS[5:], "boilerplate")


class _Readable(yaml.SafeDumper):
    """Block style throughout, and texts of several lines as they stand."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _represent_text)


def folders() -> list[Path]:
    """Every case folder, in order."""
    return sorted(path.parent for path in CASES.glob("*/*/input.txt"))


def name(folder: Path) -> str:
    """The case's name: `<role>/<what it shows>`."""
    return folder.relative_to(CASES).as_posix()


def known_failures() -> dict[str, str]:
    """The cases that are known to fail, each with its reason."""
    if not KNOWN_FAILURES.exists():
        return {}
    rows = [row for row in KNOWN_FAILURES.read_text("utf-8").splitlines() if row and not row.startswith("#")]
    return {case.strip(): reason.strip() for case, _, reason in (row.partition(":") for row in rows)}


def expected(folder: Path) -> list[Document]:
    """What the case states, one document an article; empty if nothing was written yet."""
    path = folder / "expected.yaml"
    return list(yaml.safe_load_all(path.read_text("utf-8"))) if path.exists() else []


def observed(folder: Path, stated: list[Document]) -> list[Document]:
    """What parsing the case gives, told in the same words and with the same omissions as `stated`."""
    source = load(str(folder / "input.txt"))
    found = pipeline.articles(source, Options(spans=True))
    blank: list[Document] = [{"language": "", "published": ""}] * (len(found) - len(stated))
    return [_told(article, source.text, one) for article, one in zip(found, [*stated, *blank], strict=False)]


def as_yaml(documents: Iterable[Document]) -> str:
    """The documents as an expected.yaml holds them."""
    return yaml.dump_all(documents, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=110)


def _told(article: Article, text: str, stated: Document) -> Document:
    unchecked = stated.get("unchecked", ())
    whole = {
        "language": article.language,
        "kicker": article.kicker,
        "title": article.title,
        "summary": article.summary,
        "byline": _narrowed(article.byline, ("text", "authors", "agency"), stated.get("byline")),
        "dateline": _narrowed(
            article.dateline, ("text", "place", "region", "agency", "date", "byline"), stated.get("dateline")
        ),
        "published": article.published,
        "body": _rows((block.type, block.text) for block in article.body),
        "notes": _rows((note.type, note.text) for note in article.notes),
        "end_marker": article.end_marker,
        "boilerplate": [
            text[span.start : span.end] for span in article.spans if span.type is Role.BOILERPLATE
        ],
    }
    told = {key: whole[key] for key in _ORDER if key not in unchecked and _is_due(key, whole[key], stated)}
    return {**told, **({"unchecked": unchecked} if unchecked else {})}


def _is_due(key: str, value: Any, stated: Document) -> bool:
    return key in stated if key in _IF_STATED else bool(value) or key in stated


def _narrowed(part: Any, names: tuple[str, ...], stated: Mapping[str, Any] | None) -> Document | None:
    """The named attributes of a byline or dateline: those that are stated, else those that are not empty."""
    if part is None:
        return None
    values = {name: getattr(part, name) for name in names}
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return {name: value for name, value in values.items() if (name in stated if stated else value)}


def _rows(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Body or notes, one single-key mapping a block; the lines of one table are one."""
    rows: list[dict[str, str]] = []
    for kind, text in pairs:
        if kind == "table" and rows and "table" in rows[-1]:
            rows[-1]["table"] += "\n" + text
        else:
            rows.append({kind: text})
    return rows
