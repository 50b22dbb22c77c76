"""One article of an export, whichever database it is from, and the text that is handed to the pipeline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.dates import find as dates
from newsparse.dates import published
from newsparse.formats.extract import Extract, Remark
from newsparse.model.role import Role

# The page in the value of a section: "NEWS; Pg. A10", "S. 7 Ausg. 167", "ECONOMIE; Blz. 9", "Section 5; Page 16".
_PAGE = lazy_pattern(
    r"(?:^|[;,(]\s*|\s)(?:Pg|Page|S|Blz|Seite|P|p|Pág|Pag|page|pg)\b\.?\s*([A-Z]{0,3}-?\d[\w.-]*)"
)
_NUMBER = lazy_pattern(r"\d[\d.,\u2019' \u00a0]*")
# The spaces that some databases print between the parts of a date: "2018 年 10 月 7 日".
_SPACED_DATE = lazy_pattern(r"(?<=\d)\s+(?=[年月日])|(?<=[年月日])\s+(?=\d)")
_LONGEST_DATE = 80  # code points of a line that is a date with its weekday, time and edition
_WORDS = lazy_pattern(r"\w+")


@dataclass(slots=True)
class Record:
    """What is known of one article; `summary` and `byline` are as the database prints them.

    `body` is its text, whose paragraphs are set as `layout` says; it begins on 1-based `line` of the file. `left_out`
    are the lines of the export around it that are neither metadata nor article. `roles` are as in Extract.
    """

    title: str | None = None
    body: str = ""
    layout: str = "lines"
    line: int = 1
    byline: str | None = None
    summary: str | None = None
    kicker: str | None = None
    dateline: str | None = None
    published: str | None = None
    slug: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)
    open_title: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a headline nor a text, nor what else an article consists of."""
        return not (
            self.title or self.body.strip() or self.metadata.keys() & {"graphic", "length", "section"}
        )

    def told(self, line: int | None = None) -> Extract | Remark:
        """The record for the pipeline; of an empty one, a remark on the 1-based line where it is, if that is known."""
        if self.is_empty:
            return Remark("a document without headline and text is left out", line or self.line)
        return self.extract()

    def extract(self) -> Extract:
        """The record for the pipeline; without a byline of its own the text may have one."""
        known: dict[str, Any] = {"summary": self.summary, "published": self.published, "kicker": self.kicker}
        if not self.open_title:
            known["title"] = self.title
        if self.byline is not None:
            known["byline"] = self.byline
        if self.dateline:
            known["dateline"] = self.dateline
        if self.slug:
            known["slug"] = self.slug
        metadata = {key: value for key, value in self.metadata.items() if value not in (None, "", [])}
        words = sum(len(_WORDS.findall(line)) for line in self.left_out)
        return Extract(
            self.body,
            known,
            metadata,
            (len(self.left_out), words),
            self.roles,
            layout=self.layout,
            is_body=True,
            line=self.line,
        )


def words_of(table: str) -> Mapping[str, Any]:
    """The words of a kind of export."""
    found: Mapping[str, Any] = load("exports")[table]
    return found


@cache
def meanings(table: str) -> Mapping[str, str]:
    """What each label of a kind of export means."""
    labels: Mapping[str, Sequence[str]] = words_of(table)["labels"]
    return {label: meaning for meaning, own in labels.items() for label in own}


def squeezed(lines: Iterable[str] | str) -> str:
    """The lines as one, with single spaces."""
    return " ".join((lines if isinstance(lines, str) else " ".join(lines)).split())


def iso_of(text: str) -> str | None:
    """The time or day of publication in ISO 8601 that a short text states; None if there is none.

    >>> iso_of("Mittwoch 31. August 2011"), iso_of("January 2009"), iso_of("Summer, 2008")
    ('2011-08-31', '2009-01', None)
    """
    text = _SPACED_DATE.sub("", squeezed(text))[:_LONGEST_DATE]
    if not any(map(str.isdigit, text)):
        return None
    found = published.timestamp(text)
    if found and len(found.iso) >= len("2011-08-31"):
        return found.iso
    day = published.whole_date(text)
    if day:
        return day
    match = dates.find(text)
    return match.iso if match and match.iso and match.iso[:4].isdigit() and "X" not in match.iso else None


def is_dated(text: str) -> bool:
    """Whether a line is a date, with what databases print beside it: weekday, time, edition."""
    text = squeezed(text)
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    text = _SPACED_DATE.sub("", text)
    found = dates.find(text)
    if found is None or found.iso is None or not found.iso[:4].isdigit():
        return False
    before = text[: found.start].strip(" ,.")
    return not before or len(before.split()) == 1 or published.timestamp(text) is not None


def number_in(text: str) -> int | None:
    """The number in the value of a length: 2968 in `2,968  words`.

    >>> number_in("2,968  words"), number_in("543 mots"), number_in("unknown")
    (2968, 543, None)
    """
    found = _NUMBER.search(text)
    digits = "".join(filter(str.isdigit, found[0])) if found else ""
    return int(digits) if 0 < len(digits) <= 9 else None


def page_in(section: str) -> str | None:
    """The page in the value of a section.

    >>> page_in("ECONOMIE; Blz. 9"), page_in("S. 7 Ausg. 167"), page_in("NEWS; Pg. A10"), page_in("Sports")
    ('9', '7', 'A10', None)
    """
    found = _PAGE.search(section)
    return found[1].rstrip(".-") if found else None


def listed(text: str) -> list[str]:
    """The terms of a field: `STOCKS (96%); BANKS (84%)`."""
    return [term for part in text.split(";") if (term := squeezed(part))]


def is_rights(line: str) -> bool:
    """Whether a line opens a notice of copyright."""
    return squeezed(line).startswith(tuple(words_of("rights")["opens"]))


def goes_on_with_rights(line: str) -> bool:
    """Whether a line goes on with a notice of copyright above."""
    lowered = line.lower()
    return any(word in lowered for word in words_of("rights")["goes_on"])


def is_notice(line: str) -> bool:
    """Whether a line is a notice of an agency about the use of its texts."""
    return any(words in line for words in words_of("rights")["notices"])
