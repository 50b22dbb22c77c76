"""What the name of a file promises; its first bytes say whether it holds that."""

from newsparse.batch.inputs.packing import SUFFIXES, packing_of, without_suffix

TAR, ZIP, PARQUET = ".tar", ".zip", ".parquet"
JSON_LINES = (".jsonl", ".ndjson")
ARCHIVES = (TAR, ZIP)
CSV, TSV = ".csv", (".tsv", ".tab")
WET = (".wet", ".warc")
CORPORA = (*JSON_LINES, PARQUET, CSV, *TSV, *WET)
_CONTAINERS = (*SUFFIXES, *ARCHIVES, *CORPORA)


def is_container(name: str) -> bool:
    """Whether a file of that name may hold several texts, or a packed one.

    >>> is_container("dump.JSONL.gz"), is_container("story.txt"), is_container("letter.docx")
    (True, False, False)
    """
    return name.lower().endswith(_CONTAINERS)


def is_archive(name: str) -> bool:
    """Whether a file of that name may have members.

    >>> is_archive("wire.tar.gz"), is_archive("wire.tgz"), is_archive("a.jsonl.gz")
    (True, True, False)
    """
    return without_suffix(name).lower().endswith(ARCHIVES)


def is_corpus(name: str) -> bool:
    """Whether a file of that name is an unpacked corpus."""
    return name.lower().endswith(CORPORA)


def keeps_promise(head: bytes, name: str) -> bool:
    """Whether a file that begins with these bytes may be the archive or packed file that its name promises.

    >>> keeps_promise(b"Rain", "story.gz"), keeps_promise(b"PK", "wire.zip")
    (False, True)
    """
    if packing_of(head):
        return True
    if name.lower().endswith(ZIP):
        return head.startswith(b"PK")
    return name.lower().endswith(TAR)
