"""The paragraphs of an OpenDocument text (ISO 26300), read without its macros, links and pictures."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from newsparse.formats.office.docx import MAGIC, part_of
from newsparse.formats.office.paragraph import Paragraph, row_of
from newsparse.formats.xml_reading import local, read_tree
from newsparse.model.errors import FormatError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CONTENT, _MANIFEST, _TYPE = (
    "content.xml",
    "META-INF/manifest.xml",
    b"application/vnd.oasis.opendocument.text",
)
_SKIPPED = frozenset(
    (
        *("tracked-changes", "annotation", "note", "index-title", "table-of-content"),
        *("alphabetical-index", "bibliography", "forms", "sequence-decls", "variable-decls"),
        *("user-field-decls", "change-start", "change-end"),
    )
)
_MOST_SPACES = 1_000  # that one element stands for


class _Style(NamedTuple):
    """A style: the name that people see, whether it is bold, and whether a page begins with it."""

    name: str = ""
    bold: bool = False
    new_page: bool = False


def is_odt(data: bytes) -> bool:
    """Whether these are the bytes of an OpenDocument text; its type stands at the front of the archive."""
    return data.startswith(MAGIC) and _TYPE in data[:200]


def paragraphs_of(data: bytes, name: str) -> list[Paragraph]:
    """The paragraphs of an OpenDocument text. Raises FormatError, which begins with `name`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if _CONTENT not in archive.namelist():
                raise FormatError(f"{name}: this zip archive is not an ODT file: it has no {_CONTENT}")
            if _MANIFEST in archive.namelist() and b"encryption-data" in part_of(archive, _MANIFEST, name):
                raise FormatError(f"{name}: this document is encrypted; save a copy without its password")
            root = read_tree(part_of(archive, _CONTENT, name), f"{name}: {_CONTENT}")
    except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise FormatError(f"{name}: not a complete ODT file: {error}; save it again") from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise FormatError(f"{name}: not a complete ODT file: {error}; save it again") from error
    return list(_paragraphs(root, _styles(root)))


def _of(element: "Element", wanted: str) -> str:
    """An attribute by its name without the namespace."""
    return next((value for key, value in element.items() if local(key) == wanted), "")


def _styles(root: "Element") -> Mapping[str, _Style]:
    found: dict[str, _Style] = {}
    for element in root.iter():
        if local(element.tag) != "style":
            continue
        inner = list(element.iter())
        bold = any(_of(one, "font-weight") == "bold" for one in inner)
        breaks = any(_of(one, "break-before") == "page" for one in inner)
        found[_of(element, "name")] = _Style(_of(element, "parent-style-name"), bold, breaks)
    return found


def _paragraphs(root: "Element", styles: Mapping[str, _Style]) -> Iterator[Paragraph]:
    """The paragraphs and the rows of tables in document order."""
    waiting: list[tuple[Element, str]] = [(root, "")]
    while waiting:
        element, kind = waiting.pop()
        name = local(element.tag)
        if name in _SKIPPED:
            continue
        if name in ("p", "h"):
            yield _paragraph(element, kind, styles)
        elif name == "table-row":
            cells = [cell for cell in element if local(cell.tag).endswith("cell")]
            yield from row_of([list(_paragraphs(cell, styles)) for cell in cells])
        else:
            inner = "list" if name == "list-item" else kind
            waiting += [(child, inner) for child in reversed(element)]


def _paragraph(element: "Element", kind: str, styles: Mapping[str, _Style]) -> Paragraph:
    named = _of(element, "style-name")
    style = styles.get(named, _Style())
    shown = (style.name or named).replace("_20_", " ").lower()
    if local(element.tag) == "h":
        shown = f"heading {_of(element, 'outline-level') or 1}"
    text = _text(element)
    return Paragraph(text, shown, kind, _is_bold(element, style, styles), style.new_page)


def _is_bold(element: "Element", style: _Style, styles: Mapping[str, _Style]) -> bool:
    if style.bold:
        return True
    spans = [child for child in element if local(child.tag) == "span"]
    plain = (element.text or "") + "".join(child.tail or "" for child in element)
    return (
        bool(spans)
        and not plain.strip()
        and all(styles.get(_of(one, "style-name"), _Style()).bold for one in spans)
    )


def _text(element: "Element") -> str:
    """The text of an element, whose white space is elements too; without notes and annotations."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        name = local(node.tag)
        inner: list[Element | str] = [] if name in _SKIPPED else [_sign(node, name), node.text or ""]
        if name not in _SKIPPED:
            for child in node:
                inner += [child, child.tail or ""]
        waiting += reversed(inner)
    return "".join(pieces)


def _sign(element: "Element", name: str) -> str:
    """The white space that an element stands for; between the paragraphs of a cell there is a space."""
    if name == "s":
        count = _of(element, "c")
        return " " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1)
    return {"tab": "\t", "line-break": "\n", "p": " "}.get(name, "")
