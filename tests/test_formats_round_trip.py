"""Every article reads back from everything that we write, whatever its texts hold."""

import json
from dataclasses import replace
from itertools import accumulate
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsparse import formats
from newsparse.formats.json_document import laid_out
from newsparse.formats.markdown import commonmark, own
from newsparse.formats.schema import json_schema
from newsparse.formats.yaml_text import dump
from newsparse.model.article import Article, Block, Byline, Dateline, Note, SourceInfo, SpanRecord, to_dict
from newsparse.model.role import Role
from newsparse.text.source import Source

# Pieces that mean something to one of the formats, to be thrown together with each other and with anything.
PIECES = (
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "\r",
        "\r\n",
        "\x00",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
    ),
    *("\ufeff", "\ufffe", "\xa0", "\u3000", "\xad", "\u200b", "😀", "𝓝", "漢", "ê", "متن", "ก", "é"),
    *(
        "---",
        "===",
        "* * *",
        "_" * 72,
        "```",
        "~~~",
        "`",
        "*",
        "**",
        "_",
        "__",
        "#",
        "## ",
        "> ",
        "- ",
        "+ ",
        "1. ",
    ),
    *(
        "2) ",
        "12.",
        "| ",
        "|---|---|",
        "[a]: b",
        "[a](b)",
        "![a](b)",
        "<script>",
        "<!-- -->",
        "</p>",
        "<http://a.b>",
    ),
    *(
        "&amp;",
        "&#32;",
        "&",
        "\\",
        "\\\\",
        "\\u{41}",
        "\\n",
        "{",
        "}",
        "[credit] ",
        "[end] x",
        "• ",
        "— ",
        "    ",
    ),
    *(
        "no",
        "yes",
        "~",
        "null",
        "1e3",
        "0o17",
        "0x1f",
        "12:30:45",
        "2026-11-22",
        "<<",
        "=",
        ": ",
        " #",
        "%",
        "@",
    ),
    *(
        "'",
        '"',
        "!!str",
        "&a",
        "*a",
        "? ",
        "a",
        "B",
        "word",
        "schema: newsparse.article/1",
        "---\nschema: x\n---\n",
    ),
    *(
        "LISBON (AP) — ",
        "Tehran - BORNA - ",
        "PARIS, Jan 12 (AFP) — ",
        "北京3月2日电 ",
        ".",
        "!",
        "://",
        "a_b",
    ),
)
texts = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)
optional = st.none() | texts
lines = st.integers(min_value=1, max_value=10**6)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
BLOCKS = ("paragraph", "subhead", "list_item", "quote", "table", "separator", "caption")
sources = st.builds(SourceInfo, optional, lines, lines, optional, optional)
bylines = st.builds(Byline, texts, st.lists(texts, max_size=3).map(tuple), optional)
datelines = st.builds(
    Dateline,
    texts,
    optional,
    st.lists(texts, max_size=2).map(tuple),
    *(optional, optional, optional, optional, optional, optional),
)
blocks = st.builds(Block, st.sampled_from(BLOCKS), texts, lines)
notes = st.builds(Note, st.sampled_from(("note", "credit", "slug", "timestamp")), texts, lines)
spans = st.builds(
    SpanRecord,
    st.sampled_from(Role),
    st.just(0),
    lines,  # the lengths; `cover` puts the spans end to end
    lines,
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
)


def cover(found: list[SpanRecord]) -> tuple[SpanRecord, ...]:
    """The spans, each from where the one before ends."""
    ends = list(accumulate(span.end for span in found))
    return tuple(replace(span, start=end - span.end, end=end) for span, end in zip(found, ends, strict=True))


covers = st.lists(spans, max_size=3).map(cover)
articles = st.builds(
    Article,
    source=sources,
    language=optional,
    kicker=optional,
    title=optional,
    summary=optional,
    byline=st.none() | bylines,
    dateline=st.none() | datelines,
    published=optional,
    body=st.lists(blocks, max_size=6).map(tuple),
    notes=st.lists(notes, max_size=3).map(tuple),
    end_marker=optional,
    metadata=st.dictionaries(texts, json_values, max_size=2),
)
several = st.lists(articles, min_size=1, max_size=3)
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
thorough = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

