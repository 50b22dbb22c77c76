"""The front matter that opens the lines of a Markdown article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsparse.formats.mark import MARK
from newsparse.formats.yaml_text import load
from newsparse.model.errors import FormatError

RULER = "---"


@dataclass(frozen=True, slots=True)
class Front:
    """The values between two rulers; `after` is the index of the line that follows the second."""

    values: dict[str, Any]
    after: int

    @property
    def is_ours(self) -> bool:
        """Whether it has the mark of our document, in any version."""
        return str(self.values.get("schema")).startswith(MARK)


def front_matter(lines: Sequence[str], where: str, first: int) -> Front | None:
    """The front matter that opens the lines; None where there is none, or where it is not a YAML mapping.

    `first` is the 1-based line of the file in which they start. Raises FormatError where the front matter has our mark
    and is not valid YAML.
    """
    if not lines or lines[0].rstrip() != RULER:
        return None
    end = next((index for index in range(1, len(lines)) if lines[index].rstrip() == RULER), None)
    if end is None:
        return None
    try:
        values = load("\n".join(lines[1:end]) + "\n", where, first + 1)
    except FormatError:
        if opens_ours(lines, 0):
            raise
        return None
    return Front(values, end + 1) if isinstance(values, dict) else None


def opens_ours(lines: Sequence[str], at: int) -> bool:
    """Whether front matter as we write it begins at the index."""
    return lines[at] == RULER and at + 1 < len(lines) and lines[at + 1].startswith(f"schema: {MARK}")
