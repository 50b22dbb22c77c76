"""Write docs/what-formats-hold.md: what of an article comes back from each format, what is there, and what is lost.

python tools/build_format_table.py            write the page
python tools/build_format_table.py --check    say whether it is out of date; exit status 1 if it is
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsparse import formats
from newsparse.formats import WriteOptions
from newsparse.model.article import (
    Article,
    Block,
    Byline,
    Confidence,
    Dateline,
    LeftOut,
    Note,
    SourceInfo,
    SpanRecord,
)
from newsparse.model.role import Role
from newsparse.pipeline import reading

PAGE = Path(__file__).parent.parent / "docs" / "what-formats-hold.md"
SAME, THERE, LOST = "same", "there", "–"
FATES = (LOST, THERE, SAME)  # from the worst

# As long as a short story is: readers of web pages take less for no article at all.
_LEAD = (
    "Waves broke over the piers. The harbour master closed the three quays on Monday night and sent all crews home, "
    "after a gust had torn a crane from its rails. Nobody was hurt, and the damage will be counted once the wind falls."
)
_FOLLOWING = (
    "The next tide is expected at dawn. Until then the ferries to the islands do not sail, and buses take passengers "
    "to the bridge in the north, where a second pier has stayed open through the night for doctors and for freight."
)

# Every part, told from the others by its words and numbers.
ARTICLE = Article(
    source=SourceInfo(path="quay.txt", article=1, of=1, encoding="utf-8", sha256="ab12" * 16),
    language="en",
    kicker="HARBOURS",
    title="Storm shuts three quays",
    summary="Pilots wait for calmer seas",
    byline=Byline("By Ana Ruiz and Li Wei, Reuters", ("Ana Ruiz", "Li Wei"), "Reuters"),
    dateline=Dateline(
        "LISBON, Nov 22 (AP) —", "LISBON", ("LISBON",), agency="AP", date="Nov 22", date_iso="XXXX-11-22"
    ),
    published="2026-12-24T10:30:00+00:00",
    body=(
        Block("paragraph", _LEAD, 90_001),
        Block("subhead", "Next tides", 90_002),
        Block("paragraph", _FOLLOWING, 90_013),
        Block("list_item", "• Ferries stay moored", 90_003),
        Block("quote", "We never saw such swell.", 90_004),
        Block("table", "depth  7\nwind  9", 90_005),
        Block("separator", "* * *", 90_006),
        Block("caption", "The lighthouse at dawn", 90_007),
        Block("boilerplate", "Subscribe to our newsletter", 90_008),
    ),
    notes=(
        Note("slug", "QUAYS-STORM", 90_009),
        Note("note", "(Adds detail)", 90_010),
        Note("timestamp", "Updated at noon", 90_011),
        Note("credit", "(Editing by Sam Oe)", 90_012),
    ),
    end_marker="ENDS",
    left_out=LeftOut(4, 4_711),
    confidence=Confidence("high", "medium", "low", "high"),
    metadata={"desk": "seafaring", "section": "Shipping"},
    spans=(SpanRecord(Role.TITLE, 0, 777_777, 1, 2.5),),
)


def _blocks(kind: str) -> Callable[[Article], Any]:
    return lambda one: tuple(block.text for block in one.body if block.type == kind)


def _notes(kind: str) -> Callable[[Article], Any]:
    return lambda one: tuple(note.text for note in one.notes if note.type == kind)


def _lines(article: Article) -> Any:
    return (*(block.line for block in article.body), *(note.line for note in article.notes))


# Each part: how to take it from an article, and the words by which it is known in a file, with or without its markup.
PARTS: Mapping[str, tuple[Callable[[Article], Any], tuple[str, ...]]] = MappingProxyType(
    {
        "title": (lambda one: one.title, ("Storm shuts three quays",)),
        "kicker": (lambda one: one.kicker, ("HARBOURS",)),
        "summary": (lambda one: one.summary, ("Pilots wait for calmer seas",)),
        "byline as written": (lambda one: one.byline and one.byline.text, ("By ", ", Reuters")),
        "authors": (lambda one: one.byline and one.byline.authors, ("Ana Ruiz", "Li Wei")),
        "agency of the byline": (lambda one: one.byline and one.byline.agency, ("Reuters",)),
        "dateline as written": (lambda one: one.dateline and one.dateline.text, ("LISBON, Nov 22 (AP) —",)),
        "place": (lambda one: one.dateline and one.dateline.places, ("LISBON",)),
        "agency of the dateline": (lambda one: one.dateline and one.dateline.agency, ("AP",)),
        "date of the dateline": (lambda one: one.dateline and one.dateline.date_iso, ("XXXX-11-22",)),
        "time of publication": (lambda one: one.published, ("2026-12-24T10:30:00+00:00",)),
        "language": (lambda one: one.language, ('"en"', ">en<", "language: en", "lang: en", "'en'")),
        "paragraphs": (_blocks("paragraph"), ("Waves broke over the piers.",)),
        "subheads": (_blocks("subhead"), ("Next tides",)),
        "items of lists": (_blocks("list_item"), ("Ferries stay moored",)),
        "quotations": (_blocks("quote"), ("We never saw such swell.",)),
        "tables": (_blocks("table"), ("depth  7",)),
        "separators": (_blocks("separator"), ("* * *", "<hr", "\\* \\* \\*")),
        "captions": (_blocks("caption"), ("The lighthouse at dawn",)),
        "what `--keep-all` keeps": (_blocks("boilerplate"), ("Subscribe to our newsletter",)),
        "slugs": (_notes("slug"), ("QUAYS-STORM",)),
        "notes": (_notes("note"), ("(Adds detail)",)),
        "timestamps": (_notes("timestamp"), ("Updated at noon",)),
        "credits": (_notes("credit"), ("(Editing by Sam Oe)",)),
        "end marker": (lambda one: one.end_marker, ("ENDS",)),
        "section": (lambda one: one.metadata.get("section"), ("Shipping",)),
        "other metadata": (lambda one: one.metadata.get("desk"), ("seafaring",)),
        "lines of the text": (_lines, ("90001", "90012")),
        "path, encoding and digest of the text": (lambda one: one.source, ("ab12" * 16,)),
        "how much was left out": (lambda one: one.left_out, ("4711",)),
        "how sure each part is": (lambda one: one.confidence, ("confidence",)),
        "spans": (lambda one: one.spans, ("777777",)),
    }
)
# Parts of which any one of the words is enough: how they are written is the format's.
_ANY = frozenset({"language", "separators"})

_TAG = re.compile(r"<[^<>]*>")

Column = tuple[str, str]  # the name of the format, and its front matter


def columns() -> Iterator[Column]:
    """The formats that can be written, Markdown with each of its front matters."""
    for name in formats.names(writes=True):
        yield name, "full"
        if name == "md":
            yield from ((name, front) for front in ("hugo", "jekyll", "none"))


def written(article: Article, column: Column) -> bytes:
    """The article as a file."""
    name, front = column
    return b"".join(formats.pieces([article], name, WriteOptions(spans=True, front=front)))


def read(data: bytes, name: str) -> Article | None:
    """The article of a file; None if newsparse does not read the format."""
    if not formats.get(name).reads:
        return None
    (article,) = reading.read(formats.decode(data, read_as=name)).articles
    return article


def held(article: Article, column: Column) -> dict[str, str]:
    """For each part, whether it comes back as the same, is at least there, or is lost."""
    data = written(article, column)
    back, content = read(data, column[0]), _content(data, column[0])
    return {part: _fate(part, article, back, content) for part in PARTS}


def _fate(part: str, article: Article, back: Article | None, content: str) -> str:
    take, words = PARTS[part]
    if back is not None and take(back) == take(article):
        return SAME
    enough = any if part in _ANY else all
    return THERE if enough(word in content for word in words) else LOST


def _content(data: bytes, name: str) -> str:
    """The text of a file; behind it the same without its tags, as a byline may have some inside."""
    if name != "parquet":
        text = data.decode("utf-8")
        return text + "\n" + _TAG.sub("", text)
    import pyarrow as pa
    import pyarrow.parquet as pq

    return str(pq.read_table(pa.BufferReader(data)).to_pylist())


def page() -> str:
    """The page: one column for all the formats that hold the same."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for column in columns():
        groups.setdefault(tuple(held(ARTICLE, column).values()), []).append(_title(column))
    head = ["", *(", ".join(titles) for titles in groups.values())]
    rows = [[part, *(fates[at] for fates in groups)] for at, part in enumerate(PARTS)]
    lines = [_row(head), "|---" * len(head) + "|", *map(_row, rows)]
    return _HEAD + "\n".join(lines) + "\n"


def _title(column: Column) -> str:
    name, front = column
    return f"`{name}`" if front == "full" else f"`{name}` ({front})"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


_HEAD = f"""# What each format holds

An article with every part was written in every format (Markdown with each `--front-matter`) and, where newsparse reads
the format, read back.

- `{SAME}`: the part came back as it was.
- `{THERE}`: its words are in the file, but newsparse does not read them back as that part.
- `{LOST}`: it is not in the file.

From which format the article was read makes no difference: what one of them kept, the next one gets. Losses
of the text are said on standard error ([writing for others](writing.md)); the last five rows are what newsparse knows
of its own work.

"""


def main(arguments: list[str]) -> int:
    text = page()
    if PAGE.exists() and PAGE.read_text("utf-8") == text:
        return 0
    print(f"{'out of date' if '--check' in arguments else 'wrote'}: docs/{PAGE.name}")
    if "--check" in arguments:
        return 1
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
