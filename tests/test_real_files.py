"""Real files are read as a careful editor reads them, and so are enough of their variants."""

from collections import Counter
from functools import cache

import pytest

from tests.real_file_variants import floors, variants
from tests.real_files import Problems, RealFile, files, items, judged, known_failures

_FILES = {case.name: case for case in files()}


@cache
def _problems(name: str) -> Problems:
    return judged(_FILES[name])


def _item(case: RealFile, item: str) -> object:
    reason = known_failures().get((case.name, item))
    # Strict: an item that comes out right must be removed from the list.
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case.name, item, id=f"{case.name}-{item}", marks=marks)


@pytest.mark.parametrize(
    ("name", "item"), [_item(case, item) for case in _FILES.values() for item in items(case.expected)]
)
def test_a_real_file_is_read_as_an_editor_reads_it(name: str, item: str) -> None:
    problem = _problems(name)[item]
    assert problem is None, f"{name}, {item}: {problem}"


def test_known_failures_are_items_of_the_files() -> None:
    stated = {(case.name, item) for case in _FILES.values() for item in items(case.expected)}
    assert set(known_failures()) <= stated
    assert all(known_failures().values()), "each known failure has one line of reason"


@cache
def _wrong() -> dict[str, list[str]]:
    """The variants that are wrong, by kind, each with the items that are."""
    wrong: dict[str, list[str]] = {}
    for variant in variants():
        problems = [item for item, problem in judged(variant).items() if problem]
        kind = wrong.setdefault(variant.kind, [])
        if problems:
            kind.append(f"{variant.name}: {', '.join(problems)}")
    return wrong


@pytest.mark.parametrize("kind", sorted(floors()))
def test_no_fewer_variants_of_a_kind_come_out_right_than_before(kind: str) -> None:
    number = Counter(variant.kind for variant in variants())[kind]
    right = number - len(_wrong()[kind])
    assert right >= floors()[kind], "\n".join(
        [f"{right} of {number} {kind} are right, the floor is {floors()[kind]}", *_wrong()[kind]]
    )


def test_every_kind_of_variant_has_a_floor() -> None:
    assert {variant.kind for variant in variants()} == set(floors())


def test_names_of_variants_are_unique() -> None:
    counts = Counter((variant.kind, variant.name) for variant in variants())
    assert [name for name, n in counts.items() if n > 1] == []


_PARAGRAPHS = (
    "The bridge at Milden was opened on Tuesday, the council said.\n\nFour hundred people walked across it."
)
_TIDY = f"New bridge opens at Milden\n\nBy Nora Velt\n\n{_PARAGRAPHS}\n"


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        ({"title": "New bridge opens at Milden"}, True),
        ({"title": "new bridge  opens at Mil\xadden"}, True),
        ({"title": "New bridge opens"}, False),
        ({"title": {"one_of": [None, "New bridge opens at Milden"]}}, True),
        ({"title": {"one_of": [None, "New bridge opens"]}}, False),
        ({"authors": ["Nora Velt"]}, True),
        ({"authors": []}, False),
        ({"dateline": None}, True),
        ({"dateline": {"place": "Milden"}}, False),
        ({"paragraphs": [1, 2]}, True),
        ({"paragraphs": 3}, False),
        ({"whole": ["Four hundred people walked across it."]}, True),
        ({"whole": ["Four hundred people"]}, False),
        ({"in_body": ["Four hundred people"]}, True),
        ({"not_in_body": ["Four hundred people"]}, False),
        ({"absent": ["Nora Velt"]}, False),
        ({"absent": ["Colm Harte"]}, True),
        ({"kept": "all"}, True),
        ({"articles": [{"title": "New bridge opens at Milden"}, {"title": None}]}, False),
    ],
)
def test_what_is_stated_is_judged(stated: dict[str, object], right: bool) -> None:  # noqa: FBT001
    problems = judged(RealFile("tidy", "none", _TIDY, stated))
    assert list(problems) == items(stated)
    assert right is not any(problems.values()), problems


def test_a_line_that_was_left_out_is_reported_as_lost() -> None:
    problems = judged(RealFile("page", "none", f"{_TIDY}\nAdvertisement\n", {"kept": "all"}))
    assert problems["kept"] == "lost: 'Advertisement'"
