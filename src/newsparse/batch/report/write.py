"""The report of a batch as a file: JSON for programs, a page for people."""

import json
import os
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newsparse.base.escaping import encodable, json_text
from newsparse.batch.report.tally import Tally
from newsparse.files import write as whole
from newsparse.model.errors import OutputError

if TYPE_CHECKING:
    from newsparse.batch.report.facts import ReportFacts


def write_report(tally: Tally, path: str, about: Mapping[str, Any]) -> None:
    """Write the report to `path`, completely or not at all: JSON for `.json`, a self-contained page for `.html`.

    `about` describes the run in JSON values, such as the command, the version and `seconds`, in reading order.
    Raises OutputError for another suffix and for a path that cannot be written.
    """
    from newsparse.batch.report.facts import facts_of

    text = _writer(path)(facts_of(tally, about))
    whole.write(path, encodable(text).encode("utf-8"))


def check_report_path(path: str) -> None:
    """Raises OutputError if no report can be written to `path`; to be called before a run of hours."""
    _writer(path)
    if os.path.isdir(path):
        raise OutputError(f"{path}: this is a folder; name a file in it")
    folder = os.path.dirname(path)
    if folder and not os.path.isdir(folder):
        raise OutputError(f"{path}: there is no such folder; create it first")


def _writer(path: str) -> Callable[["ReportFacts"], str]:
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in _WRITERS:
        raise OutputError(f"{path}: a report is JSON or HTML; choose a name that ends in .json or .html")
    return _WRITERS[suffix]


def _json(facts: "ReportFacts") -> str:
    return json_text(json.dumps(facts, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _page(facts: "ReportFacts") -> str:
    from newsparse.batch.report.page import page

    return page(facts)


_WRITERS: Mapping[str, Callable[["ReportFacts"], str]] = MappingProxyType(
    {".json": _json, ".html": _page, ".htm": _page}
)
