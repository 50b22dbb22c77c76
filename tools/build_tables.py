"""Compile the tables in `src/newsparse/data/` to the files that newsparse reads.

    python -m tools.build_tables            write the compiled tables
    python -m tools.build_tables --check    list those that are out of date; exit status 1 if there are any

Language tables are merged: pages mix languages, and one small file loads faster than a hundred. They become
`function_words` (one table for each script), `byline` and one table of phrases for each group of scripts. The names of
agencies, regions and places become `names/…/…`, also one table for each group of scripts; those of towns and countries,
which only this script reads, are in `tools/tables/`.

A table is written as JSON, or as lists if `IN_LISTS` of `newsparse.base.tables` names it.
"""

import json
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.table_lists import Encoded, Named, Numbers, Words, as_lists

from newsparse.base.tables import LATIN_1, is_in_lists
from newsparse.byline.lists import ALL, FIRST_WORD
from newsparse.dateline.lexicon import PACKED, packed, slug
from newsparse.dates.find import fold
from newsparse.label.chain import thousandths
from newsparse.words.language import LARGEST_SCRIPT, script_of
from newsparse.words.phrases import bare, shelf_of

DATA = Path(__file__).parent.parent / "src" / "newsparse" / "data"
COMPILED = DATA / "compiled"
WEIGHTS = DATA / "weights.json"  # written by `make train`
GENERATED = Path(__file__).parent / "tables"
PHRASE_PLACES = ("whole", "start", "label")
SCRIPTS_IN_PAIRS = ("Latn", "Cyrl")  # that some languages use side by side
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
    "form_labels",
    "accounts",
)

# Lists of a source that newsparse reads elsewhere, merged with others: they are in the tables of `names`.
MERGED_ELSEWHERE = {
    "agencies": ("outlets",),
    "places": ("places",),
    "regions": ("short", "regions"),
}

# Lists that are looked up by folded words: these of the places, and all but these of the datelines.
FOLDED_PLACES = ("not_alone", "stand_alone", "colon", "city_states")
FEW_WORDS = 300  # of a list about bylines; a longer one is not made an object for each word
UNFOLDED_WORDS = ("openers", "media_endings", "media_stems")

# Tables of the calendar: what each name stands for, and in which languages.
NAMED_NUMBERS = (
    *("months", "months_short", "weekdays", "weekdays_short"),
    *("persian_months", "islamic_months"),
)

Table = dict[str, Any]


def compiled() -> Iterator[tuple[Path, bytes]]:
    """Each compiled file and its content."""
    for name, table in tables():
        path = COMPILED / name
        if is_in_lists(name):
            yield path.with_suffix(".table"), as_lists(table)
        else:
            yield path.with_suffix(".json"), encoded(name, as_json(table))


def tables() -> Iterator[tuple[str, Table]]:
    """Each table with its name."""
    for source in sorted(DATA.glob("*.toml")):
        table = own(source.stem, read(source))
        yield source.stem, calendar(table) if source.stem == "calendar" else table
    languages = {source.stem: read(source) for source in sorted((DATA / "languages").glob("*.toml"))}
    yield "function_words", function_words(languages)
    yield "byline", byline(languages)
    by_script = votes(languages)
    yield f"votes/{LARGEST_SCRIPT}", by_script.pop(LARGEST_SCRIPT)
    yield "votes/other", by_script  # small ones, of which a text needs one
    for shelf, table in phrases(languages).items():
        yield f"phrases/{shelf}", table
    yield "timestamp_words", timestamp_words(read(DATA / "timestamps.toml"))
    yield "names/short_regions", {"names": frozenset(short_region_names())}  # two hundred: no need of shelves
    for title, shelves in names().items():
        for shelf, table in shelves.items():
            yield f"{title}/{shelf}", table
    yield "weights", weights(json.loads(WEIGHTS.read_text("utf-8")))


def own(name: str, table: Table) -> Table:
    """What of a source its own compiled table holds."""
    if name == "endings":  # every short line is compared with them
        return {key: frozenset(value) for key, value in table.items()}
    return {
        key: list(dict.fromkeys(map(fold, value))) if is_folded(name, key, value) else value
        for key, value in table.items()
        if key not in MERGED_ELSEWHERE.get(name, ())
    }


def is_folded(name: str, key: str, value: Any) -> bool:
    if name == "datelines":
        return isinstance(value, list) and key not in UNFOLDED_WORDS
    return name == "places" and key in FOLDED_PLACES


def read(source: Path) -> Table:
    return tomllib.loads(source.read_text("utf-8"))


def as_json(table: Table) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n"


def encoded(name: str, text: str) -> bytes:
    """The bytes of a compiled table: UTF-8, or one for each letter and an escape for any beyond Latin-1."""
    if name not in LATIN_1:
        return text.encode("utf-8")
    return "".join(one if ord(one) < 0x100 else f"\\u{ord(one):04x}" for one in text).encode("latin-1")


