"""Every reporter says what was found, where, and how to fix it, in the form its readers expect."""

import json
import tomllib
from xml.etree import ElementTree

import pytest

from newsparse.checks import reporters, table
from newsparse.checks.finding import DROP_BOM, Edit, Severity
from newsparse.checks.problem import Problem, place
from newsparse.checks.reporters.positions import Positions
from newsparse.checks.reporters.rules import HOME, address_of
from newsparse.model.errors import UnknownNameError
from tests.conftest import ROOT
from tests.reports import PATH, READERS, problem, read, summary

TEXT = "A headline for the case\nThe minister's reply, the ministry’s silence.\n"
MACHINES = sorted(READERS)
KEYS = [
    *("code", "name", "severity", "path", "line", "column", "end_line", "end_column"),
    *("message", "fix", "fingerprint"),
]
LISTS = ("jsonl", "teamcity")
# What each format calls an error, a warning and a note; JUnit and Azure do not count notes as failures.
WORDS = {
    "json": ("error", "warning", "info"),
    "jsonl": ("error", "warning", "info"),
    "github": ("error", "warning", "notice"),
    "gitlab": ("major", "minor", "info"),
    "sarif": ("error", "warning", "note"),
    "junit": ("error", "warning"),
    "checkstyle": ("error", "warning", "info"),
    "rdjson": ("ERROR", "WARNING", "INFO"),
    "azure": ("error", "warning"),
    "teamcity": ("ERROR", "WARNING", "INFO"),
}


def apostrophe(message: str = "curly, not straight", severity: Severity = Severity.WARNING) -> Problem:
    start = TEXT.index("’")
    extent = (start, start + 1)
    return problem(TEXT, extent, message, severity=severity, edits=(Edit(*extent, "'"),))


def report(name: str, *problems: Problem, color: bool = False, totals: bool = True) -> str:
    options = reporters.ReportOptions(color=color, totals=totals)
    return reporters.get(name).report(problems, summary(TEXT), options)


def test_an_unknown_reporter_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean sarif"):
        reporters.get("sarrif")


def test_the_table_holds_what_the_design_lists() -> None:
    wanted = "concise full grouped json jsonl github gitlab sarif junit checkstyle rdjson azure teamcity markdown badge"
    assert reporters.names() == wanted.split()


@pytest.mark.parametrize("name", reporters.names())
def test_a_report_does_not_depend_on_the_order_of_the_problems(name: str) -> None:
    one, other = problem(TEXT, (0, 1)), problem(TEXT, (30, 31), severity=Severity.ERROR)
    assert report(name, one, other) == report(name, other, one)


@pytest.mark.parametrize("name", [name for name in reporters.names() if name not in LISTS])
def test_a_report_on_nothing_is_a_whole_document(name: str) -> None:
    assert report(name).endswith("\n")
    assert read(name, report(name)) == [] if name in READERS else "No findings in 1 file" in report(name)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_lines_on_nothing_is_no_line(name: str) -> None:
    assert report(name) == ""


@pytest.mark.parametrize("name", MACHINES)
def test_severities_have_the_names_of_the_receiver(name: str) -> None:
    found = [problem(TEXT, (at, at + 1), severity=severity) for at, severity in enumerate(Severity)]
    assert tuple(entry.severity for entry in read(name, report(name, *found))) == WORDS[name]


@pytest.mark.parametrize("name", [row.name for row in reporters.REPORTERS if not row.terminal])
def test_machines_never_get_colour(name: str) -> None:
    assert report(name, apostrophe(), color=True) == report(name, apostrophe())


@pytest.mark.parametrize("name", [row.name for row in reporters.REPORTERS if row.terminal])
def test_people_get_colour_only_where_it_is_asked_for(name: str) -> None:
    assert "\x1b[" in report(name, apostrophe(), color=True)
    assert "\x1b" not in report(name, apostrophe())


@pytest.mark.parametrize("name", MACHINES)
def test_machines_get_the_path_inside_the_repository(name: str) -> None:
    found = apostrophe()
    place([found], "..\\desk\\a.txt", "desk/a.txt")
    given = reporters.Summary({found.path: "desk/a.txt"}, {found.path: TEXT})
    (entry,) = read(name, reporters.get(name).report([found], given))
    assert entry.path == (found.path if name.startswith("json") else "desk/a.txt")


