"""A mailbox (`.mbox`): mails one after the other, each below a line that begins with `From ` and ends with a time."""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.extract import Extract, Remark
from newsparse.formats.mail.message import extracts_of
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

# Matches "From ana@example.org Tue May  6 07:08:09 2031"; not "From London comes the news".
_ENVELOPE = r"From \S+ [^\r\n]{0,60}\d\d:\d\d(?::\d\d)?[^\r\n]{0,30}\r?\n"
_FIRST = lazy_pattern(_ENVELOPE + r"[A-Za-z][A-Za-z-]*:")
_NEXT = lazy_pattern(rf"(?:^|\r?\n\r?\n){_ENVELOPE}")
_QUOTED = lazy_pattern(r"^>(>*From )")


def recognise(source: Source) -> bool:
    """Whether a text is a mailbox."""
    return _FIRST.match(source.text.lstrip("\ufeff")) is not None


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of all mails; of a mail without text a remark is left. Raises FormatError if none has any."""
    name = source.path or "mailbox"
    text = source.to_bytes().decode("latin-1")  # bytes one by one: each mail has encodings of its own
    starts = [(found.start(), found.end()) for found in _NEXT.finditer(text)]
    if not starts:
        raise FormatError(f"{name}: no mail in it; expected a line 'From ADDRESS TIME' above each")
    ends = [start for start, _ in starts[1:]] + [len(text)]
    some = False
    for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1):
        for one in _mail(text[start:end], name, number):
            some = some or isinstance(one, Extract)
            yield one
    if not some:
        mails = (
            "its only mail has no text"
            if len(starts) == 1
            else f"none of its {len(starts):,} mails has a text"
        )
        raise FormatError(f"{name}: {mails}")


def _mail(text: str, name: str, number: int) -> Iterator[Extract | Remark]:
    from re import MULTILINE, sub

    data = sub(_QUOTED.pattern, r"\1", text, flags=MULTILINE).encode("latin-1")
    for one in extracts_of(data, name):
        yield one if isinstance(one, Extract) else Remark(f"mail {number}: {one.text}")
