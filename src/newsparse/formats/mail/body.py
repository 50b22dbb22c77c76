"""The text of a mail: its plain part if that says what the HTML one says, else the HTML one."""

from collections.abc import Mapping, Sequence
from email.message import Message
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.document_blocks import joined
from newsparse.formats.html_blocks import blocks_of
from newsparse.formats.mail.headers import unfolded
from newsparse.model.role import Role
from newsparse.text.source import decode

_SAME = 0.5  # of the words of the HTML part, which a plain part of the same text has at least
_HEAD = 2_000  # code points in which a mail that is forwarded inline begins
# The line above the headers of a mail that was forwarded inline, by Gmail, Outlook and Apple Mail in their languages.
_FORWARDED = lazy_pattern(
    r"(?m)^[ \t]*-{5,}[^-\r\n]{5,60}-{5,}[ \t]*\r?\n|^(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht"
    r"|Début du message réexpédié|Inicio del mensaje reenviado):[ \t]*\r?\n"
)
# A header of that mail: "Subject: Rain", "*Von:* Ana", "Date : 6 May 2031".
_FIELD = lazy_pattern(r"[ \t]*\*?([^\W\d_][\w -]{1,20}?)[ \xa0]?:\*?[ \t]*+([^\r\n]*)(?:\r\n|\r|\n|$)")
_SUBJECT = frozenset(
    (
        *("subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "emne"),
        *("temat", "тема", "主题", "件名"),
    )
)
_DATE = frozenset(("date", "sent", "datum", "gesendet", "fecha", "data"))
_SIGNED = lazy_pattern(r"(?m)^-- \r?$")  # the line above a signature
_MOST_SIGNED = 16  # lines of a signature with that above it
_NONE: Mapping[str, str] = MappingProxyType({})


class MailBody(NamedTuple):
    """The text of a mail; `forwarded` are the headers of the mail that it forwards."""

    text: str
    layout: str
    set_as: Mapping[int, Role]
    attachments: Sequence[str]
    forwarded: Mapping[str, str] = _NONE
    left_out: tuple[int, int] = (0, 0)  # lines of its signature, and their words

    def title_at(self, title: str) -> dict[int, Role]:
        """Where the text repeats its subject as its headline: at most in its first lines."""
        at = 0
        for line in self.text[:_HEAD].split("\n"):
            if title and " ".join(line.split()).casefold() == title.casefold():
                return {at + len(line) - len(line.lstrip()): Role.TITLE}
            at += len(line) + 1
        return {}


def body_of(parts: Sequence[Message]) -> MailBody | None:
    """The text of a mail with these parts; None if there is none."""
    plain, markup, attached = [], [], []
    for part in parts:
        if part.get_content_disposition() == "attachment" or part.get_filename():
            attached.append(unfolded(part.get_filename()) or part.get_content_type())
        elif part.get_content_type() == "text/plain" or _lacks_parts(part):
            plain.append(_unflowed(part, _text_of(part)))
        elif part.get_content_type() == "text/html":
            markup.append(_text_of(part))
    text = "\n\n".join(one for one in plain if one.strip())
    lines, set_as = joined(block for one in markup for block in blocks_of(one))
    if text.strip() and len(text.split()) >= _SAME * len(lines.split()):
        forwarded, text = _unforwarded(text)
        text, left_out = _unsigned(text)
        return MailBody(text, "auto", {}, attached, forwarded, left_out)
    return MailBody(lines, "lines", set_as, attached) if lines else None


def _lacks_parts(part: Message) -> bool:
    """Whether a part says that it has parts, and has none: its boundary is missing, or wrong."""
    return part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), str)


def _text_of(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(str(part.get_content_charset() or "utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(data).text


def _unflowed(part: Message, text: str) -> str:
    """The text with the lines joined that a mail program broke, and marked with a space at their ends (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    delete = str(part.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        line = line.removeprefix(" ") if line.startswith(" ") else line
        if goes_on:
            lines[-1] = (lines[-1][:-1] if delete else lines[-1]) + line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def _unforwarded(text: str) -> tuple[dict[str, str], str]:
    """The headers of the mail that a mail forwards inline, and its text; all of the text if it forwards none."""
    found = _FORWARDED.search(text[:_HEAD])
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    at = found.end()
    while text[at : at + 1] in ("\r", "\n") and at < len(text):
        at += 1
    while field := _FIELD.match(text, at):
        name, value = field[1].strip().casefold(), field[2].strip()
        key = "subject" if name in _SUBJECT else "date" if name in _DATE else name
        fields.setdefault(key, value)
        at = field.end()
    return (fields, text[at:]) if "subject" in fields else ({}, text)


def _unsigned(text: str) -> tuple[str, tuple[int, int]]:
    """The text without the signature below it, and how many lines and words that has (RFC 3676: a line `-- `)."""
    found = next(iter(list(_SIGNED.finditer(text))[-1:]), None)
    if found is None:
        return text, (0, 0)
    lines = [line for line in text[found.start() :].splitlines() if line.strip()]
    said, words = text[: found.start()].strip(), sum(len(line.split()) for line in lines)
    return (
        (text[: found.start()], (len(lines), words))
        if said and len(lines) <= _MOST_SIGNED
        else (text, (0, 0))
    )
