"""A report as indented JSON, with nothing in it that a terminal obeys."""

from typing import Any

from newsparse.base.escaping import json_text


def indented(value: Any) -> str:
    r"""The value over several lines, two spaces a level, and a final line ending.

    >>> indented([])
    '[]\n'
    """
    import json

    return json_text(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