def folded(phrase: str) -> str:
    """The phrase in the form of look-ups: composed, case-folded, with straight apostrophes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", phrase).casefold().replace("’", "'").split())


def joined(owners: dict[str, list[str]]) -> dict[str, str]:
    """Each key with its owners in one string, without repetitions."""
    return {key: " ".join(dict.fromkeys(names)) for key, names in sorted(owners.items())}


def function_words(languages: dict[str, Table]) -> Table:
    """The languages of each script, and the words that refer back in any language, such as `he` and `this`."""
    scripts = defaultdict(list)
    for code, table in languages.items():
        for script in dict.fromkeys([table["script"], *words_by_script(table)]):
            scripts[script].append(code)
    taking_up = {word for table in languages.values() for word in table.get("takes_up", "").split()}
    return {"scripts": Words(joined(scripts)), "takes_up": " ".join(sorted(taking_up))}


def votes(languages: dict[str, Table]) -> dict[str, Table]:
    """By script, the languages of each function word and of each letter that not all languages of the script have."""
    words: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    letters: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, table in languages.items():
        for script, own in words_by_script(table).items():
            for word in own:
                words[script][word].append(code)
        for letter in table.get("letters", ""):
            letters[script_in(letter, table)][letter].append(code)
    return {script: numbered(joined(found), joined(letters[script])) for script, found in words.items()}


def numbered(words: dict[str, str], letters: dict[str, str]) -> Table:
    """The owners of words and letters by a number, the most frequent first: Python keeps small numbers only once."""
    counts = Counter([*words.values(), *letters.values()])
    ranked = sorted(counts, key=lambda n: (-counts[n], n))
    numbers = {names: number for number, names in enumerate(ranked)}
    return {
        "owners": ranked,
        "words": Numbers({word: numbers[names] for word, names in words.items()}),
        "letters": Numbers({letter: numbers[names] for letter, names in letters.items()}),
    }


def words_by_script(table: Table) -> dict[str, list[str]]:
    """The function words of a language by script: Serbian and Uzbek are written in two."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in unicodedata.normalize("NFC", table["function_words"]).split():
        found[script_in(word, table)].append(word)
    return found


def script_in(word: str, table: Table) -> str:
    """The script of a word, which is the language's own unless the word is in Latin or Cyrillic letters."""
    script = script_of(word[0])
    return script if script in SCRIPTS_IN_PAIRS else table["script"]


def phrases(languages: dict[str, Table]) -> dict[str, Table]:
    """The phrases with the numbers of their kinds, by shelf (a group of scripts), place and first two characters.

    A bucket is one string, `|ad more~3|…` under `re`, because twenty thousand keys take ten milliseconds to load; the
    first two characters are left out because they would be a tenth of the wheel's tables.
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
    """The phrase without the marks around it. Raises ValueError if it consists only of marks."""
    phrase = bare(folded(text))
    if not phrase:
        raise ValueError(f"{text!r} can never match: it holds only marks, which are stripped from every line")
    return phrase


def phrase_shelf(shelf: str, owners: dict[str, dict[str, str]]) -> Table:
    own = {
        place: {t: kinds for t, kinds in texts.items() if shelf_of(t) == shelf}
        for place, texts in owners.items()
    }
    kinds = sorted({names for texts in own.values() for names in texts.values()})
    return {
        "kinds": kinds,
        **{place: Encoded(bucketed(texts, kinds)) for place, texts in own.items()},
    }


def bucketed(owners: dict[str, str], kinds: list[str]) -> dict[str, str]:
    buckets: dict[str, str] = defaultdict(lambda: "|")
    for text, names in owners.items():
        buckets[text[:2]] += f"{text[2:]}~{kinds.index(names)}|"
    return dict(buckets)


def byline(languages: dict[str, Table]) -> Table:
    """The words that open, join, follow and rule out a byline, in all languages, and the names of agencies."""
    tables = {code: table["byline"] for code, table in languages.items() if "byline" in table}
    merged: Table = {}
    for name in BYLINE_OPENERS:
        openers = defaultdict(list)
        for code, table in tables.items():
            for word in table.get(name, ()):
                openers[folded(word)].append(code)
        merged[name] = Named(joined(openers))
    merged["surnames"] = "".join(
        sorted({char for table in tables.values() for char in table.get("surnames", "")})
    )
    for name in BYLINE_BY_LANGUAGE:
        words = {code: frozenset(table[name]) for code, table in tables.items() if name in table}
        merged[name] = words | {ALL: frozenset().union(*words.values())}
    for name in BYLINE_MERGED:
        merged[name] = sorted({folded(word) for table in tables.values() for word in table.get(name, ())})
    # Case is kept because `context`, `report` and `trend` are ordinary words.
    merged["agency_marks"] = sorted(agency_marks() - set(merged["agency_names"]))
    merged["signals"] = frozenset(signals(merged))  # every short line asks for these, and for the first words
    titles, ends = merged["titles"], [*merged["titles"], *merged["desks"]]
    opening = (phrase for name in (*BYLINE_OPENERS, "lines") for phrase in merged[name])
    merged["first_words"] = frozenset(first.group() for first in map(FIRST_WORD.match, opening) if first)
    merged["title_firsts"] = sorted({text.split()[0] for text in titles})
    merged["title_lasts"] = sorted({text.split()[-1] for text in ends})
    agencies = (*merged["agency_names"], *merged["agency_marks"])
    merged["agency_lasts"] = sorted({text.split()[-1].casefold() for text in agencies})
    return {
        name: value
        if not isinstance(value, list)
        else Named(dict.fromkeys(value, ""))
        if len(value) > FEW_WORDS
        else frozenset(value)
        for name, value in merged.items()
    }


def agency_marks() -> set[str]:
    rows = read(DATA / "agencies.toml")["agencies"].values()
    return {name for row in rows for name in row["names"] if len(name) > 2}


def signals(merged: Table) -> list[str]:
    """One word of each title, desk and agency: a line without any of them or an opener is not a byline."""
    texts = [text for name in ("titles", "desks", "agency_names", "agency_marks") for text in merged[name]]
    return sorted({max(folded(text).split(), key=len) for text in texts})


def timestamp_words(timestamps: Table) -> Table:
    """The kinds of every phrase in any language, and the first words of those of several."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, kinds in timestamps.items():
        for kind, phrases in kinds.items() if language != "zones" else ():
            for phrase in phrases:
                found[phrase].append(kind)
    heads = frozenset(text.split()[0] for text in found if " " in text)
    return {"kinds": Named(joined(found)), "heads": heads}


