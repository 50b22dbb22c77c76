"""Documents made to hurt: each gets one line with the place in it, the others are done, and all JSON is JSON."""

import json
from pathlib import Path
from typing import Any, NoReturn

import pytest

from newsparse import formats
from newsparse.formats.json_lines import compact
from newsparse.formats.rows import as_dict, row_of
from newsparse.model.article import SCHEMA, Article, Block, SourceInfo, SpanRecord
from newsparse.model.errors import FormatError
from newsparse.model.frozen import MOST_BITS
from newsparse.model.role import Role
from newsparse.text.source import Source
from tests.cli_process import STORY, messages, run

HUGE = "9" * 500_000
J = f'"schema": "{SCHEMA}"'
Y = f"schema: {SCHEMA}\n"
BLOCK = '{"type": "paragraph", "text": "Rain", "line": '
SPAN = '{"type": "title", "line": 1, '


def page(front: str) -> str:
    return f"---\n{Y}{front}---\n\nRain\n"


# By the name of a file: its text, the place in the document, and words that say what is wrong there.
HOSTILE = {
    "bool.yaml": (f"{Y}title: !!bool x\n", "$.title", "the tag !!bool"),
    "timestamp.yaml": (f"{Y}published: !!timestamp x\n", "$.published", "the tag !!timestamp"),
    "binary.yaml": (f"{Y}metadata: {{a: !!binary x}}\n", "$.metadata.a", "the tag !!binary"),
    "set.yaml": (f"{Y}metadata:\n  a: !!set {{b, c}}\n", "$.metadata.a", "the tag !!set"),
    "int.yaml": (f"{Y}metadata: {{a: !!int x}}\n", "$.metadata.a", "the tag !!int"),
    "local.yaml": (f"{Y}metadata: {{a: [b, !ours c]}}\n", "$.metadata.a[1]", "the tag !ours"),
    "digits.yaml": (f"{Y}metadata: {{a: {HUGE}}}\n", "$.metadata.a", "500,000"),
    "hexadecimal.yaml": (f"{Y}metadata: {{a: 0x{HUGE}}}\n", "$.metadata.a", "500,002"),
    "line digits.yaml": (
        f"{Y}body:\n- {{type: quote, text: a, line: {HUGE}}}\n",
        "$.body[0].line",
        "500,000",
    ),
    "half a key.json": (f'{{{J}, "\\ud800": 1}}', "$", "unknown key"),
    "half a key below.json": (f'{{{J}, "body": [{BLOCK}1, "a\\ud800": 1}}]}}', "$.body[0]", "unknown key"),
    "half a word.json": (
        f'{{{J}, "notes": [{{"type": "\\ud800", "text": "a"}}]}}',
        "$.notes[0].type",
        "our words",
    ),
    "half a level.json": (
        f'{{{J}, "confidence": {{"title": "\\udc00"}}}}',
        "$.confidence.title",
        "our words",
    ),
    "half a span.json": (
        f'{{{J}, "spans": [{{"type": "a\\ud83d", "start": 0, "end": 1, "line": 1}}]}}',
        "$.spans[0].type",
        "our words",
    ),
    "nan.yaml": (f"{Y}metadata: {{a: .nan}}\n", "$.metadata.a", "nan is not a number"),
    "infinity.yaml": (f"{Y}metadata: {{a: [-.inf]}}\n", "$.metadata.a[0]", "-inf is not a number"),
    "twice.yaml": (f"{Y}title: a\ntitle: b\n", "$.title", "given twice"),
    "deep twice.yaml": (f"{Y}metadata:\n  a: [{{b: 1, b: 2}}]\n", "$.metadata.a[0].b", "given twice"),
    "number key.yaml": (
        f"{Y}metadata: {{a: {{1: b}}}}\n",
        "$.metadata.a",
        "keys must be text, and 1 (int) is not",
    ),
    "list key.yaml": (f"{Y}? [a]\n: b\n", "$", "cannot be a key"),
    "merge.yaml": (f"{Y}<<: {{title: b}}\n", "$", "unknown key '<<'"),
    "tag.md": (page("title: !!bool x\n"), "$.title", "the tag !!bool"),
    "twice.md": (page("title: a\ntitle: b\n"), "$.title", "given twice"),
    "nan.md": (page("metadata: {a: .nan}\n"), "$.metadata.a", "nan is not a number"),
    "digits.md": (page(f"metadata: {{a: {HUGE}}}\n"), "$.metadata.a", "500,000"),
    "line.md": (page("lines: [100000000000000000000000000]\n"), "$.body[0].line", "got 1e+26"),
    "nan.json": (f'{{{J}, "metadata": {{"a": NaN}}}}', "$.metadata.a", "nan is not a number"),
    "infinity.json": (
        f'{{{J}, "metadata": {{"a": [-Infinity]}}}}',
        "$.metadata.a[0]",
        "-inf is not a number",
    ),
    "overflow.json": (f'{{{J}, "metadata": {{"a": 1e999}}}}', "$.metadata.a", "inf is not a number"),
    "margin.json": (
        f'{{{J}, "spans": [{SPAN}"start": 0, "end": 3, "margin": NaN}}]}}',
        "$.spans[0].margin",
        "nan is not a number",
    ),
    "digits.json": (f'{{{J}, "metadata": {{"a": {HUGE}}}}}', "$.metadata.a", "500,000"),
    "bits.json": (f'{{{J}, "metadata": {{"a": {"9" * 400}}}}}', "$.metadata.a", "1,024 bits"),
    "twice.json": (f'{{{J}, "title": "a", "title": "b"}}', "$.title", "given twice"),
    "deep twice.json": (f'{{{J}, "body": [{{"text": "a", "text": "b"}}]}}', "$.body[0].text", "given twice"),
    "schema twice.json": (f'{{{J}, {J}, "title": "b"}}', "$.schema", "given twice"),
    "backwards.json": (
        f'{{{J}, "spans": [{SPAN}"start": 9, "end": 3}}]}}',
        "$.spans[0]",
        "9 is beyond its end 3",
    ),
    "gap.json": (
        f'{{{J}, "spans": [{SPAN}"start": 0, "end": 3}}, {SPAN}"start": 5, "end": 9}}]}}',
        "$.spans[1].start",
        "expected 3, where the span before it ends, got 5",
    ),
    "overlap.json": (
        f'{{{J}, "spans": [{SPAN}"start": 0, "end": 3}}, {SPAN}"start": 2, "end": 9}}]}}',
        "$.spans[1].start",
        "got 2",
    ),
    "beyond.json": (
        f'{{{J}, "spans": [{SPAN}"start": 0, "end": {10**26}}}]}}',
        "$.spans[0].end",
        "got 1e+26",
    ),
    "negative.json": (f'{{{J}, "spans": [{SPAN}"start": -1, "end": 3}}]}}', "$.spans[0].start", "at least 0"),
    "line.json": (f'{{{J}, "body": [{BLOCK}{10**26}}}]}}', "$.body[0].line", "got 1e+26"),
    "float line.json": (
        f'{{{J}, "body": [{BLOCK}1e26}}]}}',
        "$.body[0].line",
        "expected integer, got number",
    ),
    "line zero.json": (f'{{{J}, "body": [{BLOCK}0}}]}}', "$.body[0].line", "at least 1"),
    "words.json": (f'{{{J}, "left_out": {{"words": {10**26}}}}}', "$.left_out.words", "got 1e+26"),
    "article.json": (f'{{{J}, "source": {{"article": 0}}}}', "$.source.article", "at least 1"),
    "long key.json": (f'{{{J}, "{"k" * 9_000}": 1}}', "$", "unknown key 'kkk"),
    "deep.json": (f'{{{J}, "metadata": ' + '{"a": ' * 99_000, "", "nested too deeply"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (text, _, _) in HOSTILE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def assert_each_has_its_line(told: list[str]) -> None:
    assert len(told) == len(HOSTILE)
    lines = {line.split(":")[1].strip(): line for line in told}
    for name, (_, place, words) in HOSTILE.items():
        line = lines[name]
        assert f"{place}: " in line and words in line and len(line) < 400, line


def test_parse_gives_each_hostile_document_one_line_with_its_place(folder: Path) -> None:
    result = run("parse", "-t", "jsonl", *HOSTILE, "story.txt", cwd=folder)
    assert result.returncode == 1
    assert_each_has_its_line(messages(result))
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == [STORY.split("\n")[0]]


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet", "out"])
def test_batch_gives_each_hostile_document_one_line_with_its_place(folder: Path, output: str) -> None:
    if output.endswith("parquet"):
        pytest.importorskip("pyarrow")
    options = ("--quiet", "-j", "1", "--name", "{stem}-{suffix}.{ext}")
    result = run("batch", *HOSTILE, "story.txt", "-o", output, *options, cwd=folder)
    assert result.returncode == 1
    assert_each_has_its_line(messages(result))
    assert (folder / output).exists()


def test_a_named_format_changes_nothing_of_that(folder: Path) -> None:
    for read_as in ("json", "jsonl", "yaml", "md"):
        names = [name for name in HOSTILE if name.endswith((f".{read_as}", f".{read_as.removesuffix('l')}"))]
        told = messages(run("parse", "-f", read_as, *names, cwd=folder))
        assert len(told) == len(names), told
        assert all(HOSTILE[name][2] in line for name, line in zip(names, told, strict=True))


def test_what_yaml_readers_take_for_numbers_in_sixties_and_for_merging_is_text() -> None:
    text = f"{Y}metadata: {{at: 12:30, long: 1{':10' * 20_000}, n: [0x1f, 1_000, 1.5, .5, -3], y: yes}}\n"
    (article,) = formats.read(Source(text), "yaml")
    assert article.metadata["at"] == "12:30" and article.metadata["long"][:4] == "1:10"
    assert article.metadata["n"] == [31, 1000, 1.5, 0.5, -3] and article.metadata["y"] is True


def test_tags_that_only_repeat_what_is_there_are_read() -> None:
    text = f"{Y}title: !!str 12\nmetadata: !!map {{a: !!seq [b]}}\n"
    assert formats.read(Source(text), "yaml") == [Article(title="12", metadata={"a": ["b"]})]


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("{1: a, true: b}", "a:2: $.metadata: keys must be text, and 1 (int) is not; put it in quotes"),
        ("{true: a, yes: b}", "a:2: $.metadata: keys must be text, and true (bool) is not; put it in quotes"),
        ("{a: a, 2: b}", "a:2: $.metadata: keys must be text, and 2 (int) is not; put it in quotes"),
        (
            "{b: [{1.5: x}]}",
            "a:2: $.metadata.b[0]: keys must be text, and 1.5 (float) is not; put it in quotes",
        ),
    ],
)
def test_a_key_of_yaml_that_is_not_text_is_named(keys: str, says: str) -> None:
    with pytest.raises(FormatError) as caught:
        formats.read(Source(f"{Y}metadata: {keys}\n", "a"), "yaml")
    assert str(caught.value) == says
    quoted = Source(f"{Y}metadata: {{'1': a, \"true\": b, !!str 2: c, 12:30: d}}\n", "a")
    assert len(formats.read(quoted, "yaml")[0].metadata) == 4


