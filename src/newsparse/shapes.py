"""Which fields a dataclass has, and which of them hold dataclasses themselves."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints


@cache
def fields_of(shape: type) -> dict[str, type | None]:
    """Each field with the dataclass that stands in it, or of which it holds many; None for any other value."""
    hints = get_type_hints(shape)
    return {field.name: _dataclass_in(hints[field.name]) for field in fields(shape)}


def _dataclass_in(hint: Any) -> type | None:
    return next((one for one in (hint, *get_args(hint)) if isinstance(one, type) and is_dataclass(one)), None)
