"""Every rule finds what its cases say, where they say, and its fix gives what they say."""

import tomllib
from collections import Counter

import pytest

from newsparse.checks import table
from newsparse.checks.rule import Fix, Rule, Scope
from tests.checks.case import FOLDER, TITLE, Case, cases, findings, fixed, in_files, source_of

CASES = cases()
TESTED = [rule for rule in table.RULES if rule.scope is not Scope.RUN]
TYPOGRAPHIC = [rule for rule in TESTED if rule.code.startswith("NP3")]
LANGUAGES = ("fr", "de", "fa", "ru", "zh", "ja")


def name(case: Case) -> str:
    return f"{case.code} {case.says}"


def text_of(case: Case, problem_start: int, problem_end: int) -> str:
    """What a problem stands at; bytes that are no text as TOML can write them, `\\x81`."""
    text = source_of(case).text[problem_start:problem_end]
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@pytest.mark.parametrize("case", [case for case in CASES if not case.files], ids=name)
def test_a_rule_finds_what_its_case_says(case: Case) -> None:
    problems = findings(case, source_of(case))
    assert [text_of(case, problem.start, problem.end) for problem in problems] == case.finds
    if case.at is not None:
        assert [f"{problem.line}:{problem.column}" for problem in problems] == case.at


@pytest.mark.parametrize("case", [case for case in CASES if case.files], ids=name)
def test_a_folder_rule_finds_what_its_case_says(case: Case) -> None:
    assert [path for path, _ in in_files(case)] == case.finds


@pytest.mark.parametrize("case", [case for case in CASES if not case.files], ids=name)
def test_a_fix_gives_what_its_case_says_and_leaves_nothing_to_fix(case: Case) -> None:
    source = source_of(case)
    problems = findings(case, source)
    after = fixed(source, problems)
    if case.fixed_data is not None:
        assert after.to_bytes() == bytes.fromhex(case.fixed_data)
    elif case.fixed is not None:
        assert without_frame(case, after.text) == case.fixed
    else:
        assert after.to_bytes() == source.to_bytes(), "a fix that the case does not give"
    if after.text != source.text:
        assert not any(problem.edits for problem in findings(case, after))


def without_frame(case: Case, text: str) -> str:
    """The text as the case writes it."""
    return text.removeprefix(f"{TITLE}\n").removesuffix("\n") if case.body is not None else text


@pytest.mark.parametrize("rule", TESTED, ids=lambda rule: rule.code)
def test_a_rule_has_three_failing_and_three_passing_cases(rule: Rule) -> None:
    own = [case for case in CASES if case.code == rule.code]
    failing = [case for case in own if case.finds]
    assert len(failing) >= 3 and len(own) - len(failing) >= 3
    assert len({case.says for case in own}) == len(own), "two cases of one name"
    if rule.fix is not Fix.NONE:
        assert sum(case.fixed is not None or case.fixed_data is not None for case in own) >= 3


@pytest.mark.parametrize("rule", TYPOGRAPHIC, ids=lambda rule: rule.code)
def test_a_typographic_rule_has_cases_in_many_scripts(rule: Rule) -> None:
    spoken = {case.language for case in CASES if case.code == rule.code}
    assert {language for language in LANGUAGES if rule.applies_to(language)} <= spoken


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("NP*.toml")} == {rule.code for rule in TESTED}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in table.RULES]
    assert codes == sorted(codes)
    assert max(Counter([*codes, *(rule.name for rule in table.RULES)]).values()) == 1


@pytest.mark.parametrize("path", sorted(FOLDER.glob("NP*.toml")), ids=lambda path: path.stem)
def test_a_case_file_has_no_unknown_table(path: object) -> None:
    with open(str(path), "rb") as file:
        assert set(tomllib.load(file)) == {"case"}
