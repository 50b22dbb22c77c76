"""The content of `newsparse show`: the elements of an article in file order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsparse.base.counting import counted
from newsparse.base.records import dataclass
from newsparse.label.labeller import Reasons
from newsparse.model.article import Article, Byline, Dateline
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree

LEFT_OUT = "left out"
DOUBT = 1.0  # margin, a natural logarithm of odds, below which a role counts as uncertain
_PHRASE = "is "  # prefix of the cues that name the kind of a phrase
_BLOCKS_SHOWN = 3  # of a run of blocks left out


@dataclass(slots=True)
class ShownElement:
    """An element of an article to be displayed.

    `label` is its role, `line` is 1-based, `details` are its parts as (name, value), `doubt` is its other possible
    role in words.
    """

    label: str
    text: str
    line: int | None = None
    details: Sequence[tuple[str, str]] = ()
    doubt: str | None = None


def elements_of_tree(article: Article, tree: Tree, reasons: Sequence[Reasons]) -> Iterator[ShownElement]:
    """The elements of a labelled text; blocks left out are shown where they were."""
    why = {reason.block.start: reason for reason in reasons}
    run: list[Span] = []
    for span in tree.spans:
        if span.role is Role.BREAK:
            continue
        if span.role is Role.BOILERPLATE and article.left_out.blocks:
            run.append(span)
            continue
        yield from _left_out(tree, run, why)
        run = []
        details = _details(article, span.role)
        yield ShownElement(
            label=span.role.value,
            text=tree.text(span),
            line=tree.line(span),
            details=details,
            doubt=_doubt(why.get(span.start)),
        )
    yield from _left_out(tree, run, why)


def elements_of_article(article: Article) -> Iterator[ShownElement]:
    """The elements of a document that was read back, which holds nothing but the article."""
    for role, text in (
        (Role.KICKER, article.kicker),
        (Role.TITLE, article.title),
        (Role.SUMMARY, article.summary),
    ):
        if text is not None:
            yield ShownElement(role.value, text)
    if article.byline:
        yield ShownElement(Role.BYLINE.value, article.byline.text, details=_byline(article.byline))
    if article.dateline:
        details = _dateline(article.dateline)
        yield ShownElement(Role.DATELINE.value, article.dateline.text, details=details)
    for block in article.body:
        yield ShownElement(block.type, block.text, block.line)
    for note in article.notes:
        yield ShownElement(note.type, note.text, note.line)
    if article.end_marker:
        yield ShownElement(Role.END_MARKER.value, article.end_marker)


def summary(article: Article, tree: Tree | None, reasons: Sequence[Reasons]) -> list[str]:
    """The number of elements of each kind, and the blocks left out with their reasons."""
    counts = Counter(block.type for block in article.body)
    parts = [counted(number, kind.replace("_", " ")) for kind, number in counts.items()]
    parts += [counted(len(article.notes), "note")] if article.notes else []
    if tree is None:
        return parts
    kinds = Counter(_kind(reason) for reason in reasons if reason.role is Role.BOILERPLATE)
    if not kinds or not article.left_out.blocks:
        return [*parts, "nothing left out"]
    list_ = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    return [*parts, f"{counted(sum(kinds.values()), 'block')} left out ({list_})"]


def _left_out(tree: Tree, run: Sequence[Span], why: Mapping[int, Reasons]) -> Iterator[ShownElement]:
    for span in run[:_BLOCKS_SHOWN]:
        reason = why.get(span.start)
        details = [("why", _kind(reason))] if reason else []
        yield ShownElement(
            label=LEFT_OUT,
            text=tree.text(span),
            line=tree.line(span),
            details=details,
            doubt=_doubt(reason),
        )
    if len(run) > _BLOCKS_SHOWN:
        yield ShownElement(
            LEFT_OUT, f"… and {len(run) - _BLOCKS_SHOWN} more, up to line {tree.line(run[-1])}"
        )


def _kind(reason: Reasons) -> str:
    """Why a block was left out: its strongest phrase, or else its form and position."""
    kinds = (
        cue.removeprefix(_PHRASE).rstrip("=")
        for cue, weight in reason.features
        if weight > 0 and cue.startswith(_PHRASE)
    )
    return next(kinds, "form and position").replace("_", " ")


def _doubt(reason: Reasons | None) -> str | None:
    if reason is None or reason.margin >= DOUBT:
        return None
    return f"perhaps {reason.runner_up.value.replace('_', ' ')}; margin {reason.margin:z.1f}"


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
    """Facts about the text as a whole."""
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
