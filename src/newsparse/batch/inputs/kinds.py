"""What the name of a file promises to hold; the first bytes then say whether it does."""

import re

from newsparse.batch.inputs.packing import SUFFIXES, packing_of, without_suffix

TAR, ZIP, PARQUET = ".tar", ".zip", ".parquet"
JSON_LINES = (".jsonl", ".ndjson")
ARCHIVES = (TAR, ZIP)
CORPORA = (*JSON_LINES, PARQUET)
_CONTAINERS = (*SUFFIXES, *ARCHIVES, *CORPORA)

# How a line of JSON Lines begins, after a mark. `{"id": 1`; not `{Update} The river rises`
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')


def is_container(name: str) -> bool:
    """Whether there may be several texts, or a packed one, in a file of that name.

    >>> is_container("dump.JSONL.gz"), is_container("story.txt"), is_container("letter.docx")
    (True, False, False)
    """
    return name.lower().endswith(_CONTAINERS)


def is_archive(name: str) -> bool:
    """Whether a file of that name may have members, as a folder has files.

    >>> is_archive("wire.tar.gz"), is_archive("wire.tgz"), is_archive("a.jsonl.gz")
    (True, True, False)
    """
    return without_suffix(name).lower().endswith(ARCHIVES)


def is_corpus(name: str) -> bool:
    """Whether a file of that name has records, not packed."""
    return name.lower().endswith(CORPORA)


def keeps_promise(head: bytes, name: str) -> bool:
    """Whether bytes that begin so may be the archive or the packing that the name promises.

    >>> keeps_promise(b"Rain", "story.gz"), keeps_promise(b"PK", "wire.zip")
    (False, True)
    """
    if packing_of(head):
        return True
    if name.lower().endswith(ZIP):
        return head.startswith(b"PK")
    return name.lower().endswith(TAR)


def suffix_by(head: bytes) -> str:
    """The suffix that bytes without a name should have had, by how they begin.

    >>> suffix_by(b'{"text": "Rain"}'), suffix_by(b"{Update} Rain")
    ('.jsonl', '.txt')
    """
    if head[257:262] == b"ustar":
        return TAR
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if head.startswith(b"PAR1"):
        return PARQUET
    return JSON_LINES[0] if _OBJECT.match(head) else ".txt"
