"""What the files in an output folder are called."""

from os.path import splitext
from string import Formatter
from typing import NamedTuple

from newsparse import formats
from newsparse.model.errors import OutputError

FIELDS = ("stem", "ext", "suffix")
RESERVED = ".newsparse-batch"  # how the names of our own files in the folder begin


def checked(pattern: str) -> str:
    """The pattern, if names can be made of it. Raises OutputError."""
    advice = "use {stem}, {ext} and {suffix}, such as '{stem}.{suffix}.{ext}'"
    try:
        fields = {field for _, field, _, _ in Formatter().parse(pattern) if field is not None}
    except ValueError as error:
        raise OutputError(f"--name {pattern!r}: {error}; {advice}") from error
    if unknown := sorted(fields - set(FIELDS)):
        raise OutputError(f"--name {pattern!r}: there is no {{{unknown[0]}}}; {advice}")
    if "stem" not in fields:
        raise OutputError(f"--name {pattern!r}: without {{stem}} all files would have one name; {advice}")
    if "/" in pattern or "\\" in pattern or "\0" in pattern:
        raise OutputError(f"--name {pattern!r}: names the file only; folders are those of the inputs")
    return pattern


class Names(NamedTuple):
    """How the places of documents become the names of files, by a pattern and the format of the output."""

    pattern: str
    to: str

    def of(self, place: str, number: int = 1, of: int = 1) -> str:
        """The name of a document's file, or of its article `number` (from 1) where it holds several.

        >>> Names("{stem}.{ext}", "md").of("wire/nexis.txt"), Names("{stem}.{suffix}.{ext}", "md").of("a.htm", 2, 10)
        ('wire/nexis.md', 'a-02.htm.md')
        """
        folder, slash, base = place.rpartition("/")
        stem, suffix = splitext(base)
        if of > 1:
            stem = f"{stem}-{number:0{len(str(of))}}"
        name = self.pattern.format(stem=stem, ext=extension(self.to), suffix=suffix[1:] or "none")
        return f"{folder}{slash}{name}"


def extension(to: str) -> str:
    """The usual suffix of a format, without its dot.

    >>> extension("yaml"), extension("txt")
    ('yaml', 'txt')
    """
    suffixes = formats.get(to).suffixes
    return suffixes[0][1:] if suffixes else to
