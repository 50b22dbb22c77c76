"""A message quotes no more than a line's worth of what it complains about, whoever says it."""

import json
from pathlib import Path

import pytest

from newsparse import Options, check, formats, parse, parse_all, read
from newsparse.model.errors import NewsparseError, clipped
from newsparse.text.source import Source
from tests.cli_process import STORY, messages, run

JUNK = "junk;" * 6_000
LINE = "junk " * 200_000
LONGEST = 900  # code points of a whole line on standard error: a place, and a line's worth of what is there
DOCUMENT = {"schema": "newsparse.article/1", "title": "Rain"}


def told(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> list[str]:
    """The messages of a command that has something to say, none of them long."""
    result = run(*arguments, cwd=cwd, stdin=stdin)
    lines = messages(result)
    assert lines and result.returncode in (1, 2), (lines, result.returncode)
    assert max(map(len, lines)) <= LONGEST and len(lines) <= 3
    return lines


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", JUNK),
        ("parse", "a.txt", "-t", JUNK),
        ("parse", "a.txt", "-f", JUNK),
        ("parse", "a.txt", "--encoding", JUNK),
        ("parse", "a.txt", "--layout", JUNK),
        ("parse", "a.txt", "--split-on", f"({JUNK}"),
        ("parse", "a.txt", "--include", f"{JUNK}["),
        ("parse", "a.txt", "--weights", JUNK),
        ("parse", "a.txt", "-o", f"x/{JUNK}"),
        ("parse", "a.txt", f"--{JUNK}"),
        (JUNK,),
        ("show", JUNK),
        ("explain", "a.txt", "--line", JUNK),
        ("rule", JUNK),
        ("learn", JUNK),
        ("dateline", "-t", JUNK),
        ("completion", JUNK),
        ("config", JUNK),
        ("config", "show", JUNK),
        ("config", "show", "--config", f"{JUNK}=1"),
        ("check", JUNK),
        ("check", "a.txt", "--select", JUNK),
        ("check", "a.txt", "--profile", JUNK),
        ("check", "a.txt", "--severity", JUNK),
        ("check", "a.txt", "--severity", f"{JUNK}=info"),
        ("check", "a.txt", "--output-format", JUNK),
        ("check", "a.txt", "--output-format", f"json:x/{JUNK}"),
        ("check", "a.txt", "--as-of", JUNK),
        ("check", "a.txt", "--max-warnings", JUNK),
        ("check", "a.txt", "--baseline", JUNK),
        ("check", "a.txt", "--config", JUNK),
        ("check", "a.txt", "--config", f"{JUNK}=1"),
        ("check", "a.txt", "--config", f"house.apostrophe={JUNK}"),
        ("check", "a.txt", "--config", f"select=['{JUNK}']"),
        ("batch", JUNK, "-o", "out"),
        ("batch", "a.txt", "-o", f"x/{JUNK}/y"),
        ("batch", "a.txt", "-o", "out", "-t", JUNK),
        ("batch", "a.txt", "-o", "out", "--engine", JUNK),
        ("batch", "a.txt", "-o", "out", "--report", f"x/{JUNK}.html"),
        ("batch", "a.txt", "-o", "out", "-j", JUNK),
        ("batch", "--files-from", JUNK, "-o", "out"),
    ],
    ids=lambda value: " ".join(value)[:40].replace(JUNK[:20], "…"),
)
def test_usage_errors_are_short(here: Path, arguments: tuple[str, ...]) -> None:
    told(*arguments, cwd=here)


DOCUMENTS = [
    ("json", json.dumps({**DOCUMENT, LINE: 1})),
    ("json", json.dumps({**DOCUMENT, "title": [LINE]})),
    ("json", json.dumps({**DOCUMENT, "body": [{"type": LINE, "text": "a", "line": 1}]})),
    ("json", json.dumps({**DOCUMENT, "schema": LINE})),
    ("json", json.dumps(DOCUMENT)[:-1] + f', "x": {LINE}'),
    ("jsonl", json.dumps({**DOCUMENT, "confidence": {"title": LINE}})),
    ("jsonl", '{"schema": "newsparse.article/1", ' + LINE),
    ("yaml", f"schema: newsparse.article/1\ntitle: !{LINE.replace(' ', '')} x\n"),
    ("yaml", f"schema: newsparse.article/1\n{LINE}: [\n"),
    ("yaml", f"schema: newsparse.article/1\nbody: {LINE}\n"),
    ("yaml", f"schema: newsparse.article/1\ntitle: *{LINE.replace(' ', '')}\n"),
    ("md", f"---\nschema: newsparse.article/1\n{LINE}: [\n---\n# Rain\n"),
    ("md", f"---\nschema: newsparse.article/1\nbyline: {{{LINE}: 1}}\n---\n# Rain\n"),
]


