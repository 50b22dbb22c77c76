"""What a batch came to, as a file: JSON for programs, a page for people."""

import json
import os
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from newsparse.base.escaping import encodable, json_text
from newsparse.batch.report.tally import Tally
from newsparse.files import write as whole
from newsparse.model.errors import OutputError

Facts: TypeAlias = dict[str, Any]


def write_report(tally: Tally, path: str, about: Mapping[str, Any]) -> None:
    """Write the report to `path`, whole or not at all: JSON for `.json`, one offline page for `.html`.

    `about` says what was run, in JSON values, in the order in which people should read it: the command, the
    version, when it began, `seconds`. Raises OutputError for another suffix or a path that cannot be written.
    """
    from newsparse.batch.report.facts import facts_of

    text = _writer(path)(facts_of(tally, about))
    whole.write(path, encodable(text).encode("utf-8"))


def check_report_path(path: str) -> None:
    """See to it that a report can be written to `path`, before hours are spent on it. Raises OutputError."""
    _writer(path)
    if os.path.isdir(path):
        raise OutputError(f"{path}: this is a folder; name a file in it")
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise OutputError(f"{path}: there is no such folder; make it first")


def _writer(path: str) -> Callable[[Facts], str]:
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in _WRITERS:
        raise OutputError(f"{path}: a report is JSON or a page; give it a name that ends in .json or .html")
    return _WRITERS[suffix]


def _json(facts: Facts) -> str:
    return json_text(json.dumps(facts, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _page(facts: Facts) -> str:
    from newsparse.batch.report.page import page

    return page(facts)


_WRITERS: Mapping[str, Callable[[Facts], str]] = MappingProxyType(
    {".json": _json, ".html": _page, ".htm": _page}
)
