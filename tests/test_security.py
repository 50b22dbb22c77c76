"""SECURITY.md: each promise has its tests, which exist, and those that no other file holds stand here."""

import re
import resource
import subprocess
from pathlib import Path

import pytest

from newsparse import formats
from newsparse.model.errors import FormatError
from newsparse.text.source import Source
from tests.cli_process import COMMAND, STORY, environment, messages, run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"^\d+\. .*?(?=^\d+\. |^## )", PAGE, re.MULTILINE | re.DOTALL)
DEEP = 100_000


def test_each_promise_names_tests_that_exist() -> None:
    defined = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        defined |= set(re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(PROMISES) >= 12
    for promise in PROMISES:
        named = re.findall(r"`(test_\w+)`", promise)
        assert named and set(named) <= defined, promise


def test_nothing_reaches_for_the_network(tmp_path: Path) -> None:
    """Every command, in a Python in which a socket is an error."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith(('socket.', 'urllib.', 'subprocess.', 'os.system')):\n"
        "        raise SystemExit(f'{event} in newsparse')\n"
        "sys.addaudithook(refuse)\n",
        encoding="utf-8",
    )
    text = "https://example.org/a\n\n" + STORY + "See https://example.org/b.xml and file:///etc/passwd.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for command in ("parse", "show", "explain", "check"):
        result = run(command, "a.txt", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
        assert b" in newsparse" not in result.stderr and result.stdout


def test_an_input_is_never_the_output(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    (tmp_path / "link.json").symlink_to("a.txt")
    for output in ("a.txt", "./a.txt", "link.json"):
        result = run("parse", "a.txt", "-o", output, cwd=tmp_path)
        assert result.returncode == 2 and "this is an input" in messages(result)[0]
        assert path.read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("json", "[" * DEEP),
        ("json", '{"schema": "newsparse.article/1", "metadata": ' + '{"a":' * 200 + "1" + "}" * 201),
        ("jsonl", '{"a":' * DEEP),
        ("yaml", "- " * 500 + "a"),
        ("yaml", "[" * DEEP),
        ("yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
        ("yaml", "!!python/object/apply:os.system [id]"),
        ("md", "---\nschema: newsparse.article/1\ntitle: " + "[" * DEEP + "\n---\n"),
    ],
    ids=["deep", "deep inside", "deep line", "sequences", "deep YAML", "laughs", "object", "front matter"],
)
def test_a_document_that_would_hurt_to_read_is_refused(name: str, text: str) -> None:
    with pytest.raises(FormatError) as refused:
        formats.read(Source(text, "x"), name)
    assert len(str(refused.value)) < 300 and "\n" not in str(refused.value)


@pytest.mark.parametrize("command", ["parse", "check"])
def test_too_little_memory_is_told_in_one_line(tmp_path: Path, command: str) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"The council met twice, heard nine people and went home.\n" * 400_000)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))

    arguments = [COMMAND, command, str(path)]
    result = subprocess.run(
        arguments, capture_output=True, env=environment(), preexec_fn=limit, check=False, timeout=60
    )
    (line,) = messages(result)
    assert result.returncode == 1 and "out of memory" in line
