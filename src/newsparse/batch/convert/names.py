"""The names of the files in an output folder."""

from os.path import splitext
from string import Formatter
from typing import NamedTuple

from newsparse import formats
from newsparse.model.errors import OutputError

_FIELDS = ("stem", "ext", "suffix")
RESERVED = ".newsparse-batch"  # prefix of the files that batch keeps for itself in an output folder


def checked(pattern: str) -> str:
    """The pattern, if it is usable. Raises OutputError."""
    advice = "use {stem}, {ext} and {suffix}, such as '{stem}.{suffix}.{ext}'"
    try:
        fields = {field for _, field, _, _ in Formatter().parse(pattern) if field is not None}
    except ValueError as error:
        raise OutputError(f"--name {pattern!r}: {error}; {advice}") from error
    if unknown := sorted(fields - set(_FIELDS)):
        raise OutputError(f"--name {pattern!r}: there is no field {{{unknown[0]}}}; {advice}")
    if "stem" not in fields:
        raise OutputError(
            f"--name {pattern!r}: without {{stem}} all files would have the same name; {advice}"
        )
    if "/" in pattern or "\\" in pattern or "\0" in pattern:
        raise OutputError(f"--name {pattern!r}: a name cannot contain folders, which are those of the inputs")
    return pattern


class OutputNames(NamedTuple):
    """Turns the places of documents into file names, by a pattern and the output format."""

    pattern: str
    to: str

    def of(self, place: str, number: int = 1, of: int = 1) -> str:
        """The name of a document's file; for one of several articles, that of article `number`, counted from 1.

        >>> OutputNames("{stem}.{ext}", "md").of("wire/nexis.txt")
        'wire/nexis.md'
        >>> OutputNames("{stem}.{suffix}.{ext}", "md").of("a.htm", 2, 10)
        'a-02.htm.md'
        """
        folder, slash, base = place.rpartition("/")
        stem, suffix = splitext(base)
        if of > 1:
            stem = f"{stem}-{number:0{len(str(of))}}"
        name = self.pattern.format(stem=stem, ext=extension(self.to), suffix=suffix[1:] or "none")
        return f"{folder}{slash}{name}"


def extension(to: str) -> str:
    """The usual suffix of a format, without the dot.

    >>> extension("yaml"), extension("txt")
    ('yaml', 'txt')
    """
    suffixes = formats.get(to).suffixes
    return suffixes[0][1:] if suffixes else to
