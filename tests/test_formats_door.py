"""A format is one file and one row: the example of docs/adding-a-format.md is read by every command."""

import json
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import newsparse
from newsparse import formats
from newsparse.formats import Clue, Format
from newsparse.model.errors import FormatError, InputError, UnknownNameError
from newsparse.pipeline import reading
from newsparse.text.source import Source
from tests.cli_process import STORY, messages, run
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "adding-a-format.md").read_text("utf-8")
MODULE, EXTRACTING, ROW = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)

LINES = ("Ferry Back in Service", "The ferry sailed again on Monday.", "A crowd cheered.")
TOY = b"TOY\x00" + zlib.compress("\n".join(LINES).encode())
DAMAGED = TOY[:20]
NEARLY = b"TOX\x00" + TOY[4:]
TITLED = (
    "TOY STORES CLOSE\nThe last toy stores of the town closed on Monday, their owner said in a statement.\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that, in PYTHONPATH, adds the example's module and row to newsparse in every process."""
    folder = tmp_path_factory.mktemp("toy")
    (folder / "module").mkdir()
    (folder / "module" / "toy.py").write_text(MODULE, "utf-8")
    (folder / "sitecustomize.py").write_text(
        "from newsparse import formats\n"
        "from newsparse.formats import Clue, Format\n"
        f"formats.__path__.append({str(folder / 'module')!r})\n"
        f"formats.FORMATS = (*formats.FORMATS, {ROW.strip()})\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def toy(installed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Format]:
    """The example's row, in the table of this process."""
    row: Format = eval(ROW, {"Format": Format, "Clue": Clue})
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(installed / "module")])
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, row))
    yield row
    sys.modules.pop(str(row.module), None)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, data in {"a.toy": TOY, "b.bin": TOY, "damaged.toy": DAMAGED, "nearly.toy": NEARLY}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "titled.toy").write_text(TITLED, "utf-8")
    return tmp_path


def run_with_toy(installed: Path, here: Path, *arguments: str, stdin: bytes = b"") -> CompletedProcess[bytes]:
    return run(*arguments, cwd=here, stdin=stdin, env={"PYTHONPATH": str(installed)})


@pytest.mark.parametrize("name", ["a.toy", "b.bin"])
def test_read_recognises_it_whatever_its_suffix(toy: Format, here: Path, name: str) -> None:
    (article,) = newsparse.read(here / name)
    assert (article.title, *article.paragraphs) == LINES
    assert article.source.path == str(here / name)


def test_without_the_row_it_is_binary_data(here: Path) -> None:
    with pytest.raises(InputError, match="this is binary data, not text"):
        newsparse.read(here / "a.toy")


def test_its_source_gives_back_the_bytes(toy: Format) -> None:
    source = formats.decode(TOY)
    assert (source.format, source.text, source.to_bytes()) == ("toy", "", TOY)


def test_bytes_that_nearly_match_are_handled_as_before(toy: Format, here: Path) -> None:
    with pytest.raises(InputError, match="this is binary data, not text"):
        newsparse.read(here / "nearly.toy")
    (article,) = newsparse.read(here / "titled.toy")
    assert article.title == "TOY STORES CLOSE"


def test_a_damaged_file_is_an_error_of_the_format(toy: Format, here: Path) -> None:
    with pytest.raises(FormatError, match=r"damaged\.toy: not a complete toy file"):
        newsparse.read(here / "damaged.toy")


def test_parse_reads_files_folders_and_standard_input(installed: Path, here: Path) -> None:
    file = run_with_toy(installed, here, "parse", "a.toy")
    piped = run_with_toy(installed, here, "parse", stdin=TOY)
    folder = run_with_toy(installed, here, "parse", "-t", "jsonl", "--include", "*", ".")
    assert (file.returncode, piped.returncode, folder.returncode) == (0, 0, 1)
    assert json.loads(file.stdout)["title"] == json.loads(piped.stdout)["title"] == LINES[0]
    titles = [json.loads(line)["title"] for line in folder.stdout.splitlines()]
    assert titles == [LINES[0], LINES[0], "TOY STORES CLOSE"]
    damaged, nearly = messages(folder)
    assert "damaged.toy: not a complete toy file" in damaged and "nearly.toy: this is binary data" in nearly


def test_batch_reads_it_in_its_worker_processes(installed: Path, here: Path) -> None:
    result = run_with_toy(
        installed, here, "batch", "-j", "2", "a.toy", "b.bin", "titled.toy", "-o", "out.jsonl"
    )
    assert result.returncode == 0, result.stderr
    found = [json.loads(line) for line in (here / "out.jsonl").read_text("utf-8").splitlines()]
    assert [one["title"] for one in found] == [LINES[0], LINES[0], "TOY STORES CLOSE"]


def test_show_draws_it_and_explain_says_that_it_has_no_lines(installed: Path, here: Path) -> None:
    assert LINES[0].encode() in run_with_toy(installed, here, "show", "a.toy").stdout
    explained = run_with_toy(installed, here, "explain", "a.toy")
    assert (explained.returncode, len(messages(explained))) == (1, 1)


