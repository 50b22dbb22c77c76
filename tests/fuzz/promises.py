"""Promises that hold for any bytes, as functions that raise AssertionError if they do not.

Each function in PROMISES takes bytes and accepts only the errors that `newsparse.model.errors` documents. `make fuzz`
looks for bytes that break a promise; tests/test_fuzz.py retries those that once did.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from tempfile import TemporaryDirectory
from types import FrameType, MappingProxyType
from unicodedata import normalize
from xml.etree import ElementTree

from newsparse import byline, dateline, formats
from newsparse.checks import reporters, run, table
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.disk import baseline, cache, sidecar
from newsparse.checks.fixes import rounds as fixing
from newsparse.checks.fixes.rounds import Fixed
from newsparse.checks.reporters.report import Summary
from newsparse.checks.settings import House, Settings
from newsparse.cli.show.explanation import explanation
from newsparse.cli.show.grammar import dateline_facts
from newsparse.cli.show.terminal import Screen, draw_article, draw_datelines, draw_explanation
from newsparse.dates import find as dates
from newsparse.dates import published
from newsparse.files import globs
from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article, Confidence, SourceInfo
from newsparse.model.errors import ConfigurationError, FormatError, InputError, NewsparseError
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import reading as documents
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.view import article_of
from newsparse.text.source import Source, decode, require_news
from newsparse.words import language
from tests.fuzz.commands import differing, resuming

# The formats of our own document, which read back as they were written; the others are of other people.
OURS = tuple(row.name for row in formats.FORMATS if row.writes)
OTHERS = tuple(name for name in formats.names(writes=True, binary=False) if name not in OURS)

_ALL = tuple(rule.code for rule in table.RULES)
_HOUSES = (
    Settings(table.default()),
    Settings(_ALL),
    Settings(_ALL, house=House("curly", "curly", "em", "closed", "character", "US", "sentence", "title")),
    Settings(_ALL, house=House("straight", "straight", "en", "spaced", "spaced-dots", "U.S.", percent="%")),
    Settings(_ALL, house=House(quotes="guillemets", dash="hyphen", ellipsis="dots", end_marker="-30-")),
    Settings(_ALL, house=House(dateline_separator="—", date_form="iso"), as_of="2025-06-01", directives=True),
)
# Control characters that a terminal acts on, and those that change the direction of text; newlines are allowed.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def text_of(data: bytes) -> str:
    """The bytes as UTF-8, without detection; invalid bytes become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def parsing(data: bytes) -> None:
    """Bytes always come back the same: decoded to a text that spans cover, or refused with advice."""
    source = decode(data, path="x")
    assert source.to_bytes() == data
    try:
        require_news(source)
    except InputError as error:
        assert "; " in error.problem, error.problem
        return
    for options in (Options(), Options(split=False)):
        tiled(source, options)
    assert pipeline.articles(source) == pipeline.articles(decode(data, path="x"))


def tiled(source: Source, options: Options) -> None:
    """The spans of all articles cover the text without gaps; breaks hold white space and the `>` of mail."""
    at = 0
    for tree in pipeline.trees(source, options):
        for span in tree.spans:
            assert (span.start, span.start < span.end) == (at, True), span
            inside = source.text[span.start : span.end]
            if span.role is Role.BREAK:
                assert not inside.replace(">", "").strip(), span
            else:
                assert inside.strip(), span
            for part in span.parts:
                assert span.start <= part.start <= part.end <= span.end, span
            at = span.end
    assert at == len(source.text)


def writing(data: bytes) -> None:
    """Every format writes any article, always the same way, and reads the same article back."""
    source = Source(text_of(data), path=text_of(data[:9]) or None)
    articles = pipeline.articles(source, Options(spans=True))
    for name in OURS:
        came_back(articles, name)
    for name in OTHERS:
        came_out(articles, name, source.text)


def came_back(articles: list[Article], name: str) -> None:
    """Articles written in a format are UTF-8, are recognised, and read back the same."""
    options = WriteOptions(spans=True)
    text = formats.write(articles, name, options)
    text.encode("utf-8")
    assert text == formats.write(articles, name, options), name
    expected = [formats.replaced(article)[0] for article in articles]
    again = formats.read(Source(text), name)
    if name == "txt":
        expected, again = [_placeless(one) for one in expected], [_placeless(one) for one in again]
    assert again == expected, name
    assert formats.recognise(Source(text)).name in (name, "jsonl" if name == "json" else name), name


