"""How much of a text is missing from its document, and is that in doubt?"""

from collections.abc import Sequence
from typing import NamedTuple

from newsparse.base.characters import SENTENCE_CLOSERS, SENTENCE_STOPS, UNSPACED
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree

# The words of "Il a plu 3 fois" are four, those of "山が" two: a character of a script without spaces is a word.
_WORD = lazy_pattern(rf"[^\W{UNSPACED}]+|(?=\w)[{UNSPACED}]")

MUCH = 0.1  # of a text's words; with more left out, somebody should look
MOST = 0.5  # of a text's words
DOUBT = 1.0  # a natural logarithm of odds, as in `newsparse explain`
_RUNNING_WORDS = 8  # words of a sentence; shorter ones are slogans and buttons: "All rights reserved."
_STOPS = frozenset(SENTENCE_STOPS)


class Loss(NamedTuple):
    """What is left out of one article: `blocks` with `words` of all its `total` words, from 1-based `line` on.

    `doubtful` counts the blocks of running text among them whose role is in doubt; `of_doubt` is the first one's line.
    """

    blocks: int = 0
    words: int = 0
    total: int = 0
    line: int = 0
    doubtful: int = 0
    of_doubt: int = 0

    @property
    def is_much(self) -> bool:
        """Whether more than a tenth of the words was left out."""
        return self.words > MUCH * self.total

    @property
    def deserves_a_word(self) -> bool:
        """Whether to say so on standard error."""
        return self.is_much or self.doubtful > 0

    def moved(self, lines: int) -> "Loss":
        """The same of a text that is so many lines further down in its file."""
        return self._replace(
            line=self.line and self.line + lines, of_doubt=self.of_doubt and self.of_doubt + lines
        )

    def and_(self, other: "Loss") -> "Loss":
        """Both together; of two articles in one file, the lines of the first."""
        return Loss(
            self.blocks + other.blocks,
            self.words + other.words,
            self.total + other.total,
            self.line or other.line,
            self.doubtful + other.doubtful,
            self.of_doubt or other.of_doubt,
        )


def count_words(text: str) -> int:
    """The number of words; each character of a script written without spaces counts as one.

    >>> count_words("The ferry, at 9:30"), count_words("渡し船"), count_words("* * *")
    (5, 3, 0)
    """
    return len(_WORD.findall(text))


def loss_of(tree: Tree) -> Loss:
    """What the document of a tree does not have."""
    gone = tree.left_out()
    if not gone:
        return Loss()
    doubtful = doubts(tree, gone)
    return Loss(
        blocks=len(gone),
        words=sum(count_words(tree.text(span)) for span in gone),
        total=sum(count_words(tree.text(span)) for span in tree.spans if span.role is not Role.BREAK),
        line=tree.line(gone[0]),
        doubtful=len(doubtful),
        of_doubt=tree.line(doubtful[0]) if doubtful else 0,
    )


def doubts(tree: Tree, gone: Sequence[Span]) -> list[Span]:
    """The spans of running text among those left out whose role is in doubt."""
    return [span for span in gone if _is_doubtful(tree, span) and is_running(tree.text(span))]


def _is_doubtful(tree: Tree, span: Span) -> bool:
    lead = tree.leads.get(span.start)
    return lead is not None and lead < DOUBT


def is_running(text: str) -> bool:
    """Whether a block reads as sentences: it ends with a full stop or the like, and has several words.

    >>> is_running("The ferry sailed again on Monday, its owner said."), is_running("All rights reserved.")
    (True, False)
    """
    return text.rstrip(SENTENCE_CLOSERS + " ")[-1:] in _STOPS and count_words(text) >= _RUNNING_WORDS
