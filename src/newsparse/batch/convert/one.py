"""Converting one document: reading it, parsing it, and rendering its articles for the output."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from errno import EFBIG
from hashlib import sha256
from time import perf_counter
from typing import NamedTuple

from newsparse import formats
from newsparse.base.opening import opened, up_to
from newsparse.batch.convert import rendering
from newsparse.batch.convert.articles import reading_of, require_content
from newsparse.batch.convert.document import MOST_BYTES, Document, too_large
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.staging import is_as_written
from newsparse.batch.convert.task import Converted, Known, RunSettings, Task
from newsparse.model.article import Article
from newsparse.model.errors import InputError, NewsparseError, OutputError, clipped, reason, split_place
from newsparse.pipeline import reading, shortcomings
from newsparse.pipeline.reading import Reading
from newsparse.text.source import IN_DOUBT


class Text(NamedTuple):
    """The content of a document, with the digest and the number of its bytes."""

    data: bytes | str
    digest: str
    size: int


def convert(task: Task, settings: RunSettings) -> Converted:
    """Convert one document; a failure becomes part of the outcome, so that the other documents are converted.

    Raises OutputError, and nothing else: where the output cannot be written, no other document can be.
    """
    start = perf_counter()
    outcome = DocumentOutcome(task.number, task.document.name)
    try:
        text = read(task.document)
        outcome = outcome._replace(digest=text.digest, size=text.size)
        if task.known and _is_done(task.known, text, settings):
            before = task.known.outcome._replace(number=task.number, name=task.document.name)
            return Converted(before._replace(seconds=0.0, unchanged=True))
        found = _articles_in(task.document, text, settings)
        outcome, articles = _counted(outcome, found), found.articles
        if settings.geo:
            articles = [_on_map(article) for article in articles]
        payload, staged = rendering.rendered(
            articles, task, settings, lambda: _original(task.document, text, settings)
        )
        return Converted(outcome._replace(seconds=perf_counter() - start), payload, staged)
    except OutputError:
        raise
    except NewsparseError as error:
        problem = error.problem if isinstance(error, InputError) else _bare(error, task.document)
    except MemoryError:
        problem = "there is not enough memory to convert it"
    except Exception as error:  # a bug must not stop the conversion of other documents
        problem = f"newsparse failed on it: {type(error).__name__}: {error}"
    return failed(task, settings, problem, outcome._replace(seconds=perf_counter() - start))


def failed(
    task: Task, settings: RunSettings, problem: str, outcome: DocumentOutcome | None = None
) -> Converted:
    """The result for a document that cannot be converted; in a table it still has a row."""
    outcome, problem = outcome or DocumentOutcome(task.number, task.document.name), clipped(problem)
    return Converted(outcome.failed(problem), rendering.of_failure(task, settings, problem))


def read(document: Document) -> Text:
    """The content of a document. Raises InputError where it cannot be read."""
    if document.problem is not None:
        raise InputError(document.name, document.problem)
    data = document.data
    if document.path is not None:
        data = _file(document.path)
    if data is None:
        raise InputError(document.name, "there is no text")
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return Text(data, sha256(raw).hexdigest(), len(raw))


def _file(path: str) -> bytes:
    """The bytes of a file that does not change while it is read."""
    try:
        with opened(path) as file:
            before = os.fstat(file.fileno())
            if before.st_size > MOST_BYTES:
                raise too_large(path)
            data = up_to(file, MOST_BYTES)
            after = os.fstat(file.fileno())
    except FileNotFoundError as error:
        is_link = os.path.islink(path)
        problem = "a broken link; fix it or remove it" if is_link else "it was removed after the run began"
        raise InputError(path, problem) from error
    except OSError as error:
        raise too_large(path) if error.errno == EFBIG else InputError(path, reason(error)) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(path, "it changed while it was being read; run again when it is complete")
    return data


def _is_done(known: Known, text: Text, settings: RunSettings) -> bool:
    return known.digest == text.digest and all(is_as_written(file, settings.folder) for file in known.files)


def _articles_in(document: Document, text: Text, settings: RunSettings) -> Reading:
    """The articles of a text; a file or an archive member may be in any format, a record is raw text."""
    is_record = not (document.id is document.title is document.published is None)
    if isinstance(text.data, str) or is_record:
        return reading_of(document._replace(path=None, data=text.data), settings.options)
    require_content(text.data, document.name)
    source = formats.decode(
        text.data, path=document.name, encoding=settings.options.encoding, read_as=settings.read_as
    )
    return reading.read(source, settings.options)


def _original(document: Document, text: Text, settings: RunSettings) -> str | None:
    """The raw text of a document, decoded once more for the formats that show it; None for any other document."""
    if isinstance(text.data, str):
        return text.data
    source = formats.decode(
        text.data, path=document.name, encoding=settings.options.encoding, read_as=settings.read_as
    )
    return source.text if source.format is None else None


def _on_map(article: Article) -> Article:
    """The article, with the coordinates of its dateline's places in the metadata."""
    from newsparse.dateline.geo import KEY, on_map

    places = on_map(article.dateline)
    return replace(article, metadata={**article.metadata, KEY: places}) if places else article


def _counted(outcome: DocumentOutcome, found: Reading) -> DocumentOutcome:
    articles = found.articles
    roles = Counter({"boilerplate": sum(article.left_out.blocks for article in articles)})
    loss = reading.loss_of(found)
    for article in articles:
        roles.update(_elements(article))
    return outcome._replace(
        articles=len(articles),
        encoding=_encoding(articles[0]) if articles else None,
        roles=dict(+roles),
        left_out=sum(article.left_out.words for article in articles),
        left_out_blocks=sum(article.left_out.blocks for article in articles),
        loss=tuple(loss) if loss else None,
        shortcomings=shortcomings.in_a_line(articles),
        languages=dict(Counter(article.language or "und" for article in articles)),
    )


def _encoding(article: Article) -> str | None:
    """The encoding of an article's file, as reports count it."""
    encoding = article.source.encoding
    return f"{encoding} in doubt" if IN_DOUBT in article.metadata else encoding


def _elements(article: Article) -> Iterator[str]:
    """The role of each element of the article."""
    for role in ("kicker", "title", "summary", "byline", "dateline", "end_marker"):
        if getattr(article, role) is not None:
            yield role
    for block in article.body:
        yield block.type
    for note in article.notes:
        yield note.type


def _bare(error: NewsparseError, document: Document) -> str:
    """The problem, with the line and column but without the name, which is said beside it."""
    place, problem = split_place(str(error), document.name)
    words = [
        f"{what} {number}" for what, number in zip(("line", "column"), place.split(":")[1:], strict=False)
    ]
    return f"{', '.join(words)}: {problem}" if words else problem
