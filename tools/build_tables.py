"""Compile the tables in `src/newsparse/data/` from TOML to the JSON that is read at run time.

    python tools/build_tables.py            write them
    python tools/build_tables.py --check    only say which are out of date; exit status 1 if any is

The language tables are merged over the languages, because pages mix languages and one small file loads faster
than seventy: into `function_words`, `byline` and one table of phrases for each group of scripts. The names of
agencies, regions and places go into `names/…`, one table a group of scripts too.
"""

import json
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsparse.dates.find import fold
from newsparse.words.phrases import bare, shelf_of

DATA = Path(__file__).parent.parent / "src" / "newsparse" / "data"
COMPILED = DATA / "compiled"
PHRASE_PLACES = ("whole", "start", "label")
# What is looked up by its names alone, which stand in the tables of names.
NAMES_ONLY = ("cities", "countries")
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
        if source.stem not in NAMES_ONLY:
            yield COMPILED / f"{source.stem}.json", as_json(read(source))
    languages = {source.stem: read(source) for source in sorted((DATA / "languages").glob("*.toml"))}
    for name, merge in MERGED.items():
        yield COMPILED / f"{name}.json", as_json(merge(languages))
    for shelf, table in phrases(languages).items():
        yield COMPILED / "phrases" / f"{shelf}.json", as_json(table)
    yield COMPILED / "timestamp_words.json", as_json(timestamp_words(read(DATA / "timestamps.toml")))
    for shelf, table in names().items():
        yield COMPILED / "names" / f"{shelf}.json", as_json(table)


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
    """The languages of each script and of each function word; the words that take up what was said, of all."""
    scripts, words = defaultdict(list), defaultdict(list)
    for code, table in languages.items():
        scripts[table["script"]].append(code)
        for word in table["function_words"].split():
            words[word].append(code)
    taking_up = {word for table in languages.values() for word in table.get("takes_up", "").split()}
    return {"scripts": joined(scripts), "words": joined(words), "takes_up": " ".join(sorted(taking_up))}


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


def timestamp_words(timestamps: Table) -> Table:
    """The kinds of every phrase, whatever its language, and the first words of those that have several."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, kinds in timestamps.items():
        for kind, phrases in kinds.items() if language != "zones" else ():
            for phrase in phrases:
                found[phrase].append(kind)
    return {"kinds": joined(found), "heads": sorted({text.split()[0] for text in found if " " in text})}


def names() -> dict[str, Table]:
    """By shelf, list and first two characters: each name with what is said of it."""
    lists = {
        "agencies": agency_names(),
        "regions": region_names(),
        "short_regions": short_region_names(),
        "places": place_names(),
    }
    shelves = sorted({shelf_of(name) for said in lists.values() for name in said})
    return {
        shelf: {
            title: listed({name: what for name, what in said.items() if shelf_of(name) == shelf})
            for title, said in lists.items()
        }
        for shelf in shelves
    }


def listed(said: dict[str, str]) -> dict[str, str]:
    """A bucket is one string, `|name=what|name=what|`, because thousands of keys are slow to load."""
    buckets: dict[str, str] = defaultdict(lambda: "|")
    for name, what in sorted(said.items()):
        buckets[name[:2]] += f"{name}={what}|"
    return dict(buckets)


def agency_names() -> dict[str, str]:
    """Each name with the ids that claim it, those with rows of their own before outlets, the last first."""
    table = read(DATA / "agencies.toml")
    outlets = [(slug(name), name) for names in table["outlets"].values() for name in names]
    rows = [(identity, name) for identity, row in table["agencies"].items() for name in row["names"]]
    found: dict[str, list[str]] = defaultdict(list)
    for identity, name in reversed([*outlets, *rows]):
        found[fold(name)].append(identity)
    return joined(found)


def slug(name: str) -> str:
    """The id of an outlet that has no row of its own: `cbs-news` for CBS News."""
    return "-".join(name.casefold().replace(".", " ").split())


def region_names() -> dict[str, str]:
    """Each name with the code of its country or part of one; what is written by hand comes first."""
    hand = read(DATA / "regions.toml")
    generated: dict[str, str] = read(DATA / "countries.toml")["names"]
    return {**generated, **by_name(hand["short"]), **by_name(hand["regions"])}


def short_region_names() -> dict[str, str]:
    """The abbreviations of regions, which may stand without a comma before them."""
    hand = read(DATA / "regions.toml")
    dotted = {code: [name for name in names if name.endswith(".")] for code, names in hand["regions"].items()}
    return {**by_name(dotted), **by_name(hand["short"])}


def by_name(codes: dict[str, list[str]]) -> dict[str, str]:
    """{code: names} turned round; the first code that claims a name keeps it."""
    found: dict[str, str] = {}
    for code, names in codes.items():
        for name in names:
            found.setdefault(fold(name.rstrip(".")), code)
    return found


def place_names() -> dict[str, str]:
    """The towns of the lists, of which nothing more is said."""
    names = {fold(name) for name in read(DATA / "places.toml")["places"]}
    names.update(*(block.split("|") for block in read(DATA / "cities.toml")["names"].values()))
    return dict.fromkeys(names, "")


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
