"""Parsing each case gives what its expected.yaml states."""

from difflib import unified_diff
from pathlib import Path

import pytest

from newsparse.model.role import Role
from tests.case_files import CASES, as_yaml, expected, folders, known_failures, name, observed

_LIKELY = 5  # three that show a role, two near misses


def _case(folder: Path) -> object:
    reason = known_failures().get(name(folder))
    # Strict: a case that passes must be removed from the list.
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(folder, id=name(folder), marks=marks)


@pytest.mark.parametrize("folder", [_case(folder) for folder in folders()])
def test_a_case_gives_what_it_states(folder: Path) -> None:
    stated = expected(folder)
    assert stated, (
        f"{name(folder)} has no expected.yaml; write it, or run make cases-update and read the result"
    )
    wanted, found = as_yaml(stated), as_yaml(observed(folder, stated))
    difference = "\n".join(
        unified_diff(
            wanted.splitlines(), found.splitlines(), "expected.yaml", "what parsing gives", lineterm="", n=1
        )
    )
    assert not difference, f"{name(folder)}\n{difference}"


def test_every_role_has_its_cases() -> None:
    counts = {role.value: len(list((CASES / role.value).glob("*/input.txt"))) for role in Role}
    assert {role: count for role, count in counts.items() if count < _LIKELY} == {}


def test_known_failures_are_cases() -> None:
    assert set(known_failures()) <= {name(folder) for folder in folders()}
    assert all(known_failures().values()), "each known failure has one line of reason"
