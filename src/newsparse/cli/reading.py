"""How a source becomes articles, and what a person is told about it on the way."""

from collections.abc import Sequence
from itertools import pairwise

from newsparse import formats
from newsparse.cli.inputs import name_of
from newsparse.cli.outcome import Outcome
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.split import opens_story
from newsparse.text.lines import number_at
from newsparse.text.lines import split as lines_of
from newsparse.text.source import Source


def is_raw(source: Source, read_as: str | None) -> bool:
    """Whether a source is raw text, the pipeline's business, and no document for one of the readers."""
    return formats.get(read_as or formats.sniff(source.text, source.path)).module is None


def articles_of(source: Source, read_as: str | None, options: Options, outcome: Outcome) -> Sequence[Article]:
    """The articles of a source; none, counted as failed, where a document is not what its format says."""
    tell_undecodable(source, outcome)
    name = read_as or formats.sniff(source.text, source.path)
    if formats.get(name).module is None:
        found = pipeline.articles(source, options)
        _tell_oddities(source, found, outcome)
        return found
    try:
        return formats.read(source.text, name, source.path)
    except FormatError as error:
        where = name_of(source.path)
        outcome.fail(where, str(error).removeprefix(f"{where}: "))
        return ()


def check_weights(options: Options) -> None:
    """Raises InputError for weights that cannot be used, before the first input is blamed for them."""
    if options.weights:
        pipeline.parse("", options)


def require_geo() -> None:
    """Raises NewsparseError where `--geo` cannot be done, before the first input is read."""
    from newsparse.dateline.geo import require

    require()


def tell_undecodable(source: Source, outcome: Outcome) -> None:
    """Say how many bytes are no text in the encoding, where the first one stands, and what became of them."""
    if source.errors == "strict":
        return
    text = source.text
    # Where the text cannot be turned back into the bytes, decoding has put U+FFFD in already.
    lost = [
        at for at, character in enumerate(text) if "\ud800" <= character <= "\udfff" or character == "\ufffd"
    ]
    if not lost:
        return
    what = "byte" if source.errors == "surrogateescape" else "character"
    count = f"{len(lost)} {what}s are" if len(lost) > 1 else f"1 {what} is"
    line = number_at(lines_of(text), lost[0])
    problem = f"{count} not {source.encoding} (the first in line {line}), written as U+FFFD"
    outcome.replaced += len(lost)
    outcome.note(name_of(source.path), f"{problem}; name the right --encoding")


def _tell_oddities(source: Source, found: Sequence[Article], outcome: Outcome) -> None:
    where = name_of(source.path)
    if len(found) > 1:
        outcome.note(
            where, f"{len(found)} articles, told apart by {_partings(found)}; --no-split reads them as one"
        )
    for article in found:
        if not article.body:
            number = f"article {article.source.article}: " if len(found) > 1 else ""
            what = "a title without a body" if article.title else "neither a title nor a body"
            outcome.note(where, f"{number}{what}; newsparse explain says why")
        if line := _second_story(article):
            outcome.note(where, f"a second headline and dateline in line {line}; two articles in one?")


def _second_story(article: Article) -> int | None:
    """The line of a subhead below which a paragraph opens with an agency's dateline, as NP117 reports it."""
    if article.dateline is None:
        return None
    for above, block in pairwise(article.body):
        if above.type == "subhead" and block.type == "paragraph" and opens_story(block.text):
            return above.line
    return None


def _partings(found: Sequence[Article]) -> str:
    ended = all(article.end_marker for article in found[:-1])
    return "their end markers" if ended else "end markers, form feeds, rulers or headlines with datelines"
