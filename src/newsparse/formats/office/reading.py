"""The paragraphs of an office document as one text, with the roles that their styles give."""

from collections.abc import Iterable, Iterator, Sequence

from newsparse.base.counting import counted
from newsparse.formats.document_blocks import DocumentBlock, is_running, joined
from newsparse.formats.extract import Extract
from newsparse.formats.office.paragraph import Paragraph
from newsparse.model.errors import FormatError
from newsparse.model.role import Role

_MOST_BOLD = 14  # words of a subhead that is set in bold; longer ones are leads
_NO_SUBHEAD = (".", ",", ";", ":", "…")
# The names of styles, in the languages of word processors and in lower case.
_DECKS = frozenset(
    ("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel", "undertittel")
)
_QUOTES = frozenset(
    ("quote", "intense quote", "quotations", "zitat", "citation", "cita", "citazione", "citaat")
)
_CAPTIONS = frozenset(("caption", "beschriftung", "légende", "descripción", "didascalia", "bijschrift"))
_LISTS = (
    "list bullet",
    "list number",
    "aufzählungszeichen",
    "listennummer",
    "liste à puces",
    "lista con viñetas",
)


def extract_of(paragraphs: Sequence[Paragraph], name: str) -> Iterator[Extract]:
    """The text of a document; one without styles may hold several articles. Raises FormatError without any text."""
    blocks = list(_blocks(paragraphs))
    text, styled = joined(block for block, _ in blocks)
    if not text:
        raise FormatError(f"{name}: no text in this document; are its pages pictures?")
    if not any(is_running(block.text) for block, _ in blocks):
        words = counted(len(text.split()), "word")
        raise FormatError(f"{name}: no article in this document, only {words} without a paragraph")
    set_as = joined(block._replace(role=Role.SUBHEAD if bold else None) for block, bold in blocks)[1]
    if styled:
        yield Extract(text, roles=styled, set_as=set_as, layout="lines")
    else:
        lines = "\n".join(_with_pages(paragraphs))
        yield Extract(lines, several=True)


def _with_pages(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The paragraphs of a document without styles as in a text file, empty ones included."""
    for paragraph in paragraphs:
        yield ("\f" if paragraph.new_page else "") + paragraph.text


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[DocumentBlock, bool]]:
    """The blocks with the roles of their styles, and whether one without is set in bold like a subhead."""
    titled = any(paragraph.level == 0 and paragraph.text.strip() for paragraph in paragraphs)
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        role = _role(paragraph, is_titled=titled)
        titled = titled or role is Role.TITLE
        text = " | ".join(paragraph.text.split("\t")) if role is Role.TABLE else paragraph.text
        yield (
            DocumentBlock(text, role),
            titled and role is None and paragraph.bold and _is_short(paragraph.text),
        )


def _role(paragraph: Paragraph, *, is_titled: bool) -> Role | None:
    level = paragraph.level
    if level is not None:
        return Role.TITLE if level == 0 or (level == 1 and not is_titled) else Role.SUBHEAD
    if paragraph.kind == "table":
        return Role.TABLE
    if paragraph.kind or paragraph.style.startswith(_LISTS):
        return Role.LIST_ITEM
    named = ((_DECKS, Role.SUMMARY), (_QUOTES, Role.QUOTE), (_CAPTIONS, Role.CAPTION))
    return next((role for names, role in named if paragraph.style in names), None)


def _is_short(text: str) -> bool:
    return not text.rstrip().endswith(_NO_SUBHEAD) and len(text.split()) <= _MOST_BOLD
