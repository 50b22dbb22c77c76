"""Is a text one of newsparse's own documents?"""

from newsparse.formats import FORMATS
from newsparse.formats.mark import MARK
from newsparse.model.errors import UNNAMED, InputError
from newsparse.text.source import Source


def is_own(source: Source) -> bool:
    """Whether a source is a document with newsparse's mark, in whatever format.

    >>> is_own(Source('{"schema": "newsparse.article/1"}')), is_own(Source("# Rain", "rain.md"))
    (True, False)
    """
    if MARK not in source.text:
        return False
    return any(row.recognises(source) for row in FORMATS if MARK in row.clue.anywhere)


def refuse_own(source: Source, advice: str) -> None:
    """Raise InputError, with advice, for a document of newsparse, and for one that holds raw texts.

    >>> refuse_own(Source('{"schema": "newsparse.article/1", "title": "Rain"}', "a.json"), "name its text")
    Traceback (most recent call last):
    newsparse.model.errors.InputError: a.json: this is a document written by newsparse, not raw text; name its text
    """
    if is_own(source):
        problem = f"this is a document written by newsparse, not raw text; {advice}"
        raise InputError(source.path or UNNAMED, problem)
    row = next((row for row in FORMATS if row.recognises(source) and row.extracts), None)
    if row:
        problem = f"this is not raw text but {row.name} ({row.summary}); newsparse parse reads it"
        raise InputError(source.path or UNNAMED, problem)
