"""How the file of a state is opened: only if it is one, and nothing in it or beside it leads elsewhere."""

import os
import sqlite3
import stat

from newsparse.base import opening
from newsparse.model.errors import OutputError

_VERSION = 5
_TABLES = """
CREATE TABLE document (
    key BLOB PRIMARY KEY,      -- name in the output folder; for an output file, the document's name
    number INTEGER NOT NULL,   -- position among the inputs of the last run that saw it
    run INTEGER NOT NULL,      -- that run
    fingerprint TEXT NOT NULL, -- digest of everything but the input's bytes that the output depends on
    digest TEXT,               -- SHA-256 of the input's bytes
    failed INTEGER NOT NULL,
    outcome TEXT NOT NULL,     -- counts as JSON, or the problem
    files TEXT,                -- output folder: the files written for it
    superseded TEXT,           -- output folder: files of an earlier version, to be removed
    segment INTEGER, start INTEGER, length INTEGER  -- output file: where its payload is
) WITHOUT ROWID;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, units INTEGER NOT NULL,
    mtime INTEGER, closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE block (
    segment INTEGER, start INTEGER, units INTEGER, offset INTEGER, size INTEGER, PRIMARY KEY (segment, start)
) WITHOUT ROWID;
CREATE TABLE rest (            -- of a segment: the block that an interrupted run had begun
    segment INTEGER PRIMARY KEY, start INTEGER, units INTEGER, data BLOB
);
CREATE TABLE run (id INTEGER PRIMARY KEY)
"""
_SCHEMA = frozenset(statement.strip() for statement in _TABLES.split(";\n"))
_BESIDE = ("-journal", "-wal", "-shm")  # the files that SQLite makes and reads beside its own
# SQLite ends its journal so where the journal names another one, which it then deletes. A batch has only one.
_NAMES_ANOTHER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
ADVICE = "move it away and add --force, and all inputs will be converted again"


class DamagedStateError(OutputError):
    """A state that says what no run of batch writes."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: this state of batch is damaged ({what}); {ADVICE}")


def exists(path: str) -> bool:
    """Whether there is anything but an empty file at this path."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return not stat.S_ISREG(status.st_mode) or status.st_size > 0


def opened(path: str) -> sqlite3.Connection:
    """The state, locked for this run, or a new one. Raises OutputError, sqlite3.Error."""
    _refuse_what_leads_elsewhere(path)
    base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
    try:
        # Locked until the run ends, so that two runs never write to one output.
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("BEGIN EXCLUSIVE")
        if not _version(base) and not _schema(base):
            for statement in _TABLES.split(";\n"):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {_VERSION}")
        _refuse_other(base, path)
        base.execute("COMMIT")
    except BaseException:
        base.close()
        raise
    return base


def opened_read_only(path: str) -> sqlite3.Connection:
    """The state, neither locked nor changed. Raises OutputError, sqlite3.Error."""
    from urllib.parse import quote

    _refuse_what_leads_elsewhere(path)
    base = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, isolation_level=None, timeout=0.5)
    try:
        _refuse_other(base, path)
    except sqlite3.OperationalError as error:
        base.close()
        if "readonly" not in str(error):
            raise
        what = "a run was killed while it wrote there; repeat the command without --dry-run, which resumes it"
        raise OutputError(f"{path}: {what}") from error
    except BaseException:
        base.close()
        raise
    return base


def _refuse_what_leads_elsewhere(path: str) -> None:
    """SQLite would follow a link, and do to another file what was meant for the state."""
    for one in (path, *(path + suffix for suffix in _BESIDE)):
        try:
            status = os.lstat(one)
        except OSError:  # it is not there, or `connect` will say what is wrong
            continue
        if not stat.S_ISREG(status.st_mode):
            what = "a link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
            raise OutputError(f"{one}: this is {what}, and batch keeps its state there; move it away")
    journal = path + _BESIDE[0]
    if os.path.exists(journal) and _last_bytes(journal) == _NAMES_ANOTHER:
        raise DamagedStateError(path, f"{os.path.basename(journal)} names a file elsewhere")


def _last_bytes(path: str) -> bytes:
    with opening.opened(path) as file:
        file.seek(-min(len(_NAMES_ANOTHER), os.fstat(file.fileno()).st_size), os.SEEK_END)
        return file.read()


def _refuse_other(base: sqlite3.Connection, path: str) -> None:
    """Raises OutputError for a file whose tables are not exactly ours: views and triggers could do anything."""
    version, schema = _version(base), _schema(base)
    if version != _VERSION:
        what = f"another version of newsparse wrote it (state {version})" if version else "it is not a state"
        raise OutputError(f"{path}: {what}; {ADVICE}")
    if schema != _SCHEMA:
        raise DamagedStateError(path, "its tables are not those of a state")


def _version(base: sqlite3.Connection) -> int:
    version: int = base.execute("PRAGMA user_version").fetchone()[0]
    return version


def _schema(base: sqlite3.Connection) -> frozenset[str]:
    """The statements that made what is in the file; those of the indexes that SQLite makes by itself are null."""
    return frozenset(sql for (sql,) in base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
