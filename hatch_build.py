"""Metadata that is made while newsparse is built: the README, with links that work on an index page too."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# "](docs/batch.md#outputs)"; not "](https://example.org)", "](#use)"
_RELATIVE = re.compile(r"\]\((?!\w+:|#)([^)\s]+)\)")


class CustomMetadataHook(MetadataHookInterface):
    """Sets `readme`: README.md, its relative links made absolute below the address of the repository."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the readme of the project's metadata."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        base = f"{metadata['urls']['Repository']}/blob/main/"
        metadata["readme"] = {"content-type": "text/markdown", "text": with_absolute_links(text, base)}


def with_absolute_links(text: str, base: str) -> str:
    """A page in Markdown with its relative links below the address `base`.

    >>> with_absolute_links("[a](docs/a.md#b) [c](#c) [d](https://example.org)", "https://example.org/x/")
    '[a](https://example.org/x/docs/a.md#b) [c](#c) [d](https://example.org)'
    """
    return _RELATIVE.sub(rf"]({base}\1)", text)
