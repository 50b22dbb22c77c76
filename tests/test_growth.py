"""Work grows no faster than the text, for hostile texts of any kind and whatever is done with them: counted, not timed.

`make growth` prints the table of all families, which takes an hour of a processor. The texts that once took the square
of their length are always tried here, and the others by eighths: a slow test takes the eighth of the day.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from newsparse import formats
from newsparse.checks.config import reading
from newsparse.model.errors import ConfigurationError, FormatError
from newsparse.text.source import Source
from tests.cli_process import messages, run
from tests.growth.growing import MOST, Counter
from tests.growth.surfaces import READERS, SURFACES, families_of

# What once grew faster than the text: where, and with which family.
ONCE = (
    ("parse", "only: three lines and a gap"),  # where blocks are: asides between two lines of content
    ("check", "one line: tabs and letters"),  # NP011
    ("check", "one line: opening marks"),  # NP304
    ("check", "lines: spelling"),  # NP207, lines that differ but for their ends
    ("check", "one line: opening brackets"),  # the line that a finding shows
    ("show", "only: same article"),  # the layout of the file, asked for each of its articles
    ("explain", "only: same article"),
    ("diff", "only: spaces and gaps"),  # the lines of a difference, all alike
    ("diff", "lines: different paragraphs"),
    ("diff", "nested: marks"),  # the proof, for quotations that are never closed
    ("rules", "lines: read more"),  # the removal of a line
    ("rules", "lines: quotations of two kinds"),  # NP302, NP303
    ("rules", "lines: names"),  # NP409
    ("rules", "lines: different acronyms"),  # NP410
)

SHARES = 8  # parts in which the families are measured, one a day


@pytest.fixture(scope="module")
def counter() -> Iterator[Counter]:
    with Counter() as made:
        yield made


@pytest.mark.parametrize(("surface", "family"), ONCE)
def test_what_once_took_the_square_of_the_text_does_so_no_more(
    counter: Counter, surface: str, family: str
) -> None:
    found = counter.growth(surface, family)
    assert found.worst <= MOST, found


@pytest.mark.parametrize("surface", READERS)
def test_documents_take_no_more_work_than_their_length(counter: Counter, surface: str) -> None:
    steep = [
        found for family in families_of(surface) if (found := counter.growth(surface, family)).worst > MOST
    ]
    assert not steep


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lines", "one line", "only", "nested"])
@pytest.mark.parametrize("surface", SURFACES)
def test_no_hostile_text_takes_more_work_than_its_length(counter: Counter, surface: str, kind: str) -> None:
    names = [name for name in families_of(surface) if name.startswith(f"{kind}: ")]
    assert len(names) >= 10
    names = names[date.today().toordinal() % SHARES :: SHARES]
    steep = [found for name in names if (found := counter.growth(surface, name)).worst > MOST]
    assert not steep


# ---- documents whose reading cannot be made linear, and is refused ----


def test_a_document_with_endless_tag_directives_is_refused() -> None:
    directives = "".join(f"%TAG !a{number}! b\n" for number in range(5_000))
    with pytest.raises(FormatError, match="more than 100 lines %TAG"):
        formats.read(Source(f"%YAML 1.1\n{directives}---\nschema: newsparse.article/1\n", "x"), "yaml")


@pytest.mark.parametrize(
    "text",
    ["a." * 50_000 + "a = 1", "[" + "a." * 50_000 + "a]", 'x = { "a b"' + ' . "c d"' * 20_000 + " = 1 }"],
)
def test_a_key_of_endless_parts_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / ".newsparse.toml").write_text(text + "\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Rain closes bridge\n", encoding="utf-8")
    result = run("check", "a.txt", cwd=tmp_path)
    (line,) = messages(result)
    assert result.returncode == 2 and "a key has more than 32 parts" in line


def test_dots_in_strings_are_no_parts_of_keys(tmp_path: Path) -> None:
    path = tmp_path / "newsparse.toml"
    path.write_text(
        f'[check.allow]\nNP301 = ["{"." * 100}", "www.{"a" * 100}.example.org"]\n', encoding="utf-8"
    )
    assert reading.load(str(path))["allow"]["NP301"][0] == "." * 100
    path.write_text(f"# {'a.' * 20}\n[check]\nselect = []\n", encoding="utf-8")
    assert reading.load(str(path)) == {"select": []}
    path.write_text(f"{'a.' * 31}a = 1\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="unknown key 'a'"):
        reading.load(str(path))
