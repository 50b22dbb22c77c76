"""No name and no text can break a report, or make a terminal or a build server do anything."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.base.escaping import encodable, escaped, visible
from newsparse.checks import reporters
from newsparse.checks.finding import Edit, Severity
from newsparse.checks.problem import Problem
from tests.reports import READERS, problem, read, summary

HOSTILE = [
    "two\nlines",
    "carriage\rreturn\r\nand both",
    "tab\tand \x00 nul",
    "\x1b[31mred\x1b[0m and \x9b32m",
    "]]> <!-- & \"quotes' </failure>",
    "100% :: , ; ] [ | ' %0A %25 %3A %AZP25 |n",
    "::error file=x::said",
    "##vso[task.complete result=Failed;]done",
    "##teamcity[buildStop comment='x']",
    "news/##vso[task.setvariable variable=a]b ###VSO[task.prependpath]/x ##[group]y",
    "::add-mask::x",
    "a line\n  ::stop-commands::x\n##vso[build.addbuildtag]t",
    "marks \u200f \u200e \u061c \u206a of direction",
    "undecodable \udcff and half \ud83d",
    "turned \u202egnp.exe and \u2028 separators \u2029",
    "| a | table | `code` <b>bold</b> [link](x) *stars* @desk",
    "\ufffe\uffff noncharacters \x7f \x85",
    "é ’ 😀 کتاب‌ها 日本語",
]
# What nobody's terminal is ever to get: control characters, marks that turn the direction of writing.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f]")
# What the agents of build servers look for: anywhere in a line, and at its start.
ORDERS = re.compile(r"##\w*\[", re.IGNORECASE)
ORDERS_OF_LINE = re.compile(r"^\s*::\w", re.MULTILINE)
OWN = {"azure": "##vso[task.logissue ", "teamcity": "##teamcity[inspection", "github": "::warning "}
IDS = [ascii(text) for text in HOSTILE]


def everywhere(text: str) -> tuple[str, Problem]:
    """A file's text and a problem in it, with this text as the path, the message, the content and the fix."""
    content = f"A headline\n{text}\n"
    found = problem(
        content, (11, 11 + len(text)), text, path=text, edits=(Edit(11, 11 + len(text), text[::-1]),)
    )
    return content, found


def reported(name: str, text: str) -> str:
    content, found = everywhere(text)
    return reporters.get(name).report([found], summary(content, text))


def as_read(name: str, text: str) -> str:
    """What is left of a text for the receiver: as much as its format can hold."""
    if name in ("github", "azure"):
        escape = escaped if name == "github" else visible
        return "".join(part if part in "\r\n" else escape(part) for part in re.split(r"([\r\n])", text))
    if name in ("junit", "checkstyle"):
        return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    return encodable(text)


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
@pytest.mark.parametrize("name", reporters.names())
def test_a_report_can_be_written_and_holds_nothing_that_a_terminal_obeys(name: str, text: str) -> None:
    report = reported(name, text)
    assert report.encode("utf-8")
    assert OBEYED.findall(report) == []


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
@pytest.mark.parametrize("name", reporters.names())
def test_no_build_server_takes_an_order_from_a_text(name: str, text: str, severity: Severity) -> None:
    """In any field: path, message, content, fix, the names of a rule of the configuration's own."""
    content, found = everywhere(text)
    found.severity = severity
    for about in (found, replace(found, code=text, name=text)):
        report = reporters.get(name).report([about], summary(content, text))
        left = report.replace(OWN[name], "") if name in OWN else report
        assert ORDERS.findall(left) == []
        kinds = "|".join(("error", "warning", "notice")) if name == "github" else "$^"
        orders = ORDERS_OF_LINE.findall(report)
        assert len(orders) == len(re.findall(rf"^::(?:{kinds}) ", report, re.MULTILINE))


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
@pytest.mark.parametrize("name", sorted(READERS))
def test_a_receiver_reads_one_finding_and_what_it_says(name: str, text: str) -> None:
    (entry,) = read(name, reported(name, text))
    assert entry.message == as_read(name, text)
    if name != "sarif":  # a URI, see below
        assert entry.path == as_read(name, text)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b%,:é.txt", "a%20b%25%2C%3A%C3%A9.txt"),
        ("a?b#c.txt", "a%3Fb%23c.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("bytes\udcff.txt", "bytes%FF.txt"),
        ("half\ud83d.txt", "half%ED%A0%BD.txt"),
        ("/tmp/a.txt", "file:///tmp/a.txt"),
        ("C:/tmp/a.txt", "file:///C:/tmp/a.txt"),
    ],
)
def test_a_path_is_a_valid_uri_in_sarif(path: str, uri: str) -> None:
    found = problem("text\n", (0, 1), path=path)
    (entry,) = read("sarif", reporters.get("sarif").report([found], summary("text\n", path)))
    assert entry.path == uri


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
@pytest.mark.parametrize("name", ["concise", "grouped", "github", "azure", "teamcity"])
def test_a_text_never_begins_a_line_of_its_own(name: str, text: str) -> None:
    assert reported(name, text).count("\n") == reported(name, "harmless").count("\n")


@pytest.mark.parametrize("text", HOSTILE, ids=IDS)
def test_a_text_is_no_markup_in_a_table(text: str) -> None:
    last = reported("markdown", text).splitlines()[-1]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", last)) == 4
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*]|(?<!\\)<(?!!-- -->)", last)


def test_what_github_takes_for_a_command_is_escaped_in_properties() -> None:
    first = reported("github", "a,b:c%d\ne").splitlines()[0]
    assert first.startswith("::warning file=a%2Cb%3Ac%25d%0Ae,line=2")
    assert first.endswith("::a,b:c%25d%0Ae")


# Any code points at all, halves of pairs and noncharacters among them.
ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=40)


@pytest.mark.parametrize("name", sorted(READERS))
@given(text=ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_back(name: str, text: str) -> None:
    report = reported(name, text)
    assert report.encode("utf-8") and OBEYED.findall(report) == []
    (entry,) = read(name, report)
    assert entry.message == as_read(name, text)


@pytest.mark.parametrize("name", ["concise", "full", "grouped", "markdown"])
@given(text=ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_shown_to_people(name: str, text: str) -> None:
    report = reported(name, text)
    assert report.encode("utf-8") and OBEYED.findall(report) == []
