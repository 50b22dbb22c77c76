"""How a real file says what must become of it, and where what parsing gives differs.

The format is described in tests/cases/real_files/README.md.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from newsparse.checks import run
from newsparse.checks.selection import Choice, choose
from newsparse.checks.settings import Settings
from newsparse.model.article import Article
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

FILES = Path(__file__).parent / "cases" / "real_files"
KNOWN_FAILURES = FILES / "KNOWN_FAILURES.txt"

Expectation = Mapping[str, Any]
Problems = dict[str, str | None]

_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_WORD = re.compile(r"\w+")
_SHOWN = 120  # characters of a value that a message shows


@dataclass(frozen=True)
class RealFile:
    """A text, what an editor says of it, and the kind of file it stands for."""

    name: str
    kind: str
    text: str
    expected: Expectation


def files() -> list[RealFile]:
    """Every file with its expectation, in order."""
    return [_read(path) for path in sorted(FILES.glob("*.txt")) if path != KNOWN_FAILURES]


def _read(path: Path) -> RealFile:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
    text = path.read_bytes().decode("utf-8")
    return RealFile(path.stem, expected.pop("kind"), text, expected)


def known_failures() -> dict[tuple[str, str], str]:
    """The items that are known to fail, by file and item, each with its reason."""
    lines = KNOWN_FAILURES.read_text("utf-8").splitlines() if KNOWN_FAILURES.exists() else []
    rows = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return {(place.split()[0], place.split()[1]): reason.strip() for place, _, reason in rows}


def items(expected: Expectation) -> list[str]:
    """The names of what is judged, such as `title` and `dateline.place`, in the order they are stated."""
    if "articles" in expected:
        inner = [f"{n}.{item}" for n, one in enumerate(expected["articles"], 1) for item in items(one)[1:]]
        return ["count", *inner]
    names = ["count"]
    for key, value in expected.items():
        if key == "dateline" and isinstance(value, dict) and "one_of" not in value:
            names += [f"dateline.{part}" for part in value]
        elif key != "count":
            names.append(key)
    return names


def judged(case: RealFile) -> Problems:
    """What is wrong with each item of the case when it is parsed; None where nothing is."""
    source = Source(case.text)
    found = pipeline.articles(source)
    stated = case.expected.get("articles")
    number = len(stated) if stated else case.expected.get("count", 1)
    problems: Problems = {"count": _unequal(number, len(found))}
    for n, one in enumerate(stated or [case.expected]):
        lead = f"{n + 1}." if stated else ""
        if n < len(found):
            problems |= {lead + item: why for item, why in _article(one, found[n], case.text)}
        else:
            problems |= {lead + item: "the article is missing" for item in items(one)[1:]}
    return problems


def _article(expected: Expectation, found: Article, text: str) -> Iterator[tuple[str, str | None]]:
    for item in items(expected)[1:]:
        key, _, part = item.partition(".")
        wanted = expected[key][part] if part else expected[key]
        if key == "dateline":
            yield item, _alternatives(wanted, _dateline_part(found, part), _unequal)
        elif key == "kept":
            yield item, _kept(wanted, found, text)
        elif key in ("findings", "no_findings"):
            yield item, _findings(key, wanted, text)
        elif key in _TEXTS:
            yield item, _texts(wanted, *_TEXTS[key], found)
        else:
            value, compare = _VALUES[key]
            yield item, _alternatives(wanted, value(found), compare)


def _alternatives(wanted: Any, value: Any, compare: Callable[[Any, Any], str | None]) -> str | None:
    """The complaint of the first alternative, unless one of them fits."""
    options = wanted["one_of"] if isinstance(wanted, dict) and "one_of" in wanted else [wanted]
    complaints = [compare(option, value) for option in options]
    return None if None in complaints else complaints[0]


def _unequal(wanted: Any, value: Any) -> str | None:
    if _comparable(wanted) == _comparable(value):
        return None
    return f"wanted {_shown(wanted)}, found {_shown(value)}"


def _not_a_prefix(wanted: str | None, value: str | None) -> str | None:
    fits = (value or "").startswith(str(wanted)) if wanted else value is None
    return None if fits else f"wanted {wanted}, found {value}"


def _outside(wanted: int | Sequence[int], value: int) -> str | None:
    low, high = (wanted, wanted) if isinstance(wanted, int) else wanted
    return None if low <= value <= high else f"wanted {wanted}, found {value}"


def _comparable(value: Any) -> Any:
    if isinstance(value, str):
        return squeezed(value).casefold()
    if isinstance(value, list | tuple):
        return [_comparable(one) for one in value]
    return value


def squeezed(text: str) -> str:
    """The text without invisible characters, each run of white space one blank."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def _shown(value: Any) -> str:
    text = repr(squeezed(value)) if isinstance(value, str) else repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _dateline_part(found: Article, part: str) -> Any:
    if found.dateline is None:
        return None
    return getattr(found.dateline, part) if part else found.dateline.text


