"""Regular expressions that are compiled on first use: there are many, and most texts need few of them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Uncompiled:
    """A stand-in for a pattern; each attribute, once used, is that of the compiled pattern."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled on first use, for module-level constants in place of `re.compile`.

    >>> lazy_pattern("[0-9]+").findall("2026-11")
    ['2026', '11']
    """
    return _Uncompiled(source, flags)  # type: ignore[return-value]  # it has all the attributes
