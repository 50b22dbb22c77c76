"""Problems to report on, and how those who receive the reports read them."""

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from newsparse.checks import reporters
from newsparse.checks.finding import Edit, Severity
from newsparse.checks.problem import Problem, place
from newsparse.text.lines import number_at, split

PATH = "news/a.txt"


def problem(
    text: str,
    extent: tuple[int, int],
    message: str = "seen, not expected",
    *,
    code: str = "NP301",
    severity: Severity = Severity.WARNING,
    edits: tuple[Edit, ...] = (),
    safe: bool = True,
    path: str = PATH,
) -> Problem:
    """A problem at code points `extent` of `text`, as a run would report it."""
    lines = split(text)
    (line, column), (end_line, end_column) = (
        (number_at(lines, at), at - lines[number_at(lines, at) - 1].start + 1) for at in extent
    )
    found = Problem(
        code,
        "mixed-apostrophes",
        severity,
        message,
        *extent,
        line,
        column,
        end_line,
        end_column,
        safe if edits else None,
        edits,
        text[extent[0] : extent[1]],
        "paragraph",
    )
    place([found], path, path)
    return found


def at(text: str, needle: str, message: str = "seen, not expected") -> Problem:
    """A problem where `needle` stands in `text`."""
    start = text.index(needle)
    return problem(text, (start, start + len(needle)), message)


def summary(text: str, *paths: str) -> reporters.Summary:
    """A summary of a run over files that all hold this text."""
    names = paths or (PATH,)
    return reporters.Summary({path: path for path in names}, dict.fromkeys(names, text))


class Read(NamedTuple):
    """What a receiver sees of one finding; a column is None where the format has none."""

    path: str
    line: int
    column: int | None
    severity: str
    message: str


def _json(report: str) -> Iterator[Read]:
    for entry in json.loads(report):
        yield Read(entry["path"], entry["line"], entry["column"], entry["severity"], entry["message"])


def _json_lines(report: str) -> Iterator[Read]:
    return _json(f"[{','.join(report.splitlines())}]")


def _gitlab(report: str) -> Iterator[Read]:
    for entry in json.loads(report):
        where = entry["location"]
        said = entry["description"].partition(": ")[2]
        yield Read(where["path"], where["lines"]["begin"], None, entry["severity"], said)


def _sarif(report: str) -> Iterator[Read]:
    for result in json.loads(report)["runs"][0]["results"]:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        said = result["message"]["text"]
        uri = where["artifactLocation"]["uri"]
        yield Read(uri, region["startLine"], region["startColumn"], result["level"], said)


def _rdjson(report: str) -> Iterator[Read]:
    for entry in json.loads(report)["diagnostics"]:
        where = entry["location"]
        start = where["range"]["start"]
        said = entry["message"].partition(": ")[2]
        yield Read(where["path"], start["line"], start["column"], entry["severity"], said)


def _checkstyle(report: str) -> Iterator[Read]:
    for file in ElementTree.fromstring(report):
        for error in file:
            said = error.attrib["message"].partition(": ")[2]
            line, column = int(error.attrib["line"]), int(error.attrib["column"])
            yield Read(file.attrib["name"], line, column, error.attrib["severity"], said)


def _junit(report: str) -> Iterator[Read]:
    for case in ElementTree.fromstring(report).iter("testcase"):
        for failure in case.iter("failure"):
            line, column = map(int, case.attrib["name"].rsplit(" ", 1)[1].split(":"))
            kind, said = failure.attrib["type"], failure.attrib["message"]
            yield Read(case.attrib["classname"], line, column, kind, said)


# "::error file=a.txt,line=1::said"; not "a.txt:1: said"
_GITHUB = re.compile(r"::(\w+) ([^:]*)::(.*)")
# "##vso[task.logissue type=error;]said"; not "## vso"
_AZURE = re.compile(r"##vso\[task\.logissue ([^\]]*)\](.*)")
# "##teamcity[inspection typeId='NP301']"; not "##teamcity[inspectionType id='NP301']"
_TEAMCITY = re.compile(r"##teamcity\[inspection (.*)\]")
# "file='it|'s'"; not "file="
_VALUE = re.compile(r"(\w+)='((?:[^'|]|\|.)*)'")
# "|n", "|0x00E9"; not "n"
_ESCAPE = re.compile(r"\|(?:0x([0-9A-F]{4})|(.))")


def _github(report: str) -> Iterator[Read]:
    for line in report.splitlines():
        match = _GITHUB.fullmatch(line)
        if not match or "file=" not in line:
            continue
        values = dict(pair.split("=", 1) for pair in match[2].split(","))
        path, said = (
            _unescaped(value, {"%3A": ":", "%2C": ",", "%0A": "\n", "%0D": "\r", "%25": "%"})
            for value in (values["file"], match[3])
        )
        column = int(values["col"]) if "col" in values else None
        yield Read(path, int(values["line"]), column, match[1], said)


def _azure(report: str) -> Iterator[Read]:
    for line in report.splitlines():
        match = _AZURE.fullmatch(line)
        if match:
            values = dict(pair.split("=", 1) for pair in match[1].rstrip(";").split(";"))
            path, said = (
                _unescaped(value, {"%3B": ";", "%5D": "]", "%0A": "\n", "%0D": "\r", "%AZP25": "%"})
                for value in (values["sourcepath"], match[2].partition(": ")[2])
            )
            place_ = int(values["linenumber"]), int(values["columnnumber"])
            yield Read(path, *place_, values["type"], said)


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text


def _teamcity(report: str) -> Iterator[Read]:
    for line in report.splitlines():
        match = _TEAMCITY.fullmatch(line)
        if match:
            values = {name: _plain(value) for name, value in _VALUE.findall(match[1])}
            said, _, column = values["message"].removesuffix(")").rpartition(" (column ")
            yield Read(values["file"], int(values["line"]), int(column), values["SEVERITY"], said)


def _plain(value: str) -> str:
    """A value of a service message without its escapes; astral characters come as two UTF-16 units."""
    meanings = {"n": "\n", "r": "\r"}
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else meanings.get(m[2], m[2]), value)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16")


# How each report for machines is read back.
READERS: dict[str, Callable[[str], Iterator[Read]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "checkstyle": _checkstyle,
    "rdjson": _rdjson,
    "azure": _azure,
    "teamcity": _teamcity,
}


def read(name: str, report: str) -> list[Read]:
    """The findings that a receiver of this report sees."""
    return list(READERS[name](report))
