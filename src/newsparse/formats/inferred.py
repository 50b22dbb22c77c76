"""What is found again in a document's own words: the dateline that opens a lead, the parts of a byline."""

from newsparse.model.article import Byline, Dateline


def opening(text: str) -> tuple[Dateline | None, str]:
    """The dateline that opens a paragraph, if one does, and the paragraph without it."""
    from newsparse.dateline import as_dateline, match

    found = match(text)
    if found is None:
        return None, text
    return as_dateline(text, found), text[found.end :].lstrip()


def without(text: str, dateline: str) -> str:
    """The paragraph without a dateline that is known to open it, and without the one space that follows."""
    return text[len(dateline) :].removeprefix(" ")


def joined(dateline: Dateline | None, text: str) -> str:
    """The paragraph with its dateline before it, as a person reads it."""
    if dateline is None:
        return text
    return f"{dateline.text} {text}" if text else dateline.text


def byline(text: str) -> Byline:
    """The byline with its authors and agency; since something says that it is one, bare names will do.

    >>> byline("Ana Ruiz and Li Wei").authors
    ('Ana Ruiz', 'Li Wei')
    """
    from newsparse.byline import as_byline, match

    found = match(text, lenient=True)
    return as_byline(text, found) if found else Byline(text)
