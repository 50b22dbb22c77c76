"""The inputs from which fuzzing starts: test cases, documents made from them, and configuration files."""

from collections.abc import Iterator
from pathlib import Path

from newsparse import formats
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.fuzz.promises import OURS

_TESTS = Path(__file__).parent.parent
_LONGEST = 1_500  # bytes; longer texts are slower and find little more

_STATE = (
    b'[check]\nprofile = "ap"\nselect = ["ALL", "NP3"]\nignore = ["NP301"]\nmax-warnings = 3\n'
    b'[check.house]\nquotes = "curly"\n[check.per-file-ignores]\n"a*.txt" = ["NP2"]\n',
    b'[[check.rules]]\ncode = "AX001"\nname = "no-isnt"\npattern = "is(n.t)?"\nmessage = "{match}"\n'
    b'scope = "title"\nseverity = "error"\n[check.allow]\nNP301 = ["isn\'t"]\n',
    b'[[ignore]]\npath = "a.txt"\nrules = ["NP301"]\nreason = "because"\nuntil = 2024-01-01\ntext = "is"\n',
    b'{"schema": "newsparse.baseline/1", "findings": [\n{"code": "NP301", "path": "a.txt", '
    b'"fingerprint": "0123", "message": "m"}]}\n',
    b'[[["NP301","mixed-apostrophes","warning","m",0,1,1,1,1,2,true,[[0,1,"x"]],"k","p"]],[["NP701",1,"v"]]]\n',
    b"*.txt\n!/a/*\n**/b\n",
)

_CHANGES = (
    b"\x00",
    b"\x01\x07[]\x00",
    b"\x00\x08" + b'[["../victim.txt", 5, 0, "0"]]',
    b"\x00\x07" + b'[["/etc/hostname", 5, 0, "0"]]\x00\x08[["a.json", 1]]',
    b"\x80\x41../victim.txt\x00\x42-7",
    b"\x81\x85\x00",
    b"\x00\xc0\x00\x60\x04\x00",
    b"\x80\x09-1\x00\x0a999999999\x00\x0b-5",
)


def starts(promise: str) -> Iterator[bytes]:
    """The inputs from which fuzzing a promise starts."""
    if promise in ("configuring", "resuming"):
        yield from _STATE if promise == "configuring" else _CHANGES
        return
    texts = [path.read_bytes() for path in sorted((_TESTS / "cases").glob("*/*/input.txt"))]
    if promise == "recognising":
        for path in sorted((_TESTS / "cases_dateline").glob("*.txt")):
            yield from (line.split(b" || ")[0] for line in path.read_bytes().splitlines()[::7])
    if promise == "reading":
        for text in texts[::9]:
            articles = pipeline.articles(Source(text.decode()[:600]), Options(spans=True))
            for name in OURS:
                yield formats.write(articles, name).encode()
        return
    head = b"\x01" if promise in ("checking", "growing", "differing") else b""
    yield from (head + text for text in texts if len(text) < _LONGEST)
