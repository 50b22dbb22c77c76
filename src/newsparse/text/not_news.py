"""Recognise input that is not news text (binary data, web pages, other XML, sources of mails, tables), with advice.

Only clear cases are refused: an article about `<html>`, or one that opens with `From: the desk`, is news text.
"""

import re

from newsparse.base.lazy_pattern import lazy_pattern

_SIGNATURES = (  # the first bytes of files that are often passed by mistake: kind, advice
    (b"%PDF-", "a PDF", "newsparse parse reads its text"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as plain text"),
    (b"\x1f\x8b", "a gzip stream", "pipe it through gzip -dc"),
    (b"BZh", "a bzip2 stream", "pipe it through bzip2 -dc"),
    (b"\xfd7zXZ\x00", "an xz stream", "pipe it through xz -dc"),
    (b"\x28\xb5\x2f\xfd", "a zstd stream", "pipe it through zstd -dc"),
    (b"\x89PNG", "a PNG image", "it contains no text"),
    (b"\xff\xd8\xff", "a JPEG image", "it contains no text"),
    (b"GIF8", "a GIF image", "it contains no text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "newsparse parse reads it"),
    (b"\x7fELF", "a program", "it contains no text"),
    (b"SQLite format 3\x00", "an SQLite database", "export its texts first"),
)
_FIRST_BYTES = tuple([signature for signature, _, _ in _SIGNATURES])
_BINARY = "this is binary data, not text; if it is text, name its --encoding"

_BLANK = "\ufeff \t\r\n"
_BLANKS = frozenset(_BLANK)
_MOST_COMMENTS = 65_536  # code points in which the comments above a page end
_HEAD = 4_096  # code points; what identifies a page or a mail is at the very start
_PAGE = ("a web page (HTML)", "newsparse parse reads it")
_MARKUP = ("a web page (HTML)", "extract its text first, or save it as a file of its own")
_XML = ("XML", "newsparse parse reads feeds, NITF and NewsML-G2; extract the texts of other XML first")
_MAIL = ("a mail with its headers", "newsparse parse reads it")
_TABLE = ("a CSV or TSV table", "newsparse batch converts it, an article a row")
_TABLES = (".csv", ".tsv", ".tab")

# Matches "<!DOCTYPE html><html>" and "<html lang=de>\n<head>"; not "<html> turns thirty".
_HTML = lazy_pattern(r"(?:<!doctype html[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:html|head|body)\b[^>]*>\s*<", re.I)
_DOCTYPE = lazy_pattern(r"<!doctype html[^>]*>\s*<", re.I)
# Matches '<?xml version="1.0"?>\n<rss>' and "<rss version='2.0'><channel>"; not "<rss> is back".
_DECLARED = lazy_pattern(r"<\?xml\s[^>]*\?>\s*<|<(?:rss|feed|nitf|newsItem)\b[^>]*>\s*<")
_PAGE_IN_XML = lazy_pattern(r"<\?xml\s[^>]*\?>\s*(?:<!doctype html|<html)\b", re.I)
# The element that opens a fragment: the `<p>` of "<p>It rained.</p>". It also matches "<p> is the commonest tag", where
# no `</p>` follows.
_ELEMENT = lazy_pattern(
    r"<(p|div|article|section|main|header|h[1-6]|ul|ol|table|blockquote|figure|span)\b[^>]*>", re.I
)
# A header of a mail with its continuation lines: "Subject: Rain".
_FIELD = lazy_pattern(r"[A-Za-z][A-Za-z-]*:[^\r\n]*(?:\r\n|\r|\n)(?:[ \t]+\S[^\r\n]*(?:\r\n|\r|\n))*")
# Headers of the source of a mail, as servers write them.
_ROUTED = frozenset({"received", "dkim-signature", "arc-seal", "delivered-to"})
# Bodies that only a mail program can show: those of several parts, of HTML, and encoded ones.
_ENCODED = ("multipart/", "text/html", "base64", "quoted-printable")
_LONGEST_NAME = 40
_OWN_TABLE = "id,article,of,"  # the header of the CSV that batch writes


def opens_as_binary(data: bytes) -> bool:
    """Whether the first bytes are those of a well-known kind of file that is not plain text."""
    return data.startswith(_FIRST_BYTES)


def is_page(text: str) -> bool:
    """Whether a text is a web page.

    >>> is_page("<!DOCTYPE html><html><body>Rain</body></html>"), is_page("<html> turns thirty")
    (True, False)
    """
    head = _uncommented(text[:_MOST_COMMENTS])[:_HEAD]
    return bool(_HTML.match(head) or _DOCTYPE.match(head) or _PAGE_IN_XML.match(head))


def is_mail(text: str) -> bool:
    """Whether a text is the source of a mail, or a mail whose body is not plain text.

    >>> is_mail("Received: from a\\nSubject: Rain\\n\\nIt rained."), is_mail("From: the desk\\n\\nRain")
    (True, False)
    """
    return _is_mail(text[:_HEAD].lstrip(_BLANK))


def of_bytes(data: bytes) -> str:
    """Why bytes that could not be decoded are not news text.

    >>> of_bytes(b"%PDF-1.7")
    'this is a PDF, not text; newsparse parse reads its text'
    """
    for signature, kind, advice in _SIGNATURES:
        if data.startswith(signature):
            return _message((kind, advice))
    return _BINARY


def of_text(text: str, path: str | None = None) -> str | None:
    """Why a text is not news text; None if it may be.

    >>> of_text("<!DOCTYPE html><html><body>Rain</body></html>")
    'this is a web page (HTML), not text; newsparse parse reads it'
    >>> of_text("<html> turns thirty\\nThe tag that opens every page is thirty years old.")
    """
    if path is not None and path.lower().endswith(_TABLES):
        return _message(_TABLE)
    head = text[:_HEAD].lstrip(_BLANK)
    if head.startswith("<"):
        return _markup(_uncommented(text[:_MOST_COMMENTS])[:_HEAD])
    if head.startswith(_OWN_TABLE):
        return _message(_TABLE)
    return _message(_MAIL) if _is_mail(head) else None


def of_field(text: str) -> str | None:
    """Why a field of a record is not news text; it may also be a fragment of a web page: `<p>It rained.</p>`."""
    head = text[:_HEAD].lstrip(_BLANK)
    if head.startswith("<"):
        element = _ELEMENT.match(head)
        if is_page(text) or (element and f"</{element[1].lower()}>" in text.lower()):
            return _message(_MARKUP)
    return of_text(text)


def _uncommented(text: str) -> str:
    """The text without the comments that open it, as templates leave them above a page."""
    at = len(text) - len(text.lstrip(_BLANK))
    while text.startswith("<!--", at):
        end = text.find("-->", at)
        if end < 0:
            break
        at = end + 3
        while text[at : at + 1] in _BLANKS:
            at += 1
    return text[at:]


def _markup(head: str) -> str | None:
    if _HTML.match(head) or _DOCTYPE.match(head) or _PAGE_IN_XML.match(head):
        return _message(_PAGE)
    return _message(_XML) if _DECLARED.match(head) else None


def _is_mail(head: str) -> bool:
    """Whether the text is the source of a mail, or a mail whose body is not plain text.

    A plain mail with its header is news text like any other: releases arrive so.
    """
    name, colon, _ = head[:_LONGEST_NAME].partition(":")
    if not colon or not name.replace("-", "").isalpha():
        return False
    lowered = head.lower()
    if "content-" not in lowered and not any(f"{one}:" in lowered for one in _ROUTED):
        return False
    field = _FIELD.match(head)
    while field:
        name, _, value = field[0].lower().partition(":")
        if name in _ROUTED or (name.startswith("content-") and any(form in value for form in _ENCODED)):
            return True
        field = _FIELD.match(head, field.end())
    return False


def _message(kind: tuple[str, str]) -> str:
    return f"this is {kind[0]}, not text; {kind[1]}"
