"""Metadata that is made while newsparse is built: the README, with links that work on an index page too."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# "](docs/batch.md#outputs)", "![…](docs/pictures/show.svg)"; not "](https://example.org)", "](#use)"
_RELATIVE = re.compile(r"(!\[[^\]]*)?\]\((?!\w+:|#)([^)\s]+)\)")


class CustomMetadataHook(MetadataHookInterface):
    """Sets `readme`: README.md, its relative links made absolute below the address of the repository."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the readme of the project's metadata."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        repository = metadata["urls"]["Repository"]
        metadata["readme"] = {"content-type": "text/markdown", "text": with_absolute_links(text, repository)}


def with_absolute_links(text: str, repository: str) -> str:
    """A page in Markdown with its relative links and pictures at the address of the repository.

    >>> with_absolute_links("[a](docs/a.md#b) [c](#c) [d](https://example.org)", "https://example.org/x")
    '[a](https://example.org/x/blob/main/docs/a.md#b) [c](#c) [d](https://example.org)'
    >>> with_absolute_links("![A story.](docs/show.svg)", "https://example.org/x")
    '![A story.](https://example.org/x/raw/main/docs/show.svg)'
    """

    def absolute(match: re.Match[str]) -> str:
        # A browser gets a picture from the one, a page about it from the other.
        kind = "raw" if match[1] else "blob"
        return f"{match[1] or ''}]({repository}/{kind}/main/{match[2]})"

    return _RELATIVE.sub(absolute, text)
