"""Exports of LexisNexis, Nexis Uni and Lexis Advance, as text, web pages, DOCX and RTF."""

from collections.abc import Iterator

from newsparse.formats.exports import nexis_html, nexis_text, nexis_uni
from newsparse.formats.exports.container import lines_in
from newsparse.formats.extract import Extract, Remark, required
from newsparse.model.errors import FormatError
from newsparse.text.source import Source


def recognise(source: Source) -> bool:
    """Whether the source is an export of Nexis."""
    if source.text.lstrip("\ufeff \t\r\n").startswith("<"):
        return nexis_html.recognise(source.text)
    try:
        text = "\n".join(lines_in(source))
    except FormatError:
        return False
    return nexis_text.recognise(text) or nexis_uni.recognise(text)


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of an export. Raises FormatError where there are none."""
    problem = f"{source.path or 'export'}: there is no article in this export of Nexis"
    yield from required(_extracts(source), problem)


def _extracts(source: Source) -> Iterator[Extract | Remark]:
    if nexis_html.recognise(source.text):
        return nexis_html.extract(source.text)
    lines = lines_in(source)
    text = "\n".join(lines)
    if nexis_text.recognise(text):
        return nexis_text.extract(text)
    return nexis_uni.extract(lines)