def test_text_behind_a_document_is_said_to_be_there() -> None:
    for text in (f'{{{J}, "title": "x"}} x', f"[{{{J}}}]\n[]", f"{{{J}}}\n{{{J}}} x\n"):
        source = Source(text, "a")
        with pytest.raises(
            FormatError, match=r"^a:[12]:\d+: not valid JSON: there is text behind the document; "
        ):
            formats.read(source, formats.recognise(source).name)


def test_front_matter_of_others_that_no_document_may_have_is_text() -> None:
    for line in ("a: !!bool x", f"a: {HUGE}", "a: 1\na: 2"):
        (article,) = formats.read(Source(f"---\n{line}\n---\n\nIt rains.\n"), "md")
        assert article.metadata == {} and article.body[-1].text == "It rains."


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml", "md", "txt"])
def test_the_largest_numbers_and_the_longest_keys_read_back(name: str) -> None:
    most = 2**MOST_BITS - 1
    article = Article(
        title="Rain", metadata={"a": [most, -most, 1e308, -1e-308], "k" * 5_000: {"k" * 900: 1}}
    )
    (found,) = formats.read(Source(formats.write(article, name)), name)
    assert found.metadata == article.metadata


def test_front_matter_of_others_may_have_any_number() -> None:
    text = f"---\na: {'0x' + 'f' * 300}\nb: .nan\n---\n\nIt rains.\n"
    (article,) = formats.read(Source(text), "md")
    assert article.metadata == {"a": str(16**300 - 1), "b": "nan"}


