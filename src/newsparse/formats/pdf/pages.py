"""The lines of the pages of a PDF with their places, from its text layer."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.model.errors import FormatError

_MOST_PAGES = 3_000  # a newspaper has a hundred, a yearbook a thousand
_SAME_LINE = 0.5  # of the lower height of two runs of text that overlap, on one line
_DATE = lazy_pattern(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")


class PageLine(NamedTuple):
    """A line on a page; places are in points, upwards from the bottom of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """About the size of its letters."""
        return self.top - self.bottom


class PdfDocument(NamedTuple):
    """The lines of each page; `without_text` are the numbers of pages, from 1, that have none."""

    pages: Sequence[Sequence[PageLine]]
    without_text: Sequence[int]
    metadata: dict[str, Any]


def document_of(data: bytes, name: str) -> PdfDocument:
    """The lines of a PDF. Raises FormatError where it cannot be read, is encrypted or has no text at all."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise FormatError(f"{name}: {_why(str(error))}") from error
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise FormatError(f"{name}: {count:,} pages, of at most {_MOST_PAGES:,}; split it")
        pages = [_lines(document, number) for number in range(count)]
        metadata = _metadata(document)
    finally:
        document.close()
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        pages_of = f"its {count} pages are" if count != 1 else "its page is"
        problem = (
            f"no text in it: {pages_of} a scan, or empty; recognise its text first, for example with ocrmypdf"
        )
        raise FormatError(f"{name}: {problem}")
    return PdfDocument(pages, empty, metadata)


def _why(message: str) -> str:
    if "assword" in message or "ecurity" in message:
        return "this PDF is encrypted; save a copy without its password"
    return "this is not a complete PDF, or a damaged one; open and save it again"


def _lines(document: Any, number: int) -> list[PageLine]:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
        runs = [_run(text, index) for index in range(text.count_rects())]
    except pypdfium2.PdfiumError:
        return []
    return _joined([run for run in runs if run.text.strip()])


def _run(text: Any, index: int) -> PageLine:
    left, bottom, right, top = text.get_rect(index)
    said = _clean(text.get_text_bounded(left, bottom, right, top))
    width = min(1.0, (right - left) / 2)
    at = text.get_index(left + width, (bottom + top) / 2, width, top - bottom)
    if at is not None:
        _, bottom, _, top = text.get_charbox(at, loose=True)  # of the font, whatever letters the run has
    return PageLine(said, left, right, bottom, top)


def _clean(text: str) -> str:
    """The text of a run on one line; U+FFFE stands for a hyphen at the end of a line."""
    return " ".join(text.replace("\ufffe", "-").replace("\x02", "-").split())


def _joined(runs: Sequence[PageLine]) -> list[PageLine]:
    """The runs, in the order of the file, with those that stand side by side joined: bold words, for example."""
    lines: list[PageLine] = []
    for run in runs:
        above = lines[-1] if lines else None
        if above and _is_beside(above, run):
            gap = " " if run.left - above.right > _SPACE * run.height else ""
            lines[-1] = PageLine(
                above.text + gap + run.text,
                above.left,
                run.right,
                min(above.bottom, run.bottom),
                max(above.top, run.top),
            )
        else:
            lines.append(run)
    return lines


_SPACE = 0.15  # of the height of a line: a wider gap is a space
_COLUMN = 3.0  # of the height of a line: a wider gap parts columns


def _is_beside(one: PageLine, other: PageLine) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    lower = min(one.height, other.height)
    gap = other.left - one.right
    return overlap > _SAME_LINE * lower and -lower < gap < _COLUMN * max(one.height, other.height)


def _metadata(document: Any) -> dict[str, Any]:
    stated = document.get_metadata_dict(skip_empty=True)
    found = {"document_title": stated.get("Title"), "document_author": stated.get("Author")}
    created = _DATE.match(stated.get("CreationDate", ""))
    if created:
        year, month, day, *clock = created.groups()
        found["created"] = f"{year}-{month}-{day}" + ("T" + ":".join(clock) if all(clock) else "")
    return {name: value for name, value in found.items() if value}
