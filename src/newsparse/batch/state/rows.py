"""How a row of the table `document` is stored, and read back with nothing taken on trust."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsparse.batch.convert.names import RESERVED
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.task import SegmentRange, Written
from newsparse.batch.convert.within import leads_below
from newsparse.model.errors import clipped

LARGEST = 1 << 53  # of a count, a size or a position: more than any disk holds, and exact in JSON
_LONGEST_WORD = 60  # characters of a role, a language or an encoding


class DocumentState(NamedTuple):
    """A row of the table `document`, except the digest, which is in the outcome."""

    key: str
    number: int
    run: int
    fingerprint: str
    outcome: DocumentOutcome
    files: tuple[Written, ...] = ()
    superseded: tuple[Written, ...] = ()
    location: SegmentRange | None = None


COLUMNS = "key, number, run, fingerprint, digest, failed, outcome, files, superseded, segment, start, length"


def stored(row: DocumentState) -> tuple[Any, ...]:
    """The values of COLUMNS."""
    outcome, location = row.outcome, row.location or (None, None, None)
    counts = (outcome.size, outcome.articles, outcome.encoding, dict(outcome.roles))
    lost = (outcome.left_out, outcome.left_out_blocks, outcome.loss, outcome.shortcomings)
    return (
        stored_key(row.key),
        row.number,
        row.run,
        row.fingerprint,
        outcome.digest,
        outcome.problem is not None,
        json.dumps([outcome.name, outcome.problem, *counts, dict(outcome.languages), *lost]),
        json.dumps(row.files) if row.files else None,
        json.dumps(row.superseded) if row.superseded else None,
        *location,
    )


def loaded(row: tuple[Any, ...]) -> DocumentState:
    """The row with these values of COLUMNS. Raises ValueError for anything that `stored` does not write."""
    key, number, run, fingerprint, digest, _, outcome, files, superseded, *location = row
    if not isinstance(key, bytes):
        raise ValueError("a key that is not bytes")
    return DocumentState(
        key=key.decode("utf-8", "surrogatepass"),
        number=count(number),
        run=count(run),
        fingerprint=_text(fingerprint),
        outcome=_outcome(outcome, count(number), None if digest is None else _text(digest)),
        files=_files(files),
        superseded=_files(superseded),
        location=SegmentRange(*map(count, location)) if location[0] is not None else None,
    )


def stored_key(key: str) -> bytes:
    """A key as the column holds it: names of files need not be UTF-8."""
    return key.encode("utf-8", "surrogatepass")


def count(value: Any) -> int:
    """The value, if it is a number of things or a position. Raises ValueError."""
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise ValueError("a number that is none, or out of range")
    return value


def _outcome(text: Any, number: int, digest: str | None) -> DocumentOutcome:
    values = _listed(text, "an unknown outcome")
    if len(values) != 11:
        raise ValueError("an unknown outcome")
    name, problem, size, articles, encoding, roles, languages, left_out, blocks, loss, short = values
    return DocumentOutcome(
        number=number,
        name=_text(name),
        problem=None if problem is None else _text(problem),
        digest=digest,
        size=count(size),
        articles=count(articles),
        encoding=None if encoding is None else _word(encoding),
        roles=_counts(roles),
        languages=_counts(languages),
        left_out=count(left_out),
        left_out_blocks=count(blocks),
        loss=tuple(map(count, loss)) if loss and isinstance(loss, list) else None,
        shortcomings=None if short is None else clipped(_text(short)),
    )


def _files(text: Any) -> tuple[Written, ...]:
    return () if text is None else tuple(map(_written, _listed(text, "unknown files")))


def _written(values: Any) -> Written:
    if not isinstance(values, list) or len(values) != len(Written._fields):
        raise ValueError("unknown files")
    name, size, mtime, digest = values
    if not leads_below(_text(name)) or name.startswith(RESERVED):
        raise ValueError("the name of a file that batch would not write")
    if type(mtime) is not int:
        raise ValueError("a time that is none")
    return Written(name, count(size), mtime, _text(digest))


def _listed(text: Any, what: str) -> list[Any]:
    try:
        values = json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise ValueError(what) from error
    if not isinstance(values, list):
        raise ValueError(what)
    return values


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text that is none")
    return value


def _word(value: Any) -> str:
    if not _text(value).isprintable() or len(value) > _LONGEST_WORD:
        raise ValueError("a name that is none")
    return _text(value)


def _counts(value: Any) -> Mapping[str, int]:
    if not isinstance(value, dict):
        raise ValueError("an unknown outcome")
    return {_word(name): count(number) for name, number in value.items()}
