"""The table of formats, the recognition of our own formats, and the errors of readers."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsparse import formats
from newsparse.formats.yaml_text import FlowList, _dumped, _dumper_on, dump, load
from newsparse.model.article import SCHEMA, Article, Block, Byline, Dateline, Note, to_dict
from newsparse.model.errors import FormatError, UnknownNameError
from newsparse.text.source import Source

ARTICLE = Article(
    language="pt",
    title="Chuva forte fecha a ponte",
    byline=Byline("Por Ana Sá", ("Ana Sá",)),
    body=(Block("paragraph", "A ponte — a única — fechou.\tÀs 9.", 3), Block("subhead", "Depois", 5)),
    notes=(Note("credit", "(Edição: Li Wei)", 7),),
)
DOCUMENTS = [row.name for row in formats.FORMATS if row.reads and row.writes]
MARKED = '"schema":"newsparse.article/1"'


def test_the_table_names_each_format_and_each_suffix_once() -> None:
    suffixes = [suffix for row in formats.every() for suffix in row.suffixes]
    assert len(set(formats.names())) == len(list(formats.every()))
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") for suffix in suffixes)


def test_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(
        UnknownNameError, match="no format to write named 'jsonln'; did you mean jsonl, jsonld or json"
    ):
        formats.write(ARTICLE, "jsonln")


def test_raw_text_is_read_by_the_pipeline_and_written_by_nothing() -> None:
    with pytest.raises(UnknownNameError, match="no format to write named 'text'; did you mean txt"):
        formats.write(ARTICLE, "text")
    with pytest.raises(FormatError, match=r"newsparse\.parse reads it"):
        formats.read(Source("Rain"), "text")


def test_writing_json_and_recognising_raw_text_load_nothing_heavy() -> None:
    code = (
        "import sys; from newsparse import formats; from newsparse.model.article import Article\n"
        "from newsparse.text.source import Source\n"
        "formats.write(Article(title='Rain'), 'json'); formats.write(Article(title='Rain'), 'jsonl')\n"
        "formats.recognise(Source('Rain'))\n"
        "heavy = {'yaml', 'msgspec', 'rich', 'markdown_it', 'difflib', 'datetime', 'pathlib'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.json", "json"),
        ("A.MD", "md"),
        ("x/a.yml", "yaml"),
        ("a.ndjson", "jsonl"),
        ("a.txt", "text"),
        ("md", None),
    ],
)
def test_a_suffix_suggests_a_format(path: str, name: str | None) -> None:
    assert formats.for_path(path) == name


@pytest.mark.parametrize("path", [None, "story.txt", "story.dat", "story.json"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_ours_is_recognised_whatever_its_path(name: str, path: str | None) -> None:
    assert formats.recognise(Source(formats.write([ARTICLE, ARTICLE], name), path)).name == name


@pytest.mark.parametrize(
    "text",
    [
        "{Updates with a quote} The river rose again.",
        '{"title": "an export of another program"}',
        "[Editor's note: this story was updated]\nRain",
        "---\nRain in the north\n---\nIt rained.",
        "---\ntitle: Rain\n---\nIt rained.",
        "# 1 in the charts\n\nAgain.",
        "title: Rain\nbody: It rained.",
        "The mark is newsparse.article/1, in quotes.",
        "How we store stories\n\nschema: newsparse.article/1\n\nThat line opens each.",
        "Rain again\n==========\nIt rained.\n",
        "Rain again\n==========\n\nIt rained. \n",
        "",
    ],
)
def test_a_news_text_that_resembles_a_document_is_raw_text(text: str) -> None:
    assert formats.recognise(Source(text)).name == "text"
    assert formats.recognise(Source(text, "story.txt")).name == "text"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"\n  {{{MARKED}}}", "jsonl"),
        (f'{{\n  "title": "Rain",\n  {MARKED}\n}}', "json"),
        (f"[{{{MARKED}}}]", "json"),
        (f"title: Rain\nschema: {SCHEMA}\n", "yaml"),
        (f"---\nschema: {SCHEMA}\n---\nschema: {SCHEMA}\n", "yaml"),
        (f"---\nschema: {SCHEMA}\ntitle: Rain\n---\n\nIt rained.\n", "md"),
        (f"---\r\nschema: {SCHEMA}\r\n---\r\n\r\nIt rained.\r\n", "md"),
        ("---\nschema: newsparse.article/9\n---\n", "md"),
        ("Rain again\r\n==========\r\n\r\nIt rained.\r\n", "txt"),
    ],
)
def test_a_document_that_another_program_laid_out_is_recognised(text: str, name: str) -> None:
    assert formats.recognise(Source(text)).name == name


@pytest.mark.parametrize(
    "title", [f"{{{MARKED}}}", f"[{{{MARKED}}}", f"schema: {SCHEMA}", f"---\nschema: {SCHEMA}\n---"]
)
def test_a_canonical_text_whose_title_resembles_a_document_is_plain_text(title: str) -> None:
    page = formats.write(Article(title=title, body=(Block("paragraph", "It rained.", 1),)), "txt")
    assert formats.recognise(Source(page)).name == "txt"
    assert formats.recognise(Source(page.replace("===", "---"))).name != "txt"


def test_the_suffix_counts_where_the_content_proves_nothing() -> None:
    assert formats.recognise(Source("# Rain\n\nIt rained.", "story.md")).name == "md"
    assert formats.recognise(Source("# Rain\n\nIt rained.", "story.txt")).name == "text"


# A page begins with its list of contents, and a document of NITF holds no second article.
WHOLE = ("html", "nitf")


@pytest.mark.parametrize(
    "name", [name for name in formats.names(writes=True, binary=False) if name not in WHOLE]
)
def test_writing_goes_article_by_article(name: str) -> None:
    def endless() -> Any:
        while True:
            yield ARTICLE

    pieces = formats.stream(endless(), name)
    assert ARTICLE.title is not None
    assert all(ARTICLE.title in next(pieces) for _ in range(5))


def test_no_article_at_all_is_an_empty_array_in_json_and_nothing_elsewhere() -> None:
    arrays = ("json", "jsonld", "ninjs", "ninjs-2.2", "ninjs-1.6")
    for name in formats.names(writes=True, binary=False):
        assert formats.write([], name) == ("[]\n" if name in arrays else ""), name
    assert formats.read(Source("[]"), "json") == []


@pytest.mark.parametrize("name", formats.names(writes=True, binary=False))
def test_lone_surrogates_become_the_replacement_character_and_are_counted(name: str) -> None:
    spoilt = Article(
        title="caf\udce9",
        dateline=Dateline("\ud800", places=("\udfff",)),
        body=(Block("paragraph", "😀 \udcff", 1),),
        metadata={"desk\udc80": ["\udc81"]},
    )
    losses: dict[str, int] = {}
    text = "".join(formats.stream([spoilt], name, losses=losses))
    text.encode("utf-8")
    assert "caf\ufffd" in text
    assert losses[formats.REPLACED] == 6


def test_whole_characters_are_not_replaced() -> None:
    whole = Article(title="😀 \ufffd \U0010ffff \ue000")
    assert formats.replaced(whole) == (whole, 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"body": [{"type": "paragraph", "text": "x", "line": "3"}]},
            r"\$\.body\[0\]\.line: expected integer, got text",
        ),
        (
            {"body": [{"type": "para", "text": "x", "line": 3}]},
            r"\$\.body\[0\]\.type: invalid enum value 'para'",
        ),
        ({"body": [{"type": "paragraph", "line": 3}]}, r"\$\.body\[0\]: object missing required field text"),
        ({"titel": "Rain"}, r"\$: unknown key 'titel'; did you mean title\?"),
        (
            {"byline": {"text": "By A", "auhtors": []}},
            r"\$\.byline: unknown key 'auhtors'; did you mean authors",
        ),
        ({"notes": [{"kind": "note"}]}, r"\$\.notes\[0\]: unknown key 'kind'; known: type, text, line"),
        ({"source": None}, r"\$\.source: expected object, got null"),
        (
            {"schema": "newsparse.article/2"},
            r"\$\.schema: expected 'newsparse.article/1', got 'newsparse.article/2'",
        ),
    ],
)
@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_a_wrong_document_is_refused_with_the_place(name: str, change: dict[str, Any], message: str) -> None:
    document = {**to_dict(ARTICLE), **change}
    text = yaml.safe_dump(document) if name == "yaml" else json.dumps(document)
    with pytest.raises(FormatError, match=r"^a\.x(:1)?: " + message):
        formats.read(Source(text, "a.x"), name)


def test_a_missing_key_counts_as_absent_but_the_schema_is_required() -> None:
    assert formats.read(Source(f'{{{MARKED}, "title": "Rain"}}'), "json") == [Article(title="Rain")]
    with pytest.raises(FormatError, match=r"\$\.schema: missing.*--from text"):
        formats.read(Source('{"title": "Rain"}'), "json")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("json", '{"schema": ', r"^a:1:12: not valid JSON: Expecting value; is the file complete\?"),
        ("json", "[1]", r"^a: article 1: \$: expected an object, got int"),
        ("json", "[" * 100_000, "this JSON cannot be read"),
        (
            "json",
            f'{{{MARKED}, "metadata": {{"a": ' + "[" * 200 + "]" * 200 + "}}",
            "nested more than 100 deep",
        ),
        ("json", f'{{{MARKED}, "metadata": {{"a": 1' + "0" * 5000 + "}}", "this JSON cannot be read"),
        ("jsonl", f"{{{MARKED}}}\n\n{{}}\n", r"^a:3: \$\.schema: missing"),
        ("jsonl", f"{{{MARKED}}}\n{{\n", r"^a:2:2: not valid JSON"),
        ("yaml", f"schema: {SCHEMA}\ntitle: 'Rain\n", r"^a:\d+: not valid YAML"),
        ("yaml", f"schema: {SCHEMA}\n---\nRain\n", r"^a: document 2: \$: expected an object, got str"),
        ("yaml", "a: " + "[" * 100_000, "nested more than 100 deep"),
        ("yaml", "a: &x [1]\nb: *x\n", r"aliases are not supported; replace \*x by its value"),
        ("yaml", "a: !!python/name:os.system x\n", "not valid YAML"),
        ("md", f"---\nschema: {SCHEMA}\ntitle: 'Rain\n---\n\n# Rain\n", r"^a:\d+: not valid YAML"),
        (
            "md",
            f"---\nschema: {SCHEMA}\ntitle: 3\n---\n\nRain\n",
            r"^a: \$\.title: expected text or null, got integer",
        ),
        ("md", "---\nschema: newsparse.article/2\n---\n\nRain\n", r"^a: \$\.schema: expected"),
        ("txt", "Rain\n\nIt rained.\n", r"^a: not canonical plain text.*--from text"),
    ],
)
def test_an_error_names_the_place_and_the_reason(name: str, text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        formats.read(Source(text, "a"), name)


@pytest.mark.parametrize(
    ("value", "page"),
    [
        ("Rain: more", "'Rain: more'"),
        ("Снег 😀 und Öl", "Снег 😀 und Öl"),
        ("Two\nlines", "|-\n  Two\n  lines"),
        ("Two \nlines", '"Two \\nlines"'),
        ("no", "'no'"),
        ("y", "'y'"),
        ("1e3", "'1e3'"),
        ("0o17", "'0o17'"),
        ("10 Downing Street", "10 Downing Street"),
        ("word " * 40 + "end", "word " * 40 + "end"),
        (FlowList([1, 2]), "[1, 2]"),
    ],
)
def test_yaml_is_quoted_only_where_some_reader_needs_it(value: object, page: str) -> None:
    assert dump({"k": value}) == f"k: {page}\n"


def test_yaml_of_the_python_dumper_reads_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.formats.yaml_text._dumper", lambda: _dumper_on(yaml.SafeDumper))
    document = to_dict(ARTICLE) | {"summary": "😀 a\nb", "kicker": "\x85x\u2028", "title": "1e3"}
    assert yaml.safe_load(_dumped(document)) == document


def test_yaml_keeps_its_escapes_when_private_characters_run_out() -> None:
    text = "".join(map(chr, range(0x20000, 0x20000 + 6500)))
    page = dump({"k": text})
    assert "\\U00020000" in page
    assert load(page, "a") == {"k": text}


def test_dates_in_yaml_stay_strings() -> None:
    assert (
        formats.read(Source(f"schema: {SCHEMA}\npublished: 2026-11-22\n"), "yaml")[0].published
        == "2026-11-22"
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_windows_newlines_change_nothing(name: str) -> None:
    text = formats.write([ARTICLE, ARTICLE], name)
    read = formats.read(Source(text.replace("\n", "\r\n")), name)
    assert read == formats.read(Source(text), name)


PAGE = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")


def test_the_formats_page_names_every_format() -> None:
    assert [name for name in formats.names() if f"| `{name}` |" not in PAGE] == []


@pytest.mark.parametrize("name", ["md", "txt"])
def test_the_examples_of_the_formats_page_are_what_we_write(name: str) -> None:
    example = PAGE.split(f"```{name}\n")[1].split("```\n")[0]
    assert formats.recognise(Source(example)).name == name
    assert formats.write(formats.read(Source(example), name), name) == example
