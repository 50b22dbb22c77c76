"""What becomes of one document: read, parsed, and given the shape that the output has."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from time import perf_counter
from typing import NamedTuple

from newsparse import formats
from newsparse.batch.convert import rendering
from newsparse.batch.convert.articles import Found, found_in, found_in_source, must_hold_text
from newsparse.batch.convert.document import MOST_BYTES, Document, too_large
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.staging import is_as_written
from newsparse.batch.convert.task import Converted, Known, RunSettings, Task
from newsparse.model.article import Article
from newsparse.model.errors import InputError, NewsparseError, OutputError, reason
from newsparse.text.source import decode


class Text(NamedTuple):
    """What a document holds, with the digest and the number of its bytes."""

    data: bytes | str
    digest: str
    size: int


def convert(task: Task, terms: RunSettings) -> Converted:
    """Convert one document; whatever it does to us, the outcome says so, and the others are converted.

    Raises OutputError only, where the output cannot be written and no other document would fare better.
    """
    start = perf_counter()
    outcome = DocumentOutcome(task.number, task.document.name)
    try:
        text = read(task.document)
        outcome = outcome._replace(digest=text.digest, size=text.size)
        if task.known and _is_done(task.known, text, terms):
            return Converted(task.known.outcome._replace(number=task.number, seconds=0.0, unchanged=True))
        found = _found(task.document, text, terms)
        outcome, articles = _counted(outcome, found), found.articles
        if terms.geo:
            articles = [_on_map(article) for article in articles]
        payload, staged = rendering.rendered(articles, task, terms)
        return Converted(outcome._replace(seconds=perf_counter() - start), payload, staged)
    except OutputError:
        raise
    except NewsparseError as error:
        problem = error.problem if isinstance(error, InputError) else _bare(error, task.document)
    except MemoryError:
        problem = "there is not enough memory to convert it"
    except Exception as error:  # a mistake of ours must not cost the other documents
        problem = f"newsparse failed on it: {type(error).__name__}: {error}"
    return failed(task, terms, problem, outcome._replace(seconds=perf_counter() - start))


def failed(task: Task, terms: RunSettings, problem: str, outcome: DocumentOutcome | None = None) -> Converted:
    """The result for a document that cannot be converted; a table has a row for it all the same."""
    outcome = outcome or DocumentOutcome(task.number, task.document.name)
    return Converted(outcome.failed(problem), rendering.of_failure(task, terms, problem))


def read(document: Document) -> Text:
    """The text of a document. Raises InputError where it cannot be had."""
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
    """The bytes of a file that stands still while they are read."""
    try:
        with open(path, "rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > MOST_BYTES:
                raise too_large(path)
            data = file.read()
            after = os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise InputError(path, "it is gone since the run began") from error
    except OSError as error:
        raise InputError(path, reason(error)) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(path, "it changed while it was read; run again when it is complete")
    return data


def _is_done(known: Known, text: Text, terms: RunSettings) -> bool:
    return known.digest == text.digest and all(is_as_written(file, terms.folder) for file in known.files)


def _found(document: Document, text: Text, terms: RunSettings) -> Found:
    """The articles of a text; a file or a member of an archive may also be a document, of ours or another's."""
    is_record = not (document.id is document.title is document.published is None)
    if isinstance(text.data, str) or is_record:
        return found_in(document._replace(path=None, data=text.data), terms.options)
    must_hold_text(text.data, document.name)
    source = decode(text.data, path=document.name, encoding=terms.options.encoding)
    name = terms.read_as or formats.sniff(source.text, document.name)
    if formats.get(name).module is None:
        return found_in_source(source, terms.options)
    return Found(formats.read(source.text, name, document.name))


def _on_map(article: Article) -> Article:
    """The article with the places of its dateline among the metadata."""
    from newsparse.dateline.geo import KEY, on_map

    places = on_map(article.dateline)
    return replace(article, metadata={**article.metadata, KEY: places}) if places else article


def _counted(outcome: DocumentOutcome, found: Found) -> DocumentOutcome:
    articles, roles = found.articles, Counter({"boilerplate": found.left_out})
    for article in articles:
        roles.update(_elements(article))
    return outcome._replace(
        articles=len(articles),
        encoding=articles[0].source.encoding if articles else None,
        roles=dict(+roles),
        languages=dict(Counter(article.language or "und" for article in articles)),
    )


def _elements(article: Article) -> Iterator[str]:
    """The role of each element that the article has."""
    for role in ("kicker", "title", "summary", "byline", "dateline", "end_marker"):
        if getattr(article, role) is not None:
            yield role
    for block in article.body:
        yield block.type
    for note in article.notes:
        yield note.type


def _bare(error: NewsparseError, document: Document) -> str:
    return str(error).removeprefix(f"{document.name}: ")
