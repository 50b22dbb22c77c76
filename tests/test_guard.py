"""No command writes to what it reads, by whatever name, and none reads what it wrote itself."""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from newsparse.batch.engines.overlap import refuse_overlap
from newsparse.batch.inputs.request import InputRequest
from newsparse.batch.request import BatchRequest
from newsparse.checks import reporters
from newsparse.files.guard import Guard
from newsparse.model.errors import OutputError
from tests.batch_process import contents, story, summary
from tests.cli_process import COMMAND, STORY, environment, messages, run
from tests.conftest import ROOT

# The names of one file: itself, a link, a hard link, and what a file system that ignores case makes of another name.
NAMES = ("a.txt", "./a.txt", "link.txt", "hard.txt", "A.TXT")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A story with many names, a corpus, a folder of stories, and a link to that."""
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    for name in ("hard.txt", "A.TXT"):
        (tmp_path / name).hardlink_to(tmp_path / "a.txt")
    (tmp_path / "co.jsonl").write_text(json.dumps({"text": STORY}) + "\n", encoding="utf-8")
    (tmp_path / "io").mkdir()
    for number in (1, 2):
        (tmp_path / f"io/{number}.txt").write_text(story(number), encoding="utf-8")
    (tmp_path / "link").symlink_to("io")
    return tmp_path


def files(folder: Path) -> Mapping[str, bytes]:
    """The bytes of all files, by path."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, *arguments: str | Path, words: str = "this is an input") -> None:
    """The command is refused in one line, and nothing is written or made."""
    before = files(folder)
    result = run(*arguments, cwd=folder)
    told = messages(result)
    assert (result.returncode, result.stdout) == (2, b""), told
    assert words in told[0] and files(folder) == before


def in_shell(line: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    line = line.replace("newsparse", COMMAND)
    return subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=cwd, check=False)


# The output of parse


@pytest.mark.parametrize("name", NAMES)
def test_parse_does_not_write_to_an_input_by_any_name(name: str, here: Path) -> None:
    refused(here, "parse", "a.txt", "-t", "json", "-o", name)
    refused(here, "parse", ".", "-t", "jsonl", "-o", name)
    refused(here, "parse", "io/1.txt", "[ahl]*.txt", "-t", "jsonl", "-o", name)


def test_parse_does_not_write_to_its_standard_input_or_its_weights(here: Path) -> None:
    before = files(here)
    assert in_shell("newsparse parse -t json -o hard.txt < a.txt", here).returncode == 2
    assert files(here) == before
    shutil.copyfile(ROOT / "src/newsparse/data/weights.json", here / "weights.json")
    refused(here, "parse", "a.txt", "--weights", "weights.json", "-o", "weights.json")
    refused(here, "batch", "a.txt", "--weights", "weights.json", "-o", "out", "--report", "weights.json")


@pytest.mark.parametrize(
    "line",
    [
        *("newsparse parse io/1.txt a.txt >> a.txt", "newsparse parse - < a.txt >> a.txt"),
        *("newsparse check a.txt >> hard.txt", "newsparse check --fix - < a.txt >> hard.txt"),
        *(
            "newsparse show a.txt >> a.txt",
            "newsparse explain a.txt >> a.txt",
            "newsparse learn a.txt >> a.txt",
        ),
        "newsparse batch io/1.txt a.txt -o - >> link.txt",
    ],
)
def test_standard_output_is_guarded_like_a_file(line: str, here: Path) -> None:
    before = files(here)
    result = in_shell(line, here)
    assert (
        result.returncode == 2 and b"this is an input, and standard output would write to it" in result.stderr
    )
    assert files(here) == before


@pytest.mark.parametrize("command", ["parse -t jsonl", "batch -q -o -", "check --exit-zero", "learn"])
def test_a_folder_is_read_without_the_file_that_standard_output_goes_to(command: str, here: Path) -> None:
    result = in_shell(f"newsparse {command} io >> io/all.txt; cp io/all.txt io/all.jsonl", here)
    before = (here / "io/all.txt").read_bytes()
    assert (result.returncode, result.stderr) == (0, b"") and b"all.txt" not in before
    assert in_shell(f"newsparse {command} io --include '*.txt' > io/all.txt", here).stderr == b""
    assert (here / "io/all.txt").read_bytes() == before


