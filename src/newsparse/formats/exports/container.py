"""The lines of an export, whatever it comes in: text, DOCX or RTF."""

from newsparse.formats.exports.groups import lines_of
from newsparse.formats.office import docx, rtf
from newsparse.formats.office.paragraph import Paragraph
from newsparse.formats.office.paragraph import lines_of as lines_of_paragraphs
from newsparse.text.source import Source


def paragraphs_of(source: Source) -> list[Paragraph] | None:
    """The paragraphs of a DOCX or RTF file; None for anything else. Raises FormatError."""
    head = source.first_bytes(len(rtf.MAGIC))
    if head.startswith(docx.MAGIC):
        data = source.to_bytes()
        return docx.paragraphs_of(data, source.path or "DOCX file") if docx.is_docx(data) else None
    if head.startswith(rtf.MAGIC):
        return rtf.paragraphs_of(source.to_bytes(), source.path or "RTF file")
    return None


def lines_in(source: Source) -> list[str]:
    """The lines of the export. Raises FormatError for a damaged file."""
    paragraphs = paragraphs_of(source)
    return lines_of(source.text) if paragraphs is None else lines_of_paragraphs(paragraphs)
