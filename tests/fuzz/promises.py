"""What has to hold of any bytes, as functions that raise AssertionError where it does not.

Each of PROMISES takes bytes, and lets pass only the errors that `newsparse.model.errors` documents. `make fuzz` looks
for bytes that break one; tests/test_fuzz.py asks again with those that once did.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from tempfile import TemporaryDirectory
from types import FrameType, MappingProxyType
from unicodedata import normalize

from newsparse import byline, dateline, formats
from newsparse.checks import reporters, run, table
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.checks.disk import baseline, cache, sidecar
from newsparse.checks.fixes import rounds as fixing
from newsparse.checks.fixes.rounds import Fixed
from newsparse.checks.reporters.report import Summary
from newsparse.checks.settings import House, Settings
from newsparse.cli.grammar import seen
from newsparse.cli.show.explanation import explanation
from newsparse.cli.show.terminal import Screen, draw_article, draw_datelines, draw_explanation
from newsparse.dates import find as dates
from newsparse.dates import published
from newsparse.files import globs
from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article, SourceInfo
from newsparse.model.errors import ConfigurationError, FormatError, InputError, NewsparseError
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.pipeline.view import article_of
from newsparse.text.source import Source, decode
from newsparse.words import language

_ALL = tuple(rule.code for rule in table.RULES)
_HOUSES = (
    Settings(table.default()),
    Settings(_ALL),
    Settings(_ALL, house=House("curly", "curly", "em", "closed", "character", "US", "sentence", "title")),
    Settings(_ALL, house=House("straight", "straight", "en", "spaced", "spaced-dots", "U.S.", percent="%")),
    Settings(_ALL, house=House(quotes="guillemets", dash="hyphen", ellipsis="dots", end_marker="-30-")),
    Settings(_ALL, house=House(dateline_separator="—", date_form="iso"), as_of="2025-06-01", directives=True),
)
# What a terminal obeys, or what turns the writing round; a newline is layout.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def text_of(data: bytes) -> str:
    """The bytes as text without any detection; what is no UTF-8 stands in it as lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def parsing(data: bytes) -> None:
    """Bytes are a text, whole and coming back the same, or refused with advice; the cover is lossless."""
    try:
        source = decode(data, path="x")
    except InputError as error:
        assert "; " in error.problem, error.problem
        return
    assert source.to_bytes() == data
    for options in (Options(), Options(split=False)):
        tiled(source, options)
    assert pipeline.articles(source) == pipeline.articles(decode(data, path="x"))


def tiled(source: Source, options: Options) -> None:
    """The spans of all articles follow each other without gaps; breaks are white space and the `>` of mail."""
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
    """Whatever an article holds, every format writes it, twice the same, and reads the same article back."""
    source = Source(text_of(data), path=text_of(data[:9]) or None)
    articles = pipeline.articles(source, Options(spans=True))
    for name in formats.names(writes=True):
        came_back(articles, name)


def came_back(articles: list[Article], name: str) -> None:
    """The articles in this format are UTF-8, are recognised and read back the same."""
    options = WriteOptions(spans=True)
    text = formats.write(articles, name, options)
    text.encode("utf-8")
    assert text == formats.write(articles, name, options), name
    expected = [formats.replaced(article)[0] for article in articles]
    again = formats.read(text, name)
    if name == "txt":
        expected, again = [_placeless(one) for one in expected], [_placeless(one) for one in again]
    assert again == expected, name
    assert formats.sniff(text) in (name, "jsonl" if name == "json" else name), name


def _placeless(article: Article) -> Article:
    """The article but for what plain text does not hold: its source, its lines, its cover."""
    return replace(
        article,
        source=SourceInfo(),
        body=tuple(replace(block, line=1) for block in article.body),
        notes=tuple(replace(note, line=1) for note in article.notes),
        spans=(),
    )


def reading(data: bytes) -> None:
    """A document of any format is read or refused in one line; what was read can be written and read again."""
    text = text_of(data)
    formats.sniff(text, "x.json")
    for name in formats.names(reads=True):
        if formats.get(name).module is None:
            continue
        try:
            articles = formats.read(text, name, "x")
        except FormatError as error:
            assert str(error).startswith("x") and "\n" not in str(error), error
            articles = []
        if not articles:
            continue
        for other in formats.names(writes=True):
            came_back(articles, other)


