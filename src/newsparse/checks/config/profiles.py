"""The shipped house styles, as tables of configuration."""

from newsparse.base import tables
from newsparse.checks.config.reading import Table, checked
from newsparse.model.errors import UnknownNameError

NONE = "none"


def names() -> list[str]:
    """The names that `--profile` takes."""
    return [*tables.load("profiles"), NONE]


def load(name: str) -> Table:
    """The table `[check]` of a profile, with field names for keys. Raises UnknownNameError."""
    if name == NONE:
        return {}
    shipped = tables.load("profiles")
    if name not in shipped:
        raise UnknownNameError("profile", name, names())
    check: Table = checked({"check": shipped[name]}, f"profile {name}")["check"]
    return check
