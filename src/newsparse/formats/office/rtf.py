r"""The paragraphs of an RTF file (Microsoft's specification 1.9.1), whatever its code pages.

Text comes as bytes of a code page (`\'e4`), as `\u228?` and, in files of careless writers, as raw bytes of UTF-8.
Each font can have a code page of its own. What is not text (fonts, pictures, headers of pages, fields) is skipped.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from newsparse.formats.office.paragraph import Paragraph
from newsparse.model.errors import FormatError

MAGIC = b"{\\rtf"
_DEEPEST = 10_000  # groups inside each other; people's files have some twenty

# "\par ", "\u228?" up to its "?", "\'e4", "\~", "{", a stretch of text
_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)

_SKIPPED = frozenset(
    (
        *(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "headerl",
            "headerr",
            "headerf",
        ),
        *(
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "fldinst",
            "listtable",
            "listoverridetable",
            "themedata",
        ),
        *(
            "colorschememapping",
            "datastore",
            "latentstyles",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "pntext",
            "listtext",
        ),
        *(
            "ftnsep",
            "ftnsepc",
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "footnote",
            "bkmkstart",
            "bkmkend",
            "filetbl",
            "revtbl",
        ),
        *(
            "nonshppict",
            "operator",
            "author",
            "title",
            "creatim",
            "revtim",
            "datafield",
            "mmathPr",
            "tc",
            "xe",
            "nonesttables",
        ),
    )
)
_CHARACTERS: Mapping[str, str] = MappingProxyType(
    {
        "tab": "\t",
        "line": "\n",
        "lbr": "\n",
        "emdash": "\u2014",
        "endash": "\u2013",
        "lquote": "\u2018",
        "rquote": "\u2019",
        "ldblquote": "\u201c",
        "rdblquote": "\u201d",
        "bullet": "\u2022",
        "emspace": "\u2003",
        "enspace": "\u2002",
        "qmspace": "\u2005",
        "softline": "\n",
        "zwj": "\u200d",
        "zwnj": "\u200c",
        "ltrmark": "\u200e",
        "rtlmark": "\u200f",
    }
)
_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}
)
_HIDING = frozenset(("v", "deleted"))  # hidden text, and what was deleted with changes tracked
_PARAGRAPH = frozenset("\r\n")  # a backslash before the end of a line is a paragraph
# Windows character sets of fonts, by \fcharset, with their code pages.
_CHARSETS: Mapping[int, str] = MappingProxyType(
    {
        0: "cp1252",
        2: "cp1252",
        77: "mac_roman",
        128: "cp932",
        129: "cp949",
        130: "johab",
        134: "gbk",
        136: "big5",
        161: "cp1253",
        162: "cp1254",
        163: "cp1258",
        177: "cp1255",
        178: "cp1256",
        186: "cp1257",
        204: "cp1251",
        222: "cp874",
        238: "cp1250",
        255: "cp437",
    }
)
_PAGES: Mapping[int, str] = MappingProxyType(
    {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 932: "cp932", 949: "cp949", 950: "big5"}
)


@dataclass(slots=True)
class _State:
    """What a group changes and its end restores; `skip` says that its text is not the document's."""

    skip: bool = False
    kind: str = ""  # of the destination that is being read: fonttbl, stylesheet
    code_page: str = ""  # of the font
    bold: bool = False
    hidden: frozenset[str] = frozenset()  # which of the words of `_HIDING` are on
    fallback: int = 1  # characters after \u to skip
    opened: bool = False  # nothing but the brace was read
    starred: bool = False


def paragraphs_of(data: bytes, name: str) -> list[Paragraph]:
    """The paragraphs of an RTF file, empty ones included. Raises FormatError, which begins with `name`."""
    if not data.lstrip().startswith(MAGIC):
        raise FormatError(f"{name}: not an RTF file: it does not begin with {{\\rtf")
    return _Reader(name).read(data.decode("latin-1"))