@pytest.mark.parametrize(
    ("name", "text"), DOCUMENTS, ids=[f"{name} {n}" for n, (name, _) in enumerate(DOCUMENTS)]
)
def test_damaged_documents_are_told_in_a_line(here: Path, name: str, text: str) -> None:
    (here / f"a.{name}").write_text(text, encoding="utf-8")
    told("parse", "-f", name, f"a.{name}", cwd=here)
    batch = run("batch", f"a.{name}", "-o", "out.csv", "-f", name, cwd=here)
    assert max(map(len, messages(batch))) <= LONGEST and batch.returncode == 1
    assert (here / "out.csv").stat().st_size < 5_000
    with pytest.raises(NewsparseError) as refused:
        formats.read(Source(text, "a"), name)
    assert len(str(refused.value)) <= 1_000


@pytest.mark.parametrize(
    "text",
    [
        f"{JUNK} = 1\n",
        f"[check]\n'{LINE}' = 1\n",
        f"[check]\nselect = ['{JUNK}']\n",
        f"[check]\nprofile = '{LINE}'\n",
        f"[check]\nencoding = '{LINE}'\n",
        f"[check.house]\napostrophe = '{LINE}'\n",
        f"[check.severity]\n'{LINE}' = 'info'\n",
        f"[check]\nselect = {LINE}\n",
        f"extend = '{JUNK}'\n",
        f"[check]\nexclude = ['{JUNK}[']\n",
        f"[[check.rules]]\ncode = 'HOUSE1'\nname = 'a'\nmessage = 'm'\npattern = '({JUNK}'\n",
        f"[check.per-file-ignores]\n'*' = ['{LINE}']\n",
    ],
    ids=range(12),
)
def test_mistakes_in_settings_are_told_in_a_line(here: Path, text: str) -> None:
    (here / ".newsparse.toml").write_text(text, encoding="utf-8")
    told("check", "a.txt", cwd=here)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".newsparse-ignore.toml", f"'{LINE}' = 1\n"),
        (".newsparse-ignore.toml", f"[[ignore]]\n'{LINE}' = 1\n"),
        (".newsparse-ignore.toml", LINE),
        ("base.json", LINE),
        (
            "base.json",
            json.dumps(
                {
                    "schema": "newsparse.baseline/1",
                    "findings": [{"code": "NP301", "path": "a", "fingerprint": "", LINE: ""}],
                }
            ),
        ),
    ],
    ids=range(5),
)
def test_damaged_suppressions_are_told_in_a_line(here: Path, name: str, text: str) -> None:
    (here / name).write_text(text, encoding="utf-8")
    told("check", "a.txt", *(("--baseline", name) if name == "base.json" else ()), cwd=here)


def test_findings_quote_a_line_of_the_text(here: Path) -> None:
    """The text is one word that rules quote, one control character, one bracket that never closes …"""
    word = "wоrd" * 1_000
    text = (
        f"{STORY}\n{word}\ufffd{word} {word}\x07{word} ({word} {word} {word} “{word}” {word}\ufb01"
        f"\n<{word}>&{word}; http://{word} {word}@{word}.org {{{{{word}}}}} ##vso[{word}\n# newsparse: ignore {word}\n"
    )
    (here / "a.txt").write_text(text + "\u200b" * 5_000 + "\n", encoding="utf-8")
    for name in ("concise", "full", "grouped", "github", "azure", "teamcity", "markdown"):
        report = run("check", "--isolated", "--select", "ALL", "--output-format", name, "a.txt", cwd=here)
        assert report.stdout.count(b"\n") > 3 and messages(report) == []
        assert max(map(len, report.stdout.decode().splitlines())) <= 3 * LONGEST
    for name in ("json", "gitlab", "sarif"):
        report = run("check", "--isolated", "--select", "ALL", "--output-format", name, "a.txt", cwd=here)
        assert max(map(len, _quoted(json.loads(report.stdout)))) <= 8_000  # pages of rules among them


def _quoted(value: object) -> list[str]:
    """The strings of a report, but for the text that a fix would write."""
    if isinstance(value, dict):
        kept = [one for key, one in value.items() if key not in ("fix", "fixes")]
        return [text for one in kept for text in _quoted(one)] or [""]
    if isinstance(value, list):
        return [text for one in value for text in _quoted(one)] or [""]
    return [value] if isinstance(value, str) else [""]


def test_errors_of_the_python_interface_are_short(tmp_path: Path) -> None:
    for call in (
        lambda: read(tmp_path / "x" / JUNK),
        lambda: parse(b"It rained.", Options(encoding=JUNK)),
        lambda: parse_all("It rained.", Options(weights=JUNK)),
        lambda: check("It rained.", select=[JUNK]),
        lambda: formats.write([], JUNK),
    ):
        with pytest.raises(NewsparseError) as refused:
            call()
        assert 10 < len(str(refused.value)) <= 1_000


def test_a_short_message_is_left_alone_and_a_long_one_keeps_its_ends() -> None:
    assert clipped("no format named 'x'; did you mean txt?") == "no format named 'x'; did you mean txt?"
    long = clipped(f"a.toml:3: unknown key {LINE!r}; did you mean select?")
    assert long.startswith("a.toml:3: unknown key 'junk") and long.endswith("; did you mean select?")
    assert len(long) <= 400