def test_concise_is_one_line_a_finding_as_the_design_shows_it() -> None:
    shown = report("concise", apostrophe(), problem(TEXT, (0, 1), "no fix for this"))
    assert shown.splitlines() == [
        "news/a.txt:1:1: NP301 mixed-apostrophes: no fix for this",
        "news/a.txt:2:35: NP301 [S] mixed-apostrophes: curly, not straight",
        "2 findings (2 warnings) in 1 of 1 file. Fixable: 1 with --fix.",
    ]


def test_unsafe_fixes_are_marked_and_counted_apart() -> None:
    unsafe = problem(TEXT, (0, 1), edits=(Edit(0, 1, "The"),), safe=False)
    shown = report("concise", unsafe)
    assert "NP301 [U] mixed-apostrophes" in shown and "Fixable: 1 with --unsafe-fixes." in shown


def test_totals_can_be_left_out() -> None:
    assert (
        report("concise", totals=False)
        == ""
        == report("full", totals=False)
        == report("grouped", totals=False)
    )


def test_full_shows_the_line_a_caret_under_the_place_and_the_fix() -> None:
    assert report("full", apostrophe(), totals=False).splitlines() == [
        "NP301 [S] mixed-apostrophes: curly, not straight",
        "  --> news/a.txt:2:35",
        "2 | The minister's reply, the ministry’s silence.",
        "  |                                   ^",
        "  = safe fix: ministry’s silence. → ministry's silence.",
    ]


def test_full_shows_a_piece_of_a_long_line() -> None:
    text = f"{'word ' * 60}wrong{' word' * 60}\n"
    start = text.index("wrong")
    shown = reporters.get("full").report([problem(text, (start, start + 5))], summary(text))
    line, caret = shown.splitlines()[2:4]
    assert 90 < len(line) < 120 and line.count("…") == 2
    assert line[caret.index("^") : caret.rindex("^") + 1] == "wrong"


def test_full_names_the_number_of_edits_that_it_does_not_show() -> None:
    edits = tuple(Edit(at, at + 1, "x") for at in range(5))
    shown = report("full", problem(TEXT, (0, 1), edits=edits))
    assert shown.count("safe fix: ") == 4 and "and 2 more edits" in shown


def test_full_goes_without_lines_where_the_text_is_missing() -> None:
    given = reporters.Summary({PATH: PATH})
    shown = reporters.get("full").report([apostrophe()], given, reporters.ReportOptions(totals=False))
    assert shown.splitlines()[1:] == ["  --> news/a.txt:2:35"]


def test_grouped_names_each_file_once() -> None:
    shown = report("grouped", apostrophe(), problem(TEXT, (0, 1)))
    assert shown.count(PATH) == 1
    assert shown.splitlines()[1].startswith("   1:1  NP301 ")


def test_json_holds_exactly_the_keys_of_the_design() -> None:
    (entry,) = json.loads(report("json", apostrophe()))
    assert list(entry) == (KEYS)
    start = TEXT.index("’")
    assert entry["fix"] == {"safe": True, "edits": [{"start": start, "end": start + 1, "text": "'"}]}
    assert json.loads(report("json", problem(TEXT, (0, 1))))[0]["fix"] is None


def test_lines_of_json_are_the_same_records() -> None:
    problems = [apostrophe(), problem(TEXT, (0, 1))]
    lines = report("jsonl", *problems).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(report("json", *problems))


def test_github_gets_ten_of_a_kind_errors_first_and_a_summary() -> None:
    many = [problem(TEXT, (at, at + 1), severity=kind) for kind in Severity for at in range(12)]
    lines = report("github", *many).splitlines()
    kinds = [line.split(" ")[0].strip(":") for line in lines]
    assert kinds == [*["error"] * 10, *["warning"] * 10, *["notice"] * 10]
    assert lines[-1].startswith("::notice title=newsparse::36 findings (12 errors, 12 warnings, 12 info)")
    assert lines[-1].endswith("7 findings not shown as annotations.")