def came_out(articles: list[Article], name: str, text: str) -> None:
    """Articles written in a format of other people are UTF-8 and always the same; XML is well formed, JSON is JSON."""
    options = WriteOptions(spans=True, original=lambda: text)
    written = formats.write(articles[: _most(name)], name, options)
    written.encode("utf-8")
    assert written == formats.write(articles[: _most(name)], name, options), name
    if written.startswith("<?xml"):
        ElementTree.fromstring(written)
    elif written.startswith(("{", "[")):
        json.loads(written)


def _most(name: str) -> int | None:
    """How many articles the format can hold."""
    return 1 if name == "nitf" else None


def _placeless(article: Article) -> Article:
    """The article without what plain text cannot hold: source, line numbers, confidence, spans."""
    return replace(
        article,
        source=SourceInfo(),
        body=tuple(replace(block, line=1) for block in article.body),
        notes=tuple(replace(note, line=1) for note in article.notes),
        confidence=Confidence(),
        spans=(),
    )


def reading(data: bytes) -> None:
    """A document in any format is read, or refused in one line; what was read can be written and read back."""
    text = text_of(data)
    with suppress(InputError):
        formats.recognise(Source(text, "x.json"))
    for name in formats.names(reads=True):
        if formats.get(name).module is None:
            continue
        try:
            articles = documents.read(Source(text, "x", errors="surrogatepass", format=name)).articles
        except (FormatError, InputError) as error:
            assert str(error).startswith("x") and "\n" not in str(error), error
            articles = []
        if not articles:
            continue
        for other in OURS:
            came_back(articles, other)


def checking(data: bytes) -> None:
    """Findings are inside the text; fixing is safe and idempotent. The first byte selects the house style."""
    settings = _HOUSES[data[0] % len(_HOUSES)] if data else _HOUSES[0]
    source = Source(text_of(data[1:]), path="x")
    checked = run.check(source, settings)
    assert checked == run.check(source, settings)
    for problem in checked.problems:
        assert 0 <= problem.start <= problem.end <= len(source.text), problem
        assert problem.line >= 1 and problem.column >= 1, problem
    reported(source, settings)
    fixed(source, settings)


def reported(source: Source, settings: Settings) -> None:
    """Every reporter works, and its output holds no control characters."""
    problems = run.check(source, settings).problems
    for problem in problems:
        problem.path = source.path or "-"
    summary = Summary({"x": "x"}, {"x": source.text})
    for name in reporters.names():
        text = reporters.get(name).report(problems, summary)
        assert text.encode("utf-8").decode("utf-8") == text
        assert not _CONTROLS.search(text), name


def fixed(source: Source, settings: Settings) -> None:
    """Safe fixes change typography only and leave nothing to fix; unsafe fixes terminate too."""
    for unsafe in (False, True):
        once = fixing.fix(source, settings, unsafe=unsafe)
        again = fixing.fix(once.source, settings, unsafe=unsafe)
        assert again.source.text == once.source.text, "a second run changes the text again"
        assert unsafe or _letters(source.text, once) == _letters(once.source.text, once), "letters changed"
    once = fixing.fix(source, settings)
    silenced = {code for code, _, _ in once.withheld}
    left = {p.code for p in run.check(once.source, settings).problems if p.safe} - silenced
    assert not left, f"safe fixes left: {left}"


def _letters(text: str, result: Fixed) -> str:
    """The letters and digits of a text, after folding what the applied rules declare to be equal."""
    for code in sorted({problem.code for problem in result.made}):
        module = table.module(code)
        if module and module.RULE.fold:
            text = module.RULE.fold(text)
    return "".join(c for c in normalize("NFKC", text) if c.isalnum())


def recognising(data: bytes) -> None:
    """Datelines, bylines, dates, time stamps and languages of short texts: what is found is inside the text."""
    text = text_of(data)
    found = dateline.match(text)
    if found:
        assert 0 <= found.start <= found.end <= len(text)
        dateline.as_dateline(text, found)
    for tried in dateline.attempts(text):
        assert isinstance(tried.reason, str)
    for lenient in (False, True):
        by = byline.match(text, lenient=lenient)
        if by:
            assert all(0 <= start <= end <= len(text) for start, end in by.authors)
            byline.as_byline(text, by)
    date = dates.find(text)
    assert date is None or 0 <= date.start < date.end <= len(text)
    published.timestamp(text)
    language.identify(text)


