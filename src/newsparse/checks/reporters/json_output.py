"""How a report is written as JSON for people to read: indented, with nothing that a terminal obeys."""

from typing import Any

from newsparse.base.escaping import json_text


def json_output(value: Any) -> str:
    r"""The whole output.

    >>> json_output([])
    '[]\n'
    """
    import json

    return json_text(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