def test_text_that_parse_wrote_into_its_folder_is_no_input_of_the_next_run(here: Path) -> None:
    """Canonical text may be somebody's raw text, so it is neither read again nor overwritten, and the advice works."""
    made = run("parse", "io", "-o", "io/all.txt", cwd=here)
    assert (made.returncode, messages(made)) == (0, [])
    before = files(here)
    again = run("parse", "io", "-o", "io/all.txt", cwd=here)
    (line,) = messages(again)
    assert again.returncode == 2 and files(here) == before
    assert line == (
        "newsparse: io/all.txt: this is an input, and -o would write to it; name another file, or --exclude this one"
    )
    last = run("parse", "io", "--exclude", "all.txt", "-o", "io/all.txt", cwd=here)
    assert (last.returncode, messages(last)) == (0, []) and files(here) == before


# The reports and the state of check


@pytest.mark.parametrize("format_", sorted(row.name for row in reporters.REPORTERS))
def test_no_report_of_check_is_written_to_an_input(format_: str, here: Path) -> None:
    refused(here, "check", "--output-format", f"{format_}:a.txt", "a.txt")
    refused(here, "check", "--output-format", f"{format_}:io/1.txt", "io")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_knows_the_input_by_any_name(name: str, here: Path) -> None:
    refused(here, "check", "--fix", "--output-format", "concise", "--output-format", f"json:{name}", "a.txt")
    refused(here, "check", "--output-format", f"json:{name}", ".")
    before = files(here)
    assert in_shell(f"newsparse check --output-format json:{name} - < a.txt", here).returncode == 2
    options = f"--stdin-filename a.txt --output-format json:{name}"
    assert in_shell(f"cat a.txt | newsparse check {options} -", here).returncode == 2
    assert files(here) == before


def test_a_report_is_not_written_to_what_steers_the_check(here: Path) -> None:
    (here / "base.toml").write_text("[check]\n")
    (here / "newsparse.toml").write_text('extend = "base.toml"\n')
    (here / ".newsparse-ignore.toml").write_text("")
    run("check", "a.txt", "--baseline", "base.json", "--update-baseline", cwd=here)
    for name in ("newsparse.toml", "base.toml", ".newsparse-ignore.toml", "base.json"):
        refused(here, "check", "--baseline", "base.json", "--output-format", f"json:{name}", "a.txt")


def test_two_outputs_are_never_one_file(here: Path) -> None:
    run("check", "a.txt", "--baseline", "base.json", "--update-baseline", cwd=here)
    (here / "r.json").write_text("[]")
    (here / "s.json").hardlink_to(here / "r.json")
    words = "would both write to this file"
    for one, two in (("r.json", "./r.json"), ("r.json", "s.json"), ("new.json", "NEW.json")):
        both = ("--output-format", f"json:{one}", "--output-format", f"sarif:{two}")
        refused(here, "check", *both, "a.txt", words=words)
    options = ("--baseline", "base.json", "--update-baseline", "--output-format", "json:base.json")
    refused(here, "check", "a.txt", *options, words=words)


def test_a_baseline_is_no_input(here: Path) -> None:
    run("check", "a.txt", "--baseline", "io/base.txt", "--update-baseline", cwd=here)
    options = ("--baseline", "io/base.txt", "--update-baseline")
    refused(here, "check", "io/base.txt", *options)
    told = messages(run("check", "io", *options, "-v", "--exit-zero", cwd=here))
    assert any("files: 2" in line for line in told)


