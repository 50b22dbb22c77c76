"""What decides on the output of a document, but for its bytes: told apart by a digest."""

from hashlib import sha256

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.task import Terms
from newsparse.model import __version__


class Fingerprint:
    """The digest of the terms of a run, and of what is said of a document beside its text."""

    def __init__(self, terms: Terms) -> None:
        weights = _of_file(terms.options.weights) if terms.options.weights else None
        options = terms.options._replace(weights=weights)
        self._terms = repr((__version__, terms._replace(options=options, folder="", staging="")))

    def of(self, document: Document) -> str:
        """The digest for a document: 128 bits in hexadecimal."""
        about = (document.name, document.place, document.id, document.title, document.published)
        return sha256(f"{self._terms}\0{about!r}".encode()).hexdigest()[:32]


def _of_file(path: str) -> str:
    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()