def drawing(data: bytes) -> None:
    """The output of `show`, `explain` and `dateline` holds no control characters."""
    source = Source(text_of(data), path=text_of(data[:20]) or None)
    screen = Screen(color=False)
    for tree, reasons in pipeline.explained(source):
        draw_article(screen, article_of(tree), tree, reasons)
        draw_article(screen, article_of(tree))
        draw_explanation(screen, explanation(tree, reasons), verbose=True)
    first = source.text.partition("\n")[0]
    if first.strip():
        facts = dateline_facts(first)
        end = facts["end"] or 0
        draw_datelines(screen, [{"line": 1, "text": first, **facts, "rest": first[end:]}])
    text = screen.text()
    text.encode("utf-8")
    assert not _CONTROLS.search(text), _CONTROLS.findall(text)


def configuring(data: bytes) -> None:
    """A damaged configuration, sidecar, baseline or cache is refused in one line, or is usable."""
    with TemporaryDirectory() as folder:
        for name, load in _STATE.items():
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(data)
            try:
                load(path)
            except NewsparseError as error:
                assert "\n" not in str(error).replace(folder, ""), error


def _load_configuration(path: str) -> None:
    found = Configurations(Overrides(path)).of_file(path)
    settings = found.settings_for(os.path.join(os.path.dirname(path), "a.txt"))
    run.check(Source("A headline\n\nA paragraph that says it isn't so.\n"), settings)


def _load_sidecar(path: str) -> None:
    found = sidecar.load(path)
    found.of_file(os.path.join(os.path.dirname(path), "a.txt"), "2025-01-01")
    found.reported("x", Settings(_ALL))


def _load_baseline(path: str) -> None:
    found = baseline.load(path)
    stale = found.stale((), {}, os.path.dirname(path))
    baseline.reported(found, stale, "x", Settings(_ALL))
    found.is_for_other_files(os.path.dirname(path))


def _load_shelf(path: str) -> None:
    digest = "0" * 64
    with open(path, "rb") as file:
        data = file.read()
    with open(path, "wb") as file:
        file.write(digest.encode() + b" " + data)
    checked = cache.Shelf(path, Settings(_ALL)).get(digest)
    if checked:
        for problem in checked.problems:
            problem.path = "x"
        reporters.get("full").report(checked.problems, Summary({"x": "x"}, {"x": "A line\n"}))


def _load_ignored(path: str) -> None:
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    try:
        globs.matches(globs.anchored_all(text.splitlines()[:4], "/a"), "/a/b.txt")
    except ConfigurationError:
        return


_STATE: Mapping[str, Callable[[str], None]] = MappingProxyType(
    {
        "newsparse.toml": _load_configuration,
        sidecar.NAME: _load_sidecar,
        "baseline.json": _load_baseline,
        "shelf.jsonl": _load_shelf,
        "ignored": _load_ignored,
    }
)


def growing(data: bytes) -> None:
    """Four times the text takes about four times the work, whatever is repeated and whatever processes it."""
    piece = text_of(data[1:65])
    if not piece:
        return
    work = _WORK[data[0] % len(_WORK)]
    # Short and long texts can be labelled differently, so two steps in a row must be too steep.
    texts = [Source(piece * (_LENGTH * times // len(piece))) for times in (1, 4, 16)]
    work(texts[0])
    small, medium = (calls(work, text) for text in texts[:2])
    if medium > 6 * small + 5_000:
        large = calls(work, texts[2])
        assert large < 6 * medium, f"{small} calls become {medium} and {large}"


_LENGTH = 2_500  # code points


def _checked(source: Source) -> None:
    run.check(source, _HOUSES[1])


def _written(source: Source) -> None:
    articles = pipeline.articles(source, Options(spans=True))
    for name in OURS:
        formats.read(Source(formats.write(articles, name)), name)
    for name in OTHERS:
        formats.write(articles[: _most(name)], name)


def _read(source: Source) -> None:
    for name in formats.names(reads=True):
        if formats.get(name).module:
            try:
                # Only files have formats, and files have bytes, whatever they are.
                documents.read(replace(source, format=name, errors="surrogatepass"))
            except (FormatError, InputError):
                continue


def _parsed(source: Source) -> None:
    pipeline.articles(source)


_WORK: tuple[Callable[[Source], None], ...] = (_parsed, _checked, _written, _read)


def calls(work: Callable[[Source], None], source: Source) -> int:
    """The number of function calls, built-in ones included, that the work makes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work(source)
    finally:
        sys.setprofile(before)
    return count


PROMISES: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        one.__name__: one
        for one in (
            *(parsing, writing, reading, checking, recognising, drawing, configuring, growing),
            *(differing, resuming),
        )
    }
)
