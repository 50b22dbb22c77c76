"""Paths as URIs, as SARIF wants them."""

import re

ROOT = "SRCROOT"

# "C:/news/a.txt"; not "news/c.txt"
_DRIVE = re.compile(r"[A-Za-z]:/")


def location(path: str) -> dict[str, str]:
    """The SARIF location of a POSIX path: relative to the root of the repository, or absolute.

    >>> location("news/a b.txt")
    {'uri': 'news/a%20b.txt', 'uriBaseId': 'SRCROOT'}
    >>> location("/tmp/é.txt")
    {'uri': 'file:///tmp/%C3%A9.txt'}
    """
    if path.startswith("/"):
        return {"uri": f"file://{_quoted(path)}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{_quoted(path[2:])}"}
    return {"uri": _quoted(path), "uriBaseId": ROOT}


def _quoted(path: str) -> str:
    """The path in percent-encoded UTF-8; an undecodable byte in a name is kept as that byte."""
    from urllib.parse import quote

    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, errors="surrogatepass")
