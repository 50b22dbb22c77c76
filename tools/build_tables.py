"""Compile the tables in `src/newsparse/data/` from TOML to the JSON that is read at run time.

    python tools/build_tables.py            write them
    python tools/build_tables.py --check    only say which are out of date; exit status 1 if any is

The language tables are merged over the languages, because pages mix languages and one small file loads faster
than seventy: into `function_words`, `byline` and one table of phrases for each group of scripts.
"""

import json
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsparse.phrases import bare, shelf_of

DATA = Path(__file__).parent.parent / "src" / "newsparse" / "data"
COMPILED = DATA / "compiled"
PHRASE_PLACES = ("whole", "start", "label")
BYLINE_OPENERS = ("before", "weak_before", "labels")
BYLINE_BY_LANGUAGE = ("and", "place_words", "never")
BYLINE_MERGED = (
    "lines",
    "titles",
    "beats",
    "desks",
    "photo_labels",
    "agency_names",
    "agency_words",
    "particles",
    "name_suffixes",
)

Table = dict[str, Any]


def compiled() -> Iterator[tuple[Path, str]]:
    """Each compiled file with the text it should hold."""
    for source in sorted(DATA.glob("*.toml")):
        yield COMPILED / f"{source.stem}.json", as_json(read(source))
    languages = {source.stem: read(source) for source in sorted((DATA / "languages").glob("*.toml"))}
    for name, merge in MERGED.items():
        yield COMPILED / f"{name}.json", as_json(merge(languages))
    for shelf, table in phrases(languages).items():
        yield COMPILED / "phrases" / f"{shelf}.json", as_json(table)


def read(source: Path) -> Table:
    return tomllib.loads(source.read_text("utf-8"))


def as_json(table: Table) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n"


def folded(phrase: str) -> str:
    """The phrase as the look-ups see a line: composed, case-folded, straight apostrophes, single spaces."""
    return " ".join(unicodedata.normalize("NFC", phrase).casefold().replace("’", "'").split())


def joined(owners: dict[str, list[str]]) -> dict[str, str]:
    """Each key with its owners in one string, in order and once each."""
    return {key: " ".join(dict.fromkeys(names)) for key, names in sorted(owners.items())}


def function_words(languages: dict[str, Table]) -> Table:
    """The languages of each script, and the languages of each function word."""
    scripts, words = defaultdict(list), defaultdict(list)
    for code, table in languages.items():
        scripts[table["script"]].append(code)
        for word in table["function_words"].split():
            words[word].append(code)
    return {"scripts": joined(scripts), "words": joined(words)}


def phrases(languages: dict[str, Table]) -> dict[str, Table]:
    """By shelf (a group of scripts), place and first two characters: each phrase with its kinds' number.

    A bucket is one string, `¦read more¦=3¦…`, because twenty thousand keys cost ten milliseconds to load.
    """
    found: dict[str, dict[str, list[str]]] = {place: defaultdict(list) for place in PHRASE_PLACES}
    for table in languages.values():
        for kind, lists in table.get("phrases", {}).items():
            for place, texts in lists.items():
                for text in texts:
                    found[place][phrase_of(text)].append(kind)
    owners = {place: joined(texts) for place, texts in found.items()}
    shelves = sorted({shelf_of(text) for texts in owners.values() for text in texts})
    return {shelf: phrase_shelf(shelf, owners) for shelf in shelves}


def phrase_of(text: str) -> str:
    """The phrase as it is looked up; ValueError for one that is nothing but marks."""
    phrase = bare(folded(text))
    if not phrase:
        raise ValueError(f"{text!r} cannot be looked up: it holds only marks that are cut off every line")
    return phrase


def phrase_shelf(shelf: str, owners: dict[str, dict[str, str]]) -> Table:
    own = {
        place: {t: kinds for t, kinds in texts.items() if shelf_of(t) == shelf}
        for place, texts in owners.items()
    }
    kinds = sorted({names for texts in own.values() for names in texts.values()})
    return {"kinds": kinds, **{place: bucketed(texts, kinds) for place, texts in own.items()}}


def bucketed(owners: dict[str, str], kinds: list[str]) -> dict[str, str]:
    buckets: dict[str, str] = defaultdict(lambda: "¦")
    for text, names in owners.items():
        buckets[text[:2]] += f"{text}¦={kinds.index(names)}¦"
    return dict(buckets)


def byline(languages: dict[str, Table]) -> Table:
    """What opens, joins, follows and never stands in a byline, in all languages, and the agencies' names."""
    tables = {code: table["byline"] for code, table in languages.items() if "byline" in table}
    merged: Table = {}
    for name in BYLINE_OPENERS:
        openers = defaultdict(list)
        for code, table in tables.items():
            for word in table.get(name, ()):
                openers[folded(word)].append(code)
        merged[name] = joined(openers)
    merged["surnames"] = "".join(
        sorted({char for table in tables.values() for char in table.get("surnames", "")})
    )
    for name in BYLINE_BY_LANGUAGE:
        merged[name] = {code: table[name] for code, table in tables.items() if name in table}
    for name in BYLINE_MERGED:
        merged[name] = sorted({folded(word) for table in tables.values() for word in table.get(name, ())})
    # As written: folded, `Context`, `Report` and `Trend` would be any word.
    merged["agency_marks"] = sorted(agency_marks() - set(merged["agency_names"]))
    merged["signals"] = signals(merged)
    return merged


def agency_marks() -> set[str]:
    rows = read(DATA / "agencies.toml")["agencies"].values()
    return {name for row in rows for name in row["names"] if len(name) > 2}


def signals(merged: Table) -> list[str]:
    """A word of each title, desk and agency: a line with none of them and without an opener is no byline."""
    texts = [text for name in ("titles", "desks", "agency_names", "agency_marks") for text in merged[name]]
    return sorted({max(folded(text).split(), key=len) for text in texts})


MERGED = {"function_words": function_words, "byline": byline}


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = [
        (path, text) for path, text in compiled() if not path.exists() or path.read_text("utf-8") != text
    ]
    for path, text in stale:
        print(f"{'out of date' if check else 'wrote'}: {path.relative_to(DATA.parent)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
