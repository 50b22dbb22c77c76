"""Numbers with the nouns that they count, in messages for people."""


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun, and a comma between its thousands.

    `several` is the plural where it is not `one` with an s. A verb that goes with the number is part of both, so that
    a message never says "1 files are".

    >>> counted(1, "file"), counted(0, "file"), counted(12_000, "file")
    ('1 file', '0 files', '12,000 files')
    >>> counted(1, "entry has", "entries have"), counted(2, "entry has", "entries have")
    ('1 entry has', '2 entries have')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
