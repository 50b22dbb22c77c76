"""The extents of web and e-mail addresses, whose punctuation is not typography."""

from collections.abc import Sequence

from newsparse.base.lazy_pattern import lazy_pattern

# "https://example.org/a'b?c" and "www.example.org"; not "http" alone
_WEB = lazy_pattern(r"(?:[a-zA-Z][a-zA-Z+.-]{1,20}://|\bwww\.)[^\s<>\"“”«»]+")
# "desk@example.org"; not "@desk"
_EMAIL = lazy_pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AFTER = ".,;:!?)]}'’…"


def find(text: str) -> Sequence[tuple[int, int]]:
    """The half-open extents of the addresses in `text`, in order; a full stop after one is not part of it.

    >>> find("See https://example.org/a, or write to desk@example.org.")
    [(4, 25), (39, 55)]
    """
    found = []
    if "://" in text or "www." in text:
        found += [(m.start(), m.start() + len(m[0].rstrip(_AFTER))) for m in _WEB.finditer(text)]
    if "@" in text:
        found += [m.span() for m in _EMAIL.finditer(text)]
    return sorted(found)
