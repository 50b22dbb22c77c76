"""What the name of a file promises to hold; the first bytes then say whether it does."""

from newsparse.batch.inputs.packing import SUFFIXES, packing_of, without_suffix

TAR, ZIP, PARQUET = ".tar", ".zip", ".parquet"
JSON_LINES = (".jsonl", ".ndjson")
ARCHIVES = (TAR, ZIP)
CORPORA = (*JSON_LINES, PARQUET)
_CONTAINERS = (*SUFFIXES, *ARCHIVES, *CORPORA)


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
