"""The proof that fixes did not change what a text says."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsparse.checks.context.article import PROSE
from newsparse.checks.text.fold import fold
from newsparse.checks.text.quotations import find
from newsparse.model.role import Role
from newsparse.pipeline.tree import Tree

Fold = Callable[[str], str]


class Invariants(NamedTuple):
    """What fixes must not change: the roles of the blocks, their folded texts, and the words of quotations.

    `words` holds the words of the whole text. If none of them changed, no quoted word did, even if an inserted
    quotation mark moves the boundaries of a quotation.
    """

    roles: tuple[Role, ...]
    texts: tuple[str, ...]
    speech: str
    words: str


def invariants(trees: Sequence[Tree], folds: Sequence[Fold] = ()) -> Invariants:
    """The invariants of a file's articles; `folds` are those of the rules that fixed it, besides the common one."""
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
    return Invariants(tuple(roles), tuple(texts), " ".join(speech), _words(" ".join(texts)))


def objection(before: Invariants, after: Invariants, *, safe: bool) -> str | None:
    """Why the fixes must be withheld, or None; safe fixes may change nothing but typography."""
    if before.speech != after.speech and (safe or before.words != after.words):
        return "they would change words inside quotation marks"
    if safe and before.texts != after.texts:
        return "they would change more than typography"
    if safe and before.roles != after.roles:
        return "the structure of the article would change"
    return None


def _own(text: str, folds: Sequence[Fold]) -> str:
    """The text after the rules' own foldings: a quotation mark inside an HTML tag, say, opens no quotation."""
    for own in folds:
        text = own(text)
    return text


def _speech(blocks: Sequence[str], language: str | None) -> list[str]:
    """The words of each quotation in these blocks; of those that overlap, as they are never closed, all words once."""
    ends = list(accumulate(len(block) + 1 for block in blocks))
    text = "\n".join(blocks)
    extents = [(end - 1 - len(block), end - 1) for block, end in zip(blocks, ends, strict=True)]
    quoted: list[tuple[int, int]] = []
    for start, end, *_ in find(text, extents, language).outermost():
        if quoted and start < quoted[-1][1]:
            start, end = quoted[-1][0], max(end, quoted.pop()[1])
        quoted.append((start, end))
    return [_words(fold(text[start:end])) for start, end in quoted]


def _words(text: str) -> str:
    """The letters and digits of a text, without its punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
