"""The paragraph around an offset, by which a finding is recognised after its lines have moved."""

from bisect import bisect_left
from collections.abc import Sequence
from hashlib import sha256

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.file import FileContext
from newsparse.checks.text.fold import fold


class Paragraphs:
    """The paragraphs of a file's articles; an offset outside all of them counts as part of its line."""

    def __init__(self, file: FileContext, contexts: Sequence[ArticleContext]) -> None:
        self.file = file
        self.contexts = contexts
        self._extents = [(span.start, span.end) for context in contexts for span in context.blocks]
        self._ends = [end for _, end in self._extents]
        self._digests: dict[tuple[int, int], str] = {}

    def digest(self, offset: int) -> str:
        """A digest of the folded text of the paragraph around an offset."""
        extent = self._around(offset)
        digest = self._digests.get(extent)
        if digest is None:
            folded = fold(self.file.text[slice(*extent)]).encode("utf-8", "surrogatepass")
            digest = self._digests[extent] = sha256(folded).hexdigest()[:16]
        return digest

    def _around(self, offset: int) -> tuple[int, int]:
        number = bisect_left(self._ends, offset)
        if number < len(self._extents) and self._extents[number][0] <= offset:
            return self._extents[number]
        if not self.file.lines:
            return 0, 0
        line = self.file.lines[self.file.line(offset) - 1]
        return line.start, line.end
