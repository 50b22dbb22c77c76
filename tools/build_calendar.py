"""Generate `src/newsparse/data/calendar.toml`: the month and weekday names of many languages.

    python tools/build_calendar.py            write it; run make tables afterwards
    python tools/build_calendar.py --check    exit with status 1 if it is out of date

The names come from CLDR, read by Babel. Forms that only newspapers and agencies use are in
`tools/tables/calendar_extra.toml`.
"""

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import localedata

from newsparse.dates.find import fold

EXTRA = Path(__file__).parent / "tables" / "calendar_extra.toml"
TARGET = Path(__file__).parent.parent / "src" / "newsparse" / "data" / "calendar.toml"

# CLDR locales; the language tag of the names is the part before the underscore.
_CODES = """
    af ar ar_DZ ar_SY az be bg bn bs ca cs da de de_AT el en en_AU es et eu fa fi fil fr fr_CA gl gu he hi hr
    hu hy id is it ja ka kk kn ko lt lv mk ml mr ms mt nb ne nl nn pa pl ps pt ro ru sk sl sq sr sr_Latn sv sw
    ta te th tr uk ur uz vi zh
"""
LOCALES = {code: code.split("_")[0] for code in _CODES.split()}
# CLDR has the names of Bokmål under Norwegian.
LOCALES["no"] = "nb"

# The longest abbreviation ("sept", "paźdz", "juill").
SHORT = 5

# name → number → languages
Names = dict[str, dict[int, set[str]]]

# CLDR writes Catalan months with a preposition, which is not part of the name.
PREPOSITIONS = ("de ", "d’", "d'")


def cldr_names(code: str, subject: str, widths: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Numbers and names from the locale's own data, as the aliases that Babel inherits mix languages."""
    contexts = localedata.load(code, merge_inherited=False).get(subject, {})
    for context in ("format", "stand-alone"):
        for width in widths:
            names = contexts.get(context, {}).get(width, {})
            if isinstance(names, dict):
                yield from ((number, name) for number, name in names.items() if isinstance(name, str))


def key(name: str) -> str | None:
    """The look-up key of a name, or None if it is not a word (`3月`) or too short to be unambiguous."""
    for preposition in PREPOSITIONS:
        name = name.removeprefix(preposition)
    folded = fold(name.rstrip("."))
    uncased = folded[:1] >= "\u0e00"
    if any(character.isdigit() for character in folded) or (len(folded) < 2 and not uncased):
        return None
    return folded


def add(names: Names, name: str, number: int, language: str) -> None:
    folded = key(name)
    if folded:
        names[folded][number].add(language)


def from_cldr(subject: str, first: int, widths: tuple[str, ...]) -> Names:
    """The names of months or weekdays by number: months from 1, weekdays from 1 for Monday (ISO 8601)."""
    names: Names = defaultdict(lambda: defaultdict(set))
    for code, language in LOCALES.items():
        for number, name in cldr_names(code, subject, widths):
            add(names, name, number + first, language)
    return names


def add_extra(names: Names, rows: dict[str, list[str]]) -> None:
    """Add rows of `language = ["names of the first", "of the second", …]`; commas separate names of one month."""
    for language, row in rows.items():
        for number, several in enumerate(row, 1):
            for name in filter(None, (part.strip() for part in several.split(","))):
                add(names, name, number, language)


def shorten(names: Names, short: Names) -> None:
    """Move the names that abbreviate another name of the same month and language to `short`."""
    for name, number, language in list(entries(names)):
        if len(name) <= SHORT and any(
            len(other) > len(name) and other.startswith(name) and language in row.get(number, ())
            for other, row in names.items()
        ):
            names[name][number].discard(language)
            short[name][number].add(language)
    for name, number, language in list(entries(short)):
        if language in names.get(name, {}).get(number, ()):
            short[name][number].discard(language)


def entries(names: Names) -> Iterator[tuple[str, int, str]]:
    for name, row in names.items():
        for number, languages in row.items():
            yield from ((name, number, language) for language in languages)


def small_month_first() -> list[str]:
    """Languages that write months in lower case and put them before the day in long dates."""
    found = set()
    for code, language in LOCALES.items():
        formats = localedata.load(code).get("date_formats", {})
        pattern = re.sub(r"'[^']*'", "", str(formats.get("long", "")))
        small = any(name.islower() for _, name in cldr_names(code, "months", ("wide",)))
        if small and 0 <= pattern.find("MMM") < pattern.find("d"):
            found.add(language)
    return sorted(found)


def heads(tables: dict[str, Names]) -> list[str]:
    """The first words of names of several words."""
    return sorted({name.split()[0] for names in tables.values() for name in names if " " in name})


def quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(values: Iterable[str]) -> str:
    return ", ".join(quoted(value) for value in values)


def table_lines(title: str, names: Names) -> Iterator[str]:
    yield f"\n[{title}]"
    for name in sorted(names):
        row = ", ".join(
            f"{number} = {quoted(' '.join(sorted(languages)))}"
            for number, languages in sorted(names[name].items())
            if languages
        )
        if row:
            yield f"{quoted(name)} = {{ {row} }}"


def mark_lines(marks: dict[str, Any]) -> Iterator[str]:
    yield "\n[marks]"
    for name, value in marks.items():
        if isinstance(value, dict):
            inner = ", ".join(f"{quoted(fold(word))} = {number}" for word, number in value.items())
            yield f"{name} = {{ {inner} }}"
        else:
            yield f"{name} = [{listed(fold(word) for word in value)}]"


def document() -> str:
    extra = tomllib.loads(EXTRA.read_text("utf-8"))
    tables: dict[str, Names] = {
        "months": from_cldr("months", 0, ("wide",)),
        "months_short": from_cldr("months", 0, ("abbreviated",)),
        "weekdays": from_cldr("days", 1, ("wide",)),
        "weekdays_short": from_cldr("days", 1, ("abbreviated",)),
        "persian_months": defaultdict(lambda: defaultdict(set)),
        "islamic_months": defaultdict(lambda: defaultdict(set)),
    }
    for title, names in tables.items():
        add_extra(names, extra.get(title, {}))
    shorten(tables["months"], tables["months_short"])
    shorten(tables["weekdays"], tables["weekdays_short"])
    for title, omitted in extra["omit"].items():
        for name in omitted:
            del tables[title][name]
    lines = [
        "# Month and weekday names, folded by newsparse.dates.find.fold: name = { number = languages }.",
        "# Generated by tools/build_calendar.py from CLDR and tools/tables/calendar_extra.toml; edit that one.",
        "",
        f"small_month_first = [{listed(small_month_first())}]",
        f"heads = [{listed(heads(tables))}]",
    ]
    for title, names in tables.items():
        lines.extend(table_lines(title, names))
    lines.extend(mark_lines(extra["marks"]))
    return "\n".join(lines) + "\n"


def main() -> int:
    text = document()
    if TARGET.exists() and TARGET.read_text("utf-8") == text:
        return 0
    if "--check" in sys.argv[1:]:
        print(f"out of date: {TARGET.name}")
        return 1
    TARGET.write_text(text, "utf-8")
    print(f"wrote: {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
