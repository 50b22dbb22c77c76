"""The values that JSON can hold, made unchangeable: what an article's metadata consists of."""

from __future__ import annotations

from collections.abc import Mapping

from newsparse.model.errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

DEEPEST = 100  # lists and objects inside each other; recursion stays far from Python's limit of 1,000
# Of an integer. Beyond this, the numbers that other JSON readers have (IEEE 754 doubles) overflow.
MOST_BITS = 1_024
MOST_DIGITS = 310  # characters of an integer in a file: those of MOST_BITS in decimal, with a sign

_KEY_SHOWN = 60  # characters of a key in a message

Fault = tuple[str, str]  # a place such as `.places[3]`, and what is wrong there


def _refused(*_: object, **__: object) -> NoReturn:
    raise TypeError(
        "metadata cannot be changed; dataclasses.replace(article, metadata=…) makes another article"
    )


class FrozenDict(dict[str, "Any"]):
    """A dictionary that cannot be changed: equal to any other of the same content, and hashable."""

    __slots__ = ()
    __setitem__ = __delitem__ = __ior__ = _refused
    clear = pop = popitem = setdefault = update = _refused

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __copy__(self) -> FrozenDict:
        return self

    def __deepcopy__(self, _: object) -> FrozenDict:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


class FrozenList(list["Any"]):
    """A list that cannot be changed: equal to any other of the same content, and hashable."""

    __slots__ = ()
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refused
    append = clear = extend = insert = pop = remove = reverse = sort = _refused

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self))

    def __copy__(self) -> FrozenList:
        return self

    def __deepcopy__(self, _: object) -> FrozenList:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenList, (list(self),)


class Unfit:
    """What a reader puts in the place of a value that no document may have; `fault` finds it, with its place."""

    __slots__ = ("problem",)

    def __init__(self, problem: str) -> None:
        self.problem = problem


def frozen_object(value: Mapping[str, Any], name: str) -> FrozenDict:
    """The object, unchangeable at every depth.

    Raises ArgumentError, with the place below `name`, for what JSON cannot hold.

    >>> frozen_object({"tags": ["rain"]}, "metadata")["tags"]
    ['rain']
    """
    if not isinstance(value, Mapping):
        raise ArgumentError(f"{name}: expected a mapping, got {kind_of(value)}")
    if found := fault(value):
        raise ArgumentError(f"{name}{found[0]}: {found[1]}")
    return FrozenDict((key, _frozen(item)) for key, item in value.items())


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return FrozenDict((key, _frozen(item)) for key, item in value.items())
    return FrozenList(map(_frozen, value)) if isinstance(value, list | tuple) else value


def thawed(value: Any) -> Any:
    """The value as dictionaries and lists of the caller's own, which may be changed."""
    if isinstance(value, dict):
        return {key: thawed(item) for key, item in value.items()}
    return [thawed(item) for item in value] if isinstance(value, list) else value


def fault(value: object, levels: int = DEEPEST) -> Fault | None:
    """The first thing in a value that JSON cannot hold; None if it can hold all of it.

    >>> fault({"a": [1, float("nan")]})
    ('.a[1]', 'nan is not a number that JSON has; expected a finite number, text or null')
    """
    if value is None or isinstance(value, str):
        return None
    if isinstance(value, int | float):
        problem = _fault_of_number(value)
        return ("", problem) if problem else None
    if isinstance(value, Unfit):
        return "", value.problem
    if not isinstance(value, Mapping | list | tuple):
        return "", f"expected a value that JSON has, got {kind_of(value)}"
    if not levels:
        return "", f"nested more than {DEEPEST} deep"
    if isinstance(value, Mapping):
        return _fault_in_object(value, levels - 1)
    for number, item in enumerate(value):
        if found := fault(item, levels - 1):
            return f"[{number}]{found[0]}", found[1]
    return None


def _fault_in_object(value: Mapping[object, object], levels: int) -> Fault | None:
    for key, item in value.items():
        if not isinstance(key, str):
            return (
                "",
                f"keys must be text, and {str(key)[:_KEY_SHOWN]} ({kind_of(key)}) is not; put it in quotes",
            )
        if found := fault(item, levels):
            return f".{key}{found[0]}", found[1]
    return None


def _fault_of_number(value: float) -> str | None:
    if isinstance(value, int):
        return f"an integer of more than {MOST_BITS:,} bits" if value.bit_length() > MOST_BITS else None
    if value - value == 0:
        return None
    return f"{value} is not a number that JSON has; expected a finite number, text or null"


def kind_of(value: object) -> str:
    """What messages call the type of a value, in the words of JSON where it has one."""
    names = {list: "array", dict: "object", type(None): "null"}
    return names.get(type(value), type(value).__name__)
