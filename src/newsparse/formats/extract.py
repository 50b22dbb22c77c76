"""What a reader takes from a document that holds raw news text: the texts, and what it says of each article."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.model.role import Role
from newsparse.text.source import Source

_NONE: Mapping[Any, Any] = MappingProxyType({})


class Extract(NamedTuple):
    """One article's raw text in a document, and what the document itself says of the article.

    `text` goes through the pipeline; it is empty where there is none. `known` wins over what the pipeline finds:
    `title`, `kicker`, `summary`, `byline` (a text, or a Byline), `dateline`, `published` (ISO 8601), `language` (BCP
    47), `slug`; None for what the article is known not to have. A known title is not in `text`, or is in `roles`.
    `metadata` goes into that of the article. `left_out` counts the blocks, and their words, of the document that are
    neither metadata nor article. `roles` maps offsets in `text` (code points) at which a block starts to its role.
    `set_as` maps further offsets to the role that the block has if it is the article's and not of a page around it.
    `layout` is how the paragraphs of `text` are set, as in Options. `is_body` says that all of `text` is the
    article's, and nothing in it of a page around it. `several` says that there may be several articles in `text`.
    `line` is the 1-based line of the file on which `text` begins.
    """

    text: str
    known: Mapping[str, Any] = _NONE
    metadata: Mapping[str, Any] = _NONE
    left_out: tuple[int, int] = (0, 0)
    roles: Mapping[int, Role] = _NONE
    set_as: Mapping[int, Role] = _NONE
    layout: str = "auto"
    is_body: bool = False
    several: bool = False
    line: int = 1


class Remark(NamedTuple):
    """What a person should know about a document that was read all the same, in one line; `line` is 1-based."""

    text: str
    line: int | None = None


def required(parts: Iterable[Extract | Remark], problem: str) -> Iterator[Extract | Remark]:
    """The parts of a document. Raises FormatError, with this problem, if there is no text among them."""
    found = 0
    for part in parts:
        found += isinstance(part, Extract)
        yield part
    if not found:
        raise FormatError(problem)


class Extractor(Protocol):
    """The function `extract` of a format's module: the texts of a document's articles. Raises FormatError.

    It may also yield articles, where the document tells every part of them.
    """

    def __call__(self, source: Source, /) -> Iterable[Extract | Remark | Article]: ...