def _body(found: Article, kind: str) -> list[str]:
    return [block.text for block in found.body if block.type == kind]


_VALUES: Mapping[str, tuple[Callable[[Article], Any], Callable[[Any, Any], str | None]]] = {
    "title": (lambda found: found.title, _unequal),
    "kicker": (lambda found: found.kicker, _unequal),
    "summary": (lambda found: found.summary, _unequal),
    "language": (lambda found: (found.language or "").split("-")[0], _unequal),
    "authors": (lambda found: list(found.byline.authors) if found.byline else [], _unequal),
    "agency": (lambda found: found.byline.agency if found.byline else None, _unequal),
    "published": (lambda found: found.published, _not_a_prefix),
    "end_marker": (lambda found: found.end_marker, _unequal),
    "paragraphs": (lambda found: len(_body(found, "paragraph")), _outside),
    "body_types": (lambda found: [block.type for block in found.body], _unequal),
    "subheads": (lambda found: _body(found, "subhead"), _unequal),
    "list_items": (lambda found: _body(found, "list_item"), _unequal),
}


def _head(found: Article) -> list[str]:
    by = found.byline.text if found.byline else None
    return [text for text in (found.kicker, found.title, found.summary, by) if text]


def _blocks(found: Article) -> list[str]:
    return [block.text for block in found.body]


def _notes(found: Article) -> list[str]:
    return [note.text for note in found.notes]


def _everything(found: Article) -> list[str]:
    dateline = found.dateline.text if found.dateline else ""
    return [*_head(found), dateline, *_blocks(found), *_notes(found), found.end_marker or ""]


def _is_in(text: str, among: Sequence[str]) -> bool:
    return any(squeezed(text) in squeezed(one) for one in among)


def _is_one_of(text: str, among: Sequence[str]) -> bool:
    return any(squeezed(text) == squeezed(one) for one in among)


def _stands_in(text: str, among: Sequence[str]) -> bool:
    return any(text.strip() in one for one in among)


def _texts(
    wanted: Sequence[str],
    fits: Callable[[str, Sequence[str]], bool],
    among: Callable[[Article], list[str]],
    complaint: str,
    found: Article,
) -> str | None:
    wrong = [text for text in wanted if fits(text, among(found)) == complaint.startswith("not wanted")]
    return "; ".join(f"{complaint}: {_shown(text)}" for text in wrong) or None


_TEXTS: Mapping[str, tuple[Callable[[str, Sequence[str]], bool], Callable[[Article], list[str]], str]] = {
    "whole": (_is_one_of, _blocks, "no block of its own in the body"),
    "in_body": (_is_in, _blocks, "not in the body"),
    "verbatim": (_stands_in, _blocks, "not in the body with its line breaks"),
    "notes": (_is_in, _notes, "not in the notes"),
    "not_in_head": (_is_in, _head, "not wanted in title, kicker, summary or byline"),
    "not_in_body": (_is_in, _blocks, "not wanted in the body"),
    "no_subheads": (_is_one_of, lambda found: _body(found, "subhead"), "not wanted as a subhead"),
    "absent": (_is_in, _everything, "not wanted in the document"),
}


def _kept(wanted: str, found: Article, text: str) -> str | None:
    """The lines of `wanted`, such as `1-4, 7`, that are not in the document.

    A line is there if its letters stand in the document in one piece, or if every one of its words is there.
    """
    document = "\n".join(_everything(found))
    letters, words = _letters(document), set(_WORD.findall(squeezed(document).casefold()))
    lost = [line for line in _lines(wanted, text) if not _is_kept(line, letters, words)]
    return "; ".join(f"lost: {_shown(line)}" for line in lost) or None


def _lines(wanted: str, text: str) -> list[str]:
    lines = text.split("\n")
    if wanted == "all":
        return lines
    numbers: list[int] = []
    for part in wanted.split(","):
        first, _, last = part.strip().partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return [lines[number - 1] for number in numbers]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(squeezed(text).casefold()))


def _is_kept(line: str, letters: str, words: set[str]) -> bool:
    return _letters(line) in letters or set(_WORD.findall(squeezed(line).casefold())) <= words


def _findings(key: str, wanted: Sequence[str], text: str) -> str | None:
    """`findings` are all errors and warnings of `check`; `no_findings` are those that it must not give.

    Each is a code, or a code and the line on which it stands: `NP602:4`; `all` stands for every one.
    """
    found = run.check(Source(text), Settings(choose(Choice(None)))).problems
    problems = [problem for problem in found if problem.severity != "info"]
    said = [f"{problem.code}:{problem.line}" for problem in problems]
    if key == "findings":
        return None if sorted(said) == sorted(wanted) else f"wanted {wanted}, found {said}"
    wrong = [one for one in said if one in wanted or one.split(":")[0] in wanted or "all" in wanted]
    return f"false alarms: {wrong}" if wrong else None
