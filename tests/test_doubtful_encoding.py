"""An encoding needs evidence over the whole text; one in doubt is said, and nothing is fixed in such a text."""

import json
import tomllib
from pathlib import Path

import pytest

import newsparse
from newsparse.text.source import decode
from tests.cli_process import messages, run
from tests.test_source import ENGLISH, GERMAN, JAPANESE, LEGACY

SCRIPTS = tomllib.loads(Path(__file__).with_name("stories_by_script.toml").read_text("utf-8"))
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# Ninety-two bytes, one of them zero: as pairs of bytes they are 46 characters of UTF-16, of which a few do not exist.
ONE_ZERO = b"Rain closes bridgex\n\nPARIS (AP) - It rained all ni\0ght at the harbour and no one was glad. \n"
DOUBTFUL = GERMAN.replace("Brücke", "Brü\0cke").replace(" die ", "  die ").encode("cp1252")


MIXED = b"Rain closes the bridge\n\nIt\xe2\x80\x99s shut, the mayor said on Monday.\n\nThe caf\xe9 closed.\n"


def story(script: str) -> str:
    text = SCRIPTS[script]
    return f"{text['one']}\n{text['one_text']}\n\n{text['other']}\n{text['other_text']}\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_stray_zeros_never_make_utf8_into_anything_else(script: str) -> None:
    """At any position, after any byte, in texts of odd and even length, one zero or several."""
    text = SCRIPTS[script]["one_text"]
    for zeros in (1, 2, 3):
        for at in range(len(text) + 1):
            data = (text[:at] + "\0" * zeros + text[at:]).encode()
            source = decode(data)
            assert (source.encoding, source.doubt, source.to_bytes()) == ("utf-8", None, data)


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("script", SCRIPTS)
def test_wide_encodings_are_seen_in_every_script(script: str, encoding: str) -> None:
    whole = story(script)
    mark = "\ufeff".encode(encoding)
    for text in (whole, whole.replace("\n", "\r\n"), whole[:-1], f"{whole[:40]}\0{whole[40:]}"):
        for data in (text.encode(encoding), mark + text.encode(encoding)):
            source = decode(data)
            assert (source.text, source.encoding, source.doubt) == (text, encoding, None)
            assert source.to_bytes() == data


@pytest.mark.parametrize("encoding", WIDE)
def test_a_short_line_is_wide_too(encoding: str) -> None:
    for text in ("Hi\n", "Rain\n", "It rained\r\n"):
        source = decode(text.encode(encoding))
        assert (source.text, source.encoding, source.doubt) == (text, encoding, None)


@pytest.mark.parametrize(("encoding", "text"), LEGACY, ids=lambda value: value[:12])
def test_a_legacy_encoding_with_a_zero_is_never_read_as_another_one_in_silence(
    encoding: str, text: str
) -> None:
    data = text.encode(encoding)
    for at in range(0, len(data) + 1, 7):
        for more in (b"\0", b"\0\0", b"\0x"):
            source = decode(data[:at] + more + data[at:])
            same = source.text.replace(more.decode(), "") == text.replace(more.decode(), "")
            assert source.doubt is not None or same
            assert not (source.encoding or "").startswith("utf-16")


@pytest.mark.parametrize("data", [b"ab\0", b"Hi\0\n", b"Hi\0\n\0", b"a\0b c", b"\0a"])
def test_a_few_bytes_with_zeros_are_in_doubt_or_refused(data: bytes) -> None:
    source = decode(data)
    assert source.doubt is not None or not source.is_text


def test_zeros_far_into_a_text_count_too() -> None:
    """Evidence over the whole text: the first hundred kilobytes are not enough."""
    clean = (ENGLISH * 1_200).encode()
    assert not decode(clean + b"\0" * len(clean)).is_text
    source = decode(clean + b"\0." + clean)
    assert (source.encoding, source.doubt) == ("utf-8", None)


def test_a_mark_that_the_text_does_not_bear_out_is_in_doubt() -> None:
    assert decode(b"\xff\xfe" + ENGLISH.encode("ascii", "ignore") * 2).doubt
    assert decode(b"\xff\xfe" + JAPANESE.encode("utf-16-le")).doubt is None


def test_utf8_with_a_byte_that_does_not_fit_is_utf8_in_doubt() -> None:
    source = decode(MIXED)
    assert (source.encoding, source.to_bytes()) == ("utf-8", MIXED) and "It’s shut" in source.text
    assert source.doubt == "3 of its bytes beyond ASCII are valid UTF-8, and 1 not"
    assert decode("北京 café\n".encode() + b"caf\xe9\n").encoding == "utf-8"


def test_a_legacy_text_with_some_utf8_in_it_is_in_doubt_too() -> None:
    source = decode(
        "Le maire a annoncé la fête, l'école fermée et l'été. ".encode("cp1252") + "È là\n".encode()
    )
    assert (
        source.encoding == "cp1252"
        and source.doubt == "4 of its bytes beyond ASCII are valid UTF-8, and 6 not"
    )


