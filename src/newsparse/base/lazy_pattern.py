"""Regular expressions that are compiled when they are first used: there are many, and most texts need few."""

import re
from typing import Any, cast


class _Uncompiled:
    """Stands for a pattern; each method, once asked for, is the compiled pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use; what a module calls at its top in place of `re.compile`.

    >>> lazy_pattern("[0-9]+").findall("2026-11")
    ['2026', '11']
    """
    return cast("re.Pattern[str]", _Uncompiled(source, flags))
