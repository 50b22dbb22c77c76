"""Articles of the raw texts that a document holds, joined with what the document itself says of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from newsparse import byline, dateline
from newsparse.base.records import replace
from newsparse.formats.extract import Extract, Remark
from newsparse.label.describe import describe
from newsparse.label.known import Known, label_known
from newsparse.model.article import Article, Byline, Confidence, Dateline, LeftOut, Note
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.tree import Share, Tree, grow
from newsparse.pipeline.view import article_of
from newsparse.text import blocks as layout
from newsparse.text.source import IN_DOUBT, Source
from newsparse.words.language import identify

REMARKS = "remarks"  # the key of the last article's metadata for what was said of the document

_TITLED = "{}\n\n{}"
_TITLE_LINES = 2  # that the title and the blank line below it take
# What a text that is an article's body has not: what is around a body, and what is above it.
_NOT_BODY = frozenset(
    {Role.BOILERPLATE, Role.NOTE, Role.CREDIT, Role.SLUG, Role.TIMESTAMP, Role.SUMMARY, Role.KICKER}
)
_LONG_LIST = 4  # names; shorter lists are read as a whole
_LONGEST_LIST = 1_000  # code points
_TEXTS = ("title", "kicker", "summary", "published", "language")


class Read(NamedTuple):
    """The fields of a `reading.Reading`."""

    articles: list[Article]
    trees: list[Tree]
    remarks: list[Remark]
    lines: list[int]


def read_extracts(extracts: Iterable[Extract | Remark | Article], source: Source, options: Options) -> Read:
    """The articles of a document's texts, each with its tree. Raises FormatError."""
    found = Read([], [], [], [])
    for extract in extracts:
        if isinstance(extract, Remark):
            found.remarks.append(extract)
            continue
        if isinstance(extract, Article):
            found.articles.append(extract)
            continue
        trees, articles, moved = _several(extract, options) if extract.several else _one(extract, options)
        for tree, article in zip(trees, articles, strict=True):
            found.trees.append(tree)
            found.articles.append(_moved(article, moved))
            found.lines.append(moved)
    of = len(found.articles)
    numbered = [_numbered(article, source, number, of) for number, article in enumerate(found.articles, 1)]
    if numbered and found.remarks:
        remarks = [remark.text for remark in found.remarks]
        numbered[-1] = replace(numbered[-1], metadata={**numbered[-1].metadata, REMARKS: remarks})
    return found._replace(articles=numbered)


def _numbered(article: Article, source: Source, number: int, of: int) -> Article:
    info = replace(
        article.source,
        path=source.path,
        article=number,
        of=of,
        encoding=source.encoding,
        sha256=source.sha256,
    )
    doubt = {} if source.doubt is None else {IN_DOUBT: source.doubt}
    return replace(article, source=info, metadata={**article.metadata, **doubt})


def _moved(article: Article, lines: int) -> Article:
    """The article with the lines of the file, which has so many above the text."""
    if not lines:
        return article
    body = tuple(
        [block.__class__(block.type, block.text, max(1, block.line + lines)) for block in article.body]
    )
    notes = tuple([Note(note.type, note.text, max(1, note.line + lines)) for note in article.notes])
    return replace(article, body=body, notes=notes)


def _several(extract: Extract, options: Options) -> tuple[list[Tree], list[Article], int]:
    """The articles of a text that may hold several; what is known is known of all of them."""
    own = options._replace(spans=False, layout=_layout(extract, options))
    trees, articles = pipeline.read(Source(extract.text), own)
    joined = [_joined(article, extract) for article in articles]
    return trees, joined, extract.line - 1


def _one(extract: Extract, options: Options) -> tuple[list[Tree], list[Article], int]:
    """The one article of a text; its known title is put above it, where the labeller expects one."""
    title = _squeezed(extract.known.get("title"))
    above = ""
    if title and Role.TITLE not in extract.roles.values():
        above = _TITLED.format(title, "")
    source = Source(above + extract.text)
    found = layout.find(source.text, _layout(extract, options))
    facts = describe(found.blocks)
    language = extract.known.get("language") or identify(extract.text)
    known = _known(extract, [one.block.start for one in facts], len(above))
    labelled = label_known(facts, language, pipeline.chain(options), known)
    tree = grow(source, labelled, Share(0, len(source.text)), lines=found.lines, language=language)
    article = _joined(article_of(tree, keep_all=options.keep_all), extract)
    return [tree], [article], extract.line - 1 - (_TITLE_LINES if above else 0)


def _known(extract: Extract, starts: Sequence[int], above: int) -> Known:
    """What the document says of the blocks that start at these offsets."""
    roles = {index: role for index, at in enumerate(starts) if (role := extract.roles.get(at - above))}
    set_as = {index: role for index, at in enumerate(starts) if (role := extract.set_as.get(at - above))}
    if above and starts:
        roles[0] = Role.TITLE
    barred = {Role(name) for name in ("title", "kicker", "summary", "byline") if name in extract.known}
    return Known(roles, frozenset(barred) | (_NOT_BODY if extract.is_body else frozenset()), set_as)


def _layout(extract: Extract, options: Options) -> str:
    return extract.layout if options.layout == "auto" else options.layout


def _squeezed(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _joined(article: Article, extract: Extract) -> Article:
    """The article with all that the document says of it."""
    known = extract.known
    changes: dict[str, Any] = {name: known[name] or None for name in _TEXTS if name in known}
    if "byline" in known:
        changes["byline"] = _byline(known["byline"])
    if known.get("dateline") and article.dateline is None:
        changes["dateline"] = _dateline(known["dateline"])
    if known.get("slug"):
        changes["notes"] = (Note("slug", known["slug"], 1), *article.notes)
    blocks, words = extract.left_out
    left_out = LeftOut(article.left_out.blocks + blocks, article.left_out.words + words)
    return replace(
        article,
        **changes,
        left_out=left_out,
        confidence=_confidence(article.confidence, known),
        metadata={**article.metadata, **extract.metadata},
    )


def _confidence(found: Confidence, known: Mapping[str, Any]) -> Confidence:
    """What the document says is certain, and there is no doubt about what it says is not there."""
    sure = {
        name: "high" if known[name] else None for name in ("title", "byline", "dateline") if name in known
    }
    return replace(found, **sure)  # type: ignore[arg-type]


def _byline(text: Byline | str | None) -> Byline | None:
    if not isinstance(text, str):
        return text
    text = _squeezed(text)
    found = byline.match(text, lenient=True)
    if found:
        return byline.as_byline(text, found)
    return Byline(text, _each(text)) if text else None


def _each(text: str) -> tuple[str, ...]:
    """The names of a long list, read one by one; none if there is anything else in it."""
    parts = text.replace(" and ", ", ").split(", ")
    if len(parts) < _LONG_LIST or len(text) > _LONGEST_LIST:
        return ()
    found = [byline.as_byline(part, one) for part in parts if (one := byline.match(part, lenient=True))]
    names = tuple(name for one in found for name in one.authors)
    return names if len(names) == len(parts) else ()


def _dateline(text: str) -> Dateline:
    """A dateline that a document has in a field of its own, without the dash behind it."""
    text = _squeezed(text)
    found = dateline.match(f"{text} \u2014 ")
    return replace(dateline.as_dateline(f"{text} \u2014 ", found), text=text) if found else Dateline(text)
