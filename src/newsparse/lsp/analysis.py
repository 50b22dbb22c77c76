"""What is known of one version of a document: its articles, what `check` finds, and what `check --fix` would change."""

from collections.abc import Sequence
from functools import cached_property

from lsprotocol.types import Range

from newsparse.checks import directives, run
from newsparse.checks.disk import check_file
from newsparse.checks.disk.check_file import FileJob, FileResult
from newsparse.checks.disk.check_files import joined
from newsparse.checks.finding import DROP_BOM, Edit
from newsparse.checks.fixes.rounds import Fixed
from newsparse.checks.problem import Problem
from newsparse.checks.run import Checked, Parsed
from newsparse.label.labeller import Reasons
from newsparse.lsp.project import SidecarPlace
from newsparse.lsp.reading import BOM
from newsparse.lsp.snapshot import Snapshot
from newsparse.model.errors import InputError
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.tree import Tree
from newsparse.text.source import Source


class Analysis:
    """One version of a document and all that is asked about it, each worked out when it is first asked for.

    `source` is its text as `check` reads it, or the error that says why it cannot be read. `sidecar` is where a
    finding in it can be suppressed. `excluded` is true for a file that the configuration leaves out: nothing is found
    in it. Offsets are those of the source; `range` gives their place in the editor.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        job: FileJob,
        source: Source | InputError,
        sidecar: SidecarPlace | None = None,
        *,
        excluded: bool = False,
    ) -> None:
        self.snapshot = snapshot
        self.job = job
        self.sidecar = sidecar
        self.excluded = excluded
        self.source = source if isinstance(source, Source) else None
        self.error = source if isinstance(source, InputError) else None
        self._shift = int(snapshot.text.startswith(BOM))  # the mark is in the buffer, not in the source

    @cached_property
    def _found(self) -> tuple[Sequence[Parsed], Checked]:
        if self.source is None:
            return [], Checked()
        if self.excluded:
            return run.read(self._article_text, self.job.settings), Checked()
        return run.parsed_and_checked(self.source, self.job.settings)

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """What `newsparse check` reports about the text, in order."""
        if self.excluded:
            return []
        checked = Checked(check_file.unreadable(self.error, self.job)) if self.error else self._found[1]
        known = {self.job.path: self.source or Source("")}
        return joined([self.job], [FileResult("", checked)], known=known).problems

    @property
    def trees(self) -> Sequence[Tree]:
        """The articles in the text."""
        return [tree for tree, _ in self._found[0]]

    @cached_property
    def reasons(self) -> Sequence[tuple[Tree, Sequence[Reasons]]]:
        """The articles in the text, each with the reasons for the roles of its blocks."""
        if self.source is None:
            return []
        return pipeline.explained(self._article_text, self.job.settings.parsing)

    @property
    def _article_text(self) -> Source:
        """The source as the parser is given it: without the lines that suppress findings."""
        assert self.source is not None
        lines = directives.find(self.source.text) if self.job.settings.directives else []
        return directives.without(self.source, lines)

    @cached_property
    def fixed(self) -> Fixed | None:
        """The text as `newsparse check --fix` leaves it; None where nothing can be fixed."""
        if self.source is None or self.excluded:
            return None
        if not any(problem.safe for problem in self.problems):
            return None
        _, result = check_file.fixed(self.source, self.job)
        return result if result.made else None

    def range(self, start: int, end: int) -> Range:
        """The place of code points `start` to `end` in the editor."""
        return self.snapshot.places.range(start + self._shift, end + self._shift)

    def extent(self, place: Range) -> tuple[int, int]:
        """The code points of a range of the editor, the reverse of `range`; both ends are inside the text."""
        start, end = sorted(self.snapshot.places.offset(at) for at in (place.start, place.end))
        return max(0, start - self._shift), max(0, end - self._shift)

    def range_of_edit(self, edit: Edit) -> Range | None:
        """The place that an edit replaces; None for a byte order mark that is in the file and not in the buffer."""
        if edit != DROP_BOM:
            return self.range(edit.start, edit.end)
        return self.snapshot.places.range(0, 1) if self._shift else None
