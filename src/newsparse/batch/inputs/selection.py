"""Which files of folders and archives a batch takes: text files, and what it can open in addition."""

from typing import Self

from newsparse.batch.inputs.kinds import is_archive, is_corpus
from newsparse.batch.inputs.packing import without_suffix
from newsparse.batch.inputs.request import InputRequest
from newsparse.files.globs import of_options
from newsparse.files.walk import TEXT_FILES, Selection


class BatchSelection(Selection):
    """The selection of a batch, which also looks into archives, packed files and corpora.

    An archive counts as a folder: its members are asked for by its path and theirs. A packed file counts under
    its own name and its unpacked one: `story.txt.gz` is also `story.txt`. Corpora are taken unless the command
    line says what to include.
    """

    __slots__ = ()

    @classmethod
    def of(cls, request: InputRequest) -> Self:
        """The selection that a request asks for. Raises ConfigurationError for a pattern that is broken."""
        include = of_options(request.include) if request.include else TEXT_FILES
        exclude = of_options(request.exclude)
        return cls(include, exclude, request.respect_gitignore, request.guard)

    @property
    def is_default(self) -> bool:
        """Whether the command line leaves it to us what to include."""
        return self.include is TEXT_FILES

    def includes(self, path: str) -> bool:
        """Whether a file or a member of an archive is wanted, or may hold what is."""
        unpacked = without_suffix(path)
        if is_archive(path) or (self.is_default and is_corpus(unpacked)):
            return True
        return super().includes(path) or (unpacked != path and super().includes(unpacked))

    def excludes(self, path: str) -> bool:
        """Whether a file, a folder or a member is to be left out."""
        return super().excludes(path + "/" if is_archive(path) else path)
