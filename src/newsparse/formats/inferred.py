"""What readers infer from the text of a document: the dateline that opens a lead, the parts of a byline."""

from newsparse.model.article import Byline, Dateline


def opening(text: str) -> tuple[Dateline | None, str]:
    """The dateline that opens a paragraph, if any, and the paragraph without it."""
    from newsparse.dateline import as_dateline, match

    found = match(text)
    if found is None:
        return None, text
    return as_dateline(text, found), text[found.end :].lstrip()


def without(text: str, dateline: str) -> str:
    """The paragraph without the dateline that opens it and the space that follows."""
    return text[len(dateline) :].removeprefix(" ")


def joined(dateline: Dateline | None, text: str) -> str:
    """The paragraph with its dateline in front, as people read it."""
    if dateline is None:
        return text
    return f"{dateline.text} {text}" if text else dateline.text


def byline(text: str) -> Byline:
    """The byline with its authors and agency; as it is known to be a byline, bare names are enough.

    >>> byline("Ana Ruiz and Li Wei").authors
    ('Ana Ruiz', 'Li Wei')
    """
    from newsparse.byline import as_byline, match

    found = match(text, lenient=True)
    return as_byline(text, found) if found else Byline(text)


def signature(text: str) -> Byline | None:
    """The byline in a paragraph, if all of it is one beyond doubt.

    >>> signature("By Ana Ruiz and Li Wei").authors, signature("By nightfall the crowd had gone.")
    (('Ana Ruiz', 'Li Wei'), None)
    """
    from newsparse.byline import as_byline, match

    found = match(text)
    return as_byline(text, found) if found else None
