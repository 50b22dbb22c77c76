"""RTF documents: paragraphs and their styles, in whatever code pages."""

from collections.abc import Iterator

from newsparse.formats.extract import Extract
from newsparse.formats.office.reading import extract_of
from newsparse.formats.office.rtf import paragraphs_of
from newsparse.text.source import Source


def extract(source: Source) -> Iterator[Extract]:
    """The text of a document.

    Raises FormatError for a file that is not an RTF document, and for one without text.
    """
    name = source.path or "document"
    yield from extract_of(paragraphs_of(source.to_bytes(), name), name)
