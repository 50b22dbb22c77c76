"""Our document as YAML: one YAML document an article."""

from collections.abc import Iterable, Iterator

from newsparse.formats.document import to_dict
from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """A line `---` stands between articles."""
    from newsparse.formats.yaml_text import dump

    for number, article in enumerate(articles):
        yield ("---\n" if number else "") + dump(to_dict(article, spans=options.spans))


def read(text: str, path: str | None) -> list[Article]:
    """One article a YAML document; empty ones are passed over. Raises FormatError with path and place."""
    from newsparse.formats.validated import to_article
    from newsparse.formats.yaml_text import load_all

    where = path or "YAML"
    documents = [document for document in load_all(text, where) if document is not None]
    if len(documents) == 1:
        return [to_article(documents[0], where)]
    return [to_article(one, f"{where}: document {number}") for number, one in enumerate(documents, 1)]
