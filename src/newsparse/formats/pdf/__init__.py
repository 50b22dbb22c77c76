"""How is the text layer of a PDF read?

bytes → pages → lines with their places → without running heads and feet → wrapped text with blank lines → Extract
"""

from collections.abc import Iterator

from newsparse.formats.extract import Extract, Remark
from newsparse.text.source import Source


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The text of a PDF, which may hold several articles. Raises FormatError for a scan and an encrypted file."""
    from newsparse.formats.pdf.pages import document_of
    from newsparse.formats.pdf.running import without_running
    from newsparse.formats.pdf.setting import text_of

    document = document_of(source.to_bytes(), source.path or "PDF")
    if document.without_text:
        numbers = ", ".join(map(str, document.without_text[:10]))
        yield Remark(
            f"no text on page {numbers}: it looks like a scan, which needs text recognition (OCR) first"
        )
    pages, gone = without_running(document.pages)
    metadata = {"pages": len(document.pages), **document.metadata}
    yield Extract(
        text_of(pages),
        metadata=metadata,
        left_out=(len(gone), sum(len(line.text.split()) for line in gone)),
        layout="wrapped",
        several=True,
    )