class _Reader:
    """Reads tokens in order."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.found: list[Paragraph] = []
        self._states = [_State()]
        self._page = "cp1252"  # of the document
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._font = self._style_read = -1
        self._style_name: list[str] = []
        self._bytes = bytearray()
        self._bytes_page = ""
        self._pending = 0  # characters to skip after \u
        self._high = 0  # the first half of a surrogate pair
        self._text: list[str] = []
        self._bold = self._plain = 0
        self._style = ""
        self._kind = ""
        self._new_page = False

    @property
    def state(self) -> _State:
        return self._states[-1]

    def read(self, text: str) -> list[Paragraph]:
        """The paragraphs."""
        at = 0
        while at < len(text):
            token = _TOKEN.match(text, at)
            if token is None:  # a lone backslash at the end
                break
            at = token.end()
            word, number, byte, symbol, brace, run = token.groups()
            if word == "bin" and number:
                length = max(0, int(number))
                at += length if length <= len(text) - at else 0  # a wrong length takes no text with it
            elif word:
                self._word(word, int(number) if number else None)
            elif byte:
                self._add_byte(int(byte, 16))
            elif symbol:
                self._symbol(symbol)
            elif brace:
                self._brace(brace)
            elif run:
                self._run(run)
        self._flush()
        if self._text:
            self._end_paragraph()
        return self.found

    def _brace(self, brace: str) -> None:
        self._flush()
        self._pending = 0
        if brace == "}":
            if len(self._states) > 1:
                self._end_of(self._states.pop())
            return
        if len(self._states) > _DEEPEST:
            raise FormatError(f"{self._name}: groups are nested more than {_DEEPEST:,} deep, as in no text")
        self._states.append(replace(self.state, opened=True, starred=False))

    def _end_of(self, state: _State) -> None:
        if state.kind == "stylesheet" and self._style_read >= 0:
            name = "".join(self._style_name).strip(" ;").lower()
            self._styles.setdefault(self._style_read, name)
            self._style_name.clear()
            self._style_read = -1

    def _word(self, word: str, number: int | None) -> None:
        state = self.state
        self._flush()
        opened, state.opened = state.opened, False
        if opened and (word in _SKIPPED or state.starred):
            state.skip = state.skip or not word.startswith(("shppict", "upr", "ud"))
            state.kind = word if word in ("fonttbl", "stylesheet") else state.kind
            return
        if word == "u" and number is not None:
            self._unicode(number)
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in ("par", "sect", "page", "row", "cell", "nestcell", "nestrow"):
            self._break(word)
        elif word in _HIDING:
            state.hidden = state.hidden - {word} if number == 0 else state.hidden | {word}
        else:
            self._property(word, number)

    def _property(self, word: str, number: int | None) -> None:
        state = self.state
        if word == "f" and number is not None:
            self._font = number
            state.code_page = self._fonts.get(number, "")
        elif word == "fcharset" and state.kind == "fonttbl" and number is not None:
            self._fonts[self._font] = _CHARSETS.get(number, "")
        elif word == "s" and number is not None:
            self._style_read = number if state.kind == "stylesheet" else -1
            self._style = self._styles.get(number, "")
        elif word == "b":
            state.bold = number != 0
        elif word in ("pard", "plain"):
            state.bold = False
            state.hidden = state.hidden if word == "pard" else frozenset()
            self._style = "" if word == "pard" else self._style
            self._kind = "" if word == "pard" else self._kind
        elif word == "uc" and number is not None:
            state.fallback = max(0, min(number, 100))
        elif word == "outlinelevel" and number is not None and not self._style:
            self._style = f"heading {number + 1}"
        elif word in ("ls", "pnlvlblt", "pnlvlbody"):
            self._kind = "list"
        elif word == "ansicpg" and number:
            self._page = _PAGES.get(number, f"cp{number}")
        elif word in ("mac", "pc", "pca"):
            self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if symbol == "*" and self.state.opened:
            self.state.starred = True
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])
        elif symbol in _PARAGRAPH:
            self._break("par")

    def _unicode(self, number: int) -> None:
        code = number % 0x10000 if number < 0x10000 else number
        self._pending = self.state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if self._high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
        self._high = 0
        self._add(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd", counted=False)

    def _add_byte(self, value: int) -> None:
        if self._pending:
            self._pending -= 1
            return
        self.state.opened = False
        self._bytes.append(value)

    def _run(self, run: str) -> None:
        if self._pending:
            taken = min(self._pending, len(run))
            self._pending -= taken
            run = run[taken:]
        if not run:
            return
        self.state.opened = False
        if run.isascii() and not self._bytes:
            self._add(run, counted=False)
        elif run.isascii():
            # The second byte of a pair can be a letter.
            self._bytes += run.encode("latin-1")
            self._flush()
        else:
            self._flush()
            raw = run.encode("latin-1")
            try:
                self._add(raw.decode("utf-8"), counted=False)
            except UnicodeDecodeError:
                self._add(self._decoded(raw), counted=False)

    def _flush(self) -> None:
        """Decode the bytes that were collected."""
        if self._bytes:
            self._add(self._decoded(bytes(self._bytes)), counted=False)
            self._bytes.clear()

    def _decoded(self, data: bytes) -> str:
        for page in (self.state.code_page, self._page, "cp1252"):
            try:
                return data.decode(page) if page else data.decode("ascii")
            except (UnicodeDecodeError, LookupError):
                continue
        return data.decode("latin-1")

    def _add(self, text: str, *, counted: bool = True) -> None:
        if counted and self._pending:
            self._pending -= 1
            return
        state = self.state
        if state.kind == "stylesheet":
            self._style_name.append(text)
        if state.skip or state.hidden:
            return
        self._text.append(text)
        weight = len(text.strip())
        if state.bold:
            self._bold += weight
        else:
            self._plain += weight

    def _break(self, word: str) -> None:
        if self.state.skip:
            return
        if word in ("cell", "nestcell"):
            self._text.append("\t")
            self._kind = "table"
        elif word == "page":
            if self._text:
                self._end_paragraph()
            self._new_page = True
        else:
            if word != "sect" or self._text:
                self._end_paragraph()
            self._new_page = self._new_page or word == "sect"

    def _end_paragraph(self) -> None:
        text = "".join(self._text)
        kind = self._kind
        if kind == "table":
            text = "\t".join(" ".join(cell.split()) for cell in text.rstrip("\t").split("\t"))
            self._kind = ""
        bold = bool(self._bold) and not self._plain
        self.found.append(Paragraph(text, self._style, kind, bold, self._new_page))
        self._text.clear()
        self._bold = self._plain = 0
        self._new_page = False
