"""The fields of nested dataclasses, and the values that they allow.

What looks into classes is loaded by the first question: most runs have none, and it takes longer than a check.
"""

from collections.abc import Iterable
from enum import EnumMeta
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints


@cache
def dataclass_fields(cls: type) -> dict[str, type | None]:
    """The dataclass that each field contains, alone or in a collection; None for other fields."""
    from dataclasses import fields

    hints = get_type_hints(cls)
    return {field.name: _dataclass_in(hints[field.name]) for field in fields(cls)}


def _dataclass_in(hint: Any) -> type | None:
    from dataclasses import is_dataclass

    return next((one for one in (hint, *get_args(hint)) if isinstance(one, type) and is_dataclass(one)), None)


def type_at(cls: type, path: Iterable[str]) -> Any:
    """The type of the field at a path of fields and keys."""
    from dataclasses import is_dataclass

    hint: Any = cls
    for name in path:
        hint = get_type_hints(hint)[name] if is_dataclass(hint) else get_args(hint)[-1]
        hint = _dataclass_in(hint) or hint
    return hint


def allowed_values(cls: type, path: Iterable[str]) -> tuple[str, ...]:
    """The values that the field at a path of fields and keys allows; empty if it is not a closed list."""
    hint = type_at(cls, path)
    for one in (hint, *get_args(hint)):
        if isinstance(one, EnumMeta):
            return tuple(one)
        if get_origin(one) is Literal:
            return get_args(one)
    return ()
