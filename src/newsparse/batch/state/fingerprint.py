"""A digest of everything but the input's bytes that a document's output depends on."""

from hashlib import sha256

from newsparse.base.opening import named
from newsparse.batch.convert.document import Document
from newsparse.batch.convert.task import RunSettings
from newsparse.model import __version__

_HEX_DIGITS = 32  # 128 bits, enough to make a collision among billions of documents unlikely


class Fingerprint:
    """Digests of the settings of a run together with the metadata of a document."""

    def __init__(self, settings: RunSettings) -> None:
        weights = _digest_of(settings.options.weights) if settings.options.weights else None
        options = settings.options._replace(weights=weights)
        self._settings = repr((__version__, settings._replace(options=options, folder="", staging="")))

    def of(self, document: Document) -> str:
        """The fingerprint for a document, in hexadecimal."""
        about = (document.name, document.place, document.id, document.title, document.published)
        return sha256(f"{self._settings}\0{about!r}".encode()).hexdigest()[:_HEX_DIGITS]


def _digest_of(path: str) -> str:
    return sha256(named(path)).hexdigest()