@pytest.mark.parametrize("name", [".newsparse.toml", "pyproject.toml", "base.toml"])
def test_a_configuration_never_names_a_report_to_write(name: str, here: Path) -> None:
    head = "[tool.newsparse.check]" if name == "pyproject.toml" else "[check]"
    (here / name).write_text(f'{head}\noutput-format = ["concise", "json:a.txt"]\n')
    if name == "base.toml":
        (here / ".newsparse.toml").write_text('extend = "base.toml"\n')
    words = "names a file, which only the command line may: --output-format json:a.txt"
    refused(here, "check", "io", words=words)
    refused(here, "config", "show", words=f"{name}:2: check.output-format: 'json:a.txt' {words}")
    (here / name).unlink()
    refused(here, "check", "io", "--isolated", "--config", "output-format=['json:a.txt']", words=words)


@pytest.fixture
def corpus(here: Path) -> Path:
    """A folder of somebody's files, more than the cache keeps of its own."""
    folder = here / "corpus"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.jsonl").write_text("{}\n")
        (here / f"io/more-{number}.txt").write_text(story(number + 3))
    return folder


def test_the_cache_is_not_kept_in_a_folder_with_other_files(corpus: Path) -> None:
    """It would delete files of that folder in time."""
    here = corpus.parent
    refused(
        here, "check", "io", "--exit-zero", "--cache-dir", "corpus", words="it holds files that are none of"
    )
    (here / ".newsparse-cache").symlink_to("corpus")
    before = files(corpus)
    result = run("check", "io", "--exit-zero", cwd=here)
    assert result.returncode == 0 and files(corpus) == before


def test_the_cache_clears_away_its_own_files_only(corpus: Path) -> None:
    here, cache = corpus.parent, corpus.parent / "cache"
    cache.mkdir()
    for number in range(12):
        options = ("--cache-dir", "cache", "--config", f"limits.title={number + 50}")
        assert run("check", "io", "--exit-zero", *options, cwd=here).returncode == 0
        (cache / f"mine-{number}.jsonl").write_text("{}\n")
    names = os.listdir(cache)
    assert {"CACHEDIR.TAG", ".gitignore", *(f"mine-{number}.jsonl" for number in range(12))} <= set(names)
    assert len([name for name in names if name.endswith(".jsonl")]) == 12 + 8
    refused(here, "check", "cache/mine-0.jsonl", "--cache-dir", "cache", words="an input is in it")


# The outputs of batch


@pytest.mark.parametrize("output", ["out", "out.jsonl", "-"])
def test_the_report_of_a_batch_is_not_written_to_an_input(output: str, here: Path) -> None:
    (here / "io/a.json").write_bytes(run("parse", "a.txt", cwd=here).stdout)
    (here / "link.json").symlink_to("io/a.json")
    (here / "hard.json").hardlink_to(here / "io/a.json")
    for report in ("io/a.json", "link.json", "hard.json"):
        refused(here, "batch", "io/a.json", "-o", output, "--report", report)
        refused(here, "batch", "co.jsonl", "io", "--include", "*.json", "-o", output, "--report", report)
        refused(here, "batch", "io/a.json", "-o", output, "--report", report, "--dry-run")
    (here / "list.json").write_text("a.txt\n")
    refused(here, "batch", "--files-from", "list.json", "-o", output, "--report", "list.json")


@pytest.mark.parametrize("force", [(), ("--force",), ("--force", "--dry-run")])
@pytest.mark.parametrize("output", ["co.jsonl", "link.jsonl", "hard.jsonl"])
def test_a_batch_does_not_write_its_file_to_an_input(output: str, force: tuple[str, ...], here: Path) -> None:
    (here / "link.jsonl").symlink_to("co.jsonl")
    (here / "hard.jsonl").hardlink_to(here / "co.jsonl")
    refused(here, "batch", "co.jsonl", "-o", output, *force)
    refused(here, "batch", "--files-from", "co.jsonl", "-o", output, *force)
    if force:
        refused(here, "batch", "io", ".", "-o", output, *force)


