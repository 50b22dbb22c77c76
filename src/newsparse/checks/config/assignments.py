"""Keys that the command line sets: `--config house.apostrophe=curly`."""

from collections.abc import Sequence
from typing import Any

from newsparse.checks.config.reading import Table, checked, merged, parsed, resolved
from newsparse.model.errors import ConfigurationError


def assigned(assignments: Sequence[str], folder: str) -> Table:
    """The `[check]` table that assignments `KEY=VALUE` make, globs and paths relative to `folder`.

    Values are TOML, or else plain text. Keys stand with or without `check.` before them; later ones win.
    Raises ConfigurationError.
    """
    found: Table = {}
    for assignment in assignments:
        where = f"--config {assignment}"
        key, _, value = assignment.partition("=")
        table: dict[str, Any] = parsed(f"{key} = {_as_toml(value)}", where)
        whole = table if key.strip().startswith("check.") else {"check": table}
        found = merged(found, checked(whole, where)["check"])
    return resolved(found, folder)


def _as_toml(value: str) -> str:
    """The value itself if it is TOML, else as a TOML string."""
    from json import dumps

    try:
        parsed(f"x = {value}", "")
    except ConfigurationError:
        return dumps(value.strip())
    return value
