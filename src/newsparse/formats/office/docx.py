"""The paragraphs of a DOCX file (ECMA-376), read without its macros, links and pictures.

The file is a zip archive of XML parts. Neither is trusted: parts have a size limit, and a document type, which DOCX
never has and with which XML can expand without limit, is refused.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.parsers import expat

from newsparse.formats.office.paragraph import Paragraph, row_of
from newsparse.model.errors import FormatError

MAGIC = b"PK\x03\x04"
MOST_BYTES = 200_000_000  # of one part, uncompressed; a thousand pages of text are some ten megabytes
_LARGE, _MOST_TIMES = (
    64_000_000,
    200,
)  # bytes of a part, and how often its packed size, beyond which it is a bomb

_DOCUMENT, _STYLES, _TYPES = "word/document.xml", "word/styles.xml", "[Content_Types].xml"
_SKIPPED = frozenset(("del", "instrText", "delText", "Fallback", "fldData", "pict", "object", "moveFrom"))
_CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "ptab": "\t",
}
_ALL = True  # the whole part is there
_OFF = frozenset(("0", "false", "off"))
_UNNUMBERED = frozenset(("0", ""))


def is_docx(data: bytes) -> bool:
    """Whether these are the bytes of a DOCX file."""
    if not data.startswith(MAGIC):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def paragraphs_of(data: bytes, name: str) -> list[Paragraph]:
    """The paragraphs of a DOCX file, empty ones included. Raises FormatError, which begins with `name`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            if _DOCUMENT not in names:
                raise FormatError(f"{name}: this zip archive is not a DOCX file: it has no {_DOCUMENT}")
            styles = _Styles.read(part_of(archive, _STYLES, name)) if _STYLES in names else {}
            return _Text(styles).read(part_of(archive, _DOCUMENT, name))
    except expat.ExpatError as error:
        raise FormatError(f"{name}: the text of this DOCX file is damaged: {error}") from error
    except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise FormatError(f"{name}: not a complete DOCX file: {error}; save it again") from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise FormatError(f"{name}: not a complete DOCX file: {error}; save it again") from error


def part_of(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """The bytes of a part. Raises FormatError, which begins with `name`, for one that only fills the memory."""
    packed = archive.getinfo(part)
    if packed.file_size > MOST_BYTES:
        raise FormatError(
            f"{name}: {part} has more than {MOST_BYTES:,} bytes when it is unpacked; is it a bomb?"
        )
    if packed.file_size > max(_LARGE, _MOST_TIMES * packed.compress_size):
        raise FormatError(
            f"{name}: {part} has more than {_MOST_TIMES} times its size when it is unpacked; is it a bomb?"
        )
    return archive.read(packed)


def _parser() -> expat.XMLParserType:
    """A parser without document types, whose entities could expand without limit."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise ValueError("it declares a document type, which no office program writes")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _value(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if _local(name) == "val"), "")


class _Styles:
    """Reads the names of the styles of paragraphs, by their ids."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._id = ""

    @classmethod
    def read(cls, data: bytes) -> dict[str, str]:
        """The names, in lower case."""
        own, parser = cls(), _parser()
        parser.StartElementHandler = own._start
        parser.Parse(data, _ALL)
        return own.names

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "style":
            self._id = next((value for key, value in attributes.items() if _local(key) == "styleId"), "")
        elif local == "name" and self._id:
            self.names[self._id] = _value(attributes).lower()
            self._id = ""


class _Open:
    """A paragraph that is being read."""

    __slots__ = ("bold", "broken", "kind", "plain", "style", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.style = self.kind = ""
        self.bold = self.plain = 0
        self.broken = False


class _Text:
    """Reads the paragraphs of the document part; text boxes are paragraphs before the one that holds them."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self.found: list[Paragraph] = []
        self._open: list[_Open] = []
        self._rows: list[list[list[Paragraph]]] = []  # the paragraphs of the cells of the rows that are open
        self._skipped = 0
        self._in_text = False
        self._bold = self._hidden = False
        self._new_page = False

    def read(self, data: bytes) -> list[Paragraph]:
        """The paragraphs."""
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(data, _ALL)
        return self.found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if self._skipped or local in _SKIPPED:
            self._skipped += 1
        elif local == "p":
            self._open.append(_Open())
        elif local == "tr":
            self._rows.append([])
        elif local == "tc" and self._rows:
            self._rows[-1].append([])
        elif self._open:
            self._inside(local, attributes)

    def _inside(self, local: str, attributes: dict[str, str]) -> None:
        own = self._open[-1]
        if local == "t":
            self._in_text = True
        elif local == "r":
            self._bold = self._hidden = False
        elif local == "b":
            self._bold = _value(attributes) not in _OFF
        elif local == "vanish":
            self._hidden = _value(attributes) not in _OFF
        elif local == "pStyle":
            own.style = self._styles.get(_value(attributes), _value(attributes).lower())
        elif local == "numId":
            own.kind = "" if _value(attributes) in _UNNUMBERED else "list"
        elif local in ("lastRenderedPageBreak", "pageBreakBefore"):
            own.broken = own.broken or local == "pageBreakBefore"
        elif local == "sectPr":
            self._new_page = True
        elif local in _CHARACTERS:
            if local == "br" and "page" in attributes.values():
                own.broken = True
            else:
                own.text.append(_CHARACTERS[local])

    def _characters(self, text: str) -> None:
        if self._in_text and not self._skipped and not self._hidden and self._open:
            own = self._open[-1]
            own.text.append(text)
            if self._bold:
                own.bold += len(text)
            else:
                own.plain += len(text.strip())

    def _end(self, name: str) -> None:
        local = _local(name)
        if self._skipped:
            self._skipped -= 1
        elif local == "t":
            self._in_text = False
        elif local == "p" and self._open:
            self._close(self._open.pop())
        elif local == "tr" and self._rows:
            self._close_row(self._rows.pop())

    def _close(self, own: _Open) -> None:
        all_bold = bool(own.bold) and not own.plain
        cells = self._rows[-1] if self._rows else []
        begins = own.broken or (not cells and self._begins())
        (cells[-1] if cells else self.found).append(
            Paragraph("".join(own.text), own.style, own.kind, all_bold, begins)
        )

    def _begins(self) -> bool:
        begins, self._new_page = self._new_page, False
        return begins

    def _close_row(self, cells: list[list[Paragraph]]) -> None:
        outer = self._rows[-1] if self._rows else []
        (outer[-1] if outer else self.found).extend(row_of(cells, new_page=not outer and self._begins()))
