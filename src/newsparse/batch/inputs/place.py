"""The place of a text below its input, safe as the name of a file."""

import re

# A drive before a path. "C:/x", "c:x"; not "a/C:"
_DRIVE = re.compile(r"[A-Za-z]:")


def place(path: str) -> str:
    r"""The path made relative, with `/` between its parts and without `..`, NUL or drive, whatever its system.

    >>> place("../../etc/passwd"), place("C:\\wire\\a.txt"), place("./a//b.txt"), place("..")
    ('etc/passwd', 'wire/a.txt', 'a/b.txt', '_')
    """
    cut = path.replace("\\", "/").replace("\0", "_")
    if _DRIVE.match(cut):
        cut = cut[2:]
    return "/".join(part for part in cut.split("/") if part not in ("", ".", "..")) or "_"


def numbered(corpus: str, number: int, suffix: str = ".txt") -> str:
    """The place of the record with that 1-based number; places sort in the order of the records.

    >>> numbered("dump.jsonl", 17)
    'dump.jsonl/000000017.txt'
    """
    return f"{corpus}/{number:09}{suffix}"