def test_github_gets_no_notice_where_everything_is_shown() -> None:
    assert not any("::notice" in line for line in report("github", apostrophe()).splitlines())


def test_github_gets_columns_only_within_one_line() -> None:
    across = report("github", problem(TEXT, (20, 30))).splitlines()[0]
    assert "line=1,endLine=2," in across and "col=" not in across


def test_gitlab_issues_have_what_it_requires_and_fingerprints_without_line_numbers() -> None:
    moved = "\n\n" + TEXT
    start = moved.index("’")
    before = json.loads(report("gitlab", apostrophe()))[0]
    (after,) = json.loads(
        reporters.get("gitlab").report([problem(moved, (start, start + 1))], summary(moved))
    )
    assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(before)
    assert before["location"]["lines"]["begin"] + 2 == after["location"]["lines"]["begin"]
    assert before["fingerprint"] == after["fingerprint"]


def test_two_equal_findings_have_two_fingerprints_in_gitlab() -> None:
    twins = [problem("a’ a’\n", extent) for extent in ((1, 2), (4, 5))]
    place(twins, PATH, PATH)
    issues = json.loads(report("gitlab", *twins))
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_sarif_rules_have_names_other_than_their_codes_and_help() -> None:
    run = json.loads(report("sarif", apostrophe()))["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("NP301", "MixedApostrophes")
    assert rule["help"]["text"].startswith("# NP301") and rule["fullDescription"]["text"]
    assert run["results"][0]["ruleIndex"] == 0
    assert run["columnKind"] == "unicodeCodePoints" and "SRCROOT" in run["originalUriBaseIds"]
    assert list(run["results"][0]["partialFingerprints"].values()) == [apostrophe().fingerprint]


def test_a_rule_of_the_house_has_help_in_sarif_too() -> None:
    own = problem(TEXT, (0, 1), code="DESK1")
    (rule,) = json.loads(report("sarif", own))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["text"] and rule["name"] != rule["id"]
    assert "helpUri" not in rule


def test_every_rule_has_the_address_of_its_page_in_the_repository() -> None:
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert urls["Repository"] == HOME
    for module in table.MODULES:
        address = address_of(problem(TEXT, (0, 1), code=module.RULE.code))
        assert address and address.startswith(f"{HOME}/blob/main/docs/")
        assert (ROOT / address.removeprefix(f"{HOME}/blob/main/")).is_file()


def test_reports_with_a_place_for_the_address_of_a_rule_have_it() -> None:
    """And none for a rule of the configuration, which has no page there."""
    address, own = f"{HOME}/blob/main/docs/rules/NP301.md", problem(TEXT, (0, 1), code="DESK1")
    driver = json.loads(report("sarif", apostrophe()))["runs"][0]["tool"]["driver"]
    assert (driver["informationUri"], driver["rules"][0]["helpUri"]) == (HOME, address)
    assert json.loads(report("rdjson", apostrophe()))["diagnostics"][0]["code"]["url"] == address
    assert f"<{address}>" in json.loads(report("gitlab", apostrophe()))[0]["content"]["body"]
    assert f"| [NP301]({address}) | mixed-apostrophes |" in report("markdown", apostrophe())
    assert all(HOME not in report(name, own) for name in ("rdjson", "gitlab", "markdown"))


@pytest.mark.parametrize(
    "edits", [(Edit(57, 58, "'"),), (Edit(0, 1, "The"), Edit(len(TEXT), len(TEXT), "\n"))]
)
def test_sarif_fixes_give_the_same_text_as_the_edits(edits: tuple[Edit, ...]) -> None:
    (result,) = json.loads(report("sarif", problem(TEXT, (0, 1), edits=edits)))["runs"][0]["results"]
    replacements = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert [
        (
            *_span(entry["deletedRegion"]),
            entry["insertedContent"]["text"],
        )
        for entry in replacements
    ] == list(edits)


def _span(region: dict[str, int]) -> tuple[int, int]:
    """The offsets of a region, found by walking through the text."""
    lines = (TEXT + "\n").splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return start, starts[region["endLine"] - 1] + region["endColumn"] - 1


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_a_byte_order_mark_has_no_place_in_the_text_to_be_replaced(name: str) -> None:
    found = problem(TEXT, (0, 0), edits=(DROP_BOM,))
    assert '"fixes"' not in report(name, found) and '"suggestions"' not in report(name, found)
    assert "byte order mark" in report("full", found)


def test_a_clean_file_is_a_passing_case_in_junit() -> None:
    given = summary(TEXT, PATH, "news/clean.txt")
    tree = ElementTree.fromstring(reporters.get("junit").report([apostrophe()], given))
    suites = {suite.attrib["name"]: suite for suite in tree}
    (passing,) = suites["news/clean.txt"]
    assert list(passing) == [] and suites["news/clean.txt"].attrib["failures"] == "0"
    assert suites[PATH].attrib["failures"] == "1" == tree.attrib["failures"]
    assert tree.attrib["tests"] == "2"


def test_a_note_is_a_passing_case_in_junit_with_what_was_found() -> None:
    tree = ElementTree.fromstring(report("junit", apostrophe(severity=Severity.INFO)))
    assert tree.attrib["failures"] == "0"
    assert "curly, not straight" in (tree.findtext(".//system-out") or "")


def test_checkstyle_names_clean_files_too() -> None:
    given = summary(TEXT, PATH, "news/clean.txt")
    tree = ElementTree.fromstring(reporters.get("checkstyle").report([apostrophe()], given))
    assert [(file.attrib["name"], len(file)) for file in tree] == [(PATH, 1), ("news/clean.txt", 0)]


def test_rdjson_makes_one_suggestion_of_the_edits_of_a_line() -> None:
    edits = (Edit(0, 1, "The"), Edit(2, 3, "H"), Edit(24, 27, "Their"))
    (entry,) = json.loads(report("rdjson", problem(TEXT, (0, 1), edits=edits)))["diagnostics"]
    first, second = entry["suggestions"]
    assert first == {
        "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 4}},
        "text": "The H",
    }
    assert second["range"]["start"] == {"line": 2, "column": 1} and second["text"] == "Their"


def test_rdjson_names_only_the_line_where_the_text_is_missing() -> None:
    given = reporters.Summary({PATH: PATH})
    (entry,) = json.loads(reporters.get("rdjson").report([apostrophe()], given))["diagnostics"]
    assert entry["location"]["range"] == {"start": {"line": 2}} and "suggestions" not in entry


def test_a_note_is_a_plain_line_for_azure() -> None:
    first = report("azure", apostrophe(severity=Severity.INFO)).splitlines()[0]
    assert first == " news/a.txt:2:35: NP301 [S] mixed-apostrophes: curly, not straight"


def test_teamcity_hears_of_a_rule_once_and_before_its_findings() -> None:
    lines = report("teamcity", apostrophe(), problem(TEXT, (0, 1))).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "##teamcity[inspectionType",
        *["##teamcity[inspection"] * 2,
    ]


def test_markdown_has_a_table_of_rules_and_one_of_findings() -> None:
    shown = report("markdown", apostrophe(), problem(TEXT, (0, 1)))
    assert ") | mixed-apostrophes | warning | 2 |" in shown
    assert "| news/a.txt:2:35 | NP301 \\[S\\] | curly, not straight |" in shown


def test_markdown_shows_two_hundred_findings_and_counts_the_others() -> None:
    shown = report("markdown", *[problem(TEXT, (0, 1), f"number {n}") for n in range(203)])
    assert shown.count("number ") == 200 and shown.endswith("… and 3 more findings.\n")


@pytest.mark.parametrize(
    ("text", "offset", "place_"),
    [
        ("", 0, (1, 1)),
        ("a", 1, (1, 2)),
        ("a\n", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 1, (1, 2)),
        ("a\rb\r", 4, (3, 1)),
        ("a\u2028b", 2, (1, 3)),
    ],
)
def test_offsets_have_places_at_the_ends_of_lines_too(
    text: str, offset: int, place_: tuple[int, int]
) -> None:
    assert Positions(text).at(offset) == place_ == Positions(text.replace("\u2028", "?")).at_byte(offset)