def test_the_state_and_the_journal_of_a_batch_are_no_inputs(here: Path) -> None:
    assert run("batch", "io", "-o", "all.jsonl", cwd=here).returncode == 0
    refused(here, "batch", ".all.jsonl.newsparse-batch.sqlite", "-o", "all.jsonl")
    refused(here, "batch", "all.jsonl", "-o", "all.jsonl", "--force")
    assert run("batch", "io", "-o", "out", cwd=here).returncode == 0
    refused(here, "batch", "out/.newsparse-batch.sqlite", "-o", "out")


@pytest.mark.parametrize("more", [("--force",), ("--force", "--dry-run"), ("--force", "-j", "2")])
@pytest.mark.parametrize(
    ("inputs", "output"), [("io", "io"), ("io", "link"), ("link", "io"), ("io/1.txt", "io")]
)
def test_a_batch_does_not_write_an_article_to_an_input(
    inputs: str, output: str, more: tuple[str, ...], here: Path
) -> None:
    words = "its output " + os.path.join(output, "1.txt") + " is an input itself"
    refused(here, "batch", inputs, "-o", output, "-t", "txt", *more, words=words)


def test_an_input_at_the_place_of_an_article_is_known_by_its_links(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out/1.json").hardlink_to(here / "io/1.txt")
    (here / "out/2.json").symlink_to(here / "io/2.txt")
    refused(here, "batch", "io", "-o", "out", "--force", words="out/1.json is an input itself")
    (here / "out/1.json").unlink()
    refused(here, "batch", "io", "-o", "out", "--force", words="out/2.json is an input itself")


def test_a_packed_input_is_an_input_too(here: Path) -> None:
    subprocess.run(["gzip", "-k", here / "io/1.txt"], check=True)
    name = ("--name", "{stem}.txt.gz")
    refused(
        here, "batch", "io/1.txt.gz", "-o", "io", *name, "--force", words="io/1.txt.gz is an input itself"
    )


def test_one_of_several_articles_does_not_get_the_name_of_an_input(here: Path) -> None:
    (here / "io/2.txt").unlink()
    (here / "io/1.txt").write_text(story(1) + "\f" + story(2))
    (here / "io/1-2.md").write_text(story(3))
    before = files(here)
    options = ("-t", "md", "--include", "*", "--force", "--name", "{stem}.md")
    result = run("batch", "io/1.txt", "io/1-2.md", "-o", "io", *options, cwd=here)
    assert result.returncode != 0 and files(here).items() >= before.items()


def test_the_report_does_not_get_the_name_of_an_article(here: Path) -> None:
    (here / "out").mkdir()
    words = "its output out/1.json is also that of --report"
    refused(here, "batch", "io", "-o", "out", "--report", "out/1.json", words=words)
    refused(here, "batch", "io", "-o", "out", "--report", "out/1.JSON", words="that of --report")
    assert run("batch", "io", "-o", "out", "--report", "out/report.json", cwd=here).returncode == 0


@pytest.mark.parametrize(
    ("inputs", "options"),
    [
        ("io", ("-t", "jsonl")),
        ("io", ("-t", "txt", "--name", "{stem}.out.{ext}")),
        ("link", ("-t", "json", "--include", "*")),
        ("io/*", ("-t", "md", "--include", "*.txt,*.md")),
        ("io", ("-t", "jsonl", "-j", "2")),
        (".", ("-t", "jsonl")),
        (".", ("-t", "json", "--include", "*")),
    ],
)
def test_a_later_run_does_not_read_what_an_earlier_one_wrote(
    inputs: str, options: tuple[str, ...], here: Path
) -> None:
    output = "." if inputs == "." else "io"
    for name in (*NAMES[2:], "link", "co.jsonl") if inputs == "." else ():
        (here / name).unlink()
    first = run("batch", inputs, "-o", output, *options, cwd=here)
    assert first.returncode == 0, messages(first)
    after = contents(here / output)
    count = summary(first).split()[0]
    for more in ((), ("--force",)):
        later = run("batch", inputs, "-o", output, *options, *more, cwd=here)
        assert later.returncode == 0 and f"of {count} inputs" in summary(later), messages(later)
        assert contents(here / output) == after


def test_what_is_left_out_as_an_output_is_said_and_can_be_named(here: Path) -> None:
    assert run("batch", "io", "-o", "io", cwd=here).returncode == 0
    result = run("batch", "io", "-o", "io", "-t", "md", "--include", "*.json", "--prune", cwd=here)
    told = messages(result)
    assert (
        told[0]
        == "newsparse: io/1.json: left out 2 files that batch wrote to io; name such a file to convert it"
    )
    assert result.returncode == 2 and told[1].startswith("newsparse: io: no file in it to convert")
    assert (here / "io/1.json").exists() and (here / "io/2.json").exists()
    again = run("batch", "io/1.json", "-o", "io", "-t", "md", "--prune", cwd=here)
    assert again.returncode == 0 and "newsparse: io/1.json: an input of this run; not removed" in messages(
        again
    )
    assert (here / "io/1.json").exists() and (here / "io/1.md").exists() and not (here / "io/2.json").exists()


def test_what_a_killed_run_was_about_to_remove_is_no_input(here: Path) -> None:
    options = ("io", "-o", "io", "-t", "txt", "--name", "{stem}.out.{ext}")
    assert run("batch", *options, cwd=here).returncode == 0
    with closing(sqlite3.connect(here / "io/.newsparse-batch.sqlite")) as state, state:
        state.execute("UPDATE document SET superseded = files, files = NULL WHERE key = ?", (b"1.out.txt",))
    later = run("batch", *options, "--name", "{stem}.new.{ext}", cwd=here)
    assert "2 of 2 inputs converted" in summary(later) and not (here / "io/1.out.new.txt").exists()
    assert not (here / "io/1.out.txt").exists() and (here / "io/1.new.txt").exists()


@pytest.mark.parametrize("more", [(), ("-j", "2")])
def test_a_run_does_not_read_what_it_has_just_written(more: tuple[str, ...], here: Path) -> None:
    """The output of the first input is written into the folder that is searched after it."""
    for name in ("io/a/b", "io/b"):
        (here / name).mkdir(parents=True)
        (here / name / "x.txt").write_text(story(len(name)))
    options = ("-t", "txt", "--name", "{stem}.out.{ext}", *more)
    result = run("batch", "io/a", "io/b", "-o", "io", *options, cwd=here)
    assert result.returncode == 0 and "2 of 2 inputs" in summary(result)
    later = run("batch", "io/a", "io/b", "-o", "io", *options, cwd=here)
    assert later.returncode == 0 and "of 2 inputs converted, 2 unchanged" in summary(later)


# The engines


@pytest.mark.parametrize(
    ("path", "output", "is_refused"),
    [
        ("raw", "rows.parquet", False),
        ("raw", "raw-rows", False),
        ("raw", "raw", True),
        ("raw/", "./raw", True),
        ("link", "raw", True),
        ("raw/*.parquet", "raw", True),
        ("raw/day=1", "raw", True),
        ("raw", "raw/rows.parquet", True),
        ("s3a://corpus/2024", "s3a://corpus/2024.parquet", False),
        ("s3a://corpus/2024/", "s3a://corpus/2024", True),
        ("s3a://corpus/2024/*/*.parquet", "s3a://corpus/2024/rows.parquet", True),
    ],
)
def test_an_engine_does_not_empty_the_folder_of_its_inputs(
    path: str, output: str, *, is_refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw/day=1").mkdir(parents=True)
    (tmp_path / "link").symlink_to("raw")
    request = BatchRequest(InputRequest((path,)), output)
    if is_refused:
        with pytest.raises(OutputError, match="this is an input"):
            refuse_overlap(request)
    else:
        refuse_overlap(request)


# The guard itself


def test_a_device_is_no_input_and_what_is_not_there_neither(tmp_path: Path) -> None:
    guard = Guard().add(os.devnull, "-o").add(str(tmp_path / "new.json"), "--report")
    for path in (os.devnull, str(tmp_path / "new.json"), str(tmp_path / "other.json"), "a\0b"):
        guard.refuse(path)
        assert not guard.holds(path) and not guard.passes_over(path)
