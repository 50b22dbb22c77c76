"""Keys set on the command line: `--config house.apostrophe=curly`."""

from collections.abc import Sequence
from typing import Any

from newsparse.checks.config.reading import Table, checked, merged, parsed, resolved
from newsparse.model.errors import ConfigurationError


def assigned(assignments: Sequence[str], folder: str) -> Table:
    """The `[check]` table given by assignments `KEY=VALUE`, with globs and paths relative to `folder`.

    A value is TOML, or plain text if it is not valid TOML. The prefix `check.` of a key may be omitted; a later
    assignment wins. Raises ConfigurationError.
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
    """The value if it is valid TOML, else the value as a TOML string."""
    from json import dumps

    try:
        parsed(f"x = {value}", "")
    except ConfigurationError:
        return dumps(value.strip())
    return value