# The formats that hold all of an article; plain text has no place for its source and line numbers.
EXACT = [row.name for row in formats.FORMATS if row.reads and row.writes and row.name != "txt"]


def without_places(article: Article) -> Article:
    """The article but for its source and its lines, which plain text does not hold."""
    return replace(
        article,
        source=SourceInfo(),
        body=tuple(replace(block, line=1) for block in article.body),
        notes=tuple(replace(note, line=1) for note in article.notes),
    )


@pytest.mark.parametrize("name", EXACT)
@thorough
@given(several)
def test_what_we_write_reads_back_as_the_same_articles(name: str, written: list[Article]) -> None:
    text = formats.write(written, name)
    assert formats.read(Source(text), name) == written
    assert formats.recognise(Source(text)).name in (name, "jsonl" if name == "json" else name)


@thorough
@given(several)
def test_markdown_of_ours_is_read_by_its_own_reader(written: list[Article]) -> None:
    lines = formats.write(written, "md").split("\n")
    starts = own.starts(lines)
    ends = [*starts[1:], len(lines)]
    assert [own.article(lines[a:b], None, a + 1) for a, b in zip(starts, ends, strict=True)] == written


@thorough
@given(several)
def test_plain_text_reads_back_but_for_source_and_lines(written: list[Article]) -> None:
    text = formats.write(written, "txt")
    assert formats.recognise(Source(text)).name == "txt"
    read = formats.read(Source(text), "txt")
    assert [without_places(article) for article in read] == [without_places(article) for article in written]
    assert [article.source.article for article in read] == list(range(1, len(written) + 1))


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml", "md"])
@thorough
@given(articles, covers)
def test_the_cover_reads_back_when_it_was_written(
    name: str, article: Article, whole: tuple[SpanRecord, ...]
) -> None:
    covered = replace(article, spans=whole)
    assert formats.read(Source(formats.write(covered, name, formats.WriteOptions(spans=True))), name) == [
        covered
    ]
    assert formats.read(Source(formats.write(covered, name)), name) == [article]


@thorough
@given(several)
def test_indented_json_is_that_of_the_standard_library(written: list[Article]) -> None:
    documents = [to_dict(article) for article in written]
    value: Any = documents[0] if len(documents) == 1 else documents
    assert formats.write(written, "json") == json.dumps(value, indent=2, ensure_ascii=False) + "\n"


@thorough
@given(articles)
def test_every_document_is_valid_by_the_schema(article: Article) -> None:
    VALIDATOR.validate(to_dict(article))
    VALIDATOR.validate(to_dict(article, spans=True))


@thorough
@given(json_values)
def test_any_value_is_laid_out_as_by_the_standard_library(value: Any) -> None:
    assert laid_out(value) == json.dumps(value, indent=2, ensure_ascii=False)


@thorough
@given(several)
def test_yaml_reads_back_with_safe_load_of_pyyaml_alone(written: list[Article]) -> None:
    text = formats.write(written, "yaml")
    assert list(yaml.safe_load_all(text)) == [to_dict(article) for article in written]


@thorough
@given(texts)
def test_yaml_of_any_string_reads_back_and_shows_letters_as_they_are(text: str) -> None:
    page = dump({"text": text})
    assert yaml.safe_load(page) == {"text": text}
    assert all(character in page for character in "😀𝓝漢êمก" if character in text)


@thorough
@given(st.text(alphabet=st.sampled_from("ab#>-*_=\n \t`[]().:|1&<\\~+!"), max_size=60))
def test_any_markdown_of_others_is_read_without_an_error(text: str) -> None:
    article = commonmark.article(text.split("\n"), None, 1)
    assert formats.read(Source(formats.write(article, "md")), "md") == [article]


@thorough
@given(st.text(alphabet=st.sampled_from("ab=-\n [•>|—]\\*"), max_size=60))
def test_a_text_is_canonical_only_if_it_is_exactly_what_we_write(text: str) -> None:
    if formats.recognise(Source(text)).name == "txt":
        assert formats.write(formats.read(Source(text), "txt"), "txt") == text