BREAKS = "a\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029b"
ODD = Article(
    source=SourceInfo(path=BREAKS),
    title=BREAKS,
    body=(Block("paragraph", BREAKS, 1),),
    metadata={BREAKS: [BREAKS, 1.5, None]},
)


def strict(text: str | bytes) -> Any:
    """The value of JSON that every reader takes: without NaN and Infinity."""

    def refuse(name: str) -> NoReturn:
        raise AssertionError(f"{name} is not JSON")

    return json.loads(text, parse_constant=refuse)


def test_a_line_is_one_line_to_every_reader() -> None:
    text = formats.write([ODD, ODD], "jsonl")
    assert text.count("\n") == 2 and [strict(line) for line in text.splitlines()] == [ODD.to_dict()] * 2
    assert formats.read(Source(text), "jsonl") == [ODD, ODD]
    column = as_dict(row_of(ODD, "a"))["json"]
    assert column.splitlines() == [column] and strict(column) == ODD.to_dict()


def test_every_command_that_writes_json_lines_writes_lines(tmp_path: Path) -> None:
    dateline = "PARIS, May 3 (AP) — It rained\u2028all night\u0085long\u2029there."
    story = f"Rain on the\u2028town\n\n{dateline}  It did, didn't it, and ‘so’ it’s\u2028on.\n"
    (tmp_path / "a\u2028b.txt").write_text(story, encoding="utf-8")
    commands = {
        ("parse", "-t", "jsonl", "."): 1,
        ("batch", ".", "-o", "-", "--quiet"): 1,
        ("dateline", "-t", "jsonl", dateline): 1,
        ("check", "--isolated", "--output-format", "jsonl", "--select", "NP0,NP3", "."): None,
    }
    for command, count in commands.items():
        lines = run(*command, cwd=tmp_path).stdout.decode("utf-8").splitlines()
        assert lines and all(isinstance(strict(line), dict) for line in lines), command
        assert count in (None, len(lines))


