"""What a text is that holds no news text as it stands: a web page, other XML, a mail with its headers, a table.

Only what is certain counts: an article on `<html>`, or one that opens with `From: the desk`, is a text.
"""

import re

from newsparse.base.lazy_pattern import lazy_pattern

_HEAD = 4_096  # code points; a page's or a mail's own marks stand at the very start
_PAGE = ("a web page (HTML)", "extract its text first, for example with w3m -dump or trafilatura")
_XML = ("XML", "extract the text of each article first")
_MAIL = ("a mail with its headers", "save the text of its body; a mail program does that")
_TABLE = ("a CSV table", "write its rows as JSON Lines, an object a line, which newsparse batch reads")

# Matches "<!DOCTYPE html><html>" and "<html lang=de>\n<head>"; not "<html> turns thirty".
_HTML = lazy_pattern(r"(?:<!doctype html[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:html|head|body)\b[^>]*>\s*<", re.I)
_DOCTYPE = lazy_pattern(r"<!doctype html[^>]*>\s*<", re.I)
# Matches '<?xml version="1.0"?>\n<rss>' and "<rss version='2.0'><channel>"; not "<rss> is back".
_DECLARED = lazy_pattern(r"<\?xml\s[^>]*\?>\s*<|<(?:rss|feed|nitf|newsItem)\b[^>]*>\s*<")
_PAGE_IN_XML = lazy_pattern(r"<\?xml\s[^>]*\?>\s*(?:<!doctype html|<html)\b", re.I)
# The element that a fragment opens with; `<p>` of "<p>It rained.</p>", not of "<p> is the commonest tag".
_ELEMENT = lazy_pattern(
    r"<(p|div|article|section|main|header|h[1-6]|ul|ol|table|blockquote|figure|span)\b[^>]*>", re.I
)
# A mail's header: "Subject: Rain", with the lines that go on with it.
_FIELD = lazy_pattern(r"[A-Za-z][A-Za-z-]*:[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]+\S[^\r\n]*(?:\r\n|\r|\n))*")
# What programs put into it and nobody types.
_ROUTED = frozenset(
    {"received", "return-path", "mime-version", "message-id", "dkim-signature", "content-type"}
)
_LONGEST_NAME = 40
_OWN_TABLE = "id,article,of,"  # as batch begins a table of articles


def foreign(text: str, path: str | None = None) -> str | None:
    """Why the text cannot be read as news text, with advice; None where it can.

    >>> foreign("<!DOCTYPE html><html><body>Rain</body></html>")[:38]
    'this is a web page (HTML), not text; e'
    >>> foreign("<html> turns thirty\\nThe tag that opens every page is thirty years old.")
    """
    if path is not None and path.lower().endswith(".csv"):
        return _told(_TABLE)
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        return _markup(head)
    if head.startswith(_OWN_TABLE):
        return _told(_TABLE)
    return _told(_MAIL) if _is_mail(head) else None


def foreign_field(text: str) -> str | None:
    """The same for a field of a record, which may also be a piece of a web page: `<p>It rained.</p>`."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        element = _ELEMENT.match(head)
        if element and f"</{element[1].lower()}>" in text.lower():
            return _told(_PAGE)
    return foreign(text)


def _markup(head: str) -> str | None:
    if _HTML.match(head) or _DOCTYPE.match(head) or _PAGE_IN_XML.match(head):
        return _told(_PAGE)
    return _told(_XML) if _DECLARED.match(head) else None


def _is_mail(head: str) -> bool:
    """Whether the text begins with headers, one of which only programs write."""
    name, colon, _ = head[:_LONGEST_NAME].partition(":")
    if not colon or not name.replace("-", "").isalpha():
        return False
    lowered = head.casefold()
    if not any(f"{one}:" in lowered for one in _ROUTED):
        return False
    field = _FIELD.match(head)
    while field:
        if field[0].partition(":")[0].lower() in _ROUTED:
            return True
        field = _FIELD.match(head, field.end())
    return False


def _told(kind: tuple[str, str]) -> str:
    return f"this is {kind[0]}, not text; {kind[1]}"
