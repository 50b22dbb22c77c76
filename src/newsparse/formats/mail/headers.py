"""The headers of a mail as people read them."""

from email.message import Message

from newsparse.base.characters import COLONS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.text.source import decode

# What mail programs of many languages put before the subject of a reply or a forwarded mail.
_PREFIX = lazy_pattern(
    r"\s*(?:re|aw|sv|vs|antw|odp|ynt|res|rif|r|fwd?|wg|tr|rv|vb|vl|doorst|pd|i|enc|ilt|转发|回复|回覆|轉寄)"
    rf"\s*+(?:\[\d+\]\s*+)?[{COLONS}]\s*",
    2,  # re.IGNORECASE
)
_MOST_PREFIXES = 10


def header(mail: Message, name: str) -> str:
    """The first header of this name as it was sent; "" without one."""
    return next((str(value) for own, value in mail.raw_items() if own.lower() == name), "")


def unfolded(value: object) -> str:
    """A header on one line, its encoded words decoded; those that cannot be are left as they are.

    >>> unfolded("=?utf-8?q?F=C3=A4hre?=\\n f=E4hrt")
    'Fähre f=E4hrt'
    """
    from email.errors import HeaderParseError
    from email.header import decode_header

    text = _decoded(" ".join(str(value or "").split()))
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(text)
        parts = [
            one.decode(charset or "latin-1", "replace") if isinstance(one, bytes) else one
            for one, charset in pieces
        ]
    except (HeaderParseError, LookupError, ValueError):
        return text
    return " ".join("".join(parts).split())


def _decoded(text: str) -> str:
    """A header with bytes that are not ASCII, as some programs send them."""
    if text.isascii():
        return text
    try:
        data = text.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return text
    found = decode(data)
    return data.decode("cp1252", "replace") if found.doubt else found.text


def title_of(subject: str) -> str:
    """The subject without `Re:` and `Fwd:`.

    >>> title_of("Fwd: AW: Ferry back in service")
    'Ferry back in service'
    """
    for _ in range(_MOST_PREFIXES):
        found = _PREFIX.match(subject)
        if not found or found.end() == len(subject):
            break
        subject = subject[found.end() :]
    return subject


def sent(value: object) -> str | None:
    """The time of a `Date:` in ISO 8601; None where it is not one.

    >>> sent("Tue, 6 May 2031 07:08:09 +0200"), sent("yesterday")
    ('2031-05-06T07:08:09+02:00', None)
    """
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(value)).isoformat(timespec="seconds") if value else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
