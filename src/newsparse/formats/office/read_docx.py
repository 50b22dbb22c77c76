"""Word documents (DOCX): paragraphs, the styles of headings and lists, tables as text."""

from collections.abc import Iterator

from newsparse.formats.extract import Extract
from newsparse.formats.office.docx import is_docx, paragraphs_of
from newsparse.formats.office.reading import extract_of
from newsparse.text.source import Source


def recognise(source: Source) -> bool:
    """Whether a source is a DOCX file, or a zip archive that is called one."""
    return (source.path or "").lower().endswith(".docx") or is_docx(source.to_bytes())


def extract(source: Source) -> Iterator[Extract]:
    """The text of a document. Raises FormatError."""
    name = source.path or "document"
    yield from extract_of(paragraphs_of(source.to_bytes(), name), name)
