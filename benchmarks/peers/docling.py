"""docling: converts a Markdown file to its document model."""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import Outline, outlined

_HEADINGS = ("title", "section_header")


def load() -> Callable[[str], Any]:
    from docling.datamodel.base_models import InputFormat
    from docling.document_converter import DocumentConverter

    converter = DocumentConverter(allowed_formats=[InputFormat.MD])
    return lambda path: converter.convert(path).document


def outline(result: Any) -> Outline:
    texts = [item for item, _ in result.iterate_items() if getattr(item, "text", "")]
    return outlined([("heading" if one.label in _HEADINGS else "paragraph", one.text) for one in texts])
