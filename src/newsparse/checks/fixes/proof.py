"""Whether a text still says the same after its fixes, and why not."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsparse.checks.context.context import PROSE
from newsparse.checks.text.fold import fold
from newsparse.checks.text.quotations import find
from newsparse.model.role import Role
from newsparse.pipeline.tree import Tree

Fold = Callable[[str], str]


class Reading(NamedTuple):
    """What must not change: the roles of the blocks, their folded texts, and the words of direct speech.

    `words` are those of the whole text: where none of them has changed, none of direct speech has, even if a mark
    that was missing now says where it begins.
    """

    roles: tuple[Role, ...]
    texts: tuple[str, ...]
    speech: str
    words: str


def read(trees: Sequence[Tree], folds: Sequence[Fold] = ()) -> Reading:
    """The reading of a file's articles; `folds` are the fixing rules' own foldings, beside the common one."""
    roles: list[Role] = []
    texts: list[str] = []
    speech: list[str] = []
    for tree in trees:
        blocks = [span for span in tree.spans if span.role is not Role.BREAK]
        roles += [span.role for span in blocks]
        text = tree.source.text
        folded = [(span.role, _own(text[span.start : span.end], folds)) for span in blocks]
        texts += [fold(own) for role, own in folded if role is not Role.END_MARKER]
        speech += _speech([own for role, own in folded if role in PROSE], tree.language)
    return Reading(tuple(roles), tuple(texts), " ".join(speech), _words(" ".join(texts)))


def objection(before: Reading, after: Reading, *, safe: bool) -> str | None:
    """Why the fixes between these readings are withheld, if they are; `safe` ones may change no words at all."""
    if before.speech != after.speech and (safe or before.words != after.words):
        return "they would change words inside quotation marks"
    if safe and before.texts != after.texts:
        return "they would change more than how the text is set"
    if safe and before.roles != after.roles:
        return "the article would be read in another way"
    return None


def _own(text: str, folds: Sequence[Fold]) -> str:
    """The text as the fixing rules' own foldings leave it: a mark in what is no text yet opens no quotation."""
    for own in folds:
        text = own(text)
    return text


def _speech(blocks: Sequence[str], language: str | None) -> list[str]:
    """The words of each quotation in these blocks."""
    ends = list(accumulate(len(block) + 1 for block in blocks))
    text = "\n".join(blocks)
    extents = [(end - 1 - len(block), end - 1) for block, end in zip(blocks, ends, strict=True)]
    return [_words(fold(text[q.start : q.end])) for q in find(text, extents, language).outermost()]


def _words(text: str) -> str:
    """The letters and digits of a text: what is said in direct speech, whatever marks are around it."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
