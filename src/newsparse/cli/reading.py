"""Reading a source for a command: its articles, and what is reported about it on standard error."""

from __future__ import annotations

from itertools import pairwise

from newsparse.cli.inputs import name_of
from newsparse.cli.outcome import Outcome
from newsparse.model.article import Article
from newsparse.model.errors import UNNAMED, FormatError, split_place
from newsparse.model.options import Options
from newsparse.pipeline import reading
from newsparse.pipeline.split import opens_story
from newsparse.text.lines import number_at
from newsparse.text.lines import split as lines_of
from newsparse.text.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.pipeline.left_out import Loss


def articles_of(source: Source, options: Options, outcome: Outcome) -> Sequence[Article]:
    """The articles of a source; none, counted as failed, where a document is damaged."""
    report_undecodable(source, outcome)
    try:
        found = reading.read(source, options)
    except FormatError as error:
        where = name_of(source.path)
        place, problem = split_place(str(error), source.path or UNNAMED)
        outcome.fail(where + place, problem)
        return ()
    if source.format is None:
        _report_anomalies(source, found.articles, outcome, asked=options.split_on is not None)
    for remark in found.remarks:
        outcome.note(name_of(source.path) + (f":{remark.line}" if remark.line else ""), remark.text)
    if found.trees:
        report_loss(source, found, outcome)
    return found.articles


def check_weights(options: Options) -> None:
    """Raises InputError for unusable weights before any input is read, so that no input is blamed for them."""
    if options.weights:
        reading.read(Source(""), options)


def require_geo() -> None:
    """Raises NewsparseError where `--geo` is not possible, before any input is read."""
    from newsparse.dateline.geo import require

    require()


def report_undecodable(source: Source, outcome: Outcome) -> None:
    """Report an encoding in doubt, and how many bytes it cannot decode, where, and what is written for them."""
    if source.doubt is not None:
        doubt = f"its encoding is in doubt, read as {source.encoding}: {source.doubt}"
        outcome.note(name_of(source.path), f"{doubt}; name the right --encoding")
    if source.errors == "strict":
        return
    text = source.text
    # Where the text cannot be encoded back into the bytes, decoding has already replaced them by U+FFFD.
    lost = [
        at for at, character in enumerate(text) if "\ud800" <= character <= "\udfff" or character == "\ufffd"
    ]
    if not lost:
        return
    from newsparse.base.counting import counted

    what = "byte" if source.errors == "surrogateescape" else "character"
    count = counted(len(lost), f"{what} is", f"{what}s are")
    line = number_at(lines_of(text), lost[0])
    problem = f"{count} not {source.encoding} (the first in line {line}), written as U+FFFD"
    outcome.replaced += len(lost)
    outcome.note(name_of(source.path), f"{problem}; name the right --encoding")


def report_loss(source: Source, found: reading.Reading, outcome: Outcome) -> None:
    """Say in one line what was left out of a text, if that is much or in doubt."""
    loss = reading.loss_of(found)
    if loss:
        line, words = in_words(loss)
        outcome.note(f"{name_of(source.path)}:{line}", words)


def in_words(loss: Loss) -> tuple[int, str]:
    """The line to look at, and what was left out."""
    from newsparse.base.counting import counted  # most texts lose nothing

    if loss.is_much:
        what = f"{counted(loss.blocks, 'block')} ({loss.words:,} of {counted(loss.total, 'word')})"
        return loss.line, f"{what} left out from here on; --keep-all keeps them"
    what = counted(loss.doubtful, "block")
    return loss.of_doubt, f"{what} of running text left out in doubt; --keep-all keeps everything"


def _report_anomalies(source: Source, articles: Sequence[Article], outcome: Outcome, *, asked: bool) -> None:
    where = name_of(source.path)
    if len(articles) > 1 and not asked:
        outcome.note(
            where,
            f"{len(articles)} articles, separated by {_separators(articles)}; --no-split reads them as one",
        )
    for article in articles:
        if not article.body:
            number = f"article {article.source.article}: " if len(articles) > 1 else ""
            what = "a title without a body" if article.title else "neither a title nor a body"
            outcome.note(where, f"{number}{what}; newsparse explain says why")
        if line := _second_story(article):
            outcome.note(where, f"a second headline and dateline in line {line}; are these two articles?")


def _second_story(article: Article) -> int | None:
    """The line of a subhead whose next paragraph opens with an agency's dateline, as in NP117."""
    if article.dateline is None:
        return None
    for above, block in pairwise(article.body):
        if above.type == "subhead" and block.type == "paragraph" and opens_story(block.text):
            return above.line
    return None


def _separators(articles: Sequence[Article]) -> str:
    ended = all(article.end_marker for article in articles[:-1])
    return (
        "their end markers"
        if ended
        else "end markers, form feeds, separator lines or headlines with datelines"
    )
