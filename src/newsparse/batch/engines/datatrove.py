"""A datatrove pipeline step that turns texts into articles.

Needs the extra `datatrove`. The step has no state, so that datatrove's own markers of completed tasks are enough
to resume a run.

    LocalPipelineExecutor([JsonlReader("raw"), Articles(), ParquetWriter("rows", adapter=row, schema=SCHEMA)])
"""

from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from newsparse.batch.convert.rows import rows_of
from newsparse.batch.inputs.values import document_of
from newsparse.formats.rows import Row, as_dict
from newsparse.model.options import DEFAULT, Options


class Articles(PipelineStep):  # type: ignore[misc]  # datatrove has no type hints
    """Turns each document into one document per article: the story as text, everything else as metadata.

    The metadata gets every column of a row except `id` and `text`, replacing keys of the same name. A text that
    cannot be read is passed on with an `error` in its metadata. `title` and `published` name the metadata keys
    that hold these; with None they are taken from the text alone.

    >>> import datatrove.data
    >>> document = datatrove.data.Document(text="Rain in Lima\\nLIMA (AP) — It rained on Monday.", id="a7")
    >>> [(one.id, one.metadata["title"], one.text) for one in Articles().run([document])]
    [('a7', 'Rain in Lima', 'It rained on Monday.')]
    """

    name = "newsparse"
    type = "ARTICLES"

    def __init__(
        self, options: Options = DEFAULT, *, title: str | None = "title", published: str | None = "published"
    ) -> None:
        super().__init__()
        self.options = options
        self.title, self.published = title, published

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """The articles of the documents, in order; `rank` and `world_size` are datatrove's. Raises nothing of its own.

        >>> import datatrove.data
        >>> [one.metadata["error"] for one in Articles().run([datatrove.data.Document(text="Rain in Lima", id="a7")])]
        [None]
        """
        for document in data or ():
            with self.track_time():
                rows = self._rows(document)
            for row in rows:
                self.stat_update("failed" if row.error else "articles")
                article = _document(document, row)
                self.update_doc_stats(article)
                yield article

    def _rows(self, document: Document) -> list[Row]:
        given = document.metadata
        metadata = {
            "id": document.id,
            "title": given.get(self.title),
            "published": given.get(self.published),
        }
        return rows_of(document_of(document.text, metadata), self.options)


def row(_writer: Any, document: Document) -> dict[str, Any]:
    """The row of a document made by `Articles`, for the `adapter` of a writer. Raises KeyError for another document.

    >>> import datatrove.data
    >>> document = datatrove.data.Document(text="Rain in Lima\\nLIMA (AP) — It rained on Monday.", id="a7")
    >>> [row(None, one)["place"] for one in Articles().run([document])]
    ['LIMA']
    """
    text = None if document.metadata["error"] else document.text
    known = {"id": document.id, "text": text}
    return {name: known[name] if name in known else document.metadata[name] for name in Row._fields}


def _document(document: Document, row: Row) -> Document:
    found = as_dict(row)
    del found["id"]
    text = found.pop("text")
    return Document(
        text=document.text if text is None else text,
        id=document.id,
        media=document.media,
        metadata={**document.metadata, **found},
    )
