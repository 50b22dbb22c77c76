"""How a datatrove pipeline gets articles out of its texts.

Needs the extra `datatrove`. The step keeps nothing between documents, so that datatrove's own markers of
completed tasks say what is left to do.

    LocalPipelineExecutor([JsonlReader("raw"), Articles(), ParquetWriter("rows", adapter=row, schema=SCHEMA)])
"""

from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from newsparse.batch.engines.record import document_of, rows_of
from newsparse.formats.rows import Row, as_dict
from newsparse.model.options import DEFAULT, Options


class Articles(PipelineStep):  # type: ignore[misc]  # datatrove says nothing of its types
    """Turns each document into one for each of its articles: the story as its text, the rest as its metadata.

    The metadata gets every column of a row but `id` and `text`, over what stood there. A text that cannot be
    read stays as it is, with an `error` in its metadata. `title` and `published` name the metadata in which
    the corpus says these; None where the text alone is to be asked.
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
        """The articles of the documents, in their order; `rank` and `world_size` are datatrove's."""
        for document in data or ():
            with self.track_time():
                rows = self._rows(document)
            for row in rows:
                self.stat_update("failed" if row.error else "articles")
                article = _document(document, row)
                self.update_doc_stats(article)
                yield article

    def _rows(self, document: Document) -> list[Row]:
        said = document.metadata
        beside = {"id": document.id, "title": said.get(self.title), "published": said.get(self.published)}
        return rows_of(document_of(document.text, beside), self.options)


def row(_writer: Any, document: Document) -> dict[str, Any]:
    """The row of a document that `Articles` made, as every engine writes it: for a writer's `adapter`."""
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
