"""Which fields a dataclass has, which of them hold dataclasses themselves, and which words they may hold."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import EnumMeta
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints


@cache
def fields_of(shape: type) -> dict[str, type | None]:
    """Each field with the dataclass that stands in it, or of which it holds many; None for any other value."""
    hints = get_type_hints(shape)
    return {field.name: _dataclass_in(hints[field.name]) for field in fields(shape)}


def _dataclass_in(hint: Any) -> type | None:
    return next((one for one in (hint, *get_args(hint)) if isinstance(one, type) and is_dataclass(one)), None)


def words_at(shape: type, path: Iterable[str]) -> tuple[str, ...]:
    """The words that the field at the end of a path of fields and keys may hold; none where any value may stand."""
    hint: Any = shape
    for name in path:
        hint = get_type_hints(hint)[name] if is_dataclass(hint) else get_args(hint)[-1]
        hint = _dataclass_in(hint) or hint
    for one in (hint, *get_args(hint)):
        if isinstance(one, EnumMeta):
            return tuple(one)
        if get_origin(one) is Literal:
            return get_args(one)
    return ()
