"""The classes of `newsparse.base.records` do what those of the standard library do."""

import copy
import dataclasses
import inspect
import pickle
import re
import typing
from collections.abc import Callable
from typing import Any

import pytest

from newsparse.base import records
from newsparse.model.article import Article, Block, SourceInfo
from newsparse.model.role import Role
from newsparse.model.span import Span
from tests.conftest import ROOT

RECORDS: Any = records
OFTEN = records._OFTEN


def made(named_tuple: Any, dataclass: Callable[..., Any], field: Callable[..., Any]) -> tuple[Any, Any, Any]:
    """A named tuple, a frozen and a changeable dataclass of the same fields, made by the given tools."""

    class Point(named_tuple):  # type: ignore[misc]
        x: int
        y: int = 2
        name: str = "p"

        def sum(self) -> int:
            """Both coordinates."""
            return int(self.x + self.y)

    @dataclass(frozen=True, slots=True)
    class Frozen:
        x: int
        y: int = 2
        name: str = "p"

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("negative")

        @property
        def sum(self) -> int:
            return self.x + self.y

    @dataclass(slots=True)
    class Changeable:
        x: int
        y: int = 2
        name: str = "p"
        found: list[int] = field(default_factory=list)

    return Point, Frozen, Changeable


OURS = made(records.NamedTuple, records.dataclass, records.field)
THEIRS = made(typing.NamedTuple, dataclasses.dataclass, dataclasses.field)
PAIRS = list(zip(OURS, THEIRS, strict=True))
CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    *(((1,), {}), ((1, 3), {}), ((1, 3, "q"), {}), ((), {"x": 1}), ((1,), {"name": "q"})),
    *(
        ((), {"name": "q", "x": 5, "y": 0}),
        ((), {}),
        ((1, 2, "q", [], 4), {}),
        ((1,), {"x": 1}),
        ((1,), {"z": 1}),
    ),
]


def outcome(cls: Any, given: tuple[Any, ...], named: dict[str, Any]) -> object:
    """The values of the object; TypeError itself where there is none."""
    try:
        one = cls(*given, **named)
    except TypeError:
        return TypeError
    return [getattr(one, name) for name in ("x", "y", "name")]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@pytest.mark.parametrize("rounds", [1, 2 * OFTEN])
def test_every_call_has_the_same_outcome_also_once_it_is_compiled(
    ours: Any, theirs: Any, rounds: int
) -> None:
    for _ in range(rounds):
        for given, named in CALLS:
            assert outcome(ours, given, named) == outcome(theirs, given, named), (given, named)


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_they_look_and_compare_alike(ours: Any, theirs: Any) -> None:
    mine, other = ours(1, name="q"), theirs(1, name="q")
    assert repr(mine) == repr(other)
    assert (mine == ours(1, 2, "q"), mine == ours(2), mine == 5) == (True, False, False)
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__name__ == theirs.__name__ and ours.__doc__ is None
    assert not hasattr(mine, "__dict__")
    assert [*inspect.signature(ours).parameters] == ["x", "y", "name", "found"][: len(ours.__match_args__)]
    assert inspect.signature(ours).parameters["y"].default == 2


def test_a_default_can_be_made_anew_for_each_object() -> None:
    one, other = OURS[2](1), OURS[2](1)
    one.found.append(5)
    assert (one.found, other.found) == ([5], [])
    assert dataclasses.fields(OURS[2])[3].default_factory is list


def test_a_named_tuple_is_a_tuple() -> None:
    point = OURS[0](1)
    assert point == (1, 2, "p") and point.sum() == 3 and hash(point) == hash((1, 2, "p"))
    assert point._replace(y=5) == (1, 5, "p") and point._asdict() == {"x": 1, "y": 2, "name": "p"}
    assert OURS[0]._make([7, 8, "r"]) == (7, 8, "r") and OURS[0]._fields == ("x", "y", "name")
    assert OURS[0]._field_defaults == {"y": 2, "name": "p"}
    with pytest.raises(TypeError):
        point._replace(z=1)
    with pytest.raises(AttributeError):
        point.x = 2


def test_frozen_ones_cannot_be_changed_and_are_checked() -> None:
    one = OURS[1](1)
    assert hash(one) == hash(OURS[1](1)) and one.sum == 3
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        one.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del one.x
    for _ in range(OFTEN):
        with pytest.raises(ValueError, match="negative"):
            OURS[1](-1)


def test_changeable_ones_can_be_changed_and_not_hashed() -> None:
    one = OURS[2](1)
    one.x = 9
    assert one == OURS[2](9)
    with pytest.raises(TypeError):
        hash(one)
    with pytest.raises(AttributeError):
        one.z = 1


@pytest.mark.parametrize("cls", OURS[1:])
def test_the_standard_library_takes_them_for_dataclasses(cls: Any) -> None:
    library: Any = dataclasses
    assert library.is_dataclass(cls)
    assert [(field.name, field.default) for field in library.fields(cls)][1:3] == [("y", 2), ("name", "p")]
    assert library.asdict(cls(1)).items() >= {"x": 1, "y": 2, "name": "p"}.items()
    assert library.replace(cls(1), y=4) == RECORDS.replace(cls(1), y=4) == cls(1, 4)
    with pytest.raises(TypeError):
        RECORDS.replace(cls(1), z=4)


@pytest.mark.parametrize("one", [Block("paragraph", "It rained.", 3), Article(title="Rain"), SourceInfo()])
def test_they_travel(one: Any) -> None:
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == copy.copy(one) == one


def test_a_named_tuple_travels() -> None:
    span = Span(Role.TITLE, 0, 5)
    assert type(pickle.loads(pickle.dumps(span))) is Span and pickle.loads(pickle.dumps(span)) == span


def test_the_types_of_an_article_can_be_asked_for() -> None:
    assert typing.get_type_hints(Article)["body"] == tuple[Block, ...]
    assert typing.get_args(typing.get_type_hints(Block)["type"])[:2] == ("paragraph", "subhead")


def test_modules_that_use_them_have_annotations_as_texts() -> None:
    """Python 3.14 would keep others in a function, and a class would need to be made to see them."""
    texts = [path.read_text("utf-8") for path in (ROOT / "src" / "newsparse").rglob("*.py")]
    users = [
        text for text in texts if re.search(r"^from newsparse.base.records import .*NamedTuple", text, re.M)
    ]
    assert len(users) > 20
    assert all("from __future__ import annotations" in text for text in users)
