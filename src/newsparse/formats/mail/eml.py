"""The source of one mail, as servers and mail programs save it (`.eml`); mails attached to it are more articles."""

from collections.abc import Iterator

from newsparse.formats.extract import Extract, Remark
from newsparse.formats.mail.message import extracts_of
from newsparse.model.errors import FormatError
from newsparse.text.not_news import is_mail
from newsparse.text.source import Source


def recognise(source: Source) -> bool:
    """Whether a text is the source of a mail; a mail saved as plain text is news text like any other."""
    return is_mail(source.text)


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The articles of a mail. Raises FormatError for one without any text."""
    name = source.path or "mail"
    found = list(extracts_of(source.to_bytes(), name))
    if not any(isinstance(one, Extract) for one in found):
        why = "; ".join(one.text for one in found if isinstance(one, Remark))
        raise FormatError(f"{name}: {why}")
    yield from found
