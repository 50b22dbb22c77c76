"""Reading an invented export as the commands do, and the makers of the containers that exports come in."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.options import DEFAULT
from newsparse.pipeline import reading

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data: bytes | str, name: str | None = None, path: str = "export.txt") -> reading.Reading:
    """The reading of an export that is recognised, if `name` is given as that format."""
    raw = data.encode() if isinstance(data, str) else data
    source = formats.decode(raw, path=path)
    assert name is None or source.format == name, source.format
    return reading.read(source, DEFAULT)


def articles(data: bytes | str, name: str | None = None) -> list[Article]:
    """The articles of an export."""
    return read(data, name).articles


def remarks(data: bytes | str) -> list[str]:
    """What is said of an export."""
    return [remark.text for remark in read(data).remarks]


def texts(article: Article) -> list[str]:
    """The texts of the body."""
    return [block.text for block in article.body]


def docx(paragraphs: list[str], *, extra: str = "") -> bytes:
    r"""A DOCX file; `\n` in a paragraph is a line break, a first `*` makes it bold."""
    body = "".join(map(_paragraph, paragraphs))
    return zipped(
        {"word/document.xml": f"{extra}<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    )


def zipped(parts: dict[str, str]) -> bytes:
    """A zip archive."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return memory.getvalue()


def _paragraph(text: str) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if text.startswith("*") else ""
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.lstrip("*").split("\n")
    )
    return f"<w:p><w:r>{bold}{runs}</w:r></w:p>"


def rtf(paragraphs: list[str], *, header: str = r"\ansi\ansicpg1252") -> bytes:
    r"""An RTF file; `\f` alone is a section, a first `*` makes a paragraph bold."""
    parts = [rf"{{\rtf1{header}{{\fonttbl{{\f0 Times;}}}}"]
    for text in paragraphs:
        if text == "\f":
            parts.append(r"\sect")
            continue
        shown = "".join(_rtf_character(one) for one in text.lstrip("*"))
        parts.append(rf"{{\b {shown}}}\par" if text.startswith("*") else rf"{shown}\par")
    return "\n".join([*parts, "}"]).encode("ascii")


def _rtf_character(one: str) -> str:
    if one in "\\{}":
        return "\\" + one
    if one == "\n":
        return r"\line "
    return one if one.isascii() else rf"\u{ord(one) - 0x10000 if ord(one) > 0x7FFF else ord(one)}?"