def test_check_refuses_it_as_it_refuses_all_that_is_not_raw_text(installed: Path, here: Path) -> None:
    checked = run_with_toy(installed, here, "check", "a.toy")
    assert checked.returncode == 1 and b"this is binary data" in checked.stdout


def test_from_takes_its_name_and_the_list_of_formats_shows_it(installed: Path, here: Path) -> None:
    assert run_with_toy(installed, here, "parse", "--from", "toy", "a.toy").returncode == 0
    as_text = run_with_toy(installed, here, "parse", "--from", "text", "a.toy")
    assert as_text.returncode == 1 and "this is binary data" in messages(as_text)[0]
    misspelt = run_with_toy(installed, here, "parse", "--from", "toi", "a.toy")
    assert misspelt.returncode == 2 and "did you mean toy" in misspelt.stderr.decode()
    assert b"\ntoy " in run_with_toy(installed, here, "formats").stdout


def test_an_unknown_name_lists_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="no format to read named 'jsn'; did you mean json"):
        formats.decode(b"Rain", read_as="jsn")


# Formats that are recognised by their text, with a module that counts how often it is asked.
ASKED: list[str] = []


def recognise(source: Source) -> bool:
    """The function of a format's module, which this one stands for."""
    ASKED.append(source.text)
    return "<toy>" in source.text


def read(source: Source) -> list[newsparse.Article]:
    """The function of a format's module, which this one stands for."""
    return [newsparse.Article(title=source.text.strip())]


@pytest.fixture
def by_text(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    row = Format("xml", (".xml",), "toys in XML", __name__, Clue(opening=("<",)))
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, row))
    ASKED.clear()
    return ASKED


def test_a_module_is_asked_only_where_the_clue_matches(by_text: list[str]) -> None:
    assert formats.decode(STORY.encode()).format is None
    assert by_text == []
    (article,) = reading.read(formats.decode(b"\n <toy>Rain</toy>")).articles
    assert (article.title, len(by_text)) == ("<toy>Rain</toy>", 1)
    assert formats.decode(b"<b>Rain</b> all day long\nIt rained.").format is None
    assert len(by_text) == 2


def test_what_a_reader_takes_is_not_refused_and_the_rest_is(by_text: list[str]) -> None:
    page = b"<html><body>%s</body></html>"
    assert formats.decode(page % b"<toy>").format == "xml"
    assert formats.decode(page % b"<tox>").format == "html"
    with pytest.raises(InputError, match="this is a web page"):
        formats.decode(page % b"<toy>", read_as="md")
    with pytest.raises(InputError, match="this is XML"):
        formats.decode(b"<?xml version='1.0'?><tox>Rain</tox>")


def test_the_suffix_decides_where_the_content_does_not(by_text: list[str]) -> None:
    assert formats.decode(b"Rain", path="a.xml").format == "xml"
    assert formats.decode(b"Rain", path="a.xlm").format is None


@pytest.mark.parametrize(
    ("clue", "matching", "near_miss"),
    [
        (Clue(magic=(b"AB", b"CDE")), "CDEF", "CDF"),
        (Clue(opening=("<", "{")), "\n {", "x{"),
        (Clue(anywhere=("ab", "cd")), "xcdx", "xcxd"),
        (Clue(magic=(b"A",), anywhere=("b",)), "A b", "A c"),
        (Clue(opening=("A",), anywhere=("b",)), " Ab", "b A"),
        (Clue(around={"b": ("abc", "bd"), "e": ("e",)}), "xbd", "ab c"),
        (Clue(around={"b": ("abc", "bd"), "e": ("e",)}), "xe", "abx"),
        (Clue(labels=("A", "BC")), "x: BC: y", "x: B: A :"),
        (Clue(opening=("A",), labels=("A", "B")), "A B:", "x A:"),
    ],
)
def test_every_field_of_a_clue_must_match_by_one_of_its_values(
    clue: Clue, matching: str, near_miss: str
) -> None:
    assert (clue.matches(Source(matching)), clue.matches(Source(near_miss))) == (True, False)


def test_clues_look_for_first_bytes_that_are_looked_at_and_for_parts_of_what_they_look_for() -> None:
    clues = [clue for row in formats.every() for clue in (row.clue, *row.clues)]
    assert all(len(magic) <= 16 for clue in clues for magic in clue.magic)
    assert all(part in around for clue in clues for part, some in clue.around.items() for around in some)


def test_a_clue_without_fields_matches_nothing() -> None:
    assert not Clue().matches(Source("Rain"))


def test_a_long_raw_text_is_recognised_without_loading_a_reader() -> None:
    code = (
        "import sys\nfrom newsparse import formats\nbefore = set(sys.modules)\n"
        "formats.decode(b'The ferry sailed again on Monday, its owner said. ' * 200_000)\n"
        "print(*sorted(name for name in set(sys.modules) - before if name.startswith('newsparse')))"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
