"""What the front matter at some line of a Markdown text says, if there is any."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsparse.errors import FormatError
from newsparse.formats.recognise import MARK
from newsparse.formats.yaml_text import load

RULER = "---"


@dataclass(frozen=True, slots=True)
class Front:
    """The values between two rulers; `after` is the index of the line that follows the second."""

    values: dict[str, Any]
    after: int

    @property
    def is_ours(self) -> bool:
        """Whether it carries the mark of our document, whatever its version."""
        return str(self.values.get("schema")).startswith(MARK)


def front_matter(lines: Sequence[str], at: int, where: str) -> Front | None:
    """The front matter whose first ruler is line `at` (an index); None where the rulers hold no YAML mapping.

    Raises FormatError where it has our mark and is not YAML.
    """
    if at >= len(lines) or lines[at].rstrip() != RULER:
        return None
    end = next((index for index in range(at + 1, len(lines)) if lines[index].rstrip() == RULER), None)
    if end is None:
        return None
    content = "\n".join(lines[at + 1 : end]) + "\n"
    try:
        values = load(content, where, at + 2)
    except FormatError:
        if content.startswith(f"schema: {MARK}"):
            raise
        return None
    return Front(values, end + 1) if isinstance(values, dict) else None