def checking(data: bytes) -> None:
    """Findings stand inside the text; fixing is safe and done at once; the first byte chooses the house."""
    settings = _HOUSES[data[0] % len(_HOUSES)] if data else _HOUSES[0]
    source = Source(text_of(data[1:]), path="x")
    checked = run.check(source, settings)
    assert checked == run.check(source, settings)
    for problem in checked.problems:
        assert 0 <= problem.start <= problem.end <= len(source.text), problem
        assert problem.line >= 1 and problem.column >= 1, problem
    reported(source, settings)
    mended(source, settings)


def reported(source: Source, settings: Settings) -> None:
    """Every report can be written, and holds nothing that a terminal obeys."""
    problems = run.check(source, settings).problems
    for problem in problems:
        problem.path = source.path or "-"
    summary = Summary({"x": "x"}, {"x": source.text})
    for name in reporters.names():
        text = reporters.get(name).report(problems, summary)
        assert text.encode("utf-8").decode("utf-8") == text
        assert not _OBEYED.search(text), name


def mended(source: Source, settings: Settings) -> None:
    """Safe fixes change typography only, and leave nothing to be fixed; unsafe ones come to an end too."""
    for unsafe in (False, True):
        once = fixing.fix(source, settings, unsafe=unsafe)
        again = fixing.fix(once.source, settings, unsafe=unsafe)
        assert again.source.text == once.source.text, "twice is not once"
        assert unsafe or _letters(source.text, once) == _letters(once.source.text, once), "letters changed"
    once = fixing.fix(source, settings)
    silenced = {code for code, _, _ in once.withheld}
    left = {p.code for p in run.check(once.source, settings).problems if p.safe} - silenced
    assert not left, f"safe fixes left: {left}"


def _letters(text: str, result: Fixed) -> str:
    """The letters and digits of a text, but for what the rules that mended something declare to be equal."""
    for code in sorted({problem.code for problem in result.made}):
        module = table.module(code)
        if module and module.RULE.fold:
            text = module.RULE.fold(text)
    return "".join(c for c in normalize("NFKC", text) if c.isalnum())


def recognising(data: bytes) -> None:
    """What is told from short texts stands inside them: datelines, bylines, dates, time stamps, languages."""
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
    """What `show`, `explain` and `dateline` draw has nothing in it that a terminal obeys."""
    source = Source(text_of(data), path=text_of(data[:20]) or None)
    screen = Screen(color=False)
    for tree, reasons in pipeline.explained(source):
        draw_article(screen, article_of(tree), tree, reasons)
        draw_article(screen, article_of(tree))
        draw_explanation(screen, explanation(tree, reasons), verbose=True)
    first = source.text.partition("\n")[0]
    if first.strip():
        facts = seen(first)
        end = facts["end"] or 0
        draw_datelines(screen, [{"line": 1, "text": first, **facts, "rest": first[end:]}])
    text = screen.text()
    text.encode("utf-8")
    assert not _OBEYED.search(text), _OBEYED.findall(text)


def configuring(data: bytes) -> None:
    """A damaged configuration, sidecar, baseline or cache is refused in one line, or holds as it stands."""
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
    """Four times the text takes about four times the work, whatever is repeated and whatever looks at it."""
    piece = text_of(data[1:65])
    if not piece:
        return
    look = _LOOKS[data[0] % len(_LOOKS)]
    # Short texts may be taken for something else than long ones, so that two steps have to be too steep.
    texts = [Source(piece * (_LENGTH * times // len(piece))) for times in (1, 4, 16)]
    look(texts[0])
    small, medium = (calls(look, text) for text in texts[:2])
    if medium > 6 * small + 5_000:
        large = calls(look, texts[2])
        assert large < 6 * medium, f"{small} calls become {medium} and {large}"


_LENGTH = 2_500  # code points


def _checked(source: Source) -> None:
    run.check(source, _HOUSES[1])


def _written(source: Source) -> None:
    articles = pipeline.articles(source, Options(spans=True))
    for name in formats.names(writes=True):
        formats.read(formats.write(articles, name), name)


def _read(source: Source) -> None:
    for name in formats.names(reads=True):
        if formats.get(name).module:
            try:
                formats.read(source.text, name)
            except FormatError:
                continue


def _parsed(source: Source) -> None:
    pipeline.articles(source)


_LOOKS: tuple[Callable[[Source], None], ...] = (_parsed, _checked, _written, _read)


def calls(work: Callable[[Source], None], source: Source) -> int:
    """How many functions, of Python or built in, are called while the work is done."""
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
        for one in (parsing, writing, reading, checking, recognising, drawing, configuring, growing)
    }
)
