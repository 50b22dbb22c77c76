"""What `newsparse show` puts before a person's eyes: the rows of an article in the order of its file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsparse.batch.report.figures import counted
from newsparse.label.labeller import Reasons
from newsparse.model.article import Article, Byline, Dateline
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree

LEFT_OUT = "left out"
DOUBT = 1.0  # a lead over the runner-up, in natural logarithms of odds, below which the labeller is in doubt
_PHRASE = "is "  # begins the cues that name the kind of a phrase
_LINES_SHOWN = 3  # of a run that is left out


@dataclass(slots=True)
class Row:
    """One element of an article.

    `label` is its role, `line` is 1-based, `details` are its parts as (name, value), `doubt` says what else
    it could be.
    """

    label: str
    text: str
    line: int | None = None
    details: Sequence[tuple[str, str]] = ()
    doubt: str | None = None


def rows_of_tree(article: Article, tree: Tree, reasons: Sequence[Reasons]) -> Iterator[Row]:
    """The rows of a text that the labeller has read; what is left out stands where it was."""
    why = {reason.block.start: reason for reason in reasons}
    run: list[Span] = []
    for span in tree.spans:
        if span.role is Role.BREAK:
            continue
        if span.role is Role.BOILERPLATE:
            run.append(span)
            continue
        yield from _left_out(tree, run, why)
        run = []
        details = _details(article, span.role)
        yield Row(span.role.value, tree.text(span), tree.line(span), details, _doubt(why.get(span.start)))
    yield from _left_out(tree, run, why)


def rows_of_article(article: Article) -> Iterator[Row]:
    """The rows of a document that was read back, which holds no more than the article."""
    for role, text in (
        (Role.KICKER, article.kicker),
        (Role.TITLE, article.title),
        (Role.SUMMARY, article.summary),
    ):
        if text is not None:
            yield Row(role.value, text)
    if article.byline:
        yield Row(Role.BYLINE.value, article.byline.text, None, _byline(article.byline))
    if article.dateline:
        yield Row(Role.DATELINE.value, article.dateline.text, None, _dateline(article.dateline))
    for block in article.body:
        yield Row(block.type, block.text, block.line)
    for note in article.notes:
        yield Row(note.type, note.text, note.line)
    if article.end_marker:
        yield Row(Role.END_MARKER.value, article.end_marker)


def summary(article: Article, tree: Tree | None, reasons: Sequence[Reasons]) -> list[str]:
    """What there is of everything, and what was left out and why."""
    counts = Counter(block.type for block in article.body)
    told = [counted(number, kind.replace("_", " ")) for kind, number in counts.items()]
    told += [counted(len(article.notes), "note")] if article.notes else []
    if tree is None:
        return told
    kinds = Counter(_kind(reason) for reason in reasons if reason.role is Role.BOILERPLATE)
    if not kinds:
        return [*told, "nothing left out"]
    list_ = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    return [*told, f"{counted(sum(kinds.values()), 'block')} left out ({list_})"]


def _left_out(tree: Tree, run: Sequence[Span], why: Mapping[int, Reasons]) -> Iterator[Row]:
    for span in run[:_LINES_SHOWN]:
        reason = why.get(span.start)
        details = [("why", _kind(reason))] if reason else []
        yield Row(LEFT_OUT, tree.text(span), tree.line(span), details, _doubt(reason))
    if len(run) > _LINES_SHOWN:
        yield Row(LEFT_OUT, f"… and {len(run) - _LINES_SHOWN} more down to line {tree.line(run[-1])}")


def _kind(reason: Reasons) -> str:
    """The strongest phrase that speaks for leaving a block out, or that it was its form and its place."""
    kinds = (
        cue.removeprefix(_PHRASE).rstrip("=")
        for cue, weight in reason.features
        if weight > 0 and cue.startswith(_PHRASE)
    )
    return next(kinds, "form and place").replace("_", " ")


def _doubt(reason: Reasons | None) -> str | None:
    if reason is None or reason.margin >= DOUBT:
        return None
    return f"perhaps {reason.runner_up.value.replace('_', ' ')}; the margin is only {reason.margin:.1f}"


def _details(article: Article, role: Role) -> Sequence[tuple[str, str]]:
    if role is Role.DATELINE and article.dateline:
        return _dateline(article.dateline)
    if role is Role.BYLINE and article.byline:
        return _byline(article.byline)
    if role is Role.TIMESTAMP and article.published:
        return [("published", article.published)]
    return ()


def _dateline(dateline: Dateline) -> list[tuple[str, str]]:
    return _named(
        ("place", " · ".join(dateline.places) or dateline.place),
        ("region", dateline.region),
        ("agency", _with(dateline.agency, dateline.agency_id)),
        ("date", _with(dateline.date, dateline.date_iso)),
        ("reporter", dateline.byline),
    )


def _byline(byline: Byline) -> list[tuple[str, str]]:
    return _named(("by", ", ".join(byline.authors)), ("agency", byline.agency))


def _with(written: str | None, normal: str | None) -> str | None:
    return f"{written} ({normal})" if written and normal and normal != written.casefold() else written


def _named(*pairs: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in pairs if value]


def heading(article: Article, layout: str | None = None) -> Iterable[str]:
    """What is known of the text as a whole."""
    source = article.source
    if source.of > 1:
        yield f"article {source.article} of {source.of}"
    yield f"language {article.language}" if article.language else "language unclear"
    if source.encoding:
        yield source.encoding
    if layout:
        yield layout
    if article.published:
        yield f"published {article.published}"