def test_clear_utf8_with_a_few_broken_bytes_and_accents_before_punctuation_are_not_in_doubt() -> None:
    source = decode((GERMAN * 2).encode() + b"\xff broken\n")
    assert (source.encoding, source.doubt, source.errors) == ("utf-8", None, "surrogateescape")
    french = "Le maire parle de «\xa0liberté\xa0» et de «\xa0l'été\xa0», disait-il à Paris, où il était né.\n"
    source = decode(french.encode("cp1252"))
    assert source.text == french and "valid UTF-8" not in (source.doubt or "")


BY_SCRIPT = [("cp874", "Thai"), ("shift_jis", "Japanese"), ("euc-jp", "Japanese")]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [*LEGACY, *((encoding, story(script)) for encoding, script in BY_SCRIPT)],
    ids=lambda value: value[:12],
)
def test_a_legacy_text_is_not_in_doubt_for_what_is_utf8_by_chance(encoding: str, text: str) -> None:
    for part in (text, text[:20], text[:60], text.split("\n")[0]):
        source = decode(part.encode(encoding))
        assert "valid UTF-8" not in (source.doubt or ""), source.text


def test_bytes_that_do_not_fit_are_said_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(MIXED)
    result = run("parse", path)
    assert "valid UTF-8" in json.loads(result.stdout)["metadata"]["encoding_in_doubt"]
    assert "encoding is in doubt, read as utf-8: 3 of its bytes" in messages(result)[0]
    assert b"NP019 doubtful-encoding" in run("check", "--isolated", path).stdout
    run("check", "--fix", "--isolated", path)
    assert path.read_bytes() == MIXED


def test_a_named_encoding_is_not_in_doubt() -> None:
    assert decode(DOUBTFUL, encoding="cp1252").doubt is None


def test_one_zero_is_taken_out_of_a_text_whose_encoding_is_certain(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ONE_ZERO)
    assert json.loads(run("parse", path).stdout)["title"] == "Rain closes bridgex"
    assert run("check", "--fix", "--isolated", path).returncode == 0
    fixed = path.read_bytes()
    assert b"all night at the harbour" in fixed and fixed.rstrip() == ONE_ZERO.replace(b"\0", b"").rstrip()


@pytest.mark.parametrize("command", ["parse", "show", "explain", "dateline", "learn"])
def test_every_command_says_that_an_encoding_is_in_doubt(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DOUBTFUL)
    result = run(command, "-", stdin=DOUBTFUL) if command == "dateline" else run(command, path)
    told = [line for line in messages(result) if "encoding is in doubt, read as cp1252" in line]
    assert len(told) == 1 and told[0].endswith("name the right --encoding")


def test_the_document_says_so_whoever_asks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DOUBTFUL)
    assert "NULs" in newsparse.parse(DOUBTFUL).metadata["encoding_in_doubt"]
    assert "NULs" in newsparse.read(path)[0].metadata["encoding_in_doubt"]
    assert "encoding_in_doubt" not in newsparse.parse(GERMAN.encode("cp1252")).metadata
    result = run("batch", path, "-o", "-", cwd=tmp_path)
    assert "NULs" in json.loads(result.stdout)["metadata"]["encoding_in_doubt"]
    assert "cp1252 in doubt 1" in result.stderr.decode()


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",), ("--select", "NP013"), ("--select", "ALL")])
def test_nothing_is_fixed_in_a_text_whose_encoding_is_in_doubt(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DOUBTFUL)
    shown = run("check", "--isolated", path).stdout.decode()
    assert "NP019 doubtful-encoding: the encoding is in doubt, read as cp1252" in shown and "NP013" in shown
    result = run("check", "--fix", "--isolated", *options, path)
    assert path.read_bytes() == DOUBTFUL and result.returncode in (1, 2)
    difference = run("check", "--diff", "--isolated", *options, path)
    assert b"@@" not in difference.stdout
    # Other programs apply what these reports suggest.
    for name in ("sarif", "rdjson", "json"):
        report = run("check", "--isolated", "--output-format", name, path).stdout
        assert not any(word in report for word in (b'"fixes"', b'"suggestions"', b'"safe"'))
    named = run("check", "--fix", "--isolated", "--encoding", "cp1252", path)
    assert named.returncode in (0, 1) and path.read_bytes() != DOUBTFUL


def test_a_file_that_is_not_fixed_from_the_cache_either(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_bytes(DOUBTFUL)
    for options in ((), (), ("--fix",), ("--fix",)):
        run("check", *options, ".", cwd=tmp_path)
    assert all(path.read_bytes() == DOUBTFUL for path in tmp_path.glob("*.txt"))
