"""The built-in house styles, as `[check]` tables."""

from newsparse.base import tables
from newsparse.checks.config.reading import Table, checked
from newsparse.model.errors import UnknownNameError

NONE = "none"


def names() -> list[str]:
    """The names that `--profile` accepts."""
    return [*tables.load("profiles"), NONE]


def load(name: str) -> Table:
    """The `[check]` table of a profile, with field names as keys. Raises UnknownNameError."""
    if name == NONE:
        return {}
    builtin = tables.load("profiles")
    if name not in builtin:
        raise UnknownNameError("profile", name, names())
    check: Table = checked({"check": builtin[name]}, f"profile {name}")["check"]
    return check
