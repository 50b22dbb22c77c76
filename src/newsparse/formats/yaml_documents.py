"""The document as YAML: one YAML document per article."""

from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.mark import is_in_yaml
from newsparse.model.article import Article, to_dict
from newsparse.model.errors import UNNAMED
from newsparse.text.source import Source


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """Articles are separated by a line `---`."""
    from newsparse.formats.yaml_text import dump

    for number, article in enumerate(articles):
        yield ("---\n" if number else "") + dump(to_dict(article, spans=options.spans))


def recognise(source: Source) -> bool:
    """Whether the source has our mark as YAML, outside the front matter of Markdown."""
    return is_in_yaml(source.text)


def read(source: Source) -> list[Article]:
    """One article a YAML document; empty documents are skipped. Raises FormatError with path and place."""
    from newsparse.formats.yaml_text import load_all

    where = source.path or UNNAMED
    documents = [
        document for document in load_all(source.text, where, keys_are_text=True) if document is not None
    ]
    if len(documents) == 1:
        return [Article.from_dict(documents[0], where)]
    return [Article.from_dict(one, f"{where}: document {number}") for number, one in enumerate(documents, 1)]
