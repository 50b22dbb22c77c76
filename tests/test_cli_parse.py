"""What `newsparse parse` makes of files, folders and standard input."""

import json
import os
import stat
from pathlib import Path

import pytest
import yaml

from newsparse import formats
from newsparse.pipeline.run import articles as read
from newsparse.text.source import Source
from tests.cli_process import STORY, messages, run

TITLE = "Harbour Bridge Reopens After Storm"
DUMP = "".join(f"{TITLE} {number}\n" + STORY.split("\n", 1)[1] for number in (1, 2, 3))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles on two levels, and what a walk must get past."""
    folder = tmp_path / "wire"
    for name in ("b.txt", "a/z.txt", "c.txt", ".hidden.txt", ".git/d.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY.replace(TITLE, f"{TITLE} in {name}"), encoding="utf-8")
    return folder


def test_a_file_becomes_one_json_object(story: Path) -> None:
    result = run("parse", story.name, cwd=story.parent)
    document = json.loads(result.stdout)
    assert result.returncode == 0 and messages(result) == []
    assert result.stdout.startswith(b'{\n  "schema": "newsparse.article/1"') and result.stdout.endswith(
        b"}\n"
    )
    assert document["source"]["path"] == "story.txt"
    assert document["title"] == TITLE


def test_standard_input_has_no_path_with_and_without_a_dash() -> None:
    piped, dashed = run("parse", stdin=STORY.encode()), run("parse", "-", stdin=STORY.encode())
    assert piped.returncode == 0 and piped.stdout == dashed.stdout
    assert json.loads(piped.stdout)["source"]["path"] is None


@pytest.mark.parametrize("option", [("-t", "jsonl"), ("--to", "jsonl"), ("--to=JSONL",)])
def test_the_format_has_a_short_and_a_long_option(option: tuple[str, ...], story: Path) -> None:
    lines = run("parse", *option, story, story).stdout.splitlines()
    assert [json.loads(line)["title"] for line in lines] == [TITLE, TITLE]


def test_a_folder_is_walked_in_sorted_order_without_its_hidden_files(folder: Path) -> None:
    result = run("parse", "-t", "jsonl", "wire", cwd=folder.parent)
    paths = [json.loads(line)["source"]["path"] for line in result.stdout.splitlines()]
    assert paths == ["wire/a/z.txt", "wire/b.txt", "wire/c.txt"]
    assert result.returncode == 0 and messages(result) == []


def test_several_articles_are_one_array_in_json_and_several_documents_in_yaml(folder: Path) -> None:
    assert [article["source"]["of"] for article in json.loads(run("parse", folder).stdout)] == [1, 1, 1]
    documents = list(yaml.safe_load_all(run("parse", "-t", "yaml", folder).stdout))
    assert [document["title"] for document in documents] == [
        f"{TITLE} in {n}" for n in ("a/z.txt", "b.txt", "c.txt")
    ]


def test_links_devices_and_loops_in_a_folder_neither_hang_nor_hide_the_rest(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    (folder / "link.txt").symlink_to(folder / "b.txt")
    os.mkfifo(folder / "fifo.txt")
    result = run("parse", "-t", "jsonl", "wire", cwd=folder.parent)
    lines = messages(result)
    assert result.returncode == 1 and len(result.stdout.splitlines()) == 4
    named = [line.split(": ")[1] for line in lines]
    assert named == ["wire/broken.txt", "wire/fifo.txt", "wire/loop", "wire/self.txt"]
    assert "broken link" in lines[0] and "skipped" in lines[1] and "skipped" in lines[2]


def test_several_articles_in_a_file_are_reported_with_what_separates_them() -> None:
    result = run("parse", "-t", "jsonl", stdin=DUMP.encode())
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    assert [(one["article"], one["of"]) for one in sources] == [(1, 3), (2, 3), (3, 3)]
    [line] = messages(result)
    assert line.startswith("newsparse: standard input: 3 articles") and "--no-split" in line


def test_no_split_reads_a_file_as_one_article_and_reports_nothing() -> None:
    result = run("parse", "--no-split", stdin=DUMP.encode())
    assert json.loads(result.stdout)["source"]["of"] == 1 and messages(result) == []


def test_spans_cover_the_whole_text_and_are_absent_without_the_option(story: Path) -> None:
    spans = json.loads(run("parse", "--spans", story).stdout)["spans"]
    assert "".join(STORY[span["start"] : span["end"]] for span in spans) == STORY
    assert "spans" not in json.loads(run("parse", story).stdout)


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml", "md", "txt"])
def test_what_was_written_is_recognised_and_read_back(name: str) -> None:
    original = read(Source(STORY))[0]
    written = formats.write(original, name).encode()
    recognised, asked = run("parse", stdin=written), run("parse", "--from", name, stdin=written)
    again = json.loads(recognised.stdout)
    assert recognised.returncode == 0 and recognised.stdout == asked.stdout
    assert (again["title"], again["end_marker"]) == (original.title, original.end_marker)
    assert [block["text"] for block in again["body"]] == [block.text for block in original.body]


def test_from_text_reads_a_document_as_a_raw_article(story: Path) -> None:
    written = run("parse", "-t", "jsonl", story).stdout
    assert json.loads(run("parse", "--from", "text", stdin=written).stdout)["title"] != TITLE


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("out.json", b"{\n"),
        ("out.jsonl", b'{"schema"'),
        ("out.yml", b"schema: "),
        ("out.md", b"---\n"),
        ("out.txt", TITLE.encode()),
        ("out.html", b"<!DOCTYPE html>"),
        ("out.nitf", b"<?xml"),
        ("out.csv", b"id,"),
        ("out", b"{\n"),
        (".out", b"{\n"),
    ],
)
def test_the_suffix_of_the_output_chooses_the_format(name: str, beginning: bytes, story: Path) -> None:
    result = run("parse", story, "-o", name, cwd=story.parent)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert (story.parent / name).read_bytes().startswith(beginning)


@pytest.mark.parametrize("name", ["out.xyz", "out.md.xyz", "out.docx", "out.json.gz", "all.sqlite"])
def test_a_suffix_that_no_format_has_is_refused_with_the_known_ones(name: str, story: Path) -> None:
    result = run("parse", story, "-o", name, cwd=story.parent)
    [told] = messages(result)
    assert result.returncode == 2 and os.listdir(story.parent) == ["story.txt"]
    assert "choose one of .json, .jsonl, .ndjson, .yaml, .yml, .md, .markdown, .txt, .html, .htm" in told
    assert "or give the format" in told
    assert run("parse", story, "-t", "yaml", "-o", name, cwd=story.parent).returncode == 0


def test_a_name_with_a_slash_at_its_end_is_a_folder(story: Path) -> None:
    for name in ("dir/", "dir.json/"):
        result = run("parse", story, "-o", name, cwd=story.parent)
        assert result.returncode == 2 and "name a file in it" in messages(result)[0]
    assert os.listdir(story.parent) == ["story.txt"]


def test_the_option_overrides_the_suffix(story: Path) -> None:
    run("parse", story, "-t", "jsonl", "-o", story.parent / "out.md")
    assert (story.parent / "out.md").read_bytes().startswith(b'{"schema"')


def test_a_dash_as_output_is_standard_output(story: Path) -> None:
    assert run("parse", story, "-o", "-").stdout == run("parse", story).stdout
    assert not (story.parent / "-").exists()


def test_an_output_file_keeps_its_permissions_and_a_link_stays_a_link(story: Path) -> None:
    target, link = story.parent / "target.json", story.parent / "link.json"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("parse", story, "-o", link).returncode == 0
    assert link.is_symlink() and json.loads(target.read_bytes())["title"] == TITLE
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_the_output_is_not_read_as_an_input_of_its_folder(folder: Path) -> None:
    for _ in range(2):
        assert run("parse", folder, "-o", folder / "all.jsonl").returncode == 0
        assert len((folder / "all.jsonl").read_bytes().splitlines()) == 3
    assert not list(folder.glob(".all*"))


def test_without_articles_nothing_is_written(story: Path) -> None:
    out = story.parent / "out.json"
    out.write_text("old")
    result = run("parse", "-o", out, stdin=b"")
    assert (result.returncode, out.read_text()) == (1, "old")
    assert sorted(path.name for path in story.parent.iterdir()) == ["out.json", "story.txt"]


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    text = STORY.replace("Mina Okafor", "Zoë Łukasz 北京")
    for locale in ("C", "C.UTF-8"):
        env = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        result = run("parse", stdin=text.encode(), env=env)
        assert "Zoë Łukasz 北京".encode() in result.stdout and b"\r" not in result.stdout
        assert run("--help", env=env).returncode == 0
        path = tmp_path / "Zoë.txt"
        path.write_text(text, encoding="utf-8")
        assert run("parse", path, env=env).returncode == 0


def test_the_encoding_can_be_named() -> None:
    text = STORY.replace("Mina Okafor", "Željka Đurić")
    found = json.loads(run("parse", "--encoding", "cp1250", stdin=text.encode("cp1250")).stdout)
    assert "Željka Đurić" in found["body"][1]["text"] and found["source"]["encoding"] == "cp1250"


def test_a_damaged_document_fails_with_its_place_and_the_others_are_written(story: Path) -> None:
    broken = story.parent / "broken.json"
    broken.write_bytes(run("parse", story).stdout.replace(b'"line": 2', b'"line": "two"'))
    result = run("parse", "-t", "jsonl", broken, story)
    [line] = messages(result)
    assert result.returncode == 1 and len(result.stdout.splitlines()) == 1
    assert line.startswith(f"newsparse: {broken}: $.body[0].line")


def test_the_same_bytes_give_the_same_output_bytes(story: Path) -> None:
    first, second = (run("parse", "--spans", story, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.stdout == second.stdout
