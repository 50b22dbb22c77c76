"""A paragraph of an office document, with what its setting says of its role."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Paragraph(NamedTuple):
    r"""A paragraph; line breaks in `text` are `\n`, cells of a table are separated by tabs.

    `style` is the name of its style in lower case, such as `heading 1`; empty for running text. `kind` is `list` for an
    item, `table` for a row, else empty. `bold` says that all of it is bold; `new_page` that a page or a section begins
    with it.
    """

    text: str
    style: str = ""
    kind: str = ""
    bold: bool = False
    new_page: bool = False

    @property
    def level(self) -> int | None:
        """The level of a heading, 1 for the highest; 0 for the title of the document; None for other paragraphs.

        >>> Paragraph("Rain", "heading 2").level, Paragraph("Rain", "title").level, Paragraph("Rain").level
        (2, 0, None)
        """
        name, _, number = self.style.rpartition(" ")
        if name in _HEADINGS and number.isdigit():
            return int(number)
        return 0 if self.style in _TITLES else None


# The names of styles in the languages of word processors.
_HEADINGS = frozenset(
    (
        "heading",
        "überschrift",
        "titre",
        "título",
        "titolo",
        "kop",
        "overskrift",
        "rubrik",
        "nagłówek",
        "заголовок",
    )
)
_TITLES = frozenset(("title", "titel", "titre", "título", "titolo", "tittel", "tytuł"))


def row_of(cells: Sequence[Sequence[Paragraph]], *, new_page: bool = False) -> list[Paragraph]:
    """The row of a table; the paragraphs of its only cell with a text, where the table sets a page and no figures.

    >>> row_of([[Paragraph("Bergen")], [Paragraph("3"), Paragraph("trips")]])[0].text
    'Bergen\\t3 trips'
    >>> [one.text for one in row_of([[], [Paragraph("Rain"), Paragraph("It rained.")]])]
    ['Rain', 'It rained.']
    """
    said = [[one for one in cell if one.text.strip()] for cell in cells]
    filled = [cell for cell in said if cell]
    if len(filled) == 1 and len(filled[0]) > 1:
        return [filled[0][0]._replace(new_page=new_page or filled[0][0].new_page), *filled[0][1:]]
    texts = (" ".join(" ".join(one.text for one in cell).split()) for cell in said)
    return [Paragraph("\t".join(texts), kind="table", new_page=new_page)]


def lines_of(paragraphs: Iterable[Paragraph]) -> list[str]:
    r"""The lines of the paragraphs, as in a text file; `\f` opens the first line of a page."""
    found: list[str] = []
    for paragraph in paragraphs:
        lines = paragraph.text.split("\n")
        if paragraph.new_page:
            lines[0] = "\f" + lines[0]
        found.extend(lines)
    return found
