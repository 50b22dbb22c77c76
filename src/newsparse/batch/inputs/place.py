"""Where a text stands below its input, said so that it is safe to make a file of that name."""

import re

# A drive before a path. "C:/x", "c:x"; not "a/C:"
_DRIVE = re.compile(r"[A-Za-z]:")


def place(path: str) -> str:
    r"""The path with `/` between its parts, relative, without `..`, NUL or drive, whatever it was on its system.

    >>> place("../../etc/passwd"), place("C:\\wire\\a.txt"), place("./a//b.txt"), place("..")
    ('etc/passwd', 'wire/a.txt', 'a/b.txt', '_')
    """
    cut = path.replace("\\", "/").replace("\0", "_")
    if _DRIVE.match(cut):
        cut = cut[2:]
    return "/".join(part for part in cut.split("/") if part not in ("", ".", "..")) or "_"


def numbered(corpus: str, number: int, suffix: str = ".txt") -> str:
    """The place of the record with that 1-based number: names that sort as the records stand.

    >>> numbered("dump.jsonl", 17)
    'dump.jsonl/000000017.txt'
    """
    return f"{corpus}/{number:09}{suffix}"