def calendar(table: Table) -> Table:
    """The calendar with the numbers of each name in one text: `4 ca es fil` and `10 uk` become `4 ca es fil;10 uk`."""
    return {
        name: Named({key: ";".join(map(" ".join, row.items())) for key, row in value.items()})
        if name in NAMED_NUMBERS
        else frozenset(value)
        if isinstance(value, list)
        else value
        for name, value in table.items()
    }


def weights(table: Table) -> Table:
    """What fitting found, its features in lists and in thousandths."""
    features = {name: thousandths(row) for name, row in table["features"].items()}
    return table | {"features": Named(features), "unseen": str(table["unseen"])}


def names() -> dict[str, dict[str, Table]]:
    """Each name with its value, by list, shelf and first two characters; of the places, most texts need no table."""
    lists = {
        "agencies": agency_names(),
        "regions": region_names(),
        "places": place_names(),
    }
    shelves = sorted({shelf_of(name) for values in lists.values() for name in values})
    return {
        f"names/{title}": {
            shelf: {
                "names": Words(
                    listed(
                        {name: value for name, value in values.items() if shelf_of(name) == shelf},
                        pack=shelf in PACKED,
                    )
                )
            }
            for shelf in shelves
        }
        for title, values in lists.items()
    }


def listed(values: dict[str, str], *, pack: bool) -> dict[str, str]:
    """Names in buckets by their first two characters, as phrases are: `|ris=FR|` under `pa`.

    Where they are packed, the number of the block of their letters stands before these two.
    """
    buckets: dict[str, str] = defaultdict(lambda: "|")
    for name, value in sorted(values.items()):
        block = ""
        if pack:
            block, whole = packed(f"{name}={value}")
            name, _, value = whole.partition("=")
        buckets[block + name[:2]] += f"{name[2:]}={value}|"
    return dict(buckets)


def agency_names() -> dict[str, str]:
    """Each name with the ids that claim it: agencies with rows of their own before outlets, later rows first."""
    table = read(DATA / "agencies.toml")
    outlets = [(slug(name), name) for names in table["outlets"].values() for name in names]
    rows = [(identity, name) for identity, row in table["agencies"].items() for name in row["names"]]
    found: dict[str, list[str]] = defaultdict(list)
    for identity, name in reversed([*outlets, *rows]):
        found[fold(name)].append(identity)
    return joined(found)


def region_names() -> dict[str, str]:
    """Each name with the code of its country or region; hand-written names override generated ones."""
    hand = read(DATA / "regions.toml")
    generated: dict[str, str] = read(GENERATED / "countries.toml")["names"]
    return {**generated, **by_name(hand["short"]), **by_name(hand["regions"])}


def short_region_names() -> dict[str, str]:
    """The abbreviations of regions, which need no comma before them."""
    hand = read(DATA / "regions.toml")
    dotted = {code: [name for name in names if name.endswith(".")] for code, names in hand["regions"].items()}
    return {**by_name(dotted), **by_name(hand["short"])}


def by_name(codes: dict[str, list[str]]) -> dict[str, str]:
    """{code: names} inverted; the first code that claims a name keeps it."""
    found: dict[str, str] = {}
    for code, names in codes.items():
        for name in names:
            found.setdefault(fold(name.rstrip(".")), code)
    return found


def place_names() -> dict[str, str]:
    """The names of towns, without values."""
    names = {fold(name) for name in read(DATA / "places.toml")["places"]}
    names.update(*(block.split("|") for block in read(GENERATED / "cities.toml")["names"].values()))
    return dict.fromkeys(names, "")


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = [
        (path, data) for path, data in compiled() if data != (path.read_bytes() if path.exists() else None)
    ]
    for path, data in stale:
        print(f"{'out of date' if check else 'wrote'}: {path.relative_to(DATA.parent)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