def test_every_report_in_json_is_json_for_every_reader(tmp_path: Path) -> None:
    (tmp_path / "a\u2028b.txt").write_text(
        "Rain \u2028on it\n\nIt didn't rain  on it’s\u2028town.\n", "utf-8"
    )
    for name in ("json", "sarif", "gitlab", "rdjson"):
        shown = run("check", "--isolated", "--output-format", name, ".", cwd=tmp_path)
        assert strict(shown.stdout), name
    assert strict(run("explain", "--json", "a\u2028b.txt", cwd=tmp_path).stdout)
    run("batch", "a\u2028b.txt", "-o", "out", "--report", "r.json", "--quiet", cwd=tmp_path)
    assert strict((tmp_path / "r.json").read_bytes())


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_no_writer_writes_a_number_that_json_does_not_have(number: float) -> None:
    article = Article(spans=(SpanRecord(Role.TITLE, 0, 4, 1, number),))
    for name in ("json", "jsonl", "yaml", "md"):
        with pytest.raises(FormatError, match=r"^\$\.spans\[0\]\.margin: -?(nan|inf) is not a number"):
            formats.write(article, name, formats.WriteOptions(spans=True))
    with pytest.raises(ValueError, match="not JSON compliant"):
        compact({"a": number})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f'{{{J},\n "a" 1}}', ":2:6: not valid JSON"),
        (f"{{{J}}}\n{{{J}}} x\n", ":2:"),
        (f'{{{J}, "title": 1}}', ":1: $.title: expected text or null"),
        (f"{Y}{{: 3", ":3: not valid YAML"),
        (f"{Y}metadata:\n  a: 1\n  2: 3\n", ":4: $.metadata: keys must be text, and 2 (int) is not"),
        (page("title: a\ntitle: b\n"), ":"),
    ],
)
def test_a_document_from_standard_input_has_places_as_a_file_has(
    text: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "a").write_text(text, encoding="utf-8")
    (piped,) = messages(run("parse", stdin=text.encode()))
    (named,) = messages(run("parse", "a", cwd=tmp_path))
    assert piped.startswith(f"newsparse: standard input{says}")
    assert piped == named.replace("newsparse: a:", "newsparse: standard input:")
