"""The texts of one mail: its own, and those of the mails attached to it."""

from collections.abc import Iterator
from email.message import Message
from types import MappingProxyType
from typing import Any

from newsparse.formats.extract import Extract, Remark
from newsparse.formats.mail.body import MailBody, body_of
from newsparse.formats.mail.headers import header, sent, title_of, unfolded

_MOST_PARTS = 5_000  # parts of one mail; newsletters have a few
_DEEPEST = 100  # parts in parts; forwarded mails have three or four levels


def extracts_of(data: bytes, name: str) -> Iterator[Extract | Remark]:
    """The articles of a mail with its headers; a remark for each mail in it that has no text."""
    from email import policy
    from email.parser import BytesParser

    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        mails = _mails(message)
    except (RecursionError, ValueError, LookupError) as error:
        yield Remark(f"this mail cannot be read: {_why(error)}")
        return
    for mail, parts in mails:
        yield _extract(mail, parts)


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError | _TooManyPartsError):
        return "its parts are nested too deeply, or too many"
    return f"{error}"


class _TooManyPartsError(ValueError):
    """A mail with more parts than anybody sends."""


def _mails(message: Message) -> list[tuple[Message, list[Message]]]:
    """The mail and those in it, each with its own parts, in order."""
    mails: list[tuple[Message, list[Message]]] = [(message, [])]
    waiting: list[tuple[Message, int, int]] = [(message, 0, 0)]  # a part, the number of its mail, its depth
    seen = 0
    while waiting:
        part, owner, depth = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS or depth > _DEEPEST:
            raise _TooManyPartsError
        inner: Any = part.get_payload()
        if not isinstance(inner, list):
            mails[owner][1].append(part)
        elif part.get_content_type() == "message/rfc822":
            for one in inner:
                mails.append((one, []))
                waiting.append((one, len(mails) - 1, depth + 1))
        else:
            mails[owner][1].append(part)
            waiting += [(one, owner, depth + 1) for one in reversed(inner)]
    return mails


def _extract(mail: Message, parts: list[Message]) -> Extract | Remark:
    subject = unfolded(header(mail, "subject"))
    body = body_of(parts)
    if body is None:
        names = ", ".join(filter(None, (unfolded(part.get_filename()) for part in parts)))
        return Remark("no text in this mail" + (f", only {names}; save that and read it" if names else ""))
    metadata = {
        "subject": subject,
        "from": unfolded(header(mail, "from")),
        "message_id": unfolded(header(mail, "message-id")).strip("<>"),
        "attachments": list(body.attachments),
    }
    return Extract(
        body.text,
        known=MappingProxyType(_known(mail, subject, body)),
        metadata={name: value for name, value in metadata.items() if value},
        left_out=body.left_out,
        roles=body.title_at(title_of(subject)),
        set_as=body.set_as,
        layout=body.layout,
    )


def _known(mail: Message, subject: str, body: MailBody) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if title := title_of(body.forwarded.get("subject") or subject):
        known["title"] = title
    if published := sent(body.forwarded.get("date")) or sent(header(mail, "date")):
        known["published"] = published
    return known
