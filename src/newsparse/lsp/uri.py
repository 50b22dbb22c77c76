"""The path of a document's URI, and the URI of a path."""

import os
from urllib.parse import quote, unquote, urlsplit

from newsparse.base.lazy_pattern import lazy_pattern

_FILE = "file"
# The path in the URI of a file on a Windows drive: "/c:/news"; not "/news".
_DRIVE = lazy_pattern(r"/[A-Za-z]:")


def path_of(uri: str) -> str | None:
    """The path of a `file:` URI, as the system writes it; None for any other, such as a buffer without a file.

    A byte of the name that is not UTF-8 is kept as Python keeps it in paths.

    >>> path_of("file:///news/50%25%20caf%C3%A9.txt"), path_of("untitled:Untitled-1")
    ('/news/50% café.txt', None)
    """
    try:
        found = urlsplit(uri)
    except ValueError:
        return None
    if found.scheme.lower() != _FILE:
        return None
    # "?" and "#" that an editor left as they are belong to the name: there are no queries for files.
    rest = "".join(f"{sign}{part}" for sign, part in (("?", found.query), ("#", found.fragment)) if part)
    path = unquote(found.path + rest, errors="surrogateescape")
    if "\0" in path or not path:
        return None
    if found.netloc and found.netloc != "localhost":
        path = f"//{found.netloc}{path}"
    elif _DRIVE.match(path):
        path = path[1:]
    return os.path.normpath(path)


def uri_of(path: str) -> str:
    """The URI of a file.

    >>> uri_of("/news/50% café.txt")
    'file:///news/50%25%20caf%C3%A9.txt'
    """
    path = os.path.abspath(path).replace(os.sep, "/")
    return f"file://{'' if path.startswith('/') else '/'}{quote(path, errors='surrogateescape')}"
